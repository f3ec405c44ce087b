"""Columns that a sheet needs: without them a new row cannot be made, and none of them can be emptied."""

import pytest

from festival.models import WorkbookExport
from festival.tests.workbook.books import imported, planned, problems, states
from festival.workbook import SHEETS, apply, described, export, plan, read
from films.models import Hall, Package, Venue
from films.tests import builders as make

pytestmark = pytest.mark.django_db

REQUIRED = {
    "editions": {"edition", "name_en"},
    "sections": {"edition", "section", "title_en"},
    "people": {"person", "name"},
    "companies": {"company", "name"},
    "films": {"film", "title_en"},
    "selections": {"film", "edition", "section"},
    "credits": {"film", "role", "name"},
    "filmography": {"person", "year", "title"},
    "awards": set(),
    "venues": {"venue", "hall"},
    "packages": {"edition", "package", "title_en", "films"},
    "screenings": {"screening", "edition", "start"},
    "presences": {"screening", "person", "task"},
    "online": {"edition", "opens", "closes"},
    "juries": {"edition", "jury", "name_en"},
    "jurors": {"edition", "jury", "person"},
    "prizes": {"key", "name_en"},
    "genres": {"key", "name_en"},
    "tags": {"key", "name_en"},
    "ages": {"age", "name_en"},
    "roles": {"role", "label_en"},
    "stills": {"film", "person", "file"},
    "pages": {"page", "title_en"},
    "addresses": {"kind", "old", "now"},
}
BILL = {"edition": "tiff-64", "package": "shorts", "title_en": "Shorts"}


def test_what_a_sheet_needs_is_said_in_its_template_and_help():
    needed = {sheet.name: {name for name, required, _said in described(sheet) if required} for sheet in SHEETS}

    assert needed == REQUIRED


def test_a_picture_is_said_to_need_a_film_or_a_person():
    [stills] = [sheet for sheet in SHEETS if sheet.name == "stills"]

    assert {name: required for name, required, _said in described(stills) if required} == {
        "film": "required, one of: film, person",
        "person": "required, one of: film, person",
        "file": "required in rows that have: film",
    }


# --- The films of a package -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "place"),
    [([BILL], (1, "is missing: a new row needs this column.")), ([BILL | {"films": ""}], (2, "must not be empty."))],
)
def test_a_new_package_needs_films(rows, place):
    make.tiff_64()

    assert problems(packages=rows) == [("packages", place[0], "films", place[1])]


def test_a_package_keeps_its_films_where_the_sheet_does_not_speak_of_them():
    package = make.package([make.film()], slug="shorts")

    imported(packages=[BILL | {"title_en": "Short films"}])

    package.refresh_from_db()
    assert (package.title_en, package.package_films.count()) == ("Short films", 1)


def test_the_films_of_a_package_are_not_emptied():
    make.package([make.film()], slug="shorts", title_en="Shorts")

    assert problems(packages=[BILL | {"films": ""}]) == [("packages", 2, "films", "must not be empty.")]


# --- The hall of a venue --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"venue": "port"}, (1, "is missing.")),
        ({"venue": "port", "hall": ""}, (2, "must not be empty.")),
        ({"venue": "port", "hall": "", "action": "withdraw"}, (2, "must not be empty.")),
    ],
)
@pytest.mark.parametrize("known", [False, True])
def test_a_venue_needs_a_hall(row, told, known):
    if known:
        make.hall(make.venue(slug="port"))

    assert ("venues", told[0], "hall", told[1]) in problems(venues=[row])


def test_a_venue_that_has_no_hall_is_changed_without_one():
    venue = make.venue(slug="port")

    imported(venues=[{"venue": "port", "hall": "", "address": "Pier A"}])

    venue.refresh_from_db()
    assert (venue.address_en, Hall.objects.exists()) == ("Pier A", False)


def test_a_venue_without_halls_is_given_one():
    make.venue(slug="port", name_en="Port")

    imported(venues=[{"venue": "port", "hall": "red"}])

    assert [hall.natural_key() for hall in Hall.objects.all()] == [("port", "red")]


def test_deleting_a_hall_leaves_its_venue():
    venue = make.venue(slug="port", name_en="Port")
    make.hall(venue, slug="red"), make.hall(venue, slug="blue")

    imported(venues=[{"venue": "port", "hall": hall, "action": "delete"} for hall in ("red", "blue")])

    assert (Venue.objects.count(), Hall.objects.count()) == (1, 0)


def test_a_hall_of_no_venue_that_is_deleted_makes_none():
    seen = planned(venues=[{"venue": "port", "hall": "red", "action": "delete"}])

    assert [(one.column, str(one.what)) for one in seen.problems] == [("venue", "is not known.")]


def test_a_venue_is_deleted_in_a_row_without_a_hall():
    make.hall(make.venue(slug="port", name_en="Port"), slug="red")
    rows = [{"venue": "port", "hall": "red"}, {"venue": "port", "hall": ""}]
    rows = [row | {"action": "delete"} for row in rows]

    imported(venues=rows)

    assert (Venue.objects.count(), Hall.objects.count()) == (0, 0)


def test_a_venue_is_not_deleted_while_a_hall_of_it_is_listed():
    make.hall(make.venue(slug="port", name_en="Port"), slug="red")

    assert problems(venues=[{"venue": "port", "hall": "red"}, {"venue": "port", "hall": "", "action": "delete"}]) == [
        ("venues", 2, "venue", "is deleted by this workbook."),
        ("venues", 2, "action", "cannot be deleted: it is named by 1 halls (red)."),
    ]


# --- What a site has all the same comes back ------------------------------------------------------------------------


@pytest.fixture
def bare():
    """A package without films and a venue without halls, as only the admin makes them."""
    make.package([], slug="shorts", title_en="Shorts"), make.venue(slug="port", name_en="Port")


@pytest.mark.parametrize("remembered", [True, False])
def test_an_export_of_what_has_none_changes_nothing(bare, remembered):
    exported = export()
    if not remembered:
        WorkbookExport.objects.all().delete()

    seen = plan(read(exported))

    assert (seen.problems, {state for _sheet, _key, state in states(seen)}) == ([], {"unchanged"})


def test_an_empty_site_gets_what_has_none(bare):
    exported = export()
    for model in (WorkbookExport, Package, Venue):
        model.objects.all().delete()

    apply(plan(read(exported)))

    assert (Package.objects.get().slug, Venue.objects.get().slug) == ("shorts", "port")
    assert export() == exported


def test_a_venue_deleted_since_its_export_stays_deleted(bare):
    exported = export()
    Venue.objects.all().delete()

    seen = plan(read(exported))

    assert (seen.problems, seen.changes_nothing) == ([], True)
