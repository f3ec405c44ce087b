"""Who may come to the workbook's pages, what they offer, what they refuse."""

import gc
import io
import sys
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from festival.models import WorkbookExport, WorkbookImport
from festival.workbook import SHEETS, read
from festival.workbook.admin import forms
from films.tests import builders
from films.tests.pages.reading import Page, in_order

from .rooms import EXPORT, HELP, START, TEMPLATE, address, book, client_of, give, importer, upload_of

pytestmark = pytest.mark.django_db

FILMS = "film | title_en\nsalt | Salt on the Stairs"
languages = pytest.mark.parametrize("language", ["en", "el"])


def every_address(key: str) -> list[str]:
    import_pages = ["festival_workbookimport_change", "workbook_problems", "workbook_changes"]
    return [START, HELP, TEMPLATE, EXPORT, *(reverse(f"admin:{name}", args=[key]) for name in import_pages)]


# --- Who ----------------------------------------------------------------------------------------------------------


def test_stranger_is_asked_to_log_in():
    answers = [Client().get(path) for path in every_address("key")]

    assert {answer["Location"].partition("?")[0] for answer in answers} == {"/admin/login/"}


def test_staff_without_permission_is_refused_everywhere():
    client, upload = client_of(), upload_of(give(importer(name="other"), book(films=FILMS)))

    assert {client.get(path).status_code for path in every_address(upload.key)} == {403}
    assert "workbook" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("permission", ["import_programme", "export_programme"])
def test_start_page_leads_to_the_workbook_for_either_permission(permission):
    assert START in Page(client_of(permission).get("/admin/")).links


@pytest.mark.parametrize(
    ("permission", "shown"),
    [("import_programme", ["Bring in"]), ("export_programme", ["Take out"])],
)
def test_page_offers_what_one_may_do(permission, shown):
    page = Page(client_of(permission).get(START))

    assert [heading.text for heading in page.main.all("h2")] == shown


def test_one_permission_is_not_the_other():
    exporting, importing = client_of("export_programme"), importer(name="importer")

    assert give(exporting, book(films=FILMS)).status_code == 403
    assert importing.post(EXPORT, {"kind": "xlsx"}).status_code == 403


# --- What comes in ------------------------------------------------------------------------------------------------


def refused(answer) -> tuple[int, list[str]]:
    return answer.status_code, list(answer.context["form"].errors.get("file", []))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Use an .xlsx file, or a .zip of .csv files. Old .xls files: save them as .xlsx."),
        ("el", "Χρησιμοποιήστε αρχείο .xlsx ή .zip με αρχεία .csv. Παλιά αρχεία .xls: αποθηκεύστε τα ως .xlsx."),
    ],
)
def test_another_kind_of_file_is_refused_in_words(language, words):
    assert refused(give(importer(language=language), b"x", "programme.xls")) == (422, [words])
    assert not WorkbookImport.objects.exists()


def test_file_that_is_too_heavy_is_refused(monkeypatch):
    monkeypatch.setattr(forms, "MEGABYTES", 0)

    assert refused(give(importer(), b"x")) == (422, ["The file is too heavy: 0 MB is the most."])


def test_empty_or_no_file_is_refused():
    client = importer()

    assert refused(give(client, b"")) == (422, ["The file is empty. Choose another one."])
    assert refused(client.post(START)) == (422, ["Choose a file."])


@languages
@pytest.mark.parametrize("content", [b"x", b"\xd0\xcf\x11\xe0", book(nonsense="a | b\n1 | 2")])
def test_what_is_no_workbook_has_a_preview_that_says_so(content, language):
    preview = give(importer(language=language), content)

    assert (preview.status_code, len(preview.context["problems"])) == (200, 1)
    assert "import" not in {button.attrs.get("name") for button in Page(preview).main.all("button")}


# --- Kept shortly -------------------------------------------------------------------------------------------------


def test_upload_is_its_persons_own():
    preview = give(importer(), book(films=FILMS))
    other = importer(name="other")

    assert [other.get(address(preview)).status_code, other.post(address(preview)).status_code] == [404, 404]
    assert Page(other.get(START)).main.all("ul", css="wb-lately") == []


def test_upload_is_gone_after_an_hour_and_the_page_says_so(now):
    at = now("2023-11-03 12:00")
    client = importer()
    preview = give(client, book(films=FILMS))

    with time_machine.travel(at + timedelta(minutes=59), tick=False):
        assert client.get(address(preview)).status_code == 200
    with time_machine.travel(at + timedelta(minutes=60), tick=False):
        gone = client.get(address(preview))
    assert gone.status_code == 404
    assert in_order(Page(gone).text, ["not here any more", "kept for an hour", "Upload the workbook again"]) == []


def test_next_upload_deletes_those_whose_time_has_passed(now):
    at = now("2023-11-03 12:00")
    client = importer()
    give(client, book(films=FILMS), "old.xlsx")

    with time_machine.travel(at + timedelta(hours=1), tick=False):
        give(client, book(films=FILMS), "new.xlsx")

    assert [upload.name for upload in WorkbookImport.objects.all()] == ["new.xlsx"]


def test_running_and_finished_imports_stay(now):
    at = now("2023-11-03 12:00")
    client = importer()
    running, done = (upload_of(give(client, book(films=FILMS), f"{name}.xlsx")) for name in ("running", "done"))
    WorkbookImport.objects.filter(pk=running.pk).update(started_at=at + timedelta(minutes=55))
    done.finish({}, at)

    with time_machine.travel(at + timedelta(hours=1), tick=False):
        give(client, book(films=FILMS), "new.xlsx")

    assert {upload.name for upload in WorkbookImport.objects.all()} == {"running.xlsx", "done.xlsx", "new.xlsx"}


def test_discarded_upload_is_deleted():
    client = importer()
    preview = give(client, book(films=FILMS))

    answer = client.post(address(preview), {"discard": "1"}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "Discarded, nothing was written: programme.xlsx"
    ]
    assert not WorkbookImport.objects.exists()


# --- GET only reads -----------------------------------------------------------------------------------------------


def test_no_get_writes():
    client = client_of("import_programme", "export_programme")
    upload = upload_of(give(client, book(films=FILMS)))

    with CaptureQueriesContext(connection) as asked:
        for path in every_address(upload.key):
            client.get(path)

    reading = ("SELECT", "DECLARE")  # PostgreSQL reads long lists through a cursor
    assert [query["sql"] for query in asked if not query["sql"].startswith(reading)] == []


@pytest.mark.parametrize("rows", [1, 40])
def test_preview_takes_the_same_queries(rows, django_assert_num_queries):
    client = importer()
    films = "".join(f"\nfilm-{number} | Film {number}" for number in range(rows))
    preview = give(client, book(films=f"film | title_en{films}"))

    with django_assert_num_queries(10):
        page = client.get(address(preview))
    assert page.context["plan"].counts["new"] == rows


# --- What goes out ------------------------------------------------------------------------------------------------


def test_export_is_what_the_site_holds_and_is_remembered():
    film = builders.film(title_en="Salt on the Stairs")
    client = client_of("export_programme")

    answer = client.post(EXPORT, {"kind": "xlsx"})

    workbook = read(answer.content, "programme.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="programme-all.xlsx"'
    assert [row.cells["film"] for row in workbook.sheets["films"].rows] == [film.slug]
    assert WorkbookExport.objects.get().digest == workbook.export_id


def test_export_of_one_edition_as_texts():
    builders.film()
    chosen = builders.selected_film(title_en="Salt on the Stairs")

    answer = client_of("export_programme").post(EXPORT, {"kind": "zip", "edition": "tiff-64"})

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert answer["Content-Disposition"] == 'attachment; filename="programme-tiff-64.zip"'
    assert names == ["about.csv", *(f"{sheet.name}.csv" for sheet in SHEETS)]
    assert [row.cells["film"] for row in read(answer.content, "a.zip").sheets["films"].rows] == [chosen.slug]


@pytest.mark.parametrize("sent", [{}, {"kind": "pdf"}, {"kind": "xlsx", "edition": "tiff-99"}])
def test_export_of_nonsense_is_an_error_of_the_form(sent):
    answer = client_of("export_programme").post(EXPORT, sent)

    assert (answer.status_code, bool(answer.context["export"].errors)) == (422, True)
    assert not WorkbookExport.objects.exists()


def test_text_that_is_too_long_for_excel_is_an_error_of_the_form_and_goes_as_text(monkeypatch):
    builders.film(synopsis_en="long " * 8000)
    client = client_of("export_programme")

    with monkeypatch.context() as patch:
        patch.setattr(sys, "unraisablehook", lambda complaint: None)  # of half-written sheets, thrown away
        answer = client.post(EXPORT, {"kind": "xlsx"})
        gc.collect()

    assert (answer.status_code, client.post(EXPORT, {"kind": "zip"}).status_code) == (422, 200)
    assert "is longer than a cell of Excel." in Page(answer).text


def test_export_is_no_get():
    assert client_of("export_programme").get(EXPORT).status_code == 405


@pytest.mark.parametrize(("language", "words"), [("en", "Name."), ("el", "Όνομα.")])
def test_template_has_every_sheet_empty_and_its_instructions_in_the_language(language, words):
    answer = importer(language=language).get(TEMPLATE)

    workbook = load_workbook(io.BytesIO(answer.content))
    assert workbook.sheetnames == ["about", *(sheet.name for sheet in SHEETS)]
    assert workbook["about"]["D3"].value.startswith(words)
    assert {sheet.max_row for sheet in workbook.worksheets[1:]} == {1}
    assert not WorkbookExport.objects.exists()
