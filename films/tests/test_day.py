"""A festival day laid out: hours of the wall, rows of real time, halls and what overlaps in them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from films.models import Edition
from films.schedule.day import MOST_COLUMNS, DayPlan, side_by_side
from films.schedule.load import EditionSchedule

from .builders import NOW, athens, edition, hall, presence, screening, selected_film, venue

pytestmark = pytest.mark.django_db


def plan(day="2023-11-03", at=NOW) -> DayPlan:
    """The day of TIFF 64, with all its screenings."""
    of = Edition.objects.get(number=64)
    day = date.fromisoformat(day)
    return DayPlan(day, EditionSchedule(of, at).days[day], of, at)


def shown_at(start, minutes=100, **given):
    return screening(start=athens(start), film=selected_film(minutes=minutes), **given)


def drawn(stretch) -> list[tuple]:
    """(row, rows) of each block, in order."""
    return [(block.row, block.rows) for hour in stretch.hours for block in hour.blocks]


def axis(stretch) -> list[str]:
    return [hour.words["en"] for hour in stretch.hours]


def test_block_is_as_long_as_it_truly_runs():
    shown_at("2023-11-03 20:15", minutes=98, intro=5, qa=17)  # 20:15 until 22:15

    assert drawn(plan("2023-11-03").rest) == [(3, 24)]
    assert axis(plan().rest) == ["20:00", "21:00", "22:00"]


def test_what_is_begun_fills_a_row():
    shown_at("2023-11-03 20:03", minutes=8)  # until 20:11

    assert drawn(plan().rest) == [(0, 3)]


def test_talk_stands_at_the_foot_at_its_true_length():
    shown_at("2023-11-03 20:00", minutes=100, qa=20)
    [block] = plan().rest.hours[0].blocks

    assert (block.rows, block.qa_rows, block.qa_start) == (24, 4, athens("2023-11-03 21:40"))
    assert block.css == "c1 w1 h0 m0 l2 p0 q4"


def test_cancelled_talk_shortens_the_block():
    one = shown_at("2023-11-03 20:00", minutes=100, qa=20)
    presence(screening=one, task="qa", status="cancelled")
    [block] = plan().rest.hours[0].blocks

    assert (block.rows, block.qa_rows, block.qa_start) == (20, 0, None)


def test_talk_after_a_film_of_unknown_length_has_no_hour():
    shown_at("2023-11-03 20:00", minutes=None, qa=20)

    assert plan().rest.hours[0].blocks[0].qa_start is None


def test_night_goes_on_past_midnight_and_past_six():
    for start in ("2023-11-03 23:50", "2023-11-04 01:25", "2023-11-04 05:30"):
        shown_at(start)

    found = plan().rest
    assert axis(found) == ["23:00", *(f"0{hour}:00" for hour in range(8))]
    assert drawn(found) == [(10, 20), (29, 20), (78, 20)]


def test_repeated_hour_of_october_stands_there_twice():
    edition(starts=date(2023, 10, 28), ends=date(2023, 11, 5))
    for start in ("2023-10-29 00:30", "2023-10-29 01:10"):  # in UTC: 03:30 in summer time, 03:10 in winter time
        screening(start=athens(start) + timedelta(hours=3), film=selected_film(minutes=30))

    found = plan("2023-10-28").rest
    assert axis(found) == ["03:00 (summer time)", "03:00 (winter time)"]
    assert drawn(found) == [(6, 6), (14, 6)]


def test_hour_that_march_leaves_out_is_not_drawn():
    edition(starts=date(2023, 3, 25), ends=date(2023, 11, 5))
    shown_at("2023-03-26 02:30", minutes=60)  # the wall jumps from 03:00 to 04:00

    assert axis(plan("2023-03-25").rest) == ["02:00", "04:00"]
    assert drawn(plan("2023-03-25").rest) == [(6, 12)]


def test_columns_are_the_halls_that_play_that_day_and_last_what_has_none():
    far, near = hall(venue(position=2)), hall(venue(position=1))
    for place in (far, None, near):
        shown_at("2023-11-03 20:00", hall=place)
    shown_at("2023-11-04 20:00")

    assert [(one.hall, one.first, one.lanes) for one in plan().columns] == [(near, 1, 1), (far, 2, 1), (None, 3, 1)]


def test_what_overlaps_in_a_hall_stands_side_by_side():
    here, there = hall(venue(position=1)), hall(venue(position=2))
    for start in ("20:00", "21:00", "21:39", "22:40"):  # until 21:40, 22:40, 23:19, 00:20
        shown_at(f"2023-11-03 {start}", hall=here)
    shown_at("2023-11-03 23:30", hall=there)

    assert [(one.first, one.lanes) for one in plan().columns] == [(1, 3), (4, 1)]
    blocks = [block for hour in plan().rest.hours for block in hour.blocks]
    assert [(one.column, one.lanes) for one in blocks] == [(1, 1), (2, 1), (3, 1), (1, 1), (4, 1)]


def test_what_has_the_hall_for_itself_takes_its_whole_width():
    here = hall()
    for start in ("18:00", "20:00", "21:00"):
        shown_at(f"2023-11-03 {start}", hall=here)

    blocks = [block for hour in plan().rest.hours for block in hour.blocks]
    assert [(one.column, one.lanes) for one in blocks] == [(1, 2), (1, 1), (2, 1)]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=30))
def test_no_block_lies_over_another(given_spans):
    spans = {n: (first, first + rows) for n, (first, rows) in enumerate(sorted(given_spans))}
    lanes = side_by_side(spans, spans.get)

    for one, (lane, alone) in lanes.items():
        meanwhile = [
            other
            for other in spans
            if other != one and spans[other][0] < spans[one][1] and spans[one][0] < spans[other][1]
        ]
        assert alone == (not meanwhile)
        assert lane not in [lanes[other][0] for other in meanwhile]


# --- What is over -----------------------------------------------------------------------------------------------------


@pytest.fixture
def evening():
    """One over, one running, one to come."""
    for start in ("17:00", "19:30", "21:00"):
        shown_at(f"2023-11-03 {start}")


def starts(stretch) -> list[str]:
    blocks = [block for hour in stretch.hours for block in hour.blocks] if stretch else []
    return [f"{block.line.facts.wall_start:%H:%M}" for block in blocks]


@pytest.mark.parametrize(
    ("at", "earlier", "rest"),
    [
        ("2023-11-03 20:40", ["17:00"], ["19:30", "21:00"]),
        ("2023-11-04 05:59", ["17:00", "19:30", "21:00"], []),  # the night is still that day
        ("2023-11-04 06:00", [], ["17:00", "19:30", "21:00"]),
        ("2023-11-02 20:40", [], ["17:00", "19:30", "21:00"]),
    ],
)
def test_only_the_running_day_is_folded(evening, at, earlier, rest):
    found = plan(at=athens(at))

    assert (starts(found.earlier), starts(found.rest)) == (earlier, rest)


def test_line_of_now_stands_on_the_running_day_alone(evening):
    assert plan(at=athens("2023-11-03 20:40")).rest.now == 20  # an hour and forty minutes below 19:00
    assert plan(at=athens("2023-11-04 20:40")).rest.now is None
    assert plan(at=athens("2023-11-03 09:00")).rest.now is None  # long before the first


def test_line_of_now_is_read_before_what_is_to_come(evening):
    found = plan(at=athens("2023-11-03 20:40")).rest

    assert [hour.words["en"] for hour in found.hours if hour.row == found.now_hour] == ["21:00"]


# --- Its classes ------------------------------------------------------------------------------------------------------


@pytest.fixture
def fullest():
    """As wide a day as can be drawn, of all that is long, from its first minute to its last."""
    edition(starts=date(2023, 10, 28), ends=date(2023, 11, 5))  # the night has 25 hours
    shown_at("2023-10-28 06:00", hall=None, minutes=32_000)
    for n in range(MOST_COLUMNS):
        shown_at("2023-10-29 05:57", hall=None, minutes=12 * 60 + 7 * n, qa=6 * n)


def test_every_class_of_the_grid_is_in_its_sheet(fullest):
    sheet = (Path(settings.BASE_DIR) / "static/css/grid.css").read_text()
    known = set(re.findall(r"\.([a-z]\d+)\{--", sheet))
    found = plan("2023-10-28")
    parts = [found.rest, *found.columns, *found.rest.hours, *(one for hour in found.rest.hours for one in hour.blocks)]

    assert {css for part in parts for css in part.css.split()} - known == set()
    assert found.drawn


def test_day_that_is_wider_than_the_sheet_is_a_list(fullest):
    shown_at("2023-10-28 20:00")

    assert not plan("2023-10-28").drawn
