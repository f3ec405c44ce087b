"""The schedule of an edition: one festival day a page, or all of them; as a grid or as a list of the same lines."""

from collections import Counter
from datetime import date
from functools import cached_property

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from festival.lib import clock
from festival.lib.structured import listing
from films.filter_words import UNKNOWN
from films.filters import FilmFilter, ScreeningFilter, access_unknown
from films.models import Edition, Film, Selection
from films.offers import film_choices, screening_choices
from films.schedule.day import DayPlan
from films.schedule.load import EditionSchedule
from films.shortcuts import passing
from films.views.chosen_edition import ChosenEdition
from films.views.programme import chips

ALL_DAYS = "all"
VIEWS = ["grid", "list"]

# Parameters the form has no field for: what a link brought is kept when the form is sent.
CARRIED = ["view", "audience", "country", "language", "form", "kind", "premiere", "director", "tag", "age"]
CARRIED += ["year_min", "year_max", "minutes_min", "minutes_max"]


class SchedulePage(ChosenEdition, TemplateView):
    """One day: of the current edition, or of the one named in the address; without a day, today or the first.

    `day=all` is the whole edition on one page.
    """

    template_name = "films/schedule.html"
    day: date | None = None
    whole = False

    def get(self, request, *args, **kwargs):
        if self.edition is None:
            return self._nothing_announced()
        if redirect := self._elsewhere():
            return redirect
        return super().get(request, *args, **kwargs)

    def _nothing_announced(self):
        if "day" in self.kwargs:
            raise Http404(_("There is no festival on that day."))
        return self.render_to_response(self.get_context_data())

    # --- Which day --------------------------------------------------------------------------------------------------

    @cached_property
    def schedule(self) -> EditionSchedule:
        return EditionSchedule(self.edition, self.at)

    def _elsewhere(self):
        """Settles the day: one of the edition's own; another edition's redirects there; any other is a 404.

        A filter by one day, which the programme has, is that day's page here; `all` is a page of the edition.
        """
        if asked := self._filtered_day():
            self.whole = asked == ALL_DAYS and self.request.resolver_match.view_name == "films:edition-schedule"
            return None if self.whole else self._to_day(self.edition, asked)
        self.day = self._asked_day()
        if self.day is None:
            self.day = self._day_to_open()
        elif self.day not in self.schedule.days:
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
        return days[0] if len(days) == 1 and days[0] in (ALL_DAYS, *map(str, self.schedule.days)) else ""

    def _day_to_open(self) -> date | None:
        today = clock.festival_day(self.at, self.edition.zone)
        return today if today in self.schedule.days else next(iter(self.schedule.days), None)

    def _other_edition(self):
        other = Edition.objects.public(self.at).filter(starts__lte=self.day, ends__gte=self.day).first()
        if other is None:
            raise Http404(_("There is no festival on that day."))
        return self._to_day(other, self.day)

    def _to_day(self, edition, day):
        return HttpResponseRedirect(self._address(edition, day))

    def _address(self, edition, day) -> str:
        """The page of a day, or of all, with the other filters."""
        query = self.request.GET.copy()
        query.pop("day", None)
        if day == ALL_DAYS:
            query["day"] = ALL_DAYS
        path = schedule_path(edition, None if day == ALL_DAYS else day)
        return f"{path}?{query.urlencode()}" if query else path

    def canonical_path(self):
        if self.edition is None or (self.day is None and not self.whole):
            return self.request.path
        return schedule_path(self.edition, self.day) + (f"?day={ALL_DAYS}" if self.whole else "")

    # --- What it prints ---------------------------------------------------------------------------------------------

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.edition is None:
            return {**context, "edition": None}
        lines, filters = self._filtered()
        plans = self._plans(lines)
        active = any(filterset.active for filterset in filters)
        days = self._day_links(lines)
        return {
            **context,
            "edition": self.edition,
            "day": self.day,
            "whole": self.whole,
            "days": days,
            "matching": self._matching(days),
            "whole_address": self._address(self.edition, ALL_DAYS),
            "plans": plans,
            "count": sum(plan.count for plan in plans),
            "halls": len({line.row.hall_id for plan in plans for line in plan.lines if line.row.hall_id}),
            "chances": self.schedule.chances,
            "filters": filters,
            "active": active,
            "chips": chips(filters),
            "sections": self._sections(filters[0]),
            "problems": [*filters[0].problems, *filters[1].problems, *self._arranged_wrongly(plans)],
            "carried": [(name, value) for name in CARRIED for value in self.request.GET.getlist(name) if value],
            "access_unknown": self._access_unknown(*filters),
            "windows": [] if active else self._windows(),
            "view_mode": self._view(plans),
            "sheets": self._sheets(plans),
            "schedule_open": self.edition.schedule_open(self.at),
            "over": self.edition.closed(self.at),
            "structured": [listing(line.row for line in lines if line.facts.audience == "public")],
            "without_screenings": not lines and not self.schedule.lines,
        }

    def _filtered(self):
        """The edition's lines that pass both filters; press and industry only where `audience=` asks."""
        data = self.request.GET.copy()
        if self.whole:
            data.pop("day")
        choices = film_choices(self.edition, self.at, {film for film, _section in self._places})
        films = Film.objects.public(self.at)
        by_film = FilmFilter(data, films, edition=self.edition, at=self.at, choices=choices)
        both = by_film, self._screening_filter(data)
        return passing(both, self.schedule), both

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """Of each film that the edition shows, the section, by its word."""
        return list(Selection.objects.shown(self.edition, self.at).values_list("film", "section__slug"))

    def _sections(self, by_film) -> list[tuple[str, str]]:
        """Those to choose from: with a film, or chosen. An empty one is understood all the same, as in a shortcut that
        was made before its films were announced."""
        offered = {section for _film, section in self._places} | set(by_film.active.get("section", []))
        return [(word, title) for word, title in by_film.form.fields["section"].choices if word in offered]

    def _screening_filter(self, data) -> ScreeningFilter:
        given = {"edition": self.edition, "at": self.at, "chances_left": self.schedule.chances}
        return ScreeningFilter(data, self.schedule.rows, **given, choices=self._screening_choices)

    @cached_property
    def _screening_choices(self):
        return screening_choices(self.edition, self.schedule.rows, self.at)

    def _plans(self, lines) -> list[DayPlan]:
        """Of the day; of all days those with something on."""
        found = {day: [] for day in ([] if self.whole or not self.day else [self.day])}
        for line in lines:
            if self.whole or line.facts.day == self.day:
                found.setdefault(line.facts.day, []).append(line)
        return [DayPlan(day, of_day, self.edition, self.at) for day, of_day in sorted(found.items())]

    def _day_links(self, lines) -> list[dict]:
        """Every day with how much of what is asked for is on it, and the way there that keeps the filters."""
        counts = self._counts(lines)
        return [
            {
                "day": day,
                "count": counts.get(day),
                "address": self._address(self.edition, day),
                "current": day == self.day,
            }
            for day in self.schedule.days
        ]

    def _matching(self, days) -> list[dict]:
        """Of the links of other days those with something on, the nearest one first: of two as near the later."""
        found = [one for one in days if one["count"] and not one["current"]]
        if self.whole or not found:
            return []
        nearest = min(found, key=lambda one: (abs(one["day"] - self.day), one["day"] < self.day))
        return [nearest, *(one for one in found if one is not nearest)]

    def _counts(self, lines) -> dict[date, int]:
        """How many are on each day. That there are none is said of an open schedule alone: before it the rest is to
        come, and of a past edition not all need be known."""
        whole = self.edition.schedule_open(self.at) and not self.edition.closed(self.at)
        nothing = dict.fromkeys(self.schedule.days, 0) if whole else {}
        return nothing | Counter(line.facts.day for line in lines)

    def _windows(self):
        if self.whole:
            return self.schedule.windows
        return self.schedule.windows_on(self.day) if self.day else []

    def _view(self, plans) -> str:
        """As asked for; else empty: a list on a phone and a grid where there is room. A list where no grid can be."""
        if not any(plan.drawn for plan in plans):
            return "list"
        asked = self.request.GET.get("view", "")
        return asked if asked in VIEWS else ""

    def _arranged_wrongly(self, plans) -> list[str]:
        """A view that there is not is told like a broken filter; so is a grid that is too wide to be drawn."""
        asked = self.request.GET.get("view") or "list"
        if asked not in VIEWS:
            return [f"{_('View')}: {UNKNOWN % {'value': asked}}"]
        too_wide = asked == "grid" and any(plan.lines and not plan.drawn for plan in plans)
        return [_("So many halls do not fit into a grid: they stand in a list.")] if too_wide else []

    def _access_unknown(self, by_film, by_screening) -> int:
        """How many screenings of these days pass all else, while nobody knows whether their hall is accessible so."""
        codes = by_screening.active.get("access")
        if not codes:
            return 0
        data = by_screening.data.copy()
        data.pop("access")
        lines = passing((by_film, self._screening_filter(data)), self.schedule)
        return sum(access_unknown(line.row, codes) for line in lines if self.whole or line.facts.day == self.day)

    def _sheets(self, plans) -> list[dict]:
        """The venues of these days, each with the address of its own sheet to print."""
        venues = {line.row.hall.venue for plan in plans for line in plan.lines if line.row.hall}
        path = self._address(self.edition, ALL_DAYS if self.whole else self.day).partition("?")[0]
        day = f"day={ALL_DAYS}&" if self.whole else ""
        ordered = sorted(venues, key=lambda venue: (venue.position, venue.name_en, venue.pk))
        return [{"venue": venue, "address": f"{path}?{day}venue={venue.slug}&view=list"} for venue in ordered]


def schedule_path(edition: Edition, day: date | None = None) -> str:
    if day is None:
        return reverse("films:edition-schedule", args=[edition.slug])
    return reverse("films:edition-schedule-day", args=[edition.slug, day])
