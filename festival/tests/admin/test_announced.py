"""Announcements around their own pages: from the list of films, beside what they hold, in lists, on the start page."""

import re

import pytest

from festival.lib import clock
from films.models import Announcement, Award, Edition, Film, Selection
from films.tests import builders
from films.tests.builders import athens

from .pages import change_url, errors, found, list_url, send, told
from .releasing import BEFORE, MOMENT, MOVED, log, page_url

pytestmark = pytest.mark.django_db


# --- Fourteen films from the list of films ----------------------------------------------------------------------------


def put(client, films, **given):
    return client.post(list_url(Film), {"action": "announce", "_selected_action": [one.pk for one in films], **given})


def test_chosen_films_are_put_into_an_announcement(announcement, admin_client):
    twice = builders.selected_film()
    builders.selection(twice)
    films = [twice, builders.selected_film()]
    other = builders.announcement(edition=builders.closed_edition(), moment=MOMENT)
    asked = put(admin_client, films)
    assert list(asked.context["form"].fields["announcement"].queryset) == [announcement]
    assert put(admin_client, films, chosen="1", announcement=other.pk).status_code == 200  # not one of theirs

    put(admin_client, films, chosen="1", announcement=announcement.pk)
    assert set(Selection.objects.filter(film__in=films).values_list("announcement", "publish_at")) == {
        (announcement.pk, MOMENT)
    }
    assert log() == [("admin", "Conference: 3 selections were put in.")]


def test_what_is_public_or_promised_elsewhere_is_left_alone(announcement, admin_client):
    public, promised, free = builders.film(), builders.selected_film(), builders.selected_film()
    builders.selection(public, publish_at=builders.LONG_AGO)
    elsewhere = builders.announcement([promised], moment=MOVED)
    answer = put(admin_client, [public, promised, free], chosen="1", announcement=announcement.pk)

    assert set(announcement.selections.values_list("film", flat=True)) >= {free.pk}
    assert announcement.selections.count() == 2
    assert elsewhere.selections.get().publish_at == MOVED
    assert told(admin_client.get(answer["Location"]))[-1].startswith("2 selections were left as they are")


def test_released_announcement_is_not_offered(announcement, admin_client, now):
    now("2023-10-09 11:01")
    answer = put(admin_client, [builders.selected_film()])

    assert list(answer.context["form"].fields["announcement"].queryset) == []
    assert "No announcement of their editions is still to come." in answer.content.decode()


def test_action_is_for_those_who_may_change_announcements(announcement, editor):
    film = builders.selected_film()
    put(editor("view_film", "change_film"), [film], chosen="1", announcement=announcement.pk)

    assert film.selections.get().announcement is None


# --- Beside what has a moment of its own ------------------------------------------------------------------------------


def test_moment_given_by_an_announcement_is_not_typed_beside_it(announcement, admin_client):
    selection = announcement.selections.get()
    typed = {"selections-0-publish_at_0": "1999-01-01", "selections-0-publish_at_1": "10:00"}
    page = admin_client.get(change_url(selection.film))
    assert f'<a href="{page_url(announcement)}">Conference</a>' in page.content.decode()
    answers = [send(admin_client, change_url(one), **typed) for one in (selection.film, selection.section)]

    assert [errors(answer) for answer in answers] == [[], []]
    assert Selection.objects.get().publish_at == MOMENT


def test_award_and_edition_lead_to_their_announcement(announcement, admin_client):
    award = builders.award(announcement=announcement)
    part = builders.announcement(title="All", opens="programme", moment=MOVED)
    for row, name, giver in [(award, "publish_at", announcement), (award.edition, "programme_public_at", part)]:
        assert f'<a href="{page_url(giver)}">{giver.title}</a>' in admin_client.get(change_url(row)).content.decode()
        assert errors(send(admin_client, change_url(row), **{f"{name}_0": "1999-01-01", f"{name}_1": "10:00"})) == []

    assert Award.objects.get().publish_at == MOMENT
    assert Edition.objects.get().programme_public_at == MOVED


def test_what_is_on_hold_says_so_and_stays_so(announcement, admin_client):
    film = announcement.selections.get().film
    announcement.leave_out(announcement.selections.all(), clock.now())
    page = admin_client.get(change_url(film))
    assert "9999" not in page.content.decode()
    assert '<option value="hold" selected>On hold</option>' in page.content.decode()
    assert "On hold" in admin_client.get(list_url(Film)).content.decode()

    assert errors(send(admin_client, change_url(film), title_el="Το πλοίο")) == []
    assert Selection.objects.get().publish_at == clock.HELD


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ({"0": "2023-10-10", "1": "11:00"}, athens("2023-10-10 11:00")),
        ({"2": ""}, None),
    ],
)
def test_what_is_on_hold_is_given_a_moment_or_follows_its_edition(typed, moment, now, admin_client):
    now(BEFORE)
    film = builders.selection(publish_at=clock.HELD).film
    named = {f"selections-0-publish_at_{part}": value for part, value in typed.items()}

    assert errors(send(admin_client, change_url(film), **named)) == []
    assert Selection.objects.get().publish_at == moment


def test_held_award_and_edition_in_an_announcement_on_hold(announcement, admin_client):
    part = builders.announcement(opens="programme", moment=MOVED, hold=True)
    award = builders.award(announcement=part)
    assert [errors(send(admin_client, change_url(row), city_en="Here")) for row in (award, award.edition)] == [[], []]

    assert Award.objects.get().publish_at == clock.HELD
    assert Edition.objects.get().programme_public_at is None


# --- The list and the start page --------------------------------------------------------------------------------------


@pytest.fixture
def three(announcement):
    held = builders.announcement(title="Held", moment=MOVED, hold=True)
    released = builders.announcement(title="Released", moment=builders.LONG_AGO)
    return {"scheduled": announcement, "held": held, "released": released}


@pytest.mark.parametrize("which", ["scheduled", "held", "released"])
def test_state_finds_announcements(which, three, admin_client):
    assert found(admin_client.get(list_url(Announcement), {"state": which})) == [three[which]]


def test_list_says_moment_state_and_how_much_it_holds(three, admin_client):
    html = admin_client.get(list_url(Announcement)).content.decode()
    words = {
        column: re.findall(rf'<td class="field-{column}[^"]*">([^<]*)<', html) for column in ("state", "wall_moment")
    }

    assert words == {
        "state": ["On hold", "Scheduled", "Released"],
        "wall_moment": ["9 Oct 11:20", "9 Oct 11:00", "1 Jan 12:00"],
    }
    assert re.findall(r'<td class="field-held">([^<]*)<', html) == ["0", "1", "0"]
    assert page_url(three["held"]) in html


def test_start_page_shows_the_next_announcement(three, admin_client):
    html = admin_client.get("/admin/").content.decode()

    assert page_url(three["scheduled"]) in html
    assert page_url(three["released"]) not in html
    assert "Monday 9 October, 11:00" in html


def test_start_page_counts_what_comes_out_unless_it_is_a_whole_part(announcement, admin_client):
    builders.selection(status="withdrawn", announcement=announcement)
    builders.award(person=builders.person(), announcement=announcement)
    builders.announcement(opens="programme", moment=MOVED)
    html = admin_client.get("/admin/").content.decode()

    assert re.findall(r"<small>64th TIFF · (.*?) · Time left", html) == ["1 film, 1 award", "The programme"]


def test_start_page_shows_announcements_to_those_who_may_see_them(announcement, editor):
    client = editor("view_film", "view_screening")

    assert page_url(announcement) not in client.get("/admin/").content.decode()
