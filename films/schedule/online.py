"""Online windows in words. Their dates are never relative, for a window lasts for days."""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock

from . import news
from .facts import WindowFacts, Words
from .when import clock_words, month_day
from .words import NOTHING, joined, say, small

WITHDRAWN = say("Not online: {withdrawn}", "Δεν προβάλλεται online: {withdrawn}", withdrawn=small(news.WITHDRAWN))


def window_words(window: WindowFacts, now: datetime) -> Words:
    if window.phase(now) == "after":
        return say("Online window closed", "Η online προβολή έληξε")
    if window.phase(now) == "during":
        return say("Online until {closing}", "Online έως {closing}", closing=_closing(window))
    opening = joined([month_day(_date(window, window.opens)), clock_words(window.opens, window.edition.zone)])
    template = ("Online from {opening} until {closing}", "Online από {opening} έως {closing}")
    return say(*template, opening=opening, closing=_closing(window))


def beside_words(window: WindowFacts, now: datetime) -> Words:
    return say("Also {window}", "Και {window}", window=small(window_words(window, now)))


def last_day(window: WindowFacts, now: datetime) -> bool:
    return window.phase(now) == "during" and _date(window, _last_minute(window)) == _date(window, now)


def territory_words(window: WindowFacts) -> Words:
    return say("Available in: {where}", "Διαθέσιμη σε: {where}", where=window.territory)


def _closing(window: WindowFacts) -> Words:
    """The last date; with the time only if it is an odd one. Midnight belongs to the day before."""
    zone = window.edition.zone
    odd = NOTHING if clock.at_midnight(window.closes, zone) else clock_words(window.closes, zone)
    return joined([month_day(_date(window, _last_minute(window))), odd])


def _last_minute(window: WindowFacts) -> datetime:
    return clock.later(window.closes, -1)


def _date(window: WindowFacts, instant: datetime):
    return clock.wall(instant, window.edition.zone).date()
