"""What an edition needs besides its films: packages and talks here, and whatever a higher floor has (its pages)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films.models import DueDate, Edition, Screening

from .due import due_dates, to_come
from .rule import Level


@dataclass(frozen=True)
class Lack:
    """Something that is not ready: what is wrong, with which row, and the address of the very field."""

    code: str
    level: Level
    subject: DueDate.Subject
    words: str
    name: str
    url: str
    due: date | None = None
    to_come: bool = False


PACKAGE = "package_empty"
Question = Callable[[Edition], Iterable[Lack]]
QUESTIONS: list[Question] = []


def asks(question: Question) -> Question:
    """Enters a function in the list of questions. It says nothing of dates."""
    QUESTIONS.append(question)
    return question


def lacks(edition: Edition, at: datetime) -> list[Lack]:
    """All that is not ready besides the films, with the dates by which it should be."""
    own = DueDate.objects.filter(edition=edition).values_list("subject", "date")
    dates = due_dates(edition, dict(own))
    return [_dated(lack, dates.get(lack.subject), edition, at) for question in QUESTIONS for lack in question(edition)]


def _dated(lack: Lack, due: date | None, edition: Edition, at: datetime) -> Lack:
    return replace(lack, due=due, to_come=to_come(due, edition, at))


@asks
def packages_without_films(edition):
    """Nobody ever sees one, whatever its moment is."""
    for package in edition.packages.filter(package_films=None):
        form = reverse("admin:films_package_change", args=[package.pk])
        words = _("package without films")
        yield Lack(
            PACKAGE, Level.ERROR, DueDate.Subject.SCHEDULE, words, str(package.title), f"{form}#package_films-group"
        )


@asks
def talks_without_hall(edition):
    """Of what has a title of its own; of a film's screening its own rule tells."""
    for screening in edition.screenings.filter(film=None, package=None).in_order():
        yield from without_hall(screening)


def without_hall(screening: Screening) -> Iterable[Lack]:
    if screening.own and screening.hall_id is None and screening.status in Screening.STANDING:
        form = reverse("admin:films_screening_change", args=[screening.pk])
        name = f"{screening.shown_title} ({screening.code})"
        words = _("talk or event without hall")
        yield Lack("hall", Level.WARNING, DueDate.Subject.SCHEDULE, words, name, f"{form}#id_hall")
