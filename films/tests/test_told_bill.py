"""What is told of the films of a package, to those who have a ticket for it: which is shown no more, which now is."""

import pytest

from films.models import PackageFilm, ScreeningChange
from films.models.recording import recording

from . import builders as make
from .builders import athens, change

pytestmark = pytest.mark.django_db


@pytest.fixture
def bill(now):
    """A public screening of two films, the day before."""
    now("2023-11-02 12:00")
    films = [make.selected_film(title_en=title, minutes=20) for title in ("Boat", "Train")]
    return make.screening(package=make.package(films), start=athens("2023-11-03 20:00"))


def told(screening) -> list[tuple]:
    return [
        (one.kind, one.film.title_en, one.before, one.after) for one in screening.changes.order_by("film__title_en")
    ]


def place(screening, title: str) -> PackageFilm:
    return screening.package.package_films.get(film__title_en=title)


def selection(screening, title: str):
    return place(screening, title).film.selections.get()


def test_film_that_leaves_and_film_that_comes_in_its_place(bill):
    with recording({bill.pk}):
        place(bill, "Train").delete()
        PackageFilm.objects.create(package=bill.package, film=make.selected_film(title_en="Salt"), position=2)

    assert told(bill) == [("bill", "Salt", "", "shown"), ("bill", "Train", "shown", "")]


def test_order_of_the_films_is_no_news(bill):
    change(place(bill, "Boat"), position=3)

    assert told(bill) == []


@pytest.mark.parametrize("deed", ["withdrawn", "taken out"])
def test_mistake_mended_within_five_minutes_is_no_news(deed, bill, now):
    film = place(bill, "Train").film
    if deed == "withdrawn":
        change(film.selections.get(), status="withdrawn")
    else:
        place(bill, "Train").delete()
    assert told(bill) == [("bill", "Train", "shown", "")]

    now("2023-11-02 12:04")
    if deed == "withdrawn":
        change(film.selections.get(), status="selected")
    else:
        PackageFilm.objects.create(package=bill.package, film=film)

    assert told(bill) == []


def test_withdrawn_film_that_is_then_taken_out_is_told_once(bill, now):
    change(selection(bill, "Train"), status="withdrawn")
    now("2023-11-02 13:00")
    place(bill, "Train").delete()

    assert told(bill) == [("bill", "Train", "shown", "")]


def test_film_that_keeps_a_place_in_the_edition_is_not_withdrawn(bill):
    make.selection(place(bill, "Train").film)
    change(place(bill, "Train").film.selections.first(), status="withdrawn")

    assert told(bill) == []


def test_withdrawal_from_another_edition_or_of_a_place_nobody_knows_is_no_news(bill):
    film = place(bill, "Train").film
    other = make.selection(film, make.section(edition=make.closed_edition()))
    change(other, status="withdrawn")
    assert told(bill) == []

    early = make.section(edition=make.edition(number=63))
    make.selection(film, early)
    type(other).objects.filter(film=film, section__edition=bill.edition).update(publish_at=athens("2023-11-05 12:00"))
    change(film.selections.get(section__edition=bill.edition), status="withdrawn")
    assert told(bill) == []


def test_name_of_a_film_that_is_hidden_by_now_is_not_read(bill):
    film = place(bill, "Train").film
    place(bill, "Train").delete()
    at = athens("2023-11-02 13:00")
    assert ScreeningChange.objects.public(at).count() == 1

    change(film, publish_at=None)

    assert ScreeningChange.objects.public(at).count() == 0
