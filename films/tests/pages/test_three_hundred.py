"""A whole programme costs no more queries than one film, on pages and in the editors' room alike."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import Credit, Film, FilmCountry, Selection
from films.tests import builders as make
from people.models import Country

pytestmark = pytest.mark.django_db

PAGES = {
    "/en/programme/": 27,
    "/en/programme/?view=list": 27,
    "/en/editions/tiff-64/sections/open-horizons/": 16,
    "/en/countries/GR/": 13,
    "/en/editions/tiff-64/": 7,
    "/en/editions/": 3,
    "/admin/": 23,
    "/admin/films/film/": 25,
    "/admin/films/film/?missing=still&readiness=errors": 41,
    "/admin/films/film/readiness.csv?edition=tiff-64": 18,
    "/admin/films/section/": 6,
    "/admin/people/person/": 5,
}


def programme_of(number):
    """That many films of one section, each with country and director."""
    section = make.section(title_en="Open Horizons", edition=make.edition())
    greece, role, director = Country.objects.get(code="GR"), make.role("direction"), make.person()
    films = Film.objects.bulk_create(
        Film(title_en=f"Film {n}", slug=f"film-{n}", minutes=90, publish_at=make.LONG_AGO) for n in range(number)
    )
    Selection.objects.bulk_create(Selection(film=film, section=section, position=n) for n, film in enumerate(films))
    FilmCountry.objects.bulk_create(FilmCountry(film=film, country=greece) for film in films)
    Credit.objects.bulk_create(Credit(film=film, role=role, person=director) for film in films)


@pytest.fixture
def asked(admin_client, now):
    """How often each page asks the database, the second time it is read."""
    now("2023-10-25 12:00")

    def ask(number):
        programme_of(number)
        for page in PAGES:
            assert admin_client.get(page).status_code == 200, page
        counts = {}
        for page in PAGES:
            with CaptureQueriesContext(connection) as queries:
                admin_client.get(page)
            counts[page] = len(queries)
        return counts

    return ask


@pytest.mark.parametrize("number", [1, 3, 300])
def test_pages_ask_as_often_for_three_hundred_films_as_for_one(asked, number):
    assert asked(number) == PAGES
