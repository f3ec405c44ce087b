"""The page of changes and the feed: what stands where, and what neither ever tells."""

import xml.etree.ElementTree as ElementTree

import pytest

from films.models import Edition
from films.tests import builders as make
from films.tests.builders import athens, change

from .reading import Page, in_order

pytestmark = pytest.mark.django_db

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def told(now):
    """Friday's evening, with a first screening that never changes: the schedule came out with it."""
    now("2023-11-03 12:00")
    make.screening(start=athens("2023-11-02 20:00"))


def shown(title, start="2023-11-03 20:00", **given):
    """A screening of the schedule, no addition to it."""
    film = make.selected_film(title_en=title)
    made = make.screening(film=film, start=athens(start), hall=make.hall(name_en="Olympion"), **given)
    made.changes.all().delete()
    return made


def slips(page) -> list[str]:
    return [one.text for one in page.main.find("ol", css="errata").all("li")]


def headings(page) -> list[str]:
    return [one.text for one in page.main.all("h2")]


def test_days_to_come_stand_first_and_on_each_the_weightiest(told, client):
    change(shown("Access"), captions=True)
    change(shown("Off", "2023-11-03 22:00"), status="cancelled")
    change(shown("Later", "2023-11-05 20:00"), qa=20)
    change(shown("Past", "2023-11-02 18:00"), status="cancelled")

    page = Page(client.get("/en/changes/"))
    assert headings(page) == ["Friday 3 November", "Sunday 5 November", "Thursday 2 November"]
    assert slips(page) == [
        "22:00 Cancelled Off today 22:00, Olympion",
        "20:00 Accessibility Access today 20:00, Olympion Now with: captions for deaf and hard-of-hearing people.",
    ]
    assert page.main.find("details", css="earlier").find("h2").text == "Thursday 2 November"


def test_no_empty_line_stands_where_nothing_more_is_told(told, client):
    change(shown("Off"), status="cancelled")

    [slip] = Page(client.get("/en/changes/")).main.find("ol", css="errata").all("li")

    assert [one.text for one in slip.all("p")] == ["today 20:00, Olympion"]


def test_a_move_is_told_in_both_languages(told, client):
    moved = shown("The Boat")
    zannas = make.hall(name_en="Pavlos Zannas", name_el="Παύλος Ζάννας")
    change(moved, start=athens("2023-11-03 20:30"), hall=zannas, reason_en="technical problem", reason_el="βλάβη")

    english, greek = (Page(client.get(f"/{language}/changes/")) for language in ("en", "el"))
    assert slips(english) == [
        "20:30 Moved The Boat today 20:30, Pavlos Zannas Was: today 20:00, Olympion. Reason: technical problem."
    ]
    assert slips(greek) == [
        "20:30 Μετακινήθηκε The Boat σήμερα 20:30, Παύλος Ζάννας Ήταν: σήμερα 20:00, Olympion. Αιτία: βλάβη."
    ]


def test_since_the_printed_programme(told, client, now):
    moved = shown("The Boat")
    change(moved, start=athens("2023-11-03 20:30"))
    now("2023-11-03 13:00")
    Edition.objects.update(printed_at=athens("2023-11-03 12:30"))
    change(moved, start=athens("2023-11-03 21:00"))
    now("2023-11-03 14:00")
    change(moved, start=athens("2023-11-03 22:00"))

    assert slips(Page(client.get("/en/changes/"))) == [
        "22:00 New time The Boat today 22:00, Olympion Was: today 21:00."
    ]
    since = Page(client.get("/en/changes/?since=printed"))
    assert slips(since) == ["22:00 New time The Boat today 22:00, Olympion Was: today 20:30."]
    assert since.main.find("nav", css="switch").find("a", **{"aria-current": "true"}).text == (
        "Since the printed programme"
    )


def test_before_it_is_printed_nothing_is_offered(told, client):
    Edition.objects.update(printed_at=athens("2023-11-04 12:00"))

    assert Page(client.get("/en/changes/?since=printed")).main.all("nav", css="switch") == []


@pytest.mark.parametrize(
    ("wall", "query", "words"),
    [
        ("2023-05-01 12:00", "", "Nothing has been announced yet."),
        ("2023-10-15 12:00", "", "Screening schedule to be announced."),
        ("2023-11-03 12:00", "", "No changes so far. The schedule stands as it was announced."),
        ("2023-11-03 12:00", "?since=printed", "The printed programme is right: no screening has changed."),
    ],
)
def test_where_nothing_has_changed_the_page_says_so(wall, query, words, client, now):
    now(wall)
    make.edition(printed_at=athens("2023-10-25 12:00"))

    assert Page(client.get(f"/en/changes/{query}")).main.find("p", css="empty").text == words


def test_each_edition_has_its_own_and_it_is_the_canonical_one(told, client):
    change(shown("The Boat"), status="cancelled")
    other = make.edition(number=65, starts=athens("2024-10-31 12:00").date(), ends=athens("2024-11-10 12:00").date())

    assert len(slips(Page(client.get("/en/editions/tiff-64/changes/")))) == 1
    assert Page(client.get(f"/en/editions/{other.slug}/changes/")).main.all("ol", css="errata") == []
    page = Page(client.get("/en/changes/"))
    assert page.link("canonical") == "https://festival.example/en/editions/tiff-64/changes/"


def test_changes_of_what_the_public_may_not_see_are_nowhere(told, client):
    hidden = [shown("Hush Press", audience="press"), shown("Hush Later"), shown("Hush Draft")]
    for one in hidden:
        make.screening_change(screening=one)
    change(hidden[1], publish_at=athens("2023-11-04 12:00"))
    change(hidden[2].film, publish_at=None)
    make.screening_change(screening=shown("Boat"), moment=athens("2023-11-03 12:01"))

    for address in ("/en/changes/", "/en/changes/feed.xml", "/en/editions/tiff-64/changes/"):
        assert "Hush" not in client.get(address).content.decode()
        assert "Boat" not in client.get(address).content.decode()


# --- Notes on other pages -------------------------------------------------------------------------------------------


def test_film_screening_and_hall_pages_note_what_changed(told, client, now):
    boat = shown("The Boat", qa=20)
    make.presence(screening=boat, task="qa", person=make.person(name="Anna Panou"))
    now("2023-11-03 18:10")
    change(boat.presences.get(), status="cancelled")

    line, note = ". The discussion is cancelled ", "Changed: today 18:10. Not coming: Anna Panou."
    for page in (boat.film, boat, boat.hall.venue):
        assert in_order(Page(client.get(page.get_absolute_url())).text, [line, note]) == []
    now("2023-11-03 23:00")
    assert note not in Page(client.get(boat.get_absolute_url())).text


# --- The feed -------------------------------------------------------------------------------------------------------


def feed(client, language="en"):
    return ElementTree.fromstring(client.get(f"/{language}/changes/feed.xml").content)  # noqa: S314 our own


def entries(feed) -> list[tuple[str, str]]:
    return [
        (one.findtext("atom:title", namespaces=ATOM), one.findtext("atom:summary", namespaces=ATOM))
        for one in feed.findall("atom:entry", ATOM)
    ]


def ids(feed) -> list[str]:
    return [one.text for one in feed.findall("atom:entry/atom:id", ATOM)]


def test_feed_tells_each_piece_of_news_the_newest_first(told, client, now):
    boat, train = shown("The Boat"), shown("Train & Co")
    change(boat, start=athens("2023-11-03 20:30"), hall=make.hall(name_en="Zannas"))
    now("2023-11-03 13:00")
    change(train, status="cancelled", reason_en="the print is late")

    assert entries(feed(client)) == [
        ("Cancelled: Train & Co", "Fri 3 Nov 2023 20:00, Olympion. Reason: the print is late."),
        ("Moved: The Boat", "Fri 3 Nov 2023 20:30, Zannas. Was: Fri 3 Nov 2023 20:00, Olympion."),
    ]


def test_feed_leaves_out_the_control_characters_of_a_paste(told, client):
    boat = shown("The\x0bBoat")
    change(boat, status="cancelled", reason_en="the print\x0cis late")

    assert entries(feed(client)) == [
        ("Cancelled: The Boat", "Fri 3 Nov 2023 20:00, Olympion. Reason: the print is late."),
    ]


def test_ids_stay_when_a_change_is_corrected_and_its_moment_is_told(told, client, now):
    boat = shown("The Boat")
    change(boat, start=athens("2023-11-03 20:30"))
    before = feed(client)
    now("2023-11-03 12:03")
    change(boat, start=athens("2023-11-03 21:00"))
    after = feed(client)

    assert ids(before) == ids(after) == ids(feed(client, "el"))
    dates = [[one.text for one in after.findall(f"atom:entry/atom:{name}", ATOM)] for name in ("published", "updated")]
    assert dates == [["2023-11-03T10:00:00+00:00"], ["2023-11-03T10:03:00+00:00"]]
    assert after.findtext("atom:updated", namespaces=ATOM) == "2023-11-03T10:03:00+00:00"


def test_feed_leads_to_the_screening_and_the_page(told, client):
    boat = shown("The Boat")
    change(boat, status="cancelled")

    links = [(one.get("rel"), one.get("href")) for one in feed(client).iter(f"{{{ATOM['atom']}}}link")]
    assert links == [
        ("alternate", "https://festival.example/en/editions/tiff-64/changes/"),
        ("self", "https://festival.example/en/changes/feed.xml"),
        ("alternate", f"https://festival.example/en/screenings/{boat.uuid}/"),
    ]


def test_empty_feed_is_the_same_whenever_it_is_asked_for(told, client, now):
    before = client.get("/en/changes/feed.xml")
    now("2023-11-04 12:00")

    assert client.get("/en/changes/feed.xml").content == before.content
    assert before["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_feed_before_anything_is_announced(client, now):
    now("2023-05-01 12:00")

    assert entries(feed(client)) == []


def test_feed_is_only_read(told, client):
    assert client.post("/en/changes/feed.xml").status_code == 405


# --- Queries --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/en/changes/", 7), ("/en/changes/feed.xml", 6)])
def test_changes_take_the_same_queries(address, queries, number, told, client, django_assert_num_queries):
    for n in range(number):
        change(shown(f"Film {n}"), start=athens("2023-11-03 21:00"), hall=make.hall())
        make.presence(screening=shown(f"Other {n}"))

    with django_assert_num_queries(queries):
        assert client.get(address).content.decode().count("Film ") >= number
