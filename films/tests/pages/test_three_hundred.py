"""A whole programme costs no more queries than one film, on pages and in the editors' room alike."""

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .many import festival_of

pytestmark = pytest.mark.django_db

PAGES = {
    "/en/": 12,
    "/en/programme/": 29,
    "/en/programme/?view=list": 29,
    "/en/schedule/2023-11-03/": 20,
    "/en/editions/tiff-64/schedule/?day=all": 22,
    "/en/films/film-0/": 27,
    "/en/now/": 8,
    "/en/display/olympion/": 8,
    "/en/picks/tonight/": 13,
    "/en/picks/last-chance/": 19,
    "/en/picks/children/": 20,
    "/en/people/": 4,
    "/en/people/anna-director/": 18,
    "/en/companies/one-company/": 8,
    "/en/packages/all-of-them/": 10,
    "/en/prizes/golden-alexander/": 5,
    "/en/venues/": 4,
    "/en/venues/olympion/": 10,
    "/en/countries/GR/": 14,
    "/en/editions/": 3,
    "/admin/": 26,
    "/admin/films/film/?missing=still&readiness=errors": 35,
    "/admin/films/film/readiness.csv?edition=tiff-64": 19,
    "/en/editions/tiff-64/": 5,
    "/en/editions/tiff-64/sections/open-horizons/": 17,
    "/en/editions/tiff-64/awards/": 5,
    "/en/editions/tiff-64/juries/": 6,
    "/api/v1/screenings/?limit=500": 10,
    "/sitemap.xml": 7,
}
LISTS = {
    "/admin/festival/page/": 5,
    "/admin/festival/workbookimport/": 4,
    "/admin/festival/categoryrule/": 6,
    "/admin/festival/submission/": 6,
    "/admin/films/announcement/": 6,
    "/admin/films/prize/": 5,
    "/admin/films/award/": 6,
    "/admin/films/edition/": 6,
    "/admin/films/film/": 22,
    "/admin/films/jury/": 6,
    "/admin/films/onlinewindow/": 6,
    "/admin/films/package/": 6,
    "/admin/films/screening/": 10,
    "/admin/films/section/": 6,
    "/admin/films/venue/": 5,
    "/admin/films/hall/": 6,
    "/admin/films/genre/": 5,
    "/admin/films/tag/": 5,
    "/admin/films/ageclass/": 5,
    "/admin/films/role/": 5,
    "/admin/films/shortcut/": 5,
    "/admin/films/screeningchange/": 6,
    "/admin/films/halldelay/": 5,
    "/admin/films/ticketfeed/": 5,
    "/admin/films/ticketreport/": 6,
    "/admin/people/person/": 5,
    "/admin/people/company/": 5,
    "/admin/people/country/": 5,
    "/admin/people/language/": 5,
    "/admin/people/pastslug/": 6,
}
DESK = {1: {"/admin/festival/textstate/": 20}, 300: {"/admin/festival/textstate/": 9}}  # once a kind on the page
OURS = ("festival", "films", "people")


@pytest.fixture
def asked(admin_client, now):
    """How often each page asks the database."""
    now("2023-11-03 12:00")

    def ask(number):
        festival_of(number)
        admin_client.get("/admin/")  # what is asked once a process
        counts = {}
        for page in (*PAGES, *LISTS, *DESK[number]):
            with CaptureQueriesContext(connection) as queries:
                assert admin_client.get(page).status_code == 200, page
            counts[page] = len(queries)
        return counts

    return ask


@pytest.mark.thorough
@pytest.mark.parametrize("number", [1, 300])
def test_pages_ask_as_often_for_three_hundred_films_as_for_one(asked, number):
    assert asked(number) == PAGES | LISTS | DESK[number]


def test_every_list_of_the_editors_is_asked_for():
    ours = [model._meta for model in site._registry if model._meta.app_label in OURS]
    assert {f"/admin/{meta.app_label}/{meta.model_name}/" for meta in ours} == {*LISTS, *DESK[1]}
