"""Which screening is the only one of its film, or the last of several: what lines say and `chances=` finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from .film import facts_of_films
from .making import Facts
from .programme import Programme

Chance = str | int  # "only", or the n of "Last of n"


def chances_left(films: Iterable[int], at: datetime) -> dict[int, Chance]:
    """By the id of the screening that is left, over all editions; six queries."""
    films = list(films)
    return scarcest(chances_in(facts_of_films(films, at), films)) if films else {}


def chances_in(made: Facts, films: Iterable[int]) -> Iterator[tuple[int, Chance]]:
    """(screening, chance) of each of the films that has one, by what was read of it."""
    for film in films:
        programme = Programme(made.of_film(film), [], made.selections(film), made.at)
        if programme.film_public and programme.chance:
            yield programme.remaining[0].row.pk, programme.chance


def scarcest(chances: Iterable[tuple[int, Chance]]) -> dict[int, Chance]:
    """A package is the last chance of each of its films; the scarcest of them is said."""
    found: dict[int, Chance] = {}
    for screening, chance in chances:
        found[screening] = min(found.get(screening, chance), chance, key=_plenty)
    return found


def _plenty(chance: Chance) -> int:
    return 1 if chance == "only" else chance
