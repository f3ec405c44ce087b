"""VTIMEZONE: the clock changes of a zone, in the years that are asked for and no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from festival.lib import clock

LONG_BEFORE = "19700101T000000"


def timezone(zone: ZoneInfo, moments: Iterable[datetime]) -> list[str]:
    """The component of a zone, right for all of these moments; for none, one that says no more than its standard time.

    Every change is written out: a rule would go on for ever, and laws on summer time do not.
    """
    years = [clock.wall(moment, zone).year for moment in moments]
    return list(_component(zone, min(years), max(years))) if years else _enclosed(zone, _observances(zone, []))


@lru_cache(maxsize=64)
def _component(zone: ZoneInfo, first: int, last: int) -> tuple[str, ...]:
    """From the change before the first year, whose time is in force as it begins."""
    changes = clock.changes(zone, *(datetime(year, 1, 1, tzinfo=UTC) for year in (first - 1, last + 1)))
    return tuple(_enclosed(zone, _observances(zone, changes)))


def _enclosed(zone: ZoneInfo, lines: list[str]) -> list[str]:
    return ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", f"X-LIC-LOCATION:{zone.key}", *lines, "END:VTIMEZONE"]


def _observances(zone: ZoneInfo, changes: list[datetime]) -> list[str]:
    """A zone that keeps its time the whole while has one, in force since long before."""
    if not changes:
        shown = clock.wall(datetime(2000, 1, 1, tzinfo=UTC), zone)
        return _observance(shown, shown, LONG_BEFORE)
    return [line for change in changes for line in _change(zone, change)]


def _change(zone: ZoneInfo, change: datetime) -> list[str]:
    """Its moment is told by the clock that is being changed."""
    before, after = clock.wall(change - clock.SECOND, zone), clock.wall(change, zone)
    onset = (change + before.utcoffset()).strftime("%Y%m%dT%H%M%S")
    return _observance(before, after, onset)


def _observance(before: datetime, after: datetime, onset: str) -> list[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"TZNAME:{after.tzname()}",
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after)}",
        f"DTSTART:{onset}",
        f"END:{kind}",
    ]


def _offset(shown: datetime) -> str:
    """`+0200`; with the seconds of old local times, `+013452`."""
    return shown.strftime("%z")
