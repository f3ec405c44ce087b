"""A new editor's first errand: log in, correct a sentence, see it where the public reads it."""

import pytest

from .site import EDITOR, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SENTENCE = "A model goes to a trial every day and cannot look away."


def test_short_synopsis_of_red_rooms_is_corrected(visitor):
    tab = visitor()
    tab.goto("/admin/")
    tab.get_by_label("Username").fill(EDITOR)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()

    tab.get_by_role("link", name="Films", exact=True).first.click()
    tab.locator("#searchbar").fill("red rooms")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Red Rooms").click()
    tab.get_by_label("Short synopsis [en]").fill(SENTENCE)
    tab.get_by_role("button", name="Save", exact=True).click()

    assert "Red Rooms" in tab.locator(".messagelist .success").inner_text()
    tab.get_by_role("link", name="Red Rooms").first.click()
    tab.get_by_role("link", name="View on site").click()
    assert tab.locator("h1").inner_text() == "Red Rooms"
    assert tab.locator("meta[name=description]").get_attribute("content") == SENTENCE
    tab.goto("/en/editions/tiff-64/sections/round-midnight/")
    assert SENTENCE in tab.locator(".card", has_text="Red Rooms").inner_text()
