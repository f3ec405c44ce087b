"""Fifteen bugs that programme and schedule software has had, and what keeps each of them out of here.

The name of a test says the bug it refuses. Where a test elsewhere does so already, it is named in `ELSEWHERE`.
"""

from pathlib import Path

import pytest
from django.test import Client

from films.models import Film
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.calendars import parsed
from films.tests.pages.reading import Page
from films.tests.structured.reading import graph

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
FRIDAY, LATE = "/en/editions/tiff-64/schedule/2023-11-03/", "2023-12-24 12:00"
# The bug; where it is refused, as file::test. What has none of them here, is below.
ELSEWHERE = {
    "a state made of five switches reads “(cancelled) (SOLD OUT)”": [
        "films/tests/test_constraints.py::test_of_42_pairs_of_entry_and_tickets_23_mean_something",
    ],
    "every calendar entry lasts two hours; its end forgets the films before; nothing is ever cancelled for machines": [
        "films/tests/calendars/test_entries.py::test_end_counts_every_film_of_a_bill_with_introduction_and_discussion",
        "films/tests/structured/test_events.py::test_end_counts_every_film_and_all_are_named_in_running_order",
        "films/tests/structured/test_events.py::test_status_with_the_time_and_the_one_before",
        "films/tests/structured/test_pages.py::test_film_names_everybody_by_what_they_did",
    ],
    "a hall is called virtual and its tickets in stock, whatever they are; subtitles are guessed from what is spoken": [
        "films/tests/structured/test_events.py::test_screening_says_what_when_where_and_who",
        "films/tests/structured/test_events.py::test_offer_of_every_pair_of_entry_and_tickets",
        "films/tests/structured/test_events.py::test_subtitles_are_those_that_are_announced_not_what_is_spoken",
    ],
    "the season is written in the code; a director is a word, without a page": [
        "films/tests/test_edition.py::test_the_current_edition_is_the_running_one_then_the_one_just_over_then_the_next",
        "films/tests/pages/test_seed_page.py::test_every_credit_leads_to_its_name",
    ],
    "what is cancelled vanishes from the calendar, and nothing says that an entry was revised": [
        "films/tests/calendars/test_entries.py::test_what_is_called_off_stays_with_its_old_slot",
        "films/tests/test_recording.py::test_sequence_rises_with_what_calendars_must_know",
    ],
    "screenings of one film share an id, and only the last is seen": [
        "films/tests/calendars/test_entries.py::test_two_screenings_of_a_film_are_two_entries",
        "films/tests/structured/test_events.py::test_film_page_has_every_public_screening_each_with_its_own_identity",
    ],
    "half past midnight stands on the wrong day": [
        "festival/tests/scenarios/test_foundation.py::test_6_half_past_midnight",
        "films/tests/pages/test_pages.py::test_day_runs_until_six_and_shows_every_change_in_words",
    ],
    "Greek is found only with its capitals and accents": [
        "festival/lib/tests/test_text.py::test_search_finds",
    ],
}


@pytest.fixture(autouse=True)
def _friday(now):
    now("2023-11-03 12:00")


def read(address) -> Page:
    answer = Client().get(address)
    assert answer.status_code == 200
    return Page(answer)


def listed(address) -> list[str]:
    return [one.find("h4").text for one in read(address).main.all("li", css="ticket")]


@pytest.mark.parametrize("bug", ELSEWHERE)
def test_what_refuses_a_bug_elsewhere_is_there(bug):
    for where in ELSEWHERE[bug]:
        file, _colons, name = where.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf8")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_is_not_sold_out_as_well(status):
    off = make.screening(status=status, tickets="sold_out")
    pages = [off.film.get_absolute_url(), off.get_absolute_url(), FRIDAY, off.hall.venue.get_absolute_url()]
    told = [one.text for page in pages for one in read(page).main.all("li", css="ticket")]

    assert ["sold out" in one.casefold() for one in told] == [False] * 4


def test_picture_is_not_named_by_another_row():
    boat, train = (make.selected_film(title_en=title) for title in ("The Boat", "Evening Train"))
    make.still(boat, alt_en="A boat at sea.")
    make.still(train, alt_en="A train at night.")

    named = [{image.attrs["alt"] for image in read(film.get_absolute_url()).main.all("img")} for film in (boat, train)]
    assert named == [{"A boat at sea."}, {"A train at night."}]


def test_year_of_a_film_is_its_own_and_not_when_it_was_entered():
    film = make.selected_film(year=1974)

    [movie] = [one for one in graph(Client().get(film.get_absolute_url())) if one["@type"] == "Movie"]
    assert (movie["dateCreated"], {"datePublished", "copyrightYear"} & movie.keys()) == ("1974", set())


def test_filter_of_a_screening_brings_no_sibling_along():
    film, hall = make.selected_film(title_en="The Boat"), make.hall(make.venue(name_en="Olympion"))
    here = make.screening(film=film, hall=hall)
    make.screening(film=film, start=athens("2023-11-03 22:30"))
    director = make.person(name="Anna Panou")
    make.presence(screening=here, person=director)

    assert listed(f"{FRIDAY}?venue=olympion") == ["The Boat"]
    found = Client().get("/api/v1/screenings/?venue=olympion").json()["results"]
    assert [one["uuid"] for one in found] == [str(here.uuid)]
    for path in ("venues/olympion", "people/anna-panou"):
        assert [event["UID"] for event in parsed.events(path)] == [f"screening-{here.uuid}@festival-programme"]


def test_what_is_running_is_not_called_none(now):
    boat = make.screening(film=make.selected_film(title_en="The Boat", minutes=118), hall=make.hall(name_en="Olympion"))
    now("2023-11-03 21:00")

    for page in (boat.film.get_absolute_url(), "/en/now/", FRIDAY):
        text = read(page).text
        assert "until 21:58" in text
        assert not [none for none in ("No physical", "No screenings", "have taken place") if none in text]


@pytest.mark.parametrize("day", ["2023-11-03", "2023-11-06", "2023-11-10"])
def test_window_of_several_days_stands_on_each_of_them(day):
    make.online_window(film=make.selected_film(title_en="The Boat"))
    make.screening(start=athens(f"{day} 20:00"))

    assert "The Boat" in read(f"/en/editions/tiff-64/schedule/{day}/").main.find("section", css="windows").text


def test_film_that_has_begun_its_screenings_is_not_past(now):
    film = make.selected_film(minutes=100)
    for day in ("2023-11-02", "2023-11-04"):
        make.screening(film=film, start=athens(f"{day} 20:00"))

    state = read(film.get_absolute_url()).main.find("p", css="state").text
    assert state.startswith("Next screening: tomorrow 20:00")
    assert film in Film.objects.in_programme(make.tiff_64(), make.NOW)


def test_what_is_held_back_does_not_leak_once_its_day_is_past(now):
    held = make.screening(title_en="Hush", publish_at=make.FAR)
    make.screening(title_en="Told")
    now(LATE)

    assert listed(FRIDAY) == ["Told"]
    assert Client().get(held.get_absolute_url()).status_code == 404


def test_schedule_of_a_finished_edition_is_all_there(now):
    for day in ("2023-11-03", "2023-11-04"):
        make.screening(title_en=f"On {day}", start=athens(f"{day} 20:00"))
    now(LATE)

    assert listed("/en/editions/tiff-64/schedule/?day=all") == ["On 2023-11-03", "On 2023-11-04"]
    assert listed(FRIDAY) == ["On 2023-11-03"]


def test_search_finds_what_no_page_shows_that_a_browser_could_look_through():
    film = make.selected_film(title_en="The Boat", original_title="Le Bateau")
    make.credit(film, "cinematography", person=make.person(name="Ada Vale"))
    make.selected_film(title_en="Another")

    assert "Ada Vale" not in read("/en/programme/").text
    for typed in ("ada vale", "bateau", "boat vale"):
        found = Page(Client().get("/en/programme/", {"q": typed}))
        assert [one.text for one in found.main.all("h3")] == ["The Boat"]


def test_what_is_empty_is_marked_by_no_dot():
    """Nor by a dash: nothing stands there, or words that say it is not known."""
    bare = make.screening(film=make.film(minutes=None), hall=None)
    make.selection(bare.film, make.section())
    pages = [bare.film.get_absolute_url(), bare.get_absolute_url(), FRIDAY, f"{FRIDAY}?view=grid", "/en/programme/"]
    fields = [one.text for page in pages for one in read(page).main.all() if one.tag in ("dd", "p", "td", "li", "b")]

    assert [text for text in fields if text and not any(sign.isalnum() for sign in text)] == []


@pytest.mark.parametrize("typed", ["αμελι", "ΑΜΕΛΊ", "Αμελί"])
def test_greek_title_is_found_however_it_is_typed(typed):
    make.selected_film(title_en="Amélie", title_el="Αμελί")
    make.selected_film(title_en="Another", title_el="Άλλη")

    found = Client().get("/el/programme/", {"q": typed})
    assert [one.text for one in Page(found).main.all("h3")] == ["Αμελί"]
