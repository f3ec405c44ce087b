"""What is not public is nowhere: not on a page, in a link, a count, a filter, a style sheet or the sitemap."""

import re
from functools import cache
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from films.models import Announcement, Screening
from films.tests.pages.reading import Page
from films.tests.pages.world import kept
from people.models import PastSlug

from . import hidden
from .crawl import API, addresses, body, choices, crawl, name_of, public_names, some

pytestmark = pytest.mark.django_db

LISTS = ["/en/programme/", "/en/schedule/2023-11-04/"]
ODD = [
    *("age=8", "audience=industry", "from=02:00", "director=nobody", "chances=last"),
    *("sort=title", "sort=time", "sort=-minutes", "view=list"),
]
ASKED = [f"{LISTS[1]}?audience=press", f"/{API}?audience=press"]
PREMIERES = ("World Premiere", "European Premiere")  # both are only in selections that are held back


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory):
        made = hidden.build()
        made.media = settings.MEDIA_ROOT
        yield made


@pytest.fixture(scope="module")
def before(world, languages, of_a_kind, part):
    """The addresses of the site at the last instant of secrecy, with status and body."""
    with time_machine.travel(hidden.BEFORE, tick=False):
        client = Client()
        lists = [f"{start}?{query}" for start in LISTS for query in ODD]
        offered = [one for start in LISTS for one in choices(client, start)]
        return visited(client, languages, [*part([*lists, *offered]), *ASKED], of_a_kind)


@pytest.fixture(scope="module")
def after(world, of_a_kind):
    """The English ones at the moment at which much of it opens."""
    with time_machine.travel(hidden.MOMENT, tick=False):
        return visited(Client(), ["en"], of_a_kind=of_a_kind)


@pytest.fixture(scope="module")
def afterwards(world, of_a_kind):
    """And at the moment of an announcement that comes after it."""
    with time_machine.travel(hidden.AFTERWARDS, tick=False):
        return visited(Client(), ["en"], of_a_kind=of_a_kind)


def visited(client, languages, more=(), of_a_kind=None):
    """`of_a_kind`: how many of one kind are visited, whether links lead to them or not; `more`: what is anyway."""
    answers = crawl(client, languages, of_a_kind=of_a_kind)
    for address in [*some(addresses(languages), of_a_kind), *more]:
        if address not in answers:
            answer = client.get(address)
            answers[address] = answer.status_code, body(answer)
    return answers


@pytest.fixture
def secret(world):
    """The client, at the last instant of secrecy."""
    with time_machine.travel(hidden.BEFORE, tick=False):
        yield Client()


def secrets_in(body, needles):
    """The secret words of a body; a picture's address or a colour is one too."""
    return {*re.findall("hush[a-z0-9]+", body.casefold()), *(one for one in needles if one in body)}


def told(answers, needles):
    """What each address that answers tells. A 404 repeats the address it was asked for."""
    pages = {address: body for address, (status, body) in answers.items() if status == 200}
    return {address: found for address, body in pages.items() if (found := secrets_in(body, needles))}


def in_english(rows):
    with translation.override("en"):
        return [row.get_absolute_url() for row in rows]


# --- Before the moment ----------------------------------------------------------------------------------------------


def test_nothing_hidden_is_named_anywhere(world, before, languages):
    needles = [*world.needles, *(colour[1:] for colour in hidden.COLOURS), *PREMIERES, "21:37"]
    needles += [str(one.uuid) for one in world.closed if isinstance(one, Screening)]
    found = told(before, needles)

    asked = [path for path in found if path.endswith("audience=press") or "/picks/press/" in path]
    asked += [f"/{language}{path[3:]}" for path in in_english(world.guests_only) for language in languages]
    assert {path: words for path, words in found.items() if path not in asked} == {}
    assert {word for path in asked for word in found.get(path, ())} <= {"hushpress", "hushspeaker"}


def test_press_screening_stands_where_the_audience_is_asked_for(before):
    assert "Hushpress" in before["/en/schedule/2023-11-04/?audience=press"][1]


@pytest.mark.thorough
def test_every_address_of_something_hidden_is_a_404(world, before, languages):
    paths = [path for path in in_english(world.closed) if "#" not in path]
    found = {f"/{language}{path[3:]}": before[f"/{language}{path[3:]}"][0] for path in paths for language in languages}

    assert {path: status for path, status in found.items() if status != 404} == {}


def test_every_other_address_answers(world, before, languages):
    hush = [str(one.uuid) for one in world.closed if isinstance(one, Screening)]
    closed = {address for address in before if "hush" in address or any(one in address for one in hush)}
    closed |= {address for address in before if "/tiff-65/" in address or re.search(r"/schedule/2024-11", address)}
    closed |= {f"/{language}/calendar/screenings/{one.uuid}.ics" for language in languages for one in world.guests_only}
    closed |= {f"/{API}{one.uuid}/" for one in world.guests_only}

    wrong = {address: status for address, (status, _) in before.items() if status not in (200, 301, 302)}
    assert set(wrong) - closed == set()


def test_hidden_address_reads_like_one_that_never_was(world, secret):
    """Nothing on the 404 page differs but the address itself, and nothing more is asked for it."""

    @cache
    def get(path):
        with CaptureQueriesContext(connection) as queries:
            return secret.get(path), len(queries)

    for row, path in zip(world.closed, in_english(world.closed), strict=True):
        word = str(row.uuid) if isinstance(row, Screening) else row.slug
        other = str(uuid4()) if isinstance(row, Screening) else "never-was"
        (answer, asked), (nothing, as_often) = get(path), get(path.replace(word, other))
        assert answer.status_code == nothing.status_code == 404
        assert answer.content.decode().replace(word, other) == nothing.content.decode(), path
        assert asked == as_often, path


def test_past_slug_of_something_hidden_leads_nowhere(world, secret):
    rows = [row for row in world.closed if hasattr(row, "slug_kind")]
    for row, path in zip(rows, in_english(rows), strict=True):
        assert PastSlug.objects.current(row.slug_kind, row.slug_key(f"hushold-{row.slug}"))
        if "#" not in path:
            assert secret.get(path.replace(row.slug, f"hushold-{row.slug}")).status_code == 404, path


@pytest.mark.parametrize("page", ["/en/programme/", "/en/schedule/2023-11-04/"])
def test_search_for_a_hidden_word_reads_like_any_other(world, secret, page):
    words = ["hushdraft", "hushlater", "hushheld", "hushheldmaker", "hushpacket", "hushtalk", "hushpress", "Hush"]
    nothing = secret.get(page, {"q": "neverwas"}).content.decode()

    for word in words:
        assert secret.get(page, {"q": word}).content.decode().replace(word, "neverwas") == nothing, word


def test_counts_count_what_is_public(secret):
    """The draft, the one held with its edition and the one still to come are in no number."""

    def says(path, words):
        return re.findall(words, Page(secret.get(path)).text)

    assert says("/en/programme/", r"\d+ films?(?: of \d+)?") == ["1 film"]
    assert says("/en/editions/tiff-64/", r"\d+ films?") == ["1 film"]
    assert says("/en/editions/tiff-64/sections/open-section/", r"\d+ films?") == ["1 film"]
    assert says("/en/editions/tiff-64/sections/second-section/", r"\d+ films?") == []
    assert says("/en/countries/GR/", r"\d+ films?") == ["1 film"]
    assert says("/en/countries/TV/", r"\d+ films?") == ["0 films"]
    assert says("/en/editions/", r"\d+ films?") == ["1 film", "1 film", "1 film"]
    contents = Page(secret.get("/en/editions/tiff-64/")).main.find("ul", css="contents")
    assert [one.text for one in contents.all("a")] == ["Open Section 1", "Second Section"]


def test_filters_offer_and_count_what_is_public(secret):
    form = Page(secret.get("/en/programme/")).main.find("form")

    assert "Section Open Section 1 Second Section" not in form.text
    assert form.find("select", name="country").text == "Any Greece (1)"
    assert [
        one.text for one in form.all("label") if one.find("input").attrs["name"] in ("section", "premiere", "form")
    ] == [
        "Open Section1",
        "Feature film1",
    ]


def test_sitemap_lists_what_is_public_and_answers(before, secret, languages, part):
    listed = re.findall("<loc>http://testserver([^<]*)</loc>", before["/sitemap.xml"][1])
    found = [path for path in listed if path[1:3] in languages]

    assert [path for path in part(found) if secret.get(path).status_code != 200] == []
    films = {path for path in found if path.startswith("/en/films/")}
    assert films == {"/en/films/plain-film/", "/en/films/classic-film/", "/en/films/early-film/"}


@pytest.mark.thorough
def test_crawl_covers_the_url_map(before):
    """Whoever adds a page links to it, or tells `crawl.stored` which objects have it."""
    found = {name_of(address) for address, (status, _) in before.items() if status != 404}

    assert public_names() - found == set()


@pytest.mark.parametrize("moment", [hidden.BEFORE, hidden.MOMENT])
def test_file_of_a_hidden_picture_is_a_404_until_its_moment(world, settings, moment):
    """A film's still, and the portrait of somebody nobody public names; their sizes are in `test_media`."""
    settings.MEDIA_ROOT = world.media
    opened = {name: moment == hidden.MOMENT and name in world.opening for name in world.needles}
    with time_machine.travel(moment, tick=False):
        answers = {name: Client().get(f"/media/{name}") for name in world.needles}
    for answer in answers.values():
        answer.getvalue()  # to its end, where the file is closed

    assert {name: answer.status_code == 200 for name, answer in answers.items()} == opened
    assert len(opened) == 10


# --- At the moment --------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_at_the_moment_all_that_opens_is_there(world, after):
    said = set().union(*told(after, [*world.needles, *PREMIERES]).values())

    assert set(hidden.OPENING) - said == set()
    assert set(PREMIERES) - said == set()


@pytest.mark.thorough
def test_at_the_moment_what_stays_hidden_is_not(after):
    closed = {*hidden.NEVER, *hidden.OPENING_AFTERWARDS}

    assert {path: words & closed for path, words in told(after, []).items() if words & closed} == {}


@pytest.mark.thorough
def test_at_the_moment_every_opened_address_answers(world, after):
    paths = in_english(world.opened)

    assert {path: after[path][0] for path in paths if after[path][0] != 200} == {}


def test_at_the_moment_old_addresses_lead_on(world):
    rows = [row for row in world.opened if hasattr(row, "slug_kind")]
    with time_machine.travel(hidden.MOMENT, tick=False):
        for row, path in zip(rows, in_english(rows), strict=True):
            answer = Client().get(path.replace(row.slug, f"hushold-{row.slug}"))
            assert (answer.status_code, answer.headers.get("Location")) == (301, path)


@pytest.mark.thorough
def test_at_the_moment_counts_follow(after):
    text = Page(after["/en/programme/"][1]).text

    assert re.findall(r"\d+ films?", text) == ["3 films"]


@pytest.mark.thorough
def test_archive_film_chosen_again_is_quiet_until_then(before, after):
    edition = reverse("films:edition", args=["tiff-65"])

    assert edition not in before["/en/films/classic-film/"][1]
    assert "65th TIFF: European Premiere" in Page(after["/en/films/classic-film/"][1]).text


# --- Afterwards -------------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_afterwards_the_next_announcement_is_there_and_the_one_on_hold_is_not(afterwards):
    found = told(afterwards, [])

    assert {*hidden.OPENING, *hidden.OPENING_AFTERWARDS} - set().union(*found.values()) == set()
    assert {path: words & set(hidden.NEVER) for path, words in found.items() if words & set(hidden.NEVER)} == {}


def test_afterwards_the_one_on_hold_is_shown_by_its_release(world):
    with time_machine.travel(hidden.AFTERWARDS, tick=False), transaction.atomic():
        held = Announcement.objects.get(hold=True)
        film = held.selections.get().film.get_absolute_url()
        assert Client().get(film).status_code == 404

        held.release(hidden.AFTERWARDS)
        assert Client().get(film).status_code == 200
        transaction.set_rollback(True)
