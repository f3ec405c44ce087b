"""How long a screening is, of what it consists, and on which day it falls."""

from datetime import date

import pytest

from festival.lib.clock import wall
from films.schedule.state import schedule_state

from .cases import Cast, moment


def facts(value):
    return Cast([("A", value)]).screenings[0]


@pytest.mark.parametrize(
    ("given", "parts", "end"),
    [
        ("", [("main", 118)], "21:58"),
        ("intro=10 qa=20", [("intro", 10), ("main", 118), ("qa", 20)], "22:28"),
        ("films=20+21+?s", [("main", 61)], "21:01"),
        ("minutes=90 qa=20", [("main", 90), ("qa", 20)], "21:50"),
        ("own=talk title=Talk|Talk intro=5", [("intro", 5), ("main", 60)], "21:05"),
    ],
)
def test_parts_last_until_the_end(given, parts, end):
    one = facts(f"2023-11-03 20:00 Olympion {given}".strip())

    assert ([tuple(part) for part in one.parts], f"{wall(one.end, one.edition.zone):%H:%M}") == (parts, end)


def test_cancelled_discussion_is_no_part():
    one = facts("2023-11-03 20:00 Olympion qa=20")
    one.qa_cancelled = True

    assert [part.what for part in one.parts] == ["main"]
    assert f"{wall(one.end, one.edition.zone):%H:%M}" == "21:58"


@pytest.mark.parametrize(
    ("films", "starts"), [("20+21+15", ["20:10", "20:30", "20:51"]), ("20+?s+15", ["20:10", "20:30", None])]
)
def test_every_film_of_a_bill_has_its_start_as_far_as_lengths_are_known(films, starts):
    one = facts(f"2023-11-03 20:00 Olympion intro=10 package=Shorts|Shorts films={films}")

    shown = [moment and f"{moment.astimezone(one.edition.zone):%H:%M}" for moment in one.film_starts]

    assert shown == starts


@pytest.mark.parametrize(
    ("start", "day"), [("2023-11-04 05:59", date(2023, 11, 3)), ("2023-11-04 06:00", date(2023, 11, 4))]
)
def test_day_is_the_festival_day(start, day):
    assert facts(f"{start} Olympion").day == day


@pytest.mark.parametrize(
    ("now", "left"),
    [("2023-11-03T12:00", 2), ("2023-11-03T20:30", 1), ("2023-11-04T20:30", 1), ("2023-11-05T12:00", 0)],
)
def test_chances_left_are_the_screenings_to_come_else_those_running(now, left):
    cast = Cast(
        [
            ("A", "2023-11-03 20:00 Olympion"),
            ("B", "2023-11-04 20:00 Olympion"),
            ("C", "2023-11-04 22:00 Olympion status=cancelled"),
            ("D", "2023-11-04 23:00 Olympion audience=press"),
        ]
    )

    assert schedule_state(cast.screenings, [], moment(now)).left == left
