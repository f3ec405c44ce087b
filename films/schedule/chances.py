"""Which screening is the only one of its film, or the last of several: what lines say and `chances=` finds."""

from __future__ import annotations

from collections.abc import Iterable

from .film import FilmSchedule


def chances_left(schedules: Iterable[FilmSchedule]) -> dict[int, str | int]:
    """By the id of the screening that is left: "only", or the n of "Last of n".

    A package is the last chance of each of its films; the scarcest of them is said.
    """
    chances: dict[int, str | int] = {}
    for state in (schedule.state for schedule in schedules if schedule.state):
        if state.remaining:
            screening = state.remaining.row.pk
            chances[screening] = min(chances.get(screening, state.chance), state.chance, key=_plenty)
    return chances


def _plenty(chance: str | int) -> int:
    return 1 if chance == "only" else chance
