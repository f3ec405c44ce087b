"""Whatever texts are stored, each page, feed, calendar and answer is read by whoever reads its kind, and holds nothing
that a text has put into it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import time_machine
from django.contrib.auth import get_user_model
from icalendar import Calendar
from openpyxl import load_workbook

from films.models import Edition
from films.tests.builders import NOW
from films.tests.pages.reading import Page
from films.tests.pages.world import kept
from films.tests.test_natural_keys import one_of_everything

from .addresses import patterns
from .asking import staff, visitor
from .stored import spoil

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(NOW, tick=False):
        one_of_everything()
        spoil()
        Edition.objects.update(awards_public_at=NOW)
        get_user_model().objects.create_superuser("staff")
        yield patterns()


def html(body: bytes) -> None:
    page = Page(body.decode())
    assert [one.attrs for one in page.root if any(name.startswith("on") for name in one.attrs)] == []
    assert [link for link in page.links if link == "x" or link.startswith("javascript:")] == []
    for data in page.root.all("script", type="application/ld+json"):
        json.loads("".join(data.children))


def calendar(body: bytes) -> None:
    read = Calendar.from_ical(body)
    assert [one.errors for one in read.walk() if one.errors or "X-BAD" in one] == []
    assert [line for line in body.split(b"\r\n") if len(line) > 75 or b"\n" in line or b"\r" in line] == []


def sheet(body: bytes) -> None:
    """No cell begins with what a spreadsheet would run."""
    head, *rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
    assert {len(row) for row in rows} <= {len(head)}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))] == []


READERS = {
    "text/html": html,
    "text/calendar": calendar,
    "text/csv": sheet,
    "application/json": json.loads,
    "application/xml": ElementTree.fromstring,
    "application/atom+xml": ElementTree.fromstring,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": lambda body: load_workbook(io.BytesIO(body)),
    **dict.fromkeys(["text/plain", "text/css", "text/javascript"], bytes.decode),
    **dict.fromkeys(["image/jpeg", ""], bytes),
}
REFUSED = {  # what staff may not add, rows and files of which there are none
    403: ["_add", "_delete"],
    404: ["media", "view_on_site", "festival_workbookimport_change", "workbook_problems", "workbook_changes"],
    405: ["ticket-states", "workbook_export", "logout"],
}


def read(client, one) -> str:
    """What is wrong with a page; '' where it can be read."""
    answer = client.get(one.queried)
    expected = [status for status, names in REFUSED.items() if one.name.endswith(tuple(names))]
    if answer.status_code not in (200, 302, *expected):
        return str(answer.status_code)
    try:
        READERS[answer.headers.get("Content-Type", "").partition(";")[0]](answer.getvalue())
    except Exception as error:
        return repr(error)[:600]
    return ""


@pytest.mark.parametrize("language", ["en", "el"])
def test_every_page_of_the_public_can_be_read(language, site):
    public = [one.in_language(language) for one in site if not one.staff]
    with time_machine.travel(NOW, tick=False):
        wrong = {one.name: read(visitor(), one) for one in public}
    assert {name: told for name, told in wrong.items() if told} == {}


def test_every_room_of_the_staff_can_be_read(site):
    with time_machine.travel(NOW, tick=False):
        client = staff()
        wrong = {one.name: read(client, one) for one in [one for one in site if one.staff]}
    assert {name: told for name, told in wrong.items() if told} == {}
