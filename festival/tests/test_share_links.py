"""Share links: an address that opens one thing to whoever has it, and nothing to anybody else."""

import re
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client

from films.models import ShareLink
from films.models.sharelink import signer
from films.tests import builders as make
from films.tests.builders import NOW, athens
from films.tests.pages.reading import Page, in_order

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
CLOSED = "This link is closed"


@pytest.fixture(autouse=True)
def _during(now):
    now("2023-11-03 12:00")


@pytest.fixture
def draft():
    return make.selected_film(title_en="Unseen", title_el="Αθέατη", publish_at=None)


@pytest.fixture
def link(draft):
    return make.share_link(draft)


def closed(client, token):
    answer = client.get(f"/v/{token}/en/films/unseen/")
    return answer.status_code, answer.content


# --- Tokens ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("accepted", "path"), [("en", "en/films/unseen/"), ("el", "el/films/unseen/")])
def test_link_leads_to_its_film_in_the_language_of_the_reader(client, link, accepted, path):
    answer = client.get(link.get_absolute_url(), headers={"accept-language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, f"{link.get_absolute_url()}{path}")
    assert client.get(answer["Location"]).status_code == 200


def test_link_is_open_until_the_instant_it_expires(client, draft):
    over, open_still = (make.share_link(draft, expires_at=NOW + left) for left in (SECOND * 0, SECOND))

    assert closed(client, over.token)[0] == 404
    assert client.get(f"{open_still.get_absolute_url()}en/films/unseen/").status_code == 200


def test_every_link_that_is_not_open_gets_the_same_answer(client, link, draft):
    """Expired, revoked, forged in the key or the signature, signed for something else, or never made."""
    key = link.key
    tokens = [
        make.share_link(draft, expires_at=NOW).token,
        make.share_link(draft, revoked_at=NOW).token,
        f"{key[:-1]}{'a' if key[-1] != 'a' else 'b'}.{link.token.partition('.')[2]}",
        f"{link.token[:-1]}{'a' if link.token[-1] != 'a' else 'b'}",
        Signer(sep=".", salt="something else").sign(key),
        signer().sign("no such key"),
        key,
        "x",
        "\N{GREEK SMALL LETTER ALPHA}",
    ]
    answers = [closed(client, token) for token in tokens]

    assert len(set(answers)) == 1
    status, body = answers[0]
    assert (status, CLOSED in body.decode(), "Ο σύνδεσμος έχει κλείσει" in body.decode()) == (404, True, True)
    assert b"Unseen" not in body


def test_forged_token_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        closed(client, "forged.token")


def test_closed_link_tells_nothing_of_the_film_it_was_for(client, draft):
    """Neither that it exists, nor that it is public by now."""
    expired = make.share_link(draft, expires_at=NOW).token
    answers = {client.get(f"/v/{expired}/en/films/{slug}/").content for slug in ("unseen", "never-was")}

    assert len(answers) == 1


def test_token_is_not_the_key_that_the_table_holds(link):
    assert link.key not in ("", link.token)
    assert ShareLink.objects.by_token(link.token, NOW) == link


def test_log_does_not_tell_the_token(client, link, caplog):
    client.get(f"{link.get_absolute_url()}en/no-such-page/")
    assert [record.getMessage() for record in caplog.records] == ["Not Found: /v/…/en/no-such-page/"]


# --- What is read through it ----------------------------------------------------------------------------------------


def test_other_films_are_as_closed_as_ever(client, link):
    make.film(title_en="Other", publish_at=None)

    assert client.get(f"{link.get_absolute_url()}en/films/other/").status_code == 404
    assert client.get("/en/films/unseen/").status_code == 404


@pytest.mark.parametrize(
    "path", ["admin/", "robots.txt", "sitemap.xml", "sitemap-films.xml", "healthz", "i18n/setlang/", "v/x/", "at/x/en/"]
)
def test_only_public_pages_are_behind_it(client, link, path):
    assert client.get(f"{link.get_absolute_url()}{path}").status_code == 404


@pytest.mark.parametrize("language", ["en", "el"])
def test_every_address_on_its_pages_keeps_the_token(client, link, language):
    make.still(link.film)
    make.screening(film=make.selected_film())
    for path in ("", "films/unseen/", "programme/", "schedule/", "people/", "no-such-page/"):
        page = Page(client.get(f"{link.get_absolute_url()}{language}/{path}"))
        own = [one for one in page.links if one.startswith("/") and not one.startswith("/static/")]
        assert [one for one in own if not one.startswith(link.get_absolute_url())] == [], path
        assert len(own) > 10


def test_a_redirect_keeps_the_token(client, link):
    make.tiff_64()
    for path, there in (("en/films/unseen", "en/films/unseen/"), ("en/schedule/2023-11-03", "en/schedule/2023-11-03/")):
        answer = client.get(f"{link.get_absolute_url()}{path}")
        assert (answer.status_code, answer["Location"]) == (301, f"{link.get_absolute_url()}{there}")


@pytest.mark.parametrize("path", ["", "en/films/unseen/", "el/programme/", "en/no-such-page/", "styles/colours.css"])
def test_answer_is_kept_by_nobody_and_found_by_nobody(client, link, path):
    answer = client.get(f"{link.get_absolute_url()}{path}")

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["en/films/unseen/", "el/programme/", "en/no-such-page/"])
def test_page_names_no_canonical_address(client, link, path):
    page = Page(client.get(f"{link.get_absolute_url()}{path}"))

    assert page.root.all("link", rel="canonical") == page.root.all("link", rel="alternate") == []
    assert page.root.find("meta", name="robots").attrs["content"] == "noindex"
    assert [one for one in page.root.all("meta") if "token" in one.attrs.get("content", "")] == []
    assert not re.search(rf'content="[^"]*{re.escape(link.token)}', page.html)


def test_what_a_visitor_reads_knows_nothing_of_it(client, link):
    client.get(f"{link.get_absolute_url()}en/")
    answer = client.get("/en/")

    assert "/v/" not in answer.content.decode()
    assert "no-store" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("language", ["en", "el"])
def test_bar_says_what_it_is_and_until_when(client, language):
    link = make.share_link(
        make.selected_film(title_en="Unseen", publish_at=None), expires_at=athens("2023-11-17 11:00")
    )
    bar = Page(client.get(f"{link.get_absolute_url()}{language}/programme/")).root.find(css="through")
    said = {
        "en": ["This is a proof, not public.", "Facts to check", "Open until: Friday 17 November 2023, 11:00"],
        "el": ["Αυτό είναι δοκίμιο,", "Στοιχεία προς έλεγχο", "Ανοιχτό έως: Παρασκευή 17 Νοεμβρίου 2023, 11:00"],
    }

    assert in_order(bar.text, [said[language][0], "Unseen", *said[language][1:], "(Europe/Athens)"]) == []


def test_nothing_is_written_through_it(link):
    client = Client()
    for method in (client.post, client.put, client.delete):
        assert method(f"{link.get_absolute_url()}en/films/unseen/").status_code == 405
