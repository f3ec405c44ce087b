"""What a row may leave out, and what it then means; what a new one may not."""

import pytest

from festival.tests.workbook.books import changes, imported, planned, problems, told
from festival.workbook import export, plan, read
from films.models import Edition, Hall, Role
from films.tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return make.film(slug="a", title_en="A")


@pytest.mark.parametrize("column", [{}, {"label_el": ""}])
def test_a_role_without_a_greek_label_has_the_english_one(column):
    rows = [{"role": "dolly-grip", "label_en": "Dolly grip", **column}]

    imported(roles=rows)

    assert Role.objects.get(code="dolly-grip").label_el == "Dolly grip"
    assert planned(roles=rows).changes_nothing


def test_an_empty_greek_label_leaves_the_one_there_is():
    before = Role.objects.get(code="direction").label_el

    assert planned(roles=[{"role": "direction", "label_el": ""}]).changes_nothing
    assert before


@pytest.mark.parametrize(
    ("venue", "hall", "names"),
    [
        ("pavlos-zannas", "hall-1", ("Pavlos Zannas", "Hall 1")),
        ("olympion", "olympion", ("Olympion", "Olympion")),
        ("Σινέ Ολύμπιον", "Αίθουσα 2", ("Σινέ Ολύμπιον", "Αίθουσα 2")),
    ],
)
@pytest.mark.parametrize("columns", [{}, {"venue_en": "", "name_en": ""}])
def test_a_venue_without_names_is_called_by_its_keys(venue, hall, names, columns):
    rows = [{"venue": venue, "hall": hall, **columns}]

    imported(venues=rows)

    hall = Hall.objects.get()
    assert (hall.venue.name_en, hall.name_en) == names
    assert planned(venues=rows).changes_nothing


def test_the_only_hall_of_a_venue_has_its_name():
    imported(venues=[{"venue": "olympion", "hall": "olympion", "venue_en": "Olympion Theatre"}])

    assert Hall.objects.get().name_en == "Olympion Theatre"


def test_empty_names_leave_those_a_venue_has():
    make.hall(make.venue(name_en="Cinema Olympion", slug="olympion"), name_en="Red room", slug="red")

    assert planned(venues=[{"venue": "olympion", "hall": "red", "venue_en": "", "name_en": ""}]).changes_nothing


@pytest.mark.parametrize("columns", [{}, {"year": "", "starts": "", "ends": ""}])
def test_a_number_that_is_a_year_is_the_year(columns):
    rows = [{"edition": "docpoint-2026", "name_en": "DocPoint", **columns}]

    imported(editions=rows)

    assert Edition.objects.values_list("year", "starts").get() == (2026, None)
    assert planned(editions=rows).changes_nothing


@pytest.mark.parametrize(
    ("cells", "year"),
    [({"starts": "2026-02-04", "ends": "2026-02-08"}, None), ({"year": "2025"}, 2025)],
)
def test_days_or_a_year_that_are_given_hold(cells, year):
    imported(editions=[{"edition": "docpoint-2026", "name_en": "DocPoint", **cells}])

    assert Edition.objects.get().year == year


def test_a_number_that_is_no_year_asks_for_days():
    assert problems(editions=[{"edition": "tiff-64", "name_en": "TIFF"}]) == [
        ("editions", 2, "starts", "Give the first and the last day, or the year alone.")
    ]


# --- The title of a film --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "row"), [({"title_en": ""}, 2), ({}, 1)])
def test_a_new_film_needs_its_english_title(columns, row):
    assert [one[:3] for one in problems(films=[{"film": "a", "original_title": "Α", **columns}])] == [
        ("films", row, "title_en")
    ]


def test_a_film_that_is_there_needs_no_column_for_its_title(film):
    assert changes(imported(films=[{"film": "a", "minutes": "90"}])) == [("a", "minutes", "100", "90")]


def test_a_film_of_an_original_title_alone_is_edited_in_its_export():
    make.film(slug="a", title_en="", original_title="Α", minutes=100)

    book = read(export())
    assert plan(book).changes_nothing
    book.sheets["films"].rows[0].cells["minutes"] = "90"

    assert told(plan(book)) == []
    assert problems(films=[{"film": "a", "title_en": "", "minutes": "90"}]) == []


def test_an_english_title_is_not_emptied(film):
    assert problems(films=[{"film": "a", "title_en": "", "title_el": "Α"}]) == [
        ("films", 2, "title_en", "must not be empty.")
    ]
