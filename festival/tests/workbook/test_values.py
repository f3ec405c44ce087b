"""What a cell may say, how it may be spelt, and what is refused with which advice."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from festival.lib import clock
from festival.tests.workbook.books import EDITION, changes, imported, planned, problems
from festival.workbook.columns import Frame
from festival.workbook.moments import Moment
from films.models import Award, Edition, Film, Screening
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Company, Person

pytestmark = pytest.mark.django_db

ATHENS = ZoneInfo("Europe/Athens")


@pytest.fixture
def film():
    make.tiff_64()
    return make.film(slug="a", title_en="A")


def screening(**cells):
    return {"screenings": [{"edition": "tiff-64", "screening": "s", "film": "a", "start": "2023-11-03 20:00", **cells}]}


def film_cell(column, text):
    return {"films": [{"film": "a", column: text}]}


@pytest.mark.parametrize(
    ("column", "text", "attribute", "value"),
    [
        ("countries", "su; yu", "countries", ["SUHH", "YUCS"]),
        ("languages", "GRE;eng", "languages", ["el", "en"]),
        ("kind", "Documentary", "kind", "documentary"),
        ("other_titles", "One; Two", "other_titles", "One\nTwo"),
        ("other_titles", "One; a\nTwo", "other_titles", "One; a\nTwo"),
        ("minutes", "104", "minutes", 104),
        ("publish_at", "2023-10-10 12:00", "publish_at", athens("2023-10-10 12:00")),
        ("publish_at", "2023-10-10T09:00:00Z", "publish_at", athens("2023-10-10 12:00")),
        ("publish_at", "2023-10-10 11:00+02:00", "publish_at", athens("2023-10-10 12:00")),
        ("publish_at", "2023-10-10 11:00+02", "publish_at", athens("2023-10-10 12:00")),
        ("publish_at", "2023-10-10T14:30+0530", "publish_at", athens("2023-10-10 12:00")),
        ("title_el", "  Α\u0301λφα ", "title_el", "Άλφα"),
        ("synopsis_en", "One\r\n\r\nTwo", "synopsis_en", "One\n\nTwo"),
        ("subtitles", "none", "subtitles_state", "none"),
        ("subtitles", "", "subtitles_state", "unknown"),
    ],
)
def test_values_are_read_as_people_write_them(film, settings, column, text, attribute, value):
    settings.TIME_ZONE = "Europe/Athens"

    imported(**film_cell(column, text))
    again = planned(**film_cell(column, text))

    film.refresh_from_db()
    parts = {"countries": "country__code", "languages": "language__code"}
    rows = getattr(film, f"film_{attribute}").values_list(parts[attribute], flat=True) if attribute in parts else []
    assert (list(rows) or getattr(film, attribute)) == value
    assert changes(again) == []


@pytest.mark.parametrize(
    ("column", "text", "what"),
    [
        ("minutes", "1h 40", "is not a whole number."),
        ("minutes", "0", "Ensure this value is greater than or equal to 1."),
        ("year", "1800", "Ensure this value is greater than or equal to 1888."),
        ("kind", "comedy", "is not a known code."),
        ("countries", "GR;Greece", "“Greece” is not a known code."),
        ("countries", "GR;gr", "The same is named twice."),
        ("languages", "klingon", "“klingon” is not a known code."),
        ("subtitles", "el:laser", "is not a known code."),
        ("genres", "drama", "“drama” is not known."),
        ("contact", "nobody", "is not known."),
        ("website", "example", "Enter a valid URL."),
        ("imdb", "123", "IMDb ids look like tt0073800."),
        ("publish_at", "10/10/2023", "is not a date and time."),
        ("publish_at", "2023-02-30 10:00", "is not a date and time there is."),
        ("publish_at", "2023-10-10 25:00", "is not a date and time there is."),
        ("publish_at", "0001-01-01 00:00+14:00", "is not a date and time there is."),
        ("publish_at", "0001-01-05 00:00", "Choose a year between 1895 and 2200."),
        ("publish_at", "9999-12-01 12:00+02:00", "Choose a year between 1895 and 2200."),
        ("title_en", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("restored", "1960", "A film cannot be restored before it was made."),
    ],
)
def test_what_cannot_be_meant_is_refused(film, column, text, what):
    Film.objects.update(year=1970)

    assert problems(**film_cell(column, text)) == [("films", 2, column, what)]


@pytest.mark.parametrize(
    ("cells", "place", "what"),
    [
        ({"hall": "nowhere"}, "hall", "is not known."),
        ({"venue": "nowhere"}, "venue", "is not known."),
        ({"start": ""}, "start", "must not be empty."),
        ({"start": "9999-12-24 20:00"}, "start", "Choose a year between 1895 and 2200."),
        ({"start": "2023-12-24 20:00"}, "start", "The screening is outside the dates of the edition."),
        ({"entry": "free", "tickets": "on_sale"}, "entry", "This ticket state does not go with this way of entry."),
        (
            {"film": "", "title_en": ""},
            "film",
            "Give a film, a package or a title; a title may stand beside a film only.",
        ),
        ({"access": "ramp"}, "access", "is not a known code."),
        ({"replaces": "x"}, "replaces", "is not known."),
        ({"replaces": "s"}, "replaces", "A screening cannot replace itself."),
        ({"uuid": "1"}, "uuid", "is not a uuid."),
        ({"action": "remove"}, "action", "is not an action."),
        ({"package": "foreign"}, "package", "Choose a package of the same edition."),
    ],
)
def test_screenings_that_cannot_be(film, cells, place, what):
    make.package(title_en="Foreign", edition=make.edition(number=65))
    if cells.get("package"):
        cells = {**cells, "film": ""}

    assert problems(**screening(**cells)) == [("screenings", 2, place, what)]


def test_a_code_that_is_taken_is_told_with_its_owner(film):
    make.screening(key="other", code="007")

    [problem] = planned(**screening(code="007")).problems

    assert str(problem) == (
        "Sheet screenings, row 2, column code: “007”: This code is already used in this edition. It belongs to other."
    )


def test_two_premieres_in_one_edition_are_refused(film):
    make.selection(film, make.section(title_en="One"), premiere="world"), make.section(title_en="Two")

    rows = [{"film": "a", "edition": "tiff-64", "section": "two", "premiere": "city"}]

    assert problems(selections=rows) == [
        ("selections", 2, "premiere", "The film already has another premiere in this edition: World Premiere.")
    ]


def test_what_is_not_known_is_answered_with_what_is(film):
    make.company(name="Acme Films")

    [problem] = planned(**film_cell("contact", "acme-film")).problems

    assert str(problem.fix) == "Add it to the sheet companies, or use a key that is there: acme-films."


def test_problems_speak_greek_too(film):
    from django.utils import translation

    [problem] = planned(**film_cell("kind", "comedy")).problems

    with translation.override("el"):
        assert str(problem).startswith("Φύλλο films, γραμμή 2, στήλη kind: ")


# --- Halls ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cells",
    [
        {"venue": "port", "hall": "a"},
        {"hall": "port/a"},
        {"venue": "", "hall": "a"},
        {"venue": "single", "hall": ""},
        {"venue": "single"},
    ],
)
def test_a_hall_is_found_however_it_is_named(film, cells):
    port, single = make.venue(name_en="Port"), make.venue(name_en="Single")
    make.hall(port, name_en="A"), make.hall(port, name_en="B"), make.hall(single, name_en="Only")

    imported(**screening(**cells))

    assert Screening.objects.get().hall.slug == ("only" if cells.get("venue") == "single" else "a")
    assert planned(**screening(**cells)).changes_nothing


def test_a_venue_of_several_halls_asks_which(film):
    port = make.venue(name_en="Port")
    make.hall(port, name_en="A"), make.hall(port, name_en="B")

    [problem] = planned(**screening(venue="port", hall="")).problems

    assert (problem.column, str(problem.what), str(problem.fix)) == (
        "hall",
        "The venue has several halls.",
        "Name one of them: a, b.",
    )


def test_both_empty_is_a_venue_to_be_announced(film):
    make.screening(film=film, key="s", hall=make.hall())

    seen = imported(**screening(venue="", hall=""))

    assert Screening.objects.get().hall is None
    assert seen.counts["emptied"] == 2


@pytest.mark.parametrize(
    ("days", "column", "what"),
    [
        ({"starts": "0001-01-01"}, "starts", "Choose a year between 1895 and 2200."),
        ({"ends": "9999-12-31"}, "ends", "Choose a year between 1895 and 2200."),
        ({"ends": "2025-11-12"}, "ends", "An edition lasts a year at most."),
        ({"announced_at": "9999-12-31 23:59"}, "announced_at", "is not a date and time there is."),
        ({"announced_at": "9998-12-31 23:59"}, "announced_at", "Choose a year between 1895 and 2200."),
    ],
)
def test_editions_that_cannot_be(days, column, what):
    assert problems(editions=[{**EDITION, **days}]) == [("editions", 2, column, what)]


# --- Moments --------------------------------------------------------------------------------------------------------


def spring(start):
    """A screening of an edition during which the clocks of Athens go forward, on 31 March 2024 at 03:00."""
    make.edition(acronym="NV", number=1, starts=date(2024, 3, 25), ends=date(2024, 4, 1)), make.film(slug="a")
    return {"screenings": [{"edition": "nv-1", "screening": "s", "film": "a", "start": start}]}


def test_the_hour_that_is_skipped_offers_both_readings():
    [problem] = planned(**spring("2024-03-31 03:30")).problems

    assert str(problem.what) == "does not exist: the clock jumps from 03:00 to 04:00."
    assert str(problem.fix) == "Write 2024-03-31 03:30+02:00 or 2024-03-31 03:30+03:00, whichever is meant."


@pytest.mark.parametrize(("offset", "shown"), [("+02:00", "2024-03-31 04:30"), ("+03:00", "2024-03-31 02:30")])
def test_an_offered_reading_is_taken(offset, shown):
    sheets = spring(f"2024-03-31 03:30{offset}")

    seen = imported(**sheets)

    assert [one.new for one in seen.rows[0].changes if one.column == "start"] == [shown]
    assert planned(**sheets).changes_nothing


def test_the_hour_that_comes_twice_offers_both_readings():
    make.edition(starts=date(2023, 10, 25), ends=date(2023, 10, 30)), make.film(slug="a")

    [problem] = planned(**screening(start="2023-10-29 03:30")).problems

    assert str(problem.fix) == "Write 2023-10-29 03:30+03:00 or 2023-10-29 03:30+02:00, whichever is meant."


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(ATHENS), allow_imaginary=False).filter(lambda one: 1950 < one.year < 2200))
def test_every_moment_comes_back(moment):
    instant = clock.later(moment, 0)

    class Row:
        frame = Frame(object(), ATHENS)

    text = Moment().text(instant, Row.frame)

    assert Moment().read(text, Row) == instant
    assert Moment().text(instant + timedelta(hours=1), Row.frame) != text


def test_moments_of_an_edition_are_in_the_zone_that_stands_beside_them():
    imported(
        editions=[
            {
                "edition": "hk-1",
                "name_en": "HK",
                "year": "2025",
                "timezone": "Asia/Hong_Kong",
                "announced_at": "2025-01-01 08:00",
            }
        ]
    )

    assert Edition.objects.get().announced_at.isoformat() == "2025-01-01T00:00:00+00:00"


# --- Other sheets ---------------------------------------------------------------------------------------------------


def test_an_edition_is_named_by_acronym_and_number_or_says_otherwise():
    imported(
        editions=[
            {"edition": "Tiff 64", "name_en": "A", "year": "2023"},
            {"edition": "cannes", "acronym": "CIFF", "number": "77", "name_en": "B", "year": "2024"},
        ]
    )

    assert {(one.slug, one.acronym, one.number) for one in Edition.objects.all()} == {
        ("tiff-64", "TIFF", 64),
        ("cannes", "CIFF", 77),
    }


def test_an_edition_without_a_number_is_asked_for_it():
    assert problems(editions=[{"edition": "cannes", "name_en": "A", "year": "2024"}]) == [
        ("editions", 2, "edition", "has no number.")
    ]


def test_flags_are_yes_and_no_in_any_spelling():
    imported(
        companies=[
            {"company": f"c{n}", "name": "C", "public": text} for n, text in enumerate(("Yes", "TRUE", "ναι", "no", ""))
        ]
    )

    assert list(Company.objects.order_by("slug").values_list("public_contact", flat=True)) == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_an_award_of_nothing_and_nobody_is_refused():
    assert problems(awards=[{"award": "Best", "film": "", "person": ""}]) == [
        ("awards", 2, "film", "An award goes to a film or to a person.")
    ]


def test_an_award_is_known_by_its_words_its_film_and_its_event(film):
    row = {"award": "Best", "film": "a", "event": "Berlinale", "year": "2020", "result": "nominated"}
    imported(awards=[row])

    seen = imported(awards=[{**row, "result": "won"}])

    assert [(str(one), one.result) for one in Award.objects.all()] == [("Best: A", "won")]
    assert changes(seen) == [("Best/a/Berlinale/2020", "result", "nominated", "won")]


def test_awards_that_have_greek_words_alone_are_known_by_these(film):
    row = {"award": "", "film": "a", "year": "2020", "event": "", "result": "nominated"}
    named = [{"award_el": words, "event_el": event} for words, event in (("Α", "Ω"), ("Β", "Ω"), ("Α", "Ψ"))]
    imported(awards=[{**row, **names} for names in named])

    again = planned(awards=[{**row, **names} for names in named])
    imported(awards=[{**row, **named[1], "result": "won"}])

    assert (again.problems, again.changes_nothing) == ([], True)
    assert list(Award.objects.values_list("words_el", "event_el", "result").order_by("pk")) == [
        ("Α", "Ω", "nominated"),
        ("Β", "Ω", "won"),
        ("Α", "Ψ", "nominated"),
    ]


def test_a_persons_other_names_are_separated():
    imported(people=[{"person": "theo", "name": "Theo", "aliases": "Teo; Theodoros"}])

    assert Person.objects.get().aliases == "Teo\nTheodoros"
