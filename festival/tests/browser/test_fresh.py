"""Pages that keep themselves fresh: news come by themselves, and a lost network takes nothing away."""

from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from films.models import Edition, Film, Screening
from films.tests import builders as make
from films.tests.builders import change

from .site import EVENING

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FOYER = "/en/display/olympion/?hall=olympion"
OUTDATED = "Not updated since Sun 8 Nov 18:40 · Τελευταία ενημέρωση: Κυριακή 8 Νοεμβρίου 18:40"
CUT_OFF = """() => [...document.querySelectorAll(".screen, .screen :not(.vh)")]
    .filter((one) => getComputedStyle(one).overflow === "hidden")
    .filter((one) => one.scrollHeight > one.clientHeight + 12 || one.scrollWidth > one.clientWidth)
    .map((one) => `${one.className}: ${one.scrollWidth} × ${one.scrollHeight}`)"""
SCREENS = [(1920, 1080), (1440, 900), (1024, 768), (1080, 1920)]


@pytest.fixture
def tab(visitor):
    """A tab whose clock the test turns, without the worker of a kiosk, whose clock nobody can turn."""
    opened = visitor(service_workers="block")
    opened.clock.install()
    return opened


def later(tab, **time):
    tab.clock.run_for(int(timedelta(**time).total_seconds() * 1000))


def test_news_come_by_themselves(tab):
    tab.goto(FOYER)
    expect(tab.locator(".screen__next .stamp")).to_contain_text("Standby only")

    [tonight] = Screening.objects.filter(film__slug="salt-on-the-stairs", hall__slug="olympion")
    change(tonight, status="cancelled", reason_en="No light.")
    with tab.expect_response("**/display/olympion/**"):
        later(tab, seconds=31)

    expect(tab.locator(".screen__next.off").first).to_contain_text("Cancelled. Reason: No light")


def test_lost_network_leaves_the_last_answer_and_says_how_old_it_is(tab):
    tab.goto(FOYER)
    running = tab.locator(".screen__now h3").inner_text()
    tab.context.set_offline(True)

    with tab.expect_event("requestfailed"):
        later(tab, seconds=31)
    later(tab, minutes=12)

    expect(tab.locator(".stale")).to_be_visible()
    expect(tab.locator(".stale")).to_have_text(OUTDATED)
    expect(tab.locator(".screen__now h3")).to_have_text(running)
    expect(tab.locator("[data-clock]")).to_have_text("18:52")


def test_network_that_comes_back_takes_the_notice_away(tab):
    tab.goto(FOYER)
    tab.context.set_offline(True)
    with tab.expect_event("requestfailed"):
        later(tab, seconds=31)
    expect(tab.locator(".stale")).to_be_visible()

    tab.context.set_offline(False)
    with time_machine.travel(EVENING + timedelta(minutes=5), tick=False), tab.expect_response("**/display/olympion/**"):
        later(tab, seconds=31)

    expect(tab.locator(".stale")).to_be_hidden()
    expect(tab.locator("[data-clock]")).to_have_text("18:45")


@pytest.fixture
def kiosk(visitor):
    """A screen that has been on for a while."""
    opened = visitor()
    opened.goto(FOYER)
    expect(opened.locator("[data-survives]")).to_be_attached()
    return opened


def test_kiosk_that_is_started_without_a_network_shows_what_it_was_told_last(kiosk):
    running = kiosk.locator(".screen__now h3").inner_text()
    kiosk.context.set_offline(True)

    kiosk.reload()

    expect(kiosk.locator(".stale")).to_have_text(OUTDATED)
    expect(kiosk.locator(".screen__now h3")).to_have_text(running)
    expect(kiosk.locator("body")).to_have_css("background-color", "rgb(12, 13, 12)")  # with its style sheets


def test_kiosk_takes_up_the_news_when_the_network_comes_back(kiosk):
    kiosk.context.set_offline(True)
    kiosk.reload()
    expect(kiosk.locator(".stale")).to_be_visible()

    kiosk.context.set_offline(False)
    with time_machine.travel(EVENING + timedelta(minutes=5), tick=False):
        kiosk.reload()

    expect(kiosk.locator(".stale")).to_be_hidden()
    expect(kiosk.locator("[data-clock]")).to_have_text("18:45")


def test_kiosk_keeps_nothing_of_another_page(kiosk):
    """The worker serves the address of its screen and no other."""
    kiosk.goto("/en/now/")
    assert kiosk.evaluate("navigator.serviceWorker.controller") is None


def test_answer_of_somebody_else_is_not_taken_over(tab):
    """As of a network that wants a password first."""
    tab.goto(FOYER)
    tab.route(
        "**/display/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Sign in</h1>")
    )

    with tab.expect_response("**/display/olympion/**"):
        later(tab, seconds=31)

    expect(tab.locator(".stale")).to_be_visible()
    expect(tab.locator(".screen__now")).to_be_visible()


def test_reader_keeps_the_place(tab):
    tab.goto("/en/now/")
    link = tab.locator(".ticket__title a").first
    link.focus()
    address = link.get_attribute("href")

    with tab.expect_response("**/en/now/"):
        later(tab, seconds=61)

    expect(tab.locator(".ticket__title a").first).to_be_focused()
    expect(tab.locator(":focus")).to_have_attribute("href", address)


def test_page_that_was_told_to_stay_stays(tab):
    tab.goto("/en/now/")
    tab.get_by_role("link", name="Leave it as it is").click()
    expect(tab.get_by_text("This page stays as it is.")).to_be_visible()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))

    later(tab, minutes=10)

    expect(tab.get_by_role("link", name="Look for news every minute")).to_be_visible()
    assert [address for address in asked if "/en/now/" in address] == []


@pytest.mark.parametrize("hours", [0, 7])  # later than the evening: at night every stamp says its date as well
@pytest.mark.parametrize("address", [FOYER, "/el/display/port/", "/el/display/port/?hall=stavros-tornes"])
def test_screen_holds_all_it_says(tab, address, hours):
    """Nothing is cut off at an edge, of the screen or of what stands on it."""
    with time_machine.travel(EVENING + timedelta(hours=hours), tick=False):
        tab.goto(address)
    tab.evaluate("document.fonts.ready")

    for width, height in SCREENS:
        tab.set_viewport_size({"width": width, "height": height})
        assert tab.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
def test_screen_holds_every_page_of_many_halls(tab, width, height):
    venue, edition = make.venue(slug="complex", name_en="Complex"), Edition.objects.get(slug="demo-12")
    film = Film.objects.get(slug="uncle-boonmee-who-can-recall-his-past-lives")
    late = {"status": "cancelled", "reason_en": "The print is late. " * 5, "reason_el": "Η κόπια καθυστερεί. " * 5}
    for number in range(7):
        given = {"edition": edition, "film": film, "hall": make.hall(venue, name_en=f"Hall {number}")}
        make.screening(start=EVENING - timedelta(minutes=20), **given)
        make.screening(start=EVENING + timedelta(hours=3), **given, **(late if number % 2 else {}))
    tab.set_viewport_size({"width": width, "height": height})

    tab.goto("/en/display/complex/")
    seen = set()
    while (page := tab.locator(".screen__page").inner_text()) not in seen:
        seen.add(page)
        tab.evaluate("document.fonts.ready")
        assert tab.evaluate(CUT_OFF) == []
        tab.goto(f"/en/display/complex/{tab.locator('main').get_attribute('data-next')}")

    assert len(seen) > 1
