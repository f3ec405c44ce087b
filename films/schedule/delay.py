"""How a hall runs, as far as the public is told: how late, and whether its doors are closed. Pure.

The delay is of the festival day on which it was set, and of the screenings that end after that: those still to begin
start later, those that run end later. The printed start stays the ticket's. Doors that close, close for one screening:
that which runs then, else the next to begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from festival.lib import clock

from .facts import ScreeningFacts, Words
from .when import clock_words
from .words import NOTHING, both, place_words, say, small

TOLD_FROM = 10  # minutes; less is for staff
CLOSING = 30  # minutes before its printed start from which the doors of the hall are those of a screening
DOORS_CLOSED = say("Doors closed", "Οι πόρτες έκλεισαν")


@dataclass(frozen=True)
class Delay:
    """So many minutes, set at that moment."""

    minutes: int
    set_at: datetime

    def of(self, start: datetime, end: datetime, zone: ZoneInfo) -> int:
        """By how many minutes a screening that is printed so is late; 0 where the delay is none of its own."""
        same_day = clock.festival_day(start, zone) == clock.festival_day(self.set_at, zone)
        if self.minutes < TOLD_FROM or not same_day or clock.passed(end, self.set_at):
            return 0
        return self.minutes

    def start(self, start: datetime, minutes: int) -> datetime:
        """When it really begins: one that had begun when the delay was set began when it was printed."""
        return clock.later(start, minutes) if clock.passed(self.set_at, start) else start


def on_or_next(screenings: Iterable[ScreeningFacts], at: datetime) -> ScreeningFacts | None:
    """Of a hall's: what runs there, else what begins next."""
    standing = [one for one in screenings if not one.called_off and one.phase(at) != "after"]
    return min(standing, key=lambda one: one.start, default=None)


def at_the_door(screenings: Iterable[ScreeningFacts], at: datetime) -> ScreeningFacts | None:
    """Whose doors the hall's are: of what runs there, else of what begins next, if it does so soon."""
    one = on_or_next(screenings, at)
    return one if one and clock.passed(clock.later(one.start, -CLOSING), at) else None


def until_words(screening: ScreeningFacts) -> Words:
    """`21:58`; `about 22:13` where the hall runs late."""
    end = clock_words(screening.end, screening.edition.zone)
    return say("about {end}", "περίπου {end}", end=end) if screening.late else end


def late_words(minutes: int) -> Words:
    if not minutes:
        return NOTHING
    return say("Running about {n} minutes late", "Καθυστέρηση αίθουσας: περίπου {n} λεπτά", n=both(minutes))


def door_words(screening: ScreeningFacts, now: datetime) -> Words:
    """While it runs; before, somebody at the entrance says it."""
    return DOORS_CLOSED if screening.doors_closed and screening.phase(now) == "during" else NOTHING


def door_there_words(screening: ScreeningFacts, now: datetime) -> Words:
    """Where several halls are spoken of, as with their delays."""
    words = small(door_words(screening, now))
    return say("{place}: {words}", "{place}: {words}", place=place_words(screening.place), words=words)


def late_there_words(place: Words, minutes: int) -> Words:
    """Where several halls are spoken of."""
    late = ("{place}: running about {n} minutes late", "{place}: καθυστέρηση περίπου {n} λεπτά")
    return say(*late, place=place, n=both(minutes))
