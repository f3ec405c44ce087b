"""One chronological list: what a person made elsewhere, joined with the films of this site."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

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
    lines = [_line(entry) for entry in person.filmography_entries.all()]
    for film, roles in films_of(person, at):
        line = next((line for line in lines if _same(line, film)), None)
        if line is None:
            line = FilmographyLine(film.year, str(film.shown_title), film.form_shown, film.kind)
            lines.append(line)
        line.film, line.roles = film, roles
    return sorted(lines, key=lambda line: (line.year is None, line.year or 0, fold(line.title)))


def films_of(person: Person, at: datetime) -> list[tuple]:
    """The public films of a person, ready for cards, each with the roles in it, in page order."""
    roles: dict[int, list] = {}
    for credit in person.credits.public(at).select_related("role").in_order():
        roles.setdefault(credit.film_id, []).append(credit.role)
    film = person.credits.model._meta.get_field("film").related_model
    shown = film.objects.filter(pk__in=roles).for_card(at)
    return [(one, roles[one.pk]) for one in shown]


def _line(entry: FilmographyEntry) -> FilmographyLine:
    return FilmographyLine(entry.year, entry.title, entry.form, entry.kind, entry.note)


def _same(line: FilmographyLine, film) -> bool:
    if line.film or fold(line.title) not in {fold(title) for title in film.titles}:
        return False
    return film.year is None or line.year is None or abs(line.year - film.year) <= YEARS_APART
