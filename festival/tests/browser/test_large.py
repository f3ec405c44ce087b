"""Words twice as large on a phone: all of them are there, and nothing is cut off."""

import pytest

from . import checks
from .pages import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NAMES = ["home-running", "programme", "schedule-list", "changes", "now", "edition", "juries", "film", "person", "venue"]


@pytest.mark.parametrize("language", ["en", "el"])
def test_words_twice_as_large_stay_on_the_page(visitor, language):
    tab = visitor(width=390)
    sizes = {"standard": 32, "fixed": 26}  # as the reader sets them in the browser
    tab.context.new_cdp_session(tab).send("Page.setFontSizes", {"fontSizes": sizes})
    complaints = []

    for page in [page for page in PUBLIC if page.name in NAMES]:
        tab.goto(page.path(language))
        tab.evaluate("document.fonts.ready")
        assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        complaints += [f"{page.name}: {what}" for what in tab.evaluate(checks.SIDEWAYS) + tab.evaluate(checks.CUT)]

    assert not complaints, "\n".join(complaints)
