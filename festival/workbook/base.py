"""What the export said from which a workbook was made: the third text of each cell."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict

from .tables import ACTION, Table


def kept(columns: list[str], rows: list[list[str]]) -> dict:
    """A sheet as it is remembered."""
    return {"columns": columns, "rows": rows}


def id_of(sheets: dict[str, dict]) -> str:
    """The id of an export, made of all it says and of nothing else."""
    return hashlib.sha256(json.dumps(sheets, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


class Base:
    """The remembered sheets, rows found by the key cells as they were written."""

    def __init__(self, sheets: dict | None):
        self.known = sheets is not None
        self._sheets = sheets or {}
        self._rows: dict[tuple, dict] = {}
        self._lists: dict[tuple, dict] = {}

    def row(self, table: Table, cells: dict[str, str]) -> dict[str, str] | None:
        """The exported cells of the row with these keys; None where the export had no such row."""
        names = tuple(column.name for column in table.keys if column.name in cells)
        return self._by(table, names).get(table.key_cells(cells, names)) if names else None

    def says_the_same(self, line) -> bool:
        """The workbook left the row as it was exported."""
        same = all(line.base.get(name, text) == text for name, text in line.cells.items() if name != ACTION)
        return same and not line.action

    def list_of(self, table: Table, cells: dict[str, str]) -> list[dict[str, str]] | None:
        """The exported rows of one parent, in order: none, where it had none; None without an export."""
        if table.sheet.name not in self._sheets:
            return None
        names = tuple(column.name for column in table.parent if column.name in cells)
        if (table, names) not in self._lists:
            lists = defaultdict(list)
            for exported in self._exported(table):
                lists[tuple(exported.get(name, "") for name in names)].append(exported)
            self._lists[table, names] = lists
        return self._lists[table, names].get(tuple(cells[name] for name in names), [])

    def _by(self, table, names) -> dict[tuple, dict]:
        if (table, names) not in self._rows:
            rows = {}
            for exported in self._exported(table):
                rows.setdefault(table.key_cells(exported, names), exported)
            self._rows[table, names] = rows
        return self._rows[table, names]

    def _exported(self, table) -> list[dict[str, str]]:
        kept = self._sheets.get(table.sheet.name, {"columns": [], "rows": []})
        rows = (dict(zip(kept["columns"], row, strict=True)) for row in kept["rows"])
        return [row for row in rows if table.speaks(row)]
