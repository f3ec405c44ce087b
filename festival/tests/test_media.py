"""Files of pictures: served when what they show is public, to staff before, to nobody else."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from films.models import Still
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Person

pytestmark = pytest.mark.django_db

OPENS = athens("2023-11-03 18:00")


@pytest.fixture
def before(now):
    now("2023-11-03 17:59:59.999999")


@pytest.fixture
def at(now):
    now("2023-11-03 18:00")


@pytest.fixture
def still(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):  # sizes are made after the commit
        made = make.still(make.film(publish_at=OPENS), image=make.picture(640, 360))
    made.refresh_from_db()
    return made


@pytest.fixture
def portrait(django_capture_on_commit_callbacks):
    """Of somebody whom only the film that opens names."""
    with django_capture_on_commit_callbacks(execute=True):
        maker = make.person(portrait=make.picture(640, 640))
    make.credit(make.film(publish_at=OPENS), person=maker)
    maker.refresh_from_db()
    return maker


def ask(client, name, prefix="/", **headers):
    """The answer, with `body`: read to its end, since a file stays open until then."""
    answer = client.get(
        f"{prefix}media/{name}", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer.body = answer.getvalue()
    return answer


def statuses(client, row, prefix="/"):
    return {ask(client, name, prefix).status_code for name in row.files}


def staff(django_user_model, *permissions):
    user = django_user_model.objects.create_user("desk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("what", ["still", "portrait"])
def test_neither_the_original_nor_a_size_is_served_before_its_moment(client, what, request):
    row = request.getfixturevalue(what)

    assert len(row.files) == 6
    assert statuses(client, row) == {404}


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize("what", ["still", "portrait"])
def test_at_its_moment_all_are_served(client, what, request):
    assert statuses(client, request.getfixturevalue(what)) == {200}


@pytest.mark.usefixtures("before")
def test_refusal_reads_like_that_of_a_file_that_never_was(client, still):
    hidden, never = ask(client, still.image.name), ask(client, "stills/never/original.jpg")

    assert (hidden.status_code, hidden.body) == (never.status_code, never.body) == (404, b"")
    assert dict(hidden.headers) == dict(never.headers)
    assert hidden["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("at")
def test_public_picture_is_kept_long_by_browsers_and_an_hour_by_others(client, still):
    answer = ask(client, still.image.name)

    assert answer["Cache-Control"] == "public, max-age=2592000, s-maxage=3600, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.usefixtures("at")
def test_bytes_and_kinds_are_those_of_the_files(client, still):
    answers = {name.rpartition("/")[2]: ask(client, name) for name in still.files}

    assert {name: answer["Content-Type"] for name, answer in answers.items()} == {
        "original.jpg": "image/jpeg",
        "320.jpg": "image/jpeg",
        "640.jpg": "image/jpeg",
        "320.avif": "image/avif",
        "640.avif": "image/avif",
        "card-50-50.jpg": "image/jpeg",
    }
    with still.image.open() as stored:
        assert answers["original.jpg"].body == stored.read()


@pytest.mark.usefixtures("at")
def test_who_has_it_is_not_sent_it_again(client, still):
    first = ask(client, still.image.name)
    again = ask(client, still.image.name, if_modified_since=first["Last-Modified"])

    assert (again.status_code, again.body) == (304, b"")


@pytest.mark.usefixtures("at")
def test_public_is_asked_for_in_one_query(client, still, portrait, django_assert_num_queries):
    client.get("/en/")  # what the first request of a process asks once
    for row in (still, portrait):
        for name in row.files:
            with django_assert_num_queries(1):
                ask(client, name)


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize(
    "path",
    [
        "../db.sqlite3",
        "stills/../../db.sqlite3",
        "stills/",
        "stills",
        "",
        "/etc/passwd",
        "stills//x",
        "%2e%2e/x",
        "a%00b",
    ],
)
def test_what_no_row_lists_is_not_there(client, still, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.usefixtures("at")
def test_stray_file_beside_a_picture_is_not_served(client, still):
    beside = f"{still.image.name.rpartition('/')[0]}/notes.txt"
    still.image.storage.save(beside, make.picture())

    assert ask(client, beside).status_code == 404


@pytest.mark.usefixtures("at")
def test_size_that_is_no_longer_listed_is_not_served(client, still):
    gone = still.renditions[0]["jpeg"]
    Still.objects.update(renditions=still.renditions[1:])

    assert ask(client, gone).status_code == 404


@pytest.mark.usefixtures("at")
def test_listed_file_that_the_disk_has_lost_is_a_404(client, still):
    still.image.storage.delete(still.image.name)

    assert ask(client, still.image.name).status_code == 404


@pytest.mark.usefixtures("at")
def test_file_that_was_placed_by_hand_is_found_with_its_sizes(client, still):
    storage = still.image.storage
    for name in ("stills/boat.jpg", "stills/boat/320.avif", "stills/boat/320.jpg"):
        storage.save(name, make.picture())
    sizes = [{"width": 320, "height": 180, "avif": "stills/boat/320.avif", "jpeg": "stills/boat/320.jpg"}]
    Still.objects.update(image="stills/boat.jpg", renditions=sizes, card={})

    assert statuses(client, Still.objects.get()) == {200}


@pytest.mark.usefixtures("at")
def test_only_reading_is_answered(client, still):
    head = client.head(f"/media/{still.image.name}")
    assert (head.status_code, head.getvalue()) == (200, b"")
    assert client.post(f"/media/{still.image.name}").status_code == 405


# --- Staff, and those who have a link ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize(
    ("permission", "seen"),
    [
        ("view_film", {"still": {200}, "portrait": {200}}),
        ("view_person", {"still": {404}, "portrait": {200}}),
        ("view_venue", {"still": {404}, "portrait": {404}}),
    ],
)
def test_staff_see_what_they_may_open_in_the_editors_room(django_user_model, still, portrait, permission, seen):
    client = staff(django_user_model, permission)

    assert {"still": statuses(client, still), "portrait": statuses(client, portrait)} == seen


@pytest.mark.usefixtures("before")
def test_what_staff_see_early_is_kept_by_no_cache(django_user_model, still):
    answer = ask(staff(django_user_model, "view_film"), still.image.name)

    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("before")
def test_permission_without_a_desk_shows_nothing(django_user_model, still):
    client = staff(django_user_model, "view_film")
    django_user_model.objects.update(is_staff=False)

    assert statuses(client, still) == {404}


@pytest.mark.usefixtures("before")
def test_link_of_a_film_shows_its_stills_and_its_directors_and_no_others(client, still):
    director = make.person(portrait=make.picture())
    actor = make.person(portrait=make.picture())
    make.credit(still.film, person=director)
    make.credit(still.film, "actors", person=actor)
    other = make.still(make.film(publish_at=OPENS))
    prefix = make.share_link(still.film).get_absolute_url()

    seen = [statuses(client, row, prefix) for row in (still, Person.objects.get(pk=director.pk), actor, other)]

    assert seen == [{200}, {200}, {404}, {404}]
    assert ask(client, still.image.name, prefix)["Cache-Control"] == "private, no-store"
    assert statuses(client, still) == {404}


# --- Behind a web server --------------------------------------------------------------------------------------------


def test_web_server_is_told_where_the_bytes_are(client, settings, still, now):
    settings.MEDIA_ACCEL = "/protected/"
    now("2023-11-03 17:59:59")
    assert "X-Accel-Redirect" not in ask(client, still.image.name)

    now("2023-11-03 18:00")
    answer = ask(client, still.image.name)
    assert (answer.status_code, answer.body, answer["Content-Type"]) == (200, b"", "image/jpeg")
    assert answer["X-Accel-Redirect"] == f"/protected/{still.image.name}"
