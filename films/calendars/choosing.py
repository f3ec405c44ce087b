"""Which screenings a calendar holds: chosen screening by screening, so that no sibling comes along."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from films.models import Credit, Edition, Film, Presence, Screening, Section, Selection, Venue
from films.schedule.load import EditionSchedule, Listed, lines_of, showing
from people.models import Person


def of_edition(edition: Edition | None, at: datetime) -> list[Listed]:
    return EditionSchedule(edition, at).lines if edition else []


def of_film(film: Film, at: datetime) -> list[Listed]:
    """Over all its editions, those of packages too."""
    return lines_of(showing([film.pk]), at)


def of_person(person: Person, at: datetime) -> list[Listed]:
    """Of the films that name the person, and where the person is expected for certain."""
    films = Credit.objects.public(at).filter(person=person).values("film")
    there = Presence.objects.public(at).filter(person=person).values("screening")
    return lines_of(showing(films) | Q(pk__in=there), at)


def of_section(section: Section, at: datetime) -> list[Listed]:
    """Of the films chosen for it, and of its packages; a film that was withdrawn from it stays, and says so."""
    chosen = set(Selection.objects.public(at).filter(section=section).values_list("film", flat=True))
    lines = EditionSchedule(section.edition, at).lines
    return [line for line in lines if line.section == section or chosen & {item.row.pk for item in line.facts.bill}]


def of_venue(venue: Venue, edition: Edition | None, at: datetime) -> list[Listed]:
    """In its halls, and what was moved away from there."""
    return EditionSchedule(edition, at).at_venue(venue) if edition else []


def of_screening(screening: Screening, at: datetime) -> list[Listed]:
    return lines_of(Q(pk=screening.pk), at)
