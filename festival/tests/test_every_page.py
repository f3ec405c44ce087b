"""What holds for every public page, whatever it is about."""

import re

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from festival.views.home import HomePage
from films.models import Prize
from films.tests import builders as make
from films.tests.builders import NOW
from films.tests.pages.reading import Page
from films.tests.pages.world import kept

from .crawl import FOR_MACHINES, addresses

pytestmark = pytest.mark.django_db

SITE = "https://festival.example"
FEED = "/en/changes/feed.xml"


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker, tmp_path_factory):
    """One page of each kind, in English, with an edition of one day."""
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(NOW, tick=False):
        edition = make.edition(starts=NOW.date(), ends=NOW.date())
        film = make.selected_film(make.section(edition=edition))
        make.credit(film, person=make.person(name="Anna Panou"))
        make.credit(film, "production", company=make.company())
        make.award(film=film, words_en="", prize=Prize.objects.create(name_en="Prize"), publish_at=make.LONG_AGO)
        make.screening(package=make.package([film]))
        make.page(title_en="Tickets")
        lists = ["", "programme/", "schedule/", "changes/", "now/", "editions/", "venues/", "people/"]
        no_way_on = [".ics", "/display/", "/api/"]
        found = [one for one in addresses(["en"]) if not any(part in one for part in no_way_on)]
        yield [*(f"/en/{path}" for path in [*lists, "people/?letter=P"]), *found]


@pytest.fixture(scope="module")
def answers(pages):
    with time_machine.travel(NOW, tick=False):
        return {address: Client().get(address) for address in pages}


@pytest.fixture(scope="module")
def read(answers):
    """The pages as they are read."""
    return {address: Page(answer) for address, answer in answers.items()}


MISSING = ["/en/films/no-such-film/", "/el/no-such-page/", "/no-such-page/"]


def test_language_switch_leads_to_the_same_page(read):
    for address, page in read.items():
        greek = f"/el{address[3:]}".removesuffix("?letter=P")
        [switch] = [one for one in page.root.find("header").all("a") if one.attrs.get("hreflang")]
        assert (switch.attrs["href"], switch.attrs["hreflang"], switch.attrs["lang"]) == (greek, "el", "el")
        assert switch.text == "Ελληνικά"


def test_every_page_but_home_says_where_it_stands(read):
    for address, page in read.items():
        trails = page.root.all("nav", **{"aria-label": "You are here"})
        first = [trail.all("a")[0].attrs["href"] for trail in trails]
        assert first == ([] if address == "/en/" else ["/en/"]), address


def test_head_names_the_canonical_address_and_both_languages(read):
    for address, page in read.items():
        canonical = page.link("canonical")
        greek = canonical.replace("/en/", "/el/", 1)
        others = {
            one.attrs["hreflang"]: one.attrs["href"]
            for one in page.root.all("link", rel="alternate")
            if "hreflang" in one.attrs
        }
        both = {"en": canonical, "el": greek, "x-default": canonical}
        assert others == ({} if "letter=" in address else both), address  # a letter is of one alphabet
        assert canonical.startswith(f"{SITE}/en/"), address
        assert page.root.find("html").attrs["lang"] == "en"


def test_each_page_has_one_heading_a_title_and_a_description_of_its_own(read):
    heads = {}
    for address, page in read.items():
        headings = page.main.all("h1")
        title = "".join(page.root.find("title").children)
        description = page.root.find("meta", name="description").attrs["content"]
        assert [bool(one.text) for one in headings] == [True], address
        assert all(words.strip(" –") for words in (title, description)), address
        heads.setdefault(page.link("canonical"), set()).add((title, description))
    assert {address: words for address, words in heads.items() if len(words) > 1} == {}


def test_ids_are_given_once_and_labels_point_to_them(read):
    for address, page in read.items():
        ids = [one.attrs["id"] for one in page.root if one.attrs.get("id")]
        named = {word for one in page.root for word in one.attrs.get("aria-labelledby", "").split()}
        assert sorted(set(ids)) == sorted(ids), address
        assert named - set(ids) == set(), address
        anchors = {link[1:] for link in page.links if link.startswith("#")}
        assert anchors - set(ids) - {""} == set(), address


def test_no_line_begins_with_a_dot(answers):
    for address, answer in answers.items():
        assert re.findall(r"[^\n]{0,40}[ \n>]·", answer.content.decode().partition("<main")[2]) == [], address


def test_visitors_get_no_cookie(answers):
    for address, answer in answers.items():
        assert "Set-Cookie" not in answer.headers, address
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address


def test_nothing_is_written_and_nothing_else_is_asked_for(pages):
    client = Client()
    with time_machine.travel(NOW, tick=False):
        for address in [*pages, *FOR_MACHINES, FEED]:
            head = client.head(address)
            assert (head.status_code, head.content) == (200 if address != "/" else 302, b""), address
            assert client.post(address).status_code == 405, address
            assert client.delete(address).status_code == 405, address


def test_pages_and_errors_carry_the_headers_of_safety(answers):
    others = [Client().get(address) for address in [*MISSING, *FOR_MACHINES, FEED]]
    for headers in [answer.headers for answer in [*answers.values(), *others]]:
        policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_need_nothing_that_the_policy_refuses(read):
    for address, page in read.items():
        assert page.root.all("style") == [], address
        assert [
            one for one in page.root.all("script") if "src" not in one.attrs and one.attrs.get("type") is None
        ] == []
        assert [
            one.tag for one in page.root if "style" in one.attrs or any(name[:2] == "on" for name in one.attrs)
        ] == []
        loaded = [one.attrs.get("src", "") for one in page.root.all("script") + page.root.all("img")]
        assert [link for link in loaded if link.startswith(("http", "//"))] == []


@pytest.mark.parametrize("address", MISSING)
def test_404_is_a_page_in_the_language_of_its_address(pages, address):
    answer = Client().get(address)

    page = Page(answer)
    assert answer.status_code == 404
    assert page.root.find("html").attrs["lang"] == ("el" if address.startswith("/el") else "en")
    assert page.root.all("link", rel="canonical") == []
    assert "Set-Cookie" not in answer.headers


def test_failure_is_a_page_that_asks_nothing_of_the_database(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(HomePage, "get", lambda *given, **named: 1 / 0)
    client = Client(raise_request_exception=False)

    with django_assert_num_queries(0):
        answer = client.get("/en/")
    page = Page(answer)
    assert answer.status_code == 500
    assert [page.root.find("h1").text, page.root.find("h2").text] == ["Something went wrong", "Κάτι πήγε στραβά"]
    assert len(page.root.all("link", rel="stylesheet")) == 3


def test_refusal_is_a_page_that_asks_nothing_of_the_database(monkeypatch, django_assert_num_queries):
    def refuse(*given, **named):
        raise PermissionDenied

    monkeypatch.setattr(HomePage, "get", refuse)
    with django_assert_num_queries(0):
        answer = Client().get("/en/")
    page = Page(answer)
    assert answer.status_code == 403
    assert [page.root.find("h1").text, page.root.find("h2").text] == ["Access denied", "Δεν έχετε πρόσβαση"]
    assert [one.attrs["href"] for one in page.root.all("a")] == ["/", "/admin/"]
    assert len(page.root.all("link", rel="stylesheet")) == 3


def test_start_leads_to_the_language_of_the_reader(pages):
    for accepted, home in (("el,en;q=0.5", "/el/"), ("en", "/en/"), ("fr", "/en/"), ("", "/en/")):
        answer = Client().get("/", headers={"accept-language": accepted})
        assert (answer.status_code, answer["Location"]) == (302, home)
        assert answer["Vary"] == "Accept-Language"
