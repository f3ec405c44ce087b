"""The schedule page: the same screenings as a grid and as a list, each said whole, the past folded only today."""

from datetime import date, timedelta

import pytest
from django.test import Client

from films.models import EditionSubtitle, FilmLanguage, FilmSubtitle, ScreeningLanguage, ScreeningSubtitle
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Language

from .reading import Page

pytestmark = pytest.mark.django_db

DAY = "/en/schedule/2023-11-03/"
SEVEN = athens("2023-11-03 19:00")
WHOLE = "/en/editions/tiff-64/schedule/?day=all"


@pytest.fixture
def read(client, now):
    """A page as it is read on the second day of TIFF 64."""
    now("2023-11-03 12:00")
    return lambda address=DAY: Page(client.get(address))


def language(code):
    return Language.objects.get(code=code)


def aloud(element) -> str:
    """All that is read, seen or not."""
    return " ".join("".join(_strings(element)).split())


def _strings(element):
    for one in element.children:
        yield from [one] if isinstance(one, str) else _strings(one)


def tickets(page) -> list:
    return page.main.all("li", css="ticket")


def links(page) -> list[str]:
    """What the link of each screening says, in the order of the page."""
    return [aloud(one.find("h4").find("a")) for one in tickets(page)]


def titles(page) -> list[str]:
    return [one.find("h4").text for one in tickets(page)]


# --- Grid and list ----------------------------------------------------------------------------------------------------


@pytest.fixture
def three_days():
    """Six screenings in two halls, some in the small hours; of the first day alone one is over at noon."""
    olympion, port = (
        make.hall(make.venue(name_en=name, position=place), name_en=name)
        for place, name in enumerate(["Olympion", "Port"])
    )
    for title, start, place in (
        ("Matinee", "2023-11-03 09:00", port),
        ("Evening", "2023-11-03 20:00", port),
        ("Elsewhere", "2023-11-03 20:00", olympion),
        ("Night", "2023-11-04 01:25", olympion),
        ("Before Dawn", "2023-11-04 05:30", None),
        ("Next Day", "2023-11-04 11:00", port),
    ):
        make.screening(film=make.selected_film(title_en=title), start=athens(start), hall=place)


HALLS = ["olympion", "port"]
VIEWS = ["", "?view=grid", "?view=list"]
FRIDAY = ["Matinee", "Evening", "Elsewhere", "Night", "Before Dawn"]


@pytest.mark.parametrize("view", VIEWS)
def test_both_views_are_one_list_in_order_of_time(three_days, read, view):
    assert titles(read(f"{DAY}{view}")) == FRIDAY


@pytest.mark.parametrize("query", ["venue=port", "from=22:00&to=02:00", "q=evening", "tickets=sold_out"])
def test_both_views_find_the_same(three_days, read, query):
    grid, listed = (links(read(f"{DAY}?view={view}&{query}")) for view in ("grid", "list"))

    assert grid == listed


def sheets_of(page) -> list[str]:
    """The media for which the grid's style sheet is loaded."""
    return [one.attrs["media"] for one in page.root.all("link") if "grid.css" in one.attrs.get("href", "")]


def test_grid_is_for_wide_windows_unless_it_is_asked_for(three_days, read):
    assert sheets_of(read(DAY)) == ["screen and (min-width: 46rem)"]
    assert sheets_of(read(f"{DAY}?view=grid")) == ["screen"]
    assert sheets_of(read(f"{DAY}?view=list")) == []
    assert sheets_of(read(f"{DAY}?view=poster")) == ["screen and (min-width: 46rem)"]


def switches(page) -> list[tuple]:
    """(for which windows, what is said to be shown, where both lead) of each switch."""
    return [
        (
            (one.classes - {"switch", "noprint"}),
            [link.text for link in one.all("a") if link.attrs.get("aria-current")],
            [link.attrs["href"] for link in one.all("a")],
        )
        for one in page.main.all("p", css="switch")
    ]


def test_switch_says_what_is_shown_and_keeps_the_query(three_days, read):
    both = ["?venue=port&view=grid", "?venue=port&view=list"]

    assert switches(read(f"{DAY}?venue=port&view=list")) == [(set(), ["List"], both)]
    assert switches(read(f"{DAY}?venue=port")) == [
        ({"switch--narrow"}, ["List"], both),
        ({"switch--roomy"}, ["Grid"], both),
    ]


def test_unknown_view_is_told(three_days, read):
    problems = read(f"{DAY}?view=poster").main.all("p", css="problem")

    assert [one.text for one in problems] == ["View: Unknown filter value ignored: poster"]


def test_grid_heads_are_the_halls_of_the_day(three_days, read):
    [earlier, later] = read(f"{DAY}?view=grid").main.all("ul", css="halls")

    for heads in (earlier, later):
        assert [one.text for one in heads.all("li")[1:]] == ["Olympion", "Port", "Venue to be announced"]
        assert [one.attrs["href"] for one in heads.all("a")] == [f"/en/venues/{key}/#{key}" for key in HALLS]


def test_grid_is_a_named_region_that_the_keyboard_can_scroll(three_days, read):
    regions = read(f"{DAY}?view=grid").main.all(role="region")

    assert [(one.attrs["aria-label"], one.attrs["tabindex"]) for one in regions] == [
        ("Earlier today, Friday 3 November", "0"),
        ("Screening Schedule, Friday 3 November", "0"),
    ]
    assert read(f"{DAY}?view=list").main.all(role="region") == []


def test_page_has_no_inline_style(three_days, read):
    for view in VIEWS:
        assert [one for one in read(f"{DAY}{view}").root if "style" in one.attrs or one.tag == "style"] == []


# --- What a link says -------------------------------------------------------------------------------------------------


def test_link_says_time_title_hall_language_and_state(read):
    film = make.selected_film(title_en="Salt")
    FilmLanguage.objects.create(film=film, language=language("fr"))
    EditionSubtitle.objects.create(edition=make.tiff_64(), language=language("el"))
    make.screening(film=film, hall=make.hall(name_en="Olympion Upstairs"), tickets="few_left")

    said = "20:00, Salt, Olympion Upstairs, French; Greek subtitles, as for all films, Few tickets left, Only screening"
    for view in VIEWS:
        assert links(read(f"{DAY}{view}")) == [said]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"status": "cancelled", "reason_en": "the print is late"}, "Cancelled. Reason: the print is late"),
        ({"status": "postponed"}, "Postponed; new date to be announced"),
        ({"status": "moved", "previous_start": SEVEN}, "New time (was today 19:00); tickets on sale"),
        ({"tickets": "sold_out"}, "Sold out"),
        ({"hall": None}, "Tickets on sale"),
        ({"start": athens("2023-11-03 11:00")}, "Now showing until 12:40"),
        ({"start": athens("2023-11-03 09:00")}, "Finished"),
    ],
)
def test_every_state_stays_in_both_views_in_words(read, given, words):
    film = make.selected_film(title_en="Salt")
    make.screening(**{"film": film, "tickets": "on_sale", **given})
    make.screening(film=film, start=athens("2023-11-10 20:00"))

    for view in VIEWS:
        page = read(f"{DAY}{view}")
        [ticket], [said] = tickets(page), links(page)
        assert words in said
        assert ("Venue to be announced" in said) == ("hall" in given)
        assert ticket.find("p", css="ticket__note").text.startswith(words)


def test_title_in_another_language_is_marked_inside_its_link(read):
    make.screening(film=make.selected_film(title_en="", original_title="Sans titre", title_el="Χωρίς τίτλο"))

    link = tickets(read())[0].find("h4").find("a")
    assert [(one.attrs.get("lang", ""), one.text) for one in link.all("span")][1] == ("el", "Χωρίς τίτλο")
    assert link.lang == "en"


def test_talk_says_in_what_language_and_with_which_interpretation(read):
    talk = make.screening(title_en="On Light", kind="talk", minutes=60)
    ScreeningLanguage.objects.create(screening=talk, language=language("fr"))
    ScreeningSubtitle.objects.create(screening=talk, language=language("el"), method="interpreter")
    ScreeningSubtitle.objects.create(screening=talk, language=language("en"), method="electronic", position=1)

    [ticket] = tickets(read())
    facts = [one.text for one in ticket.all("p", css="ticket__facts")]
    assert facts == ["Talk", "French; English subtitles, Interpretation: Greek"]


def test_talk_of_which_no_language_is_told_says_none(read):
    EditionSubtitle.objects.create(edition=make.tiff_64(), language=language("el"))
    make.screening(title_en="On Light", kind="talk", minutes=60)

    assert [one.text for one in tickets(read())[0].all("p", css="ticket__facts")] == ["Talk"]


def test_length_that_is_not_known_is_said(read):
    make.screening(film=make.selected_film(minutes=None))

    [ticket] = tickets(read())
    assert ticket.all("span", css="ticket__until") == []
    assert "End time not announced" in ticket.text


def test_only_confirmed_guests_are_named(read):
    screening = make.screening(qa=20)
    for name, status in (("Anna Known", "confirmed"), ("Boris Maybe", "expected"), ("Clara Ill", "cancelled")):
        make.presence(screening=screening, person=make.person(name=name), task="introduces", status=status)

    text = tickets(read())[0].text
    assert "Introduces the film: Anna Known" in text
    assert "Boris" not in text
    assert "Clara" not in text


def test_talk_after_the_film_says_when_it_begins(read):
    screening = make.screening(qa=20)
    make.presence(screening=screening, person=make.person(name="Anna Known"), task="qa")

    assert tickets(read())[0].find("p", css="ticket__qa").text == "21:40 Q&A 20': Anna Known"


# --- Shorts clock -----------------------------------------------------------------------------------------------------


@pytest.fixture
def shorts():
    """Three films in one package, from 20:00; the second of unknown length."""
    films = [make.selected_film(title_en=title, minutes=length) for title, length in (("A", 12), ("B", None), ("C", 9))]
    bill = make.package(films, title_en="Shorts 3")
    return make.screening(package=bill, intro=5)


def clock_of(element) -> list[str]:
    return [one.text for one in element.find("ol", css="ticket__bill").all("li")]


def test_line_of_a_package_says_when_each_film_begins(read, shorts):
    assert clock_of(tickets(read())[0]) == ["20:05 A", "20:17 B", "C"]


def test_page_of_a_package_says_it_for_each_of_its_screenings(read, shorts):
    make.screening(package=shorts.package, start=athens("2023-11-04 11:00"))

    found = [clock_of(one) for one in tickets(read("/en/packages/shorts-3/"))]
    assert found == [["20:05 A", "20:17 B", "C"], ["11:00 A", "11:12 B", "C"]]


def test_page_of_a_screening_says_it(read, shorts):
    bill = read(shorts.get_absolute_url()).main.find("ol", css="bill")

    assert [one.text for one in bill.all("span", css="bill__at")] == ["20:05", "20:17", ""]


def test_film_says_about_when_it_begins_inside_its_package(read, shorts):
    assert "In Shorts 3, about 20:17" in tickets(read("/en/films/b/"))[0].text


# --- Chances left -----------------------------------------------------------------------------------------------------


@pytest.fixture
def chances():
    """Films with one screening, one of two left, and two left; a running one with another to come."""
    one, last, two, running = (make.selected_film(title_en=title) for title in ("One", "Last", "Two", "Running"))
    for film, *starts in (
        (one, "03 20:00"),
        (last, "02 20:00", "03 18:00"),
        (two, "03 16:00", "04 20:00"),
        (running, "03 11:30", "03 22:00"),
    ):
        for start in starts:
            make.screening(film=film, start=athens(f"2023-11-{start}"))
    make.screening(title_en="A talk", kind="talk", start=athens("2023-11-03 15:00"))


def said_of_chances(page) -> dict:
    words = {"Only screening", "Last of 2"}
    notes = {
        (one.find("time").text, one.find("h4").text): [note.text for note in one.all("p", css="ticket__note")]
        for one in tickets(page)
    }
    return {line: said for line, told in notes.items() for said in told if said in words}


def test_lines_say_what_chance_is_left(read, chances):
    assert said_of_chances(read()) == {
        ("18:00", "Last"): "Last of 2",
        ("20:00", "One"): "Only screening",
        ("22:00", "Running"): "Last of 2",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("chances=only", ["One"]),
        ("chances=last", ["Last", "Running"]),
        ("chances=only&chances=last", ["Last", "One", "Running"]),
    ],
)
def test_filter_finds_what_the_lines_say(read, chances, query, found):
    assert titles(read(f"{DAY}?{query}")) == found
    assert len(said_of_chances(read(f"{DAY}?{query}"))) == len(found)


def test_scarcest_film_of_a_package_decides(read):
    twice, once = make.selected_film(minutes=10), make.selected_film(minutes=10)
    make.screening(film=twice, start=athens("2023-11-02 20:00"))
    make.screening(package=make.package([twice, once], title_en="Shorts 3"))

    assert said_of_chances(read()) == {("20:00", "Shorts 3"): "Only screening"}
    assert titles(read(f"{DAY}?chances=only")) == ["Shorts 3"]
    assert titles(read(f"{DAY}?chances=last")) == []


# --- Days -------------------------------------------------------------------------------------------------------------


def days(page) -> dict[str, str]:
    """What each day's link says and where it leads."""
    links = page.main.find("ol", css="days").all("a")
    return {aloud(one.find("span", css="vh")): one.attrs["href"] for one in links}


def test_days_are_links_with_counts_that_keep_the_filters(read):
    make.edition(starts=date(2023, 11, 3), ends=date(2023, 11, 5))
    port = make.hall(make.venue(name_en="Port"))
    for start, place in (("03 20:00", port), ("04 02:00", port), ("04 20:00", port), ("04 21:00", make.hall())):
        make.screening(start=athens(f"2023-11-{start}"), hall=place)

    path = "/en/editions/tiff-64/schedule"
    assert days(read()) == {
        "Friday 3 November, 2 screenings": f"{path}/2023-11-03/",
        "Saturday 4 November, 2 screenings": f"{path}/2023-11-04/",
        "Sunday 5 November, 0 screenings": f"{path}/2023-11-05/",
    }
    assert days(read(f"{DAY}?venue=port&view=list")) == {
        "Friday 3 November, 2 screenings": f"{path}/2023-11-03/?venue=port&view=list",
        "Saturday 4 November, 1 screening": f"{path}/2023-11-04/?venue=port&view=list",
        "Sunday 5 November, 0 screenings": f"{path}/2023-11-05/?venue=port&view=list",
    }


def test_whole_edition_stands_on_one_page(three_days, read):
    page = read(WHOLE)

    assert [one.text for one in page.main.all("h2", css="day__head")] == ["Friday 3 November", "Saturday 4 November"]
    assert titles(page) == [*FRIDAY, "Next Day"]
    assert page.link("canonical").endswith("/en/editions/tiff-64/schedule/?day=all")
    assert titles(read(f"{WHOLE}&venue=port")) == ["Matinee", "Evening", "Next Day"]
    assert read(WHOLE).main.all("p", css="problem") == []


@pytest.mark.parametrize("address", ["/en/schedule/?day=all&q=a", f"{DAY}?day=all&q=a"])
def test_all_days_are_a_page_of_the_edition(client, now, three_days, address):
    now("2023-11-03 12:00")

    assert client.get(address)["Location"] == "/en/editions/tiff-64/schedule/?q=a&day=all"


def test_form_keeps_the_view_and_what_it_has_no_field_for(three_days, read):
    form = read(f"{WHOLE}&view=list&country=GR&audience=public").main.find("form")

    hidden = [(one.attrs["name"], one.attrs["value"]) for one in form.all("input", type="hidden")]
    assert hidden == [("day", "all"), ("view", "list"), ("audience", "public"), ("country", "GR")]


def test_year_without_days_shows_those_of_its_screenings(read):
    make.edition(starts=None, ends=None, year=2023)
    make.screening(film=make.selected_film(title_en="Salt"))

    assert titles(read("/en/schedule/")) == ["Salt"]
    assert titles(read("/en/editions/tiff-64/schedule/2023-11-03/")) == ["Salt"]


# --- What is over, what is on now -------------------------------------------------------------------------------------


def test_what_is_over_is_folded_on_the_running_day_alone(three_days, read, now):
    folded = read().main.find("details", css="earlier")
    assert [one.find("h4").text for one in folded.all("li", css="ticket")] == ["Matinee"]
    assert folded.find("summary").text == "Earlier today (1)"

    now("2023-11-05 12:00")
    assert read(DAY).main.all("details", css="earlier") == []
    assert titles(read(DAY)) == FRIDAY


def test_only_today_has_the_line_of_now_and_a_link_to_it(three_days, read):
    page = read(WHOLE)

    assert [one.text for one in page.main.all("p", css="now")] == []  # at noon, eight hours before the next
    assert "#now" not in page.links


def test_line_of_now_stands_between_what_runs_and_what_comes(read):
    for title, start in (("Running", "11:30"), ("To Come", "13:00")):
        make.screening(film=make.selected_film(title_en=title), start=athens(f"2023-11-03 {start}"))

    page = read()
    assert [one.text for one in page.main if one.tag == "h4" or "now" in one.classes] == [
        *("Running", "Now 12:00", "To Come"),
    ]
    assert page.links.count("#now") == 1


def test_night_after_midnight_is_named_by_its_date(three_days, read):
    assert [aloud(one.find("p", css="ticket__stub")) for one in tickets(read())][3:] == [
        *("Sat 4 Nov 01:25 until 03:05", "Sat 4 Nov 05:30 until 07:10"),
    ]


def test_night_stands_in_words_where_no_day_heads_the_list(read):
    row = make.screening(film=make.selected_film(minutes=100), start=athens("2023-11-04 00:30"))

    [stub] = [one.find("p", css="ticket__stub") for one in tickets(read(row.get_absolute_url()))]
    assert aloud(stub) == "Sat 4 Nov 00:30 (Friday night) until 02:10"
    [ticket] = tickets(read(row.film.get_absolute_url().replace("/en/", "/el/")))
    assert ticket.find("span", css="ticket__night").text == "(νύχτα Παρασκευής προς Σάββατο)"
    assert [one.all("span", css="ticket__night") for one in tickets(read())] == [[]]


def test_greek_date_is_short_on_a_stub_and_read_in_full(three_days, read):
    stub = tickets(read("/el/schedule/"))[-1].find("span", css="ticket__day")

    assert [(one.text, one.attrs.get("aria-hidden")) for one in stub.all("span")] == [
        *(("Σάβ 4 Νοε", "true"), ("Σάββατο 4 Νοεμβρίου", None)),
    ]


def test_repeated_hour_has_two_headings(read, now):
    make.edition(starts=date(2023, 10, 28), ends=date(2023, 10, 29), schedule_public_at=make.PROGRAMME)
    for hours in (0, 1):
        start = athens("2023-10-29 03:10") + timedelta(hours=hours)
        make.screening(film=make.selected_film(minutes=20), start=start)

    heads = read("/en/schedule/2023-10-28/").main.all("h3", css="hour__head")
    assert [one.text for one in heads] == ["03:00 (summer time)", "03:00 (winter time)"]


# --- Online, access, paper --------------------------------------------------------------------------------------------


def test_online_windows_stand_above_the_day_and_in_no_count(read):
    make.screening(film=make.selected_film(title_en="Salt"))
    window = make.online_window(film=make.selected_film(title_en="At Home"), link="https://watch.example/")

    page = read()
    strip = page.main.find("section", css="windows")
    assert strip.text == "Online At Home Online until 10 November Watch online"
    assert window.link in page.links
    assert page.main.find(role="status").text.startswith("1 screening.")
    assert titles(page) == ["Salt"]
    assert read(f"{DAY}?q=salt").main.all("section", css="windows") == []


def test_access_is_found_by_the_screening_or_its_hall_and_what_nobody_knows_is_said(read):
    for title, place, offered in (
        ("Offered", make.hall(wheelchair="no"), True),
        ("Known", make.hall(wheelchair="yes"), False),
        ("None", make.hall(wheelchair="no"), False),
        ("Unknown", make.hall(), False),
        ("Nowhere", None, False),
    ):
        make.screening(film=make.selected_film(title_en=title), hall=place, wheelchair=offered)

    page = read(f"{DAY}?access=wheelchair")
    assert titles(page) == ["Offered", "Known"]
    assert "Whether the hall has this is not known of 2 more screenings, which are not listed." in page.text
    assert "is not known of" not in read(f"{DAY}?access=captions").text


@pytest.mark.parametrize("fact", ["step_free", "accessible_toilet", "lift"])
def test_access_is_found_by_what_halls_alone_have(read, fact):
    make.screening(film=make.selected_film(title_en="Salt"), hall=make.hall(**{fact: "yes"}))
    make.screening(hall=make.hall(**{fact: "no"}))

    assert titles(read(f"{DAY}?access={fact}")) == ["Salt"]


def test_screening_page_says_access_of_its_hall_and_what_is_not_known(read):
    hall = make.hall(step_free="yes", lift="no")
    screening = make.screening(hall=hall, captions=True)

    access = read(screening.get_absolute_url()).main.find("section", **{"aria-labelledby": "access"})
    assert [(one.find("dt").text, one.find("dd").text) for one in access.all("div")] == [
        ("Step-free access", "Yes"),
        ("Wheelchair places", "Not known"),
        ("Hearing loop", "Not known"),
        ("Accessible toilet", "Not known"),
        ("Lift", "No"),
    ]
    assert "Captions for deaf and hard-of-hearing people" in access.text


def test_day_sheet_leads_to_one_for_each_venue(three_days, read):
    page = read(f"{DAY}?view=grid")

    sheets = page.main.find("section", css="sheets").all("a")
    path = "/en/editions/tiff-64/schedule/2023-11-03/"
    assert [(one.text, one.attrs["href"]) for one in sheets] == [
        ("Olympion", f"{path}?venue=olympion&view=list"),
        ("Port", f"{path}?venue=port&view=list"),
    ]
    assert titles(read(sheets[1].attrs["href"])) == ["Matinee", "Evening"]
    note = read(sheets[1].attrs["href"]).main.find("p", css="printnote")
    assert aloud(note).startswith("64th TIFF. Port. As of Friday 3 November, 12:00.")


def test_grid_that_is_too_wide_is_told_to_whoever_asked_for_it(monkeypatch, now):
    now("2023-11-03 12:00")
    make.screening()
    monkeypatch.setattr("films.schedule.day.MOST_COLUMNS", 0)
    told = "So many halls do not fit into a grid: they stand in a list."

    answers = [Client().get(f"/en/schedule/2023-11-03/{query}").content.decode() for query in ("?view=grid", "")]
    assert [told in answer for answer in answers] == [True, False]


def test_subtitles_are_offered_as_they_may_be_read(read):
    """Of the rule, of copies, of a screening; not of an interpreter, nor of what nobody may see yet."""
    copied, draft = make.selected_film(title_en="Copied"), make.film(title_en="Draft", publish_at=None)
    for film, code in ((copied, "fr"), (draft, "it")):
        FilmSubtitle.objects.create(film=film, language=language(code))
    alone = make.screening()
    for code, method in (("de", "electronic"), ("es", "interpreter")):
        ScreeningSubtitle.objects.create(screening=alone, language=language(code), method=method)
    make.screening(package=make.package([copied]))
    make.screening(film=draft)
    EditionSubtitle.objects.create(edition=alone.edition, language=language("el"))

    offered = read().main.find("select", name="subtitles").all("option")

    assert [one.text for one in offered] == ["Any", "French", "German", "Greek"]


def sections(page) -> list[str]:
    return [one.text for one in page.main.find("select", name="section").all("option")]


def test_sections_are_offered_where_a_film_is_public(read):
    """Not those whose films are held, withdrawn or not published, also where another section shows them."""
    contest, held, empty, parted = (make.section(title_en=name) for name in ("Contest", "Held", "Empty", "Parted"))
    film = make.selected_film(contest)
    make.selection(film, held, publish_at=athens("2023-11-09 12:00"))
    make.selection(film, parted, status="withdrawn")
    make.selection(make.film(publish_at=None), empty)
    make.screening(film=film)

    assert sections(read()) == ["Any", "Contest"]


def test_empty_section_that_was_asked_for_is_understood(read):
    make.section(title_en="Empty")
    make.screening()

    page = read(f"{DAY}?section=empty")

    assert (titles(page), page.main.all("p", css="problem")) == ([], [])
    assert [one.text for one in page.main.find("select", name="section").all("option", selected="")] == ["Empty"]
