"""The walks of docs/accessibility.md, as they are written down there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from .keys import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEXT = (Path(settings.BASE_DIR) / "docs/accessibility.md").read_text(encoding="utf-8")
PAGES = re.findall(r"^### [^\n]*`(/[^`]+)`\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
IN_ORDER = "([one, next]) => Boolean(one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)"


def lines(walk: str) -> list[tuple[str, str]]:
    """(role, name) of each line that is read aloud."""
    return re.findall(r'^- `(\w+)` "(.+)"$', walk, re.MULTILINE)


def test_walks_are_found_in_the_text():
    assert [len(lines(walk)) > 2 for _address, walk in PAGES] == [True] * 3


@pytest.mark.parametrize(("address", "walk"), PAGES, ids=[address for address, _walk in PAGES])
def test_every_line_is_read_aloud_in_this_order(visitor, address, walk):
    tab = visitor()
    tab.goto(address)

    before = tab.locator("body").element_handle()
    for role, name in lines(walk):
        found = tab.locator("body").get_by_role(role, name=name, exact=True)
        expect(found).not_to_have_count(0)
        following = [one for one in found.element_handles() if tab.evaluate(IN_ORDER, [before, one])]
        assert following, f"{role} {name} comes too early"
        before = following[0]


def focused(tab):
    return tab.locator(":focus")


def test_keyboard_leads_from_the_schedule_to_a_film_and_back(visitor):
    tab = visitor()
    tab.goto("/en/schedule/")
    tab.keyboard.press("Tab")
    expect(focused(tab)).to_have_text("Skip to content")
    tab.keyboard.press("Enter")

    tab_to(tab, ".earlier summary")
    folded = tab.locator(".earlier .ticket").first
    for shown in (True, False):
        tab.keyboard.press("Enter")
        expect(folded).to_be_visible(visible=shown)
    tab.keyboard.press("Tab")
    expect(focused(tab)).to_have_accessible_name("Screening Schedule, Sunday 8 November")
    tab_to(tab, ".ticket h4 a")
    expect(focused(tab)).to_have_accessible_name(re.compile("^17:00, Uncle Boonmee"))
    tab.keyboard.press("Enter")

    expect(tab.locator("h1")).to_have_text("Uncle Boonmee Who Can Recall His Past Lives")
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Sunday 8 November")
