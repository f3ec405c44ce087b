"""What a workbook comes to: plain rows for a preview, a report or a command line. No database.

Everything worded is lazy, so that one plan can be read in either language.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .messages import PLACE_CELL, PLACE_FILE, PLACE_ROW, PLACE_SHEET, SAID, Words


class State(StrEnum):
    """What becomes of the object a row speaks of."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted"
    WITHDRAWN = "withdrawn"
    ERROR = "error"


class Side(StrEnum):
    """Whose value of a cell holds, where both changed it."""

    SITE = "site"
    WORKBOOK = "workbook"


def digest(*texts: str) -> str:
    """Short and stable: the same for the same texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Problem:
    """Why nothing is written: where it stands, what is wrong, and what to do. `row` counts as Excel does."""

    sheet: str
    row: int | None
    column: str
    value: str
    what: Words
    fix: Words
    code: str = ""  # of those that are no mistakes, but asked for twice

    def __str__(self):
        return f"{self.place}: {self.said} {self.fix}"

    @property
    def place(self) -> str:
        """`Sheet films, row 3, column year`."""
        if not self.sheet:
            return str(PLACE_FILE)
        words = PLACE_SHEET if self.row is None else PLACE_CELL if self.column else PLACE_ROW
        return str(words).format(sheet=self.sheet, row=self.row, column=self.column)

    @property
    def said(self) -> str:
        return str(SAID).format(value=self.value, what=self.what) if self.value else str(self.what)


@dataclass(frozen=True)
class Change:
    """One cell: what the site has, and what it will have."""

    column: str
    old: str
    new: str

    @property
    def emptied(self) -> bool:
        return bool(self.old) and not self.new


@dataclass(frozen=True)
class Conflict:
    """A cell that was changed on the site and in the workbook since the export: three texts, one to be chosen.

    `column` is empty where it is the row itself, which the site has deleted meanwhile.
    """

    sheet: str
    row: int
    key: str
    column: str
    exported: str
    site: str
    workbook: str
    decision: str = ""

    @property
    def id(self) -> str:
        """Short and stable: what a form calls it, and what `decisions` are given by."""
        return digest(self.sheet, self.key, self.column)


@dataclass(frozen=True)
class Held:
    """So many rows of a kind go with a row that is deleted, since they are nothing without it."""

    kind: str  # films.Credit
    number: int
    words: Words


@dataclass
class RowPlan:
    """One row of the workbook and what it does. A row that leaves a list has no row in the file: `row` is None."""

    sheet: str
    row: int | None
    key: str
    label: str = ""
    state: State = State.UNCHANGED
    changes: list[Change] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kept: int = 0  # cells the site changed since the export and the workbook did not
    held: list[Held] = field(default_factory=list)

    @property
    def held_words(self) -> str:
        """`12 credits, 3 stills`, in the language of the moment."""
        return ", ".join(f"{held.number} {held.words}" for held in self.held)

    @property
    def emptied(self) -> list[Change]:
        return [change for change in self.changes if change.emptied] if self.state != State.NEW else []


@dataclass(frozen=True)
class NewName:
    """A name in `credits` that nobody goes by: it is made, beside those that are nearly it."""

    kind: str  # person or company
    key: str
    name: str
    rows: tuple[int, ...]
    similar: tuple[tuple[str, str], ...] = ()  # key and name


@dataclass(frozen=True)
class Unused:
    """Somebody whom nothing names any more once this workbook is in: offered for deletion, never deleted unasked."""

    kind: str
    key: str
    name: str
    deleted: bool = False


@dataclass
class Plan:
    """All that a workbook would do. It can be applied when there are no problems and no undecided conflict."""

    workbook: Any = None
    problems: list[Problem] = field(default_factory=list)
    rows: list[RowPlan] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    new_people: list[NewName] = field(default_factory=list)
    unused_people: list[Unused] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)  # of the whole file
    settled: set[str] = field(default_factory=set)  # marks of conflicts that are decided for the site here and now
    choices: dict[str, Any] = field(default_factory=dict)  # what `plan` was asked with, to be asked again
    work: Any = None  # what `apply` writes

    @property
    def undecided(self) -> list[Conflict]:
        return [conflict for conflict in self.conflicts if not conflict.decision]

    @property
    def ready(self) -> bool:
        return not self.problems and not self.undecided

    @property
    def changes_nothing(self) -> bool:
        return all(row.state == State.UNCHANGED for row in self.rows) and not self.new_people and not self._deletes

    @property
    def does_something(self) -> bool:
        """Whether there is anything to be written, be it only what was decided."""
        return not self.changes_nothing or bool(self.settled)

    @property
    def _deletes(self) -> bool:
        return any(unused.deleted for unused in self.unused_people)

    @property
    def counts(self) -> Counter:
        """Rows by state; cells `emptied`, `taken` and `kept`; `conflicts` that are undecided."""
        counts = Counter({str(state): 0 for state in State})
        counts.update(str(row.state) for row in self.rows)
        counts["emptied"] = sum(len(row.emptied) for row in self.rows)
        counts["taken"] = sum(len(row.changes) for row in self.rows if row.state == State.CHANGED)
        counts["kept"] = sum(row.kept for row in self.rows)
        counts["conflicts"] = len(self.undecided)
        counts["problems"] = len(self.problems)
        return counts

    @property
    def emptied(self) -> Counter:
        """How many cells each column would empty: `(sheet, column) → number`."""
        return Counter((row.sheet, change.column) for row in self.rows for change in row.emptied)

    @property
    def fingerprint(self) -> str:
        """Changes when what would be written changes: a preview is applied as it was seen, or not at all."""
        said = [
            (
                row.sheet,
                row.row,
                row.key,
                row.state,
                [(change.column, change.old, change.new) for change in row.changes],
                [(held.kind, held.number) for held in row.held],
            )
            for row in self.rows
        ]
        said += [(conflict.id, conflict.site, conflict.workbook, conflict.decision) for conflict in self.conflicts]
        said += [(new.kind, new.key) for new in self.new_people]
        said += [(unused.key, unused.deleted) for unused in self.unused_people]
        return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True)
class Report:
    """What was written."""

    counts: Counter
    rows: list[RowPlan]
    new_people: list[NewName]
    unused_people: list[Unused]


class Refused(Exception):
    """Nothing was written, for these reasons."""

    def __init__(self, problems: list[Problem], conflicts: list[Conflict] = ()):
        super().__init__("\n".join(map(str, problems)))
        self.problems, self.conflicts = list(problems), list(conflicts)
