"""Names put into a role of a film: behind those there, or instead of them."""

import pytest

from films.pasting.put import Outcome, Wanted, put_credits
from films.tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    made = builders.film()
    for place, name in enumerate(["Anna", "Petros"], start=3):
        builders.credit(made, "sound", person=builders.person(name=name), position=place)
    builders.credit(made, "editing", person=builders.person(name="Jan"))
    return made


def sound(film):
    return [(row.name, row.character, row.note, row.position) for row in film.credits.filter(role__code="sound")]


def wanted(film, *names, **given):
    """Those of the film by name, others made."""
    there = {row.person.name: row.person for row in film.credits.all()}
    return [Wanted(there.get(name) or builders.person(name=name), **given) for name in names]


def test_names_come_behind_those_there_each_once(film):
    outcome = put_credits(film, builders.role("sound"), wanted(film, "Zoe", "Anna", "Jan", note="mix"))

    assert outcome == Outcome(added=["Zoe", "Jan"], already=["Anna"])
    assert sound(film) == [("Anna", "", "", 3), ("Petros", "", "", 4), ("Zoe", "", "mix", 5), ("Jan", "", "mix", 6)]


def test_names_come_instead_and_who_stays_is_not_removed(film):
    film.credits.filter(person__name="Anna").update(note="recordist")

    outcome = put_credits(film, builders.role("sound"), wanted(film, "Zoe", "Anna"), instead=True)

    assert outcome == Outcome(added=["Zoe"], already=["Anna"], removed=["Petros"])
    assert sound(film) == [("Zoe", "", "", 1), ("Anna", "", "recordist", 2)]
    assert film.credits.filter(role__code="editing").count() == 1


def test_the_same_name_twice_is_one_credit(film):
    [zoe] = wanted(film, "Zoe", character="Maria")

    outcome = put_credits(film, builders.role("actors"), [zoe, Wanted(zoe.named)])

    assert outcome == Outcome(added=["Zoe"])
    assert film.credits.get(role__code="actors").character == "Maria"
