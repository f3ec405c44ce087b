"""Choosing rows by typing: what no row can have as its key is an error of the form, wherever it is sent."""

import pytest
from django.contrib import admin
from django.urls import reverse

from festival.lib.admin_choices import Autocomplete
from films.models import Film, Screening
from films.tests import builders

from .pages import add_url, change_url, errors, fields, send

pytestmark = pytest.mark.django_db

NO_KEYS = ["the boat", "99999999999999999999", "1.5"]
REFUSED = "Select a valid choice. That choice is not one of the available choices."


@pytest.mark.many_cases
@pytest.mark.parametrize("typed", NO_KEYS)
def test_form_refuses_what_is_no_key(typed, admin_client):
    answer = send(admin_client, change_url(builders.screening()), film=typed, start_1="21:30")

    assert errors(answer) == [REFUSED]
    assert fields(answer)["start_1"] == "21:30"


@pytest.mark.many_cases
@pytest.mark.parametrize("typed", NO_KEYS)
def test_row_refuses_what_is_no_key(typed, admin_client):
    credit = builders.credit()
    answer = send(admin_client, change_url(credit.film), **{"credits-0-person": typed, "title_en": "Another"})

    assert errors(answer) == [REFUSED]
    assert fields(answer)["title_en"] == "Another"


@pytest.mark.many_cases
@pytest.mark.parametrize("typed", NO_KEYS)
def test_page_of_its_own_refuses_what_is_no_key(typed, admin_client):
    url = reverse("admin:films_screening_replace", args=[builders.screening().pk])
    answer = admin_client.post(url, {**fields(admin_client.get(url)), "hall": typed, "reason_en": "Because."})

    assert answer.context["form"].errors["hall"] == [REFUSED]
    assert fields(answer)["reason_en"] == "Because."


def test_address_that_names_no_key_opens_an_empty_form(admin_client):
    assert fields(admin_client.get(add_url(Screening), {"film": "the boat"}))["film"] == ""


def test_screening_is_chosen_by_its_moment(admin_client):
    film = builders.selected_film(title_en="The Boat")
    builders.screening(film=film, start=builders.athens("2023-11-04 00:30"), code="012")
    builders.screening(film=film, start=builders.athens("2023-11-05 20:00"))
    asked = {"app_label": "films", "model_name": "screening", "field_name": "replaces", "term": "boat"}

    found = admin_client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [one["text"] for one in found] == ["The Boat · Sat 4 Nov 00:30 · 012", "The Boat · Sun 5 Nov 20:00 · 001"]


def test_every_choice_by_typing_is_one_of_these(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    ours, others = set(), set()
    for model, room in admin.site._registry.items():
        for part in (room, *room.get_inline_instances(request)):
            for name in part.get_autocomplete_fields(request):
                field = part.formfield_for_foreignkey(part.model._meta.get_field(name), request)
                (ours if isinstance(field.widget, Autocomplete) else others).add((model, part.model, name))
    assert others == set()
    assert {(Film, Film, "contact"), (Film, builders.credit()._meta.model, "person")} <= ours
