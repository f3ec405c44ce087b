"""Whatever stands in a text, a client reads it as it was written; each physical line has at most 75 octets."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from films.calendars.writing import CONTROLS, encoded, folded, local, text
from films.calendars.zones import timezone

ATHENS, TOKYO, CASABLANCA = ZoneInfo("Europe/Athens"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Africa/Casablanca")
NOVEMBER = datetime(2023, 11, 3, 18, tzinfo=UTC)


def calendar(zone, *lines):
    """Read by the library."""
    parts = ["BEGIN:VCALENDAR", *timezone(zone, [NOVEMBER]), "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]
    return Calendar.from_ical(encoded(parts))


@given(st.text())
@example("Ο Θίασος; «Ώρα», \\n και\nάλλα " * 20)
@example("🎬" * 40 + "\\;,\r\n\x00\x07\t…")
def test_any_text_comes_back(words):
    [event] = calendar(ATHENS, f"SUMMARY:{text(words)}").walk("VEVENT")

    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    assert str(event["SUMMARY"]) == CONTROLS.sub("", lines)


@given(st.text(max_size=400))
@example("ώ" * 200)
@example("\\" * 200)
def test_lines_are_folded_at_75_octets_between_characters_and_never_inside_an_escape(words):
    line = f"SUMMARY:{text(words)}"

    *physical, last = folded(line).split(b"\r\n")

    assert (last, max(map(len, physical)) <= 75) == (b"", True)
    assert "\r\n".join(one.decode() for one in physical).replace("\r\n ", "") == line  # each decodes by itself
    assert not [one for one in physical if (len(one) - len(one.rstrip(b"\\"))) % 2]


def test_greek_line_is_cut_at_the_octet_not_at_the_character():
    assert [len(line) for line in folded("SUMMARY:" + "ώ" * 60).split(b"\r\n")] == [74, 55, 0]


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2023, 10, 28, 23, 30, tzinfo=UTC), "DTSTART;TZID=Europe/Athens:20231029T023000"),
        (datetime(2023, 10, 29, 0, 30, tzinfo=UTC), "DTSTART:20231029T003000Z"),  # 03:30, summer time
        (datetime(2023, 10, 29, 1, 30, tzinfo=UTC), "DTSTART:20231029T013000Z"),  # 03:30 again, winter time
        (datetime(2023, 10, 29, 2, 0, tzinfo=UTC), "DTSTART;TZID=Europe/Athens:20231029T040000"),
        (datetime(2024, 3, 31, 1, 0, tzinfo=UTC), "DTSTART;TZID=Europe/Athens:20240331T040000"),  # 03:00 never was
    ],
)
def test_time_is_the_walls_but_utc_where_the_wall_shows_it_twice(moment, written):
    assert local("DTSTART", moment, ATHENS) == written
    [event] = calendar(ATHENS, written).walk("VEVENT")
    assert event.start.astimezone(UTC) == moment


@pytest.mark.parametrize("zone", [ATHENS, TOKYO, CASABLANCA, ZoneInfo("America/New_York"), ZoneInfo("UTC")])
def test_component_has_the_offset_of_every_day_of_its_year(zone):
    [component] = calendar(zone).walk("VTIMEZONE")
    made = component.to_tz(lookup_tzid=False)

    days = [datetime(2023, 1, 1, 12, tzinfo=zone) + timedelta(days=n) for n in range(365)]
    assert [day for day in days if made.utcoffset(day.replace(tzinfo=None)) != day.utcoffset()] == []


def test_component_is_bounded_and_short():
    lines = timezone(ATHENS, [NOVEMBER])

    assert (len(lines), [line for line in lines if line.startswith(("RRULE", "RDATE"))]) == (28, [])
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20220327T030000",  # by the clock that is being changed
        "DTSTART:20221030T040000",
        "DTSTART:20230326T030000",
        "DTSTART:20231029T040000",
    ]


def test_component_without_a_moment_is_complete_all_the_same():
    assert timezone(ATHENS, [])[3:] == [
        "BEGIN:STANDARD",
        "TZNAME:EET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0200",
        "DTSTART:19700101T000000",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
