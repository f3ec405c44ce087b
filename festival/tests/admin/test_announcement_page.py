"""The page on which an announcement is released, held and moved: what it says, does, refuses and logs."""

import pytest

from festival.lib import clock
from films.models import Edition, Film, Selection
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .pages import change_url, fields, told
from .releasing import BEFORE, MOMENT, MOVED, log, move, page_url, press, refusals, release, state

pytestmark = pytest.mark.django_db


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


def test_page_lists_what_was_withdrawn_apart_with_the_reason(announcement, admin_client):
    gone = builders.selection(status="withdrawn", reason_en="Not finished", announcement=announcement)
    page = admin_client.get(page_url(announcement))

    assert [link["words"] for link, _, _ in page.context["films"]] == ["The Boat"]
    assert [(link["words"], str(why)) for link, _, why in page.context["withdrawn"]] == [
        (str(gone.film), "Not finished")
    ]
    assert "Withdrawn: would be shown as withdrawn, with the reason" in page.content.decode()
    assert told(release(admin_client, announcement)) == ["Released at 10:58 instead of 11:00: 1 film."]


@pytest.mark.parametrize(("number", "folded"), [(5, False), (6, True)])
def test_many_films_are_folded_so_that_what_is_missing_is_near(admin_client, now, number, folded):
    now(BEFORE)
    announcement = builders.announcement([builders.selected_film() for _ in range(number)], moment=MOMENT)
    html = admin_client.get(page_url(announcement)).content.decode()
    opened = "" if folded else " open"

    assert f'<details class="gained"{opened}><summary>Films <span class="count">{number}</span>' in html


def test_page_says_that_the_edition_is_not_announced_by_then(admin_client, now):
    now(BEFORE)
    edition = builders.closed_edition()
    film = builders.selected_film(builders.section(edition=edition))
    page = admin_client.get(page_url(builders.announcement([film], edition=edition, moment=MOMENT)))

    assert [why for _, why in page.context["closed"]] == ["its edition is not announced by then"]


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


def test_released_page_lists_what_was_announced(announcement, admin_client):
    film = announcement.selections.get().film
    gone = builders.selection(status="withdrawn", announcement=announcement)
    prize = builders.award(person=builders.person(), announcement=announcement)
    release(admin_client, announcement)

    section = Page(admin_client.get(page_url(announcement))).root.find("section", **{"aria-labelledby": "brought"})
    assert section.find("h2").text == "What was announced 3"
    assert [(item.find("a").attrs["href"], item.find("small").text) for item in section.all("li")] == [
        (change_url(film), str(film.selections.get().section.title)),
        (change_url(gone.film), f"{gone.section.title} · Withdrawn"),
        (change_url(prize), ""),
    ]


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


EXACT = [athens(f"2023-10-09 11:00{fraction}") for fraction in (":30", ":30.000007", ":00.5")]


@pytest.mark.many_cases
@pytest.mark.parametrize("moment", EXACT)
def test_moment_that_nobody_typed_anew_is_kept_to_the_fraction(moment, admin_client, now):
    now(BEFORE)
    announcement = builders.announcement(moment=moment, hold=True)
    for _ in ("scheduled after its hold", "nothing changed"):
        page = admin_client.get(page_url(announcement))
        sent = {name: typed for name, typed in fields(page).items() if name.startswith("move-")}
        assert f'size="{len(sent["move-to_1"])}"' in page.content.decode()  # nothing is cut off at its edge
        press(admin_client, announcement, "move", page, **sent)

    assert state(announcement) == (moment, False)
    assert [words for _who, words in log()] == ["Scheduled for 11:00, after a hold."]


@pytest.mark.many_cases
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
    assert told(answer)[-1].startswith("Nothing changed: ")


def test_press_on_a_page_that_is_no_longer_true_is_refused_once(announcement, admin_client):
    """A film was put in meanwhile: nobody releases what was not on the page."""
    page = admin_client.get(page_url(announcement))
    announcement.take(Selection.objects.filter(pk=builders.selection().pk))
    refused = release(admin_client, announcement, page)

    assert refusals(refused) == ["Somebody changed it meanwhile. Look at it again, then press once more."]
    assert state(announcement) == (MOMENT, False)
    release(admin_client, announcement, refused)
    assert log() == [("admin", "Released at 10:58 instead of 11:00: 2 films.")]


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"move-to_0": "2023-10-09", "move-to_1": "10:50"}, "This moment has passed. To open it at once, release it."),
        ({"move-to_0": "", "move-to_1": ""}, "Give a moment that is still to come."),
        ({"move-to_0": "2023-10-09", "move-to_1": "soon"}, "Enter a time, like 20:00."),
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


@pytest.mark.parametrize("films", [1, 3])
def test_page_takes_the_same_queries(films, announcement, admin_client, django_assert_num_queries):
    announcement.take(Selection.objects.filter(pk__in=[builders.selection().pk for _ in range(films)]))
    with django_assert_num_queries(66):
        admin_client.get(page_url(announcement))
