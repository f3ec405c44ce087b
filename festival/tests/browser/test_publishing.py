"""Publishing in a browser: the refusal leads to the field and loses nothing; the page for many films is sound."""

import re

import pytest
from playwright.sync_api import expect

from . import checks

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

languages = pytest.mark.parametrize("language", ["en", "el"])


@languages
@pytest.mark.parametrize("javascript", [True, False])
def test_refusal_leads_to_the_field_and_what_is_typed_stays(editor, language, javascript):
    tab = editor(language, width=390, height=800, javascript=javascript)
    tab.goto("/admin/films/film/add/")
    tab.fill("#id_title_en", "Unheard of")
    tab.fill("#id_publish_at_0", "2026-11-09")
    tab.fill("#id_publish_at_1", "11:00")
    tab.click("[name=_save]")

    tab.click(".errornote ~ .errorlist a[href='#id_synopsis_en']")

    expect(tab).to_have_url(re.compile("#id_synopsis_en$"))
    expect(tab.locator("#id_synopsis_en")).to_be_in_viewport()
    expect(tab.locator("#id_title_en")).to_have_value("Unheard of")
    expect(tab.locator("#id_publish_at_1")).to_have_value("11:00")


@languages
def test_refusal_is_sound(editor, server, language):
    tab = editor(language)
    tab.goto("/admin/films/film/add/")
    heard = checks.listen(tab, server.url)
    tab.fill("#id_title_en", "Unheard of")
    tab.fill("#id_publish_at_0", "2026-11-09")
    tab.fill("#id_publish_at_1", "11:00")
    tab.click("[name=_save]")
    tab.wait_for_selector(".errornote")

    assert [*heard, *checks.at_every_size(tab)] == []


@languages
def test_page_that_publishes_many_is_sound(editor, server, language):
    tab = editor(language)
    tab.goto("/admin/films/film/?edition=tiff-64")
    heard = checks.listen(tab, server.url)
    tab.check("#action-toggle")
    tab.select_option("select[name=action]", "publish")
    tab.click("[name=index]")
    tab.wait_for_selector(".publish__films > li")

    assert [*heard, *checks.at_every_size(tab)] == []


@languages
def test_form_of_an_unready_film_is_sound(editor, server, language):
    tab = editor(language)
    heard = checks.listen(tab, server.url)
    tab.goto("/admin/films/film/?q=guest+star")
    tab.click("#result_list .field-shown_title a")
    tab.wait_for_selector(".readiness__group--error li")

    assert [*heard, *checks.at_every_size(tab)] == []
