import pytest

from people.names import sort_name


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Sofia Exarchou", "Exarchou, Sofia"),
        ("Θόδωρος Αγγελόπουλος", "Αγγελόπουλος, Θόδωρος"),
        ("Rainer Werner  Fassbinder", "Fassbinder, Rainer Werner"),
        ("Jean-Luc Godard", "Godard, Jean-Luc"),
        ("Luis García Berlanga", "Berlanga, Luis García"),
        ("Madonna", "Madonna"),
        ("", ""),
    ],
)
def test_the_last_word_is_the_family_name(name, sorted_as):
    assert sort_name(name) == sorted_as


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Margarethe von Trotta", "Trotta, Margarethe von"),
        ("Manoel de Oliveira", "Oliveira, Manoel de"),
        ("Joost van der Meer", "Meer, Joost van der"),
        ("Μανοέλ ντε Ολιβέιρα", "Ολιβέιρα, Μανοέλ ντε"),
        ("von Trotta", "Trotta, von"),
    ],
)
def test_particles_in_small_letters_go_behind(name, sorted_as):
    assert sort_name(name) == sorted_as


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Lars Von Trier", "Von Trier, Lars"),
        ("Vittorio De Sica", "De Sica, Vittorio"),
        ("Jaco Van Dormael", "Van Dormael, Jaco"),
        ("Mathieu Van der Poel", "Van der Poel, Mathieu"),
        ("Kaouther Ben Hania", "Ben Hania, Kaouther"),
        ("Denys de La Patellière", "La Patellière, Denys de"),
        ("John le Carré", "le Carré, John"),
        ("Arnaud des Pallières", "des Pallières, Arnaud"),
        ("Βιτόριο Ντε Σίκα", "Ντε Σίκα, Βιτόριο"),
    ],
)
def test_particles_with_a_capital_and_french_articles_stay(name, sorted_as):
    assert sort_name(name) == sorted_as


def test_a_first_name_is_never_a_particle():
    assert sort_name("Ben Affleck") == "Affleck, Ben"


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Robert Downey Jr.", "Downey, Robert, Jr."),
        ("Robert Downey, Jr", "Downey, Robert, Jr"),
        ("Henry Louis De Witt III", "De Witt, Henry Louis, III"),
        ("Madonna II", "Madonna II"),
    ],
)
def test_suffixes_come_last(name, sorted_as):
    assert sort_name(name) == sorted_as


@pytest.mark.parametrize("name", ["Downey, Robert, Jr.", "Trotta, Margarethe von"])
def test_a_name_in_sort_form_stays_as_it_is(name):
    assert sort_name(name) == name
