"""The editors' room in a real browser: rows put in order, names for every input, the policy kept."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect

from festival.lib import clock
from festival.tests.browser.launch import chromium
from films.box_office import set_tickets
from films.models import Film, HallDelay
from films.tests import builders
from films.tests.builders import athens

from .pages import change_url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(live_server, admin_user):
    """A page signed in as an editor; whatever the policy refuses fails the test."""
    with chromium() as browser:
        page = browser.new_page(base_url=live_server.url)
        refused = []
        page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
        page.goto("/admin/login/?next=/admin/")
        page.fill("#id_username", "admin")
        page.fill("#id_password", "password")
        page.click("input[type=submit]")
        page.refused = refused
        yield page
    assert refused == []


@pytest.fixture
def film():
    made = builders.film()
    for place, name in enumerate("ABC", start=1):
        builders.credit(made, person=builders.person(name=name), position=place)
    return made


def names(film):
    return [credit.person.name for credit in film.credits.order_by("position")]


def save(page):
    with page.expect_navigation():
        page.click("input[name=_continue]")


def test_row_is_moved_by_keyboard_and_the_place_is_announced(page, film):
    page.goto(change_url(film))
    down = page.get_by_role("button", name="Down: Direction: A")
    down.press("Enter")
    expect(page.locator("#credits-group [role=status]")).to_have_text("Direction: A: now place 2 of 3.")
    expect(down).to_be_focused()
    save(page)
    assert names(film) == ["B", "A", "C"]


def test_row_is_dragged(page, film):
    page.goto(change_url(film))
    handle, first = page.locator("#credits-2 .row-handle"), page.locator("#credits-0").bounding_box()
    handle.hover()
    page.mouse.down()
    page.mouse.move(first["x"] + 20, page.locator("#credits-0").bounding_box()["y"] + 2, steps=5)
    page.mouse.up()
    save(page)
    assert names(film) == ["C", "A", "B"]


def test_added_row_comes_last_and_a_removed_one_leaves_the_order_alone(page, film):
    page.goto(change_url(film))
    page.get_by_role("button", name="Up: Direction: C").click()
    page.click("#credits-group .add-row a")
    page.click("#credits-group .add-row a")
    expect(page.locator("[name=credits-4-position]")).to_have_value("5")
    page.locator("#credits-3 .inline-deletelink").click()
    page.locator("#credits-3 .inline-deletelink").click()
    save(page)
    assert names(film) == ["A", "C", "B"]


def crowded(film):
    """A row in every table of the film's form."""
    section = builders.section(title_en="A section with a name of many words, as they are")
    builders.selection(film, section, status="withdrawn", reason_en="At the wish of its producers.")
    builders.award(film=film)
    builders.still(film)
    builders.credit(film, "actors", character="A character with a long name")


BEYOND = """() => [...document.querySelectorAll(".rows")].flatMap((rows) => {
  const edge = rows.closest("fieldset").getBoundingClientRect().right + 1;
  const parts = "tr:not(.empty-form) :is(input, select, textarea, .select2, a, button, label)";
  const seen = [...rows.querySelectorAll(parts)];
  return seen.filter((part) => part.getBoundingClientRect().right > edge).map((part) => part.outerHTML);
})"""


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_no_row_is_wider_than_the_form(width, page, film):
    crowded(film)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(change_url(film))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(BEYOND) == []


def test_reason_is_asked_for_where_the_film_was_withdrawn(page, film):
    builders.selection(film)
    page.goto(change_url(film))
    reason = page.locator("[name=selections-0-reason_en]")
    expect(reason).to_be_hidden()
    page.select_option("[name=selections-0-status]", "withdrawn")
    expect(reason).to_be_visible()


def test_mistake_in_a_row_is_reached_from_the_head_of_the_form(page, film):
    """Also by those who do not see it: axe finds nothing on a form that comes back."""
    page.goto(change_url(film))
    page.fill("[name=credits-2-position]", "")
    save(page)
    page.locator(".mistakes a").click()

    expect(page.locator("[name=credits-2-position]")).to_be_in_viewport()
    violations = Axe().run(page).response["violations"]
    page.refused.clear()  # the style that axe itself brings
    assert [violation["id"] for violation in violations] == []


ADDRESSES = ["/admin/login/", "/admin/", "/admin/films/film/", "film", "screening", "/admin/people/person/add/"]
ADDRESSES += ["/admin/films/announcement/", "announcement", "its page"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(address, page, film):
    told = builders.announcement([film, builders.selected_film()], moment=athens("2099-10-09 11:00"))
    targets = {"film": film, "screening": builders.screening(film=film), "announcement": told}
    addresses = {name: change_url(row) for name, row in targets.items()}
    addresses["its page"] = reverse("admin:films_announcement_page", args=[told.pk])
    if "login" in address:
        page.context.clear_cookies()
    page.goto(addresses.get(address, address))
    page.wait_for_load_state("networkidle")
    assert page.refused == []
    violations = Axe().run(page).response["violations"]
    page.refused.clear()  # the style that axe itself brings
    assert [violation["id"] for violation in violations] == []


# --- With one thumb ---------------------------------------------------------------------------------------------------


@pytest.fixture
def phone(live_server, admin_client):
    """A narrow page without any script, signed in."""
    with chromium() as browser:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 390, "height": 844}, has_touch=True, java_script_enabled=False
        )
        session = admin_client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        yield context.new_page()


def test_announcement_is_moved_held_and_released_with_one_thumb(phone):
    film = builders.selected_film(
        section=builders.section(edition=builders.edition(programme_public_at=None, schedule_public_at=None))
    )
    told = builders.announcement([film], moment=athens("2099-10-09 11:00"))
    phone.goto(reverse("admin:films_announcement_page", args=[told.pk]))
    buttons = phone.locator(".release button").all()
    assert {button.bounding_box()["height"] >= 44 for button in buttons} == {True}
    assert phone.locator("html").bounding_box()["width"] <= 390

    for name in ("10 min later", "Hold", "Release now"):
        if name == "Release now":
            phone.get_by_label("Yes, make it public now").tap()
        with phone.expect_navigation():
            phone.get_by_role("button", name=name, exact=True).tap()
    expect(phone.locator(".release__log b")).to_have_count(3)
    assert list(Film.objects.public(clock.now())) == [film]


def test_address_of_a_proof_link_is_copied(page, film):
    link = builders.share_link(film)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(reverse("admin:films_film_links", args=[film.pk]))
    page.get_by_role("button", name=f"Copy: {link.recipient}").click()
    expect(page.locator("[data-copy-status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(link.get_absolute_url())


# --- At the door ------------------------------------------------------------------------------------------------------

TICKETS, HALLS = "/admin/films/ticketreport/today/", "/admin/films/halldelay/today/"


def tonight():
    """A screening of today's festival day that is still to come, whatever the clock says."""
    at = clock.now()
    day = clock.festival_day(at, builders.ATHENS)
    edition = builders.edition(starts=day, ends=day)
    start = min(at + timedelta(hours=1), clock.day_closes(day, builders.ATHENS) - timedelta(seconds=1))
    return builders.screening(edition=edition, start=start, tickets="on_sale")


def narrow(phone):
    """A thumb hits every button of the page, and nothing is wider than the phone."""
    heights = [button.bounding_box()["height"] for button in phone.locator("#content-main :is(button, select)").all()]
    assert [height for height in heights if height < 44] == []
    assert phone.locator("html").bounding_box()["width"] <= 390


def tap(phone, name):
    with phone.expect_navigation():
        phone.get_by_role("button", name=name, exact=True).tap()


def test_tickets_are_tapped_and_taken_back_with_one_thumb(phone):
    screening = tonight()
    phone.goto(TICKETS)
    tap(phone, "Sold out")
    expect(phone.locator(".tap__said")).to_contain_text("admin")
    narrow(phone)
    assert type(screening).objects.get(pk=screening.pk).tickets == "sold_out"

    tap(phone, "Undo")
    expect(phone.get_by_role("button", name="On sale", pressed=True)).to_be_visible()
    assert type(screening).objects.get(pk=screening.pk).tickets == "on_sale"


def test_hall_is_chosen_and_runs_late_with_one_thumb(phone):
    screening = tonight()
    phone.goto(HALLS)
    phone.get_by_label("My hall").select_option(str(screening.hall.label))
    tap(phone, "Show first")
    tap(phone, "+15'")
    tap(phone, "Doors closed")
    expect(phone.locator(".tap__said")).to_contain_text("Running about 15 minutes late.")
    narrow(phone)
    assert HallDelay.objects.values_list("minutes", "state").get() == (15, "doors_closed")


def test_open_page_shows_what_another_taps_and_keeps_the_focus(page, admin_user):
    screening = tonight()
    page.clock.install()
    page.goto(TICKETS)
    few_left = page.get_by_role("button", name="Few left")
    few_left.focus()
    set_tickets(screening, "sold_out", clock.now(), get_user_model().objects.create_user("maria"))

    page.clock.fast_forward(21_000)

    expect(page.locator(".tap__said")).to_contain_text("maria")
    expect(page.get_by_role("button", name="Sold out", pressed=True)).to_be_visible()
    expect(few_left).to_be_focused()


def test_open_page_says_that_it_lost_the_network(page):
    tonight()
    page.clock.install()
    page.goto(TICKETS)
    lost = page.get_by_text("No connection: this page may be out of date.")
    expect(lost).to_be_hidden()

    page.context.set_offline(True)
    page.clock.fast_forward(21_000)
    expect(lost).to_be_visible()

    page.context.set_offline(False)
    page.clock.fast_forward(21_000)
    expect(lost).to_be_hidden()
