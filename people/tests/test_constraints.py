"""Every constraint of people: each is broken once in a form and once behind it."""

import pytest

from films.tests.builders import company, person
from people.models import Company, FilmographyEntry, PastSlug, Person

from .refused import assert_refused_by_database, assert_refused_in_words

pytestmark = pytest.mark.django_db


def filmography_title_twice_in_one_year():
    director = person()
    FilmographyEntry.objects.create(person=director, year=1975, title="The Boat")
    return FilmographyEntry(person=director, year=1975, title="The Boat")


def old_address_of_two_films():
    PastSlug.objects.create(kind="film", slug="red-room", current="red-rooms")
    return PastSlug(kind="film", slug="red-room", current="blue-rooms")


BROKEN = {
    "person_slug_unique": lambda: Person(name="Another", slug=person().slug),
    "company_slug_unique": lambda: Company(name="Another", slug=company().slug),
    "filmography_title_once_a_year": filmography_title_twice_in_one_year,
    "past_slug_leads_to_one": old_address_of_two_films,
    "past_slug_leads_elsewhere": lambda: PastSlug(kind="film", slug="red-room", current="red-room"),
}
every_constraint = pytest.mark.parametrize("name", BROKEN)


@every_constraint
def test_what_breaks_a_constraint_is_refused_in_its_words(name):
    assert_refused_in_words(BROKEN[name](), name)


@every_constraint
def test_what_breaks_a_constraint_is_refused_by_the_database(name):
    assert_refused_by_database(BROKEN[name](), name)


def test_one_title_may_stand_in_two_years():
    director = person()

    for year in (1975, 1976):
        entry = FilmographyEntry(person=director, year=year, title="The Boat")
        entry.full_clean()
        entry.save()

    assert list(director.filmography_entries.values_list("year", flat=True)) == [1975, 1976]


def test_one_old_address_may_lead_from_two_kinds():
    for kind in ("film", "person"):
        row = PastSlug(kind=kind, slug="red-room", current="red-rooms")
        row.full_clean()
        row.save()

    assert PastSlug.objects.count() == 2
