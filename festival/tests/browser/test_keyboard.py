"""Everything by keyboard: each link, button and field in the order it is read, with a focus that is seen."""

import re

import pytest
import time_machine
from playwright.sync_api import expect

from .keys import tab_to
from .pages import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

KINDS = {page.view: page for page in reversed(PUBLIC) if page.status == 200 and not page.through}.values()
WALKED = [(page, "el", 390) for page in KINDS]
WALKED += [(page, "en", 1440) for page in PUBLIC if page.name in ("home-running", "programme", "schedule", "film")]
NUMBER_ALL = """() => {
    const able = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    window.able = [...document.querySelectorAll(able)].filter((one) => !one.disabled && one.checkVisibility());
    return window.able.length;
}"""
HERE = """() => {
    const one = document.activeElement;
    const place = window.able.indexOf(one);
    if (place < 0) return [place, one.outerHTML.slice(0, 100), one === document.body];
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [place, one.outerHTML.slice(0, 100), seen && inside];
}"""


def walk(tab) -> list:
    """Tabs through the whole page: (place, element, focus seen) of each stop, once."""
    stops = []
    for _press in range(2000):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(HERE)
        if stop[0] < 0 and stop[2]:  # round again, at the body
            return stops
        if not stops or stops[-1][0] != stop[0]:  # the parts of a time field are one field
            stops.append(stop)
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize(
    ("page", "language", "width"), [pytest.param(*one, id=f"{one[0].name}-{one[1]}") for one in WALKED]
)
def test_tab_comes_to_everything_in_order(visitor, page, language, width):
    tab = visitor(width=width)
    with time_machine.travel(page.at, tick=False):
        tab.goto(page.path(language))
    count = tab.evaluate(NUMBER_ALL)

    stops = walk(tab)

    assert [stop[0] for stop in stops] == list(range(count))
    assert [element for _place, element, seen in stops if not seen] == []


def test_skip_link_is_first_and_leads_to_the_content(visitor):
    tab = visitor()
    tab.goto("/en/schedule/")

    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    assert tab.locator(".skip").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")

    first = "document.activeElement === document.querySelector('#main').querySelector('a[href], button, input, select')"
    expect(tab).to_have_url(re.compile("#main$"))
    assert tab.evaluate(first)


def test_filters_on_a_phone_open_and_are_sent(visitor):
    tab = visitor(width=390)
    tab.goto("/en/programme/")
    total = int(re.match(r"\d+", tab.locator("[role=status]").inner_text()).group())

    tab_to(tab, ".filters > summary")
    tab.keyboard.press("Enter")
    tab_to(tab, "input[name=section][value=feature-competition]")
    tab.keyboard.press("Space")
    tab_to(tab, ".filters button")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**section=feature-competition**")

    found, whole = map(int, re.match(r"(\d+) films of (\d+)", tab.locator("[role=status]").inner_text()).groups())
    assert (whole, found < whole) == (total, True)
    tab_to(tab, ".chips a")
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda address: "section" not in address)
    expect(tab.locator("[role=status]")).to_have_text(re.compile(rf"^\s*{total} films"))


def test_rarer_filters_are_folded_also_beside_the_results(visitor):
    tab = visitor(width=1440)
    tab.goto("/en/programme/")

    tab_to(tab, ".more summary")
    tab.keyboard.press("Enter")
    tab_to(tab, "input[name=venue][value=makedonikon]")
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**venue=makedonikon**")

    expect(tab.locator(".chips a").first).to_have_text(re.compile(r"Makedonikon\s*$"))


@pytest.mark.parametrize("path", ["films/salt-on-the-stairs/", "schedule/2026-11-09/", "people/danai-thalassiou/", ""])
def test_language_switch_keeps_the_page(visitor, path):
    tab = visitor()
    tab.goto(f"/en/{path}")

    tab_to(tab, ".tools a[hreflang=el]")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/el/{path}")

    expect(tab.locator("html")).to_have_attribute("lang", "el")
    tab_to(tab, ".tools a[hreflang=en]")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/en/{path}")
