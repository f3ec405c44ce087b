"""What an import did, as the site keeps it and its report shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from festival.workbook import Report, RowPlan, State

from .shown import LISTED, WEIGHT, in_words, in_workbook_order, rows_in_words, state_words


def stored(report: Report) -> dict:
    """As JSON, with no more rows than a page shows."""
    acting = [row for row in in_workbook_order(report.rows) if row.state in WEIGHT]
    return {
        "counts": dict(report.counts),
        "sheets": [_stored_sheet(name, list(rows)) for name, rows in groupby(acting, key=lambda row: row.sheet)],
        "made": [[new.kind, new.key, new.name] for new in report.new_people[:LISTED]],
        "more_made": len(report.new_people[LISTED:]),
        "deleted": [unused.name for unused in report.unused_people if unused.deleted],
    }


def counts(report: dict) -> list[tuple[int, str]]:
    return in_words(Counter(report["counts"]))


def words(report: dict) -> str:
    """`3 new rows, 2 rows changed`, in the language of the moment."""
    return ", ".join(f"{number} {said}" for number, said in counts(report))


def _stored_sheet(name: str, rows: list[RowPlan]) -> dict:
    return {
        "name": name,
        "counts": Counter(row.state for row in rows),
        "rows": [[row.state, row.key, row.label] for row in rows[:LISTED]],
    }


@dataclass(frozen=True)
class DoneRow:
    state: str
    key: str
    label: str

    @property
    def state_words(self) -> str:
        return state_words(State(self.state))

    @property
    def is_there(self) -> bool:
        """Whether there is something to lead to."""
        return self.state != State.DELETED


@dataclass(frozen=True)
class DoneSheet:
    name: str
    counts: list[tuple[int, str]]
    rows: list[DoneRow]
    more: int


def sheets(report: dict) -> list[DoneSheet]:
    return [_done(sheet) for sheet in report["sheets"]]


def _done(sheet: dict) -> DoneSheet:
    number_of = Counter(sheet["counts"])
    rows = [DoneRow(*row) for row in sheet["rows"]]
    return DoneSheet(sheet["name"], rows_in_words(number_of), rows, number_of.total() - len(rows))
