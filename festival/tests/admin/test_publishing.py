"""Publishing a film: who may, what is refused, and what the log keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from festival.lib import clock
from films.models import Film
from films.readiness import publishes
from films.tests import builders
from films.tests.builders import athens
from films.tests.readiness.ready import ready_film

from .pages import add_url, change_url, errors, fields, list_url, send, told

pytestmark = pytest.mark.django_db

MOMENT = {"publish_at_0": "2023-11-05", "publish_at_1": "11:00"}


@pytest.fixture(autouse=True)
def today(now):
    """The second day of TIFF 64, when everything is due."""
    return now("2023-11-03 12:00")


@pytest.fixture
def editor(client, django_user_model):
    """Somebody who may change everything and publish nothing."""
    staff = django_user_model.objects.create_user("editor", is_staff=True)
    staff.user_permissions.set(Permission.objects.exclude(codename="publish_film"))
    client.force_login(staff)
    return staff


def draft(**given) -> Film:
    return ready_film(publish_at=None, **given)


def moment(film: Film):
    film.refresh_from_db()
    return film.publish_at


def log() -> list[str]:
    """The plain words of the log, without the lists of changed fields."""
    entries = LogEntry.objects.exclude(change_message__startswith="[").order_by("pk")
    return list(entries.values_list("change_message", flat=True))


def stored() -> list[Path]:
    """The files of all pictures."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


# --- The form ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("missing", "refused"), [("synopsis_el", True), ("short_synopsis_el", False)])
def test_picture_of_a_refused_form_is_not_kept(admin_client, missing, refused):
    film = draft(**{missing: ""})
    before = set(stored())
    typed = {"id": "", "position": 2, "alt_en": "A boat.", "alt_el": "Βάρκα.", "focal_x": 50, "focal_y": 50}
    row = {f"stills-1-{name}": value for name, value in (typed | {"image": builders.picture()}).items()}
    response = send(admin_client, change_url(film), **MOMENT, **row, **{"stills-TOTAL_FORMS": "2"})

    assert ("no Greek synopsis" in str(errors(response)), film.stills.count()) == (refused, 1 if refused else 2)
    assert (set(stored()) == before) == refused
    assert before <= set(stored())


def test_ready_film_is_published(admin_client):
    film = draft()
    assert errors(send(admin_client, change_url(film), **MOMENT)) == []
    assert (moment(film), log()) == (athens("2023-11-05 11:00"), [])


def test_film_with_errors_is_refused_and_everything_typed_stays(admin_client):
    film = draft(synopsis_el="", title_el="")
    response = send(admin_client, change_url(film), title_en="New title", **MOMENT)
    assert errors(response) == [
        "Not published, and nothing was saved: this is missing.",
        '<a href="#id_title_el">no Greek title</a>',
        '<a href="#id_synopsis_el">no Greek synopsis</a>',
    ]
    typed = fields(response)
    assert (typed["title_en"], typed["publish_at_0"], typed["publish_at_1"]) == ("New title", *MOMENT.values())
    film.refresh_from_db()
    assert (film.title_en, film.publish_at) == ("The boat", None)


def test_refusal_with_an_upload_asks_for_it_again(admin_client):
    film = draft(title_el="")
    film.stills.all().delete()
    row = {"image": builders.picture(), "alt_en": "A boat.", "focal_x": "50", "focal_y": "50", "position": "1"}
    upload = {f"stills-0-{name}": value for name, value in row.items()}
    response = send(admin_client, change_url(film), **{"stills-TOTAL_FORMS": "1"}, **upload, **MOMENT)
    assert errors(response)[1:] == [
        '<a href="#id_title_el">no Greek title</a>',
        '<a href="#id_stills-0-alt_el">still without Greek alternative text</a>',
    ]
    assert fields(response)["stills-0-alt_en"] == "A boat."
    assert not film.stills.exists()


def test_links_of_a_refusal_are_links(admin_client):
    html = send(admin_client, change_url(draft(title_el="")), **MOMENT).content.decode()
    assert '<li><a href="#id_title_el">no Greek title</a></li>' in html


def test_error_in_another_form_opens_beside(admin_client):
    film = draft()
    builders.change(film.screenings.get(), minutes=120)
    response = send(admin_client, change_url(film), **MOMENT)
    address = f"/admin/films/screening/{film.screenings.get().pk}/change/#id_minutes"
    assert f'<a href="{address}" target="_blank" rel="noopener">' in errors(response)[1]


def test_what_is_typed_beside_the_moment_mends_the_error(admin_client):
    film = draft(title_el="")
    assert errors(send(admin_client, change_url(film), title_el="Η βάρκα", **MOMENT)) == []
    assert moment(film) == athens("2023-11-05 11:00")


def test_new_film_is_refused_too(admin_client):
    response = send(admin_client, add_url(Film), title_en="The boat", **MOMENT)
    assert '<a href="#id_synopsis_en">no English synopsis</a>' in errors(response)
    assert not Film.objects.exists()


def test_draft_with_errors_is_saved(admin_client):
    film = draft(title_el="")
    assert errors(send(admin_client, change_url(film), title_en="New title", in_review="on")) == []
    film.refresh_from_db()
    assert (film.title_en, film.in_review, film.publish_at) == ("New title", True, None)


def test_published_film_with_errors_is_edited(admin_client):
    film = ready_film(title_el="")
    assert errors(send(admin_client, change_url(film), title_en="New title")) == []


def test_what_is_to_come_or_a_warning_refuses_nothing(admin_client, now):
    now("2023-10-01 12:00")
    film = draft(title_el="", year=None)
    assert errors(send(admin_client, change_url(film), **MOMENT)) == []


def test_tick_publishes_all_the_same_and_the_log_says_so(admin_client):
    film = draft(title_el="")
    assert errors(send(admin_client, change_url(film), publish_anyway="on", **MOMENT)) == []
    assert moment(film) == athens("2023-11-05 11:00")
    assert log() == ["Publication: 5 Nov 11:00. Published all the same, with these errors: no Greek title."]


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("typed", "place", "seen"),
    [
        ("2023-11-03", {}, "The film is public."),
        ("2023-11-05", {}, "The film will be public on 5 Nov 11:00."),
        (
            "2023-11-03",
            {"publish_at": athens("2023-11-06 12:00")},
            "The film will be public on 6 Nov 12:00.",
        ),
        (
            "2023-11-03",
            {"publish_at": clock.HELD},
            "The film will be public as soon as its edition shows it.",
        ),
    ],
)
def test_who_overrules_errors_is_told_what_the_public_sees(admin_client, typed, place, seen):
    film = draft(title_el="", year=None)
    film.selections.update(**place)
    response = send(admin_client, change_url(film), publish_anyway="on", **MOMENT | {"publish_at_0": typed})
    assert f"{seen} It was published all the same, with 1 error." in told(response)


def test_nothing_is_told_of_errors_where_none_was_overruled(admin_client):
    response = send(admin_client, change_url(draft()), publish_anyway="on", **MOMENT)
    assert not [words for words in told(response) if "all the same" in words]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, None, False),
        (None, "2023-11-05 11:00", True),
        ("2023-11-05 11:00", "2023-11-05 10:59", True),
        ("2023-11-05 11:00", "2023-11-05 11:00", False),
        ("2023-11-05 11:00", "2023-11-05 11:20", False),
        ("2023-11-05 11:00", None, False),
    ],
)
def test_moment_emptied_or_moved_later_publishes_nothing(before, after, expected):
    assert publishes(before and athens(before), after and athens(after)) == expected


# --- Who may ----------------------------------------------------------------------------------------------------------


def test_editor_finds_the_moment_locked_and_no_tick(client, editor):
    film = draft()
    response = send(client, change_url(film), in_review="on", publish_anyway="on", **MOMENT)
    assert errors(response) == []
    film.refresh_from_db()
    assert (film.in_review, film.publish_at) == (True, None)
    html = client.get(change_url(film)).content.decode()
    assert re.search(r'name="publish_at_0"[^>]* disabled', html)
    assert "publish_anyway" not in html


def test_editor_saves_a_published_film_and_its_moment_stays(client, editor):
    film = ready_film()
    assert errors(send(client, change_url(film), title_en="New title", publish_at_0="", publish_at_1="")) == []
    assert moment(film) == builders.LONG_AGO


def test_editor_has_no_action_that_publishes(client, editor):
    film = draft()
    assert 'value="publish"' not in client.get(list_url(Film)).content.decode()
    client.post(list_url(Film), {"action": "publish", "_selected_action": [film.pk], "confirmed": "1", **MOMENT})
    assert moment(film) is None


# --- Many at once -----------------------------------------------------------------------------------------------------


def publish(client, *films, **typed):
    """The action as it is chosen in the list; with something `typed`, the page that it shows as it is sent."""
    data = {"action": "publish", "_selected_action": [film.pk for film in films]}
    more = {"confirmed": "1", **typed} if typed else {"index": "0"}
    return client.post(list_url(Film), {**data, **more}, follow=True)


def test_action_asks_first(admin_client):
    film = draft()
    sent = fields(publish(admin_client, film))
    assert {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"} == {
        "publish_at_0": "2023-11-03",
        "publish_at_1": "12:00",
        "_selected_action": str(film.pk),
        "action": "publish",
    }
    assert moment(film) is None


def test_action_publishes_at_the_moment_typed(admin_client):
    films = [draft(), draft()]
    response = publish(admin_client, *films, **MOMENT)
    assert [moment(film) for film in films] == [athens("2023-11-05 11:00")] * 2
    assert told(response) == ["2 films: 5 Nov 11:00."]
    assert log() == ["Publication: 5 Nov 11:00."] * 2


def test_action_publishes_nothing_while_one_film_has_errors(admin_client):
    ready, unready = draft(), draft(title_el="")
    html = publish(admin_client, ready, unready, **MOMENT).content.decode()
    assert "Nothing was published: there are films with errors." in html
    assert f'<a href="/admin/films/film/{unready.pk}/change/#id_title_el"' in html
    assert [moment(film) for film in (ready, unready)] == [None, None]


def test_action_publishes_all_the_same(admin_client):
    film = draft(title_el="")
    response = publish(admin_client, film, draft(), publish_anyway="on", **MOMENT)
    assert told(response) == ["2 films: 5 Nov 11:00.", "1 film was published all the same, with errors."]
    assert moment(film) == athens("2023-11-05 11:00")
    assert log() == [
        "Publication: 5 Nov 11:00. Published all the same, with these errors: no Greek title.",
        "Publication: 5 Nov 11:00.",
    ]


def test_action_leaves_what_is_public_earlier(admin_client):
    public, waiting = ready_film(), draft()
    response = publish(admin_client, public, waiting, **MOMENT)
    assert (moment(public), moment(waiting)) == (builders.LONG_AGO, athens("2023-11-05 11:00"))
    assert told(response) == ["1 film: 5 Nov 11:00.", "1 film was public by then already."]


def test_action_refuses_a_moment_that_is_none(admin_client):
    film = draft()
    response = publish(admin_client, film, publish_at_0="2023-02-30", publish_at_1="11:00")
    assert "Enter a valid date." in response.content.decode()
    assert moment(film) is None


@pytest.mark.parametrize("films", [1, 3])
def test_page_of_the_action_takes_the_same_queries(films, admin_client, django_assert_num_queries):
    made = [draft() for _ in range(films)]
    with django_assert_num_queries(41):
        publish(admin_client, *made)
