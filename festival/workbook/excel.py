"""Sheets of an .xlsx, read and written with openpyxl.

defusedxml stands beside it (openpyxl uses it when it is there): entities that unfold without end are refused.
"""

from __future__ import annotations

import io
import itertools
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.xml import DEFUSEDXML, LXML

from festival.lib.sheets import STARTS_A_FORMULA

from . import guards
from .messages import Wrong

FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 the zip format has no zone; equal data are equal bytes
WIDE, NARROW = 40, 14
BOLD = Font(bold=True)
WRAPPED, TOP = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
assert DEFUSEDXML or LXML, "without defusedxml a workbook could unfold without end"  # noqa: S101


class Table:
    """The rows of one sheet."""

    def __init__(self, sheet):
        self.sheet = sheet

    def rows(self) -> Iterator[list]:
        try:
            self.sheet.reset_dimensions()  # what the file says of its own size need not be true
            for row in self.sheet.iter_rows():
                yield [_value(cell) for cell in row]
        except Exception as error:  # damaged sheets raise what they like: KeyError, ParseError, ValueError …
            raise Wrong(_("is damaged and cannot be read."), _("Save the workbook again.")) from error


def _value(cell):
    """The cell's value; a refusal for what is no value."""
    if cell.data_type == "f":
        return Wrong(_("holds a formula."), _("Copy the cell and paste its value."))
    if cell.data_type == "e":
        return Wrong(_("holds an error of Excel."), _("Type the value."))
    return cell.value


def sheets_of(content: bytes, archive: zipfile.ZipFile) -> Iterator[tuple[str, Table]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (drop-down lists, styles) is none of our data
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except Exception as error:
        raise Wrong(_("is no workbook, or it is damaged."), _("Save it as .xlsx again.")) from error
    for sheet in book.worksheets:
        yield sheet.title, Table(sheet)


# --- Writing --------------------------------------------------------------------------------------------------------


def written(sheets: dict[str, list[list[str]]], numbers: dict[str, set[str]]) -> bytes:
    """The workbook as bytes; `numbers` names the columns of each sheet that hold numbers."""
    _refuse_long_texts(sheets)  # before anything is written: a book that is given up half-way leaves files open
    book = Book(write_only=True)
    book.properties.creator = "Festival programme"
    book.properties.created = FIRST_DAY
    for name, rows in sheets.items():
        _write(book.create_sheet(name), rows, numbers.get(name, set()))
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _refuse_long_texts(sheets):
    for rows in sheets.values():
        for text in itertools.chain.from_iterable(rows):
            if len(text) > guards.LONGEST_IN_EXCEL:
                what = _("“{text}…” is longer than a cell of Excel.")
                raise Wrong(what, _("Export a folder or .zip."), text=text[:40])


def _write(sheet, rows, numbers):
    head = rows[0]
    sheet.freeze_panes = "A2"
    for place, name in enumerate(head, 1):
        long = any(len(row[place - 1]) > WIDE for row in rows[:50])
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if long else max(NARROW, len(name) + 2)
    sheet.append([_cell(sheet, name, bold=True) for name in head])
    kinds = [name in numbers for name in head]
    for row in rows[1:]:
        sheet.append([_cell(sheet, text, number) for text, number in zip(row, kinds, strict=True)])


def _cell(sheet, text: str, number: bool = False, bold: bool = False):
    if not text:
        return None
    if number and re.fullmatch(r"-?\d{1,9}", text):
        return int(text)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # text, whatever it begins with
    cell.quotePrefix = text.startswith((*STARTS_A_FORMULA, "'"))
    if bold:
        cell.font = BOLD
    return cell


def _timeless(content: bytes) -> bytes:
    """The same file without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            kept.writestr(zipfile.ZipInfo(name, FIRST_DAY.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
