"""A festival day as staff see it on a phone: its screenings, and the hall that is theirs first.

The hall is remembered in the session, by a POST; the day stands in the address, and without one it is today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from festival.lib import clock
from films.models import Edition, Hall, Screening
from films.schedule.facts import ScreeningFacts
from films.schedule.load import facts_of

from .zones import working_edition

HALL = "hall"  # of the session
REFRESH = 20  # seconds after which an open page looks again


@dataclass
class Today:
    """One day of the edition staff work on, at this moment."""

    edition: Edition
    day: date
    at: datetime
    hall: int | None  # the id of the one that is mine

    @classmethod
    def of(cls, request) -> Today | None:
        """None while there is no edition."""
        edition, at = working_edition(), clock.now()
        if edition is None:
            return None
        today = clock.festival_day(at, edition.zone)
        return cls(edition, _asked(request.GET.get("day"), edition) or today, at, request.session.get(HALL))

    @property
    def is_today(self) -> bool:
        return self.day == clock.festival_day(self.at, self.edition.zone)

    @cached_property
    def screenings(self) -> list[ScreeningFacts]:
        return facts_of(Screening.objects.on_day(self.edition, self.day), self.at)

    @cached_property
    def halls(self) -> list[Hall]:
        """Those with screenings on that day, mine first."""
        halls = {one.row.hall_id: one.row.hall for one in self.screenings if one.row.hall_id}
        return sorted(halls.values(), key=lambda hall: (hall.pk != self.hall, hall.label))

    @property
    def coming(self) -> list[date]:
        """The days of the edition from today on: tickets of later days sell out too."""
        return [day for day in self.edition.days if day >= clock.festival_day(self.at, self.edition.zone)]


def remember_hall(request) -> None:
    """Mine is what was chosen; nothing chosen: none."""
    request.session[HALL], _word = number_and_word(request.POST.get(HALL, ""))


def number_and_word(text: str) -> tuple[int | None, str]:
    """What a button sends: `12:sold_out`; the number is None where there is none."""
    number, _colon, word = text.partition(":")
    return int(number) if number.isdecimal() and number.isascii() else None, word


def _asked(text: str | None, edition: Edition) -> date | None:
    return next((day for day in edition.days if str(day) == text), None)
