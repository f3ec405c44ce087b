"""Addresses that make no sense are answered with a 404 or with words, never with a 500; lists keep their query."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client

from films.tests import builders as make
from films.tests.builders import NOW

from .reading import Page
from .world import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """One page of films and one film more, and an edition of a single one."""
    with kept(django_db_blocker, tmp_path_factory):
        section = make.section(title_en="Horizons")
        films = [make.selected_film(section, minutes=minutes) for minutes in range(60, 109)]
        make.screening(film=films[0])
        small = make.edition(acronym="TDF", number=26, starts=date(2023, 3, 2), ends=date(2023, 3, 12))
        make.selected_film(make.section(title_en="Horizons", edition=small))
        make.credit(films[0], person=make.person(name="Anna Known"))
        yield


@pytest.fixture
def client(site):
    with time_machine.travel(NOW, tick=False):
        yield Client()


UNKNOWN = "Unknown filter value ignored: {}"
WHOLE, HOUR, NUL = "Enter a whole number.", "Write an hour like 20:00.", "Null characters are not allowed."
LONG = "9" * 400
TOLD = {
    "section=no-such-section": UNKNOWN.format("no-such-section"),
    "section=%00": UNKNOWN.format("\0"),
    "section=horizons&section=horizon": UNKNOWN.format("horizon"),
    "country=ZZ": UNKNOWN.format("ZZ"),
    "country=gr": UNKNOWN.format("gr"),
    "country=GR%00": UNKNOWN.format("GR\0"),
    "language=klingon": UNKNOWN.format("klingon"),
    "form=long": UNKNOWN.format("long"),
    "kind=%F0%9F%8E%AC": UNKNOWN.format("🎬"),
    "premiere=galactic": UNKNOWN.format("galactic"),
    "director=nobody": UNKNOWN.format("nobody"),
    "director=%3Cscript%3E": UNKNOWN.format("<script>"),
    "tag=none": UNKNOWN.format("none"),
    "day=2023-13-45": UNKNOWN.format("2023-13-45"),
    "day=2024-11-01": UNKNOWN.format("2024-11-01"),
    "day=tomorrow": UNKNOWN.format("tomorrow"),
    "venue=nowhere": UNKNOWN.format("nowhere"),
    "entry=vip": UNKNOWN.format("vip"),
    "tickets=all": UNKNOWN.format("all"),
    "access=magic": UNKNOWN.format("magic"),
    "subtitles=xx": UNKNOWN.format("xx"),
    "audience=everyone": UNKNOWN.format("everyone"),
    "chances=many": UNKNOWN.format("many"),
    "chances=%00": UNKNOWN.format("\0"),
    f"kind={LONG}": UNKNOWN.format(LONG),
    "year_min=abc": WHOLE,
    "year_min=1.5": WHOLE,
    "year_min=1e3": WHOLE,
    "year_max=%00": WHOLE,
    "minutes_min=NaN": WHOLE,
    "minutes_max=Infinity": WHOLE,
    f"year_min={LONG}": "Ensure this value is less than or equal to 9999.",
    f"minutes_max={'9' * 5000}": WHOLE,
    "year_min=-5": "Ensure this value is greater than or equal to 0.",
    "age=old": WHOLE,
    "age=-1": "Ensure this value is greater than or equal to 0.",
    "age=1000": "Ensure this value is less than or equal to 120.",
    "from=x": HOUR,
    "from=25:61": HOUR,
    "from=-5": HOUR,
    "from=30": HOUR,
    "from=20:00:00:00": HOUR,
    f"from={LONG}": HOUR,
    "to=99": HOUR,
    "to=%00": NUL,
    "q=%00": NUL,
    f"q={'x' * 101}": "Ensure this value has at most 100 characters (it has 101).",
    "sort=zz": UNKNOWN.format("zz"),
    "sort=-": UNKNOWN.format("-"),
    "sort=%00": UNKNOWN.format("\0"),
    "view=zz": UNKNOWN.format("zz"),
    "view=%00": UNKNOWN.format("\0"),
}
LABELS = {
    "section": "Section",
    "country": "Country",
    "language": "Language",
    "form": "Length",
    "kind": "Kind of film",
    "premiere": "Premiere",
    "director": "Direction",
    "tag": "Tag",
    "day": "Day",
    "venue": "Venue",
    "entry": "Entry",
    "tickets": "Tickets",
    "access": "Access",
    "subtitles": "Subtitles",
    "audience": "Audience",
    "chances": "Chances left",
    "year_min": "From year",
    "year_max": "To year",
    "minutes_min": "Minutes, at least",
    "minutes_max": "Minutes, at most",
    "age": "Suitable from age",
    "from": "From",
    "to": "To",
    "q": "Title, name or word",
    "sort": "Sort by",
    "view": "View",
}
READ = [
    "q=",
    "q=%E0%A4%A",
    "q=%22%27--",
    "sort=",
    "view=",
    "letter=A",
    "page=",
    "page=last",
    "%00=%00",
    "section=",
]
NOTHING = [
    *(f"/en/programme/?page={page}" for page in ("0", "-1", "3", "999", "x", "%00", "1e0", "1.0", LONG)),
    "/en/programme/?page=2&section=horizon&q=nothing",
    *(f"/en/schedule/{day}/" for day in ("2023-02-30", "2023-13-01", "0000-00-00", "0001-01-01", "9999-12-31")),
    *("/en/schedule/2022-11-03/", "/en/schedule/2023-11-3/", "/en/schedule/today/", "/en/schedule/20231103/"),
    "/en/schedule/%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%93-11-03/",
    "/en/editions/tiff-64/schedule/2023-11-13/",
    *(f"/en/editions/tiff-99/{page}" for page in ("", "programme/", "schedule/", "schedule/2023-11-03/", "awards/")),
    "/en/editions/tiff-64/sections/no-such-section/",
    "/en/editions/tiff-64/changes/no-such-page/",
    *(f"/en/{kind}/no-such-thing/" for kind in ("films", "people", "companies", "packages", "venues", "prizes")),
    *(f"/en/{kind}/%00/" for kind in ("films", "people", "pages", "countries", "editions")),
    *("/en/films/Φόνισσα/", "/en/films/a%2Fb/", "/en/films/../../etc/passwd", f"/en/films/{LONG}/"),
    *("/en/countries/ZZ/", "/en/countries/greece/", "/en/pages/no-such-page/"),
    *("/en/screenings/1/", "/en/screenings/00000000-0000-0000-0000-000000000000/"),
    *(f"/en/people/?letter={letter}" for letter in ("Z", "AB", "k", "%00", "%23", "Ω")),
    *(
        "/de/programme/",
        "/en/no-such-page/",
        "/no-such-page/",
        "/sitemap.xml?p=99",
        "/sitemap.xml?p=x",
        "/sitemap-x.xml",
    ),
]


@pytest.mark.many_cases
@pytest.mark.parametrize("query", TOLD)
def test_what_is_not_understood_is_told_and_left_out(client, query):
    page = Page(client.get(f"/en/editions/tdf-26/programme/?{query}"))

    label = LABELS[query.partition("=")[0]]
    assert [one.text for one in page.main.all(role="alert")] == [" ".join(f"{label}: {TOLD[query]}".split())]
    assert page.main.find("p", role="status").text.startswith("1 film ·")


@pytest.mark.parametrize(
    "query", ["venue=nowhere", "section=%00", "from=x", "q=%00", "audience=everyone", "year_min=x"]
)
def test_schedule_tells_it_too(client, query):
    page = Page(client.get(f"/en/schedule/2023-11-03/?{query}"))

    assert len(page.main.all(role="alert")) == len(page.main.all("li", css="ticket")) == 1


@pytest.mark.parametrize("query", READ)
def test_what_means_nothing_changes_nothing(client, query):
    page = Page(client.get(f"/en/editions/tdf-26/programme/?{query}"))

    assert page.main.all(role="alert") == []


@pytest.mark.many_cases
@pytest.mark.parametrize("address", NOTHING)
def test_what_does_not_exist_is_a_404(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert "matches the given query" not in answer.content.decode()


def test_404_says_in_its_language_what_is_wrong(client):
    wrong = {"/en/schedule/2022-11-03/": "There is no festival on that day.", "/en/people/?letter=Z": "No name begins"}
    for address, words in wrong.items():
        assert words in Page(client.get(address)).text
    assert Page(client.get("/el/films/no-such-film/")).root.find("html").attrs["lang"] == "el"


# --- Lists keep their query -----------------------------------------------------------------------------------------

QUERY = "section=horizons&form=feature&from=20%3A00&sort=title&view=grid"


def queries(links):
    return [parse_qs(urlsplit(link.attrs["href"]).query) for link in links]


def test_links_to_other_pages_keep_the_filters(client):
    page = Page(client.get("/en/programme/?section=horizons&form=feature&sort=title"))

    links = page.main.find("p", css="pages").all("a")
    kept = {"section": ["horizons"], "form": ["feature"], "sort": ["title"]}
    assert queries(links) == [{**kept, "page": ["1"]}, {**kept, "page": ["2"]}, {**kept, "page": ["2"]}]


def test_links_to_other_orders_keep_the_filters_and_go_to_the_first_page(client):
    page = Page(client.get("/en/programme/?section=horizons&q=film&page=2"))

    links = page.main.find("p", role="status").all("a") + page.main.find("p", css="switch").all("a")
    asked = queries(links)
    assert {query.get("sort", query.get("view"))[0] for query in asked} == {
        *("title", "time", "minutes", "-minutes", "grid", "list"),
    }
    assert all(query["section"] == ["horizons"] and query["q"] == ["film"] for query in asked)
    assert not any("page" in query for query in asked)


def test_each_chosen_filter_can_be_taken_away_alone(client):
    page = Page(client.get("/en/programme/?section=horizons&form=feature&form=short&sort=time&page=1"))

    section, feature, short, everything = page.main.find("div", css="chips").all("a")
    assert queries([section, feature, short]) == [
        {"form": ["feature", "short"], "sort": ["time"]},
        {"section": ["horizons"], "form": ["short"], "sort": ["time"]},
        {"section": ["horizons"], "form": ["feature"], "sort": ["time"]},
    ]
    assert everything.attrs["href"] == "/en/programme/"


def test_chosen_filter_is_said_in_the_language_of_the_page(client):
    page = Page(client.get("/el/programme/?q=now&day=today&from=now&to=22:00"))

    words = [chip.text for chip in page.main.find("div", css="chips").all("a")]
    assert words == ["Τίτλος, όνομα ή λέξη: now", "Σήμερα", "Από: τώρα", "Έως: 22:00", "Καθαρισμός όλων"]


def test_second_page_holds_the_rest_and_says_so(client):
    first, second = (Page(client.get(f"/en/programme/?sort=minutes&page={page}")) for page in (1, 2))

    assert [len(page.main.all("article", css="card")) for page in (first, second)] == [48, 1]
    assert "page 2" in second.root.find("title").children[0]
    assert second.link("canonical") == "https://festival.example/en/editions/tiff-64/programme/?page=2"


def test_list_view_shows_all_on_one_page(client):
    page = Page(client.get("/en/programme/?view=list"))

    assert len(page.main.find("ul", css="index").all("h3")) == 49
    assert page.main.all("p", css="pages") == []


def test_form_keeps_order_and_view(client):
    form = Page(client.get("/en/programme/?sort=time&view=list&form=short")).main.find("form")

    assert {one.attrs["name"]: one.attrs["value"] for one in form.all("input", type="hidden")} == {
        "sort": "time",
        "view": "list",
    }
    assert [one.attrs["value"] for one in form.all("input") if "checked" in one.attrs] == ["short"]
