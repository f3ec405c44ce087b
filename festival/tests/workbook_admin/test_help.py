"""What the help page and the template say of sheets and columns."""

import io

import pytest
from openpyxl import load_workbook

from festival.workbook import SHEETS, plan, read
from festival.workbook.admin.examples import example
from festival.workbook.excel import written
from films.tests.pages.reading import Page

from .rooms import HELP, TEMPLATE, importer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "el"])
def test_help_explains_every_column_of_every_sheet(language):
    page = Page(importer(language=language).get(HELP))

    ids = {element.attrs["id"] for element in page.main.all("tr") if "id" in element.attrs}
    columns = {f"{sheet.name}-{column.name}" for sheet in SHEETS for column in sheet.columns}
    assert ids == columns | {f"{sheet.name}-action" for sheet in SHEETS}
    assert [row.text for row in page.main.all("tr") if any(not cell.text for cell in row.all("td"))] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "required, one of: film, person"), ("el", "υποχρεωτικό ένα από: film, person")],
)
def test_help_and_template_say_which_of_two_columns_a_picture_needs(language, words):
    browser = importer(language=language)
    helped = {row.attrs.get("id"): row.find("th").text for row in Page(browser.get(HELP)).main.all("tr")}
    about = load_workbook(io.BytesIO(browser.get(TEMPLATE).content))["about"].iter_rows(values_only=True)
    filled = {f"{sheet}-{column}": needed for sheet, column, needed, *_said in about}

    for column in ("film", "person"):
        assert (helped[f"stills-{column}"], filled[f"stills-{column}"]) == (f"{column} {words}", words)


def test_every_column_has_an_example():
    missing = [(sheet.name, one.name) for sheet in SHEETS for one in sheet.columns if not example(sheet.name, one.name)]

    assert missing == []


def test_examples_make_a_workbook_but_for_rows_they_do_not_hold():
    names = {sheet.name: [column.name for column in sheet.columns] for sheet in SHEETS}
    sheets = {sheet: [head, [example(sheet, column) for column in head]] for sheet, head in names.items()}

    problems = plan(read(written(sheets, {}), "examples.xlsx")).problems

    assert {(one.sheet, one.column) for one in problems} == {
        ("sections", "parent"),
        ("packages", "films"),
        ("screenings", "film"),  # not beside a package
        ("screenings", "replaces"),
        ("online", "film"),  # not beside a package
        ("stills", "file"),
    }
