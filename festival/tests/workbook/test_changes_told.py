"""What a workbook changes of screenings the public knows is told, once for each, whatever sheets speak of it."""

import pytest

from festival.tests.workbook.books import imported
from films.models import Screening, ScreeningChange
from films.tests import builders as make
from films.tests.builders import athens

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now):
    now("2023-11-01 12:00")
    made = make.screening(key="boat", start=athens("2023-11-03 20:00"), film=make.selected_film(slug="the-boat"))
    make.presence(screening=made, person=make.person(slug="anna"), task="qa")
    ScreeningChange.objects.all().delete()
    return made


def told() -> list[tuple]:
    return [(one.screening.key, one.kind, one.before, one.after) for one in ScreeningChange.objects.in_order()]


def row(**cells):
    return {"edition": "tiff-64", "screening": "boat"} | cells


def test_a_move_is_told_with_its_reason(shown):
    imported(screenings=[row(start="2023-11-03 21:00", reason_en="technical problem")])

    assert told() == [("boat", "time", athens("2023-11-03 20:00"), athens("2023-11-03 21:00"))]
    assert ScreeningChange.objects.get().reason_en == "technical problem"


def test_guests_who_only_change_places_are_no_news(shown):
    make.person(slug="ben")
    guests = [{"edition": "tiff-64", "screening": "boat", "person": who, "task": "qa"} for who in ("ben", "anna")]
    imported(presences=[one | {"status": "confirmed"} for one in guests])

    assert told() == [("boat", "guest", "", "qa")]
    assert ScreeningChange.objects.get().person.slug == "ben"


def test_subtitles_and_access_of_one_import_are_one_moment(shown):
    imported(screenings=[row(subtitles="el:electronic", access="captions")])

    assert [one[1:] for one in told()] == [
        ("subtitles", "unknown", "el:electronic"),
        ("access", "", "captions"),
    ]
    assert len({one.moment for one in ScreeningChange.objects.all()}) == 1


def test_film_withdrawn_from_a_bill_is_told(shown):
    train = make.selected_film(slug="train")
    make.screening(key="shorts", package=make.package([shown.film, train]))
    ScreeningChange.objects.all().delete()
    chosen = {"film": "train", "edition": "tiff-64", "section": train.selections.get().section.slug}
    imported(selections=[chosen | {"action": "withdraw"}])

    assert told() == [("shorts", "bill", "shown", "")]
    assert ScreeningChange.objects.get().film == train


def test_new_screening_is_added_and_a_replacement_told_of_both(shown):
    for _ in range(9):
        make.screening()
    ScreeningChange.objects.all().delete()
    make.selected_film(slug="train")
    slot = {"start": "2023-11-03 20:00"}
    old = row(film="the-boat", status="cancelled", **slot)
    imported(screenings=[old, row(screening="train", film="train", replaces="boat", **slot)])

    assert {one[:2] for one in told()} == {("boat", "replaced"), ("train", "added")}


def test_a_schedule_that_is_imported_at_once_is_no_addition(now):
    now("2023-11-01 12:00")
    make.edition()
    film = make.selected_film(slug="train")
    rows = [
        {"edition": "tiff-64", "screening": key, "film": film.slug, "start": f"2023-11-03 {key}:00"}
        for key in ("18", "20")
    ]
    imported(screenings=rows)

    assert told() == []


@pytest.mark.parametrize("sheet", ["films", "packages"])
def test_calendars_are_told_of_an_end_that_changes_with_a_film_or_a_bill(sheet, shown):
    bill = make.screening(package=make.package([shown.film], slug="bill"), key="bill")
    make.selected_film(slug="train")
    rows = {
        "films": [{"film": "the-boat", "minutes": "91"}],
        "packages": [{"edition": "tiff-64", "package": "bill", "title_en": "Bill", "films": "the-boat;train"}],
    }
    imported(**{sheet: rows[sheet]})

    sequences = dict(Screening.objects.values_list("key", "sequence"))
    assert sequences == {"boat": 1 if sheet == "films" else 0, bill.key: 1}


def test_importing_twice_tells_nothing_more(shown):
    for _ in range(2):
        imported(screenings=[row(start="2023-11-03 21:00")])

    assert len(told()) == 1


@pytest.mark.parametrize(
    "sheets",
    [
        {"films": [{"film": "the-boat", "title_en": "The Boat", "subtitles": "el:electronic"}]},
        {"editions": [{"edition": "tiff-64", "name_en": "64th Thessaloniki", "subtitles": "el"}]},
    ],
    ids=["copy", "rule"],
)
def test_subtitles_of_a_copy_and_of_an_edition_are_told(sheets, shown):
    imported(**sheets)

    [(key, kind, before, after)] = told()
    assert (key, kind, before, after.partition(":")[0]) == ("boat", "subtitles", "unknown", "el")


def test_what_is_not_replaced_any_more_is_told(shown, now):
    make.screening(key="train", replaces=shown)
    make.change(shown, status="cancelled")
    now("2023-11-01 13:00")
    imported(screenings=[{"edition": "tiff-64", "screening": "train", "start": "2023-11-03 20:00", "replaces": ""}])

    assert told()[-1] == ("boat", "cancelled", "replaced", "cancelled")
