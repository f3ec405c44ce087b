"""The one way screenings are read for words, whatever page, feed or calendar prints them.

`EditionSchedule(edition, at)` holds everything of an edition; `film_schedule(films, at)` what films come to over all
their editions; `lines_of(wanted, at)` any others that are public; `facts_of(screenings, at)` is for staff, who see what
is not public.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from films.models import OnlineWindow, Screening

from .edition import EditionSchedule
from .facts import ScreeningFacts
from .film import FilmSchedule, film_schedule, showing, with_counterparts
from .listed import Listed, ListedWindow, for_public, listed
from .making import Facts
from .reading import Reading

__all__ = [
    "EditionSchedule",
    "FilmSchedule",
    "Listed",
    "ListedWindow",
    "facts_of",
    "film_schedule",
    "lines_of",
    "showing",
]


def lines_of(wanted: Q, at: datetime) -> list[Listed]:
    """The public lines of screenings of whatever editions, each once, in order; seven queries."""
    ids = set(Screening.objects.filter(wanted).values_list("pk", flat=True))
    rows = Screening.objects.filter(with_counterparts(Q(pk__in=ids)))
    made = Facts(Reading(rows, OnlineWindow.objects.none()), at)
    return for_public(listed((facts for pk, facts in made.screenings.items() if pk in ids), made))


def facts_of(screenings, at: datetime) -> list[ScreeningFacts]:
    """The facts of a QuerySet of screenings, public or not, in order."""
    return list(Facts(Reading(screenings, OnlineWindow.objects.none()), at).screenings.values())
