"""What `findings` returns: levels, addresses, due dates on both sides of their border, languages, queries."""

from datetime import date

import pytest
from django.utils import translation

from films.models import DueDate, Film
from films.readiness import Finding, Level, by_rule, by_section, findings, is_ready, judged, load_cases
from films.readiness.due import due_dates, to_come
from films.tests import builders
from films.tests.builders import NOW, athens

from .ready import codes, ready_film, said

pytestmark = pytest.mark.django_db


def test_nothing_is_said_of_a_ready_film():
    assert said(ready_film()) == []


def test_finding_says_what_where_and_by_when():
    film = ready_film(synopsis_el="")
    assert findings([film], None, NOW) == {
        film.pk: [
            Finding(
                level=Level.ERROR,
                code="synopsis_el",
                words="no Greek synopsis",
                url=f"/admin/films/film/{film.pk}/change/#id_synopsis_el",
                due=date(2023, 10, 20),
                to_come=False,
            )
        ]
    }


def test_gravest_first_and_last_what_is_to_come():
    film = ready_film(original_title="The boat", short_synopsis_en="", synopsis_en="", minutes=None)
    assert codes(film, at=athens("2023-10-21 12:00")) == ["synopsis_en", "one_liner_en", "original_same", "minutes"]


def test_words_follow_the_language_of_whoever_reads():
    [finding] = findings([film := ready_film(title_el="Η ΒΑΡΚΑ")], None, NOW)[film.pk]
    with translation.override("el"):
        assert str(finding.words) == "τίτλος με κεφαλαία: Η ΒΑΡΚΑ"


# --- Which edition ----------------------------------------------------------------------------------------------------


def test_film_is_judged_in_the_newest_edition_that_chose_it_or_in_the_one_asked_for():
    film = ready_film(minutes=None)
    builders.selection(film, builders.section(edition=builders.closed_edition()))
    own, asked = (findings([film], edition, NOW)[film.pk] for edition in (None, builders.tiff_64()))
    assert [(finding.code, finding.due) for finding in own] == [
        ("minutes", date(2024, 10, 24)),
        ("screening", date(2024, 10, 13)),
    ]
    assert [(finding.code, finding.due) for finding in asked] == [("minutes", date(2023, 10, 26))]


def test_draft_in_no_edition_has_the_dates_of_the_one_being_prepared():
    builders.closed_edition()
    draft = builders.film(minutes=None)
    found = {finding.code: finding.due for finding in findings([draft], None, NOW)[draft.pk]}
    assert found["minutes"] == date(2024, 10, 24)


def test_where_there_is_no_edition_everything_counts():
    draft = builders.film(minutes=None)
    assert {(finding.due, finding.to_come) for finding in findings([draft], None, NOW)[draft.pk]} == {(None, False)}


# --- Due dates --------------------------------------------------------------------------------------------------------


def test_usual_dates_are_counted_from_the_first_day():
    assert due_dates(builders.edition(), {}) == {
        "material": date(2023, 9, 30),
        "schedule": date(2023, 10, 15),
        "words": date(2023, 10, 20),
        "translation": date(2023, 10, 20),
        "publication": date(2023, 10, 23),
        "copy": date(2023, 10, 26),
    }


def test_edition_sets_its_own_dates():
    festival = builders.edition()
    own = {DueDate.Subject.COPY: date(2023, 10, 1)}
    assert due_dates(festival, own) == {**due_dates(festival, {}), "copy": date(2023, 10, 1)}


def test_own_date_of_the_edition_is_read():
    film = ready_film(minutes=None)
    DueDate.objects.create(edition=builders.tiff_64(), subject=DueDate.Subject.COPY, date=date(2023, 11, 5))
    [finding] = findings([film], None, NOW)[film.pk]
    assert (finding.due, finding.to_come) == (date(2023, 11, 5), True)


@pytest.mark.parametrize(("wall", "expected"), [("2023-10-20 23:59", True), ("2023-10-21 00:00", False)])
def test_gap_is_to_come_until_its_day_is_over_in_the_zone_of_the_edition(wall, expected):
    assert to_come(date(2023, 10, 20), builders.edition(), athens(wall)) == expected


def test_mistake_is_never_to_come():
    assert not to_come(None, builders.edition(), athens("2020-01-01 12:00"))


@pytest.mark.parametrize(("wall", "blocks"), [("2023-10-20 23:59", False), ("2023-10-21 00:00", True)])
def test_error_blocks_once_it_is_due(wall, blocks):
    film = ready_film(synopsis_en="")
    [finding] = findings([film], None, athens(wall))[film.pk]
    assert finding.blocks == blocks


# --- Counted ----------------------------------------------------------------------------------------------------------


def test_film_is_not_ready_while_an_error_is_to_come():
    film = ready_film(synopsis_en="", short_synopsis_en="")
    found = findings([film], None, athens("2023-06-01 12:00"))[film.pk]
    assert ([finding.to_come for finding in found], is_ready(found), is_ready(found[1:])) == ([True, True], False, True)


def test_counts_by_rule_and_section():
    section = builders.section()
    films = [ready_film(section), ready_film(section, title_el=""), ready_film(section, title_el="", minutes=None)]
    withdrawn = ready_film(section, title_el="")
    withdrawn.selections.update(status="withdrawn")
    builders.change(withdrawn.screenings.get(), status="cancelled")
    cases = load_cases([*films, withdrawn], builders.tiff_64(), athens("2023-10-25 12:00"))
    found = judged(cases)
    assert [(count.rule.code, count.films, count.to_come) for count in by_rule(found)] == [
        ("title_el", 2, 0),
        ("minutes", 1, 1),
    ]
    [progress] = by_section(cases, found)
    assert (progress.section, progress.films, progress.ready, progress.blocked) == (section, 3, 1, 2)


# --- Queries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("films", [1, 3, 30])
def test_any_number_of_films_takes_the_same_queries(films, django_assert_num_queries):
    made = [ready_film(title_en=f"Boat {number}") for number in range(films)]
    builders.package(made)
    with django_assert_num_queries(11):
        assert len(findings(made, None, NOW)) == films


def test_three_hundred_films_take_the_same_queries(django_assert_num_queries):
    films = Film.objects.bulk_create(Film(title_en=f"Film {number}", slug=f"film-{number}") for number in range(300))
    builders.edition()
    with django_assert_num_queries(11):
        assert len(findings(films, None, NOW)) == 300


def test_no_films_no_queries(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert findings([], None, NOW) == {}
