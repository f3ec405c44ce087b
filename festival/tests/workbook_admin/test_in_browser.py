"""The whole way of a workbook in a real browser: with JavaScript and without, by keyboard, and without a barrier."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from festival.lib import clock
from festival.models import WorkbookExport, WorkbookImport
from festival.tests.browser import checks
from festival.tests.browser.keys import tab_to
from festival.tests.browser.launch import chromium
from films.models import Film
from films.tests import builders
from people.models import Person

from .rooms import START, book

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOOK = {
    "about": "export\nmonday",
    "films": "film | title_en | minutes | website\nsalt | Salt on the Stairs | 98 |\nmoths | Moth Census | 12 |",
    "credits": "film | role | name\nsalt | editing | Jonah Malak",
}
EXPORTED = {
    "films": {
        "columns": ["film", "title_en", "minutes", "website"],
        "rows": [["salt", "Salt on the Stairs", "104", "https://example.org/salt"]],
    },
}


@pytest.fixture
def programme():
    """A film of which the workbook says other minutes, the site others still; and an editor's name misspelt."""
    WorkbookExport.objects.remember("monday", EXPORTED)
    website = "https://example.org/salt"
    film = builders.selected_film(slug="salt", title_en="Salt on the Stairs", minutes=105, website=website)
    builders.credit(film, "editing", person=builders.person(name="Jonah Malk"))


@pytest.fixture
def browser():
    with chromium() as launched:
        yield launched


@pytest.fixture
def editor(browser, live_server, programme):
    """`editor(javascript=False)` opens a tab of somebody who may import."""

    def arrive(language="en", javascript=True, width=1440):
        user, _new = get_user_model().objects.get_or_create(username="editor", is_staff=True, is_superuser=True)
        client = Client()
        client.force_login(user)
        context = browser.new_context(
            base_url=live_server.url, java_script_enabled=javascript, viewport={"width": width, "height": 844}
        )
        cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        return context.new_page()

    return arrive


def give(tab, **sheets: str):
    tab.goto(START)
    tab.set_input_files("#id_file", {"name": "monday.xlsx", "mimeType": "", "buffer": book(**sheets)})
    with tab.expect_navigation():
        tab.locator("form[enctype] button").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_workbook_is_brought_in(editor, javascript):
    tab = editor(javascript=javascript)
    give(tab, **BOOK)

    tab.get_by_label("Take the workbook’s").check()
    tab.get_by_label("Delete: Jonah Malk").check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Show the preview with my choices").click()
    tab.get_by_role("button", name="Import exactly this").click()
    tab.wait_for_selector("h1:has-text('Imported: monday.xlsx')")

    assert dict(Film.objects.values_list("slug", "minutes")) == {"salt": 98, "moths": 12}
    assert list(Person.objects.values_list("name", flat=True)) == ["Jonah Malak"]
    tab.get_by_role("link", name="Moth Census").click()
    expect(tab.locator("#id_title_en")).to_have_value("Moth Census")


def test_choices_are_made_by_keyboard(editor):
    tab = editor(width=390)
    give(tab, **BOOK)

    tab_to(tab, "input[type=radio]")
    tab.keyboard.press("ArrowDown")
    tab_to(tab, "select[name^=same-]")
    tab.keyboard.press("ArrowDown")
    tab_to(tab, "button[name=look]")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("button[name=import]")
    tab_to(tab, "button[name=import]")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:has-text('Imported: monday.xlsx')")

    assert Film.objects.get(slug="salt").minutes == 98
    assert list(Person.objects.values_list("name", flat=True)) == ["Jonah Malk"]


@pytest.mark.parametrize("language", ["en", "el"])
def test_every_page_of_the_way_is_sound(editor, live_server, language):
    tab = editor(language)
    heard = checks.listen(tab, live_server.url)
    give(tab, **BOOK)
    found = {"preview": checks.at_every_size(tab)}
    upload = WorkbookImport.objects.get()
    assert upload.begin(clock.now())
    tab.reload()
    found["waiting"] = checks.at_every_size(tab)
    upload.fail(upload.Failure.BROKEN)
    tab.reload()
    found["failed"] = checks.at_every_size(tab)
    with tab.expect_navigation():
        tab.locator("button[name=all][value=workbook]").click()
    tab.locator("button[name=import]").click()
    tab.wait_for_selector(".wb-counts")
    found["report"] = checks.at_every_size(tab)
    give(tab, films="film | year\nsalt | 19x2")
    found["mistakes"] = checks.at_every_size(tab)

    assert ({name: said for name, said in found.items() if said}, heard) == ({}, [])
