"""Somebody at the workbook's pages: files to give, what comes back, what is chosen and confirmed."""

from __future__ import annotations

import io

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from festival.models import WorkbookImport
from festival.tests.admin.pages import fields
from festival.workbook.excel import written

START, HELP, TEMPLATE, EXPORT = (
    "/admin/festival/workbookimport/",
    "/admin/festival/workbookimport/help/",
    "/admin/festival/workbookimport/template.xlsx",
    "/admin/festival/workbookimport/export/",
)


def client_of(*permissions: str, name: str = "editor", language: str = "en") -> Client:
    """Somebody of the staff who has these permissions and no others."""
    user, _new = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True})
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


def importer(**given) -> Client:
    return client_of("import_programme", **given)


def book(**sheets: str) -> bytes:
    """A workbook: for each sheet a head and rows, cells separated by `|`, rows by lines."""
    return written({name: [_cells(line) for line in text.strip().splitlines()] for name, text in sheets.items()}, {})


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def edited(content: bytes, column: str, value: str) -> bytes:
    """The workbook with that value in a column of every film."""
    workbook, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = workbook["films"]
    place = [cell.value for cell in sheet[1]].index(column) + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place, value)
    workbook.save(out)
    return out.getvalue()


def give(client: Client, content: bytes, name: str = "programme.xlsx"):
    """Uploads a workbook and looks at its preview."""
    return client.post(START, {"file": SimpleUploadedFile(name, content)}, follow=True)


def upload_of(preview) -> WorkbookImport:
    return WorkbookImport.objects.get(key=preview.context["upload"].key)


def address(preview) -> str:
    return reverse("admin:festival_workbookimport_change", args=[preview.context["upload"].key])


def choose(client: Client, preview, **chosen):
    """Sends the form of the preview as it stands, with what is chosen, and looks at what it comes to."""
    return client.post(address(preview), {**fields(preview), "look": "1", **chosen}, follow=True)


def confirm(client: Client, preview, **chosen) -> str:
    """Presses the button that imports; the whole page that is streamed meanwhile."""
    answer = client.post(address(preview), {**fields(preview), "import": "1", **chosen})
    return b"".join(answer.streaming_content).decode() if answer.streaming else f"→ {answer.get('Location')}"
