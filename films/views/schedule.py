"""The schedule of an edition, one festival day a page, as a list."""

from datetime import date
from itertools import groupby

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from festival.lib import clock
from festival.lib.structured import listing
from festival.lib.views import PublicPage
from films.current import current_edition
from films.filters import FilmFilter, ScreeningFilter, showing
from films.models import Edition, Film, Screening
from films.offers import film_choices, screening_choices
from films.schedule.load import EditionSchedule
from people.redirects import Lasting


class SchedulePage(PublicPage, Lasting, TemplateView):
    """One day: of the current edition, or of the one named in the address; without a day, today or the first."""

    template_name = "films/schedule.html"
    slug_kinds = {"edition": "edition"}

    def get_object(self):
        """The edition, as the address names it."""
        if "edition" in self.kwargs:
            return get_object_or_404(Edition.objects.public(self.at), slug=self.kwargs["edition"])
        return current_edition(self.request)

    def get(self, request, *args, **kwargs):
        self.edition = self.get_object()
        if self.edition is None:
            return self._nothing_announced()
        if redirect := self._elsewhere():
            return redirect
        return super().get(request, *args, **kwargs)

    def _nothing_announced(self):
        if "day" in self.kwargs:
            raise Http404(_("There is no festival on that day."))
        return self.render_to_response(self.get_context_data())

    def _elsewhere(self):
        """Settles the day: one of the edition's own; another edition's redirects there; any other is a 404.

        A filter by one day, which the programme has, is that day's page here.
        """
        if day := self._filtered_day():
            return self._to_day(self.edition, day)
        self.day = self._asked_day()
        if self.day is None:
            self.day = self._day_to_open()
        elif self.day not in self.edition.days:
            return self._other_edition()
        return None

    def _asked_day(self) -> date | None:
        if "day" not in self.kwargs:
            return None
        try:
            return date.fromisoformat(self.kwargs["day"])
        except ValueError:
            raise Http404(_("There is no such day.")) from None

    def _filtered_day(self) -> str:
        days = self.request.GET.getlist("day")
        return days[0] if len(days) == 1 and days[0] in map(str, self.edition.days) else ""

    def _day_to_open(self) -> date | None:
        if not self.edition.days:
            return None
        today = clock.festival_day(self.at, self.edition.zone)
        return today if today in self.edition.days else self.edition.days[0]

    def _other_edition(self):
        other = Edition.objects.public(self.at).filter(starts__lte=self.day, ends__gte=self.day).first()
        if other is None or "edition" in self.kwargs:
            raise Http404(_("There is no festival on that day."))
        return self._to_day(other, self.day)

    def _to_day(self, edition, day):
        """The page of a day, with the other filters."""
        query = self.request.GET.copy()
        query.pop("day", None)
        path = reverse("films:edition-schedule-day", args=[edition.slug, day])
        return HttpResponseRedirect(f"{path}?{query.urlencode()}" if query else path)

    def canonical_path(self):
        if self.edition is None or self.day is None:
            return self.request.path
        return reverse("films:edition-schedule-day", args=[self.edition.slug, self.day])

    def breadcrumbs(self):
        return [(self.edition.label, self.edition.get_absolute_url())] if self.edition else []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.edition is None:
            return {**context, "edition": None}
        schedule = EditionSchedule(self.edition, self.at)
        screenings, filters = self._filtered()
        lines = schedule.among(screenings.values_list("pk", flat=True))
        today = clock.festival_day(self.at, self.edition.zone)
        earlier = [line for line in lines if line.phase == "after"] if self.day == today else []
        return {
            **context,
            "edition": self.edition,
            "day": self.day,
            "earlier": by_hour(earlier),
            "earlier_count": len(earlier),
            "hours": by_hour([line for line in lines if line not in earlier]),
            "count": len(lines),
            "filters": filters,
            "windows": schedule.windows_on(self.day) if self.day else [],
            "schedule_open": self.edition.schedule_open(self.at),
            "structured": [listing(line.row for line in lines if line.facts.audience == "public")],
            "without_screenings": not lines and not schedule.lines,
            "today": today,
        }

    def _filtered(self):
        """The day's screenings that pass both filters; press and industry only where `audience=` asks."""
        data, edition = self.request.GET, self.edition
        base = Screening.objects.filter(Screening.moment_q(self.at), edition=edition)
        choices = screening_choices(edition, base)
        if self.day:
            base = base.on_day(edition, self.day)
        by_screening = ScreeningFilter(data, base, edition=edition, at=self.at, choices=choices)
        by_film = FilmFilter(
            data, Film.objects.public(self.at), edition=edition, at=self.at, choices=film_choices(edition, self.at)
        )
        screenings = by_screening.qs
        if by_film.active:
            screenings = screenings.filter(showing(by_film.qs))
        return screenings.distinct(), [by_film, by_screening]


def by_hour(lines) -> list[tuple[str, list]]:
    """Lines grouped by the wall's hour they start in, `20:00`."""
    return [(hour, list(group)) for hour, group in groupby(lines, key=lambda line: f"{line.row.wall_start:%H}:00")]
