"""What staff say tonight, and what everybody reads at the very next request."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from films.models import Screening
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .cast import olympion

pytestmark = pytest.mark.django_db

TICKETS = "/admin/films/ticketreport/today/"


def said_of(client, film):
    """The sentence of the film's page."""
    return Page(client.get(film.get_absolute_url())).main.find("section", id="screenings").find(css="state").text


def listed(client, title):
    """Its line in the schedule of the day, in both languages."""
    pages = [Page(client.get(f"/{language}/schedule/2023-11-03/")) for language in ("en", "el")]
    return [one.text for page in pages for one in page.main.all("li", css="ticket") if title in one.text]


def report(feed, screening, tickets, as_of):
    """The feed's word, and what it is answered."""
    sent = json.dumps([{"screening": str(screening.uuid), "tickets": tickets, "as_of": as_of}])
    headers = {"Authorization": f"Bearer {feed.token}"}
    answer = Client().post("/api/v1/ticket-states/", sent, content_type="application/json", headers=headers)
    [result] = answer.json()["results"]
    return result["result"], result.get("code")


def test_25_sold_out_at_two_past_seven(client, now, django_user_model):
    film = make.selected_film(title_en="Film A", title_el="Ταινία Α", minutes=118)
    zannas = make.hall(name_en="Pavlos Zannas", name_el="Παύλος Ζάννας")
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

    now("2023-11-03 19:02")
    tap = {"tap": f"{tonight.pk}:sold_out"}
    page = box_office.post(TICKETS, tap, follow=True).content.decode()
    sold_out = "Sold out; tickets for Sat 4 Nov 17:30, Pavlos Zannas."
    assert sold_out in said_of(client, film)
    assert [one for one in listed(client, "Film A") if "Sold out" in one]
    assert [one for one in listed(client, "Ταινία Α") if "Εξαντλήθηκαν τα εισιτήρια" in one]

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
