"""Every rule has films on both sides of it; what lies just inside is let pass."""

from __future__ import annotations

import pytest

from films.models import DueDate, EditionSubtitle, FilmLanguage, FilmSubtitle, ScreeningSubtitle
from films.readiness import RULES
from films.readiness.texts import in_capitals
from films.tests import builders
from films.tests.builders import athens
from people.models import Language

from .ready import codes, ready_film, said
from .unready import FOUND_BY, directed_by, earlier, premiere, shown, withdrawn, without

pytestmark = pytest.mark.django_db


@pytest.mark.many_cases
@pytest.mark.parametrize("code", FOUND_BY)
def test_rule_finds_its_film_and_says_nothing_of_a_ready_one(code):
    film, ready = FOUND_BY[code](), ready_film()
    assert (codes(film), codes(ready)) == ([code], [])


def test_every_rule_is_tried():
    assert set(RULES) == set(FOUND_BY)


# --- Words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["EO", "JFK", "8½", "The BOAT", "Η βάρκα", "1917", "", "გზა", "ΌΛΑ"])
def test_title_that_does_not_shout(title):
    assert not in_capitals(title)


@pytest.mark.parametrize("title", ["ROMA", "I AM", "Η ΒΑΡΚΑ", "2001: A SPACE ODYSSEY", "АССА"])
def test_title_in_capitals(title):
    assert in_capitals(title)


def test_synopsis_at_the_borders_of_its_length():
    texts = ["a" * 99 + ".", "a" * 98 + ".", "a" * 2499 + ".", "a" * 2500 + "."]
    assert [codes(ready_film(synopsis_en=text)) for text in texts] == [[], ["synopsis_length"], [], ["synopsis_length"]]


def test_what_is_wrong_is_named():
    film = ready_film(title_el="Η ΒΑΡΚΑ", short_synopsis_el="Μια ιστορία για μια βάρκa.")
    assert said(film) == [
        ("title_capitals", "title in capitals: Η ΒΑΡΚΑ"),
        ("mixed_letters", "Greek and Latin letters in one word: βάρκa"),
    ]


# --- People -----------------------------------------------------------------------------------------------------------


def test_namesakes_told_apart_are_two_people():
    film = directed_by(name="Maria Pappa", line_en="Greek film-maker")()
    builders.credit(builders.selected_film(), person=builders.person(name="Maria Pappa"))
    assert codes(film) == []


def test_namesake_in_another_edition_is_no_matter():
    film = directed_by(name="Maria Pappa")()
    elsewhere = builders.selected_film(builders.section(edition=earlier()))
    builders.credit(elsewhere, person=builders.person(name="Maria Pappa"))
    assert codes(film) == []


def test_namesakes_on_one_film_in_no_edition():
    film = directed_by(name="Maria Pappa")()
    film.selections.all().delete()
    builders.credit(film, "music", person=builders.person(name="Maria Pappa"))
    assert codes(film) == ["person_twice", "person_twice"]


def test_name_credited_otherwise_is_looked_at_too():
    film = ready_film()
    film.credits.update(credited_as="M. PAPPA")
    assert codes(film) == ["name_capitals"]


# --- Minutes and subtitles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "found"), [(None, []), (100, []), (99, ["slot"]), (101, ["slot"])])
def test_minutes_of_a_screening(minutes, found):
    assert codes(shown(minutes=minutes, qa=20)()) == found


@pytest.mark.parametrize(("minutes", "found"), [(120, []), (100, ["slot"])])
def test_minutes_of_a_package(minutes, found):
    film = without("screenings")()
    builders.screening(package=builders.package([film, ready_film(minutes=20)]), minutes=minutes)
    assert codes(film) == found


def test_minutes_of_a_cancelled_screening_are_no_matter():
    assert codes(shown(minutes=120, status="cancelled")()) == []


def test_minutes_of_a_package_with_an_unknown_film_cannot_be_wrong():
    film = without("screenings")()
    builders.screening(package=builders.package([film, builders.selected_film(minutes=None)]), minutes=90)
    assert codes(film) == []


def _greek():
    return Language.objects.get(code="el")


def rule_of_the_edition(film):
    EditionSubtitle.objects.create(edition=builders.tiff_64(), language=_greek())


def copy_subtitled(film):
    FilmSubtitle.objects.create(film=film, language=_greek())


def screening_subtitled(film):
    ScreeningSubtitle.objects.create(screening=film.screenings.get(), language=_greek())


def screening_without_subtitles(film):
    builders.change(film.screenings.get(), subtitles_state="none")


def without_dialogue(film):
    FilmLanguage.objects.filter(film=film).update(language=Language.objects.get(code=Language.NO_DIALOGUE))


@pytest.mark.parametrize(
    "state", [rule_of_the_edition, copy_subtitled, screening_subtitled, screening_without_subtitles, without_dialogue]
)
def test_subtitles_are_stated(state):
    film = ready_film(subtitles_state="unknown")
    state(film)
    assert codes(film) == []


def test_subtitles_that_one_screening_leaves_open():
    film = ready_film()
    builders.change(film.screenings.get(), subtitles_state="unknown", code="007")
    assert said(film) == [("subtitles", "screening 007: subtitles not stated")]


# --- Screenings -------------------------------------------------------------------------------------------------------


def test_film_shown_in_a_package_is_scheduled():
    film = without("screenings")()
    builders.screening(package=builders.package([film]))
    assert codes(film) == []


def test_film_online_is_scheduled():
    assert codes(without("screenings", lambda film: builders.online_window(film=film))()) == []


def test_film_online_in_a_package_is_scheduled():
    film = without("screenings")()
    builders.online_window(film=None, package=builders.package([film]))
    assert codes(film) == []


def test_classic_chosen_again_is_not_scheduled():
    film = ready_film()
    builders.selection(film, builders.section(edition=builders.closed_edition()))
    assert (codes(film, at=athens("2024-10-30 12:00")), codes(film, builders.tiff_64())) == (["screening"], [])


def test_film_in_no_edition_is_shown_somewhere_or_not_scheduled():
    film, never = ready_film(), without("screenings")()
    film.selections.all().delete()
    never.selections.all().delete()
    assert (codes(film), codes(never)) == ([], ["screening"])


def test_withdrawn_film_whose_screening_is_called_off():
    film = withdrawn()
    builders.change(film.screenings.get(), status="cancelled")
    assert codes(film) == []


# --- Premieres and awards ---------------------------------------------------------------------------------------------


def test_second_selection_with_the_same_premiere():
    film = premiere("european")()
    builders.selection(film, premiere="european")
    assert codes(film) == []


def test_premiere_of_a_film_an_earlier_edition_showed_without_choosing_it():
    film = premiere("balkan")()
    builders.screening(film=film, edition=earlier(), start=athens("2022-11-04 20:00"))
    assert said(film) == [("premiere_seen", "Balkan Premiere, although an earlier edition has the film: TIFF 63")]


@pytest.mark.parametrize(
    ("kind", "place", "found"),
    [
        ("national", {}, ["premiere_seen"]),
        ("national", {"country": None}, []),
        ("city", {}, ["premiere_seen"]),
        ("city", {"city_en": "Athens"}, []),
    ],
)
def test_premiere_of_a_place_is_spoilt_in_that_place_only(kind, place, found):
    film = premiere(kind)()
    builders.selection(film, builders.section(edition=earlier(**place)))
    assert codes(film) == found


@pytest.mark.parametrize("given", [{"announced_at": None}, {"number": 66, "starts": None, "ends": None, "year": 2025}])
def test_edition_unknown_to_the_public_or_later_spoils_no_premiere(given):
    film = premiere("world")()
    builders.selection(film, builders.section(edition=earlier(**given)))
    assert codes(film, builders.tiff_64()) == []


def test_withdrawn_from_an_earlier_edition_it_was_not_seen():
    film = premiere("world")()
    builders.selection(film, builders.section(edition=earlier()), status="withdrawn")
    assert codes(film) == []


@pytest.mark.parametrize(("kind", "year", "found"), [("world", 2024, []), ("european", 2023, [])])
def test_award_that_spoils_no_premiere(kind, year, found):
    film = premiere(kind)()
    builders.award(film=film, edition=None, event_en="Elsewhere", year=year)
    assert codes(film) == found


@pytest.mark.parametrize(
    ("kind", "edition", "found"),
    [("national", {}, []), ("city", {}, []), ("city", {"city_en": ""}, ["premiere_nowhere"])],
)
def test_premiere_has_its_place(kind, edition, found):
    assert codes(premiere(kind, **edition)()) == found


@pytest.mark.parametrize(
    ("publish_at", "ceremony", "found"),
    [
        ("2023-11-12 19:59", "2023-11-12 20:00", ["award_early"]),
        ("2023-11-12 20:00", "2023-11-12 20:00", []),
        ("2023-11-13 05:59", None, ["award_early"]),
        ("2023-11-13 06:00", None, []),
        (None, None, []),
    ],
)
def test_award_and_its_ceremony(publish_at, ceremony, found):
    film = ready_film()
    edition = builders.tiff_64()
    edition.awards_public_at = ceremony and athens(ceremony)
    edition.save()
    builders.award(film=film, publish_at=publish_at and athens(publish_at))
    assert codes(film) == found


def test_award_from_elsewhere_has_no_ceremony():
    film = ready_film()
    builders.award(film=film, edition=None, event_en="Elsewhere", year=2023, publish_at=builders.LONG_AGO)
    assert codes(film) == []


def test_every_subject_is_asked_for():
    assert {rule.subject for rule in RULES.values()} == {*DueDate.Subject, None}
