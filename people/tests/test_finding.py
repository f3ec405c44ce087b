"""A name in a sheet finds its person, and says which others are nearly meant."""

import pytest

from people.finding import Names
from people.models import Company, Person


def people(*names, **given):
    return [Person(pk=number, name=name, **given) for number, name in enumerate(names, start=1)]


def test_name_is_found_without_accents_and_case():
    [costumes] = rows = people("Renée Sawtell")

    assert Names(rows).find("RENEE  SAWTELL") == [costumes]


def test_person_is_found_by_greek_name_and_alias():
    rows = people("Theo Angelopoulos", name_el="Θόδωρος Αγγελόπουλος", aliases="Theodoros Angelopoulos\n\n")

    names = Names(rows)

    assert names.find("ΘΟΔΩΡΟΣ ΑΓΓΕΛΟΠΟΥΛΟΣ") == names.find("Theodoros Angelopoulos") == rows


def test_namesakes_are_all_found():
    rows = people("Steve McQueen", "Steve McQueen")

    assert Names(rows).find("Steve McQueen") == rows


def test_unknown_name_finds_nobody():
    assert Names(people("Jonah Malak")).find("Jonah Malk") == []


@pytest.mark.parametrize("written", ["Jonah Malk", "Malak Jonah", "Jonah-Malak", "Jonah Malakk"])
def test_nearly_the_same_name_is_similar(written):
    rows = people("Jonah Malak", "Pascal Plante", "Vincent Biron")

    assert Names(rows).similar(written) == rows[:1]


@pytest.mark.parametrize("written", ["Pascal Biron", "Jo", "Ζοζέφ", ""])
def test_other_names_are_not_similar(written):
    assert Names(people("Jonah Malak", "Pascal Plante")).similar(written) == []


def test_the_same_name_is_not_similar_to_itself():
    rows = people("Jonah Malak", "Jonah Malk")

    assert Names(rows).similar("jonah malak") == rows[1:]


def test_name_made_meanwhile_is_found():
    names = Names([])
    made = Person(name="Laura Nhem")

    names.add(made)

    assert names.find("Laura Nhem") == names.similar("Laura Nhen") == [made]


def test_companies_are_found_alike():
    rows = [Company(pk=1, name="Nemesis Films")]

    assert Names(rows).find("NEMESIS FILMS") == rows
    assert Names(rows).similar("Nemesis Film") == rows
