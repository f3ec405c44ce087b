"""When the demonstration takes place: every moment of it is a day of the festival and an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from festival.lib import clock

ZONE = ZoneInfo("Europe/Athens")
TODAY = 4  # the day of the festival on which it is now, with --now


@dataclass(frozen=True)
class Dates:
    """The date of day 1, and the moment the edition is made for: what is known of tickets is as of then."""

    first: date
    at: datetime

    @classmethod
    def fixed(cls, given: dict) -> Dates:
        """The dates in festival.json, the same on every day."""
        first, (day, hour) = date.fromisoformat(given["first"]), given["at"]
        return cls(first, clock.at_wall(first + timedelta(days=day - 1), time.fromisoformat(hour), ZONE))

    @classmethod
    def around(cls, now: datetime) -> Dates:
        """The festival day of `now` is day 4."""
        today = clock.festival_day(now, ZONE)
        return cls(today - timedelta(days=TODAY - 1), now.replace(second=0, microsecond=0))

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number - 1)

    def moment(self, number: int, hour: str) -> datetime:
        """`4, "00:15"`: a quarter past midnight in the night of day 4."""
        return clock.day_hour(self.day(number), time.fromisoformat(hour), ZONE)

    def read(self, given: list | str | None) -> datetime | None:
        """A moment as the files write it: day and hour, or an instant that never moves."""
        return datetime.fromisoformat(given) if isinstance(given, str) else given and self.moment(*given)

    def before(self, minutes: int) -> datetime:
        """So many minutes before the moment the edition is made for."""
        return clock.later(self.at, -minutes)
