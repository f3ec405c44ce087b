"""What each calendar holds, what it says of itself, and how it is sent."""

from datetime import date

import pytest
from django.test import Client

from films.tests import builders as make
from films.tests.builders import athens

from .parsed import events, fetched, parsed, titles, unfolded

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY = athens("2023-11-03 20:00"), athens("2023-11-04 20:00")


@pytest.fixture(autouse=True)
def _friday(now):
    now("2023-11-03 12:00")


def shown(title, **given):
    """A screening of a film of that title."""
    return make.screening(film=make.selected_film(title_en=title, minutes=90), **given)


# --- Which screenings -----------------------------------------------------------------------------------------------


def test_all_are_the_public_ones_of_the_current_edition():
    last_year = make.edition(number=63, starts=date(2022, 11, 3), ends=date(2022, 11, 13))
    make.screening(film=make.film(title_en="Last year's"), edition=last_year, start=athens("2022-11-04 20:00"))
    shown("Second", start=SATURDAY)
    shown("First", start=FRIDAY)
    shown("Press", audience="press")
    shown("Held back", publish_at=make.FAR)
    make.screening(title_en="A talk", kind="talk", start=athens("2023-11-05 12:00"))

    assert titles("all") == ["First", "Second", "A talk"]


def test_film_has_its_screenings_of_every_edition_and_in_packages():
    film, other = make.selected_film(title_en="Film"), make.selected_film(title_en="Other")
    last_year = make.edition(number=63, starts=date(2022, 11, 3), ends=date(2022, 11, 13))
    make.selection(film, make.section(edition=last_year))
    make.screening(film=film, edition=last_year, start=athens("2022-11-04 20:00"))
    make.screening(package=make.package([other, film], title_en="Two Films"), start=FRIDAY)
    make.screening(film=film, audience="press")
    make.screening(film=other)

    assert titles(f"films/{film.slug}") == ["Film", "Two Films"]


def test_person_has_films_and_appearances_but_not_the_siblings_of_an_appearance():
    person, film, talked = make.person(), make.selected_film(title_en="Own"), make.selected_film(title_en="Moderated")
    make.credit(film, person=person)
    make.screening(film=film, start=FRIDAY)
    make.screening(film=talked, start=FRIDAY)
    make.presence(person=person, task="moderates", screening=make.screening(film=talked, start=SATURDAY))
    make.presence(person=person, status="expected")

    assert [(str(one["SUMMARY"]), one.start) for one in events(f"people/{person.slug}")] == [
        ("Own", FRIDAY),
        ("Moderated", SATURDAY),
    ]


def test_section_has_its_films_and_packages_and_no_others():
    section = make.section(title_en="Open Horizons")
    both, bill = make.selected_film(title_en="In both"), [make.selected_film(minutes=9)]
    make.selection(both, section)
    make.selection(make.selected_film(title_en="Still to come"), section, publish_at=make.FAR)
    withdrawn = make.selection(make.film(title_en="Withdrawn"), section, status="withdrawn").film
    for film in (both, withdrawn):
        make.screening(film=film)
    shown("Elsewhere")
    make.screening(package=make.package(bill, title_en="Shorts", section=section), start=SATURDAY)

    assert titles("sections/tiff-64-open-horizons") == ["In both", "Withdrawn", "Shorts"]


def test_venue_has_what_is_on_there_and_what_was_moved_away():
    here, there = make.hall(make.venue(name_en="Olympion")), make.hall()
    shown("Here", hall=here)
    shown("There", hall=there)
    shown("Moved away", hall=there, previous_hall=here, status="moved", start=SATURDAY)

    assert titles("venues/olympion") == ["Here", "NEW VENUE: Moved away"]


def test_entry_is_the_same_in_every_calendar_and_both_languages():
    section, person, hall = make.section(title_en="Horizons"), make.person(), make.hall(make.venue(name_en="Olympion"))
    film = make.selected_film(section, title_en="Film")
    make.credit(film, person=person)
    screening = make.screening(film=film, hall=hall)

    paths = ["all", "films/film", f"people/{person.slug}", "sections/tiff-64-horizons", "venues/olympion"]
    found = [str(one["UID"]) for path in paths for language in ("en", "el") for one in events(path, language)]
    assert found == [f"screening-{screening.uuid}@festival-programme"] * 10
    lists = [unfolded(path) for path in paths]
    entries = [lines[lines.index("BEGIN:VEVENT") :] for lines in lists]
    assert entries == [entries[0]] * 5


# --- What it says of itself -----------------------------------------------------------------------------------------


def test_head_names_the_calendar_and_asks_to_be_read_every_hour():
    make.section(title_en="Open Horizons, and more")

    lines = unfolded("sections/tiff-64-open-horizons-and-more", "el")
    address = "https://festival.example/el"
    assert lines[: lines.index("BEGIN:VTIMEZONE")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Festival//Programme 1.0//EL",
        "CALSCALE:GREGORIAN",
        "NAME:Open Horizons\\, and more – 64ο TIFF",
        "X-WR-CALNAME:Open Horizons\\, and more – 64ο TIFF",
        "DESCRIPTION:Ενημερώνεται συνεχώς: αλλαγές και ακυρώσεις σημειώνονται εδώ.",
        "X-WR-CALDESC:Ενημερώνεται συνεχώς: αλλαγές και ακυρώσεις σημειώνονται εδώ.",
        "X-WR-TIMEZONE:Europe/Athens",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        f"SOURCE;VALUE=URI:{address}/calendar/sections/tiff-64-open-horizons-and-more.ics",
        f"URL:{address}/editions/tiff-64/sections/open-horizons-and-more/",
    ]


@pytest.mark.parametrize("festivals", [0, 1])
def test_empty_calendar_is_one_all_the_same(festivals):
    """Also while no festival has been announced."""
    for _ in range(festivals):
        make.edition()

    calendar = parsed("all")
    assert [one.name for one in calendar.subcomponents] == ["VTIMEZONE"]


def test_film_of_two_zones_has_the_clocks_of_both():
    film = make.selected_film()
    abroad = make.edition(number=63, time_zone="Asia/Tokyo", starts=FRIDAY.date(), ends=SATURDAY.date())
    make.selection(film, make.section(edition=abroad))
    make.screening(film=film, edition=abroad, start=FRIDAY)
    make.screening(film=film, start=SATURDAY)

    calendar = parsed(f"films/{film.slug}")
    assert [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")] == ["Asia/Tokyo", "Europe/Athens"]
    assert [one.start for one in calendar.walk("VEVENT")] == [FRIDAY, SATURDAY]


# --- How it is sent -------------------------------------------------------------------------------------------------


def test_answer_says_what_it_is():
    screening = shown("Film", edited_at=athens("2023-11-01 12:00"))
    names = ("Content-Type", "Content-Disposition", "Cache-Control", "X-Robots-Tag")

    everything, one = fetched("all"), fetched(f"screenings/{screening.uuid}")

    assert [everything[name] for name in names] == [
        "text/calendar; charset=utf-8",
        'inline; filename="all.ics"',
        "public, max-age=300",
        "noindex",
    ]
    assert one["Content-Disposition"] == f'attachment; filename="{screening.uuid}.ics"'
    assert everything.cookies == {}


def test_bytes_are_the_same_until_something_changes(now):
    screening = shown("Film")
    first = fetched("all")
    now("2023-11-04 11:00")
    again = fetched("all", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, fetched("all").content) == (304, b"", first.content)

    screening.status = "cancelled"
    screening.save()

    changed = fetched("all", **{"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)


def test_date_alone_does_not_say_that_nothing_changed(now):
    """A screening comes in because its moment has come, and no row was edited."""
    shown("Held back", publish_at=athens("2023-11-03 18:00"))
    before = shown("Film")
    date = fetched("all")["Last-Modified"]
    now("2023-11-03 18:00")

    answer = fetched("all", **{"If-Modified-Since": date})
    assert (answer.status_code, answer.content.count(b"BEGIN:VEVENT"), before.pk > 0) == (200, 2, True)


def test_nothing_is_written_for_a_screening_that_only_guests_may_see():
    press = shown("Press", audience="press")

    assert fetched(f"screenings/{press.uuid}").status_code == 404
    assert titles(f"films/{press.film.slug}") == []


def renamed(row, slug):
    row = type(row).objects.get(pk=row.pk)
    row.slug = slug
    row.save()


def test_past_addresses_lead_on():
    film, person, venue = make.selected_film(title_en="Film"), make.person(name="Person"), make.venue(name_en="Venue")
    make.credit(film, person=person)
    for row, slug in ((film, "new-film"), (person, "new-person"), (venue, "new-venue")):
        renamed(row, slug)

    now = {"films/film": "films/new-film", "people/person": "people/new-person", "venues/venue": "venues/new-venue"}
    for old, new in now.items():
        answer = fetched(old, "el")
        assert (answer.status_code, answer["Location"]) == (301, f"/el/calendar/{new}.ics")


@pytest.mark.parametrize("old", ["tiff-64-open-horizons", "tiff-64-far-horizons", "festival-64-far-horizons"])
def test_past_key_of_a_section_leads_on_whichever_half_was_renamed(old):
    section = make.section(title_en="Open Horizons")
    renamed(section, "far-horizons")
    renamed(section.edition, "festival-64")

    answer = fetched(f"sections/{old}")
    now = "/en/calendar/sections/festival-64-far-horizons.ics"
    assert (answer.status_code, answer.get("Location", now)) == (200 if old in now else 301, now)


def test_key_of_a_thousand_words_is_that_of_no_section():
    make.section(title_en="Open Horizons")

    assert fetched(f"sections/{'-'.join('a' * 1_500)}").status_code == 404


def test_past_address_of_something_hidden_leads_nowhere():
    film = make.film(title_en="Hush", publish_at=None)
    renamed(film, "hush-now")

    assert (fetched("films/hush").status_code, fetched("films/hush-now").status_code) == (404, 404)


def test_every_page_offers_its_calendar():
    section, person, hall = make.section(title_en="Horizons"), make.person(), make.hall(make.venue(name_en="Olympion"))
    film = make.selected_film(section, title_en="Film")
    make.credit(film, person=person)
    screening = make.screening(film=film, hall=hall)
    offered = {
        "schedule/": "all",
        "films/film/": "films/film",
        f"people/{person.slug}/": f"people/{person.slug}",
        "editions/tiff-64/sections/horizons/": "sections/tiff-64-horizons",
        "venues/olympion/": "venues/olympion",
        f"screenings/{screening.uuid}/": f"screenings/{screening.uuid}",
    }

    for page, calendar in offered.items():
        body = Client().get(f"/en/{page}").content.decode()
        assert f'href="/en/calendar/{calendar}.ics"' in body, page
        assert f'href="webcal://festival.example/en/calendar/{calendar}.ics"' in body, page
