"""A hall with one thumb: what the staff see, what the public is told, and until when."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from festival.tests.admin.pages import change_url, send
from films.models import HallDelay
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

pytestmark = pytest.mark.django_db

PAGE = "/admin/films/halldelay/today/"


@pytest.fixture
def at(now):
    return now("2023-11-03 19:50")


@pytest.fixture
def door(client, django_user_model):
    """The manager of a hall, who may do nothing else."""
    user = django_user_model.objects.create_user("nikos", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="run_hall"))
    client.force_login(user)
    return client


@pytest.fixture
def boat(at):
    film = builders.selected_film(title_en="The Boat", minutes=118)
    return builders.screening(film=film, hall=builders.hall(name_en="Olympion"))


def tap(client, hall, name, value):
    return client.post(PAGE, {name: f"{hall.pk}:{value}"}, follow=True)


def said(answer):
    return [one.text for one in Page(answer).root.all(css="tap__said")]


def pressed(answer):
    return [one.text for one in Page(answer).root.all("button", **{"aria-pressed": "true"})]


def public(client, screening):
    return Page(client.get(screening.film.get_absolute_url())).main.text


def test_ten_minutes_are_told_to_the_public_at_once(door, boat):
    answer = tap(door, boat.hall, "minutes", "10")

    words = "Running about 10 minutes late."
    assert said(answer) == [f"+10' · Doors open nikos, 19:50 · The public reads: {words}"]
    assert f"Next screening: today 20:00, Olympion. {words}" in public(door, boat)
    assert answer.redirect_chain == [(f"{PAGE}#h{boat.hall.pk}", 302)]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("minutes", "5", "+5' · Doors open"),
        ("state", "doors_closed", "On time · Doors closed"),
        ("state", "technical_stop", "On time · Technical stop"),
    ],
)
def test_what_is_for_staff_is_not_told(name, value, words, door, boat):
    before = public(door, boat)

    answer = tap(door, boat.hall, name, value)

    assert pressed(answer) == words.split(" · ")
    assert said(answer) == [f"{words} nikos, 19:50 · The public is told nothing."]
    assert public(door, boat) == before


def test_minutes_and_doors_stand_beside_each_other(door, boat):
    tap(door, boat.hall, "minutes", "15")
    tap(door, boat.hall, "state", "doors_closed")
    assert HallDelay.objects.values_list("minutes", "state").get() == (15, "doors_closed")

    tap(door, boat.hall, "state", "open")

    assert HallDelay.objects.values_list("minutes", "state").get() == (15, "")


def test_doors_do_not_say_the_delay_anew(door, boat, now):
    said_at = now("2023-11-03 19:50")
    tap(door, boat.hall, "minutes", "10")
    now("2023-11-03 20:15")
    tap(door, boat.hall, "state", "doors_closed")

    assert HallDelay.objects.values_list("state", "set_at").get() == ("doors_closed", said_at)
    assert "until about 22:08" in public(door, boat)
    assert public(door, boat).count("Now showing") == 1  # begun at 20:10, as the delay said before it began


def test_doors_at_the_desk_do_not_say_it_anew_either(door, boat, now, admin_client):
    said_at = now("2023-11-03 19:50")
    tap(door, boat.hall, "minutes", "10")
    now("2023-11-03 20:15")
    form = change_url(HallDelay.objects.get())
    send(admin_client, form, state="doors_closed")
    assert HallDelay.objects.values_list("state", "set_at").get() == ("doors_closed", said_at)

    moment = now("2023-11-04 19:00")
    send(admin_client, form, state="")
    assert HallDelay.objects.values_list("state", "set_at").get() == ("", moment)


def test_closed_doors_are_told_while_the_screening_runs(door, boat, now):
    now("2023-11-03 20:05")
    answer = tap(door, boat.hall, "state", "doors_closed")
    assert said(answer) == ["On time · Doors closed nikos, 20:05 · The public reads: Doors closed."]
    assert public(door, boat).count("Doors closed.") == 1

    now("2023-11-03 21:58")
    assert "oors closed" not in public(door, boat)


def test_doors_are_open_again_for_the_next_screening(door, boat, now):
    now("2023-11-03 20:05")
    tap(door, boat.hall, "state", "doors_closed")
    late = builders.screening(hall=boat.hall, start=athens("2023-11-03 22:15"))
    now("2023-11-03 22:20")
    assert pressed(door.get(PAGE)) == ["On time", "Doors open"]
    assert "oors closed" not in public(door, late)

    tap(door, boat.hall, "state", "doors_closed")

    assert pressed(door.get(PAGE)) == ["On time", "Doors closed"]
    assert "oors closed" in public(door, late)


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("at", "told"),
    [("19:50", {"first": True, "boat": False}), ("20:00", {"first": False, "boat": True})],
)
@pytest.mark.parametrize("where", ["door", "desk"])
def test_doors_are_closed_for_one_of_two_that_follow_each_other(where, at, told, door, boat, now, admin_client):
    short = builders.selected_film(title_en="Short", minutes=15)
    first = builders.screening(film=short, hall=boat.hall, start=athens("2023-11-03 19:45"))
    now("2023-11-03 19:20")
    tap(door, boat.hall, "minutes", "5")
    now(f"2023-11-03 {at}")
    if where == "door":
        tap(door, boat.hall, "state", "doors_closed")
    else:
        send(admin_client, change_url(HallDelay.objects.get()), state="doors_closed")

    now("2023-11-03 19:55")
    assert ("oors closed" in public(door, first)) == told["first"]
    now("2023-11-03 20:10")
    assert ("oors closed" in public(door, boat)) == told["boat"]


def test_doors_closed_at_the_desk_are_told_as_well(door, boat, now, admin_client):
    now("2023-11-03 19:50")
    tap(door, boat.hall, "minutes", "5")
    now("2023-11-03 20:05")
    send(admin_client, change_url(HallDelay.objects.get()), state="doors_closed")

    assert "Doors closed." in public(door, boat)


def test_second_press_of_the_same_tap_changes_nothing(door, boat, now):
    tap(door, boat.hall, "minutes", "10")
    before = HallDelay.objects.values().get()
    now("2023-11-03 19:55")

    tap(door, boat.hall, "minutes", "10")

    assert HallDelay.objects.values().get() == before
    assert [one.get_change_message() for one in LogEntry.objects.all()] == ["+10', Doors open"]


def test_at_six_all_is_forgotten(door, boat, now):
    tap(door, boat.hall, "minutes", "15")
    tap(door, boat.hall, "state", "technical_stop")
    builders.screening(hall=boat.hall, start=athens("2023-11-04 20:00"))
    now("2023-11-04 05:59")
    assert said(door.get(PAGE))[0].startswith("+15' · Technical stop")

    moment = now("2023-11-04 06:00")
    assert said(door.get(PAGE)) == []
    assert pressed(door.get(PAGE)) == ["On time", "Doors open"]

    tap(door, boat.hall, "minutes", "5")
    assert HallDelay.objects.values_list("minutes", "state", "set_at").get() == (5, "", moment)


def test_my_hall_stands_first_with_what_is_on_or_next(door, boat, now):
    other = builders.screening(hall=builders.hall(name_en="Zannas"), film=builders.film(title_en="Other"))
    late = builders.screening(
        hall=boat.hall, start=athens("2023-11-03 22:30"), film=builders.film(title_en="Late", minutes=90)
    )
    assert [one.text for one in Page(door.get(PAGE)).root.all("h3")] == [
        "Olympion 20:00 The Boat",
        "Zannas 20:00 Other",
    ]
    door.post(PAGE, {"hall": other.hall.pk})

    now("2023-11-03 22:00")
    shown = ["Zannas Nothing more today.", f"Olympion 22:30 {late.film.title_en}"]
    assert [one.text for one in Page(door.get(PAGE)).root.all("h3")] == shown


@pytest.mark.parametrize(
    "sent", [{}, {"minutes": "x:10"}, {"minutes": "1:7"}, {"state": "1:shut"}, {"minutes": "999999:10"}]
)
def test_nonsense_is_not_found(sent, door, boat):
    assert door.post(PAGE, sent).status_code == 404
    assert HallDelay.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_queries(rows, door, at, django_assert_num_queries):
    for _ in range(rows):
        HallDelay.objects.create(hall=builders.screening().hall, minutes=5, set_at=at)

    with django_assert_num_queries(10):
        answer = door.get(PAGE)

    assert len(said(answer)) == rows


def test_looking_writes_nothing(door, boat):
    door.get(PAGE, {"minutes": f"{boat.hall.pk}:10", "hall": boat.hall.pk})

    assert HallDelay.objects.count() == 0
    assert "hall" not in door.session


def test_who_may_not_says_nothing(editor, boat):
    client = editor("change_halldelay", "set_tickets")

    assert (client.get(PAGE).status_code, tap(client, boat.hall, "minutes", "10").status_code) == (403, 403)
    assert HallDelay.objects.count() == 0


def test_page_without_an_edition_says_so(door):
    assert "There is no edition yet." in door.get(PAGE).content.decode()
    assert door.post(PAGE, {"minutes": "1:10"}).status_code == 404
