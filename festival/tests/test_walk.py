"""Both editions that come with the program: every page answers in both languages, and a dump is the whole truth."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from films.models import Film
from films.tests.builders import still

from .crawl import addresses, crawl, name_of, public_names
from .test_fixtures import dump

LISTS = ["", "programme/", "schedule/", "changes/", "now/", "editions/", "venues/", "people/"]
MACHINES = {"robots", "sitemap", "sitemap-section", "alive", "ready", "colours", "api:screenings"}
NOT_PAGES = {"films:changes-feed", "choose-language", *MACHINES}
NOT_LINKED = {"api:screening", "films:pick-calendar", "films:display-worker"}  # made of a secret, or a script's own
PICTURED = ["red-rooms", "animal", "salt-on-the-stairs"]
DURING = "2026-11-08 18:40"  # the fourth evening of the demonstration edition's fixed dates


pytestmark = pytest.mark.thorough  # other crawls visit every kind of page, and other dumps are loaded again


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "tiff64", verbosity=0)
        call_command("load_demo", no_art=True, stdout=StringIO())
        _gather_statistics()
        yield
        transaction.set_rollback(True)


def _gather_statistics():
    """PostgreSQL plans by what it knows of the tables; in a transaction it learns that only when told to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.fixture(autouse=True)
def _during(_loaded, db, now):
    now(DURING)


def test_every_page_that_links_lead_to_answers(client, of_a_kind, languages):
    """All languages at once: each page leads to the others."""
    answers = crawl(client, languages, of_a_kind=of_a_kind)

    assert {address: status for address, (status, _body) in answers.items() if status not in (200, 301, 302)} == {}
    assert {name_of(address) for address in answers} == public_names() - NOT_LINKED
    assert of_a_kind or len(answers) > 1000


def test_a_dump_reloads_to_identical_pages(client, tmp_path, languages, thorough, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for slug in PICTURED:
            still(Film.objects.get(slug=slug), credit="Nobody", focal_x=25)
    compared = sorted({*of_each_kind(languages), *(seed_films() if thorough else ())})
    before = {address: page(client, address) for address in compared}
    saved = tmp_path / "all.json"
    saved.write_text(dump(), encoding="utf8")

    connection.check_constraints()  # PostgreSQL empties no table while a check of its keys is still to come
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", str(saved), verbosity=0)

    for address in compared:
        assert (address, page(client, address)) == (address, before[address])
    assert {name_of(address) for address in compared} == public_names() - NOT_PAGES
    assert any("<picture>" in body for body in before.values())


def of_each_kind(languages) -> list[str]:
    """The first and the last address of each name in the URL map, in each language."""
    found = {}
    for address in [*lists(languages), *addresses(languages)]:
        found.setdefault((address[:4], name_of(address)), []).append(address)
    return [address for same in found.values() for address in (same[0], same[-1])]


def lists(languages) -> list[str]:
    """The pages that need no argument."""
    return [f"/{language}/{path}" for language in languages for path in LISTS]


def seed_films() -> list[str]:
    slugs = Film.objects.filter(selections__section__edition__slug="tiff-64").values_list("slug", flat=True)
    return [f"/{language}/films/{slug}/" for language in ("en", "el") for slug in slugs]


def page(client, address) -> str:
    return client.get(address).content.decode()
