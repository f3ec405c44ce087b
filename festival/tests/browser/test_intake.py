"""How facts come in: pasted credits and FilmFreeway's file, on a phone, in both languages, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from festival.models import CategoryRule
from festival.tests.freeway.sample import other, row, sheet
from films.models import Credit, Film
from people.models import Person

from . import checks

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

languages = pytest.mark.parametrize("language", ["en", "el"])
TEXT = "Sound: Danai Thalasiou, PETROS LAMOS\nGaffer: Jan Drda\nΗθοποιοί:\nΜαρία ..... Ζωή Καλλή"


def paste(tab, text=TEXT):
    tab.goto(f"/admin/films/film/{Film.objects.get(slug='harakiri').pk}/paste/")
    tab.locator("#id_text").fill(text)
    with tab.expect_navigation():
        tab.locator("button[value=read]").click()


def upload(tab):
    tab.goto("/admin/festival/submission/import/")
    export = sheet(row(Directors="Danai Thalasiou"), other(1, Project_Title="Red Rooms", Genres="Opera"))
    file = {"name": "export.csv", "mimeType": "text/csv", "buffer": export}
    tab.locator("#id_file").set_input_files(file)
    with tab.expect_navigation():
        tab.locator(".submit-row button").click()


@languages
def test_preview_of_pasted_credits_is_sound(editor, server, language):
    tab = editor(language)
    heard = checks.listen(tab, server.url)
    paste(tab)
    tab.locator("button[value=add]").click()
    tab.locator(".errornote").wait_for()

    assert [*heard, *checks.at_every_size(tab)] == []


@languages
def test_preview_of_a_file_is_sound(editor, server, language):
    tab = editor(language)
    heard = checks.listen(tab, server.url)
    upload(tab)
    tab.locator(".freeway-film").nth(1).wait_for()

    assert [*heard, *checks.at_every_size(tab)] == []


def test_credits_are_pasted_without_javascript(editor):
    tab = editor(javascript=False, width=390)
    paste(tab, "Sound: Anna Zzyzx\nGaffer: Jan Qrda")
    tab.get_by_label("Role").nth(1).select_option("Leave this line out")
    tab.locator("button[value=add]").click()

    expect(tab.locator(".messagelist .success")).to_have_text("1 credit was added.")
    assert Credit.objects.get(person__name="Anna Zzyzx").role.code == "sound"
    assert not Person.objects.filter(name="Jan Qrda").exists()


def test_file_is_imported_without_javascript(editor):
    tab = editor(javascript=False, width=390)
    upload(tab)
    tab.locator("select[name=section]").select_option("Do not import")
    tab.locator("button[value=check]").click()
    tab.get_by_text("its categories are not imported").first.wait_for()
    tab.locator("button[value=import]").click()

    expect(tab.locator(".messagelist .success")).to_have_text("0 drafts were made. 0 films were changed.")
    assert list(CategoryRule.objects.values_list("category", "section")) == [("Best Documentary", None)]
