"""Announcements in the editors' room: what is chosen for them, and the page on which they are released."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from festival.lib import clock
from films.admin.announcement import AnnouncementForm
from films.models import Announcement, Award, Edition, Film, Selection
from films.readiness import Level, findings
from films.tests import builders
from films.tests.builders import athens

from .pages import add_url, change_url, errors, fields, found, list_url, send, told

pytestmark = pytest.mark.django_db

MOMENT, MOVED = athens("2023-10-09 11:00"), athens("2023-10-09 11:20")
BEFORE = "2023-10-09 10:58"


@pytest.fixture
def announcement(now):
    now(BEFORE)
    return builders.announcement([builders.selected_film(title_en="The Boat")], title="Conference", moment=MOMENT)


def page_url(announcement):
    return reverse("admin:films_announcement_page", args=[announcement.pk])


def press(client, announcement, action, page=None, **typed):
    """Opens its page (unless one is open already), types and presses."""
    page = page or client.get(page_url(announcement))
    stamp = re.search(r'name="stamp" value="(\w+)"', page.content.decode())[1]
    return client.post(page_url(announcement), {"action": action, "stamp": stamp, **typed}, follow=True)


def release(client, announcement, page=None):
    return press(client, announcement, "release", page, **{"release-sure": "on"})


def move(client, announcement, day, time, page=None):
    return press(client, announcement, "move", page, **{"move-to_0": day, "move-to_1": time})


def state(announcement):
    stored = Announcement.objects.get(pk=announcement.pk)
    return stored.moment, stored.hold


def log():
    return [(entry.user.username, entry.get_change_message()) for entry in LogEntry.objects.order_by("pk")]


def refusals(response):
    [form] = [form for form in response.context["forms"].values() if form.errors]
    return [error for listed in form.errors.values() for error in listed]


# --- What the page says -----------------------------------------------------------------------------------------------


def test_page_says_the_moment_in_words_and_how_long_until_then(announcement, admin_client):
    html = admin_client.get(page_url(announcement)).content.decode()

    assert "Monday 9 October, 11:00" in html
    assert "Time left: 2\xa0minutes." in html
    assert "Europe/Athens" in html


def test_moment_is_on_the_wall_of_its_edition(admin_client, now):
    now(BEFORE)
    edition = builders.closed_edition(announced_at=builders.LONG_AGO, time_zone="America/New_York")
    announcement = builders.announcement(edition=edition, moment=MOMENT)
    page = admin_client.get(page_url(announcement))

    assert "Monday 9 October, 04:00" in page.content.decode()
    assert fields(page)["move-to_1"] == "04:00"


def test_page_lists_what_is_gained_and_what_stays_closed(announcement, admin_client):
    film = builders.selected_film(title_en="The Shore")
    maker = builders.credit(film).person
    draft = builders.selected_film(title_en="The Draft", publish_at=None)
    late = builders.selected_film(title_en="The Late One", publish_at=MOVED)
    announcement.take(Selection.objects.filter(film__in=[film, draft, late]))
    context = admin_client.get(page_url(announcement)).context

    assert [link["words"] for link, _, _ in context["films"]] == ["The Boat", "The Shore"]
    assert {str(name): [link["words"] for link in links] for name, links in context["kinds"]}["people"] == [maker.name]
    assert [(link["words"], why) for link, why in context["closed"]] == [
        ("The Draft", "a draft: it has no moment at which it is published"),
        ("The Late One", "published only from 9 Oct 11:20"),
    ]


def test_page_says_that_the_edition_is_not_announced_by_then(admin_client, now):
    now(BEFORE)
    edition = builders.closed_edition()
    film = builders.selected_film(builders.section(edition=edition))
    page = admin_client.get(page_url(builders.announcement([film], edition=edition, moment=MOMENT)))

    assert [why for _, why in page.context["closed"]] == ["its edition is not announced by then"]


def test_page_lists_what_is_not_ready_with_links_to_the_fields(announcement, admin_client):
    film = announcement.selections.get().film
    levels = dict(admin_client.get(page_url(announcement)).context["unready"])

    assert {level: [link["words"] for link, _ in films] for level, films in levels.items()}[Level.ERROR] == ["The Boat"]
    [[_, errors]] = levels[Level.ERROR]
    expected = findings([film], film.selections.get().edition, MOMENT)[film.pk]
    assert errors == [gap for gap in expected if gap.blocks]
    assert all(gap.url.startswith(change_url(film)) for gap in errors)


def test_page_says_what_does_not_allow_the_release(admin_client, now):
    now("2023-05-01 12:00")
    announcement = builders.announcement(opens="programme", moment=athens("2023-05-02 12:00"), hold=True)
    html = admin_client.get(page_url(announcement)).content.decode()

    assert "The programme cannot be public before the edition is announced." in html


# --- Release, hold, move ----------------------------------------------------------------------------------------------


def test_release_now_is_logged_in_words(announcement, admin_client):
    answer = release(admin_client, announcement)

    assert (state(announcement), Film.objects.public(clock.now()).count()) == ((athens(BEFORE), False), 1)
    assert log() == [("admin", "Released at 10:58 instead of 11:00: 1 film.")]
    assert told(answer) == ["Released at 10:58 instead of 11:00: 1 film."]
    assert "Released: what the public has seen never vanishes." in answer.content.decode()


def test_hold_then_schedule_then_move_are_logged(announcement, admin_client):
    press(admin_client, announcement, "hold")
    assert state(announcement) == (MOMENT, True)
    move(admin_client, announcement, "2023-10-10", "11:20")
    move(admin_client, announcement, "2023-10-09", "11:20")

    assert state(announcement) == (MOVED, False)
    assert log() == [
        ("admin", "Put on hold at 10:58; it was to open at 11:00."),
        ("admin", "Scheduled for Tue 10 Oct 11:20, after a hold."),
        ("admin", "Moved from Tue 10 Oct 11:20 to 11:20."),
    ]


def test_release_after_a_hold_counts_what_comes_out(announcement, admin_client):
    builders.award(person=builders.person(), announcement=announcement)
    press(admin_client, announcement, "hold")
    release(admin_client, announcement)

    assert log()[-1] == ("admin", "Released at 10:58, after a hold: 1 film, 1 award.")


def test_step_moves_from_the_moment_that_was_shown(announcement, admin_client):
    page = admin_client.get(page_url(announcement))
    steps = dict(page.context["forms"]["move"].steps())
    assert list(steps) == ["10 min later", "20 min later"]  # the earlier ones have passed
    for _ in range(2):
        press(admin_client, announcement, "move", page, **{"move-step": steps["10 min later"]})

    assert state(announcement) == (athens("2023-10-09 11:10"), False)
    assert log() == [("admin", "Moved from 11:00 to 11:10.")]


@pytest.mark.parametrize("action", ["release", "hold", "move"])
def test_second_press_changes_nothing(action, announcement, admin_client):
    presses = {
        "release": lambda page: release(admin_client, announcement, page),
        "hold": lambda page: press(admin_client, announcement, "hold", page),
        "move": lambda page: move(admin_client, announcement, "2023-10-09", "11:20", page),
    }
    page = admin_client.get(page_url(announcement))
    presses[action](page)
    after, entries = state(announcement), log()
    answer = presses[action](page)

    assert (state(announcement), log()) == (after, entries)
    assert told(answer)[0].startswith("Nothing changed: ")


def test_press_on_a_page_that_is_no_longer_true_is_refused_once(announcement, admin_client):
    """A film was put in meanwhile: nobody releases what was not on the page."""
    page = admin_client.get(page_url(announcement))
    announcement.take(Selection.objects.filter(pk=builders.selection().pk))
    refused = release(admin_client, announcement, page)

    assert refusals(refused) == ["Somebody changed it meanwhile. Look at it again, then press once more."]
    assert state(announcement) == (MOMENT, False)
    release(admin_client, announcement, refused)
    assert log() == [("admin", "Released at 10:58 instead of 11:00: 2 films.")]


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"move-to_0": "2023-10-09", "move-to_1": "10:50"}, "This moment has passed. To open it at once, release it."),
        ({"move-to_0": "", "move-to_1": ""}, "Give a moment that is still to come."),
        ({"move-to_0": "2023-10-09", "move-to_1": "soon"}, "Enter a valid time."),
        ({"move-to_0": "2023-10-29", "move-to_1": "03:30"}, "This time occurs twice: choose summer or winter time."),
    ],
)
def test_moment_that_cannot_be_is_refused_and_kept(typed, refusal, announcement, admin_client):
    answer = press(admin_client, announcement, "move", **typed)

    assert (refusals(answer), state(announcement), log()) == ([refusal], (MOMENT, False), [])
    assert f'value="{typed["move-to_1"]}"' in answer.content.decode() or not typed["move-to_1"]


def test_order_of_the_editions_moments_is_kept(admin_client, now):
    now(BEFORE)
    announcement = builders.announcement(opens="programme", moment=MOMENT)
    answer = move(admin_client, announcement, "2023-10-25", "11:00")

    assert refusals(answer) == ["The schedule cannot be public before the programme."]
    assert (state(announcement), Edition.objects.get().programme_public_at) == ((MOMENT, False), MOMENT)


@pytest.mark.parametrize(
    ("action", "typed"), [("hold", {}), ("move", {"move-to_0": "2023-10-10", "move-to_1": "9:00"})]
)
def test_what_was_seen_is_not_taken_back(action, typed, announcement, admin_client, now):
    page = admin_client.get(page_url(announcement))
    now("2023-10-09 11:01")
    answer = press(admin_client, announcement, action, page, **typed)

    assert refusals(answer)[0] in answer.content.decode()
    assert refusals(answer) == ["The public has seen it already, and what it has seen never vanishes."]
    assert (state(announcement), log()) == ((MOMENT, False), [])


def test_release_without_the_tick_is_refused(announcement, admin_client):
    answer = press(admin_client, announcement, "release")

    assert (refusals(answer), state(announcement)) == (["This field is required."], (MOMENT, False))


@pytest.mark.parametrize("opens", ["programme", "schedule"])
def test_whole_programme_asks_for_the_editions_number(opens, admin_client, now):
    now("2023-10-12 12:00" if opens == "schedule" else BEFORE)
    announcement = builders.announcement(opens=opens, moment=athens("2023-10-15 12:00"))
    for number in ("", "65", "the 64th"):
        answer = press(admin_client, announcement, "release", **{"release-number": number})
        assert len(refusals(answer)) == 1
    column = announcement.OPENS_AT[opens]
    assert getattr(Edition.objects.get(), column) == athens("2023-10-15 12:00")

    press(admin_client, announcement, "release", **{"release-number": " 64 "})
    assert getattr(Edition.objects.get(), column) == clock.now()


def test_unknown_action_and_unknown_announcement_are_not_found(announcement, admin_client):
    assert admin_client.post(page_url(announcement), {"action": "burn"}).status_code == 404
    assert [admin_client.get(f"/admin/films/announcement/{key}/page/").status_code for key in ("999", "x", "٣")] == [
        404
    ] * 3


def test_reading_the_page_changes_nothing(announcement, admin_client):
    admin_client.get(page_url(announcement))

    assert (state(announcement), Selection.objects.get().publish_at, log()) == ((MOMENT, False), MOMENT, [])


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def editor(client, django_user_model):
    """Staff with the permissions that are named."""

    def signed_in(*names):
        user = django_user_model.objects.create_user("editor", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        return client

    return signed_in


def test_who_may_only_change_sees_the_page_and_no_buttons(announcement, editor):
    client = editor("view_announcement", "change_announcement")
    page = client.get(page_url(announcement))
    assert "Release now" not in page.content.decode()

    for action in ("release", "hold", "move"):
        assert client.post(page_url(announcement), {"action": action}).status_code == 403
    assert state(announcement) == (MOMENT, False)


def test_who_may_release_needs_not_change(announcement, editor):
    client = editor("view_announcement", "release_announcement")
    release(client, announcement)

    assert log() == [("editor", "Released at 10:58 instead of 11:00: 1 film.")]


def test_who_may_not_see_it_is_turned_away(announcement, editor):
    assert editor("view_film").get(page_url(announcement)).status_code == 403


# --- What is chosen for it --------------------------------------------------------------------------------------------


def test_new_announcement_needs_a_moment_to_come(admin_client, now):
    now(BEFORE)
    builders.edition()
    typed = {"title": "Conference", "moment_0": "2023-10-09", "moment_1": "10:30"}
    assert errors(send(admin_client, add_url(Announcement), **typed)) == ["Give a moment that is still to come."]
    assert errors(send(admin_client, add_url(Announcement), **{**typed, "moment_1": "11:00"})) == []
    assert Announcement.objects.get().moment == MOMENT


def test_part_that_is_public_already_is_not_announced(admin_client, now):
    now("2023-10-12 12:00")
    builders.edition()
    typed = {"title": "Late", "moment_0": "2023-10-13", "moment_1": "10:30", "opens": "programme"}

    assert errors(send(admin_client, add_url(Announcement), **typed)) == ["This part of the edition is public already."]
    assert Edition.objects.get().programme_public_at == builders.PROGRAMME


def test_form_offers_what_is_not_public_and_in_no_other_announcement(announcement, admin_client):
    free = builders.selection()
    builders.announcement([builders.selected_film()])
    builders.selection(publish_at=builders.LONG_AGO)
    builders.selection(section=builders.section(edition=builders.closed_edition()))
    builders.selection(status="withdrawn")
    form = admin_client.get(change_url(announcement)).context["adminform"].form
    offered = [pk for _, rows in form.fields["selections"].choices for pk, _ in rows]

    assert offered == [announcement.selections.get().pk, free.pk]


def test_what_is_ticked_comes_in_and_the_other_goes_on_hold(announcement, admin_client):
    held, free, honour = announcement.selections.get(), builders.selection(), builders.award(person=builders.person())
    answer = send(admin_client, change_url(announcement), selections=[str(free.pk)], awards=[str(honour.pk)])

    assert errors(answer) == []
    moments = {row.pk: (row.announcement_id, row.publish_at) for row in Selection.objects.all()}
    assert moments == {held.pk: (None, clock.HELD), free.pk: (announcement.pk, MOMENT)}
    assert Award.objects.get().publish_at == MOMENT


def test_untouched_form_leaves_everything_as_it_is(announcement, admin_client):
    builders.award(person=builders.person(), announcement=announcement)
    assert errors(send(admin_client, change_url(announcement), title="Renamed")) == []

    assert state(announcement) == (MOMENT, False)
    assert [row.publish_at for row in (*Selection.objects.all(), *Award.objects.all())] == [MOMENT, MOMENT]


def test_moment_is_not_moved_in_the_form(announcement, admin_client):
    send(admin_client, change_url(announcement), moment_0="2023-10-20", moment_1="10:00", hold="on")

    assert state(announcement) == (MOMENT, False)


def test_released_announcement_takes_nothing_more(announcement, admin_client, now):
    now("2023-10-09 11:01")
    late = builders.selection()
    send(admin_client, change_url(announcement), selections=[str(late.pk)])

    assert Selection.objects.get(pk=late.pk).announcement is None
    assert announcement.selections.count() == 1


def test_what_is_ticked_as_it_is_released_stays_out(announcement, admin_client, monkeypatch):
    """The form was checked a moment before."""
    late = builders.selection()
    checked = AnnouncementForm.full_clean

    def released_right_after(form):
        checked(form)
        Announcement.objects.get().release(clock.now())

    monkeypatch.setattr(AnnouncementForm, "full_clean", released_right_after)
    answer = admin_client.post(change_url(announcement), {"title": "Conference", "selections": [late.pk]}, follow=True)

    assert "It was released meanwhile: nothing was put in or taken out." in told(answer)
    assert Selection.objects.get(pk=late.pk).announcement is None
    assert state(announcement) == (athens(BEFORE), False)


def test_delete_from_the_list_publishes_nothing(announcement, admin_client):
    data = {"action": "delete_selected", "_selected_action": [announcement.pk], "post": "yes"}
    admin_client.post(list_url(Announcement), data)

    assert (Announcement.objects.count(), Selection.objects.get().publish_at) == (0, clock.HELD)


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


def test_start_page_shows_announcements_to_those_who_may_see_them(announcement, editor):
    client = editor("view_film", "view_screening")

    assert page_url(announcement) not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("films", [1, 3])
def test_page_takes_the_same_queries(films, announcement, admin_client, django_assert_num_queries):
    announcement.take(Selection.objects.filter(pk__in=[builders.selection().pk for _ in range(films)]))
    with django_assert_num_queries(66):
        admin_client.get(page_url(announcement))


@pytest.mark.parametrize("films", [1, 3])
def test_form_takes_the_same_queries(films, announcement, admin_client, django_assert_num_queries):
    for _ in range(films):
        builders.selection()
        builders.award(announcement=announcement)
    with django_assert_num_queries(8):
        admin_client.get(change_url(announcement))
