"""Every public address is in the sitemaps, however many there are."""

import re

import pytest

from festival.sitemaps import PublicSitemap
from films.tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client):
    def listed(address: str) -> list[str]:
        return re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get(address).content.decode())

    return listed


def test_beyond_a_page_there_is_another(listed, monkeypatch):
    monkeypatch.setattr(PublicSitemap, "limit", 4)
    for number in range(3):
        make.selected_film(title_en=f"Film {number}")

    pages = [one for one in listed("/sitemap.xml") if "films" in one]
    assert pages == ["/sitemap-films.xml", "/sitemap-films.xml?p=2"]
    found = [address for page in pages for address in listed(page)]
    assert sorted(found) == [f"/{language}/films/film-{number}/" for language in ("el", "en") for number in range(3)]


def test_robots_are_told_where_to_begin(client):
    assert client.get("/robots.txt").content.decode().endswith("/sitemap.xml\n")
