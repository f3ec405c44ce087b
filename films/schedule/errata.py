"""What is said of changes to screenings: the label of the weightiest, and what else there is to know. Pure.

`films/schedule/changes.py` says when a state will change; here is what has changed, as `recording` kept it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from festival.lib import clock

from . import news
from .facts import ScreeningFacts, Words
from .when import when
from .words import NOTHING, joined, place_words, reason_words, say, sentences, without_stop

# The weightiest first.
LABELS = {
    "replaced": say("Cancelled", "Ακυρώνεται"),
    "cancelled": say("Cancelled", "Ακυρώνεται"),
    "postponed": say("Postponed", "Αναβάλλεται"),
    "back_on": say("Takes place after all", "Θα γίνει κανονικά"),
    "time": say("New time", "Νέα ώρα"),
    "hall": say("New venue", "Νέα αίθουσα"),
    "added": say("New screening", "Νέα προβολή"),
    "film": say("Film announced", "Ανακοινώθηκε η ταινία"),
    "bill": say("Films changed", "Αλλαγή ταινιών"),
    "guest": say("Guests", "Προσκεκλημένοι"),
    "discussion": say("Discussion", "Συζήτηση με το κοινό"),
    "subtitles": say("Subtitles", "Υπότιτλοι"),
    "access": say("Accessibility", "Προσβασιμότητα"),
}
NEW_EVENT = say("New event", "Νέα εκδήλωση")
KINDS = list(LABELS)
NO_DAY_IS_NEAR = datetime(1900, 1, 1, tzinfo=UTC)  # so that a feed, read whenever, never says "today"


@dataclass(eq=False)
class ChangeFacts:
    """One fact that changed, before and after: an instant; a code, where the kind says all; or words: of a place, of
    the subtitles, of a guest or a film (nothing: does not come, is not shown); of access services by their codes."""

    kind: str
    fact: str
    moment: datetime
    before: datetime | str | Words | dict[str, Words]
    after: datetime | str | Words | dict[str, Words]
    about: int | None = None  # which guest or film, so that each has changes of its own
    reason: Words = field(default_factory=lambda: NOTHING)
    ticket_note: Words = field(default_factory=lambda: NOTHING)
    edited_at: datetime | None = None


@dataclass(eq=False)
class Erratum:
    """The changes of one screening that are told together, the weightiest first."""

    screening: ScreeningFacts
    changes: list[ChangeFacts]

    def __post_init__(self):
        self.changes.sort(key=lambda change: KINDS.index(change.kind))

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(change.kind for change in self.changes))

    @property
    def weight(self) -> int:
        return KINDS.index(self.kinds[0])

    @property
    def moment(self) -> datetime:
        return max(change.moment for change in self.changes)

    @property
    def edited_at(self) -> datetime:
        return max(change.edited_at or change.moment for change in self.changes)

    @property
    def day(self) -> date:
        """The festival day on which somebody would look for it: the one it was on before."""
        return clock.festival_day(self._before("time", self.screening.start), self.screening.edition.zone)

    @property
    def start(self) -> datetime:
        """When on that day: where it was, if it is on another day now."""
        now, zone = self.screening.start, self.screening.edition.zone
        return now if clock.festival_day(now, zone) == self.day else self._before("time", now)

    def label(self, now: datetime) -> Words:
        """What has become of it, in a word or two."""
        if self.kinds[0] in ("replaced", "cancelled", "postponed") and self.screening.called_off:
            return news.called_off_words(self.screening, now)
        if self.kinds[:2] == ["time", "hall"]:
            return news.MOVED
        return NEW_EVENT if self.kinds[0] == "added" and self.screening.own_kind else LABELS[self.kinds[0]]

    def details(self, now: datetime, near: datetime | None = None) -> Words:
        """What it was, by what it is replaced, who comes, why: sentences behind the label. Days are near to `near`."""
        return sentences([*self._what(now, near or now), *self._why()])

    def note(self, now: datetime) -> Words:
        """Beside the screening's own line, which says itself what has become of its time, its place, its status and
        its discussion."""
        moment = when(self.moment, now, self.screening.edition.zone, night=False)
        added = self.kinds[0] == "added"
        head = ("Added: {when}", "Προστέθηκε: {when}") if added else ("Changed: {when}", "Άλλαξε: {when}")
        unsaid = [LABELS[kind] for kind in self.kinds if kind in ("back_on", "film")]
        talks = [] if self.screening.qa_cancelled else self._discussions()
        more = [*self._gains(), *talks, without_stop(self.changes[0].ticket_note)]
        return sentences([say(*head, when=moment), *unsaid, *more])

    def slot(self, near: datetime) -> Words:
        """When and where it is by now."""
        return _slot_words(self.screening, near)

    def _what(self, now: datetime, near: datetime) -> list[Words]:
        return [
            self._instead(now, near),
            news.new_date_words(self.screening, now) if self.kinds[0] == "postponed" else NOTHING,
            self._was(near),
            self._film(),
            *self._gains(),
            *self._discussions(),
        ]

    def _why(self) -> list[Words]:
        first = self.changes[0]
        return [reason_words(first.reason), without_stop(first.ticket_note)]

    def _instead(self, now: datetime, near: datetime) -> Words:
        """What replaces it, if the public may know that: its name, or its time and place where the name is the same."""
        other = self.screening.replaced_by
        if self.kinds[0] != "replaced" or other is None or not other.public(now):
            return NOTHING
        named = _slot_words(other, near) if other.name == self.screening.name else other.name
        return say(*news.REPLACED_BY, other=named)

    def _was(self, near: datetime) -> Words:
        zone = self.screening.edition.zone
        slot = [when(change.before, near, zone, night=False) for change in self._of("time")]
        slot += [change.before for change in self._of("hall")]
        return say(*news.WAS, slot=joined(slot, ", ")) if slot else NOTHING

    def _gains(self) -> list[Words]:
        films, guests, access = self._of("bill"), self._of("guest"), self._of("access")
        return [
            say("No longer shown: {films}", "Εκτός προγράμματος πλέον: {films}", films=_together(map(_gone, films))),
            say("Also shown: {films}", "Στο πρόγραμμα πλέον και: {films}", films=_together(one.after for one in films)),
            say("Guests: {names}", "Προσκεκλημένοι: {names}", names=_together(one.after for one in guests)),
            say("Not coming: {names}", "Απουσία: {names}", names=_together(_gone(one) for one in guests)),
            *(one.after for one in self._of("subtitles")),
            say("Now with: {names}", "Παρέχεται: {names}", names=_together(_new(one) for one in access)),
            say("Without: {names}", "Δεν παρέχεται: {names}", names=_together(_lost(one) for one in access)),
        ]

    def _discussions(self) -> list[Words]:
        return [_discussion_words(change) for change in self._of("discussion")]

    def _film(self) -> Words:
        """Where it is not the label."""
        if not self._of("film") or self.kinds[0] == "film":
            return NOTHING
        return say("Film announced: {film}", "Ανακοινώθηκε η ταινία: {film}", film=self.screening.name)

    def _of(self, fact: str) -> list[ChangeFacts]:
        return [change for change in self.changes if change.fact == fact]

    def _before(self, fact: str, otherwise):
        return next((change.before for change in self._of(fact)), otherwise)


def last_told(changes: Iterable[ChangeFacts]) -> list[ChangeFacts]:
    """Of each fact its last change; of a new screening only that it is called off, or its film announced."""
    return _of_new({_key(change): change for change in changes})


def netted(changes: Iterable[ChangeFacts]) -> list[ChangeFacts]:
    """From what was told first to what is told last: what came back to where it was is no change."""
    first, last = {}, {}
    for change in changes:
        first.setdefault(_key(change), change.before)
        last[_key(change)] = change
    changed = {key: change for key, change in last.items() if change.fact == "added" or change.after != first[key]}
    return _of_new({key: replace(change, before=first[key]) for key, change in changed.items()})


def _of_new(changes: dict) -> list[ChangeFacts]:
    if not any(change.fact == "added" for change in changes.values()):
        return list(changes.values())
    return [change for change in changes.values() if change.fact in ("added", "status", "film")]


def _key(change: ChangeFacts) -> tuple:
    return change.fact, change.about


def _slot_words(screening: ScreeningFacts, near: datetime) -> Words:
    return joined([when(screening.start, near, screening.edition.zone), place_words(screening.place)], ", ")


def _together(names: Iterable[Words]) -> Words:
    return joined(names, ", ")


def _gone(change: ChangeFacts) -> Words:
    return NOTHING if any(change.after.values()) else change.before


def _new(access: ChangeFacts) -> Words:
    return _beyond(access.after, access.before)


def _lost(access: ChangeFacts) -> Words:
    return _beyond(access.before, access.after)


def _beyond(services: dict[str, Words], others: dict[str, Words]) -> Words:
    """Those that are not among the others."""
    return _together(words for code, words in services.items() if code not in others)


def _discussion_words(change: ChangeFacts) -> Words:
    if change.after:
        return say("A discussion follows", "Ακολουθεί συζήτηση με το κοινό")
    return news.DISCUSSION_CANCELLED
