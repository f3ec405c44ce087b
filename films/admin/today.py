"""A festival day as staff see it on a phone: its screenings, the hall that is theirs first, and the page around both.

The hall is remembered in the session, by a POST; the day stands in the address, and without one it is today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from festival.lib import clock
from festival.lib.numbers import row_number
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


class TodayPage:
    """A mixin of an admin: its page for a thumb, for those with the permission `may`, which needs no other.

    A tap is a POST that answers with the page; GET only looks. Each such page has two methods of its own:
    `tapped(request, today)` does what the button says and gives the id of the part of the page to come back to,
    `shown(request, today)` gives what the template needs besides.
    """

    may = today_title = today_template = ""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.today_page), f"films_{self.opts.model_name}_today"
        return [path("today/", view, name=name), *super().get_urls()]

    def today_page(self, request):
        if not request.user.has_perm(self.may):
            raise PermissionDenied
        today = Today.of(request)
        if request.method != "POST":
            return self._today_shown(request, today)
        if HALL in request.POST:
            request.session[HALL], _word = number_and_word(request.POST[HALL])
            return HttpResponseRedirect(request.get_full_path())
        if today is None:
            raise Http404
        return HttpResponseRedirect(f"{request.get_full_path()}#{self.tapped(request, today)}")

    def _today_shown(self, request, today: Today | None) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "is_nav_sidebar_enabled": False,
            "title": self.today_title,
            "today": today,
            "refresh": REFRESH,
            **(self.shown(request, today) if today else {}),
        }
        with timezone.override(today and today.edition.zone):
            return TemplateResponse(request, self.today_template, context).render()


def number_and_word(text: str) -> tuple[int | None, str]:
    """What a button sends: `12:sold_out`; the number is None where there is none."""
    number, _colon, word = text.partition(":")
    return row_number(number), word


def _asked(text: str | None, edition: Edition) -> date | None:
    return next((day for day in edition.days if str(day) == text), None)
