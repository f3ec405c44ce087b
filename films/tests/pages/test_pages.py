"""What each page of films, days and places does."""

import re
from datetime import date

import pytest

from films.models import FilmCountry, Prize, Screening
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Country

from .reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, now):
    """A page as it is read on the second day of TIFF 64."""
    now("2023-11-03 12:00")
    return lambda address: Page(client.get(address))


def renamed(row, slug):
    """The row under a new address; one read from the database knows its old one."""
    row = type(row).objects.get(pk=row.pk)
    row.slug = slug
    row.save()


# --- Old addresses --------------------------------------------------------------------------------------------------


@pytest.fixture
def moved_away():
    """Everything that has an address, after it got a new one."""
    edition = make.edition()
    section = make.section(title_en="Old Section", edition=edition)
    film = make.selected_film(section, title_en="Old Film")
    prize = Prize.objects.create(name_en="Old Prize")
    make.award(film=film, words_en="", prize=prize, edition=edition, publish_at=make.LONG_AGO)
    venue, package = make.venue(name_en="Old Venue"), make.package([film], title_en="Old Package", edition=edition)
    page = make.page(title_en="Old Page")
    for row, word in ((film, "film"), (section, "section"), (venue, "venue"), (package, "package"), (prize, "prize")):
        renamed(row, f"new-{word}")
    renamed(page, "new-page")
    renamed(edition, "new-edition")


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("films/old-film/", "films/new-film/"),
        ("films/OLD-FILM/", "films/new-film/"),
        ("packages/old-package/", "packages/new-package/"),
        ("venues/old-venue/", "venues/new-venue/"),
        ("prizes/old-prize/", "prizes/new-prize/"),
        ("pages/old-page/", "pages/new-page/"),
        ("editions/tiff-64/", "editions/new-edition/"),
        ("editions/tiff-64/programme/", "editions/new-edition/programme/"),
        ("editions/tiff-64/schedule/", "editions/new-edition/schedule/"),
        ("editions/tiff-64/schedule/2023-11-03/", "editions/new-edition/schedule/2023-11-03/"),
        ("editions/tiff-64/awards/", "editions/new-edition/awards/"),
        ("editions/tiff-64/juries/", "editions/new-edition/juries/"),
        ("editions/tiff-64/sections/old-section/", "editions/new-edition/sections/new-section/"),
    ],
)
def test_old_address_leads_to_the_new_one_with_its_query(moved_away, client, now, old, new):
    now("2023-11-03 12:00")

    for language in ("en", "el"):
        answer = client.get(f"/{language}/{old}?q=a%20b&day=1")
        assert (answer.status_code, answer["Location"]) == (301, f"/{language}/{new}?q=a%20b&day=1")
        assert client.get(f"/{language}/{new}").status_code == 200


def test_addresses_renamed_twice_lead_to_the_last(client, now):
    now("2023-11-03 12:00")
    film = make.selected_film(title_en="First")
    renamed(film, "second")
    renamed(film, "third")

    assert [client.get(f"/en/films/{slug}/")["Location"] for slug in ("first", "second")] == ["/en/films/third/"] * 2


# --- The schedule ---------------------------------------------------------------------------------------------------


def test_current_pages_name_those_of_the_edition_as_canonical(read):
    make.screening()
    edition = "https://festival.example/en/editions/tiff-64"

    for page in ("programme/", "schedule/2023-11-03/", "schedule/2023-11-12/"):
        for address in (f"/en/{page}", f"/en/editions/tiff-64/{page}"):
            assert read(address).link("canonical") == f"{edition}/{page}"
    assert read("/en/schedule/").link("canonical") == f"{edition}/schedule/2023-11-03/"
    assert read("/en/programme/?country=GR&sort=time").link("canonical") == f"{edition}/programme/"


def test_schedule_opens_today_and_out_of_season_on_its_first_day(read, now):
    make.edition()

    assert read("/en/schedule/").main.find("h1").text == "Friday 3 November"
    now("2023-10-25 12:00")
    assert read("/en/schedule/").main.find("h1").text == "Thursday 2 November"


def test_day_of_another_edition_leads_there(client, now):
    make.edition()
    make.edition(acronym="TDF", number=26, starts=date(2024, 3, 7), ends=date(2024, 3, 17))
    now("2023-11-03 12:00")

    answer = client.get("/en/schedule/2024-03-08/?venue=port&q=a%20b")
    assert answer["Location"] == "/en/editions/tdf-26/schedule/2024-03-08/?venue=port&q=a+b"
    elsewhere = client.get("/en/editions/tiff-64/schedule/2024-03-08/?q=a")
    assert elsewhere["Location"] == "/en/editions/tdf-26/schedule/2024-03-08/?q=a"


def test_sitemap_has_the_screenings_for_the_public_and_the_companies_they_name(client, now):
    shown, _press = make.screening(), make.screening(audience="press")
    make.credit(shown.film, "production", company=make.company(name="Seen Films"))
    make.company(name="Not Yet Films")
    now("2023-11-03 12:00")

    listed = re.findall("<loc>http://testserver(/en/[cs][^<]*/)</loc>", client.get("/sitemap.xml").content.decode())

    assert listed == ["/en/schedule/", "/en/changes/", "/en/companies/seen-films/", f"/en/screenings/{shown.uuid}/"]


def empty(page):
    return page.main.find("p", css="empty").text


def test_empty_day_says_so_and_a_day_of_no_festival_is_none(read, client):
    make.screening()
    make.screening(start=athens("2023-11-04 20:00"), entry="free")

    assert empty(read("/en/schedule/2023-11-05/")) == "There are no screenings on this day."
    assert empty(read("/en/schedule/2023-11-03/?entry=free")) == "No screenings on this day match."
    assert empty(read("/en/schedule/2023-11-03/?entry=pass")) == "No screenings match."
    assert client.get("/en/schedule/2023-11-13/").status_code == 404


def test_edition_without_screenings_says_it_once(read):
    edition = make.edition()
    make.screening(edition=edition, audience="press")

    page = read("/en/schedule/2023-11-05/")
    assert empty(page) == "This edition has no screenings."
    assert page.main.all(role="status") == page.main.all("form") == []


def test_filter_by_one_day_is_the_page_of_that_day(client, now):
    make.edition()
    now("2023-11-03 12:00")

    answer = client.get("/en/schedule/?day=2023-11-05&venue=port&q=a%20b")
    assert answer["Location"] == "/en/editions/tiff-64/schedule/2023-11-05/?venue=port&q=a+b"
    assert client.get("/en/schedule/2023-11-04/?day=2023-11-05")["Location"].endswith("/schedule/2023-11-05/")
    for query in ("day=2023-11-13", "day=2023-11-05&day=2023-11-06"):
        assert client.get(f"/en/schedule/?{query}").status_code == 200


def test_closed_schedule_is_announced_for_later(read):
    edition = make.edition(schedule_public_at=athens("2023-11-10 12:00"))
    make.screening(edition=edition)

    page = read("/en/schedule/2023-11-03/")
    assert empty(page) == "Screening schedule to be announced."
    assert page.main.all(role="status") == []


def test_day_runs_until_six_and_shows_every_change_in_words(read):
    hall = make.hall(name_en="Olympion Upstairs")
    for clock, given in {
        "2023-11-03 05:59": {},
        "2023-11-03 23:30": {"status": "cancelled"},
        "2023-11-04 05:59": {"status": "moved", "previous_hall": hall},
        "2023-11-04 00:10": {"tickets": "sold_out"},
        "2023-11-04 06:00": {},
    }.items():
        make.screening(start=athens(clock), **given)

    lines = read("/en/schedule/2023-11-03/").main.all("li", css="ticket")
    assert [one.find("time").text for one in lines] == ["23:30", "00:10", "05:59"]
    said = [one.find("p", css="ticket__note").text for one in lines]
    assert said[0].startswith("Cancelled")
    assert said[1].startswith("Sold out")
    assert said[2].startswith("New venue (was Olympion Upstairs)")


def test_year_without_days_has_no_day_to_open(read, now):
    make.edition(starts=None, ends=None, year=2023)
    now("2023-12-31 12:00")

    assert "The days of this edition are not known." in read("/en/schedule/").text
    assert read("/en/").main.find("h1").text != ""


def test_site_without_an_edition_says_that_nothing_is_announced(client):
    for path in ("", "programme/", "schedule/", "editions/", "venues/", "people/"):
        assert client.get(f"/en/{path}").status_code == 200
    assert "Nothing has been announced yet." in Page(client.get("/en/schedule/")).text
    assert client.get("/en/schedule/2023-11-03/").status_code == 404


# --- Films, packages, screenings, venues ----------------------------------------------------------------------------


def test_card_names_all_sections_and_the_premiere_once(read):
    first, second = make.section(title_en="Contest", position=1), make.section(title_en="Horizons", position=2)
    film = make.film(title_en="In Two Sections")
    make.selection(film, second, premiere="national")
    make.selection(film, first, premiere="national")

    for address in ("/en/programme/", "/en/editions/tiff-64/sections/horizons/"):
        [card] = read(address).main.all("article", css="card")
        assert card.find("p", css="card__sec").text == "Contest Horizons Greek Premiere"
    assert read("/en/films/in-two-sections/").text.count("64th TIFF: Greek Premiere") == 1


def test_head_of_a_film_names_who_directed_it_also_where_nothing_else_is_told_of_them(read):
    film = make.selected_film(title_en="First Film")
    make.credit(film, person=make.person(name="Ana Lund"), credited_as="A. Lund")
    make.credit(film, person=make.person(name="Teo Marr"), position=1)

    page = read("/en/films/first-film/")

    rows = [(row.find("dt").text, row.find("dd")) for row in page.main.find("dl", css="facts").all("div")]
    by = dict(rows)["By"]
    assert (by.text, [link.attrs["href"] for link in by.all("a")]) == (
        "A. Lund, Teo Marr",
        ["/en/people/ana-lund/", "/en/people/teo-marr/"],
    )


@pytest.mark.parametrize(("address", "words"), [("programme", "By title"), ("changes", "Subscribe to changes (feed)")])
def test_links_of_use_on_a_screen_alone_are_not_printed(address, words, read):
    make.selected_film()

    [link] = [one for one in read(f"/en/{address}/").main.all("a") if one.text == words]

    assert "noprint" in link.classes | link.parent.classes


def test_withdrawn_film_keeps_its_page_and_leaves_the_lists(read):
    film = make.film(title_en="Gone")
    make.selection(film, status="withdrawn", reason_en="At its maker's wish.")
    other = make.selected_film(title_en="Still Here")

    assert "Withdrawn from the programme. Reason: At its maker's wish." in read("/en/films/gone/").text
    assert [one.text for one in read("/en/programme/").main.all("h3")] == [other.title_en]


def test_package_says_when_each_film_begins(read):
    films = [make.selected_film(title_en=f"Part {n}", minutes=minutes) for n, minutes in enumerate((20, 15, None, 9))]
    package = make.package(films, title_en="Shorts")
    plain = read("/en/packages/shorts/").main.find("ol", css="bill")
    make.screening(package=package, intro=5)

    timed = read("/en/packages/shorts/").main.find("ol", css="bill")
    begins = [[one.find(css="bill__at").text for one in bill.all("li")] for bill in (plain, timed)]
    assert begins == [["+0'", "+20'", "+35'", ""], ["20:05", "20:25", "20:40", ""]]
    assert [link.attrs["href"] for link in timed.all("a")] == [film.get_absolute_url() for film in films]


def test_package_shown_again_tells_its_starts_in_each_screening(read):
    film, other = (make.selected_film(title_en=title, minutes=20) for title in ("Boat", "Train"))
    package = make.package([film, other], title_en="Shorts")
    for start in ("2023-11-03 20:00", "2023-11-04 11:00"):
        make.screening(package=package, start=athens(start))
    page = read("/en/packages/shorts/").main

    assert page.find("ol", css="filmo").text == "1 Boat 20' 2 Train 20'"
    assert [one.text for one in page.all("ol", css="ticket__bill")] == [
        "20:00 Boat 20:20 Train",
        "11:00 Boat 11:20 Train",
    ]


def test_package_is_named_on_the_pages_of_its_films_and_not_on_its_own(read):
    film = make.selected_film(title_en="Boat")
    screening = make.screening(package=make.package([film], title_en="Shorts"))

    for page, told in ((film, True), (screening.package, False), (screening, False)):
        assert ("In Shorts" in read(page.get_absolute_url()).text) == told


def test_screening_of_its_own_title_says_when_it_starts(read):
    talk = make.screening(
        title_en="A Talk", kind="talk", description_en="About light.", hall=make.hall(name_en="Foyer")
    )
    make.presence(screening=talk, person=make.person(name="A Speaker"), task="speaks")

    page = read(talk.get_absolute_url())
    assert page.main.find("p", css="state").text == "Starts today 20:00, Foyer."
    assert "About light." in page.text
    assert "/en/people/a-speaker/" in page.links


def test_cancelled_discussion_is_said_and_its_guest_is_not(read):
    screening = make.screening(qa=20)
    guest = make.presence(screening=screening, person=make.person(name="A Director"), task="qa")

    def said():
        ticket = read("/en/schedule/2023-11-03/").main.find("li", css="ticket")
        note, talk = (ticket.all("p", css=css) for css in ("ticket__note", "ticket__qa"))
        return ticket.find("span", css="ticket__until").text, note[0].text, [one.text for one in talk]

    unknown = "Ticket availability not known"
    assert said() == ("until 22:00", unknown, ["21:40 Q&A 20': A Director"])
    guest.status = "cancelled"
    guest.save()
    assert said() == ("until 21:40", f"{unknown}. The discussion is cancelled", [])


def test_press_screening_names_its_guests_without_a_page_of_theirs(read, client):
    screening = make.screening(title_en="For the press", audience="press")
    make.presence(screening=screening, person=make.person(name="Only For Press"), task="speaks")

    page = read(screening.get_absolute_url())
    assert "Only For Press" in page.text
    assert "/en/people/only-for-press/" not in page.links
    assert client.get("/en/people/only-for-press/").status_code == 404


def test_venue_says_where_a_moved_screening_went(read):
    before, after = make.hall(make.venue(name_en="Olympion"), name_en="Olympion"), make.hall(name_en="Zannas")
    given = {"status": "moved", "previous_hall": before, "previous_start": athens("2023-11-03 20:00")}
    film = make.selected_film(title_en="Moved Film")
    make.screening(film=film, hall=after, start=athens("2023-11-03 20:30"), **given)

    [line] = read("/en/venues/olympion/").main.all("li", css="ticket")
    assert re.findall("Moved Film|Zannas|20:30|New venue|Moved \\(was .*?\\)", line.text) == [
        *("20:30", "Moved Film", "Zannas", "Moved (was today 20:00, Olympion)"),
    ]


def test_section_keeps_its_own_order(read):
    section = make.section(title_en="Ordered")
    for title, place in (("Zeta", 1), ("Alpha", 3), ("Midway", 2)):
        make.selection(make.film(title_en=title), section, position=place)

    assert [one.text for one in read("/en/editions/tiff-64/sections/ordered/").main.all("h3")] == [
        *("Zeta", "Midway", "Alpha"),
    ]


def test_section_of_sections_leads_to_them_and_says_nothing_of_films_of_its_own(read):
    whole = make.section(title_en="Horizons")
    make.selected_film(make.section(title_en="Shorts", parent=whole), title_en="Boat")

    page = read("/en/editions/tiff-64/sections/horizons/").main
    assert [(one.find("h2").text, one.find("ul").text) for one in page.all("section")] == [
        ("In this section", "Shorts 1")
    ]


def test_country_is_found_by_any_of_its_codes_and_counts_films_of_all_editions(read):
    state, older = Country.objects.get(code="SUHH"), make.edition(number=3, starts=None, ends=None, year=1962)
    for section in (make.section(), make.section(edition=older)):
        FilmCountry.objects.create(film=make.selected_film(section), country=state)

    for code in ("SUHH", "suhh", "SU", "su"):
        page = read(f"/en/countries/{code}/")
        assert "2 films" in page.text
        assert page.link("canonical").endswith("/en/countries/SUHH/")


@pytest.mark.parametrize("kind", ["film", "package"])
def test_sold_out_leads_to_the_other_screenings_of_what_is_shown(kind, read):
    shown = make.package(title_en="Shorts 3") if kind == "package" else make.selected_film(title_en="Shorts 3")
    make.screening(**{kind: shown}, tickets="sold_out")

    def links():
        ticket = read("/en/schedule/2023-11-03/").main.find("li", css="ticket")
        return [one.attrs["href"] for one in ticket.all("a") if one.text == "Other screenings"]

    assert links() == []
    make.screening(**{kind: shown}, start=athens("2023-11-04 20:00"))
    assert links() == [f"/en/{kind}s/shorts-3/#screenings"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("20:30", "1 screening is running. 1 more to come today."),
        ("12:00", "2 more to come today."),
        ("22:30", "1 screening is running."),
        ("23:59", ""),
    ],
)
def test_home_counts_what_runs_and_comes_today(read, now, moment, words):
    for hour in ("20", "22"):
        make.screening(start=athens(f"2023-11-03 {hour}:00"))
    now(f"2023-11-03 {moment}")

    assert read("/en/").main.find("p", css="today__sum").text == f"{moment} Day 2 of 11. {words}".strip()


@pytest.mark.parametrize("address", ["/en/", "/en/editions/tiff-64/"])
def test_today_is_marked_and_read_out_once(address, read):
    make.screening()

    day = read(address).main.find("ol", css="days").find("a", **{"aria-current": "date"})

    assert [(one.text, one.attrs.get("aria-hidden")) for one in day] == [
        ("Fri", "true"),
        ("3", "true"),
        ("Friday 3 November", None),
    ]


def test_foot_has_the_address_of_the_festival(read):
    edition = make.edition(contact_email="programme@festival.example")
    page = make.page(title_en="Passes")
    foot = read(page.get_absolute_url()).root.find("footer")

    assert [one.attrs["href"] for one in foot.all("a") if one.text == edition.contact_email] == [
        "mailto:programme@festival.example"
    ]
    make.change(edition, contact_email="")
    assert "mailto:" not in read(page.get_absolute_url()).html


def test_home_of_an_edition_that_is_only_announced_says_when_its_programme_comes(read, now):
    make.edition(name_en="Festival")
    now("2023-09-01 12:00")

    words = read("/en/").main.find("p", css="today__sum").text

    assert words == "Festival Thessaloniki The whole programme: Tuesday 10 October, 12:00."


def test_home_says_the_days_of_an_edition_that_is_over_once(read, now):
    make.edition()
    now("2023-12-01 12:00")

    home = read("/en/").main

    assert (home.find("h1").text, home.find("p", css="today__sum").text) == ("2–12 November 2023", "64th TIFF")


def test_home_is_led_by_the_next_film_that_has_a_picture_and_room(read):
    full, later, unseen = (make.selected_film(title_en=title) for title in ("Full", "Later", "Unseen"))
    for film in (full, later):
        make.still(film)
    for hour, film, tickets in (("17", unseen, "on_sale"), ("18", full, "sold_out"), ("20", later, "on_sale")):
        make.screening(film=film, tickets=tickets, start=athens(f"2023-11-03 {hour}:00"))
    assert read("/en/").main.find(id="lead").text == "Later"

    make.change(Screening.objects.get(film=later), tickets="sold_out")
    assert read("/en/").main.find(id="lead").text == "Full"


def test_hour_is_typed_as_text_and_stays_as_it_was_typed(read):
    make.screening()
    for path in ("programme", "schedule/2023-11-03"):
        page = read(f"/en/{path}/?from=8%20pm")
        hours = [one for one in page.main.all("input") if one.attrs["name"] in ("from", "to")]
        assert [one.attrs["type"] for one in hours] == ["text", "text"]
        assert hours[0].attrs["value"] == "8 pm"
