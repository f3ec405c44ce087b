"""Six real programmes go in through the workbook and come out the same."""

from collections import Counter
from datetime import datetime

import pytest

from festival.lib import clock
from festival.tests.workbook.books import book, imported, planned
from festival.tests.workbook.programmes import NAMES, Programme
from festival.workbook import export, plan, read
from films.models import Credit, Film, Screening
from people.codes import country_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def films(thorough):
    """How many films of each; None: all."""
    return None if thorough else 60


@pytest.fixture(params=NAMES)
def programme(request, films):
    return Programme(request.param, films)


def given_rows(sheets) -> dict[str, Counter]:
    """The cells that were typed, as the export writes them."""
    return {name: Counter(tuple(sorted(_written(row).items())) for row in rows) for name, rows in sheets.items()}


def _written(row):
    countries = ";".join(country_code(code) for code in row.get("countries", "").split(";"))
    languages = row.get("languages", "").replace("cos", "co")
    return row | {name: text for name, text in (("countries", countries), ("languages", languages)) if name in row}


def exported_rows(sheets) -> dict[str, Counter]:
    """The same cells of the same sheets, out of an export."""
    out = read(export())
    rows = {}
    for name, typed in sheets.items():
        columns = list(dict.fromkeys(column for row in typed for column in row))
        rows[name] = Counter(
            tuple(sorted((column, row.cells[column]) for column in columns)) for row in out.sheets[name].rows
        )
    return rows


@pytest.mark.many_cases
def test_a_programme_comes_out_as_it_went_in(programme):
    """Cell by cell, fact by fact, and a second time nothing: one test, since a large one takes its time."""
    sheets = programme.sheets()
    typed = given_rows(sheets)
    seen = imported(**sheets)
    out = exported_rows(sheets)
    assert typed.pop("people", Counter()) - out.pop("people", Counter()) == Counter()  # and those made of names
    for one in ("credits", "screenings"):  # names become keys, offsets the wall's time: told by the facts
        typed.pop(one, None), out.pop(one, None)

    assert seen.problems == []
    assert out == typed
    assert Counter(map(_facts, Film.objects.all())) == facts_of_films(programme)
    assert Counter(Screening.objects.values_list("start", flat=True)) == facts_of_starts(programme)
    assert planned(**sheets).changes_nothing
    assert plan(read(export())).changes_nothing


def facts_of_films(programme) -> Counter:
    """Title, who made it and where, as the programme has them."""
    return Counter(
        (
            film["title"],
            tuple(map(_spaced, film.get("directors", []))),
            tuple(map(country_code, film.get("countries", []))),
        )
        for film in programme.facts["films"]
    )


def facts_of_starts(programme) -> Counter:
    return Counter(clock.later(datetime.fromisoformat(one["start"]), 0) for one in programme.screenings)


def _spaced(name):
    """Without the hard spaces of one of the programmes."""
    return " ".join(name.split())


def _facts(film):
    names = [credit.person.name for credit in Credit.objects.filter(film=film).select_related("person").in_order()]
    return film.title_en, tuple(names), tuple(film.film_countries.values_list("country__code", flat=True))


def test_starts_in_the_hour_that_is_skipped_are_errors_that_offer_what_to_write():
    programme = Programme("nightvisions-2026")

    problems = plan(book(**programme.sheets(wall_times=True))).problems

    assert [(one.column, one.value, str(one.fix)) for one in problems] == [
        (
            "start",
            wall,
            f"Write {wall}+02:00 or {wall}+03:00, whichever is meant.",
        )
        for wall in ("2026-03-29 03:15", "2026-03-29 03:20")
    ]


def test_all_six_stand_in_one_site(films):
    programmes = [Programme(name, films) for name in NAMES]
    for programme in programmes:
        imported(**programme.sheets())

    keys = {programme.keys[film["id"]] for programme in programmes for film in programme.facts["films"]}
    assert set(Film.objects.values_list("slug", flat=True)) == keys
    assert Screening.objects.count() == sum(len(programme.screenings) for programme in programmes)
    assert films or Screening.objects.count() == 462
