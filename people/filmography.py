"""One chronological list: what a person made elsewhere, joined with the films of this site."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from festival.lib.text import fold

from .models import FilmographyEntry, Person

YEARS_APART = 1  # a premiere year and a production year are the same film


@dataclass
class FilmographyLine:
    """A line of the list: an entry, a film of this site with the person's roles in it, or both joined."""

    year: int | None
    title: str
    form: str = ""
    kind: str = ""
    note: str = ""
    film: object = None
    roles: list = field(default_factory=list)


def filmography(person: Person, at: datetime) -> list[FilmographyLine]:
    """The entries and the public films of `person`, ascending by year, films without a year last.

    A film joins the entry of the same folded title, in any of its languages, at most a year apart.
    """
    return filmographies([person], at)[person.pk]


def filmographies(people: list[Person], at: datetime, also=None) -> dict[int, list[FilmographyLine]]:
    """The filmography of each, by the person's id; in as many queries as for one. `also`: a film that stands in it
    before it is public, on its own page."""
    lines = defaultdict(list)
    for entry in FilmographyEntry.objects.filter(person__in=people).order_by("year", "title"):
        lines[entry.person_id].append(_line(entry))
    films = _films(people, at, also)
    return {person.pk: _joined(lines[person.pk], films[person.pk]) for person in people}


def _joined(lines, films):
    for film, roles in films:
        same = [line for line in lines if _same(line, film)]
        line = min(same, key=lambda line: _years_apart(line, film), default=None)
        if line is None:
            line = FilmographyLine(film.year, str(film.shown_title), film.form_shown, film.kind)
            lines.append(line)
        line.film, line.roles = film, roles
    return sorted(lines, key=lambda line: (line.year is None, line.year or 0, fold(line.title)))


def _films(people, at, also) -> dict[int, list[tuple]]:
    """The public films of each, ready for cards, each with the person's roles in it, in page order."""
    roles = defaultdict(lambda: defaultdict(list))
    credit_model = Person._meta.get_field("credits").related_model
    shown = credit_model.public_q(at) | Q(film=also) if also else credit_model.public_q(at)
    credits = credit_model.objects.filter(shown, person__in=people)
    for credit in credits.select_related("role").in_order():
        roles[credit.person_id][credit.film_id].append(credit.role)
    film = credit_model._meta.get_field("film").related_model
    shown = list(film.objects.filter(pk__in={pk for of_one in roles.values() for pk in of_one}).for_card(at))
    return {
        person.pk: [(one, roles[person.pk][one.pk]) for one in shown if one.pk in roles[person.pk]] for person in people
    }


def _line(entry: FilmographyEntry) -> FilmographyLine:
    return FilmographyLine(entry.year, entry.title, entry.form, entry.kind, entry.note)


def _same(line: FilmographyLine, film) -> bool:
    if line.film or fold(line.title) not in {fold(title) for title in film.titles}:
        return False
    return _years_apart(line, film) <= YEARS_APART


def _years_apart(line: FilmographyLine, film) -> int:
    """0 where a year is not known."""
    return abs(line.year - film.year) if line.year and film.year else 0
