"""The page of a film before it is public, as staff see it: exactly what the public will read."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from festival.lib.clock import HELD
from films.models import Film
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .pages import change_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return builders.film()


def preview(client, film, **query):
    return client.get(reverse("admin:films_film_preview", args=[film.pk]), query)


def test_draft_is_previewed_and_a_public_film_viewed_on_site(admin_client, film):
    draft = builders.film(publish_at=None)
    assert "Preview" in admin_client.get(change_url(draft)).content.decode()
    assert "View on site" not in admin_client.get(change_url(draft)).content.decode()
    assert "View on site" in admin_client.get(change_url(film)).content.decode()


def test_preview_shows_the_draft_to_staff_and_is_kept_by_nobody(admin_client):
    draft = builders.film(title_en="Not yet", publish_at=None)
    response = preview(admin_client, draft)
    assert "Not yet" in response.rendered_content
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


@pytest.mark.parametrize("language", ["en", "el"])
def test_preview_is_the_page_that_the_public_will_read(language, admin_client, client, now):
    """A draft chosen in secret, on alone, in a package, for guests and online."""
    now("2023-11-03 12:00")
    draft = builders.film(title_en="Not yet", publish_at=None)
    builders.selection(draft, note_en="Opening film", publish_at=HELD)
    builders.credit(draft)
    builders.screening(film=draft, start=athens("2023-11-03 20:00"), tickets="few_left")
    builders.screening(package=builders.package([builders.selected_film(), draft]), start=athens("2023-11-04 17:00"))
    builders.screening(film=draft, start=athens("2023-11-02 12:00"), audience="press")
    builders.online_window(film=draft)

    page = Page(preview(admin_client, draft, language=language))
    draft.selections.update(publish_at=builders.LONG_AGO)
    Film.objects.update(publish_at=builders.LONG_AGO)

    shown, public = page.main.find("article"), Page(client.get(f"/{language}/films/not-yet/")).main.find("article")
    assert shown.text == public.text
    assert len(public.all("li", css="ticket")) == 3


def test_preview_changes_its_language_and_is_written_about_by_its_address(admin_client):
    edition = builders.edition(contact_email="desk@festival.example")
    draft = builders.selected_film(builders.section(edition=edition), title_en="Not yet", publish_at=None)

    page = Page(preview(admin_client, draft))

    [switch] = [one for one in page.root.find("header").all("a") if one.attrs.get("hreflang")]
    assert (switch.attrs["href"], switch.attrs["hreflang"]) == ("?language=el", "el")
    assert page.root.find("nav", **{"aria-label": "You are here"}).all("a")[-1].attrs["href"] == "/en/programme/"
    assert page.root.find("p", css="wrong").find("a").attrs["href"].endswith("subject=%2Fen%2Ffilms%2Fnot-yet%2F")


def test_film_that_is_not_there_has_no_preview(admin_client):
    assert admin_client.get(reverse("admin:films_film_preview", args=["x"])).status_code == 404


def test_preview_needs_the_permission_to_see_films(client, django_user_model):
    draft = builders.film(publish_at=None)
    staff = django_user_model.objects.create_user("box office", is_staff=True)
    client.force_login(staff)
    address = reverse("admin:films_film_preview", args=[draft.pk])
    assert client.get(address).status_code == 403
    staff.user_permissions.add(Permission.objects.get(codename="view_film"))
    assert client.get(address).status_code == 200
