"""One screening in a calendar: every line of it, and what becomes of them as it changes."""

import pytest

from films.models import FilmCountry, HallDelay, Screening
from films.tests import builders as make
from films.tests.builders import NOW, athens
from people.models import Country

from .parsed import events, of, slot, told, unfolded

pytestmark = pytest.mark.django_db

EIGHT, NINE = athens("2023-11-03 20:00"), athens("2023-11-03 21:00")


@pytest.fixture(autouse=True)
def _friday(now):
    now("2023-11-03 12:00")


def olympion(**given):
    venue = make.venue(name_en="Olympion", name_el="Ολύμπιον", address_en="Aristotelous Sq. 10", **given)
    return make.hall(venue, name_en="Olympion", name_el="Ολύμπιον")


def zannas():
    return make.hall(make.venue(name_en="Pavlos Zannas"), name_en="Pavlos Zannas")


def film(**given):
    return make.selected_film(make.section(title_en="Open Horizons"), title_en="Animal", minutes=118, **given)


def test_entry_says_all_there_is_and_nothing_of_the_tickets():
    shown = film(original_title="Animal Kapoion", year=2023)
    FilmCountry.objects.create(film=shown, country=Country.objects.get(code="GR"))
    for name in ("Sofia Exarchou", "Another Director"):
        make.credit(shown, person=make.person(name=name))
    hall = olympion(latitude="40.6326", longitude="22.9413")
    links = {"booking_url": "https://tickets.example/?a=1,2;3", "entry": "free_ticket", "tickets": "few_left"}
    screening = make.screening(film=shown, hall=hall, qa=20, edited_at=NOW, **links)
    make.presence(screening=screening, person=make.person(name="Sofia E."), task="qa")

    lines = unfolded(f"screenings/{screening.uuid}")

    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert event == [
        "BEGIN:VEVENT",
        f"UID:screening-{screening.uuid}@festival-programme",
        "DTSTAMP:20231103T100000Z",
        "LAST-MODIFIED:20231103T100000Z",
        "SEQUENCE:0",
        "DTSTART;TZID=Europe/Athens:20231103T200000",
        "DTEND;TZID=Europe/Athens:20231103T221800",
        "SUMMARY:Animal (Animal Kapoion)",
        "STATUS:CONFIRMED",
        "LOCATION:Olympion\\, Aristotelous Sq. 10\\, Thessaloniki",
        "GEO:40.632600;22.941300",
        f"URL:https://festival.example/en/screenings/{screening.uuid}/",
        "CATEGORIES:Open Horizons",
        "DESCRIPTION:Sofia Exarchou\\, Another Director (Greece\\, 2023\\, 118')\\n"
        "Subtitles not announced\\nQ&A: Sofia E.\\nFree with a ticket\\n"
        "https://tickets.example/?a=1\\,2\\;3\\n"
        f"https://festival.example/en/screenings/{screening.uuid}/",
        "TRANSP:OPAQUE",
        "CLASS:PUBLIC",
    ]


def test_end_counts_every_film_of_a_bill_with_introduction_and_discussion():
    films = [make.selected_film(title_en=title, minutes=minutes) for title, minutes in (("One", 30), ("Two", 50))]
    event = of(make.screening(package=make.package(films), start=EIGHT, intro=10, qa=15))

    assert slot(event) == (EIGHT, athens("2023-11-03 21:45"))
    assert told(event)[:2] == ["20:10 One: (30')", "20:40 Two: (50')"]


def test_unknown_end_is_said():
    assert "End time not confirmed" in told(of(make.screening(film=make.selected_film(minutes=None))))


def test_hall_to_be_announced_is_said_and_put_on_no_map():
    event = of(make.screening(hall=None))

    assert ("LOCATION" in event, "Venue to be announced" in told(event)) == (False, True)


def test_discussion_that_is_cancelled_shortens_it_and_is_said():
    screening = make.screening(film=film(), start=EIGHT, qa=30)
    make.presence(screening=screening, task="qa", status="cancelled")

    assert slot(of(screening)) == (EIGHT, athens("2023-11-03 21:58"))
    assert "The discussion is cancelled" in told(of(screening))


@pytest.mark.parametrize(
    ("changed", "en", "el", "was"),
    [
        (["start"], "NEW TIME: Animal", "ΝΕΑ ΩΡΑ: Animal", "Was: Fri 3 Nov 20:00, Pavlos Zannas"),
        (["hall"], "NEW VENUE: Animal", "ΝΕΑ ΑΙΘΟΥΣΑ: Animal", "Was: Fri 3 Nov 20:00, Olympion"),
        (
            ["start", "hall"],
            "NEW TIME AND VENUE: Animal",
            "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ: Animal",
            "Was: Fri 3 Nov 20:00, Olympion",
        ),
    ],
)
def test_moved_one_keeps_its_identity_and_says_what_is_new(changed, en, el, was):
    old, new = olympion(), zannas()
    screening = make.screening(film=film(), start=EIGHT, hall=old if "hall" in changed else new)
    before = of(screening)

    screening.previous_start, screening.previous_hall = screening.start, screening.hall
    screening.start, screening.hall = NINE if "start" in changed else EIGHT, new
    screening.status, screening.reason_en = "moved", "technical problem."
    screening.save()

    after = of(screening)
    assert (after["UID"], after["SEQUENCE"], after["STATUS"]) == (before["UID"], before["SEQUENCE"] + 1, "CONFIRMED")
    assert (str(after["SUMMARY"]), str(of(screening, "el")["SUMMARY"])) == (en, el)
    assert told(after)[:2] == [was, "Reason: technical problem"]
    assert after.start == screening.start
    assert str(after["LOCATION"]).startswith("Pavlos Zannas")


def test_prefix_of_a_moved_one_goes_with_its_edition(now):
    screening = make.screening(film=film(), status="moved", previous_start=NINE)
    now("2023-11-13 05:59")
    assert str(of(screening)["SUMMARY"]) == "NEW TIME: Animal"

    now("2023-11-13 06:00")
    assert str(of(screening)["SUMMARY"]) == "Animal"


@pytest.mark.parametrize(
    ("status", "en", "el"),
    [
        ("cancelled", "CANCELLED: Animal", "ΑΚΥΡΩΝΕΤΑΙ: Animal"),
        ("postponed", "POSTPONED: Animal", "ΑΝΑΒΑΛΛΕΤΑΙ: Animal"),
    ],
)
def test_what_is_called_off_stays_with_its_old_slot(status, en, el):
    screening = make.screening(film=film(), start=EIGHT, booking_url="https://tickets.example/")
    before = of(screening)

    screening.status = status
    screening.save()

    after = of(screening)
    assert (after["UID"], after["SEQUENCE"], after["STATUS"]) == (before["UID"], before["SEQUENCE"] + 1, "CANCELLED")
    assert (slot(after), after["TRANSP"]) == (slot(before), "TRANSPARENT")
    assert (str(after["SUMMARY"]), str(of(screening, "el")["SUMMARY"])) == (en, el)
    assert "https://tickets.example/" not in told(after)


def test_postponed_one_with_a_date_again_is_the_same_entry():
    screening = make.screening(film=film(), start=EIGHT, status="postponed")
    before = of(screening)

    screening.status, screening.previous_start, screening.start = "moved", EIGHT, athens("2023-11-05 17:00")
    screening.save()

    after = of(screening)
    assert (after["UID"], after["SEQUENCE"], after["STATUS"]) == (before["UID"], before["SEQUENCE"] + 1, "CONFIRMED")
    assert str(after["SUMMARY"]) == "NEW TIME: Animal"


def test_replacement_has_an_identity_of_its_own_and_both_name_the_other():
    off = make.screening(film=film(), start=EIGHT, status="cancelled", hall=zannas())
    instead = make.screening(film=make.selected_film(title_en="Behind the Haystacks"), hall=off.hall, replaces=off)

    assert "Replaced by: Behind the Haystacks, Fri 3 Nov 20:00, Pavlos Zannas" in told(of(off))
    assert "Replaces: Animal, Fri 3 Nov 20:00, Pavlos Zannas" in told(of(instead))
    assert of(off)["UID"] != of(instead)["UID"]


def test_replacement_that_is_not_public_is_not_named():
    off = make.screening(film=film(), status="cancelled")
    make.screening(film=make.film(title_en="Hush", publish_at=None), replaces=off)

    assert [line for line in told(of(off)) if "Repl" in line] == []


def test_sequence_is_silent_about_tickets_and_words():
    screening = make.screening(film=film())
    before = of(screening)

    for name, value in (("tickets", "sold_out"), ("title_en", "The winner's screening"), ("captions", True)):
        row = Screening.objects.get(pk=screening.pk)
        setattr(row, name, value)
        row.save()

    after = of(screening)
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"])
    assert [line for line in told(after) if line not in told(before)] == [
        "The winner's screening",
        "Captions for deaf and hard-of-hearing people",
    ]


@pytest.mark.parametrize("edited", ["screening", "film", "venue", "section", "guest", "director"])
def test_last_modified_is_the_latest_edit_of_whatever_it_prints(edited):
    section = make.section()
    screening = make.screening(film=make.selected_film(section), edited_at=NOW)
    rows = {
        "screening": screening,
        "film": screening.film,
        "venue": screening.hall.venue,
        "section": section,
        "guest": make.presence(screening=screening).person,
        "director": make.credit(screening.film).person,
    }
    rows[edited].edited_at = later = athens("2099-11-04 09:30")
    rows[edited].save()

    event = of(screening)
    assert (event["LAST-MODIFIED"].dt, event["DTSTAMP"].dt) == (later, later)


@pytest.mark.parametrize("fold", [0, 1])
def test_hour_that_comes_twice_is_told_apart(fold):
    edition = make.edition(starts=NOW.date().replace(month=10, day=28), ends=NOW.date())
    start = athens("2023-10-29 03:30").replace(hour=fold)  # 00:30 and 01:30 UTC
    screening = make.screening(edition=edition, film=film(), start=start)

    assert slot(of(screening))[0] == start
    assert slot(of(screening))[1] - start == athens("2023-11-03 21:58") - EIGHT


def test_two_screenings_of_a_film_are_two_entries():
    shown = film()
    first, second = make.screening(film=shown), make.screening(film=shown, start=NINE)

    assert [event["UID"] for event in events(f"films/{shown.slug}")] == [of(first)["UID"], of(second)["UID"]]


def test_hall_that_runs_late_tonight_moves_no_entry(now):
    """Calendars ask once in hours; what was said of tonight's hall would still stand there tomorrow."""
    screening = make.screening(package=make.package([film(), film()]), start=EIGHT)
    before = of(screening)
    now("2023-11-03 19:50")
    HallDelay.objects.create(hall=screening.hall, minutes=15)

    assert of(screening) == before


def test_change_of_the_slot_is_a_revision_whoever_saves_it(now):
    screening = make.screening(film=film(), start=EIGHT)
    screening = Screening.objects.get(pk=screening.pk)
    later = now("2023-11-03 18:10")

    screening.start = NINE
    screening.save(update_fields=["start"])

    assert (of(screening)["LAST-MODIFIED"].dt, of(screening)["SEQUENCE"]) == (later, 1)
