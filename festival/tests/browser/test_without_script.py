"""With JavaScript switched off, everything that is offered works."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def tab(visitor):
    return visitor(width=390, javascript=False)


def test_programme_is_filtered_by_its_form(tab):
    tab.goto("/en/programme/")

    tab.locator(".filters > summary").click()
    tab.get_by_label("Title, name or word").fill("salt")
    tab.get_by_role("button", name="Show films").click()

    expect(tab.locator(".card h3")).to_have_text(["Salt on the Stairs"])


def test_schedule_goes_from_day_to_day(tab):
    tab.goto("/en/schedule/")

    tab.locator(".days").get_by_role("link", name="Monday 9 November").click()

    expect(tab.locator("h1")).to_have_text("Monday 9 November")
    expect(tab.locator(".days [aria-current=date]")).to_have_attribute("href", re.compile("/2026-11-09/$"))


def test_schedule_is_filtered_by_its_form(tab):
    tab.goto("/en/schedule/")
    everything = tab.locator(".ticket").count()

    tab.locator(".filters > summary").click()
    tab.get_by_label("Venue").select_option("makedonikon")
    tab.get_by_role("button", name="Show").click()
    expect(tab).to_have_url(re.compile("venue=makedonikon"))

    assert 0 < tab.locator(".ticket").count() < everything
    assert set(tab.locator(".ticket__hall").locator("visible=true").all_inner_texts()) == {"Makedonikon"}


def test_notes_are_folded_and_open(tab):
    from films.models import Film

    Film.objects.filter(slug="salt-on-the-stairs").update(content_notes_en="Stairs, many of them.")
    tab.goto("/en/films/salt-on-the-stairs/")
    notes = tab.get_by_text("Stairs, many of them.")
    expect(notes).to_be_hidden()

    tab.locator(".notes summary").click()

    expect(notes).to_be_visible()
