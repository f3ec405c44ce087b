"""The page of a film's proof links: made, listed, revoked, all without a script."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from films.models import ShareLink
from films.tests import builders as make
from films.tests.builders import NOW, athens
from films.tests.pages.reading import Page

from .pages import change_url, fields, told

pytestmark = pytest.mark.django_db

TYPED = {"recipient": "Maria Papadopoulou", "expires_at_0": "2023-11-10", "expires_at_1": "11:00"}


@pytest.fixture(autouse=True)
def _during(now):
    now("2023-11-03 12:00")


@pytest.fixture
def film():
    return make.selected_film(title_en="Unseen", publish_at=None)


def links_url(film):
    return reverse("admin:films_film_links", args=[film.pk])


def listed(answer):
    """For whom the open links are, and the addresses to copy."""
    page = Page(answer).root.find(id="content-main")
    return [one.attrs["value"] for one in page.all("input", type="text") if "readonly" in one.attrs]


def errors(answer):
    return [one.text for one in Page(answer).root.all("ul", css="errorlist")]


def test_form_of_a_film_leads_to_its_links_by_the_words_that_head_them(admin_client, film):
    [button] = Page(admin_client.get(change_url(film))).root.all("a", href=links_url(film))

    assert button.text == Page(admin_client.get(links_url(film))).root.find("h1").text == "Proof links"


def test_link_is_made_listed_and_opens_the_draft(admin_client, admin_user, client, film):
    answer = admin_client.post(links_url(film), TYPED, follow=True)

    [link] = ShareLink.objects.all()
    made = link.film, link.recipient, link.expires_at, link.created_by
    assert made == (film, "Maria Papadopoulou", athens("2023-11-10 11:00"), admin_user)
    assert told(answer) == ["The link is made. Copy it and send it; you can revoke it at any time."]
    assert listed(answer) == [f"https://festival.example{link.get_absolute_url()}"]
    assert client.get(link.get_absolute_url(), follow=True).status_code == 200


def test_greek_button_copies_an_address_and_is_no_film_copy(admin_client, film):
    make.share_link(film)
    admin_client.post("/i18n/setlang/", {"language": "el", "next": "/admin/"})

    assert [one.text for one in Page(admin_client.get(links_url(film))).root.all("button", type="button")] == [
        "Αντιγραφή"
    ]


def test_two_weeks_are_offered(admin_client, film):
    typed = fields(admin_client.get(links_url(film)))

    assert (typed["expires_at_0"], typed["expires_at_1"]) == ("2023-11-17", "12:00")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"recipient": ""}, ["This field is required."]),
        ({"expires_at_1": "12:00", "expires_at_0": "2023-11-03"}, ["Choose a moment that is still to come."]),
        ({"expires_at_0": "2023-11-31"}, ["Enter a valid date."]),
        (
            {"expires_at_0": "2024-03-31", "expires_at_1": "03:30"},
            ["This time does not exist: the clock jumps from 03:00 to 04:00."],
        ),
        ({"recipient": "x" * 201}, ["Ensure this value has at most 200 characters (it has 201)."]),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(admin_client, film, typed, said):
    answer = admin_client.post(links_url(film), {**TYPED, **typed})

    assert errors(answer) == said
    kept = fields(answer)
    assert {name: kept[name] for name in TYPED} == {**TYPED, **typed}
    assert ShareLink.objects.count() == 0


def test_revoked_link_opens_nothing_and_stays_listed_as_revoked(admin_client, client, film):
    link, other = make.share_link(film, recipient="Agent"), make.share_link(film)
    answer = admin_client.post(links_url(film), {"revoke": link.key}, follow=True)

    link.refresh_from_db()
    assert (link.revoked_at, told(answer)) == (NOW, ["The link is revoked: it opens nothing any more."])
    assert listed(answer) == [f"https://festival.example{other.get_absolute_url()}"]
    assert "Agent Revoked: " in Page(answer).root.find(css="share-links__closed").text
    assert client.get(link.get_absolute_url()).status_code == 404


def test_revoking_again_keeps_the_first_moment(admin_client, film):
    link = make.share_link(film, revoked_at=NOW - timedelta(days=1))
    admin_client.post(links_url(film), {"revoke": link.key})

    link.refresh_from_db()
    assert link.revoked_at == NOW - timedelta(days=1)


@pytest.mark.parametrize("key", ["", "x", "\0"])
def test_link_that_is_not_there_cannot_be_revoked(admin_client, film, key):
    assert admin_client.post(links_url(film), {"revoke": key}).status_code == 404


def test_link_of_another_film_cannot_be_revoked_here(admin_client, film):
    other = make.share_link()

    assert admin_client.post(links_url(film), {"revoke": other.key}).status_code == 404
    assert ShareLink.objects.get().revoked_at is None


def test_who_made_and_who_revoked_is_in_the_history(admin_client, film):
    admin_client.post(links_url(film), TYPED)
    admin_client.post(links_url(film), {"revoke": ShareLink.objects.get().key})

    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        "Share link made: Maria Papadopoulou",
        "Share link revoked: Maria Papadopoulou",
    ]


def test_reading_writes_nothing(admin_client, film):
    admin_client.get(links_url(film), {"revoke": make.share_link(film).key, **TYPED})

    assert list(ShareLink.objects.values_list("revoked_at", flat=True)) == [None]


@pytest.mark.parametrize(
    ("permissions", "status"),
    [([], 403), (["change_film"], 403), (["add_sharelink"], 403), (["change_film", "add_sharelink"], 200)],
)
def test_both_permissions_are_needed(client, django_user_model, film, permissions, status):
    staff = django_user_model.objects.create_user("desk", is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(staff)

    assert client.get(links_url(film)).status_code == status


def test_link_to_an_announcement_is_made_on_its_own_page(admin_client, client):
    announcement = make.announcement([make.selected_film()], moment=athens("2023-11-20 11:00"))
    url = reverse("admin:films_announcement_links", args=[announcement.pk])
    assert url in Page(admin_client.get(reverse("admin:films_announcement_page", args=[announcement.pk]))).links
    assert url in Page(admin_client.get(change_url(announcement))).links

    answer = admin_client.post(url, TYPED, follow=True)

    [link] = announcement.share_links.all()
    assert listed(answer) == [f"https://festival.example{link.get_absolute_url()}"]
    assert client.get(link.get_absolute_url(), follow=True).status_code == 200


def test_film_that_is_not_there_has_no_links(admin_client):
    assert admin_client.get(reverse("admin:films_film_links", args=["x"])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_as_often_for_three_links_as_for_one(
    admin_client, admin_user, film, number, django_assert_num_queries
):
    for _ in range(number):
        make.share_link(film, created_by=admin_user)
        make.share_link(film, created_by=admin_user, revoked_at=NOW)
    with django_assert_num_queries(5):
        admin_client.get(links_url(film))


@pytest.mark.parametrize(("given", "warned"), [({}, True), ({"revoked_at": make.LONG_AGO}, False)])
def test_who_deletes_an_announcement_is_told_of_its_open_links(admin_client, now, given, warned):
    now("2023-10-09 11:01")
    announcement = make.announcement([make.selected_film()], moment=athens("2023-10-09 11:00"))
    make.share_link(announcement=announcement, **given)
    page = admin_client.get(reverse("admin:films_announcement_delete", args=[announcement.pk]))

    assert ("Its links for the press are deleted with it" in page.content.decode()) == warned
