"""What is wrong in a form, listed at its head with the way to each."""

import pytest

from films.models import Film, Jury
from films.tests import builders
from films.tests.pages.reading import Page

from .pages import add_url, change_url, send

pytestmark = pytest.mark.django_db


def listed(answer) -> list[tuple[str, str]]:
    """The words of each line, and where its link leads."""
    lists = Page(answer).root.all("ul", css="mistakes")
    return [(line.text, line.find("a").attrs["href"]) for one in lists for line in one.all("li")]


def test_mistakes_of_fields_and_rows_are_links_to_them(admin_client):
    film = builders.film(title_en="Far Down")
    builders.credit(film, person=builders.person(name="Ana Lund"))
    moment = {"publish_at_0": "2023-11-03", "publish_at_1": "evening"}

    answer = send(admin_client, change_url(film), year="23", **moment, **{"credits-0-person": ""})

    assert listed(answer) == [
        ("Production year: Ensure this value is greater than or equal to 1888.", "#id_year"),
        ("Publish at: Enter a time, like 20:00.", "#id_publish_at_0"),
        ("Credits 1: A credit is for a person or a company: choose one, not both.", "#credits-0"),
    ]
    there = {one.attrs.get("id") for one in Page(answer).root}
    assert [href for _words, href in listed(answer) if href[1:] not in there] == []


def test_mistake_of_a_field_in_a_row_names_both(admin_client):
    row = {"jurors-TOTAL_FORMS": "1", "jurors-0-position": "1", "jurors-0-line_en": "Critic"}

    answer = send(admin_client, add_url(Jury), edition=builders.edition().pk, name_en="Jury", **row)

    assert listed(answer) == [("Jurors 1, Person: This field is required.", "#id_jurors-0-person")]


def test_form_without_mistakes_lists_none(admin_client):
    assert listed(admin_client.get(add_url(Film))) == []
