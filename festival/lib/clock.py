"""The one clock: the festival day, wall time and every comparison of moments.

Instants are aware datetimes in UTC. A *festival day* runs from 06:00 to 06:00 of the edition's wall clock, so a
screening at 00:30 belongs to the night before; across a clock change it lasts 23 or 25 hours. Two aware datetimes of
the same zone compare by wall clock and ignore the repeated hour, therefore everything is converted to UTC first.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

DAY_STARTS = time(6)
HELD = datetime(9999, 1, 1, tzinfo=UTC)  # never comes: on hold, where an empty moment would follow the edition
NONE, SECOND, MINUTE, DAY = timedelta(), timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


def now() -> datetime:
    """This instant, in UTC. The only call of the system clock."""
    return timezone.now().astimezone(UTC)


def passed(moment: datetime | None, at: datetime) -> bool:
    """Whether `moment` is set and has come: 11:00:00 is open at 11:00:00. An empty moment never comes."""
    return moment is not None and moment <= at


def later(instant: datetime, minutes: int) -> datetime:
    """`minutes` of real time after `instant`, also through a clock change; in UTC."""
    return instant.astimezone(UTC) + timedelta(minutes=minutes)


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows at `instant`."""
    return instant.astimezone(zone)


def repeated_hour(instant: datetime, zone: ZoneInfo) -> str:
    """`summer` or `winter` where the wall shows this hour twice, as the clocks go back in October; else empty."""
    shown = wall(instant, zone)
    if shown.replace(fold=0).utcoffset() == shown.replace(fold=1).utcoffset():
        return ""
    return "winter" if shown.fold else "summer"


def shift(shown: datetime, zone: ZoneInfo) -> timedelta:
    """By how much the wall jumps at `shown`: forward where it never shows it, back where it shows it twice."""
    first, second = (shown.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return second.utcoffset() - first.utcoffset()


def jump(skipped: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """What the wall shows as it jumps over `skipped`, and what right after."""
    start = skipped.replace(second=0, microsecond=0)
    while shift(start - MINUTE, zone) > NONE:
        start -= MINUTE
    return start, start + shift(start, zone)


def changes(zone: ZoneInfo, first: datetime, last: datetime) -> list[datetime]:
    """The moments between the two, full seconds in UTC, at which the clocks of the zone are changed."""
    days = [first + DAY * number for number in range((last - first).days)]
    return [_change(zone, day, day + DAY) for day in days if _offset(day, zone) != _offset(day + DAY, zone)]


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The one between the two, by halving."""
    while after - before > SECOND:
        middle = before + (after - before) // SECOND // 2 * SECOND
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return wall(instant, zone).utcoffset()


def at_midnight(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether the wall shows 23:59 or 00:00, the seam of two dates."""
    return wall(instant, zone).strftime("%H:%M") in ("23:59", "00:00")


def at_wall(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant at which the wall shows `clock` on calendar date `day` (the first, where it shows it twice)."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def next_wall(clock: time, after: datetime, zone: ZoneInfo) -> datetime:
    """The first instant later than `after` at which the wall shows `clock`."""
    today = wall(after, zone).date()
    coming = at_wall(today, clock, zone)
    return coming if coming > after else at_wall(today + timedelta(days=1), clock, zone)


def festival_day(instant: datetime, zone: ZoneInfo) -> date:
    """The festival day an instant belongs to: before 06:00 it is still the day before."""
    shown = wall(instant, zone)
    return shown.date() if shown.time() >= DAY_STARTS else shown.date() - timedelta(days=1)


def after_midnight(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether the wall shows the small hours, 00:00:00 to 05:59:59."""
    return wall(instant, zone).time() < DAY_STARTS


def day_opens(day: date, zone: ZoneInfo) -> datetime:
    """06:00 of `day`, in UTC."""
    return at_wall(day, DAY_STARTS, zone)


def day_closes(day: date, zone: ZoneInfo) -> datetime:
    """06:00 of the day after `day`, in UTC; exclusive."""
    return day_opens(day + timedelta(days=1), zone)


def day_hour(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant of an hour *of the festival day*: 02:00 of Friday lies after 22:00, on Saturday's date."""
    return at_wall(day + timedelta(days=clock < DAY_STARTS), clock, zone)


def days(first: date, last: date) -> list[date]:
    """Every date from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
