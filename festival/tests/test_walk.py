"""Both editions that come with the program: every page answers in both languages, and a dump is the whole truth."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from .crawl import crawl
from .test_fixtures import dump

DURING = "2026-11-08 18:40"  # the fourth evening of the demonstration edition's fixed dates
EVERY = 9  # pages compared after the reload: one in so many, of all kinds


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


@pytest.mark.parametrize("language", ["en", "el"])
def test_every_page_that_links_lead_to_answers(client, language):
    answers = crawl(client, [language])

    assert {address: status for address, (status, _body) in answers.items() if status not in (200, 301, 302)} == {}
    assert len(answers) > 500


def test_a_dump_reloads_to_identical_pages(client, tmp_path):
    addresses = sorted(client.get("/sitemap.xml").content.decode().split("<loc>"))[1:]
    addresses = [one.split("</loc>")[0].split("//")[1].partition("/")[2] for one in addresses][::EVERY]
    before = {address: page(client, address) for address in addresses}
    saved = tmp_path / "all.json"
    saved.write_text(dump(), encoding="utf8")

    connection.check_constraints()  # PostgreSQL empties no table while a check of its keys is still to come
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", str(saved), verbosity=0)

    assert [address for address in addresses if page(client, address) != before[address]] == []
    assert len(addresses) > 40


def page(client, address) -> str:
    return client.get(f"/{address}").content.decode()
