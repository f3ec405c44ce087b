"""The bytes of an export → its rows, by column; or everything that is wrong with the file."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext

from festival.lib.sheets import records

from .columns import DROPPED, NAMES, NEEDED, READ, header, is_question

MOST_BYTES = 20_000_000
LONGEST_CELL = 131_072
_DELIMITERS = ",;\t"  # Excel writes semicolons where the comma is the decimal sign, as in Greece


class Unreadable(Exception):
    """The file as a whole cannot be taken; `problems` are for the one who sent it."""

    def __init__(self, *problems: str):
        super().__init__(*problems)
        self.problems = list(problems)


@dataclass
class Row:
    """A submission: its row as Excel counts, and what its wanted columns say."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def keys(self) -> list[str]:
        """What it is known by: the Submission ID, then the tracking number."""
        tracking = f"tracking {self['tracking']}" if self["tracking"] else ""
        return [key for key in (self["id"], tracking) if key]


@dataclass
class Export:
    """All rows, and what of the headers was not taken."""

    rows: list[Row] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # headers that nothing is known of
    questions: int = 0  # pairs of a festival's own questions and answers
    twice: list[str] = field(default_factory=list)  # headers of which the first column was read


def read(data: bytes) -> Export:
    """Raises `Unreadable` with all that is wrong."""
    lines = _lines(_decoded(data))
    heads = next((cells for _number, cells in lines if any(cells)), [])
    export = Export()
    places = _places(heads, export)
    _check_heads(places)
    _check_cells(lines, len(heads))
    for number, cells in lines:
        if any(cells) and cells is not heads:
            found = {column: _tidy(cells[place]) for column, place in places.items() if place < len(cells)}
            export.rows.append(Row(number, {column: text for column, text in found.items() if text}))
    _check_keys(export.rows)
    return export


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Unreadable(gettext("The file is larger than 20 MB."))
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(gettext("This is an Excel file. Save it as “CSV UTF-8” and send that."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(
            gettext("The file is not written in UTF-8. Save it as “CSV UTF-8”, or export it again.")
        ) from None


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Each record with its row, cells trimmed."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda sign: sum(header(cell) in NAMES for cell in _split(first, sign)))
    lines: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(records(text, delimiter), 1):
            lines.append((number, [cell.strip() for cell in cells]))
    except csv.Error:
        words = gettext("Row %(row)s is no row of a CSV file: a quotation mark is missing or too many.")
        raise Unreadable(words % {"row": len(lines) + 1}) from None
    return lines


def _split(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _places(heads: list[str], export: Export) -> dict[str, int]:
    """Where each wanted column stands; of two that mean the same, the first."""
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        column = NAMES.get(header(head))
        if column and column not in places:
            places[column] = place
        elif column:
            export.twice.append(head)
        elif is_question(head):
            export.questions += 1
        elif head and header(head) not in DROPPED:
            export.unknown.append(head)
    return places


def _check_heads(places: dict[str, int]) -> None:
    missing = [READ[column][0] for column in NEEDED if column not in places]
    if not {"id", "tracking"} & places.keys():
        missing.append(READ["id"][0])
    if missing:
        words = gettext("This is no export of FilmFreeway submissions. Columns that are missing: %(columns)s.")
        raise Unreadable(words % {"columns": ", ".join(missing)})


def _check_cells(lines: list[tuple[int, list[str]]], width: int) -> None:
    """Cells beyond the headers would mean that others stand in the wrong column, personal ones among them."""
    wide = [number for number, cells in lines if any(cells[width:])]
    null = [number for number, cells in lines if any("\0" in cell for cell in cells)]
    long = [number for number, cells in lines if any(len(cell) > LONGEST_CELL for cell in cells)]
    problems = [
        gettext("Row %(row)s: a cell is longer than %(most)s characters.") % {"row": number, "most": LONGEST_CELL}
        for number in long
    ]
    problems += [gettext("Row %(row)s has more cells than there are columns.") % {"row": number} for number in wide]
    problems += [gettext("Row %(row)s holds a character (NUL) that is no text.") % {"row": number} for number in null]
    if problems:
        raise Unreadable(*problems)


def _check_keys(rows: list[Row]) -> None:
    problems = [
        gettext("Row %(row)s has neither a Submission ID nor a Tracking Number.") % {"row": row.number}
        for row in rows
        if not row.keys
    ]
    problems += [
        gettext("Row %(row)s: the key %(key)s is longer than 60 characters.") % {"row": row.number, "key": key[:60]}
        for row in rows
        for key in row.keys
        if len(key) > 60
    ]
    numbers = defaultdict(list)
    for row in rows:
        numbers[row.keys[0] if row.keys else ""].append(str(row.number))
    problems += [
        gettext("Submission %(key)s stands in several rows: %(rows)s.") % {"key": key, "rows": ", ".join(found)}
        for key, found in numbers.items()
        if key and len(found) > 1
    ]
    if problems:
        raise Unreadable(*problems)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
