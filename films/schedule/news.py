"""What happened to a screening: moved, put in another's place, called off. Shared by the sentence and the own line."""

from __future__ import annotations

from datetime import datetime

from .facts import PlaceFacts, ScreeningFacts, Words
from .when import when
from .words import NOTHING, joined, place_words, say

VERBS = {
    # English has one form; Greek says Ακυρώνεται while it is live news, Ακυρώθηκε after
    "cancelled": {True: say("Cancelled", "Ακυρώνεται"), False: say("Cancelled", "Ακυρώθηκε")},
    "postponed": {True: say("Postponed", "Αναβάλλεται"), False: say("Postponed", "Αναβλήθηκε")},
}
NEW_DATE = {
    True: say("New date to be announced", "Η νέα ημερομηνία θα ανακοινωθεί"),
    False: say("No new date was announced", "Δεν ανακοινώθηκε νέα ημερομηνία"),
}
DISCUSSION_CANCELLED = say("The discussion is cancelled", "Η συζήτηση με το κοινό ακυρώνεται")
WITHDRAWN = say("Withdrawn from the programme", "Αποσύρθηκε από το πρόγραμμα")
MOVED = say("Moved", "Μετακινήθηκε")

# Templates of `say`.
WAS = ("Was: {slot}", "Ήταν: {slot}")
REPLACES = ("Replaces: {other}", "Αντικαθιστά: {other}")
REPLACED_BY = ("Replaced by: {other}", "Αντικαθίσταται από: {other}")


def moved_words(screening: ScreeningFacts, now: datetime) -> Words:
    if screening.status != "moved":
        return NOTHING
    start, place = moved_from(screening)
    was = when(start, now, screening.edition.zone, night=False) if start else NOTHING
    if start and place:
        return say("Moved (was {when}, {place})", "Μετακινήθηκε (ήταν {when}, {place})", when=was, place=place.label)
    if start:
        return say("New time (was {when})", "Νέα ώρα (ήταν {when})", when=was)
    if place:
        return say("New venue (was {place})", "Νέα αίθουσα (ήταν {place})", place=place.label)
    return MOVED


def moved_from(screening: ScreeningFacts) -> tuple[datetime | None, PlaceFacts | None]:
    """What no longer holds of the slot the public was told last: its start, its place; None where it still does."""
    before, place = screening.previous_start, screening.previous_place
    if screening.status != "moved":
        return None, None
    return (
        None if before == screening.start else before,
        None if place is None or _same_place(place, screening.place) else place,
    )


def replaces_words(screening: ScreeningFacts, now: datetime) -> Words:
    return say(*REPLACES, other=_other_words(screening, screening.replaces, now, head=False))


def replaced_words(screening: ScreeningFacts, now: datetime, head: bool = False) -> Words:
    return say(*REPLACED_BY, other=_other_words(screening, screening.replaced_by, now, head))


def called_off_words(screening: ScreeningFacts, now: datetime) -> Words:
    return VERBS[screening.status][screening.live_news(now)]


def new_date_words(screening: ScreeningFacts, now: datetime) -> Words:
    return NEW_DATE[screening.live_news(now)] if screening.status == "postponed" else NOTHING


def discussion_words(screening: ScreeningFacts, now: datetime) -> Words:
    """Nobody is left who would hold it; of no use once it is over, or where nothing takes place."""
    told = screening.qa_cancelled and not screening.called_off and screening.phase(now) != "after"
    return DISCUSSION_CANCELLED if told else NOTHING


def _other_words(screening: ScreeningFacts, other: ScreeningFacts | None, now: datetime, head: bool) -> Words:
    """What else is needed to know the other half by: its name, or its time and place, or all three."""
    if other is None or not other.public(now):
        return NOTHING
    same_name = other.name == screening.name
    same_slot = other.start == screening.start and _same_place(other.place, screening.place)
    slot = [when(other.start, now, other.edition.zone, head), place_words(other.place)]
    return joined([*([] if same_name else [other.name]), *(slot if same_name or not same_slot else [])], ", ")


def _same_place(one: PlaceFacts | None, other: PlaceFacts | None) -> bool:
    return (one and one.key) == (other and other.key)
