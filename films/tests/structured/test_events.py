"""Screenings, events and windows: status, times, offers as the table of states has them."""

import pytest

from films.models import EditionSubtitle, FilmLanguage, ScreeningSubtitle
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Language

from .reading import nodes, of_type

pytestmark = pytest.mark.django_db

EIGHT, NINE = athens("2023-11-03 20:00"), athens("2023-11-03 21:00")
LINK = "https://tickets.example/"
SITE = "https://festival.example/en"


@pytest.fixture(autouse=True)
def _friday(now):
    now("2023-11-03 12:00")


def event(screening) -> dict:
    """The one node that is about it."""
    [found] = [one for one in nodes(screening.get_absolute_url()) if one.get("@id", "").endswith("#event")]
    return found


def test_screening_says_what_when_where_and_who():
    venue = make.venue(name_en="Olympion", address_en="Aristotelous Sq. 10", latitude="40.6326", longitude="22.9413")
    film = make.selected_film(title_en="Animal", minutes=118, format="35mm")
    FilmLanguage.objects.create(film=film, language=Language.objects.get(code="fr"))
    screening = make.screening(film=film, hall=make.hall(venue, name_en="Olympion"), start=EIGHT, qa=20)
    guest = make.presence(screening=screening, person=make.person(name="Sofia Exarchou")).person

    address = f"{SITE}/screenings/{screening.uuid}/"
    assert event(screening) == {
        "@type": "ScreeningEvent",
        "@id": f"{address}#event",
        "url": address,
        "name": "Animal",
        "startDate": "2023-11-03T20:00:00+02:00",
        "endDate": "2023-11-03T22:18:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "MovieTheater",
            "@id": f"{SITE}/venues/olympion/#olympion",
            "url": f"{SITE}/venues/olympion/#olympion",
            "name": "Olympion",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Aristotelous Sq. 10",
                "addressLocality": "Thessaloniki",
                "addressCountry": "GR",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 40.6326, "longitude": 22.9413},
            "containedInPlace": {"@id": f"{SITE}/venues/olympion/#place"},
        },
        "workPresented": [
            {"@type": "Movie", "@id": f"{SITE}/films/animal/#movie", "name": "Animal", "url": f"{SITE}/films/animal/"}
        ],
        "inLanguage": ["fr"],
        "videoFormat": "35mm",
        "performer": [
            {
                "@type": "Person",
                "@id": f"{SITE}/people/{guest.slug}/#person",
                "name": "Sofia Exarchou",
                "url": f"{SITE}/people/{guest.slug}/",
            }
        ],
        "superEvent": {
            "@type": "Festival",
            "@id": f"{SITE}/editions/tiff-64/#festival",
            "name": "64th TIFF",
            "url": f"{SITE}/editions/tiff-64/",
        },
        "organizer": {
            "@type": "Organization",
            "@id": f"{SITE}/#organization",
            "name": "Thessaloniki International Film Festival",
            "url": f"{SITE}/",
        },
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ("EventScheduled", "20:00", None)),
        ({"status": "moved", "previous_start": NINE}, ("EventRescheduled", "20:00", "21:00")),
        ({"status": "moved", "previous_start": EIGHT}, ("EventScheduled", "20:00", None)),
        ({"status": "postponed"}, ("EventPostponed", "20:00", "20:00")),
        ({"status": "cancelled"}, ("EventCancelled", "20:00", None)),
        ({"status": "cancelled", "previous_start": NINE}, ("EventCancelled", "20:00", None)),
    ],
)
def test_status_with_the_time_and_the_one_before(given, said):
    found = event(make.screening(start=EIGHT, booking_url=LINK, tickets="on_sale", **given))

    times = [found[name][11:16] if name in found else None for name in ("startDate", "previousStartDate")]
    assert (found["eventStatus"], *times) == (f"https://schema.org/{said[0]}", *said[1:])
    assert ("offers" in found) == (given.get("status") not in ("postponed", "cancelled"))


def test_new_hall_alone_is_a_new_location_and_nothing_else():
    hall = make.hall(name_en="Pavlos Zannas")
    found = event(make.screening(status="moved", hall=hall, previous_hall=make.hall(), start=EIGHT))

    assert (found["eventStatus"], "previousStartDate" in found) == ("https://schema.org/EventScheduled", False)
    assert found["location"]["name"] == "Pavlos Zannas"


FREE = {"price": "0", "priceCurrency": "EUR"}
OPENS = "2023-11-03T18:00:00+02:00"


def offered(availability, **more):
    return {"@type": "Offer", "url": LINK, "availability": f"https://schema.org/{availability}", **more}


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("entry", "tickets", "offer"),
    [
        ("ticket", "unknown", {"@type": "Offer", "url": LINK}),
        ("ticket", "not_yet", offered("PreOrder", validFrom=OPENS)),
        ("ticket", "on_sale", offered("InStock")),
        ("ticket", "few_left", offered("LimitedAvailability")),
        ("ticket", "sold_out", offered("SoldOut")),
        ("ticket", "standby", offered("InStoreOnly")),
        ("ticket", "door_only", offered("InStoreOnly")),
        ("free_ticket", "unknown", {"@type": "Offer", "url": LINK}),
        ("free_ticket", "not_yet", offered("PreOrder", validFrom=OPENS, **FREE)),
        ("free_ticket", "on_sale", offered("InStock", **FREE)),
        ("free_ticket", "few_left", offered("LimitedAvailability", **FREE)),
        ("free_ticket", "sold_out", offered("SoldOut", **FREE)),
        ("free_ticket", "standby", offered("InStoreOnly", **FREE)),
        ("free_ticket", "door_only", offered("InStoreOnly", **FREE)),
        ("free", "unknown", offered("InStock", **FREE)),
        ("free", "few_left", offered("LimitedAvailability", **FREE)),
        ("free", "sold_out", offered("SoldOut", **FREE)),
        ("pass", "unknown", None),
        ("pass", "sold_out", None),
        ("invitation", "unknown", None),
    ],
)
def test_offer_of_every_pair_of_entry_and_tickets(entry, tickets, offer):
    opens = athens("2023-11-03 18:00") if tickets == "not_yet" else None
    found = event(make.screening(entry=entry, tickets=tickets, booking_url=LINK, tickets_from=opens))

    assert (found.get("offers"), found.get("isAccessibleForFree", False)) == (offer, entry == "free")


@pytest.mark.parametrize("tickets", ["unknown", "not_yet"])
def test_nothing_is_offered_of_which_nothing_is_known(tickets):
    """No link, or a sale whose moment nobody has said."""
    assert "offers" not in event(make.screening(tickets=tickets))


def test_sale_that_should_have_begun_is_not_offered_for_later(now):
    screening = make.screening(tickets="not_yet", tickets_from=athens("2023-11-03 11:00"), booking_url=LINK)

    assert event(screening)["offers"] == {"@type": "Offer", "url": LINK}


@pytest.mark.parametrize("clock", ["2023-11-03 20:00", "2023-11-03 23:00"])
def test_nothing_is_offered_once_it_has_begun(now, clock):
    screening = make.screening(start=EIGHT, tickets="on_sale", booking_url=LINK)
    now(clock)

    assert "offers" not in event(screening)


def test_end_that_is_not_confirmed_is_not_said():
    assert "endDate" not in event(make.screening(film=make.selected_film(minutes=None)))


def test_end_counts_every_film_and_all_are_named_in_running_order():
    films = [make.selected_film(title_en=title, minutes=30) for title in ("Zeta", "Alpha")]
    found = event(make.screening(package=make.package(films), start=EIGHT, intro=5))

    assert [one["name"] for one in found["workPresented"]] == ["Zeta", "Alpha"]
    assert found["endDate"] == "2023-11-03T21:05:00+02:00"


def test_subtitles_are_those_that_are_announced_not_what_is_spoken():
    edition, film = make.tiff_64(), make.selected_film()
    FilmLanguage.objects.create(film=film, language=Language.objects.get(code="fr"))
    assert "subtitleLanguage" not in event(make.screening(film=film))

    EditionSubtitle.objects.create(edition=edition, language=Language.objects.get(code="el"))
    own = make.screening(film=film)
    ScreeningSubtitle.objects.create(screening=own, language=Language.objects.get(code="en"))

    shown = [make.screening(film=film), own, make.screening(film=film, subtitles_state="none")]
    assert [event(one).get("subtitleLanguage") for one in shown] == [["el"], ["en"], None]


@pytest.mark.parametrize(
    ("kind", "named"), [("masterclass", "EducationEvent"), ("concert", "MusicEvent"), ("", "Event")]
)
def test_event_of_its_own_title_is_no_screening(kind, named):
    found = event(make.screening(title_en="Meet Us", kind=kind))

    assert (found["@type"], found["name"], "workPresented" in found) == (named, "Meet Us", False)


def test_hall_to_be_announced_leaves_the_city():
    location = event(make.screening(hall=None))["location"]

    assert (location["@type"], location["name"]) == ("Place", "Thessaloniki")


def test_time_in_the_hour_that_comes_twice_has_its_offset():
    edition = make.edition(starts=EIGHT.date().replace(month=10, day=28), ends=EIGHT.date())
    first = make.screening(edition=edition, start=athens("2023-10-29 03:30").replace(hour=0))
    second = make.screening(edition=edition, start=athens("2023-10-29 03:30").replace(hour=1))

    assert [event(one)["startDate"] for one in (first, second)] == [
        "2023-10-29T03:30:00+03:00",
        "2023-10-29T03:30:00+02:00",
    ]


@pytest.mark.parametrize("audience", ["press", "industry", "school"])
def test_what_is_for_guests_is_said_to_no_machine(audience):
    screening = make.screening(audience=audience)

    kinds = ("ScreeningEvent", "Event")
    assert of_type(screening.get_absolute_url(), *kinds) == of_type(screening.film.get_absolute_url(), *kinds) == []
    days = of_type("/en/schedule/2023-11-03/?audience=press&audience=industry&audience=school", "ItemList")
    assert [one.get("itemListElement", []) for one in days] == [[]]


def test_online_window_is_online_and_no_more_than_that():
    film = make.selected_film(title_en="Animal")
    make.online_window(film=film, link="https://online.example/animal")

    [found] = of_type("/en/films/animal/", "ScreeningEvent")
    assert {
        name: found[name] for name in ("@id", "startDate", "endDate", "location", "eventStatus", "eventAttendanceMode")
    } == {
        "@id": f"{SITE}/films/animal/#online-tiff-64-2023-11-03T12:00:00+02:00",
        "startDate": "2023-11-03T12:00:00+02:00",
        "endDate": "2023-11-10T23:59:00+02:00",
        "location": {"@type": "VirtualLocation", "url": "https://online.example/animal"},
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
    }
    assert [one["name"] for one in found["workPresented"]] == ["Animal"]


def test_film_page_has_every_public_screening_each_with_its_own_identity():
    film = make.selected_film(title_en="Animal")
    shown = [make.screening(film=film, start=EIGHT), make.screening(film=film, start=NINE, status="cancelled")]

    found = of_type("/en/films/animal/", "ScreeningEvent")
    assert [one["@id"] for one in found] == [f"{SITE}/screenings/{one.uuid}/#event" for one in shown]
