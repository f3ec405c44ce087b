"""One change in the editors' room, and what readers find at the next request."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from festival.tests.admin.pages import change_url, errors, fields, send
from festival.tests.agreement import representations as read_as
from films.models import Presence, Screening, ScreeningChange
from films.models.recording import recording
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page, in_order

from .cast import olympion, pavlos_zannas

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
    return Page(ask(address, language)).text


def ask(address, language="en"):
    """Its answer in that language, whichever the address is in."""
    return Client().get(re.sub("^/(en|el)/", f"/{language}/", address))


def entry(screening, language="en") -> dict:
    """Its entry in the calendar of the whole schedule, to which people subscribe."""
    return read_as.calendar_entry(ask("/en/calendar/all.ics", language), screening.uuid)


def data(screening) -> dict:
    """What search engines read on its page."""
    return read_as.event(ask(screening.get_absolute_url()), screening.uuid)


def open_data(screening) -> dict:
    return ask(f"/api/v1/screenings/{screening.uuid}/").json()


def feed() -> str:
    return Client().get("/en/changes/feed.xml").content.decode()


def deed(editor, name, row, **typed):
    """The page beside the form, filled in and sent."""
    url = reverse(f"admin:films_{row._meta.model_name}_{name}", args=[row.pk])
    return editor.post(url, {**fields(editor.get(url)), **typed}, follow=True)


def test_21_tonights_move(boat, admin_client, now):
    tonight = boat.screenings.order_by("start").first()
    zannas = pavlos_zannas()
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

    for language, prefix, hall, words in (
        ("en", "NEW TIME AND VENUE", "Pavlos Zannas", was),
        ("el", "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ", "Παύλος Ζάννας", greek),
    ):
        told = entry(moved, language)
        assert (told["prefix"], told["hall"], told["start"], told["sequence"]) == (
            prefix, hall, "2023-11-03T20:30+02:00", 1,
        )  # fmt: skip
        doors = [f"/en/display/{venue}/" for venue in ("olympion", "pavlos-zannas")]
        walls = [
            read_as.on_the_wall(ask(door, language), {"en": "The Boat", "el": "Το Πλοίο"}[language]) for door in doors
        ]
        assert [wall["start"] for wall in walls] == ["2023-11-03T20:30+02:00"] * 2
        assert [words in wall["text"] for wall in walls] == [True, True]
        assert f"→ {hall}" in walls[0]["text"]
        assert read("/en/now/", language).count(words) == 2
    said = data(moved)
    assert (said["status"], said["before"], said["hall"]) == (
        "EventRescheduled", "2023-11-03T20:00+02:00", "Pavlos Zannas",
    )  # fmt: skip
    assert (open_data(moved)["status"], open_data(moved)["previous_start"]) == ("moved", "2023-11-03T20:00:00+02:00")


def test_22_withdrawn(boat, admin_client):
    deed(admin_client, "withdraw", boat, reason_en="at the request of the rights holder")

    page = read(boat.get_absolute_url())
    assert "Withdrawn from the programme. Reason: at the request of the rights holder." in page
    assert "The Boat" not in read("/en/programme/")
    assert "Cancelled. Reason: at the request of the rights holder" in read(DAY)
    assert set(boat.screenings.values_list("status", "sequence")) == {("cancelled", 1)}
    assert feed().count("<title>Cancelled: The Boat</title>") == 2
    greek = read(boat.get_absolute_url(), "el")
    assert "Αποσύρθηκε από το πρόγραμμα." in greek
    assert "Αιτία" not in greek  # none was given in Greek, and none is borrowed
    for screening in boat.screenings.all():
        told = entry(screening)
        assert (told["prefix"], told["status"], told["sequence"]) == ("CANCELLED", "CANCELLED", 1)
        assert data(screening)["status"] == "EventCancelled"
        assert (ask(screening.get_absolute_url()).status_code, open_data(screening)["status"]) == (200, "cancelled")
    assert [one["title"]["en"] for one in ask("/api/v1/screenings/").json()["results"]] == ["The Boat", "The Boat"]


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
    day = read(DAY)
    assert day.count("Replaces: The Boat") == day.count("replaced by: Evening Train") == 1
    old, new = entry(tonight), entry(new)
    assert (old["status"], old["sequence"], "Replaced by: Evening Train" in old["text"]) == ("CANCELLED", 1, True)
    assert (new["status"], new["sequence"], "Replaces: The Boat" in new["text"]) == ("CONFIRMED", 0, True)
    assert "Replaces: The Boat" in read_as.on_the_wall(ask("/en/display/olympion/"), "Evening Train")["text"]
    assert "Αντικαθίσταται από: Evening Train" in read("/en/changes/", "el")


def test_24_the_winners_screening(boat, admin_client, now):
    now("2023-11-03 13:00")
    title = "The winner of the Golden Alexander"
    winner = make.screening(title_en=title, kind="other", start=athens("2023-11-05 21:00"))
    ScreeningChange.objects.all().delete()
    sunday = "/en/editions/tiff-64/schedule/2023-11-05/"
    telling = [winner.get_absolute_url(), sunday, "/en/changes/", "/en/now/", "/api/v1/screenings/?day=2023-11-05"]
    telling += [f"/en/calendar/screenings/{winner.uuid}.ics", "/en/changes/feed.xml"]
    before = [ask(page).content.decode() for page in telling if page != "/en/now/"]
    assert not any("The Boat" in page or "the-boat" in page for page in before)
    was = entry(winner)

    now("2023-11-03 13:40")
    assert errors(send(admin_client, change_url(winner), film=boat.pk)) == []

    announced = Screening.objects.get(uuid=winner.uuid)
    assert announced.film == boat
    for page in (winner.get_absolute_url(), sunday):
        assert in_order(read(page), ["The Boat", title]) == []
    assert "Film announced The Boat" in read("/en/changes/")
    assert "Ανακοινώθηκε η ταινία Το Πλοίο" in read("/en/changes/", "el")
    assert "<title>Film announced: The Boat</title>" in feed()
    told = entry(announced)
    assert (told["name"], told["sequence"], title in told["text"]) == ("The Boat", was["sequence"] + 1, True)
    assert (data(announced)["name"], open_data(announced)["film"]["id"]) == ("The Boat", "the-boat")
    assert open_data(announced)["occasion"]["en"] == title


def test_20_the_guest_stays_away(boat, admin_client, now):
    """Its public side: a discussion of twenty minutes with one guest, who is cancelled on the running edition."""
    tonight = boat.screenings.order_by("start").first()
    send(admin_client, change_url(tonight), qa="20")
    guest = make.presence(screening=tonight, person=make.person(name="Anna Panou"), task=Presence.Task.QA)
    ScreeningChange.objects.all().delete()
    assert "Q&A 20': Anna Panou" in read(boat.get_absolute_url())
    was = entry(tonight)

    now("2023-11-03 18:10")
    row = {"presences-0-status": "cancelled", "presences-0-id": guest.pk}
    assert errors(send(admin_client, change_url(tonight), **row)) == []

    pages = [
        boat.get_absolute_url(),
        tonight.get_absolute_url(),
        DAY,
        tonight.hall.venue.get_absolute_url(),
        "/en/now/",
    ]
    for page in pages:
        assert "The discussion is cancelled" in read(page)
        assert "Η συζήτηση με το κοινό ακυρώνεται" in read(page, "el")
        assert "Q&A" not in read(page)
        assert read_as.ticket(ask(page), "The Boat", "2023-11-03")["until"] == "2023-11-03T21:58+02:00"
    told = entry(tonight)
    assert (was["end"], told["end"]) == ("2023-11-03T22:18+02:00", "2023-11-03T21:58+02:00")
    assert (told["sequence"], "The discussion is cancelled" in told["text"]) == (was["sequence"] + 1, True)
    assert data(tonight)["end"] == "2023-11-03T21:58+02:00"
    assert (open_data(tonight)["end"], open_data(tonight)["qa_cancelled"]) == ("2023-11-03T21:58:00+02:00", True)
    assert "Not coming: Anna Panou. The discussion is cancelled." in read("/en/changes/")
    assert "The discussion is cancelled" in feed()
    now("2023-11-03 21:57")
    assert "Showing now at Olympion until 21:58." in read(boat.get_absolute_url())
    now("2023-11-03 21:58")
    assert "Showing now" not in read(boat.get_absolute_url())


def test_18_swap(boat, admin_client, now):
    """Its public side: two screenings of one hour change halls in one deed of the editors, and both moves are told."""
    zannas = pavlos_zannas()
    tonight, train = boat.screenings.order_by("start").first(), make.selected_film(title_en="Evening Train")
    other = make.screening(film=train, hall=zannas)
    ScreeningChange.objects.all().delete()
    halls = {tonight.pk: zannas, other.pk: tonight.hall}
    with recording(halls):
        for one in Screening.objects.filter(pk__in=halls):
            reason = {"reason_en": "more seats", "reason_el": "περισσότερες θέσεις"}
            make.change(one, previous_hall=one.hall, hall=halls[one.pk], status="moved", **reason)

    for language, words, reason in (
        ("en", ("New venue (was Olympion)", "New venue (was Pavlos Zannas)"), "Reason: more seats"),
        ("el", ("Νέα αίθουσα (ήταν Ολύμπιον)", "Νέα αίθουσα (ήταν Παύλος Ζάννας)"), "Αιτία: περισσότερες θέσεις"),
    ):
        for page in (DAY, f"{DAY}?view=grid", "/en/venues/olympion/", "/en/venues/pavlos-zannas/"):
            text = read(page, language)
            assert [text.count(one) for one in words] == [1, 1]
            assert text.count(reason) == 2
        assert read("/en/changes/", language).count(reason) == 2
    assert {feed().count(f"<title>New venue: {title}</title>") for title in ("The Boat", "Evening Train")} == {1}
    assert [(entry(one)["hall"], entry(one)["sequence"]) for one in (tonight, other)] == [
        ("Pavlos Zannas", 1), ("Olympion", 1),
    ]  # fmt: skip
    assert len({change.moment for change in ScreeningChange.objects.all()}) == 1
