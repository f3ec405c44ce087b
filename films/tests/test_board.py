"""What hangs at the door of a hall, at any hour: never silent while something runs, or is still to come."""

import pytest

from films.schedule.board import boards
from films.schedule.load import EditionSchedule

from . import builders as make
from .builders import athens

pytestmark = pytest.mark.django_db


@pytest.fixture
def halls():
    """Two halls in the order of their venues."""
    return [make.hall(make.venue(name_en=name, position=place), name_en=name) for place, name in enumerate("AB")]


def at(moment):
    """Of each board its hall, what runs and what is next."""
    found = boards(EditionSchedule(make.tiff_64(), athens(moment)))
    return [(str(one.hall or ""), titles(one.running), titles(one.next)) for one in found]


def titles(lines):
    return [str(line.row.shown_title) for line in lines]


def shown(title, hall, start, **given):
    film = make.selected_film(title_en=title)
    return make.screening(film=film, hall=hall, start=athens(f"2023-11-{start}"), **given)


def test_what_runs_and_what_comes_next(halls):
    shown("Early", halls[0], "03 15:00")
    shown("Running", halls[0], "03 19:30")
    shown("Soon", halls[0], "03 22:00")
    shown("Late", halls[0], "04 00:30")

    assert at("2023-11-03 20:00") == [("A", ["Running"], ["Soon"])]


def test_two_in_the_morning_is_the_night_before(halls):
    shown("Night", halls[0], "04 01:00")
    shown("Small hours", halls[0], "04 03:00")
    shown("Morning", halls[0], "04 10:00")

    assert at("2023-11-04 02:00") == [("A", ["Night"], ["Small hours"])]


def test_what_runs_past_six_still_runs(halls):
    shown("All night", halls[0], "04 05:30")

    assert at("2023-11-04 06:30") == [("A", ["All night"], [])]


def test_hall_with_nothing_more_today_names_the_next_day(halls):
    shown("Over", halls[0], "03 15:00")
    shown("Morning", halls[0], "05 10:00")
    shown("Noon", halls[0], "05 12:00")

    assert at("2023-11-03 23:00") == [("A", [], ["Morning"])]


def test_what_can_be_entered_first_comes_first(halls):
    shown("Full", halls[0], "03 20:00", tickets="sold_out")
    shown("Open", halls[1], "03 22:00", tickets="on_sale")

    assert at("2023-11-03 19:00") == [("B", [], ["Open"]), ("A", [], ["Full"])]


def test_called_off_stands_before_what_takes_place_until_its_slot_is_over(halls):
    shown("Off", halls[0], "03 20:00", status="cancelled")
    shown("On", halls[0], "03 22:00")

    assert at("2023-11-03 20:10") == [("A", [], ["Off", "On"])]
    assert at("2023-11-03 21:50") == [("A", [], ["On"])]


def test_moved_one_is_told_at_the_door_it_left(halls):
    shown(
        "Moved", halls[1], "03 20:30", status="moved", previous_hall=halls[0], previous_start=athens("2023-11-03 20:00")
    )

    assert at("2023-11-03 20:10") == [("B", [], ["Moved"]), ("A", [], ["Moved"])]
    assert at("2023-11-03 20:40") == [("B", ["Moved"], []), ("A", [], ["Moved"])]


def test_venue_to_be_announced_has_a_board_of_its_own(halls):
    shown("Somewhere", None, "03 20:00")

    assert at("2023-11-03 19:00") == [("", [], ["Somewhere"])]


def test_venue_to_be_announced_is_for_today_alone(halls):
    shown("Today", halls[0], "03 20:00")
    shown("Someday", None, "08 20:00")

    assert at("2023-11-03 19:00") == [("A", [], ["Today"])]
    assert at("2023-11-08 12:00") == [("", [], ["Someday"])]


def test_press_screening_hangs_nowhere(halls):
    shown("Press", halls[0], "03 20:00", audience="press")

    assert at("2023-11-03 20:10") == []
