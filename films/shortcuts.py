"""What a shortcut shows, and what is wrong with one: both asked of the two FilterSets, like any filtered page."""

from __future__ import annotations

from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from films.filters import FilmFilter, ScreeningFilter
from films.models import Edition, Film
from films.offers import film_choices, screening_choices
from films.schedule.load import EditionSchedule, Listed, showing


def filters(query: QueryDict, schedule: EditionSchedule) -> tuple[FilmFilter, ScreeningFilter]:
    """Of the films and of the open screenings of an edition; those for guests only where `audience` asks for them."""
    edition, at, rows = schedule.edition, schedule.at, schedule.rows
    given = {"edition": edition, "at": at}
    offered = film_choices(edition, at) if query.keys() & FilmFilter.base_filters else None  # seven queries
    films = FilmFilter(query, Film.objects.public(at), **given, choices=offered)
    return films, ScreeningFilter(query, rows, **given, choices=screening_choices(edition, rows, at))


def chosen(query: QueryDict, schedule: EditionSchedule) -> list[Listed]:
    """The lines it finds."""
    return passing(filters(query, schedule), schedule)


def passing(both: tuple[FilmFilter, ScreeningFilter], schedule: EditionSchedule) -> list[Listed]:
    """The lines that pass both filters."""
    films, by_screening = both
    screenings = by_screening.qs
    if films.active:
        screenings = screenings.filter(showing(films.qs.values("pk")))
    return schedule.among(screenings.values_list("pk", flat=True))


def still_to_come(query: QueryDict, schedule: EditionSchedule) -> list[Listed]:
    """Those that are not over."""
    return [line for line in chosen(query, schedule) if line.phase != "after"]


def problems(query: str, at: datetime) -> list[str]:
    """What the filters do not understand, in words for an editor. Sections and venues are those of the current edition;
    while there is none, only the names of the parameters can be judged."""
    words, known = QueryDict(query), {**FilmFilter.base_filters, **ScreeningFilter.base_filters}
    unknown = [_("There is no filter “%(name)s”.") % {"name": name} for name in words if name not in known]
    edition = Edition.objects.current(at)
    both = filters(words, EditionSchedule(edition, at)) if edition else ()
    told = [told for one in both for told in one.problems]
    return unknown + told
