"""What was said of a text follows its row: through new addresses, and into another database."""

import json

import pytest
from django.core import serializers

from festival.models import TextState
from films.models import Film
from films.tests import builders as make

from .said import job, say

pytestmark = pytest.mark.django_db


def dumped():
    return serializers.serialize("json", TextState.objects.all(), use_natural_primary_keys=True)


def load(text):
    for one in serializers.deserialize("json", text):
        one.save()


def test_fixture_names_the_row_by_its_natural_key_and_finds_it_under_another_id():
    film = make.film(title_en="The Sea", slug="the-sea", synopsis_en="Words.", synopsis_el="Λέξεις.")
    say(film)
    fixture = dumped()
    assert json.loads(json.loads(fixture)[0]["fields"]["row"]) == ["films.film", "the-sea"]

    Film.objects.filter(pk=film.pk).update(slug="before")
    again = make.film(title_en="The Sea", slug="the-sea", synopsis_en="Words.", synopsis_el="Λέξεις.")
    load(fixture)

    assert (job(again).standing, job(film).standing) == ("final", "final")


def test_loading_twice_changes_nothing():
    film = make.film(synopsis_en="Words.", synopsis_el="Λέξεις.")
    say(film)
    before = dumped()

    load(before)

    assert (dumped(), TextState.objects.count()) == (before, 1)


def test_what_was_said_of_a_deleted_row_is_read_by_nobody_and_breaks_no_dump():
    film = make.film(synopsis_en="Words.", synopsis_el="Λέξεις.")
    said = say(film)
    film.delete()

    load(dumped())

    assert TextState.objects.get().row == said.row


def test_a_row_with_a_long_key_comes_back():
    """An award is known by seven values, some of them empty."""
    award = make.award(citation_en="For its calm.", citation_el="Για τη γαλήνη.")
    say(award, "citation")

    load(dumped())

    assert job(award, "citation").standing == "final"
