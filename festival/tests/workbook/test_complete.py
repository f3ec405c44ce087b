"""Every mistake in one pass: a row that cannot be found is looked at all the same, and nothing is told twice."""

import ast
from pathlib import Path

import pytest

from festival import workbook
from festival.tests.workbook.books import planned, problems, told
from festival.tests.workbook.test_files import xlsx
from festival.workbook import plan, read
from films.tests import builders as make
from people.models import Person

pytestmark = pytest.mark.django_db

START = {"screening": "s", "start": "2023-11-03 20:00"}


def places(**sheets) -> list[tuple]:
    return [one[:3] for one in problems(**sheets)]


@pytest.mark.parametrize("edition", ["tiff-99", ""])
def test_cells_of_a_row_without_its_edition_are_read(edition):
    row = {"edition": edition, **START, "start": "tomorrow", "film": "none", "minutes": "x", "booking_url": "here"}

    assert [place[2] for place in places(screenings=[row])] == ["edition", "film", "start", "minutes", "booking_url"]


def test_cells_that_do_not_go_together_are_told_of_a_row_that_is_not_found():
    row = {"edition": "tiff-99", **START, "entry": "free", "tickets": "on_sale"}

    assert problems(screenings=[row]) == [
        ("screenings", 2, "edition", "is not known."),
        ("screenings", 2, "entry", "This ticket state does not go with this way of entry."),
    ]


def test_what_needs_the_edition_is_not_told_a_second_time():
    """Two editions have the section: which is meant cannot be said; one that nobody has is told."""
    for number in (63, 64):
        make.section(edition=make.edition(number=number), title_en="Open")
    make.film(slug="a")
    rows = [{"film": "a", "edition": "tiff-99", "section": key} for key in ("open", "none")]

    assert [place[1:] for place in places(selections=rows)] == [(2, "edition"), (3, "edition"), (3, "section")]


def test_the_other_key_and_the_other_cells_are_read_where_one_key_is_unknown():
    make.film(slug="a")
    rows = [
        {"film": "none", "role": "lead", "name": "Ann", "note": "x" * 201},
        {"film": "a", "role": "editing", "name": "", "note": "x" * 201},
    ]

    assert [place[1:] for place in places(credits=rows)] == [
        *((2, column) for column in ("film", "role", "note")),
        *((3, column) for column in ("name", "note")),
    ]
    assert not Person.objects.exists()


def test_a_second_row_of_one_key_is_read():
    rows = [{"film": "a", "title_en": "A"}, {"film": "A", "title_en": "A", "year": "x"}]

    assert places(films=rows) == [("films", 3, "film"), ("films", 3, "year")]


def test_a_row_whose_action_is_none_is_read():
    make.film(slug="a")

    assert places(films=[{"film": "a", "year": "x", "action": "remove"}]) == [
        ("films", 2, "action"),
        ("films", 2, "year"),
    ]


def test_rows_of_several_venues_without_key_are_each_told():
    rows = [{"venue": "", "hall": "1", "latitude": "x"}, {"venue": "", "hall": "2", "capacity": "y"}]

    assert [place[1:] for place in places(venues=rows)] == [
        *((2, column) for column in ("venue", "latitude")),
        *((3, column) for column in ("venue", "capacity")),
    ]


def test_a_venue_that_is_read_in_its_second_row_is_wrong_there():
    rows = [{"venue": "a", "hall": "1", "latitude": ""}, {"venue": "a", "hall": "2", "latitude": "north"}]

    assert places(venues=rows) == [("venues", 3, "latitude")]


def test_a_portrait_of_nobody_is_read():
    rows = [{"person": "nobody", "file": "", "focal_x": "left"}]

    assert places(stills=rows) == [("stills", 2, "person"), ("stills", 2, "focal_x")]


# --- Once -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        ("films", {"title_en": "A"}, "film"),
        ("films", {"film": "b"}, "title_en"),
        ("stills", {"film": "a"}, "file"),
    ],
)
def test_a_missing_column_is_told_once_of_its_head(sheet, row, column):
    make.film(slug="a")
    rows = [row, {name: f"{text}2" if sheet == "films" else text for name, text in row.items()}]

    assert places(**{sheet: rows}) == [(sheet, 1, column)]


def test_other_cells_of_rows_without_key_column_are_read():
    assert places(films=[{"title_en": "A", "year": "x"}, {"title_en": "", "year": "y"}]) == [
        ("films", 1, "film"),
        ("films", 2, "year"),
        ("films", 3, "title_en"),
        ("films", 3, "year"),
    ]


@pytest.mark.parametrize("film", [None, "a"])
def test_a_title_that_could_not_be_read_is_not_asked_for(film):
    make.film(slug=film, title_en="", title_el="Α") if film else None
    head = ["film", "title_en", "title_el", "original_title"]

    seen = plan(read(xlsx(films=[head, ["a", "=1+1", "", ""]])))

    assert told(seen) == [("films", 2, "title_en", "holds a formula.")]


def test_a_key_that_could_not_be_read_is_not_asked_for():
    seen = plan(read(xlsx(films=[["film", "title_en", "year"], ["=1+1", "A", "x"]])))

    assert [one[:3] for one in told(seen)] == [("films", 2, "film"), ("films", 2, "year")]


# --- What to do -----------------------------------------------------------------------------------------------------


def test_a_name_to_delete_that_nobody_has_says_what_to_do():
    make.film(slug="a")

    [problem] = planned(credits=[{"film": "a", "role": "editing", "name": "Nobody", "action": "delete"}]).problems

    assert (str(problem.what), str(problem.fix)) == (
        "is not known.",
        "Leave the row out, or write the name as the site has it.",
    )


def test_every_refusal_of_the_workbook_says_what_to_do():
    """No default hides that the second sentence is missing."""
    calls = [
        node
        for path in Path(workbook.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Wrong"
    ]

    assert len(calls) > 30
    assert [ast.unparse(call) for call in calls if len(call.args) < 2 or ast.unparse(call.args[1]) == "''"] == []
