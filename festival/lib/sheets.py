"""Tables for spreadsheets: CSV that opens right in Excel, also in Greek, and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator

from django.http import HttpResponse

BOM = "\ufeff"  # without it Excel reads UTF-8 as the office's old code page
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> str:
    """The text of a cell; what a spreadsheet would run is quoted as a spreadsheet quotes text."""
    text = str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of a CSV file, cells of any length: whoever reads them says in words what is too long.

    Raises csv.Error at a record that is none.
    """
    csv.field_size_limit(sys.maxsize)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def csv_download(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A file `name`, to be saved and not kept by anybody on the way."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    csv.writer(response).writerows(map(cell, row) for row in rows)
    return response
