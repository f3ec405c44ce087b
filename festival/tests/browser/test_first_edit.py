"""A new editor's first errand: log in, correct a sentence, see it where the public reads it."""

import pytest
from playwright.sync_api import expect

from .site import EDITOR, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SENTENCE = "A model goes to a trial every day and cannot look away."


def test_short_synopsis_of_red_rooms_is_corrected(visitor):
    tab = visitor()
    tab.goto("/admin/")
    tab.get_by_label("Username").fill(EDITOR)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()

    with tab.expect_navigation():
        tab.get_by_role("link", name="Films", exact=True).first.click()
    tab.locator("#searchbar").fill("red rooms")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Red Rooms").click()
    tab.get_by_label("Short synopsis [en]").fill(SENTENCE)
    tab.get_by_role("button", name="Save", exact=True).click()

    expect(tab.locator(".messagelist .success")).to_contain_text("Red Rooms")
    with tab.expect_navigation():
        tab.get_by_role("link", name="Red Rooms").first.click()
    tab.get_by_role("link", name="View on site").click()
    expect(tab.locator("h1")).to_have_text("Red Rooms")
    expect(tab.locator("meta[name=description]")).to_have_attribute("content", SENTENCE)
    tab.goto("/en/editions/tiff-64/sections/round-midnight/")
    expect(tab.locator(".card", has_text="Red Rooms")).to_contain_text(SENTENCE)
