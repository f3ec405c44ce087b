"""Whatever an address says, the editors' room answers it, and never with an error of the server."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from films.models import Edition, Film, Screening
from films.tests import builders
from films.tests.pages.world import kept
from films.tests.test_natural_keys import one_of_everything

from .pages import add_url, found, list_url

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

ROOMS = admin.site._registry
FILTERED = [model for model, room in ROOMS.items() if room.list_filter or room.date_hierarchy]
FILLED_IN = [model for model, room in ROOMS.items() if room.fieldsets or room.fields]
NONSENSE = ["x", "9" * 23, "9999-12-31", "0001-01-01", "\x00"]
DATES = ["year", "month", "day"]


@pytest.fixture(scope="module")
def two_of_each(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two, since a filter with a single choice is not shown."""
    with kept(django_db_blocker, tmp_path_factory):
        one_of_everything()
        builders.edition(number=65), builders.hall(), builders.ticket_feed()
        Group.objects.create(name="Editors"), Group.objects.create(name="Readers")
        yield


def named(model) -> str:
    return model.__name__


def parameters(changelist) -> list[str]:
    """The names under which the filters of a list stand in its address."""
    asked = [name for spec in changelist.filter_specs for name in spec.expected_parameters()]
    return asked + [f"{changelist.date_hierarchy}__{part}" for part in DATES if changelist.date_hierarchy]


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
@pytest.mark.parametrize("model", FILTERED, ids=named)
def test_a_list_is_shown_whatever_its_filters_are_asked_for(model, value, two_of_each, admin_client):
    asked = parameters(admin_client.get(list_url(model)).context["cl"])
    answers = {name: admin_client.get(list_url(model), {name: value}).status_code for name in asked}
    assert asked
    assert set(answers.values()) <= {200, 302}, answers


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Film, {"section": "9" * 23}),
        (Film, {"form": "endless"}),
        (Film, {"edition": "tiff-1"}),
        (Screening, {"hall": "9" * 23}),
        (Screening, {"day": "9999-12-31"}),
        (Screening, {"edition": "tiff-1"}),
        (Screening, {"start__year": "9999"}),
    ],
)
def test_what_a_list_cannot_be_asked_for_leaves_nothing_out(model, query, two_of_each, admin_client):
    everything = found(admin_client.get(list_url(model)))
    assert found(admin_client.get(list_url(model), query, follow=True)) == everything


def test_a_list_of_the_first_year_is_empty_or_whole(two_of_each, admin_client):
    """PostgreSQL can look for it, SQLite cannot."""
    everything = found(admin_client.get(list_url(Screening)))
    assert found(admin_client.get(list_url(Screening), {"start__year": "1"}, follow=True)) in ([], everything)


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
def test_a_row_that_there_cannot_be_is_not_deleted(value, two_of_each, admin_client):
    chosen = {"action": "delete_selected", "_selected_action": [Film.objects.first().pk, value], "post": "yes"}
    before = Film.objects.count()
    assert admin_client.post(list_url(Film), chosen)["Location"] == list_url(Film)
    assert Film.objects.count() == before


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
@pytest.mark.parametrize("model", FILLED_IN, ids=named)
def test_a_new_form_opens_whatever_is_filled_in_by_its_address(model, value, two_of_each, admin_client):
    every = [*model._meta.fields, *model._meta.many_to_many]
    answer = admin_client.get(add_url(model), {field.name: value for field in every})
    assert answer.status_code in (200, 302, 403)


@pytest.mark.parametrize("number", ["9" * 23, "9" * 5000, "²"])
def test_a_form_opens_whatever_number_of_an_edition_or_of_rows_it_is_asked_for(number, two_of_each, admin_client):
    for model in (Edition, Film, Screening):
        assert admin_client.get(add_url(model), {"edition": number, "rows": number}).status_code == 200
