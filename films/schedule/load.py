"""The one way screenings are read for words, whatever page, feed or calendar prints them.

`EditionSchedule(edition, at)` holds everything of an edition; `film_schedule(films, at)` what films come to over all
their editions; `facts_of(screenings, at)` is for staff, who see what is not public.
"""

from __future__ import annotations

from datetime import datetime

from films.models import OnlineWindow

from .edition import EditionSchedule
from .facts import ScreeningFacts
from .film import FilmSchedule, film_schedule, showing
from .listed import Listed, ListedWindow
from .making import Facts
from .reading import Reading

__all__ = ["EditionSchedule", "FilmSchedule", "Listed", "ListedWindow", "facts_of", "film_schedule", "showing"]


def facts_of(screenings, at: datetime) -> list[ScreeningFacts]:
    """The facts of a QuerySet of screenings, public or not, in order."""
    return list(Facts(Reading(screenings, OnlineWindow.objects.none()), at).screenings.values())
