"""An edition in time: its phases, its days, which one is current; and its words."""

import os
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from films.models import Edition, Screening

from .builders import athens, closed_edition, edition, screening

pytestmark = pytest.mark.django_db

INSTANT = timedelta(microseconds=1)
PAST = {"starts": date(2022, 11, 3), "ends": date(2022, 11, 13)}
COMING = {"starts": date(2024, 10, 31), "ends": date(2024, 11, 10)}


# --- Phases of TIFF 64, 2 to 12 November 2023 -----------------------------------------------------------------------

BORDERS = {
    # the last instant of a phase lies just before each moment; with and without something public before the programme
    "2023-06-01 12:00": ("silent", "announced", "announcing"),
    "2023-10-10 12:00": ("announced", "programme", "programme"),
    "2023-11-02 06:00": ("programme", "running", "running"),
    "2023-11-13 06:00": ("running", "over", "over"),
    "2023-12-13 06:00": ("over", "archive", "archive"),
}


@pytest.mark.parametrize("wall", BORDERS)
def test_a_phase_begins_at_its_very_moment(wall):
    festival, moment = edition(), athens(wall)

    phases = (
        festival.phase(moment - INSTANT, early=False),
        festival.phase(moment, early=False),
        festival.phase(moment, early=True),
    )

    assert phases == BORDERS[wall]


def test_every_phase_occurs():
    assert {phase for phases in BORDERS.values() for phase in phases} == set(Edition.Phase.values)


def test_nothing_is_early_in_an_edition_that_is_not_announced():
    assert closed_edition().phase(athens("2024-11-01 12:00"), early=True) == "silent"


def test_an_edition_runs_though_its_programme_was_never_opened():
    festival = closed_edition(announced_at=athens("2024-06-01 12:00"))

    assert festival.phase(athens("2024-11-01 12:00"), early=False) == "running"


def test_the_schedule_makes_no_phase_of_its_own():
    festival = edition(schedule_public_at=None)

    assert festival.phase(athens("2023-10-25 12:00"), early=False) == "programme"


# --- Which edition the site speaks of -------------------------------------------------------------------------------


def current_at(*walls):
    return [found and found.number for found in (Edition.objects.current(athens(wall)) for wall in walls)]


def test_there_is_no_current_edition_before_the_first_is_announced():
    edition()

    assert Edition.objects.current(athens("2023-06-01 12:00") - INSTANT) is None
    assert current_at("2023-06-01 12:00") == [64]


def test_the_current_edition_is_the_running_one_then_the_one_just_over_then_the_next():
    edition(number=63, **PAST)
    edition(number=64)
    edition(number=65, **COMING)

    days = current_at(
        "2023-11-02 05:59", "2023-11-02 06:00", "2023-11-13 05:59", "2023-12-13 05:59", "2023-12-13 06:00"
    )

    assert days == [64, 64, 64, 64, 65]


def test_the_next_edition_is_current_only_when_it_is_announced():
    edition(number=64)
    edition(number=65, announced_at=athens("2024-06-01 12:00"), **COMING | {"programme_public_at": None})

    assert current_at("2024-05-31 12:00", "2024-06-01 12:00") == [64, 65]


def test_of_two_to_come_the_sooner_is_current():
    edition(number=66, starts=date(2025, 10, 30), ends=date(2025, 11, 9))
    edition(number=65, **COMING)

    assert current_at("2024-01-15 12:00") == [65]


def test_of_two_past_ones_the_last_is_current():
    edition(number=64)
    edition(number=63, **PAST)

    assert current_at("2024-06-01 12:00") == [64]


def test_of_two_that_run_at_once_the_later_to_start_is_current():
    edition(number=64, starts=date(2023, 11, 2), ends=date(2023, 11, 20))
    edition(acronym="TDF", number=26, starts=date(2023, 11, 5), ends=date(2023, 11, 12))

    assert current_at("2023-11-04 12:00", "2023-11-06 12:00", "2023-11-14 12:00") == [64, 26, 64]


def test_a_running_edition_goes_before_one_just_over():
    edition(number=64)
    edition(acronym="TDF", number=26, starts=date(2023, 11, 16), ends=date(2023, 11, 26))

    assert current_at("2023-11-14 12:00", "2023-11-16 06:00") == [64, 26]


# --- Days -----------------------------------------------------------------------------------------------------------


def test_days_are_all_dates_from_the_first_to_the_last():
    festival = edition(starts=date(2023, 11, 29), ends=date(2023, 12, 2))

    assert festival.days == [date(2023, 11, 29), date(2023, 11, 30), date(2023, 12, 1), date(2023, 12, 2)]


def test_an_edition_of_one_day_has_that_day():
    assert edition(starts=date(2023, 11, 2), ends=date(2023, 11, 2)).days == [date(2023, 11, 2)]


def test_a_year_alone_stands_for_its_last_day_and_has_no_days():
    archive = edition(number=3, year=1962, starts=None, ends=None)

    assert (archive.first_day, archive.last_day, archive.days) == (date(1962, 12, 31), date(1962, 12, 31), [])
    assert archive.closes_at == athens("1963-01-01 06:00")


def test_editions_are_sorted_by_their_last_night():
    for given in ({"number": 64}, {"number": 3, "year": 1962, "starts": None, "ends": None}, {"number": 65, **COMING}):
        edition(**given)

    assert [one.number for one in Edition.objects.all()] == [65, 64, 3]


def test_the_festival_opens_at_six_of_its_own_wall_clock():
    tokyo = edition(time_zone="Asia/Tokyo")

    assert (tokyo.opens_at, tokyo.closes_at) == (athens("2023-11-01 23:00"), athens("2023-11-12 23:00"))


def test_new_days_move_the_end_also_when_only_they_are_saved():
    festival = edition()

    festival.ends = date(2023, 11, 13)
    festival.save(update_fields=["ends"])

    assert Edition.objects.get().closes_at == athens("2023-11-14 06:00")


# --- The festival day of a screening --------------------------------------------------------------------------------

AUTUMN = {"starts": date(2023, 10, 26), "ends": date(2023, 11, 5)}  # clocks go back on 29 October, 04:00 → 03:00
SPRING = {"starts": date(2024, 3, 28), "ends": date(2024, 4, 7)}  # clocks go forward on 31 March, 03:00 → 04:00
DAYS_OF = {
    "2023-11-03 06:00": (AUTUMN, date(2023, 11, 3)),
    "2023-11-04 00:30": (AUTUMN, date(2023, 11, 3)),
    "2023-11-04 05:59": (AUTUMN, date(2023, 11, 3)),
    "2023-10-29 00:30": (AUTUMN, date(2023, 10, 28)),
    "2023-10-29 05:59": (AUTUMN, date(2023, 10, 28)),
    "2023-10-29 06:00": (AUTUMN, date(2023, 10, 29)),
    "2024-03-31 00:30": (SPRING, date(2024, 3, 30)),
    "2024-03-31 05:59": (SPRING, date(2024, 3, 30)),
    "2024-03-31 06:00": (SPRING, date(2024, 3, 31)),
}


@pytest.mark.parametrize("wall", DAYS_OF)
def test_a_screening_belongs_to_its_festival_day(wall):
    days, day = DAYS_OF[wall]
    row = screening(edition=edition(**days), start=athens(wall))

    listed = {one: list(Screening.objects.on_day(row.edition, one)) for one in row.edition.days}

    assert row.festival_day == day
    assert {one: rows for one, rows in listed.items() if rows} == {day: [row]}


@pytest.mark.parametrize(("days", "day", "hours"), [(AUTUMN, date(2023, 10, 28), 25), (SPRING, date(2024, 3, 30), 23)])
def test_the_night_of_a_clock_change_is_longer_or_shorter(days, day, hours):
    festival = edition(**days)
    first = athens(f"{day} 06:00")
    for hour in range(-1, 26):
        screening(edition=festival, title_en="Talk", hall=None, start=first + timedelta(hours=hour))

    assert Screening.objects.on_day(festival, day).count() == hours


def test_both_screenings_of_the_repeated_hour_stand_in_order():
    festival = edition(**AUTUMN)
    winter = screening(edition=festival, start=athens("2023-10-29 03:30") + timedelta(hours=1))
    summer = screening(edition=festival, start=athens("2023-10-29 03:30"))

    rows = list(Screening.objects.on_day(festival, date(2023, 10, 28)).in_order())

    assert rows == [summer, winter]
    assert [f"{row.wall_start:%H:%M}" for row in rows] == ["03:30", "03:30"]


def test_a_screening_after_the_last_midnight_is_inside_the_edition():
    row = screening(start=athens("2023-11-13 00:30"))

    row.full_clean()

    assert row.festival_day == row.edition.days[-1]


@pytest.mark.parametrize("wall", ["2023-11-02 05:59", "2023-11-13 06:00"])
def test_a_screening_outside_the_days_is_refused(wall):
    row = screening()
    row.start = athens(wall)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.message_dict == {"start": ["The screening is outside the dates of the edition."]}


# --- Words ----------------------------------------------------------------------------------------------------------

LABELS = {
    "by the number": ({}, "64th TIFF", "64ο TIFF"),
    "second": ({"number": 2}, "2nd TIFF", "2ο TIFF"),
    "eleventh": ({"number": 11}, "11th TIFF", "11ο TIFF"),
    "the editor's": ({"label_en": "TIFF64", "label_el": "64ο ΦΚΘ"}, "TIFF64", "64ο ΦΚΘ"),
    "a year": ({"acronym": "HKAFF", "number": 2025}, "HKAFF 2025", "HKAFF 2025"),
    "the editor's in one language": ({"label_el": "64ο ΦΚΘ"}, "64th TIFF", "64ο ΦΚΘ"),
}


@pytest.mark.parametrize("case", LABELS)
def test_a_label_is_the_editors_or_made_from_number_and_acronym(case):
    given, english, greek = LABELS[case]
    festival = edition(**given)

    labels = {}
    for language in ("en", "el"):
        with override(language):
            labels[language] = (festival.label, festival.label.lang)

    assert labels == {"en": (english, "en"), "el": (greek, "el")}


def test_an_edition_gets_its_address_from_acronym_and_number():
    assert edition().slug == "tiff-64"


def test_a_zone_nobody_knows_is_refused():
    festival = edition()
    festival.time_zone = "Europe/Thessaloniki"

    with pytest.raises(ValidationError) as refusal:
        festival.full_clean()

    words = ["“Europe/Thessaloniki” is not a time zone; write one like Europe/Athens."]
    assert refusal.value.message_dict == {"time_zone": words}


YEARS = ["Choose a year between 1895 and 2200."]
TOO_LONG = ["An edition lasts a year at most."]


@pytest.mark.parametrize(
    ("days", "refused"),
    [
        (("1895-01-01", "1895-12-31"), {}),
        (("2199-12-31", "2200-12-31"), {}),  # 366 of them
        (("2199-12-30", "2200-12-31"), {"ends": TOO_LONG}),
        (("1894-12-31", "1895-01-01"), {"starts": YEARS}),
        (("2200-12-31", "2201-01-01"), {"ends": YEARS}),
        (("0001-01-01", "9999-12-31"), {"starts": YEARS, "ends": [*YEARS, *TOO_LONG]}),
    ],
)
def test_an_edition_has_days_that_can_be_listed(days, refused):
    festival = edition()
    festival.starts, festival.ends = map(date.fromisoformat, days)

    try:
        festival.full_clean()
        said = {}
    except ValidationError as refusal:
        said = refusal.message_dict

    assert said == refused


def test_the_office_clock_is_that_of_the_environment(settings):
    assert os.environ.get("TIME_ZONE", "Europe/Athens") == settings.TIME_ZONE


def test_the_office_clock_is_not_the_festivals(settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    screening(start=athens("2023-11-04 00:30"))

    row = Screening.objects.get()

    assert row.festival_day == date(2023, 11, 3)
    assert [f"{row.wall_start:%d %H:%M}", row.edition.closes_at] == ["04 00:30", athens("2023-11-13 06:00")]
