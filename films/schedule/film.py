"""What the screenings of films come to, over all their editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from films.models import Edition, OnlineWindow, PackageFilm, Screening

from .listed import Listed, ListedWindow, for_guests, for_public, listed
from .making import Facts
from .reading import Reading
from .state import State, schedule_state


@dataclass
class FilmSchedule:
    """What a film page prints of its screenings: the state, the public list, the list for guests, the windows."""

    state: State | None = None
    screenings: list[Listed] = field(default_factory=list)
    for_guests: list[Listed] = field(default_factory=list)
    windows: list[ListedWindow] = field(default_factory=list)


def film_schedule(films: Iterable[int], at: datetime, as_if_public: Collection[int] = ()) -> dict[int, FilmSchedule]:
    """The schedule of every film asked for by its id, over all its editions, in six queries; of some
    `as_if_public`: their moments have come, those of their editions as they are."""
    films = list(films)
    if not films:
        return {}
    made = facts_of_films(films, at, as_if_public)
    windows = defaultdict(list)
    for window in made.reading.windows:
        for film in made.reading.films_of(window):
            windows[film].append(window)
    return {film: _film_schedule(film, windows[film], made) for film in films}


def facts_of_films(films: list[int], at: datetime, as_if_public: Collection[int] = ()) -> Facts:
    """All that shows one of the films, in any edition; six queries."""
    shown = showing(films)
    screenings = Screening.objects.filter(with_counterparts(shown))
    return Facts(Reading(screenings, OnlineWindow.objects.filter(shown), films), at, as_if_public)


def showing(films: Iterable[int]) -> Q:
    """The screenings or windows that show one of the films, by ids or by a subquery of them, alone or in a package."""
    return Q(film__in=films) | Q(package__in=PackageFilm.objects.filter(film__in=films).values("package"))


def shown_elsewhere(films: Iterable[int], edition: Edition):
    """Those of the films that another edition shows as well, by their ids; one query."""
    alone = Screening.objects.filter(film__in=films).exclude(edition=edition)
    inside = PackageFilm.objects.filter(film__in=films).exclude(package__edition=edition)
    ids = (rows.order_by().values_list("film", flat=True) for rows in (alone, inside))
    return next(ids).union(next(ids))


def with_counterparts(shown: Q) -> Q:
    """And the screenings in whose place these stand, or that stand in theirs: each half names the other.

    By ids, which are few: as conditions of their own they would make the database look at every screening there is.
    """
    here = Screening.objects.filter(shown).order_by()
    replaced = here.filter(replaces__isnull=False).values("replaces")
    replacing = Screening.objects.filter(replaces__in=here.values("pk")).order_by().values("pk")
    return Q(pk__in=here.values("pk").union(replaced, replacing))


def _film_schedule(film: int, windows: list[OnlineWindow], made: Facts) -> FilmSchedule:
    facts = made.of_film(film)
    lines = listed(facts, made, film)
    return FilmSchedule(
        state=schedule_state(facts, [made.window(window) for window in windows], made.at, made.selections(film)),
        screenings=for_public(lines),
        for_guests=for_guests(lines),
        windows=[ListedWindow(window, made) for window in windows if made.window_public(window)],
    )
