"""Every public address is in sitemap.xml, or in the files that it leads to."""

import re

import pytest

from festival.sitemaps import BothLanguages
from films.tests import builders as make

pytestmark = pytest.mark.django_db

FILMS = [f"/{language}/films/film-{number}/" for language in ("el", "en") for number in range(3)]


@pytest.fixture
def listed(client):
    def listed(address: str) -> list[str]:
        return re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get(address).content.decode())

    return listed


@pytest.fixture(autouse=True)
def films():
    for number in range(3):
        make.selected_film(title_en=f"Film {number}")


def test_it_is_one_file_while_that_holds_everything(listed):
    assert sorted(one for one in listed("/sitemap.xml") if "/films/" in one) == FILMS
    assert sorted(listed("/sitemap-films.xml")) == FILMS


def test_beyond_that_it_leads_to_the_files_of_each_kind(listed, monkeypatch):
    monkeypatch.setattr(BothLanguages, "limit", 4)

    files = [one for one in listed("/sitemap.xml") if "films" in one]

    assert files == ["/sitemap-films.xml", "/sitemap-films.xml?p=2"]
    assert sorted(address for one in files for address in listed(one)) == FILMS


def test_robots_are_told_where_to_begin(client):
    assert client.get("/robots.txt").content.decode().endswith("/sitemap.xml\n")
