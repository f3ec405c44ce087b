"""How a hall runs, as the database keeps it and as the public reads it."""

import pytest
from django.test import Client

from films.models import HallDelay, Screening
from films.schedule.load import facts_of, film_schedule

from . import builders as make
from .builders import athens, change
from .pages.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now):
    now("2023-11-03 20:05")
    hall = make.hall(name_en="Olympion", name_el="Ολύμπιον")
    return make.screening(film=make.selected_film(minutes=118), hall=hall, start=athens("2023-11-03 20:00"))


def said(screening, at: str) -> str:
    at = athens(at)
    return film_schedule([screening.film_id], at)[screening.film_id].state.sentence["en"]


def test_public_is_told_from_ten_minutes_on(shown):
    late = HallDelay.objects.create(hall=shown.hall, minutes=10, set_at=athens("2023-11-03 19:40"))
    assert said(shown, "2023-11-03 20:15") == (
        "Showing now at Olympion until about 22:08. Running about 10 minutes late. Only screening."
    )
    change(late, minutes=5)
    assert said(shown, "2023-11-03 20:15") == "Showing now at Olympion until 21:58. Only screening."


def test_at_six_it_is_forgotten(shown):
    change(shown, start=athens("2023-11-04 05:30"))
    HallDelay.objects.create(hall=shown.hall, minutes=15, set_at=athens("2023-11-04 05:00"))

    assert "until about 07:43" in said(shown, "2023-11-04 05:59")
    assert "until 07:28" in said(shown, "2023-11-04 06:00")


def test_closed_doors_are_forgotten_at_six_and_not_known_before_they_were(shown):
    change(shown, start=athens("2023-11-04 05:30"))
    said_at = athens("2023-11-04 05:35")
    HallDelay.objects.create(hall=shown.hall, state="doors_closed", set_at=said_at, state_at=said_at, doors_of=shown)

    moments = ("2023-11-04 05:34", "2023-11-04 05:35", "2023-11-04 05:59", "2023-11-04 06:00")
    assert ["Doors closed." in said(shown, at) for at in moments] == [False, True, True, False]


def test_technical_stop_is_for_staff(shown):
    before = said(shown, "2023-11-03 20:15")
    HallDelay.objects.create(hall=shown.hall, state="technical_stop")

    assert said(shown, "2023-11-03 20:15") == before


def test_what_was_said_later_is_not_known_before(shown):
    HallDelay.objects.create(hall=shown.hall, minutes=15, set_at=athens("2023-11-03 20:10"))

    assert "late" not in said(shown, "2023-11-03 20:09")
    assert "late" in said(shown, "2023-11-03 20:10")


def test_it_comes_with_the_hall(shown, django_assert_num_queries):
    HallDelay.objects.create(hall=shown.hall, minutes=15, set_at=athens("2023-11-03 20:10"))
    change(shown, previous_hall=make.hall())
    with django_assert_num_queries(4):
        [one] = facts_of(Screening.objects.all(), athens("2023-11-03 20:15"))
    assert one.late == 15


@pytest.mark.parametrize(
    ("at", "words"),
    [("2023-11-02 09:59", "Tickets from today 10:00"), ("2023-11-02 10:00", "Ticket availability not known")],
)
def test_sale_that_opens_by_the_rule_is_said(at, words, now):
    now(at)
    edition = make.edition(tickets_rule="-3d 10:00")
    sold = make.screening(edition=edition, start=athens("2023-11-05 20:00"), tickets="not_yet")

    [line] = film_schedule([sold.film_id], athens(at))[sold.film_id].screenings
    assert line.words["en"] == words


def test_films_of_a_package_begin_later_wherever_their_clock_is_shown(now):
    now("2023-11-03 19:40")
    films = [make.selected_film(title_en=title, minutes=20) for title in ("First", "Second")]
    bill = make.screening(package=make.package(films), hall=make.hall(), start=athens("2023-11-03 20:00"))
    HallDelay.objects.create(hall=bill.hall, minutes=15, set_at=athens("2023-11-03 19:40"))

    day = "/en/schedule/2023-11-03/"
    bills = [("bill", bill.get_absolute_url()), ("bill", bill.package.get_absolute_url())]
    bills += [("ticket__bill", f"{day}?view=grid"), ("ticket__bill", f"{day}?view=list")]
    lists = [Page(Client().get(page)).main.find("ol", css=css) for css, page in bills]
    assert [[one.find("time").text for one in found.all("li")] for found in lists] == [["20:15", "20:35"]] * 4
    assert "about 20:35" in Page(Client().get(films[1].get_absolute_url())).main.text
