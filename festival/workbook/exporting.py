"""The programme → a workbook, from which an empty site becomes the same one. Equal data are equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from festival.models import WorkbookExport
from films.models import Edition

from . import excel, separated
from .base import id_of, kept
from .columns import Column, Integer
from .excel import FIRST_DAY
from .reading import ABOUT, EXPORT
from .scope import Part
from .sheets import SHEETS
from .site import Site, in_order
from .tables import ACTION, Sheet

FORMS = ("xlsx", "zip")


def export(edition: Edition | None = None, form: str = "xlsx") -> bytes:
    """The workbook of the whole site or of one edition, as .xlsx or as a .zip of .csv; remembered by its id."""
    outgoing = Outgoing(edition)
    if form == "zip":
        content = _zipped({f"{name}.csv": table for name, table in outgoing.tables()})
    else:
        content = excel.written(outgoing.sheets, NUMBERS)
    outgoing.remember()
    return content


def export_to(path: Path, edition: Edition | None = None) -> None:
    """To an .xlsx, a .zip, or a folder of .csv, by the path's ending."""
    ending = path.suffix.lower().lstrip(".")
    if ending in FORMS:
        with transaction.atomic():  # nothing is remembered if the disk refuses
            path.write_bytes(export(edition, ending))
        return
    outgoing = Outgoing(edition)
    path.mkdir(parents=True, exist_ok=True)
    for name, table in outgoing.tables():
        (path / f"{name}.csv").write_bytes(table)
    outgoing.remember()


class Outgoing:
    """Every sheet as text, head first; `about` holds the id under which the site keeps what it said. It is remembered
    once the file is written: what did not go out does not come back.
    """

    def __init__(self, edition: Edition | None):
        sheets = texts(edition)
        self._kept = {name: kept(rows[0], rows[1:]) for name, rows in sheets.items()}
        self._id = id_of(self._kept)
        self.sheets = {ABOUT: [[EXPORT], [self._id]], **sheets}

    def tables(self) -> Iterator[tuple[str, bytes]]:
        """Each sheet as .csv."""
        return ((name, separated.written(rows)) for name, rows in self.sheets.items())

    def remember(self) -> None:
        WorkbookExport.objects.remember(self._id, self._kept)


def texts(edition: Edition | None = None) -> dict[str, list[list[str]]]:
    """Every sheet as text, without an id: reads only."""
    site = Site()
    if edition is not None:
        edition = site.table(Edition)[edition.pk]
    part = Part(site, edition)
    return {sheet.name: [[column.name for column in sheet.columns], *_rows(sheet, site, part)] for sheet in SHEETS}


def _rows(sheet: Sheet, site: Site, part: Part) -> list[list[str]]:
    lines = [line for line in sheet.lines(site) if all(map(part.holds, line.values()))]
    lines.sort(key=lambda line: _order(line, site))
    return [_texts(sheet, line, site) for line in lines]


def _order(line: dict, site: Site) -> tuple:
    """By key; the rows of a list in their own order."""
    table, row = list(line.items())[-1]
    frame = table.frame(row)
    keys = table.parent or table.keys
    texts = tuple(column.text_of(row, site, frame) for column in keys)
    return len(line) == 1 and table is not table.sheet.tables[-1], texts, in_order(row) if table.listed else ()


def _texts(sheet: Sheet, line: dict, site: Site) -> list[str]:
    frames = {table: table.frame(row) for table, row in line.items()}

    def text(column: Column) -> str:
        for table, row in line.items():
            if own := table.by_name.get(column.name):
                return own.text_of(row, site, frames[table])
        return ""

    return [text(column) for column in sheet.columns]


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- What can be filled in ------------------------------------------------------------------------------------------


def template() -> bytes:
    """An empty workbook: every sheet with its head, and a first sheet that says what belongs where."""
    head = [_("sheet"), _("column"), _("required"), _("what it holds")]
    about = [head, *([name, *map(str, row)] for name, sheet in _sheets() for row in described(sheet))]
    empty = {name: [[*(column.name for column in sheet.columns), ACTION]] for name, sheet in _sheets()}
    return excel.written({ABOUT: about, **empty}, {})


def described(sheet: Sheet) -> list[tuple[str, str, str]]:
    """For each column: its name, whether it is required, and what it holds, in the language of the page."""
    rows = [(column.name, _needed(sheet, column), _said(sheet, column)) for column in sheet.columns]
    actions = "delete, withdraw" if sheet.can("withdraw") else "delete"
    return [*rows, (ACTION, "", _("Empty, or: {actions}.").format(actions=actions))]


def _needed(sheet, column) -> str:
    """`required`, where need be with the rows that require it: a picture is a film's or a person's."""
    telling = {table.keys[0].name: table for table in sheet.alternatives}
    if column.name in telling:
        return _("required, one of: {columns}").format(columns=", ".join(telling))
    needing = [name for name, table in telling.items() if table.requires(column.name)]
    if 0 < len(needing) < len(telling):
        return _("required in rows that have: {columns}").format(columns=", ".join(needing))
    return _("required") if column.required else ""


def _said(sheet, column) -> str:
    """What the model says of the field, what the column adds, and how it is written."""
    model = next(table.model for table in sheet.tables if column.name in table.by_name)
    field = column.field(model)
    name = getattr(field, "verbose_name", "")
    helps = [
        str(name).capitalize() + "." if name else "",
        getattr(field, "help_text", ""),
        column.help,
        column.kind.about,
    ]
    return " ".join(filter(None, map(str, helps)))


def _sheets():
    return [(sheet.name, sheet) for sheet in SHEETS]


NUMBERS = {
    sheet.name: {column.name for column in sheet.columns if isinstance(column.kind, Integer)} for sheet in SHEETS
}
