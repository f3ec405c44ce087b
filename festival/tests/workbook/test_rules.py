"""Constraints asked in memory say what Django says of them with the database's help."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from hypothesis import given, settings
from hypothesis import strategies as st

from festival.tests.workbook.test_columns_of_all_models import MODELS
from festival.workbook.rules import broken_checks, shared, uniques
from films.models import Award, Edition, Film, OnlineWindow, Screening, Venue
from films.tests import builders as make

pytestmark = pytest.mark.django_db

TEXTS = st.sampled_from(["", "A"])
LINKS = st.sampled_from([None, 1])
YEARS = st.one_of(st.none(), st.integers(1950, 1953))
DAYS = st.one_of(st.none(), st.dates(date(2023, 11, 1), date(2023, 11, 4)))
MOMENTS = st.one_of(st.none(), st.integers(1, 4).map(lambda day: datetime(2023, 11, day, tzinfo=UTC)))
ROWS = st.one_of(
    st.builds(
        Film,
        title_en=TEXTS,
        title_el=TEXTS,
        year=YEARS,
        restored=YEARS,
        minutes=st.one_of(st.none(), st.integers(0, 2)),
    ),
    st.builds(
        Edition,
        starts=DAYS,
        ends=DAYS,
        year=YEARS,
        announced_at=MOMENTS,
        programme_public_at=MOMENTS,
        schedule_public_at=MOMENTS,
    ),
    st.builds(
        Screening,
        id=st.just(7),
        film_id=LINKS,
        package_id=LINKS,
        title_en=TEXTS,
        title_el=TEXTS,
        replaces_id=st.sampled_from([None, 7, 8]),
        entry=st.sampled_from(Screening.Entry.values),
        tickets=st.sampled_from(Screening.Tickets.values),
        audience=st.sampled_from(Screening.Audience.values),
    ),
    st.builds(Award, prize_id=LINKS, film_id=LINKS, person_id=LINKS, words_en=TEXTS, words_el=TEXTS),
    st.builds(OnlineWindow, film_id=LINKS, package_id=LINKS, opens=MOMENTS, closes=MOMENTS),
    st.builds(Venue, latitude=LINKS, longitude=LINKS),
)


def refused_by_django(row) -> list[str]:
    names = []
    for constraint in row._meta.constraints:
        try:
            if isinstance(constraint, CheckConstraint):
                constraint.validate(type(row), row)
        except ValidationError as error:
            names.append(error.code)
    return names


@settings(deadline=None)
@given(ROWS)
def test_a_check_in_memory_answers_as_the_database(row):
    assert [one.name for one in broken_checks(row)] == refused_by_django(row)


def test_every_check_of_our_models_can_be_asked_in_memory():
    asked = [broken_checks(model()) for model in MODELS]

    assert sum(map(len, asked)) > 5


def test_unique_values_are_compared_among_all_rows():
    first, second = make.screening(code="7"), make.screening(code="8")
    second.code = "7"
    names = [fields for fields, _words in uniques(Screening)]

    assert names == [("edition", "key"), ("edition", "code"), ("uuid",), ("replaces",)]
    assert shared([first, second], ("edition", "code")) == [[first, second]]
    assert shared([first, second], ("replaces",)) == []
