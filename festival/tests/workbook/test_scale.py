"""A whole festival: as many queries for many rows as for few, and nothing row by row."""

import pytest

from festival.tests.workbook.big import big
from festival.tests.workbook.books import queries
from festival.workbook import apply, export, plan, read
from films.models import Credit, Film, Screening
from people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("films", "screenings"), [(1, 1), (3, 9), (40, 120)])
def test_a_plan_of_many_rows_is_as_many_queries_as_of_few(films, screenings):
    book = read(big(films, screenings, credits=films * 10, people=films * 4))

    assert queries(lambda: plan(book)) == 21


def test_a_plan_against_a_full_site_is_as_many_queries_too():
    book = read(big(40, 120, 400, 160))
    apply(plan(book))

    assert queries(lambda: plan(book)) == 19


def test_new_rows_are_written_in_batches():
    small, large = (plan(read(big(films, films * 3, films * 10, films * 8))) for films in (4, 40))

    few, many = queries(lambda: apply(small)), 0
    Screening.objects.all().delete(), Credit.objects.all().delete(), Film.objects.all().delete()
    Person.objects.all().delete()
    many = queries(lambda: apply(plan(large.workbook)))

    assert many - few < 60


def test_an_export_is_as_many_queries_for_many_rows():
    apply(plan(read(big(3, 9, 30, 12))))
    few = queries(export)
    apply(plan(read(big(40, 120, 400, 160))))

    assert queries(export) == few


def test_progress_is_told_to_the_end():
    steps = []

    apply(plan(read(big(3, 9, 30, 12))), lambda done, total: steps.append((done, total)))

    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] > 50
