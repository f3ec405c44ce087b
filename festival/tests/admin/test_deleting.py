"""What the page says that asks before something is deleted."""

import pytest
from django.urls import reverse

from films.models import Film
from films.tests import builders
from films.tests.pages.reading import Page

from .pages import change_url

pytestmark = pytest.mark.django_db


def in_the_way(client, row) -> list[tuple[str, list[str]]]:
    """What stands in the way, and where its words lead."""
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])
    lines = Page(client.get(address)).root.find(id="content").all("li")
    return [(line.text, [link.attrs["href"] for link in line.all("a")]) for line in lines]


def test_credits_in_the_way_say_in_which_film(admin_client):
    person, boat, bread = builders.person(name="Ana Lund"), *map(a_film, ["The Boat", "Bread"])
    for film, code in ((boat, "direction"), (boat, "editing"), (bread, "editing")):
        builders.credit(film, code, person=person)

    assert in_the_way(admin_client, person) == [
        ("Credit: Direction: Ana Lund · The Boat", [change_url(boat)]),
        ("Credit: Editing: Ana Lund · The Boat", [change_url(boat)]),
        ("Credit: Editing: Ana Lund · Bread", [change_url(bread)]),
    ]


def a_film(title) -> Film:
    return builders.film(title_en=title)


def test_what_has_a_form_of_its_own_leads_there(admin_client):
    film = builders.film(title_en="The Boat")
    screening = builders.screening(film=film)

    assert in_the_way(admin_client, film) == [(f"Screening: {screening}", [change_url(screening)])]
