"""What goes with rows that are deleted, and who is left unused by it."""

import pytest

from festival.tests.workbook.books import book, planned
from festival.workbook import Refused, apply, plan
from films.models import Award
from films.tests import builders as make
from people.models import Company, Country, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_film():
    """Two credits, a still, a place, an award; one of its people made another film as well."""
    film = make.selected_film(make.section(title_en="Open"), slug="a")
    elsewhere = make.person(name="Elsewhere")
    make.credit(make.film(slug="b"), person=elsewhere)
    make.credit(film, person=elsewhere), make.credit(film, "editing", person=make.person(name="Only Here"))
    make.still(film)
    Award.objects.create(film=film, person=make.person(name="Winner"), words_en="Best")
    film.film_countries.create(country_id=Country.objects.get(code="GR").pk)
    film.contact = make.company(name="Sales")
    film.save()
    return film


def test_what_goes_with_a_deleted_row_is_counted(full_film):
    seen = planned(films=[{"film": "a", "action": "delete"}, {"film": "b", "action": "delete"}])

    assert [row.held_words for row in seen.rows] == ["1 award, 2 credits, 1 selection, 1 still", "1 credit"]


def test_whoever_is_left_unused_by_a_deleted_row_is_offered(full_film):
    rows = {"films": [{"film": "a", "action": "delete"}]}

    seen = planned(**rows)
    assert [(one.kind, one.key, one.deleted) for one in seen.unused_people] == [
        ("company", "sales", False),
        ("person", "only-here", False),
        ("person", "winner", False),
    ]
    apply(plan(book(**rows), delete_unused={"only-here", "sales"}))

    assert set(Person.objects.values_list("slug", flat=True)) == {"elsewhere", "winner"}
    assert not Company.objects.exists()


def test_something_more_that_would_go_along_is_another_plan(full_film):
    seen = planned(films=[{"film": "a", "action": "delete"}])
    make.still(full_film)

    with pytest.raises(Refused, match="changed since the preview"):
        apply(seen)
