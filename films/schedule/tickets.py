"""Entry and tickets of a screening at one moment: what is said, and whom to send where.

A ticket state is believed until the office says otherwise, but it ages: a stale one is said with the moment at which it
was last confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from festival.lib import clock

from .facts import ScreeningFacts, Words
from .terms import BRIEF, CLOSED, LATER, OPEN, STANDBY, TERMS, WAYS_OUT, Terms
from .when import as_of, when
from .words import NOTHING, joined, place_words, say

HOUR, DAY = 60, 24 * 60
AGEING = ("on_sale", "few_left", "sold_out", "standby")


def ticket_state(screening: ScreeningFacts, now: datetime) -> str:
    """The state as it is read."""
    return state_read(screening.tickets, screening.tickets_from, now)


def state_read(tickets: str, begins: datetime | None, now: datetime) -> str:
    """When the sale should have opened, nothing is known any more."""
    return "unknown" if tickets == "not_yet" and clock.passed(begins, now) else tickets


def terms(screening: ScreeningFacts, now: datetime) -> Terms:
    state, begins = ticket_state(screening, now), screening.tickets_from
    if state in ("not_yet", "standby") and begins and not clock.passed(begins, now):
        state += "_from"
    return TERMS[screening.entry][state]


def reach(screening: ScreeningFacts, now: datetime) -> str:
    """What a person can do without a ticket: it is open, later, standby or closed."""
    return terms(screening, now).reach


def confirmed_at(screening: ScreeningFacts, now: datetime) -> datetime | None:
    """The moment a stale state must say; None while it is fresh, or does not age."""
    if screening.tickets not in AGEING or not screening.tickets_as_of:
        return None
    soon = clock.passed(clock.later(screening.start, -DAY), now)
    stale_at = clock.later(screening.tickets_as_of, HOUR if soon else DAY)
    return screening.tickets_as_of if clock.passed(stale_at, now) else None


def ticket_words(screening: ScreeningFacts, now: datetime) -> Words:
    """All that is known, as a screening's own line says it."""
    row, begins = terms(screening, now), screening.tickets_from
    moment = {"when": when(begins, now, screening.edition.zone)} if begins else {}
    return _aged(say(row.en, row.el, **moment), [screening], now)


def notable_words(screening: ScreeningFacts, now: datetime) -> Words:
    """The same for the sentence, which is silent where a ticket can be had as usual, and where nothing is known."""
    usual = ticket_state(screening, now) in ("unknown", "on_sale")
    if usual and screening.entry == "ticket":
        return NOTHING
    if usual and screening.entry == "free_ticket":
        return say("Free with a ticket", "Δωρεάν με εισιτήριο")
    return ticket_words(screening, now)


def entry_words(screening: ScreeningFacts) -> Words:
    """The way in alone, for what is read hours later: it does not change with the tickets. Silent about the usual."""
    row = TERMS[screening.entry]["on_sale" if screening.entry == "free_ticket" else "unknown"]
    return NOTHING if screening.entry == "ticket" else say(row.en, row.el)


def brief_words(screening: ScreeningFacts, now: datetime) -> Words:
    """For brackets behind a place."""
    return BRIEF[screening.entry].get(ticket_state(screening, now), NOTHING)


def way_out(screening: ScreeningFacts, others: Sequence[ScreeningFacts], now: datetime) -> ScreeningFacts | None:
    """The one to offer instead of a screening to which one cannot simply come."""
    wanted = {CLOSED: (OPEN, LATER, STANDBY), STANDBY: (OPEN, LATER)}.get(reach(screening, now), ())
    return next((other for level in wanted for other in others if reach(other, now) == level), None)


def way_out_words(other: ScreeningFacts, now: datetime, after_sold_out: bool = False) -> Words:
    """Greek does not name the tickets again right after "Εξαντλήθηκαν τα εισιτήρια"."""
    level = reach(other, now)
    key = other.entry if level == OPEN else level
    template = WAYS_OUT["more_tickets" if key == "ticket" and after_sold_out else key]
    words = say(*template, when=when(other.start, now, other.edition.zone), place=place_words(other.place))
    return _aged(words, [other], now)


def all_sold_out(screenings: Sequence[ScreeningFacts]) -> bool:
    return all(one.entry in ("ticket", "free_ticket") and one.tickets == "sold_out" for one in screenings)


def all_sold_out_words(screenings: Sequence[ScreeningFacts], now: datetime) -> Words:
    words = say("All remaining screenings are sold out", "Εξαντλήθηκαν τα εισιτήρια για όλες τις υπόλοιπες προβολές")
    return _aged(words, screenings, now)


def _aged(words: Words, screenings: Sequence[ScreeningFacts], now: datetime) -> Words:
    """With the age of the oldest stale state it rests on."""
    stale = [(confirmed_at(one, now), one.edition.zone) for one in screenings if confirmed_at(one, now)]
    if not stale:
        return words
    moment, zone = min(stale, key=lambda pair: pair[0])
    return joined([words, say("(as of {when})", "(ενημέρωση {when})", when=as_of(moment, now, zone))])
