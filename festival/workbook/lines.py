"""One row of a sheet, as it is read for one of the sheet's tables."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from .columns import Column, Frame
from .messages import Words, Wrong, worded
from .moments import frame_of
from .results import Problem, RowPlan
from .tables import ACTION, DELETE, Table

UNREAD = object()  # the value of a cell that was refused
HEAD = 1  # the row with the names of the columns
SHOWN = 80  # letters of a value that an error repeats


class Unread(Exception):
    """A cell depends on another one that was refused: said there, not twice."""


class Line:
    """The cells of one row that belong to one table, their values as they are asked for, and what is wrong."""

    def __init__(self, table: Table, row, plan: RowPlan, site, workbook):
        self.table, self.number, self.plan = table, row.number, plan
        self.cells = {name: text for name, text in row.cells.items() if name == ACTION or name in table.by_name}
        self.site, self.workbook = site, workbook
        self.row = None  # the row of the site it speaks of
        self.base: dict[str, str] | None = None  # what the export said
        self.is_new = False
        self.making = self.action != DELETE  # whether a name that nobody goes by is made
        self.made: list = []  # those made for it
        self.index: tuple = ()  # its key, comparable
        self.before: dict[str, Any] = {}  # what the site had in the cells that change
        self.place: int | None = None  # in the list of its parent
        # What is wrong with a cell that holds no text was said when the file was read.
        self._values: dict[str, Any] = dict.fromkeys(row.unread, UNREAD)

    @property
    def action(self) -> str:
        return self.cells.get(ACTION, "")

    def says(self, column: Column) -> bool:
        """The sheet has this column, or the one beside it that says half of its value."""
        return column.name in self.cells or column.kind.beside in self.cells

    def value(self, name: str) -> Any:
        """The value of another column of the row: as the sheet says, else as the site has it."""
        column = self.table.by_name[name]
        value = self.read(column) if self.says(column) else self._as_it_is(column)
        if value is UNREAD:
            raise Unread
        return value

    def value_or_none(self, name: str) -> Any:
        """The same; None as well where the cell is refused."""
        try:
            return self.value(name)
        except Unread:
            return None

    def _as_it_is(self, column):
        return column.get(self.row, self.site) if self.row is not None else None

    def read(self, column: Column) -> Any:
        """The value of its cell, once; UNREAD where it is refused, with the problem noted."""
        if column.name not in self._values:
            self._values[column.name] = UNREAD  # while it is being read, and if it cannot be
            self._values[column.name] = self._read(column)
        return self._values[column.name]

    def _read(self, column):
        if self._is_told(column.name):  # by the other table of the sheet
            return UNREAD
        text = self.cells.get(column.name, "")
        try:
            return column.kind.read(text, self) if text else column.blank(self)
        except Wrong as wrong:
            self.refuse(column.name, wrong.what, wrong.fix)
        except Unread:
            self.plan.state = self.plan.state.ERROR
        return UNREAD

    def is_refused(self, column: Column) -> bool:
        """Something is wrong with its cell, and has been said."""
        return self._values.get(column.name) is UNREAD or self._is_told(column.name)

    def _is_told(self, name: str) -> bool:
        return any(problem.column == name for problem in self.plan.problems)

    @property
    def refused(self) -> set[str]:
        """The columns of whose cells something has been said."""
        unread = {name for name, value in self._values.items() if value is UNREAD}
        return unread | {problem.column for problem in self.plan.problems}

    def text(self, column: Column) -> str:
        """The canonical text of its cell."""
        return column.kind.text(self.read(column), self.frame)

    def text_as_read(self, column: Column, text: str) -> str:
        """The canonical text of another text in the same place; as it is where it cannot be read any more."""
        try:
            value = column.kind.read(text, self) if text else column.blank(self)
        except (Wrong, Unread):
            return text
        return column.kind.text(value, self.frame)

    @property
    def frame(self) -> Frame:
        """The edition the row stands in, and its clock; the office's where there is none."""
        if self.table.edition == "self":  # an edition's own clock may stand in the row itself
            return frame_of(self.row)
        return self._frame

    @cached_property
    def _frame(self) -> Frame:
        return frame_of(self._edition())

    def _edition(self):
        return self.value_or_none("edition") if self.table.edition else None

    @property
    def edition_refused(self) -> bool:
        """It says in which edition it stands, and that cannot be read."""
        column = self.table.by_name.get("edition") if self.table.edition != "self" else None
        return column is not None and self.is_refused(column)

    def refuse(self, column: str, what: Words, fix: Words, **values) -> None:
        value = self.cells.get(column, "")
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        problem = Problem(
            self.table.sheet.name, self.number, column, shown, worded(what, **values), worded(fix, **values)
        )
        self.plan.problems.append(problem)
        self.plan.state = self.plan.state.ERROR

    def missing(self, column: str) -> None:
        """A cell that is needed is empty. Where the whole column is missing, that is said of the head."""
        self._values[column] = UNREAD
        if column in self.cells:
            self.refuse(column, _("must not be empty."), _("Fill it in."))
            return
        what, fix = _("is missing: a new row needs this column."), _("Add the column to the sheet.")
        self.plan.problems.append(Problem(self.table.sheet.name, HEAD, column, "", what, fix))
        self.plan.state = self.plan.state.ERROR

    def name_made(self, row) -> None:
        self.made.append(row)
