"""The parts of a state's sentence, in their order. Each part is a sentence of its own, its full stop added at the end.

The first part is the head. `head=True` marks the parts that may say "tomorrow": heads, and all of kind called_off.
"""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock

from . import news, online, tickets
from .delay import door_there_words, door_words, late_there_words, late_words, until_words
from .facts import EditionFacts, ScreeningFacts, Words, WorkFacts
from .programme import Programme
from .terms import CLOSED, LATER, OPEN, STANDBY
from .when import about_clock, when
from .words import NOTHING, both, capital, joined, place_words, reason_words, say

WEEK = 7 * 24 * 60  # minutes before it opens from which the schedule's moment is promised
AT_MOST = 3  # called-off screenings in one sentence; the list beneath has them all

Parts = list[Words]


def withdrawn(programme: Programme) -> Parts:
    reason = programme.withdrawn[programme.edition].reason
    return [news.WITHDRAWN, reason_words(reason)]


def to_be_announced(programme: Programme) -> Parts:
    head = say("Screening schedule to be announced", "Το πρόγραμμα προβολών θα ανακοινωθεί")
    return [head, _expected(programme), *_notes(programme), _online_beside(programme)]


def running(programme: Programme) -> Parts:
    ones, now = programme.running, programme.now
    parts = [_running_head(programme), *_package_parts(ones), *_late_parts(ones), *_door_parts(ones, now)]
    parts += _change_parts(ones[0], programme)
    if len(ones) == 1 and tickets.reach(ones[0], now) in (CLOSED, STANDBY):
        parts.append(tickets.notable_words(ones[0], now))
    if programme.upcoming:
        parts += _next_parts(programme, head=False)
    else:
        parts += [chance_words(programme.chance), _schedule_words(ones[0].edition, programme)]
    return [*parts, *_notes(programme), _online_beside(programme)]


def upcoming(programme: Programme) -> Parts:
    return [*_next_parts(programme, head=True), *_notes(programme), _online_beside(programme)]


def online_now(programme: Programme) -> Parts:
    window, now = programme.window, programme.now
    last_day = say("Last day", "Τελευταία ημέρα") if online.last_day(window, now) else NOTHING
    details = [last_day, capital(_in_package(window.package)), online.territory_words(window)]
    return [online.window_words(window, now), *details, *_notes(programme)]


def called_off(programme: Programme) -> Parts:
    now = programme.now
    parts = []
    for one in programme.news[:AT_MOST]:
        parts += [
            _slot_words(one, programme, head=True),
            news.new_date_words(one, now),
            news.replaced_words(one, now, head=True),
            reason_words(one.reason),
        ]
    return parts


def over(programme: Programme) -> Parts:
    if programme.event:
        head = say("This event has taken place", "Η εκδήλωση έχει πραγματοποιηθεί")
    elif programme.past:
        head = say("All screenings have taken place", "Όλες οι προβολές έχουν πραγματοποιηθεί")
    else:
        head = say("Online screenings have ended", "Οι online προβολές έχουν λήξει")
    return [head, *_notes(programme)]


def nothing_scheduled(programme: Programme) -> Parts:
    greek = "Δεν υπάρχουν προγραμματισμένες προβολές σε φυσικές αίθουσες"
    return [say("No physical screenings scheduled", greek), *_notes(programme)]


def _expected(programme: Programme) -> Words:
    edition, now = programme.edition, programme.now
    moment = edition.schedule_opens_at
    if not moment or not clock.passed(clock.later(moment, -WEEK), now):
        return NOTHING
    return say("Expected: {when}", "Αναμένεται: {when}", when=when(moment, now, edition.zone, head=True))


def _running_head(programme: Programme) -> Words:
    ones = programme.running
    verb = say("On now", "Σε εξέλιξη") if programme.event else say("Showing now", "Προβάλλεται τώρα")
    if len(ones) > 1:
        places = joined((_place_until(one) for one in ones), " and ", ", και ")
    elif ones[0].length_known:
        places = _place_until(ones[0])
    else:
        unconfirmed = ("{place}; end time not confirmed", "{place}· η ώρα λήξης δεν έχει επιβεβαιωθεί")
        places = say(*unconfirmed, place=_at_place(ones[0]))
    return say("{verb} {places}", "{verb}: {places}", verb=verb, places=places)


def _place_until(screening: ScreeningFacts) -> Words:
    place = _at_place(screening)
    if not screening.length_known:
        return say("{place} (end time not confirmed)", "{place} (η ώρα λήξης δεν έχει επιβεβαιωθεί)", place=place)
    return say("{place} until {end}", "{place}, έως {end}", place=place, end=until_words(screening))


def _at_place(screening: ScreeningFacts) -> Words:
    place = place_words(screening.place)
    return place | {"en": f"at {place['en']}" if screening.place else f"at a {place['en']}"}


def _next_parts(programme: Programme, head: bool) -> Parts:
    """What is said of the next screening, whether it opens the sentence or follows a running one."""
    one = programme.next
    return [
        _next_words(programme, head),
        *_package_parts(programme.next_ones),
        *_late_parts(programme.next_ones),
        *_change_parts(one, programme),
        _ticket_words(programme),
        chance_words(programme.chance),
        _others_words(programme) if head else NOTHING,
        _schedule_words(one.edition, programme),
    ]


def _next_words(programme: Programme, head: bool) -> Words:
    start, zone = programme.next.start, programme.next.edition.zone
    slot = {"when": when(start, programme.now, zone, head), "places": _places(programme)}
    if programme.event:
        return say("Starts {when}, {places}", "Έναρξη: {when}, {places}", **slot)
    return say("Next screening: {when}, {places}", "Επόμενη προβολή: {when}, {places}", **slot)


def _places(programme: Programme) -> Words:
    return joined((_place_with_terms(one, programme) for one in programme.next_ones), " and ", " και ")


def _place_with_terms(screening: ScreeningFacts, programme: Programme) -> Words:
    place = place_words(screening.place)
    brief = tickets.brief_words(screening, programme.now) if _terms_differ(programme) else NOTHING
    return place if brief == NOTHING else say("{place} ({brief})", "{place} ({brief})", place=place, brief=brief)


def _terms_differ(programme: Programme) -> bool:
    return len({(one.entry, tickets.ticket_state(one, programme.now)) for one in programme.next_ones}) > 1


def _ticket_words(programme: Programme) -> Words:
    """The next one's tickets and, where it is closed, the way out."""
    one, now, instead = programme.next, programme.now, programme.alternative
    said = NOTHING if _terms_differ(programme) else tickets.notable_words(one, now)
    if instead:
        sold_out = said != NOTHING and one.entry == "ticket" and one.tickets == "sold_out"
        return capital(joined([said, tickets.way_out_words(instead, now, after_sold_out=sold_out)], "; ", "· "))
    if len(programme.upcoming) > 1 and tickets.all_sold_out(programme.upcoming):
        return tickets.all_sold_out_words(programme.upcoming, now)
    return said


def _package_parts(ones: list[ScreeningFacts]) -> Parts:
    """In which package, and about when; where several places were named, for each place."""
    if len(ones) == 1:
        return [capital(_package_words(ones[0]))]
    places = ("{place}: {words}", "{place}: {words}")
    return [say(*places, place=capital(place_words(one.place)), words=_package_words(one)) for one in ones]


def _late_parts(ones: list[ScreeningFacts]) -> Parts:
    """How late the hall runs; where several places were named, for each that does."""
    if len(ones) == 1:
        return [late_words(ones[0].late)]
    return [late_there_words(one.place.label, one.late) for one in ones if one.late]


def _door_parts(ones: list[ScreeningFacts], now: datetime) -> Parts:
    """Whether somebody who comes now is still let in."""
    return [door_words(ones[0], now)] if len(ones) == 1 else [door_there_words(one, now) for one in ones]


def _in_package(package: WorkFacts | None) -> Words:
    return say("in {package}", "στο πρόγραμμα «{package}»", package=package.title) if package else NOTHING


def _package_words(screening: ScreeningFacts) -> Words:
    """No second time for the first film, nor after one of unknown length."""
    words = _in_package(screening.package)
    begins = screening.film_start
    if not screening.package or begins is None or begins == screening.true_start:
        return words
    return joined([words, about_clock(begins, screening.edition.zone)], ", ")


def _change_parts(screening: ScreeningFacts, programme: Programme) -> Parts:
    now = programme.now
    return [news.moved_words(screening, now), news.replaces_words(screening, now)]


def chance_words(count: str | int | None) -> Words:
    """Of `State.chance`."""
    if count is None:
        return NOTHING
    if count == "only":
        return say("Only screening", "Μοναδική προβολή")
    return say("Last of {n}", "Τελευταία από {n} προβολές", n=both(count))


def _others_words(programme: Programme) -> Words:
    """The later ones to which one can still come, if this one too is one of those."""
    now = programme.now
    one, others = programme.next, [other for other in programme.later_ones if _within_reach(other, now)]
    if not others or not _within_reach(one, now):
        return NOTHING
    first = when(others[0].start, now, others[0].edition.zone)
    if len(others) == 1:
        return say("Also {when}", "Επίσης {when}", when=first)
    return say("Also {when} and {n} more", "Επίσης {when} και {n} ακόμη", when=first, n=both(len(others) - 1))


def _within_reach(screening: ScreeningFacts, now: datetime) -> bool:
    return tickets.reach(screening, now) in (OPEN, LATER)


def _schedule_words(edition: EditionFacts, programme: Programme) -> Words:
    if edition.schedule_open(programme.now):
        return NOTHING
    return say("Full schedule to be announced", "Το πλήρες πρόγραμμα προβολών θα ανακοινωθεί")


def _notes(programme: Programme) -> Parts:
    """The called-off ones that are live news, but for those whose replacement has just named them."""
    named = {one.replaces for one in [*programme.running[:1], programme.next] if one}
    untold = [one for one in programme.live_news if one not in named]
    return [_slot_words(one, programme, head=False) for one in untold[:AT_MOST]]


def _slot_words(screening: ScreeningFacts, programme: Programme, head: bool) -> Words:
    """The slot that fell away: `Cancelled: today 20:00, Olympion`."""
    now = programme.now
    return say(
        "{verb}: {when}, {place}",
        "{verb}: {when}, {place}",
        verb=news.called_off_words(screening, now),
        when=when(screening.start, now, screening.edition.zone, head),
        place=place_words(screening.place),
    )


def _online_beside(programme: Programme) -> Words:
    return online.beside_words(programme.window, programme.now) if programme.window else NOTHING
