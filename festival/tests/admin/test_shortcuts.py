"""Shortcuts in the editors' room: what one finds now, and what no filter understands."""

import pytest
from django.urls import reverse

from films.models import Shortcut
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(now):
    """Two free screenings ahead, one over."""
    now("2023-11-03 18:40")
    for hour in (15, 20, 22):
        make.screening(entry="free", start=athens(f"2023-11-03 {hour}:00"))


def form(shortcut):
    return reverse("admin:films_shortcut_change", args=[shortcut.pk])


def sent(**given):
    return {"name_en": "Free", "name_el": "Δωρεάν", "query": "entry=free", "position": "30", "slug": "free", **given}


def test_form_says_how_many_it_finds_now(admin_client):
    page = Page(admin_client.get(form(Shortcut.objects.get(slug="free"))))

    assert "2 screenings still to come, 64th TIFF" in page.text


def test_new_one_is_counted_once_it_is_saved(admin_client):
    assert "Nothing yet." in Page(admin_client.get(reverse("admin:films_shortcut_add"))).text

    answer = admin_client.post(
        reverse("admin:films_shortcut_add"),
        sent(name_en="Free on Friday", slug="", query="entry=free&day=2023-11-03"),
        follow=True,
    )

    assert "2 screenings still to come, 64th TIFF" in answer.content.decode()
    assert Shortcut.objects.get(slug="free-on-friday").get_absolute_url() == "/en/picks/free-on-friday/"


def test_what_no_filter_understands_is_told_and_nothing_is_lost(admin_client):
    free = Shortcut.objects.get(slug="free")
    page = Page(admin_client.post(form(free), sent(query="entree=free&entry=gratis")))

    assert "There is no filter “entree”." in page.text
    assert "Entry: Unknown filter value ignored: gratis" in page.text
    assert page.root.find("input", name="query").attrs["value"] == "entree=free&entry=gratis"
    free.refresh_from_db()
    assert free.query == "entry=free&entry=free_ticket"


def test_form_leads_to_its_page(admin_client):
    page = Page(admin_client.get(form(Shortcut.objects.get(slug="free"))))

    assert any(link.startswith("/admin/r/") for link in page.links)
