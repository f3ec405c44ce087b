"""The whole schedule of an edition: how it is indexed, and that it says what films and the database say."""

from datetime import date, timedelta

import pytest
from django.db.models import Q

from films.models import Edition, OnlineWindow, Screening, ScreeningSubtitle
from films.schedule.load import EditionSchedule, facts_of, film_schedule
from films.subtitles import subtitles
from people.models import Language

from .builders import (
    NOW,
    athens,
    edition,
    film,
    hall,
    online_window,
    package,
    presence,
    screening,
    section,
    selected_film,
    selection,
    tiff_64,
    venue,
)
from .visibility import AFTER, BEFORE, HIDDEN, MOMENT, OPENS

pytestmark = pytest.mark.django_db


def schedule(at=NOW, **given):
    return EditionSchedule(Edition.objects.get(number=64), at, **given)


def rows(lines):
    return [line.row for line in lines]


def by_rows(index):
    return {key: rows(lines) for key, lines in index.items()}


# --- Its indexes ----------------------------------------------------------------------------------------------------


def test_days_are_festival_days_and_none_is_left_out():
    edition(starts=date(2023, 11, 2), ends=date(2023, 11, 4))
    evening, night, morning = (screening(start=athens(f"2023-11-{at}")) for at in ("03 20:00", "04 05:30", "04 06:00"))
    after_it = screening(start=athens("2023-11-05 10:00"))

    assert by_rows(schedule().days) == {
        date(2023, 11, 2): [],
        date(2023, 11, 3): [evening, night],
        date(2023, 11, 4): [morning],
        date(2023, 11, 5): [after_it],
    }


def test_lines_are_in_order_of_time_then_code():
    late = screening(start=athens("2023-11-03 22:00"))
    second, first = (screening(code=code) for code in ("B", "A"))

    assert rows(schedule().lines) == [first, second, late]


def test_halls_stand_in_the_order_of_their_venues_and_what_has_none_is_found_too():
    far, near = venue(position=2), venue(position=1)
    shown = [screening(hall=place) for place in (hall(far), hall(near, position=2), hall(near, position=1))]
    homeless = screening(hall=None)
    found = schedule()

    assert found.halls == [row.hall for row in reversed(shown)]
    assert by_rows(found.by_hall) == {**{row.hall_id: [row] for row in shown}, None: [homeless]}


def test_venue_has_what_was_moved_away_but_not_what_was_cancelled():
    here, there = hall(), hall()
    stays = screening(hall=here)
    moved = screening(hall=there, previous_hall=here, status="moved")
    screening(hall=there, previous_hall=here, status="cancelled")

    assert rows(schedule().at_venue(here.venue)) == [stays, moved]


def test_film_of_a_package_is_found_with_its_own_start_and_the_package_with_all():
    first, second = selected_film(minutes=20), selected_film(minutes=21)
    bill = screening(package=package([first, second]), intro=5)
    alone = screening(film=second, start=athens("2023-11-04 20:00"))
    found = schedule()

    starts = {pk: [line.facts.film_start for line in lines] for pk, lines in found.by_film.items()}
    assert starts == {
        first.pk: [athens("2023-11-03 20:05")],
        second.pk: [athens("2023-11-03 20:25"), alone.start],
    }
    assert by_rows(found.by_package) == {bill.package_id: [bill]}
    assert found.by_package[bill.package_id][0].facts.film_starts == [starts[first.pk][0], starts[second.pk][0]]


def test_guests_have_theirs_apart_and_by_address():
    shown, press = screening(), screening(audience="press")
    hidden = screening(audience="press", publish_at=NOW + timedelta(hours=1))
    found = schedule()

    assert (rows(found.lines), rows(found.for_guests)) == ([shown], [press])
    assert [line and line.row for line in (found.get(row.uuid) for row in (shown, press, hidden))] == [
        shown,
        press,
        None,
    ]
    assert rows(found.among([press.pk, hidden.pk, shown.pk])) == [shown, press]
    assert [one.row for one in found.everything] == [shown, press, hidden]


def test_windows_of_a_day_are_those_open_at_some_time_of_it():
    early = online_window(opens=athens("2023-11-02 12:00"), closes=athens("2023-11-04 06:00"))
    late = online_window(opens=athens("2023-11-04 05:59"), closes=athens("2023-11-09 12:00"))
    found = schedule()

    days = {day: rows(found.windows_on(date(2023, 11, day))) for day in (1, 2, 3, 4, 9, 10)}

    assert days == {1: [], 2: [early], 3: [early, late], 4: [late], 9: [late], 10: []}
    assert [line.words["en"] for line in found.windows] == [
        "Online until 4 November 06:00",
        "Online from 4 November 05:59 until 9 November 12:00",
    ]


def test_states_of_its_films_are_those_over_all_editions():
    shown = selected_film()
    other = edition(number=65)
    selection(shown, section(edition=other))
    screening(film=shown, start=athens("2023-11-02 20:00"))
    screening(film=shown, edition=other, start=athens("2023-11-05 20:00"))

    assert schedule().films[shown.pk].state.sentence == film_schedule([shown.pk], NOW)[shown.pk].state.sentence
    assert schedule().films[shown.pk].state.head["en"].startswith("Next screening: Sun 5 Nov 20:00")


def test_what_it_was_given_is_left_as_it_was():
    festival = edition()
    screening()
    EditionSchedule(festival, NOW)

    assert not festival.subtitles.filter(language__code="el").exists()


def test_words_about_subtitles_are_asked_of_nobody(django_assert_num_queries):
    row = screening()
    ScreeningSubtitle.objects.create(screening=row, language=Language.objects.get(code="en"), position=2)
    ScreeningSubtitle.objects.create(screening=row, language=Language.objects.get(code="el"), position=1)
    [line] = schedule().lines

    with django_assert_num_queries(0):
        assert subtitles(line.row.film, line.row.edition, line.row) == "Greek and English subtitles"


# --- A Q&A nobody is left to hold -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "minutes"),
    [
        ([], 120),
        (["expected"], 120),
        (["confirmed", "cancelled"], 120),
        (["expected", "cancelled"], 120),
        (["cancelled"], 100),
        (["cancelled", "cancelled"], 100),
    ],
)
def test_screening_is_shorter_once_the_last_guest_of_its_discussion_is_cancelled(statuses, minutes):
    row = screening(qa=20)
    presence(screening=row, task="introduces")
    for status in statuses:
        presence(screening=row, task="qa", status=status)

    [line] = schedule().lines

    assert line.facts.end == row.start + timedelta(minutes=minutes)
    assert [guest.status for guest in line.row.guests] == ["confirmed"] * (1 + statuses.count("confirmed"))


# --- What others say ------------------------------------------------------------------------------------------------


def printed(line):
    facts = line.facts
    names = [other and other.row.pk for other in (facts.replaces, facts.replaced_by)]
    return (
        line.row.pk,
        line.words,
        line.do,
        line.do_words,
        line.section,
        facts.start,
        facts.end,
        facts.film_start,
        names,
    )


def lively():
    """Films alone and in packages, moved, cancelled, replaced, sold out, for guests."""
    twice, alone, short = selected_film(), selected_film(), selected_film(minutes=20)
    gone = screening(film=twice, status="cancelled")
    screening(film=alone, replaces=gone, tickets="sold_out")
    screening(film=twice, tickets="sold_out", start=athens("2023-11-03 11:00"))
    off = screening(package=package([short, twice]), status="postponed")
    screening(film=short, replaces=off, status="moved", previous_start=off.start, tickets="sold_out")
    screening(film=short, audience="press", tickets="sold_out")
    screening(film=alone, edition=edition(number=65), start=athens("2023-11-06 20:00"))
    return [twice, alone, short]


@pytest.mark.parametrize("at", [NOW, athens("2023-11-03 20:30"), athens("2023-11-20 12:00")], ids=str)
def test_edition_and_films_say_the_same_of_every_screening(at):
    films = [row.pk for row in lively()]
    found = film_schedule(films, at)

    here = {pk: [printed(line) for line in lines] for pk, lines in schedule(at).by_film.items()}

    assert here == {
        pk: [printed(line) for line in found[pk].screenings if line.row.edition.number == 64] for pk in films
    }


@pytest.mark.parametrize("at", [NOW, athens("2023-11-03 20:30")], ids=str)
def test_lines_of_the_edition_are_those_of_its_films_where_no_package_is_meant(at):
    lively()
    found = schedule(at)
    of_films = {line.row.pk: printed(line) for lines in found.by_film.values() for line in lines if line.row.film_id}

    assert {line.row.pk: printed(line) for line in found.lines if line.row.film_id} == of_films


def test_narrowed_to_what_shows_the_same_it_says_the_same():
    gone = screening(status="cancelled")
    screening(replaces=gone)

    whole, narrow = (found.get(gone.uuid) for found in (schedule(), schedule(only=Q(film=gone.film_id))))

    assert printed(narrow) == printed(whole)
    assert narrow.facts.replaced_by.row == gone.replaced_by


@pytest.mark.many_cases
@pytest.mark.parametrize("at", [BEFORE, MOMENT, AFTER], ids=str)
@pytest.mark.parametrize("what", [*OPENS, *HIDDEN])
def test_it_holds_what_is_public_and_nothing_else(what, at):
    {**OPENS, **HIDDEN}[what]()
    film(publish_at=None)
    found = [EditionSchedule(one, at) for one in Edition.objects.order_by("pk")]

    lines = {line.row for one in found for line in one.lines}
    guests = {line.row for one in found for line in one.for_guests}
    windows = {line.row for one in found for line in one.windows}

    assert (lines, guests, windows) == (
        set(Screening.objects.public(at)),
        set(Screening.objects.for_guests(at)),
        set(OnlineWindow.objects.public(at)),
    )


def test_staff_have_the_facts_of_what_is_not_public():
    held = screening(publish_at=NOW + timedelta(days=1), edition=tiff_64())

    assert [(one.row, one.public(NOW)) for one in facts_of(Screening.objects.all(), NOW)] == [(held, False)]
