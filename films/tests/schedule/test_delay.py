"""A hall that runs late: for which screenings, and by how much."""

import pytest

from films.schedule.delay import Delay, at_the_door, late_words
from films.schedule.facts import EditionFacts, ScreeningFacts
from films.tests.builders import ATHENS, athens

EIGHT, TEN = athens("2023-11-03 20:00"), athens("2023-11-03 22:00")
TIFF = EditionFacts("tiff-64", ATHENS, EIGHT.date(), EIGHT.date())


def facts(key: str, start: str, **given) -> ScreeningFacts:
    return ScreeningFacts(key, TIFF, athens(f"2023-11-03 {start}"), **given)


@pytest.mark.parametrize(
    ("set_at", "minutes", "late"),
    [
        ("2023-11-03 19:40", 15, 15),
        ("2023-11-03 21:00", 15, 15),
        ("2023-11-03 21:59", 15, 15),
        ("2023-11-03 22:00", 15, 0),  # it had ended
        ("2023-11-03 06:00", 15, 15),
        ("2023-11-03 05:59", 15, 0),  # of the night before
        ("2023-11-03 19:40", 10, 10),
        ("2023-11-03 19:40", 5, 0),  # for staff
        ("2023-11-03 19:40", 0, 0),
    ],
)
def test_delay_is_of_its_festival_day_and_of_what_ends_later(set_at, minutes, late):
    assert Delay(minutes, athens(set_at)).of(EIGHT, TEN, ATHENS) == late


def test_a_screening_after_midnight_is_of_the_same_night():
    delay = Delay(10, athens("2023-11-03 23:00"))

    assert delay.of(athens("2023-11-04 00:30"), athens("2023-11-04 02:00"), ATHENS) == 10
    assert delay.of(athens("2023-11-04 06:00"), athens("2023-11-04 08:00"), ATHENS) == 0


@pytest.mark.parametrize(
    ("set_at", "begins"),
    [
        ("2023-11-03 19:40", "2023-11-03 20:15"),
        ("2023-11-03 20:00", "2023-11-03 20:15"),
        ("2023-11-03 20:01", "2023-11-03 20:00"),
    ],
)
def test_what_had_begun_began_as_printed(set_at, begins):
    assert Delay(15, athens(set_at)).start(EIGHT, 15) == athens(begins)


@pytest.mark.parametrize(
    ("at", "door"),
    [
        ("19:14", None),
        ("19:15", "short"),
        ("19:55", "short"),
        ("20:00", "film"),  # the short one is over
        ("21:58", None),
    ],
)
def test_doors_are_those_of_one_screening(at, door):
    """Of a short event right before a film: what runs, else what begins within half an hour."""
    hall = [facts("film", "20:00", minutes=118), facts("short", "19:45", minutes=15)]
    hall.append(facts("off", "19:10", minutes=60, status="cancelled"))
    found = at_the_door(hall, athens(f"2023-11-03 {at}"))
    assert (found and found.key) == door


def test_it_is_said_in_both_languages():
    assert late_words(10) == {
        "en": "Running about 10 minutes late",
        "el": "Καθυστέρηση αίθουσας: περίπου 10 λεπτά",
    }
    assert late_words(0) == {"en": "", "el": ""}
