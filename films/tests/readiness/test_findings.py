"""What `findings` returns: addresses, order, due dates, languages, and how it asks the database."""

import pytest

from films.readiness import findings
from films.tests import builders
from films.tests.builders import NOW

from .ready import ready_film, said

pytestmark = pytest.mark.django_db


def test_nothing_is_said_of_a_ready_film():
    assert said(ready_film()) == []


@pytest.mark.parametrize("films", [1, 3, 30])
def test_any_number_of_films_takes_the_same_queries(films, django_assert_num_queries):
    made = [ready_film(title_en=f"Boat {number}") for number in range(films)]
    builders.package(made)
    with django_assert_num_queries(14):
        assert len(findings(made, None, NOW)) == films


def test_no_films_no_queries(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert findings([], None, NOW) == {}
