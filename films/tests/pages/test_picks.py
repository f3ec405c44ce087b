"""Shortcuts: named filters with a page of their own."""

import logging

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from festival.lib.logs import WithoutTokens
from films.models import AgeClass, Presence, Shortcut
from films.tests import builders as make
from films.tests.builders import athens

from .reading import Page

pytestmark = pytest.mark.django_db

GIVEN = ["tonight", "last-chance", "free", "accessible", "children", "guests", "talks", "press"]


@pytest.fixture(autouse=True)
def evening(now):
    now("2023-11-03 18:40")


def shown(title, start="2023-11-03 20:00", film=None, **given):
    film = {"film": make.selected_film(title_en=title, **(film or {}))} if "kind" not in given else {"title_en": title}
    return make.screening(start=athens(start), **film, **given)


def picked(slug):
    """What can be entered, and what is folded below."""
    main = Page(Client().get(f"/en/picks/{slug}/")).main
    folded = [one.text for fold in main.all("details") for one in fold.all("h3")]
    everything = [one.text for one in main.all("h3")]
    return everything[: len(everything) - len(folded)], folded


def test_they_come_with_the_program():
    assert list(Shortcut.objects.values_list("slug", flat=True)) == GIVEN


def test_an_editors_wording_is_never_overwritten():
    Shortcut.objects.filter(slug="free").update(name_en="No charge", query="entry=free")
    Shortcut.objects.filter(slug="talks").delete()
    call_command("migrate", verbosity=0)

    assert Shortcut.objects.get(slug="free").name_en == "No charge"
    assert Shortcut.objects.filter(slug="talks").exists()


@pytest.mark.parametrize("row", GIVEN)
def test_those_given_are_understood(row):
    make.edition()

    Shortcut.objects.get(slug=row).full_clean()


def test_tonight_is_from_now_to_six_with_what_is_full_below():
    shown("Over", "2023-11-03 15:00")
    shown("Running", "2023-11-03 18:30")
    shown("Open", "2023-11-03 20:00", tickets="on_sale")
    shown("Full", "2023-11-03 21:00", tickets="sold_out")
    shown("Off", "2023-11-03 22:00", status="cancelled")
    shown("Night", "2023-11-04 05:30")
    shown("Morning", "2023-11-04 06:00")

    assert picked("tonight") == (["Open", "Night"], ["Full", "Off"])


def test_tonight_is_still_tonight_after_midnight(now):
    shown("Open", "2023-11-04 02:30")
    shown("Tomorrow", "2023-11-04 20:00")
    now("2023-11-04 01:00")

    assert picked("tonight") == (["Open"], [])


def test_only_one_screening_left():
    once = shown("Once").film
    twice = shown("Twice").film
    make.screening(film=twice, start=athens("2023-11-04 20:00"))
    make.screening(film=once, start=athens("2023-11-03 12:00"))

    assert picked("last-chance") == (["Once"], [])


def test_free_accessible_talks_and_guests():
    shown("Free", entry="free")
    shown("Free and full", entry="free_ticket", tickets="sold_out")
    shown("Captioned", captions=True)
    shown("Talk", kind="talk")
    shown("Party", kind="party")
    make.presence(screening=shown("Visited"), task=Presence.Task.QA)
    make.presence(screening=shown("Perhaps"), task=Presence.Task.QA, status="expected")
    make.presence(screening=shown("Cancelled visit"), task=Presence.Task.QA, status="cancelled")

    assert picked("free") == (["Free"], ["Free and full"])
    assert picked("accessible") == (["Captioned"], [])
    assert picked("talks") == (["Talk"], [])
    assert picked("guests") == (["Visited"], [])


def test_for_children():
    for age in (0, 12):
        shown(f"From {age}", film={"age_class": AgeClass.objects.create(name_en=f"From {age}", min_age=age)})
    shown("Nobody said")

    assert picked("children") == (["From 0"], [])


def test_press_sees_its_own_and_no_search_engine_does():
    shown("Public")
    shown("Press", audience="press", entry="pass")
    answer = Client().get("/en/picks/press/")

    assert picked("press") == (["Press"], [])
    assert answer["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "/picks/" not in Client().get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("entree=free", ["There is no filter “entree”."]),
        ("entry=gratis", ["Entry: Unknown filter value ignored: gratis"]),
        (
            "section=nowhere&age=old",
            ["Suitable from age: Enter a whole number.", "Section: Unknown filter value ignored: nowhere"],
        ),
        ("from=noon", ["From: Write an hour like 20:00."]),
        ("day=tomorrow", ["Day: Unknown filter value ignored: tomorrow"]),
        ("nothing", ["There is no filter “nothing”."]),
    ],
)
def test_what_no_filter_understands_is_refused_in_words(query, words):
    make.edition()

    with pytest.raises(ValidationError) as refusal:
        Shortcut(name_en="Wrong", query=query).full_clean()

    assert refusal.value.message_dict["query"] == words


def test_renamed_shortcut_leads_on():
    free = Shortcut.objects.get(slug="free")
    free.slug = "gratis"
    free.save()

    answer = Client().get("/en/picks/free/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/picks/gratis/")


def test_home_and_schedule_lead_to_them():
    make.edition()
    for address in ("/en/", "/en/schedule/", "/en/now/"):
        links = Page(Client().get(address)).main.find("nav", css="shortcuts").all("a")
        assert [one.attrs["href"] for one in links] == ["/en/now/", *(f"/en/picks/{slug}/" for slug in GIVEN)], address


@pytest.mark.many_cases
@pytest.mark.parametrize("moment", ["2023-05-01 12:00", "2023-10-15 12:00", "2024-03-01 12:00"])
def test_out_of_season_there_is_nothing(now, moment):
    shown("Film")
    now(moment)

    assert {slug: picked(slug) for slug in GIVEN} == dict.fromkeys(GIVEN, ([], []))


# --- The calendar for accredited guests -------------------------------------------------------------------------------


def test_press_calendar_opens_by_its_address_alone():
    shown("Press", "2023-11-03 10:00", audience="press", entry="pass")
    shown("Public")
    press = Shortcut.objects.get(slug="press")
    answer = Client().get(press.get_calendar_url())
    body = answer.content.decode()

    assert [line for line in body.splitlines() if line.startswith("SUMMARY")] == ["SUMMARY:Press"]
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex", "private, max-age=300")
    assert Client().get("/en/calendar/picks/press/another.ics").status_code == 404
    assert press.key not in Client().get("/en/picks/press/").content.decode()


def test_what_is_for_everybody_has_no_closed_calendar():
    assert Client().get(Shortcut.objects.get(slug="free").get_calendar_url()).status_code == 404


def test_renewed_address_closes_the_old_one(admin_client):
    press = Shortcut.objects.get(slug="press")
    chosen = {"action": "renew", "_selected_action": press.pk}
    answer = admin_client.post("/admin/films/shortcut/", chosen, follow=True)

    assert "The old addresses no longer answer." in answer.content.decode()
    assert Client().get(press.get_calendar_url()).status_code == 404
    press.refresh_from_db()
    assert Client().get(press.get_calendar_url()).status_code == 200


def test_log_does_not_say_the_address():
    record = logging.makeLogRecord({"msg": "GET /en/calendar/picks/press/s3cret.ics 200"})
    WithoutTokens().filter(record)

    assert record.getMessage() == "GET /en/calendar/picks/press/… 200"
