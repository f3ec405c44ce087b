"""The grid as it is drawn: nothing covered, nothing cut off, heads that stay, and a keyboard that gets everywhere."""

import pytest
from playwright.sync_api import expect

from .checks import SIDEWAYS
from .keys import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

DAY, GRID, LIST = (f"/en/schedule/2026-11-13/{view}" for view in ("", "?view=grid", "?view=list"))
REST = ".sched--grid"

BLOCKS = """() => {
const inner = (one) => one.querySelector(".ticket__words").getBoundingClientRect();
return [...document.querySelectorAll(".sched--grid .ticket")].map((one) => {
    const box = one.getBoundingClientRect();
    return {
        start: one.querySelector("time").dateTime,
        top: box.top, bottom: box.bottom, left: box.left, right: box.right,
        cut: [...one.querySelectorAll("p, h4")].filter((part) => part.checkVisibility() &&
            part.getBoundingClientRect().bottom > (part.matches(".ticket__qa") ? box : inner(one)).bottom + 1
        ).map((part) => part.innerText),
    };
});}"""


@pytest.fixture
def grid(visitor):
    def show(width=1440, height=900, path=GRID):
        tab = visitor(width=width, height=height)
        tab.goto(path)
        return tab

    return show


def test_where_there_is_room_it_is_a_grid_and_on_a_phone_a_list(grid):
    for width, shown in ((1440, "Grid"), (390, "List")):
        tab = grid(width, path=DAY)
        expect(tab.locator(".switch [aria-current]").locator("visible=true")).to_have_text([shown])
        expect(tab.locator(".halls").first).to_be_visible(visible=shown == "Grid")


def test_both_views_are_reached_by_links_on_a_phone(visitor):
    tab = visitor(width=390, javascript=False)
    tab.goto(DAY)

    tab.locator(".switch").locator("visible=true").get_by_role("link", name="Grid").click()
    expect(tab.locator(".halls")).to_be_visible()
    tab.locator(".switch").get_by_role("link", name="List").click()
    expect(tab.locator(".halls")).to_have_count(0)


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_blocks_are_in_line_and_none_is_cut_off_or_covered(grid, text):
    tab = grid()
    tab.evaluate("size => { document.documentElement.style.fontSize = size }", text)
    blocks = tab.evaluate(BLOCKS)

    assert [block["cut"] for block in blocks if block["cut"]] == []
    for one in blocks:
        for other in blocks:
            if one["start"] == other["start"]:
                assert one["top"] == pytest.approx(other["top"], abs=1)
            elif one["start"] < other["start"]:
                assert one["top"] < other["top"]
            if one is not other and max(one["left"], other["left"]) < min(one["right"], other["right"]) - 1:
                assert one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1


def test_heads_of_halls_and_hours_stay_in_view(grid):
    tab = grid(390, 600)
    region = tab.locator(REST)
    region.evaluate("one => one.scrollTo(one.scrollWidth, one.scrollHeight)")

    frame = region.bounding_box()
    last_hall, last_hour = (
        tab.locator(".halls li").last.bounding_box(),
        tab.locator(".hour__head span").last.bounding_box(),
    )
    assert last_hall["y"] == pytest.approx(frame["y"], abs=2)
    assert last_hour["x"] == pytest.approx(frame["x"], abs=2)


def test_page_never_scrolls_sideways_and_the_grid_does_by_keyboard(grid):
    tab = grid(320, 600)
    assert tab.evaluate(SIDEWAYS) == []

    region = tab.get_by_role("region", name="Screening Schedule, Friday 13 November")
    tab_to(tab, REST)
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("one => one.scrollLeft > 0", arg=region.element_handle())


HIDDEN_FOCUS = """() => {
    const one = document.activeElement.closest(".ticket"), box = one.querySelector("h4").getBoundingClientRect();
    const top = document.elementFromPoint(box.left + 8, box.top + 4);
    return one.contains(top) ? "" : `${top && top.outerHTML.slice(0, 90)} ${JSON.stringify(box)} ${one.innerText}`;
}"""


@pytest.mark.parametrize("size", [(1440, 900), (390, 600)])
def test_focused_block_is_not_under_a_head(grid, size):
    """Forwards, and backwards, where what is focused comes in from the top."""
    tab = grid(*size)
    links = tab.locator(".ticket h4 a")
    links.first.focus()
    for key in ["Tab"] * (links.count() - 1) + ["Shift+Tab"] * (links.count() - 1):
        assert tab.evaluate(HIDDEN_FOCUS) == ""
        tab.keyboard.press(key)
    expect(links.first).to_be_focused()


def test_link_to_now_leads_to_the_line(grid):
    tab = grid(path="/en/schedule/?view=grid")

    tab.get_by_role("link", name="Go to now").click()

    expect(tab.locator("#now span")).to_be_in_viewport()
