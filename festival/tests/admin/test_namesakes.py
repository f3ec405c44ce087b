"""A name that is typed anew is compared with those that are there."""

import pytest

from films.tests import builders
from films.tests.pages.reading import Page
from people.models import Company, Person

from .pages import add_url, change_url, send

pytestmark = pytest.mark.django_db

SAME = "Much the same name is there already: {}. If it is the same, delete one of the two."


def warnings(answer) -> list[tuple[str, list[str]]]:
    """The words, and where they lead."""
    return [
        (one.text, [link.attrs["href"] for link in one.all("a")]) for one in Page(answer).root.all("li", css="warning")
    ]


@pytest.mark.parametrize("typed", ["Renee Sawtell", "SAWTELL, Renée", "Renée Sawtel", "Ρενέ Σότελ"])
def test_name_that_is_there_already_is_pointed_out(admin_client, typed):
    there = builders.person(name="Renée Sawtell", aliases="Ρενέ Σότελ")
    builders.person(name="Teo Marr")

    answer = send(admin_client, add_url(Person), name=typed)

    assert warnings(answer) == [(SAME.format("Renée Sawtell"), [change_url(there)])]
    assert Person.objects.count() == 3


def test_company_is_pointed_out_too(admin_client):
    there = builders.company(name="Nemesis Films")

    answer = send(admin_client, add_url(Company), name="NEMESIS FILMS")

    assert warnings(answer) == [(SAME.format("Nemesis Films"), [change_url(there)])]


def test_nothing_is_said_of_another_name_nor_where_none_was_typed(admin_client):
    one = builders.person(name="Ana Lund")
    builders.person(name="Ana Lund")

    answers = send(admin_client, add_url(Person), name="Teo Marr"), send(admin_client, change_url(one))

    assert [warnings(answer) for answer in answers] == [[], []]
