"""A page asks the database as often for thirty films as for one."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from films.models import EditionSubtitle, FilmCountry, FilmLanguage, FilmSubtitle, Prize, Tag
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Country, FilmographyEntry, Language

from .world import kept

pytestmark = pytest.mark.django_db

NOW = athens("2023-11-03 12:00")
PAGES = {
    "/en/": 19,
    "/en/programme/": 30,
    "/en/programme/?view=list&sort=time": 31,
    "/en/programme/?country=GR&day=2023-11-03&subtitles=fr": 32,
    "/en/programme/?chances=only": 37,
    "/en/schedule/2023-11-03/": 21,
    "/en/schedule/2023-11-03/?audience=press&section=open-horizons": 22,
    "/en/now/": 9,
    "display": 9,
    "/en/picks/tonight/": 14,
    "/en/picks/last-chance/": 22,
    "/en/picks/children/": 21,
    "/en/schedule/2023-11-03/?view=grid&chances=only": 21,
    "/en/schedule/2023-11-03/?view=list&access=wheelchair": 22,
    "/en/editions/tiff-64/schedule/?day=all": 23,
    "/en/editions/": 3,
    "/en/editions/tiff-64/": 5,
    "/en/editions/tiff-64/awards/": 6,
    "/en/editions/tiff-64/juries/": 6,
    "section": 18,
    "film": 27,
    "untranslated film": 20,
    "film of many": 25,
    "package": 13,
    "screening": 11,
    "screening of a package": 10,
    "/en/venues/": 4,
    "venue": 11,
    "/en/countries/GR/": 15,
    "prize": 6,
    "/en/people/": 4,
    "person": 21,
    "company": 10,
    "page": 3,
    "/en/calendar/all.ics": 9,
    "film's calendar": 11,
    "person's calendar": 11,
    "section's calendar": 11,
    "venue's calendar": 10,
    "screening's calendar": 10,
    "/api/v1/screenings/": 11,
    "/api/v1/screenings/?section=open-horizons&venue=olympion&access=wheelchair": 19,
    "API of a package's screening": 7,
    "/sitemap.xml": 7,
    "/styles/colours.css": 2,
}
HOMES = {"2023-09-01 12:00": 16, "2023-10-15 12:00": 19, "2023-11-20 12:00": 8}  # announcing, programme, over


@pytest.fixture(scope="module", params=[1, 3, pytest.param(30, marks=pytest.mark.thorough)])
def site(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The address of each page, with that many of everything on it."""
    with kept(django_db_blocker, tmp_path_factory):
        yield build(request.param)


def build(number):
    edition = make.edition(awards_public_at=make.LONG_AGO)
    EditionSubtitle.objects.create(edition=edition, language=Language.objects.get(code="el"))
    section = make.section(title_en="Open Horizons", edition=edition)
    venue = make.venue(name_en="Olympion")
    greece = Country.objects.get(code="GR")
    cast = {
        "person": make.person(name="Every Film's Director", country=greece),
        "company": make.company(name="Every Film's Company", country=greece),
        "prize": Prize.objects.create(name_en="Golden Alexander"),
        "page": make.page(title_en="Tickets"),
        "film of many": make.selected_film(section, title_en="Film of Many"),
        "untranslated film": make.selected_film(section, original_title="Sans titre", title_en=""),
    }
    make.section_person(section=section)
    made = [festival_of_one(edition, section, venue, cast) for _ in range(number)]
    own = {**cast, "section": section, "venue": venue}
    display = {"display": f"/en/display/{venue.slug}/"}
    return {**made[-1], **display, **{name: row.get_absolute_url() for name, row in own.items()}}


def festival_of_one(edition, section, venue, cast):
    """One of everything that a list may hold, with all that its line prints; gives the addresses of some of it."""
    greece, french = Country.objects.get(code="GR"), Language.objects.get(code="fr")
    film = make.film(contact=cast["company"], original_title="Le Film")
    untitled = make.film(title_en="", original_title="Sans titre anglais", minutes=20)
    hall = make.hall(venue, name_en="Hall 1")
    for one in (film, untitled):
        make.selection(one, section, publish_at=make.LONG_AGO)
        make.selection(one, make.section(edition=edition, parent=section))
        FilmCountry.objects.create(film=one, country=greece)
        FilmLanguage.objects.create(film=one, language=french)
        FilmSubtitle.objects.create(film=one, language=french)
        one.tags.add(Tag.objects.create(name_en="A tag"))
        make.credit(one, person=cast["person"])
        make.credit(one, "production", company=cast["company"])
        make.still(one)
        make.award(film=one, words_en="", prize=cast["prize"], edition=edition, section=section)
        make.award(film=one, person=cast["person"], edition=None, event_en="Elsewhere")
        make.online_window(film=one, edition=edition)
    FilmographyEntry.objects.create(person=cast["person"], year=2001, title=film.title_en)
    bill = make.package([film, untitled], edition=edition, section=section)
    make.online_window(package=bill, edition=edition)
    public = [make.screening(hall=hall, **what) for what in ({"film": film}, {"film": untitled}, {"package": bill})]
    for screening in [*public, make.screening(hall=hall, title_en="A talk", kind="talk")]:
        make.presence(screening=screening, person=cast["person"])
    off = make.screening(film=untitled, hall=hall, status="cancelled", start=athens("2023-11-03 18:00"))
    make.screening(film=film, hall=make.hall(), previous_hall=hall, status="moved", replaces=off)
    make.screening(film=untitled, hall=hall, audience="press")
    for shown in (cast["untranslated film"], make.selected_film(section)):
        make.screening(film=shown, hall=hall)
    maker = make.person()
    make.credit(cast["film of many"], person=maker)
    make.jury([maker, make.person()], edition=edition).sections.add(section)
    pages = {"film": film, "package": bill, "screening": public[0], "screening of a package": public[2]}
    calendars = {
        "film's calendar": f"films/{film.slug}",
        "person's calendar": f"people/{cast['person'].slug}",
        "section's calendar": f"sections/{edition.slug}-{section.slug}",
        "venue's calendar": f"venues/{venue.slug}",
        "screening's calendar": f"screenings/{public[2].uuid}",
    }
    return {
        **{name: row.get_absolute_url() for name, row in pages.items()},
        **{name: f"/en/calendar/{path}.ics" for name, path in calendars.items()},
        "API of a package's screening": f"/api/v1/screenings/{public[2].uuid}/",
    }


def asked_for(address, moment=NOW):
    """The status of an answer, and how many queries it took."""
    with time_machine.travel(moment, tick=False), CaptureQueriesContext(connection) as asked:
        answer = Client().get(address)
    return answer.status_code, len(asked)


@pytest.mark.parametrize("page", PAGES)
def test_number_of_queries_does_not_grow(site, page):
    assert asked_for(site.get(page, page)) == (200, PAGES[page])


@pytest.mark.parametrize("moment", HOMES)
def test_number_of_queries_does_not_grow_at_home(site, moment):
    assert asked_for("/en/", athens(moment)) == (200, HOMES[moment])
