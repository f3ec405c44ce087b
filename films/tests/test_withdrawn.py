"""A withdrawn film wherever else it is shown: online, and on the bills of packages."""

from datetime import date

import pytest
from django.test import Client

from films import deeds
from films.schedule.load import film_schedule
from films.tests.calendars.parsed import of
from films.tests.structured.reading import graph

from . import builders as make
from .builders import athens
from .pages.reading import Page

pytestmark = pytest.mark.django_db

LINK = "https://online.example/boat"
DAY = "/en/schedule/2023-11-03/"
WHY = {"reason_en": "the rights holder's wish", "reason_el": "με αίτημα του δικαιούχου"}
SAID = "Not online: withdrawn from the programme. Reason: the rights holder's wish"


@pytest.fixture
def boat(now):
    now("2023-11-03 18:00")
    return make.selected_film(title_en="The Boat", slug="boat", minutes=20)


@pytest.fixture
def bill(boat):
    package = make.package([boat, make.selected_film(title_en="Train", minutes=20)], title_en="Shorts", slug="shorts")
    return make.screening(package=package)


def withdraw(film):
    deeds.withdraw(film, make.tiff_64(), athens("2023-11-03 18:00"), **WHY)


def read(address):
    return Page(Client().get(address)).main


def test_window_says_that_it_is_withdrawn_and_sends_nobody_to_watch(boat):
    make.online_window(film=boat, link=LINK)
    make.screening()
    pages = [boat.get_absolute_url(), DAY]
    assert [(LINK in str(Client().get(page).content), "Online until" in read(page).text) for page in pages] == [
        (True, True)
    ] * 2

    withdraw(boat)

    found = [read(page).text for page in pages]
    assert [(SAID in text, "Online until" in text) for text in found] == [(True, False)] * 2
    assert [LINK in str(Client().get(page).content) for page in pages] == [False] * 2
    [window] = film_schedule([boat.pk], athens("2023-11-03 18:00"))[boat.pk].windows
    assert window.words["el"] == "Δεν προβάλλεται online: αποσύρθηκε από το πρόγραμμα. Αιτία: με αίτημα του δικαιούχου"


def test_machines_read_a_window_that_is_called_off(boat):
    make.online_window(film=boat, link=LINK)
    withdraw(boat)

    [window] = [one for one in graph(Client().get(boat.get_absolute_url())) if one["@type"] == "ScreeningEvent"]
    assert window["eventStatus"] == "https://schema.org/EventCancelled"
    assert window["location"]["url"].endswith("/films/boat/")


def test_window_of_another_edition_stays(boat):
    other = make.edition(number=65, starts=date(2024, 10, 31), ends=date(2024, 11, 10))
    make.selection(boat, make.section(edition=other))
    make.online_window(film=boat, edition=other, opens=athens("2023-11-02 12:00"))
    withdraw(boat)

    [window] = film_schedule([boat.pk], athens("2023-11-03 18:00"))[boat.pk].windows
    assert window.words["en"] == "Online until 10 November"


def test_bill_says_so_on_every_page(boat, bill):
    withdraw(boat)

    rows = [read(page.get_absolute_url()).find("ol", css="bill").all("li") for page in (bill, bill.package)]
    assert [[one.text for one in found] for found in rows] == [
        ["The Boat Withdrawn from the programme.", "20:20 Train 20'"]
    ] * 2
    for view in ("grid", "list"):
        clock = read(f"{DAY}?view={view}").find("ol", css="ticket__bill").all("li")
        assert [one.text for one in clock] == ["The Boat (withdrawn from the programme)", "20:20 Train"]
    assert "In Shorts (this film is withdrawn from it)" in read(boat.get_absolute_url()).text


def test_nobody_is_sent_to_a_package_that_goes_on_without_the_film(boat, bill):
    own = make.screening(film=boat, start=athens("2023-11-04 20:00"))
    withdraw(boat)

    lines = film_schedule([boat.pk], athens("2023-11-03 18:00"))[boat.pk].screenings
    assert [(line.row, line.do) for line in lines] == [(bill, "ask"), (own, "none")]


def test_bill_without_a_screening_says_so_as_well(boat):
    package = make.package([boat])
    withdraw(boat)

    assert "The Boat Withdrawn from the programme." in read(package.get_absolute_url()).find("ol", css="bill").text


def test_bill_says_so_to_calendars_and_machines(boat, bill):
    withdraw(boat)

    assert "20:00 The Boat: withdrawn from the programme" in of(bill)["DESCRIPTION"]
    films = Client().get(f"/api/v1/screenings/{bill.uuid}/").json()["films"]
    assert [(one["id"], one["withdrawn"]) for one in films] == [("boat", True), ("train", False)]
    [event] = [one for one in graph(Client().get(bill.get_absolute_url())) if one["@type"] == "ScreeningEvent"]
    assert [one["name"] for one in event["workPresented"]] == ["Train"]


def test_film_that_another_section_keeps_is_shown(boat, bill):
    make.selection(boat, make.section(), status="withdrawn")

    assert "ithdrawn" not in read(bill.get_absolute_url()).text


def test_what_left_before_anybody_heard_of_it_is_not_told(bill):
    held = make.selected_film(title_en="Hushed", minutes=20)
    bill.package.package_films.create(film=held, position=9)
    make.selection(held, make.section(edition=make.edition(number=60, starts=None, ends=None, year=2019)))
    held.selections.filter(section__edition=make.tiff_64()).update(status="withdrawn", publish_at=make.FAR)

    assert "ithdrawn" not in read(bill.get_absolute_url()).text
