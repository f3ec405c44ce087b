"""The films of an edition: cards or a list, filtered, sorted, in pages."""

from functools import cached_property

from django.db.models import Case, F, IntegerField, OuterRef, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.generic import ListView

from festival.lib.structured import collection
from festival.lib.translated import page_language
from films.facets import facets
from films.filter_words import NOW, SAID, UNKNOWN, HourField
from films.filters import FilmFilter, ScreeningFilter, films_shown
from films.models import Film, Screening, Selection
from films.offers import film_choices, screening_choices
from films.schedule.load import film_schedule
from films.views.chosen_edition import ChosenEdition

SORTS = {
    "section": _("By section"),
    "title": _("By title"),
    "time": _("By next screening"),
    "minutes": _("Shortest first"),
    "-minutes": _("Longest first"),
}
VIEWS = ["grid", "list"]

# Parameters the form has no field for: what a link brought is kept when the form is sent.
CARRIED = ["director", "tag", "subtitles", "audience", "year_min", "year_max", "minutes_min", "minutes_max"]


class ProgrammePage(ChosenEdition, ListView):
    """The programme of the current edition, or of the one named in the address."""

    template_name = "films/programme.html"
    context_object_name = "films"
    paginate_by = 48

    def get_paginate_by(self, queryset):
        return 200 if self.request.GET.get("view") == "list" else self.paginate_by

    def get_queryset(self):
        if self.edition is None:
            return Film.objects.none()
        return self._sorted(self._shown()).for_card(self.at)

    @cached_property
    def films(self) -> set[int]:
        """The ids of all that the edition shows."""
        return Selection.objects.films_shown(self.edition, self.at)

    @property
    def _base(self):
        return Film.objects.filter(pk__in=self.films)

    @cached_property
    def filters(self) -> FilmFilter:
        choices = film_choices(self.edition, self.at, self.films)
        return FilmFilter(self.request.GET, self._base, edition=self.edition, at=self.at, choices=choices)

    @cached_property
    def screening_filters(self) -> ScreeningFilter:
        base = Screening.objects.filter(Screening.moment_q(self.at), edition=self.edition)
        choices = screening_choices(self.edition, base, self.at)
        return ScreeningFilter(self.request.GET, base, edition=self.edition, at=self.at, choices=choices)

    def _shown(self, without=""):
        """The films that pass the first FilterSet and have one screening that passes all of the second."""
        if not without:
            films = self.filters.qs
        else:
            data = self.request.GET.copy()
            data.pop(without, None)
            offered = {
                name: field.choices for name, field in self.filters.form.fields.items() if hasattr(field, "choices")
            }
            films = FilmFilter(data, self._base, edition=self.edition, at=self.at, choices=offered).qs
        if self.screening_filters.active:
            films = films.filter(films_shown(self.screening_filters.qs))
        return films

    def _shown_ids(self, without=""):
        return self._shown(without).order_by().values_list("pk", flat=True)

    @property
    def sort(self) -> str:
        asked = self.request.GET.get("sort", "")
        return asked if asked in SORTS else "section"

    def _sorted(self, films):
        language = page_language()
        title = f"sort_key_{language}"
        if self.sort == "title":
            return films.order_by(title, "pk")
        if self.sort in ("minutes", "-minutes"):
            minutes = F("minutes")
            order = minutes.asc(nulls_last=True) if self.sort == "minutes" else minutes.desc(nulls_last=True)
            return films.order_by(order, title, "pk")
        if self.sort == "time":
            return films.annotate(next_place=self._next_place()).order_by("next_place", title, "pk")
        first = Selection.objects.public(self.at).selected().filter(film=OuterRef("pk"), section__edition=self.edition)
        place = first.order_by("section__position", "position")
        return films.annotate(
            section_place=Subquery(place.values("section__position")[:1]),
            place_in_section=Subquery(place.values("position")[:1]),
        ).order_by("section_place", "place_in_section", title, "pk")

    def _next_place(self):
        """The place of a film in the order of next screenings that take place, alone or in a package; last without."""
        ahead = Screening.objects.public(self.at).filter(start__gt=self.at, status__in=Screening.STANDING)
        shown = ahead.order_by("start").values_list("start", "film", "package__package_films__film")
        starts = {}
        for start, film, in_package in shown:
            starts.setdefault(film or in_package, start)
        places = {start: place for place, start in enumerate(sorted(set(starts.values())))}
        whens = [When(pk=film, then=Value(places[start])) for film, start in starts.items() if film in self.films]
        return Case(*whens, default=Value(len(places)), output_field=IntegerField())

    def canonical_path(self):
        if self.edition is None:
            return self.request.path
        path = reverse("films:edition-programme", args=[self.edition.slug])
        page = self.request.GET.get("page", "")
        return f"{path}?page={page}" if page.isdigit() and int(page) > 1 else path

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.edition is None:
            return {**context, "edition": None}
        found = context["page_obj"].paginator.count if context["page_obj"] else len(context["films"])
        total = len(self.films)
        return {
            **context,
            "edition": self.edition,
            "found": found,
            "total": total,
            "phase": self.edition.phase(self.at, early=total > 0),
            "over": self.edition.closed(self.at),
            "filters": self.filters,
            "screening_filters": self.screening_filters,
            "problems": [*self.filters.problems, *self.screening_filters.problems, *self._arranged_wrongly()],
            "chips": chips([self.filters, self.screening_filters]),
            "carried": [(name, value) for name in CARRIED for value in self.request.GET.getlist(name) if value],
            "facets": facets(self.filters, self._shown_ids, self.films, self.edition, self.at),
            "schedules": film_schedule([film.pk for film in context["films"]], self.at),
            "view_mode": "list" if self.request.GET.get("view") == "list" else "cards",
            "sort": self.sort,
            "sorts": SORTS.items(),
            "unclassified": self._unclassified(),
            "structured": [collection(pgettext("films", "Programme"), context["canonical_path"], context["films"])],
        }

    def _arranged_wrongly(self) -> list[str]:
        """An order or a view that there is not is told like a broken filter."""
        asked = [(_("Sort by"), "sort", SORTS), (_("View"), "view", VIEWS)]
        words = [(label, self.request.GET.get(name), offered) for label, name, offered in asked]
        return [
            f"{label}: {UNKNOWN % {'value': word}}"
            for label, word, offered in words
            if word not in (None, "", *offered)
        ]

    def _unclassified(self) -> int:
        """How many films the age filter cannot judge; 0 where it is not used."""
        if "age" not in self.filters.active:
            return 0
        return self._base.filter(age_class=None).count()


def chips(filtersets) -> list[dict]:
    """What is chosen, each with its words, for links that take it away."""
    chosen = []
    for filterset in filtersets:
        for name, value in filterset.active.items():
            field = filterset.form.fields[name]
            if isinstance(value, list):
                labels = {**SAID, **dict(field.choices)}
                chosen += [{"name": name, "value": word, "label": labels.get(word, word)} for word in value]
            else:
                chosen.append({"name": name, "value": "", "label": f"{field.label}: {_shown(field, value)}"})
    return chosen


def _shown(field, value):
    """A value as readers read it; `now` is a word only where it stands for an hour."""
    if not isinstance(field, HourField):
        return value
    return SAID[NOW] if value == NOW else f"{value:%H:%M}"
