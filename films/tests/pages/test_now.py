"""Now and next, and the screen of a foyer."""

import pytest
from django.test import Client

from films.models import HallDelay
from films.tests import builders as make
from films.tests.builders import athens

from .reading import Page

pytestmark = pytest.mark.django_db

NOW = "/en/now/"


@pytest.fixture
def olympion():
    return make.hall(make.venue(name_en="Olympion", name_el="Ολύμπιον"), name_en="Olympion", name_el="Ολύμπιον")


@pytest.fixture
def film(olympion):
    """On Friday 20:00 at Olympion, for 100 minutes."""
    made = make.selected_film(title_en="The Boat", title_el="Η βάρκα")
    make.screening(film=made, hall=olympion, tickets="on_sale")
    return made


def read(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return Page(answer)


def told(address=NOW):
    """What the page says below its heading."""
    return read(address).main.find("div", css="title").find("p").text


# --- Now and next -----------------------------------------------------------------------------------------------------


def test_page_is_honest_about_its_own_time(film, now):
    now("2023-11-03 20:41")

    assert told() == "As of 20:41. 1 screening is running."


def test_page_says_which_hall_shows_what(film, olympion, now):
    make.screening(hall=olympion, film=make.selected_film(title_en="Later"), start=athens("2023-11-03 22:30"))
    now("2023-11-03 20:41")
    page = read(NOW).main

    assert [one.text for one in page.all("h2")] == ["Olympion"]
    assert [one.text for one in page.all("h3")] == ["The Boat", "Later"]
    assert "Now showing until 21:40" in page.text


def test_hall_heads_its_board_and_stands_in_tickets_that_lead_elsewhere(film, olympion, now):
    zannas = make.hall(olympion.venue, name_en="Zannas")
    moved = make.selected_film(title_en="Moved")
    given = {"status": "moved", "previous_hall": olympion, "previous_start": athens("2023-11-03 22:00")}
    make.screening(film=moved, hall=zannas, start=athens("2023-11-03 22:30"), **given)
    make.screening(film=make.selected_film(title_en="Somewhere"), hall=None, start=athens("2023-11-03 23:00"))
    now("2023-11-03 20:41")
    boards = read(NOW).main.find("div", css="boards").all("section")

    assert [[board.find("h2").text, *(one.text for one in board.all("p", css="ticket__hall"))] for board in boards] == [
        ["Olympion", "Zannas"],
        ["Zannas"],
        ["Venue to be announced"],
    ]


def test_screening_without_a_hall_on_another_day_is_still_to_come(now):
    make.screening(hall=None, start=athens("2023-11-08 20:00"))
    now("2023-11-03 12:00")

    assert told() == "As of 12:00. Nothing is running at this moment."
    assert read(NOW).main.find("div", css="boards").text == ""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2023-05-01 12:00", "Nothing has been announced yet."),
        ("2023-10-15 12:00", "As of 12:00. Screening schedule to be announced."),
        (
            "2023-10-25 12:00",
            "As of 12:00. Nothing is running at this moment. The festival begins: Thursday 2 November.",
        ),
        ("2023-11-03 12:00", "As of 12:00. Nothing is running at this moment."),
        ("2023-11-03 21:41", "As of 21:41. No screenings are to come."),
        ("2023-11-20 12:00", "As of 12:00. All screenings have taken place."),
    ],
)
def test_before_between_and_after(film, now, moment, words):
    now(moment)

    assert told() == words


def test_edition_whose_days_are_not_known_has_a_page(olympion, now):
    edition = make.edition(starts=None, ends=None, year=2023)
    make.screening(edition=edition, film=make.selected_film(title_en="The Boat"), hall=olympion)
    now("2023-11-03 20:41")

    assert told() == "As of 20:41. 1 screening is running."


def test_page_asks_again_without_javascript_and_can_be_told_not_to(film, now):
    now("2023-11-03 20:41")

    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in read(NOW).html
    assert "fresh.js" not in read(f"{NOW}?refresh=off").html
    assert 'http-equiv="refresh"' not in read(f"{NOW}?refresh=off").html


def test_page_is_small(film, now):
    now("2023-11-03 20:41")
    page = read(NOW)

    assert page.root.all("img") == []
    assert len(page.html) < 20_000


# --- The foyer --------------------------------------------------------------------------------------------------------


def test_foyer_speaks_both_languages(film, now):
    now("2023-11-03 20:41")
    main = read("/en/display/olympion/").main

    assert main.find("h1").text == "Olympion"
    assert main.find("div", css="screen__now").text == (
        "Now · Τώρα The Boat Η βάρκα Began · Έναρξη 20:00 Ends · Λήξη 21:40"
    )
    assert main.find("p", css="orig").attrs["lang"] == "el"


def test_greek_foyer_begins_in_greek(film, now):
    now("2023-11-03 20:41")
    main = read("/el/display/olympion/").main

    assert main.find("div", css="screen__now").text == (
        "Τώρα · Now Η βάρκα The Boat Έναρξη · Began 20:00 Λήξη · Ends 21:40"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tickets": "sold_out"}, "Sold out Εξαντλήθηκαν τα εισιτήρια"),
        (
            {"status": "cancelled", "reason_en": "The copy is late.", "reason_el": "Η κόπια καθυστερεί."},
            "Cancelled. Reason: The copy is late Ακυρώνεται. Αιτία: Η κόπια καθυστερεί Cancelled Ακυρώνεται",
        ),
        (
            {"status": "moved", "previous_start": athens("2023-11-03 19:00"), "tickets": "few_left"},
            "New time (was today 19:00); few tickets left"
            " Νέα ώρα (ήταν σήμερα 19:00)· τελευταία εισιτήρια Moved Μετακινήθηκε",
        ),
        ({"entry": "free"}, "Free admission Είσοδος ελεύθερη"),
        ({"tickets": "on_sale"}, ""),
    ],
)
def test_foyer_says_in_words_what_is_not_as_usual(film, now, given, words):
    make.change(film.screenings.get(), **{"tickets": "unknown"} | given)
    now("2023-11-03 18:00")
    said = read("/en/display/olympion/").main.find("div", css="screen__next").text

    assert said.removeprefix("Next · Αμέσως μετά ").removeprefix("20:00 The Boat Η βάρκα").strip() == words


def test_foyer_frames_how_one_gets_in_and_says_beside_it_only_how_late_it_is(film, olympion, now):
    make.change(film.screenings.get(), tickets="sold_out")
    now("2023-11-03 19:50")
    HallDelay.objects.create(hall=olympion, minutes=10)
    line = read("/en/display/olympion/").main.find("div", css="screen__next")

    assert line.find("p", css="screen__note").text == (
        "Running about 10 minutes late Καθυστέρηση αίθουσας: περίπου 10 λεπτά"
    )
    assert line.find("span", css="stamp").text == "Sold out Εξαντλήθηκαν τα εισιτήρια"


def test_foyer_lists_what_else_is_on_today(film, now):
    elsewhere = make.hall(make.venue(name_en="Port"), name_en="Tornes", name_el="Τορνές")
    make.screening(film=make.selected_film(title_en="Other"), hall=elsewhere, start=athens("2023-11-04 00:30"))
    make.screening(film=make.selected_film(title_en="Tomorrow"), hall=elsewhere, start=athens("2023-11-04 20:30"))
    now("2023-11-03 20:41")

    rows = read("/en/display/olympion/").main.find("section", css="screen__list")
    assert rows.text == "Also today · Επίσης σήμερα 00:30 Other Tornes · Τορνές"


def test_foyer_of_one_hall(film, olympion, now):
    make.hall(olympion.venue, name_en="Zannas")
    now("2023-11-03 20:41")

    assert len(read("/en/display/olympion/").main.all("section", css="screen__hall")) == 2
    assert len(read("/en/display/olympion/?hall=zannas").main.all("section", css="screen__hall")) == 1
    assert read("/en/display/olympion/?hall=zannas").main.find("h1").text == "Zannas"
    assert len(read("/en/display/olympion/?hall=nowhere").main.all("section", css="screen__hall")) == 2


def test_foyer_says_how_many_it_has_no_room_for(film, now):
    elsewhere = make.hall(make.venue(name_en="Port"))
    for _ in range(9):
        make.screening(hall=elsewhere, start=athens("2023-11-03 22:00"))
    now("2023-11-03 20:41")
    rows = read("/en/display/olympion/").main.find("section", css="screen__list")

    assert len(rows.all("li")) == 6
    assert rows.find("p", css="screen__more").text == "+3"


def test_foyer_sets_no_cookie_and_leads_nowhere(film, now):
    now("2023-11-03 20:41")
    answer = Client().get("/en/display/olympion/")

    assert not answer.cookies
    assert Page(answer).root.find("body").all("a") == []


def test_foyer_of_an_unknown_venue_is_a_404():
    assert Client().get("/en/display/nowhere/").status_code == 404


@pytest.mark.parametrize("moment", ["2023-05-01 12:00", "2023-10-15 12:00", "2023-11-20 12:00"])
def test_foyer_out_of_season_says_so(film, now, moment):
    now(moment)

    assert read("/en/display/olympion/").main.find("p", css="screen__idle").text == (
        "Nothing more is to come here Δεν υπάρχουν άλλες προβολές εδώ"
    )


# --- Scenario 21: tonight's move --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "el"])
def test_move_is_told_at_both_doors_at_the_next_request(film, olympion, now, language):
    zannas = make.hall(olympion.venue, name_en="Pavlos Zannas", name_el="Παύλος Ζάννας")
    now("2023-11-03 18:10")
    row = film.screenings.get()
    row.previous_start, row.previous_hall, row.status = row.start, row.hall, "moved"
    row.start, row.hall, row.reason_en, row.reason_el = athens("2023-11-03 20:30"), zannas, "technical problem", "βλάβη"
    row.save()
    was = {"en": "Moved (was today 20:00, Olympion)", "el": "Μετακινήθηκε (ήταν σήμερα 20:00, Ολύμπιον)"}[language]

    board = read(f"/{language}/now/").main
    assert board.text.count(was) == 2
    for hall in ("olympion", "pavlos-zannas"):
        screen = read(f"/{language}/display/olympion/?hall={hall}").main
        assert was in screen.find("div", css="screen__next").text
        assert "20:30" in screen.find("div", css="screen__next").text


# --- A venue with more halls than a screen has room for ---------------------------------------------------------------


def busy(count):
    """A venue with that many halls, in each of which something runs and something is next."""
    venue = make.venue(name_en="Complex", slug="complex")
    shown = make.selected_film(title_en="Long", minutes=100)
    for number in range(1, count + 1):
        hall = make.hall(venue, name_en=f"Screen {number}", position=number)
        for start in ("19:00", "23:00"):
            make.screening(film=shown, hall=hall, start=athens(f"2023-11-03 {start}"))


def halls(query=""):
    """The names on a page of its screen, and the address of the page that follows."""
    main = read(f"/en/display/complex/{query}").main
    return [one.text for one in main.all("h2", css="screen__name")], main.attrs.get("data-next")


def screens(*numbers):
    return [f"Screen {number}" for number in numbers]


def test_four_halls_are_one_page(now):
    now("2023-11-03 20:00")
    busy(4)

    assert halls() == (screens(1, 2, 3, 4), None)


def test_more_halls_take_turns_evenly(now):
    now("2023-11-03 20:00")
    busy(9)

    assert [halls(), halls("?page=2"), halls("?page=3")] == [
        (screens(1, 2, 3), "?page=2"),
        (screens(4, 5, 6), "?page=3"),
        (screens(7, 8, 9), "?page=1"),
    ]
    assert read("/en/display/complex/?page=2").main.find("span", css="screen__page").text == "2/3"


def test_page_that_there_is_not_is_the_first(now):
    now("2023-11-03 20:00")
    busy(9)

    for asked in ("0", "4", "x", "-1", "9" * 5000):
        assert halls(f"?page={asked}")[0] == screens(1, 2, 3), asked


def test_pages_take_turns_without_script(now):
    now("2023-11-03 20:00")
    busy(9)

    page = Client().get("/en/display/complex/?page=3").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="12; url=?page=1"></noscript>' in page


def test_worker_stands_beneath_the_address_of_its_screen(now):
    now("2023-11-03 20:00")
    busy(1)

    worker = read("/en/display/complex/").main.attrs["data-worker"]
    assert worker == "/en/display/complex/worker.js"
    assert Client().get(worker)["Content-Type"].startswith("text/javascript")


def test_a_venue_that_there_is_not_has_no_worker():
    assert Client().get("/en/display/nowhere/worker.js").status_code == 404
