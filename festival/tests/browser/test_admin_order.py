"""Credits put in order in the editors' room: by keyboard, and without a script by typing numbers."""

import pytest
from playwright.sync_api import expect

from films.models import Film

from .keys import tab_to
from .pages import ADMIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FILM = next(page for page in ADMIN if page.name == "admin-film")


def actors() -> list[str]:
    """Of Red Rooms, as its page prints them."""
    credits = Film.objects.get(slug="red-rooms").credits.filter(role__code="actors").in_order()
    return [credit.name for credit in credits]


def test_actor_goes_down_by_keyboard(editor):
    first, second, *others = actors()
    tab = editor()
    tab.goto(FILM.path("en"))

    tab_to(tab, f"button.row-down[aria-label$='{first}']")
    tab.keyboard.press("Enter")
    expect(tab.locator("#credits-group [role=status]")).to_contain_text(f"{first}: now place")
    tab_to(tab, "input[name=_save]")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")

    expect(tab.locator(".messagelist .success")).to_have_count(1)
    assert actors() == [second, first, *others]


def test_last_actor_comes_first_by_a_number(editor):
    *others, last = actors()
    tab = editor(javascript=False)
    tab.goto(FILM.path("en"))

    row = tab.locator("#credits-group tr.form-row", has=tab.locator(f"option[selected]:text-is('{last}')"))
    row.get_by_label("Position").fill("0")
    tab.locator("input[name=_save]").click()

    expect(tab.locator(".messagelist .success")).to_have_count(1)
    assert actors() == [last, *others]
