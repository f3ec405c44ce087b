"""The translator's desk by keyboard, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from festival.tests.translation.said import QUEUE, desk_url, job, say
from films.models import Film

from . import checks
from .keys import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FILMS = f"{QUEUE}?kind=films.film&state=empty"
SHORT = "Δύο αδελφές και ένα σπίτι."


@pytest.fixture
def salt():
    return Film.objects.get(slug="salt-on-the-stairs")


@pytest.fixture
def outdated(salt):
    """Its Greek synopsis was final; then a word of the English one changed."""
    say(salt)
    Film.objects.filter(pk=salt.pk).update(synopsis_en=salt.synopsis_en.replace("third stair", "fourth stair"))
    return salt


def test_queue_is_walked_by_keys(editor):
    tab = editor()
    tab.goto(FILMS)
    first, second = tab.locator(".jobs a").evaluate_all("links => links.slice(0, 2).map((link) => link.href)")

    tab_to(tab, ".jobs a")
    tab.keyboard.press("Enter")
    tab.wait_for_url(first)
    tab.keyboard.press("Alt+ArrowDown")
    tab.wait_for_url(second)
    tab.keyboard.press("Alt+ArrowUp")
    tab.wait_for_url(first)


@pytest.mark.parametrize("javascript", [True, False])
def test_text_is_translated_and_the_next_one_comes(editor, javascript):
    tab = editor(javascript=javascript, width=390)
    tab.goto(f"{QUEUE}?kind=films.film&state=empty")
    tab.locator(".jobs a").first.click()
    tab.locator("#id_text").wait_for()
    following = tab.locator(".desk__steps a[rel=next]").get_attribute("href")

    tab_to(tab, "#id_text")
    tab.keyboard.insert_text("Τίτλος")
    tab_to(tab, "button[value=final]")
    tab.keyboard.press("Enter")

    expect(tab.locator(".messagelist .success")).to_be_visible()
    expect(tab).to_have_url(re.compile(f"{re.escape(following)}$"))
    assert Film.objects.filter(title_el="Τίτλος").count() == 1


def test_length_is_counted_while_one_types(editor, salt):
    tab = editor()
    tab.goto(desk_url(salt, "short_synopsis"))
    limit = tab.locator("#desk-limit")

    tab.locator("#id_text").fill(SHORT)
    expect(limit).to_have_text(f"Up to 300 characters. Now {len(SHORT)}.")
    tab.locator("#id_text").fill("ω" * 301)

    expect(tab.locator("[data-count].is-over")).to_have_count(1)
    expect(tab.locator("#id_text")).to_have_value("ω" * 301)


def test_typed_words_are_not_left_by_mistake(editor, salt):
    tab = editor()
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    tab.goto(desk_url(salt, "short_synopsis"))
    tab.locator("#id_text").click()
    tab.keyboard.type("x")

    with tab.expect_event("dialog"):
        tab.keyboard.press("Alt+ArrowDown")

    assert asked == ["beforeunload"]
    assert tab.url.endswith(desk_url(salt, "short_synopsis"))


@pytest.mark.parametrize(("language", "news"), [("en", ["[new:"]), ("el", ["[νέο:"])])
def test_difference_is_sound_and_settled(editor, outdated, language, news):
    tab = editor(language)
    tab.goto(f"{QUEUE}?kind=films.film")
    assert tab.locator(".jobs").first.locator("a").first.get_attribute("href").startswith(desk_url(outdated))

    tab.goto(desk_url(outdated))
    assert tab.locator(".desk__changed ins").inner_text().split() == [*news, "fourth", "]"]
    assert checks.at_every_size(tab) == []
    checks.look(tab, 1440, "light")
    tab_to(tab, "button[value=right]")
    tab.keyboard.press("Enter")

    tab.locator(".messagelist .success").wait_for()
    assert job(outdated).standing == "final"
