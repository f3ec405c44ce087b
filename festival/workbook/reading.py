"""A file → sheets of text: .xlsx, a folder or zip of .csv, or a single .csv. Never raises: what is wrong is a problem.

After this nothing knows where a cell came from: Excel's own numbers, dates and times have become the text that a
person would have typed.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext_lazy as _

from festival.lib.text import NO_XML

from . import guards, separated
from .base import id_of, kept
from .excel import sheets_of
from .lines import HEAD, SHOWN
from .messages import Words, Wrong, worded
from .results import Problem
from .sheets import BY_NAME
from .tables import Sheet
from .words import nearest

ABOUT, EXPORT = "about", "export"
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif"}


@dataclass(frozen=True)
class Row:
    """The cells of one row by column, and its number as Excel counts. A cell that holds no text is empty here, and its
    column `unread`."""

    number: int
    cells: dict[str, str]
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SheetRows:
    columns: list[str]
    rows: list[Row]


@dataclass
class Workbook:
    """What was read."""

    name: str = ""
    sheets: dict[str, SheetRows] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)  # by the name they have beside the sheets
    export_id: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_untouched(self) -> bool:
        """It says of itself which export it is, and holds just that."""
        if not self.export_id:
            return False
        rows = {name: [list(row.cells.values()) for row in sheet.rows] for name, sheet in self.sheets.items()}
        return self.export_id == id_of({name: kept(self.sheets[name].columns, rows[name]) for name in rows})

    def refuse(self, what: Words, fix: Words, sheet="", row=None, column="", value="", **values):
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        self.problems.append(Problem(sheet, row, column, shown, worded(what, **values), worded(fix, **values)))


def read(source, name: str = "") -> Workbook:
    """The workbook in a file: a path, bytes, or anything with `read()`."""
    workbook = Workbook(name=name or str(getattr(source, "name", source if isinstance(source, str | Path) else "")))
    try:
        for sheet, table in _tables(source, workbook):
            _take(sheet, table, workbook)
    except Wrong as wrong:
        workbook.refuse(wrong.what, wrong.fix)
    except OSError as error:
        fix = _("Look whether it is there, and whether it may be read.")
        workbook.refuse(_("cannot be read: {error}."), fix, error=error.strerror or str(error))
    if not workbook.sheets and not workbook.problems:
        workbook.refuse(_("has no sheet with rows."), _("Fill in a sheet named like those of the template."))
    return workbook


def _tables(source, workbook):
    """Pairs of a sheet's name and its raw rows."""
    if isinstance(source, str | Path) and Path(source).is_dir():
        yield from _folder(Path(source), workbook)
        return
    content = _content(source)
    if workbook.name.lower().endswith(".csv"):
        yield Path(workbook.name).stem, separated.Table(content)
        return
    archive = guards.opened(content)
    if "[Content_Types].xml" in archive.namelist():
        yield from sheets_of(content, archive)
    else:
        yield from _zipped(archive, workbook)


def _content(source) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        if Path(source).stat().st_size > guards.LARGEST_FILE:
            raise guards.too_large(guards.LARGEST_FILE)
        return Path(source).read_bytes()
    source.seek(0)
    return source.read()


def _folder(folder: Path, workbook):
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        ending = path.suffix.lower()
        if not path.is_file() or _is_hidden(name) or ending not in {".csv", *PICTURES}:
            continue
        if path.stat().st_size > guards.LARGEST_TABLE:
            large = guards.too_large(guards.LARGEST_TABLE)
            workbook.refuse(large.what, large.fix, value=name)
        elif ending == ".csv":
            yield path.stem, separated.Table(path.read_bytes())
        else:
            workbook.pictures[name] = path.read_bytes()


def _zipped(archive: zipfile.ZipFile, workbook):
    names = [name for name in sorted(archive.namelist()) if not name.endswith("/") and not _is_hidden(name)]
    tables = [PurePosixPath(name) for name in names if name.lower().endswith(".csv")]
    root = tables[0].parent if len({path.parent for path in tables}) == 1 else PurePosixPath()
    for path in map(PurePosixPath, names):
        inner = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        if path.suffix.lower() == ".csv":
            yield path.stem, separated.Table(guards.member(archive, path.as_posix()))
        elif path.suffix.lower() in PICTURES:
            workbook.pictures[inner] = guards.member(archive, path.as_posix())


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(name).parts)


# --- One sheet ------------------------------------------------------------------------------------------------------


def _take(title: str, table, workbook: Workbook) -> None:
    """Check the head, then every row."""
    name = title.strip().lower()
    if name == ABOUT:
        workbook.export_id = _export_id(table)
        return
    sheet = BY_NAME.get(name)
    if sheet is None:
        _unknown_sheet(title, table, workbook)
        return
    if name in workbook.sheets:
        workbook.refuse(_("is there twice."), _("Keep one of the two."), sheet=name)
        return
    try:
        rows = enumerate(table.rows(), 1)
        _number, head = next(rows, (1, []))
        columns = _columns(sheet, head, workbook)
        workbook.sheets[name] = SheetRows([one for one in columns if one], list(_rows(sheet, columns, rows, workbook)))
    except Wrong as wrong:
        workbook.refuse(wrong.what, wrong.fix, sheet=name)


def _export_id(table) -> str:
    rows = [row for row in table.rows() if any(row)]
    values = dict(zip(map(str, rows[0]), map(str, rows[1]), strict=False)) if len(rows) > 1 else {}
    return values.get(EXPORT, "").strip()


def _unknown_sheet(title, table, workbook):
    """A sheet that Excel adds by itself and nobody used is none."""
    try:
        if any(any(map(as_text, row)) for row in table.rows()):
            near = nearest(title.strip().lower(), [*BY_NAME])
            fix = _("Did you mean {near}?") if near else _("The sheets are: {sheets}.")
            workbook.refuse(_("is not a sheet of the programme."), fix, title, near=near, sheets=", ".join(BY_NAME))
    except Wrong as wrong:
        workbook.refuse(wrong.what, wrong.fix, sheet=title)


def _columns(sheet: Sheet, head: list, workbook) -> list[str]:
    """The column each cell of the first row means; '' for one that is empty or refused."""
    columns = []
    for cell in _without_tail(head):
        written = as_text(cell)
        name = sheet.spellings.get(" ".join(written.split()).lower().replace(" ", "_"), "")
        if written.strip() and not name:
            near = nearest(written.strip().lower(), [one.name for one in sheet.columns])
            fix = _("Did you mean {near}?") if near else _("Take it out; the columns are: {columns}.")
            known = ", ".join(one.name for one in sheet.columns)
            what = _("is not a column of this sheet.")
            head = written.strip()
            workbook.refuse(what, fix, sheet.name, HEAD, head[:SHOWN], head, near=near, columns=known)
        elif name in columns and name:
            workbook.refuse(_("is there twice."), _("Keep one of the two columns."), sheet.name, HEAD, name)
            name = ""
        columns.append(name)
    for name in sorted(sheet.required - set(columns)):
        workbook.refuse(_("is missing."), _("Add the column: without it no row can be found."), sheet.name, HEAD, name)
    return columns


def _rows(sheet, columns, rows, workbook):
    """Every row that says something."""
    for number, cells in rows:
        if number > guards.MOST_ROWS or len(cells) > guards.MOST_COLUMNS + len(columns):
            what = _("has more rows or columns than a programme can have.")
            raise Wrong(what, _("Delete the empty rows and columns at its end."))
        read = [_text(cell, sheet, number, place, columns, workbook) for place, cell in enumerate(cells)]
        if not any(text is None or text.strip() for text in read):
            continue
        unread = frozenset(name for name, text in zip(columns, read, strict=False) if name and text is None)
        texts = [text or "" for text in read]
        if any(text.strip() for text in texts[len(columns) :]):
            what = _("has a cell beyond the last column.")
            workbook.refuse(what, _("Give the column a name, or empty the cell."), sheet.name, number)
        texts += [""] * (len(columns) - len(texts))
        nameless = [text for name, text in zip(columns, texts, strict=False) if not name and text.strip()]
        if nameless and not _refused_head(sheet, workbook):
            what = _("stands in a column without a name.")
            workbook.refuse(what, _("Name the column, or empty the cell."), sheet.name, number, value=nameless[0])
        yield Row(number, {name: text for name, text in zip(columns, texts, strict=False) if name}, unread)


def _refused_head(sheet, workbook) -> bool:
    return any(one.sheet == sheet.name and one.row == HEAD for one in workbook.problems)


def _without_tail(cells: list) -> list:
    """Without the empty cells at its end."""
    cells = list(cells)
    while cells and not as_text(cells[-1]).strip():
        cells.pop()
    return cells


def _text(cell, sheet, number, place, columns, workbook) -> str | None:
    """The text of a cell that can be one; None with a problem for the others."""
    column = columns[place] if place < len(columns) else ""
    here = {"sheet": sheet.name, "row": number, "column": column}
    if isinstance(cell, Wrong):
        workbook.refuse(cell.what, cell.fix, **here)
        return None
    text = as_text(cell)
    if len(text) > guards.LONGEST_CELL:
        workbook.refuse(_("is too long for a cell: {number} letters."), _("Shorten it."), number=len(text), **here)
        return None
    if NO_XML.search(text):
        what = _("holds a character that no text has (NUL or another control character).")
        workbook.refuse(what, _("Type the cell anew."), value=NO_XML.sub("", text), **here)
        return None
    return text if text.strip() else ""


def as_text(cell) -> str:
    """A cell as a person would have typed it."""
    if cell is None or isinstance(cell, Wrong):
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)
    if isinstance(cell, datetime):
        whole = (cell + timedelta(milliseconds=500)).replace(microsecond=0)  # Excel counts in fractions of a day
        return whole.isoformat(" ", "seconds" if whole.second else "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    return str(cell)
