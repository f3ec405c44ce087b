"""The page of a shortcut: what is still to come of it, day by day; and the calendar of those for guests."""

from itertools import groupby

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import pgettext
from django.views.generic import DetailView

from festival.lib.views import PublicPage
from films.current import current_edition
from films.models import Shortcut
from films.schedule.board import open_to_all
from films.schedule.load import EditionSchedule
from films.shortcuts import chosen, still_to_come
from people.redirects import Lasting

from .calendars import CalendarView


class PickPage(PublicPage, Lasting, DetailView):
    """`/picks/<slug>/`: what can still be entered; what is closed or called off is folded below."""

    template_name = "films/pick.html"
    context_object_name = "shortcut"
    slug_kinds = {"slug": "shortcut"}

    def get_object(self, queryset=None):
        return get_object_or_404(Shortcut, slug=self.kwargs["slug"])

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if self.object.for_guests:
            response["X-Robots-Tag"] = "noindex"
        return response

    def breadcrumbs(self):
        return [(pgettext("menu", "Schedule"), reverse("films:schedule"))]

    def get_context_data(self, **kwargs):
        edition = current_edition(self.request)
        lines = still_to_come(self.object.words, EditionSchedule(edition, self.at)) if edition else []
        open_ = [line for line in lines if self._open(line)]
        closed = [line for line in lines if line not in open_]
        return {
            **super().get_context_data(**kwargs),
            "edition": edition,
            "days": by_day(open_),
            "closed": by_day(closed),
            "count": len(open_),
            "closed_count": len(closed),
            "schedule_open": bool(edition) and edition.schedule_open(self.at),
        }

    def _open(self, line) -> bool:
        """Guests come by their accreditation, so that no house is closed to them."""
        return line.takes_place if self.object.for_guests else open_to_all(line, self.at)


class PickCalendar(CalendarView):
    """The calendar of a shortcut for guests, by an address that only staff give away; of no other there is one."""

    slug_kinds = {"slug": "shortcut"}

    def get_object(self):
        shortcut = get_object_or_404(Shortcut, slug=self.kwargs["slug"])
        if not (shortcut.for_guests and constant_time_compare(shortcut.key, self.kwargs["token"])):
            raise Http404
        return shortcut

    def get(self, request, **kwargs):
        response = super().get(request, **kwargs)
        response["Cache-Control"] = "private, max-age=300"  # nothing that others may keep
        return response

    def title(self, shortcut):
        return self.of_edition(shortcut.name)

    def lines(self, shortcut):
        edition = current_edition(self.request)
        return chosen(shortcut.words, EditionSchedule(edition, self.at)) if edition else []


def by_day(lines) -> list[tuple]:
    return [(day, list(found)) for day, found in groupby(lines, key=lambda line: line.facts.day)]
