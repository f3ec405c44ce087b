"""One change in the editors' room, and what readers find at the next request."""

import pytest
from django.test import Client
from django.urls import reverse

from festival.tests.admin.pages import change_url, errors, fields, send
from films.models import Screening, ScreeningChange
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .cast import olympion

pytestmark = pytest.mark.django_db

DAY = "/en/editions/tiff-64/schedule/2023-11-03/"


@pytest.fixture
def boat(now):
    """Film A at 20:00 in Olympion, and on Saturday; the schedule came out with both."""
    now("2023-11-03 12:00")
    film = make.selected_film(title_en="The Boat", title_el="Το Πλοίο", minutes=118)
    make.screening(film=film, hall=olympion(), start=athens("2023-11-03 20:00"))
    make.screening(film=film, hall=make.hall(name_en="Tornes"), start=athens("2023-11-04 17:30"))
    ScreeningChange.objects.all().delete()
    return film


def read(address, language="en") -> str:
    return Page(Client().get(address.replace("/en/", f"/{language}/", 1))).text


def feed() -> str:
    return Client().get("/en/changes/feed.xml").content.decode()


def deed(editor, name, row, **typed):
    """The page beside the form, filled in and sent."""
    url = reverse(f"admin:films_{row._meta.model_name}_{name}", args=[row.pk])
    return editor.post(url, {**fields(editor.get(url)), **typed}, follow=True)


def test_21_tonights_move(boat, admin_client, now):
    tonight = boat.screenings.order_by("start").first()
    zannas = make.hall(name_en="Pavlos Zannas", name_el="Παύλος Ζάννας")
    now("2023-11-03 18:10")
    typed = {"start_1": "20:30", "hall": zannas.pk, "reason_en": "technical problem", "reason_el": "τεχνικό πρόβλημα"}
    assert errors(send(admin_client, change_url(tonight), **typed)) == []

    moved = Screening.objects.get(pk=tonight.pk)
    assert (moved.uuid, moved.sequence) == (tonight.uuid, 1)
    was = "Moved (was today 20:00, Olympion)"
    pages = [boat.get_absolute_url(), moved.get_absolute_url(), DAY]
    pages += [hall.venue.get_absolute_url() for hall in (tonight.hall, zannas)]
    assert [page for page in pages if was not in read(page) or "20:30" not in read(page)] == []
    greek = "Μετακινήθηκε (ήταν σήμερα 20:00, Ολύμπιον)"
    assert [page for page in pages if greek not in read(page, "el")] == []
    assert "Was: today 20:00, Olympion. Reason: technical problem." in read("/en/changes/")
    assert "Ήταν: σήμερα 20:00, Ολύμπιον. Αιτία: τεχνικό πρόβλημα." in read("/en/changes/", "el")
    assert "<title>Moved: The Boat</title>" in feed()


def test_22_withdrawn(boat, admin_client):
    deed(admin_client, "withdraw", boat, reason_en="at the request of the rights holder")

    page = read(boat.get_absolute_url())
    assert "Withdrawn from the programme. Reason: at the request of the rights holder." in page
    assert "The Boat" not in read("/en/programme/")
    assert "Cancelled. Reason: at the request of the rights holder" in read(DAY)
    assert set(boat.screenings.values_list("status", "sequence")) == {("cancelled", 1)}
    assert feed().count("<title>Cancelled: The Boat</title>") == 2


def test_23_replaced(boat, admin_client):
    tonight, train = boat.screenings.order_by("start").first(), make.selected_film(title_en="Evening Train")
    deed(admin_client, "replace", tonight, film=train.pk, reason_en="the print is late")

    new = Screening.objects.get(film=train)
    assert new.uuid != tonight.uuid
    assert "Cancelled; replaced by: Evening Train" in read(boat.get_absolute_url())
    assert "Replaces: The Boat" in read(train.get_absolute_url())
    assert "Replaced by: Evening Train. Reason: the print is late." in read("/en/changes/")
    assert {"Cancelled: The Boat", "New screening: Evening Train"} == {
        title for title in ("Cancelled: The Boat", "New screening: Evening Train") if title in feed()
    }


def test_24_the_winners_screening(boat, admin_client, now):
    now("2023-11-03 13:00")
    title = "The winner of the Golden Alexander"
    winner = make.screening(title_en=title, kind="other", start=athens("2023-11-05 21:00"))
    ScreeningChange.objects.all().delete()
    sunday = "/en/editions/tiff-64/schedule/2023-11-05/"
    before = [read(page) for page in (winner.get_absolute_url(), sunday, "/en/changes/")]
    assert not any("The Boat" in page for page in before)

    now("2023-11-03 13:40")
    assert errors(send(admin_client, change_url(winner), film=boat.pk)) == []

    announced = Screening.objects.get(uuid=winner.uuid)
    assert announced.film == boat
    for page in (winner.get_absolute_url(), sunday):
        assert "The Boat" in read(page)
    assert title in read(sunday)
    assert "Film announced The Boat" in read("/en/changes/")
    assert "<title>Film announced: The Boat</title>" in feed()
