"""What staff say tonight, and what everybody reads at the very next request."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from festival.tests.agreement.representations import event, on_the_wall
from films.models import Screening
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .cast import olympion, pavlos_zannas

pytestmark = pytest.mark.django_db

TICKETS = "/admin/films/ticketreport/today/"


def said_of(client, film):
    """The sentence of the film's page."""
    return Page(client.get(film.get_absolute_url())).main.find("section", id="screenings").find(css="state").text


def listed(client, title):
    """Its line in the schedule of the day, in both languages."""
    pages = [Page(client.get(f"/{language}/schedule/2023-11-03/")) for language in ("en", "el")]
    return [one.text for page in pages for one in page.main.all("li", css="ticket") if title in one.text]


def tonight_page(client, language="en"):
    """What Tonight lists, and what it folds below."""
    page = Page(client.get(f"/{language}/picks/tonight/")).main
    folded = [one for below in page.all("details") for one in below.all("li", css="ticket")]
    open_ = [one for one in page.all("li", css="ticket") if one not in folded]
    return [[one.find("h3").text for one in ones] for ones in (open_, folded)]


def report(feed, screening, tickets, as_of):
    """The feed's word, and what it is answered."""
    sent = json.dumps([{"screening": str(screening.uuid), "tickets": tickets, "as_of": as_of}])
    headers = {"Authorization": f"Bearer {feed.token}"}
    answer = Client().post("/api/v1/ticket-states/", sent, content_type="application/json", headers=headers)
    [result] = answer.json()["results"]
    return result["result"], result.get("code")


def test_25_sold_out_at_two_past_seven(client, now, django_user_model):
    film = make.selected_film(title_en="Film A", title_el="Ταινία Α", minutes=118)
    zannas = pavlos_zannas()
    tonight = make.screening(film=film, hall=olympion())
    make.screening(film=film, hall=zannas, start=athens("2023-11-04 17:30"), tickets="on_sale")
    feed, box_office = make.ticket_feed(), Client()
    maria = django_user_model.objects.create_user("maria", is_staff=True)
    maria.user_permissions.set(Permission.objects.filter(codename="set_tickets"))
    box_office.force_login(maria)

    now("2023-11-03 19:01")
    assert report(feed, tonight, "on_sale", "2023-11-03T19:01:00+02:00") == ("taken", None)
    before, told = Screening.objects.filter(pk=tonight.pk).values().get(), said_of(client, film)
    assert told.startswith("Next screening: today 20:00, Olympion.")
    assert "Sold out" not in told
    assert tonight_page(client) == [["Film A"], []]
    calendar = client.get("/en/calendar/all.ics").content

    now("2023-11-03 19:02")
    tap = {"tap": f"{tonight.pk}:sold_out"}
    page = box_office.post(TICKETS, tap, follow=True).content.decode()
    sold_out = "Sold out; tickets for Sat 4 Nov 17:30, Pavlos Zannas."
    assert sold_out in said_of(client, film)
    assert [one for one in listed(client, "Film A") if "Sold out" in one]
    assert [one for one in listed(client, "Ταινία Α") if "Εξαντλήθηκαν τα εισιτήρια" in one]
    greek = Page(client.get(film.get_absolute_url().replace("/en/", "/el/"))).text
    assert "Εξαντλήθηκαν τα εισιτήρια· διαθέσιμα για: Σάββατο 4 Νοεμβρίου 17:30, Παύλος Ζάννας." in greek
    assert [tonight_page(client), tonight_page(client, "el")] == [[[], ["Film A"]], [[], ["Ταινία Α"]]]
    assert "Sold out" in on_the_wall(client.get("/en/display/olympion/"), "Film A")["text"]
    assert "Sold out" in Page(client.get("/en/now/")).text
    assert event(client.get(tonight.get_absolute_url()), tonight.uuid)["availability"] == "SoldOut"
    assert client.get(f"/api/v1/screenings/{tonight.uuid}/").json()["tickets"] == "sold_out"
    assert client.get("/en/calendar/all.ics").content == calendar  # which is read once in hours

    [undo] = re.findall(r'name="undo" value="([^"]+)"', page)
    now("2023-11-03 19:02:20")
    box_office.post(TICKETS, {"undo": undo})
    assert said_of(client, film) == told
    assert Screening.objects.filter(pk=tonight.pk).values().get() == before

    box_office.post(TICKETS, tap)
    held = Screening.objects.filter(pk=tonight.pk).values().get()
    now("2023-11-03 19:03")
    assert report(feed, tonight, "on_sale", "2023-11-03T19:03:00+02:00") == ("ignored", "held")
    box_office.post(TICKETS, tap)
    box_office.post(TICKETS, {"undo": undo})
    assert Screening.objects.filter(pk=tonight.pk).values().get() == held
    assert sold_out in said_of(client, film)
    assert (held["tickets"], held["tickets_as_of"], held["sequence"]) == (
        "sold_out", athens("2023-11-03 19:02:20"), before["sequence"],
    )  # fmt: skip
