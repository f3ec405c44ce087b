"""The form of a screening: its wall clock, what it does by itself, and what it points out."""

from datetime import UTC, date, datetime

import pytest

from films.models import Screening
from films.tests import builders
from films.tests.builders import athens

from .pages import add_url, change_url, errors, fields, list_url, send, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now):
    """A public screening on Friday evening, at a time when its schedule is public."""
    now("2023-11-01 12:00")
    return builders.screening(start=athens("2023-11-03 20:00"))


def start(day, clock, season=""):
    return {"start_0": day, "start_1": clock, **({"start_2": season} if season else {})}


# --- The wall ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def hong_kong(settings):
    """An edition far from the office clock."""
    settings.TIME_ZONE = "Europe/Athens"
    return builders.edition(acronym="HKIFF", number=47, time_zone="Asia/Hong_Kong", country=None)


def test_start_is_shown_on_the_clock_of_the_edition(admin_client, hong_kong):
    screening = builders.screening(edition=hong_kong, start=datetime(2023, 11, 4, 18, tzinfo=UTC))
    page = admin_client.get(change_url(screening))
    assert (fields(page)["start_0"], fields(page)["start_1"]) == ("2023-11-05", "02:00")
    assert "Asia/Hong_Kong, UTC+08:00" in page.content.decode()


def test_start_is_stored_by_the_clock_of_the_edition(admin_client, hong_kong):
    screening = builders.screening(edition=hong_kong, start=datetime(2023, 11, 4, 18, tzinfo=UTC))
    assert errors(send(admin_client, change_url(screening), **start("2023-11-05", "20:00"))) == []
    screening.refresh_from_db()
    assert screening.start == datetime(2023, 11, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "el"])
def test_hour_may_be_written_with_a_stop_as_greeks_do(admin_client, shown, language):
    admin_client.post("/i18n/setlang/", {"language": language, "next": "/admin/"})

    assert errors(send(admin_client, change_url(shown), **start("2023-11-03", "21.30"))) == []
    shown.refresh_from_db()
    assert shown.start == athens("2023-11-03 21:30")


def test_new_screening_is_stored_by_the_clock_of_the_posted_edition(admin_client, hong_kong):
    builders.edition()
    typed = {"edition": hong_kong.pk, "film": builders.film().pk, **start("2023-11-05", "20:00")}
    assert errors(send(admin_client, add_url(Screening), **typed)) == []
    assert Screening.objects.get().start == datetime(2023, 11, 5, 12, tzinfo=UTC)


def test_saving_without_a_change_leaves_the_start_alone(admin_client, shown):
    admin_client.get(change_url(shown))
    send(admin_client, change_url(shown))
    before, after = shown.start, Screening.objects.get().start
    assert (after, Screening.objects.get().sequence) == (before, 0)


def test_time_that_does_not_exist_is_refused(admin_client):
    spring = builders.edition(acronym="TDF", number=26, starts=date(2024, 3, 28), ends=date(2024, 4, 2))
    typed = {"edition": spring.pk, "film": builders.film().pk, **start("2024-03-31", "03:30")}
    response = send(admin_client, add_url(Screening), **typed)
    assert errors(response) == ["This time does not exist: the clock jumps from 03:00 to 04:00."]


@pytest.mark.parametrize(("season", "hour"), [("summer", 0), ("winter", 1)])
def test_time_that_occurs_twice_is_asked_about(season, hour, admin_client):
    autumn = builders.edition(starts=date(2023, 10, 26), ends=date(2023, 10, 30))
    typed = {"edition": autumn.pk, "film": builders.film().pk, **start("2023-10-29", "03:30")}
    response = send(admin_client, add_url(Screening), **typed)
    assert errors(response) == ["This time occurs twice: choose summer or winter time."]
    settled = {**fields(response), "start_2": season, "_continue": "1"}
    answer = admin_client.post(add_url(Screening), settled, follow=True)
    assert Screening.objects.get().start == datetime(2023, 10, 29, hour, 30, tzinfo=UTC)
    assert fields(answer)["start_2"] == season


def test_other_times_are_not_asked_for_a_season(admin_client, shown):
    assert "start_2" not in fields(admin_client.get(change_url(shown)))


def test_edition_of_a_saved_screening_stays(admin_client, shown):
    other = builders.closed_edition()
    send(admin_client, change_url(shown), edition=other.pk)
    shown.refresh_from_db()
    assert shown.edition.number == 64


def test_code_given_twice_is_refused_in_words(admin_client, shown):
    other = builders.screening()
    response = send(admin_client, change_url(other), code=shown.code)
    assert errors(response) == ["This code is already used in this edition."]


def test_ticket_state_that_means_nothing_is_refused_in_words(admin_client, shown):
    response = send(admin_client, change_url(shown), entry="invitation", tickets="sold_out")
    assert errors(response) == ["This ticket state does not go with this way of entry."]


def test_moments_of_an_edition_are_on_its_own_clock(admin_client, hong_kong):
    hong_kong.announced_at = datetime(2023, 6, 1, 3, tzinfo=UTC)
    hong_kong.save()
    assert fields(admin_client.get(change_url(hong_kong)))["announced_at_1"] == "11:00"
    assert errors(send(admin_client, change_url(hong_kong), announced_at_1="11:30")) == []
    hong_kong.refresh_from_db()
    assert hong_kong.announced_at == datetime(2023, 6, 1, 3, 30, tzinfo=UTC)


# --- What it answers --------------------------------------------------------------------------------------------------


def test_festival_day_is_said(admin_client, shown):
    response = send(admin_client, change_url(shown), **start("2023-11-04", "00:30"))
    assert told(response)[0] == "Festival day: Friday 3 November, after midnight"


def test_moving_a_public_screening_keeps_what_the_public_was_told(admin_client, shown):
    before, hall = shown.start, shown.hall
    other = builders.hall(name_en="Zannas")
    response = send(admin_client, change_url(shown), hall=other.pk, **start("2023-11-03", "20:30"))
    shown.refresh_from_db()
    assert (shown.status, shown.previous_start, shown.previous_hall) == ("moved", before, hall)
    assert told(response)[1] == f"It was public, so it is now marked as moved, from Fri 3 Nov 20:00, {hall}."


def test_moving_a_screening_nobody_knows_is_no_news(admin_client, now, shown):
    now("2023-10-19 12:00")
    send(admin_client, change_url(shown), **start("2023-11-03", "20:30"))
    shown.refresh_from_db()
    assert (shown.status, shown.previous_start) == ("scheduled", None)


def test_what_the_editor_says_of_a_move_stands(admin_client, shown):
    send(admin_client, change_url(shown), previous_hall=builders.hall().pk, **start("2023-11-03", "20:30"))
    shown.refresh_from_db()
    assert (shown.status, shown.previous_start) == ("scheduled", None)


def test_new_ticket_state_is_of_now(admin_client, now, shown):
    moment = now("2023-11-02 19:02")
    send(admin_client, change_url(shown), tickets="sold_out")
    shown.refresh_from_db()
    assert shown.tickets_as_of == moment


def test_new_ticket_state_is_of_now_also_where_the_last_was_of_a_fraction_of_a_second(admin_client, now, shown):
    builders.change(shown, tickets="on_sale", tickets_as_of=athens("2023-11-01 11:00:07.25"))
    moment = now("2023-11-02 19:02")
    send(admin_client, change_url(shown), tickets="sold_out")
    shown.refresh_from_db()
    assert shown.tickets_as_of == moment


def test_moment_that_nobody_typed_is_kept_to_the_fraction_of_a_second(admin_client, shown):
    exact = athens("2023-11-03 20:00:07.25")
    builders.change(shown, start=exact)
    send(admin_client, change_url(shown), tickets="sold_out")
    shown.refresh_from_db()
    assert (shown.start, shown.status) == (exact, "scheduled")


def test_typed_moment_of_a_ticket_state_stands(admin_client, shown):
    typed = {"tickets_as_of_0": "2023-11-01", "tickets_as_of_1": "09:00"}
    send(admin_client, change_url(shown), tickets="sold_out", **typed)
    shown.refresh_from_db()
    assert shown.tickets_as_of == athens("2023-11-01 09:00")


def test_overlap_in_the_hall_is_pointed_out(admin_client, shown):
    other = builders.screening(hall=shown.hall, start=athens("2023-11-03 22:00"), film=builders.film(title_en="Late"))
    response = send(admin_client, change_url(other), **start("2023-11-03", "21:30"))
    title = shown.film.title_en
    assert f"This hall already has a screening at that time: {title}, 20:00–21:40." in told(response)
    assert f"This hall already has a screening at that time: {title}, 20:00–21:40." not in told(
        send(admin_client, change_url(other), **start("2023-11-03", "21:40"))
    )


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        ({"status": "moved"}, "A moved screening needs its old time or hall."),
        ({"status": "cancelled"}, "A cancelled screening needs a reason."),
        ({"tickets": "not_yet"}, "“Not yet on sale” needs a moment, or leave the state unknown."),
    ],
)
def test_what_is_left_unsaid_is_pointed_out(typed, warning, admin_client, shown):
    assert warning in told(send(admin_client, change_url(shown), **typed))


def test_end_is_computed(admin_client, shown):
    assert "21:40" in admin_client.get(change_url(shown)).content.decode()


# --- The list ---------------------------------------------------------------------------------------------------------


def act(client, action, *screenings):
    data = {"action": action, "_selected_action": [screening.pk for screening in screenings]}
    return client.post(list_url(Screening), data, follow=True)


def test_sold_out_is_said_of_those_that_allow_it(admin_client, shown):
    invited = builders.screening(entry="invitation", title_en="Opening", film=None)
    response = act(admin_client, "mark_sold_out", shown, invited)
    assert told(response) == [
        f"{invited}: This ticket state does not go with this way of entry.",
        "1 screening changed.",
    ]
    states = dict(Screening.objects.values_list("pk", "tickets"))
    assert states == {shown.pk: "sold_out", invited.pk: "unknown"}


def test_ticket_states_are_confirmed(admin_client, now, shown):
    moment = now("2023-11-02 10:04")
    act(admin_client, "confirm_tickets", shown)
    shown.refresh_from_db()
    assert (shown.tickets, shown.tickets_as_of) == ("unknown", moment)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"day": "2023-11-03"}, ["evening", "night"]),
        ({"open": "hall"}, ["homeless"]),
        ({"open": "guests"}, ["evening"]),
        ({"edition": "tiff-64"}, ["evening", "night", "homeless"]),
    ],
)
def test_filters_find_screenings(query, names, admin_client, shown):
    night = builders.screening(start=athens("2023-11-04 00:30"))
    homeless = builders.screening(start=athens("2023-11-04 20:00"), hall=None)
    builders.presence(screening=shown, status="expected")
    rows = {"evening": shown, "night": night, "homeless": homeless}
    response = admin_client.get(list_url(Screening), query)
    assert list(response.context["cl"].result_list) == [rows[name] for name in names]


def test_list_shows_the_start_on_the_clock_of_the_edition(admin_client, hong_kong):
    builders.screening(edition=hong_kong, start=datetime(2023, 11, 4, 18, tzinfo=UTC))
    assert "Sun 5 Nov 02:00" in admin_client.get(list_url(Screening)).content.decode()


# --- The bill of its package ------------------------------------------------------------------------------------------


def test_bill_that_loses_two_films_is_one_revision(admin_client, now):
    now("2023-11-01 12:00")
    package = builders.package([builders.selected_film(minutes=20) for _ in range(3)])
    screening = builders.screening(package=package)

    gone = {f"package_films-{row}-DELETE": "on" for row in (0, 1)}
    assert errors(send(admin_client, change_url(package), **gone)) == []

    screening.refresh_from_db()
    assert (package.package_films.count(), screening.sequence) == (1, 1)
