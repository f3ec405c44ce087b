"""Tickets with one thumb: what a tap does, what others see of it, and who may."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from films import box_office
from films.models import TicketFeed, TicketReport
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .pages import change_url, send, told

pytestmark = pytest.mark.django_db

PAGE = "/admin/films/ticketreport/today/"


@pytest.fixture
def at(now):
    """Two minutes past seven."""
    return now("2023-11-03 19:02")


@pytest.fixture
def door(client, django_user_model):
    """A volunteer at the box office, who may do nothing else."""
    return volunteer(client, django_user_model, "maria")


@pytest.fixture
def boat(at):
    film = builders.selected_film(title_en="The Boat", title_el="Η βάρκα", minutes=118)
    moment = athens("2023-11-03 12:00")
    return builders.screening(film=film, code="012", tickets="on_sale", tickets_as_of=moment)


def volunteer(client, users, name):
    user = users.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="set_tickets"))
    client.force_login(user)
    return client


def state(screening):
    screening.refresh_from_db()
    return screening.tickets, screening.tickets_as_of


def tap(client, screening, tickets):
    return client.post(PAGE, {"tap": f"{screening.pk}:{tickets}"}, follow=True)


def row(answer, screening):
    """What the page shows of a screening."""
    return Page(answer).root.find(id=f"s{screening.pk}")


def said(answer, screening):
    return row(answer, screening).find(css="tap__said").text


def buttons(answer, screening):
    return [one.text for one in row(answer, screening).all("button")]


def titles(answer):
    return [one.find("h4").text for one in Page(answer).root.all(css="tap")]


def test_tap_sets_the_state_and_the_page_says_who_and_when(door, boat, at):
    answer = tap(door, boat, "sold_out")

    assert state(boat) == ("sold_out", at)
    assert said(answer, boat) == "Sold out (as of 19:02) maria, 19:02 · Held by hand"
    assert answer.redirect_chain == [(f"{PAGE}#s{boat.pk}", 302)]
    pressed = [one.text for one in row(answer, boat).all("button", **{"aria-pressed": "true"})]
    assert pressed == ["Sold out"]


def test_another_sees_the_tap_but_cannot_take_it_back(door, boat, django_user_model):
    tap(door, boat, "sold_out")

    seen = volunteer(Client(), django_user_model, "nikos").get(PAGE)

    assert said(seen, boat) == "Sold out (as of 19:02) maria, 19:02 · Held by hand"
    assert buttons(seen, boat)[-2:] == ["Still so", "Give back to the feed"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ["On sale", "Few left", "Sold out", "Standby only", "At the door only", "Not yet on sale", "Not known"]),
        ({"entry": "free"}, ["Few left", "Sold out", "Not known"]),
        ({"entry": "invitation"}, ["Not known"]),
        ({"entry": "school", "audience": "school"}, ["Sold out", "Not known"]),
        ({"status": "cancelled"}, []),
    ],
)
def test_only_what_the_entry_admits_can_be_tapped(given, words, door, at):
    screening = builders.screening(**given)

    assert buttons(door.get(PAGE), screening) == words


def test_state_the_entry_does_not_admit_is_refused_in_words(door, at):
    screening = builders.screening(entry="free")

    answer = tap(door, screening, "on_sale")

    assert told(answer) == [f"{screening}: This ticket state does not go with this way of entry."]
    assert state(screening) == ("unknown", None)


def test_tap_is_taken_back(door, boat):
    answer = tap(door, boat, "sold_out")
    [button] = row(answer, boat).all("button", name="undo")

    answer = door.post(PAGE, {"undo": button.attrs["value"]}, follow=True)

    assert state(boat) == ("on_sale", athens("2023-11-03 12:00"))
    assert said(answer, boat) == "On sale (as of 12:00)"


def test_tap_is_not_taken_back_after_half_a_minute(door, boat, now):
    [button] = row(tap(door, boat, "sold_out"), boat).all("button", name="undo")
    now("2023-11-03 19:02:30")

    answer = door.post(PAGE, {"undo": button.attrs["value"]}, follow=True)

    words = "It cannot be taken back any more: half a minute has passed, or somebody has tapped since."
    assert (told(answer), state(boat)[0]) == ([words], "sold_out")
    assert "Undo" not in buttons(answer, boat)


def test_old_undo_does_not_take_back_a_later_tap(door, boat):
    [button] = row(tap(door, boat, "few_left"), boat).all("button", name="undo")
    tap(door, boat, "sold_out")

    door.post(PAGE, {"undo": button.attrs["value"]})

    assert state(boat)[0] == "sold_out"


def test_page_looks_again_when_undo_runs_out(door, boat, now):
    answer = tap(door, boat, "sold_out")
    assert Page(answer).root.find("form", id="taps").attrs["data-refresh"] == "20"
    now("2023-11-03 19:02:25")

    assert Page(door.get(PAGE)).root.find("form", id="taps").attrs["data-refresh"] == "5"


def test_state_is_confirmed_unless_another_has_said_otherwise(door, boat, now):
    moment = now("2023-11-03 19:30")
    door.post(PAGE, {"again": f"{boat.pk}:sold_out"})
    assert state(boat) == ("on_sale", athens("2023-11-03 12:00"))

    door.post(PAGE, {"again": f"{boat.pk}:on_sale"})

    assert state(boat) == ("on_sale", moment)


def test_hold_is_given_back_to_the_feed(door, boat, at):
    tap(door, boat, "sold_out")

    answer = door.post(PAGE, {"back": str(boat.pk)}, follow=True)

    assert said(answer, boat) == "Sold out (as of 19:02) maria, 19:02"
    assert box_office.set_tickets(boat, "on_sale", at.replace(minute=3), builders.ticket_feed()) == "taken"


def test_what_a_feed_says_is_told_with_its_name(door, boat, at):
    box_office.set_tickets(boat, "few_left", at, builders.ticket_feed(name="Box"))

    assert said(door.get(PAGE), boat) == "Few left (as of 19:02) Box, 19:02"


NONSENSE = [{}, {"nod": "1"}, {"undo": ":"}, {"tap": "x:sold_out"}, {"tap": "²:sold_out"}, {"tap": "999999:sold_out"}]
NONSENSE += [{"tap": f"{10**30}:sold_out"}]


@pytest.mark.parametrize("sent", NONSENSE, ids=str)
def test_nonsense_is_not_found(sent, door, boat):
    assert door.post(PAGE, sent).status_code == 404


def test_unknown_state_is_not_found(door, boat):
    assert tap(door, boat, "rush").status_code == 404


# --- What it lists --------------------------------------------------------------------------------------------------


def test_my_hall_stands_first_and_is_remembered(door, boat, at):
    hall = builders.hall(name_en="Pavlos Zannas")
    late = builders.screening(hall=hall, start=athens("2023-11-04 00:30"), film=builders.film(title_en="Late"))
    early = builders.screening(start=athens("2023-11-03 19:30"), film=builders.film(title_en="Early"))
    places = {one: str(one.hall.label) for one in (early, boat, late)}
    shown = [f"19:30 Early {places[early]} · {early.code}", f"20:00 The Boat {places[boat]} · 012"]
    last = f"00:30 Late Pavlos Zannas · {late.code}"
    assert titles(door.get(PAGE)) == [*shown, last]

    door.post(PAGE, {"hall": hall.pk})

    assert titles(door.get(PAGE)) == [last, *shown]
    door.post(PAGE, {"hall": ""})
    assert titles(door.get(PAGE)) == [*shown, last]


def test_what_is_over_is_folded_away_and_other_days_are_a_tap_away(door, boat, at):
    over = builders.screening(start=athens("2023-11-03 10:00"), film=builders.film(title_en="Morning"))
    tomorrow = builders.screening(start=athens("2023-11-04 20:00"), film=builders.film(title_en="Tomorrow"))
    answer = door.get(PAGE)
    assert titles(answer) == [f"20:00 The Boat {boat.hall.label} · 012"]
    assert Page(answer).root.find("details", id="over").text.startswith("Over 1 10:00 Morning")

    answer = door.get(PAGE, {"day": "2023-11-04"})
    assert titles(answer) == [f"20:00 Tomorrow {tomorrow.hall.label} · {tomorrow.code}"]
    door.post(f"{PAGE}?day=2023-11-04", {"tap": f"{tomorrow.pk}:sold_out"})
    assert (state(tomorrow)[0], state(over)[0]) == ("sold_out", "unknown")


@pytest.mark.parametrize("day", ["2023-11-31", "yesterday", "1999-01-01", ""])
def test_day_that_is_none_is_today(day, door, boat):
    assert len(titles(door.get(PAGE, {"day": day}))) == 1


def test_small_hours_belong_to_the_night_before(door, boat, now):
    late = builders.screening(start=athens("2023-11-04 02:00"), film=builders.film(title_en="Late"))
    now("2023-11-04 01:30")

    assert titles(door.get(PAGE)) == [f"02:00 Late {late.hall.label} · {late.code}"]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_queries(rows, door, at, django_assert_num_queries):
    for _ in range(rows):
        box_office.set_tickets(builders.screening(), "sold_out", at, builders.ticket_feed())

    with django_assert_num_queries(10):
        answer = door.get(PAGE)

    assert len(titles(answer)) == rows


def test_page_without_an_edition_says_so(door):
    assert "There is no edition yet." in door.get(PAGE).content.decode()


def test_page_is_greek(door, boat):
    door.cookies["django_language"] = "el"

    answer = tap(door, boat, "sold_out")

    assert said(answer, boat) == "Εξαντλήθηκαν τα εισιτήρια (ενημέρωση 19:02) maria, 19:02 · Κρατείται χειροκίνητα"


# --- Who may --------------------------------------------------------------------------------------------------------


def test_looking_writes_nothing(door, boat, at):
    before = state(boat)
    door.get(PAGE, {"tap": f"{boat.pk}:sold_out", "hall": boat.hall.pk})

    assert (state(boat), TicketReport.objects.count()) == (before, 0)
    assert "hall" not in door.session


def test_post_needs_its_token(boat, django_user_model):
    strict = volunteer(Client(enforce_csrf_checks=True), django_user_model, "maria")

    assert tap(strict, boat, "sold_out").status_code == 403
    assert state(boat)[0] == "on_sale"


def test_who_may_not_taps_nothing(editor, boat):
    client = editor("change_screening", "view_ticketreport")

    assert (client.get(PAGE).status_code, tap(client, boat, "sold_out").status_code) == (403, 403)
    assert state(boat)[0] == "on_sale"


def test_visitor_is_asked_to_log_in(client, boat):
    assert client.post(PAGE, {"tap": f"{boat.pk}:sold_out"})["Location"].startswith(reverse("admin:login"))


def test_volunteer_finds_the_page_on_the_start_page_and_nothing_else(door, boat):
    page = Page(door.get("/admin/"))

    [nav] = page.root.all("nav", css="doors")
    assert [(one.attrs["href"], one.text) for one in nav.all("a")] == [(PAGE, "Tickets of today")]
    assert "permission to view or edit" not in page.root.text
    assert door.get(reverse("admin:films_screening_changelist")).status_code == 403
    assert door.get(reverse("admin:films_ticketreport_changelist")).status_code == 403


# --- By hand elsewhere ----------------------------------------------------------------------------------------------


def test_state_typed_into_the_form_is_held_too(admin_client, admin_user, boat, at):
    send(admin_client, change_url(boat), tickets="sold_out")

    [report] = TicketReport.objects.all()
    assert (report.said_by, report.held, report.before, report.tickets) == (admin_user, True, "on_sale", "sold_out")
    assert box_office.set_tickets(boat, "on_sale", at, builders.ticket_feed()) == "held"


def test_form_that_leaves_the_state_alone_holds_nothing(admin_client, boat):
    send(admin_client, change_url(boat), intro="5")

    assert TicketReport.objects.count() == 0


def test_screening_of_which_something_was_said_can_be_deleted(admin_client, boat):
    tap(admin_client, boat, "sold_out")

    admin_client.post(f"/admin/films/screening/{boat.pk}/delete/", {"post": "yes"})

    assert TicketReport.objects.count() == 0


# --- Feeds ----------------------------------------------------------------------------------------------------------


def test_token_of_a_feed_is_shown_once(admin_client, admin_user, at):
    answer = admin_client.post("/admin/films/ticketfeed/add/", {"name": "Box"})

    token = Page(answer).root.find("input", readonly="").attrs["value"]
    feed = TicketFeed.objects.by_token(token)
    assert (feed.name, feed.made_by, answer["Cache-Control"].split(", ")[0]) == ("Box", admin_user, "max-age=0")
    shown = admin_client.get(f"/admin/films/ticketfeed/{feed.pk}/change/")
    assert token not in shown.content.decode()
    assert feed.token_hash not in shown.content.decode()


def test_feed_is_revoked_from_the_list(admin_client, at):
    feed = builders.ticket_feed()

    answer = admin_client.post(
        "/admin/films/ticketfeed/", {"action": "revoke", "_selected_action": [feed.pk]}, follow=True
    )

    feed.refresh_from_db()
    assert (feed.revoked_at, told(answer)) == (at, ["1 feed revoked."])
