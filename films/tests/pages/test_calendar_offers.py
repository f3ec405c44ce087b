"""A calendar is offered where something is still to come, and nowhere else."""

from datetime import date

import pytest

from films.models import Edition
from films.tests import builders as make
from films.tests.builders import athens

from .reading import Page

pytestmark = pytest.mark.django_db

DURING, AFTER = "2023-11-03 20:30", "2023-11-03 21:41"  # the screening, and its last minute


@pytest.fixture
def offers(client, now):
    """Whether a page offers a calendar at a moment."""

    def asked(address, moment=DURING):
        now(moment)
        return bool(Page(client.get(address)).main.all("p", css="calendar"))

    return asked


@pytest.fixture
def shown():
    """A screening on Friday at 20:00 of a film of a hundred minutes, by a maker, in a section."""
    film = make.selected_film(make.section(title_en="Horizons"), title_en="Boat")
    make.credit(film, person=make.person(name="A Maker"))
    return make.screening(film=film)


def pages(screening):
    return [screening.get_absolute_url(), "/en/films/boat/", "/en/editions/tiff-64/sections/horizons/"]


def test_while_it_is_to_come_or_runs(shown, offers):
    assert [offers(page, moment) for page in pages(shown) for moment in ("2023-11-03 12:00", DURING)] == [True] * 6


def test_not_once_it_is_over(shown, offers):
    assert [offers(page, AFTER) for page in pages(shown)] == [False] * 3


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_not_where_it_is_called_off(shown, offers, client, status):
    make.change(shown, status=status)

    assert [offers(page) for page in pages(shown)] == [False] * 3
    assert client.get(f"/en/calendar/screenings/{shown.uuid}.ics").status_code == 200


def test_again_where_another_follows(shown, offers):
    make.screening(film=shown.film, start=athens("2023-11-04 20:00"))

    assert [offers(page, AFTER) for page in pages(shown)] == [False, True, True]


def test_section_has_what_is_shown_in_its_own_edition(shown, offers):
    days = {"starts": date(2024, 10, 31), "ends": date(2024, 11, 10)}
    make.screening(film=shown.film, edition=make.edition(number=65, **days), start=athens("2024-11-03 20:00"))
    make.selection(shown.film, make.section(edition=Edition.objects.get(number=65)))

    assert [offers(page, AFTER) for page in pages(shown)] == [False, True, False]


def test_whole_schedule_until_the_edition_is_over(shown, offers):
    assert offers("/en/schedule/", AFTER)
    assert not offers("/en/schedule/", "2023-11-13 06:00")


def test_person_until_the_edition_of_the_film_or_the_visit_is_over(shown, offers):
    make.presence(screening=shown, person=make.person(name="A Guest"))
    for page in ("/en/people/a-maker/", "/en/people/a-guest/"):
        assert offers(page)
        assert not offers(page, "2023-11-13 06:00")


def test_person_who_is_in_no_edition(shown, offers):
    make.credit(make.film(), person=make.person(name="Without Edition"))

    assert not offers("/en/people/without-edition/")
