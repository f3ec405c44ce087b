"""What a workbook would do to the site: compared in memory, all mistakes at once, nothing written.

Each cell is compared three ways where the site remembers the export the workbook was made from: changed only in the
workbook it is taken, only on the site it is kept, on both sides it is a conflict to be decided.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.models import WorkbookExport
from films.models import Screening

from . import checks, codes, lists
from .base import Base
from .columns import Column
from .lines import UNREAD, Line
from .messages import Wrong
from .names import Name
from .reading import Workbook
from .results import Change, Conflict, NewName, Plan, RowPlan, Side, State
from .sheets import SHEETS
from .site import Site
from .tables import DELETE, WITHDRAW, Sheet, Table


@dataclass
class Work:
    """What is to be written: rows of the site as they will be, and which of their columns are new."""

    site: Site
    changed: dict = field(default_factory=lambda: defaultdict(dict))  # row → column name → Column
    removed: list = field(default_factory=list)  # rows that leave a list
    deleted: list = field(default_factory=list)
    edited: set = field(default_factory=set)  # rows that count as edited

    positions: set = field(default_factory=set)  # rows that get another place in their list

    def touch(self, row, column: Column) -> None:
        self.changed[row][column.name] = column


def plan(
    workbook: Workbook,
    decisions: dict[str, str] | None = None,
    otherwise: str = "",
    delete_unused: bool | set[str] = False,
    allow_cancellations: bool = False,
    at: datetime | None = None,
) -> Plan:
    """What `workbook` would do at this moment.

    `decisions` maps the id of a conflict to `site` or `workbook`; `otherwise` decides those it does not name.
    `delete_unused` accepts the offer to delete people whom nothing names any more: all, or those with these keys.
    """
    choices = {
        "decisions": decisions or {},
        "otherwise": otherwise,
        "delete_unused": delete_unused,
        "allow_cancellations": allow_cancellations,
        "at": at or clock.now(),
    }
    return Planner(workbook, choices).plan()


class Planner:
    """Goes through the sheets in the order in which they refer to each other."""

    def __init__(self, workbook: Workbook, choices: dict):
        self.workbook, self.choices, self.at = workbook, choices, choices["at"]
        self.site = Site()
        self.work = Work(self.site)
        self.base = Base(WorkbookExport.objects.recall(workbook.export_id))
        self.result = Plan(workbook=workbook, choices=choices, work=self.work, problems=list(workbook.problems))
        self.line_of: dict = {}  # row → the line that speaks of it
        self.names: dict = {}  # a person or company made of a name → its similar ones
        self._indexes: dict[Table, dict] = {}

    def plan(self) -> Plan:
        for sheet in SHEETS:
            if sheet.name in self.workbook.sheets:
                self._sheet(sheet)
        self._new_names()
        if any(isinstance(row, Screening) for row in self.site.new):
            codes.give(self.work)
        checks.run(self)
        for one in self.result.rows:
            self.result.problems += one.problems
        self.result.problems.sort(key=lambda one: (self._place(one.sheet), one.row or 0))
        self._say_what_the_file_is()
        return self.result

    @staticmethod
    def _place(name: str) -> int:
        names = ["", *(sheet.name for sheet in SHEETS)]
        return names.index(name) if name in names else 0

    def _say_what_the_file_is(self):
        if self.workbook.export_id and not self.base.known:
            self.result.notes.append(
                _("This site does not know the export the file comes from: it is compared as it is.")
            )

    # --- Rows -----------------------------------------------------------------------------------------------------

    def _sheet(self, sheet: Sheet):
        given = self.workbook.sheets[sheet.name]
        plans = {row.number: RowPlan(sheet.name, row.number, "") for row in given.rows}
        self.result.rows += plans.values()
        for row in given.rows:
            self._check_action(sheet, row, plans[row.number])
        for table in sheet.tables:
            rows = [row for row in given.rows if table.speaks(row.cells)]
            lines = [self._line(table, row, plans[row.number]) for row in rows]
            if table.shared:
                lines = self._merged(table, lines)
            self._table(table, lines)

    def _check_action(self, sheet, row, row_plan):
        action = row.cells.get("action", "").strip().lower()
        row.cells.update({"action": action} if action else {})
        line = Line(sheet.tables[0], row.number, row.cells, row_plan, self.site, self.workbook)
        if action and action not in (DELETE, WITHDRAW):
            line.refuse("action", _("is not an action."), _("Leave it empty, or write delete or withdraw."))
        elif action == WITHDRAW and not sheet.can(WITHDRAW):
            line.refuse("action", _("means nothing in this sheet."), _("Write delete, or leave it empty."))

    def _line(self, table, row, row_plan) -> Line:
        names = {"action", *table.by_name}
        cells = {name: text for name, text in row.cells.items() if name in names}
        line = Line(table, row.number, cells, row_plan, self.site, self.workbook)
        line.base = self.base.row(table, cells)
        return line

    def _merged(self, table, lines: list[Line]) -> list[Line]:
        """Lines that speak of one row become the first of them; what they say must not differ."""
        first: dict[str, Line] = {}
        for line in lines:
            [key] = (line.cells.get(column.name, "") for column in table.keys)
            known = first.setdefault(str(line.read(table.keys[0])) if key else "", line)
            if known is not line and known.plan.state != State.ERROR:
                self._join(known, line)
        return list(first.values())

    def _join(self, first: Line, line: Line):
        for column in line.table.columns:
            said, known = line.cells.get(column.name, ""), first.cells.get(column.name, "")
            if said and known and said != known:
                fix = _("Say the same in every row, or only in the first.")
                line.refuse(column.name, _("differs from row {row}."), fix, row=first.number)
            elif said:
                first.cells[column.name] = said

    def _table(self, table: Table, lines: list[Line]):
        known = [line for line in lines if self._find(line)]
        self._no_doubles(table, known)
        if table.listed:
            known = lists.settle(self, table, known)
        for line in [line for line in known if self._is_there(line)]:
            self._settle(line)

    def _find(self, line: Line) -> bool:
        """Which row of the site the line speaks of, if any; False where its key cannot be read."""
        table, missing = line.table, [column for column in line.table.keys if column.required]
        for column in missing:
            if not line.cells.get(column.name):
                line.missing(column.name)
        values = (
            [] if line.plan.problems else [line.read(column) if line.says(column) else None for column in table.keys]
        )
        if line.plan.problems or UNREAD in values:
            self._forgive(line)
            return False
        line.index = tuple(
            column.kind.index(value) for column, value in zip(table.keys, values, strict=True) if not column.derived
        )
        line.row = self.index(table).get(line.index)
        line.plan.key = line.plan.key or self.key_of(line)
        for made in line.made:
            similar = self.site.names(type(made)).similar(made.name)
            self.names[made] = [one for one in similar if one is not made]
        return True

    def _forgive(self, line: Line):
        """What the export said and the site has deleted meanwhile stays deleted; the workbook changed nothing of it."""
        if line.base is not None and self.base.says_the_same(line):
            line.plan.problems.clear()
            self.leave_out(line)

    def leave_out(self, line: Line):
        line.plan.state = State.UNCHANGED
        line.plan.kept += 1
        line.plan.notes.append(_("Deleted on the site since the export: it stays deleted."))

    def key_of(self, line: Line) -> str:
        return "/".join(filter(None, (line.text(column) for column in line.table.keys if line.says(column))))

    def index(self, table: Table) -> dict:
        if table not in self._indexes:
            self._indexes[table] = {table.index_of(row, self.site): row for row in self.site.all(table.model)}
        return self._indexes[table]

    def _no_doubles(self, table, lines):
        """Two rows with one key, or with two keys that become one."""
        seen: dict[tuple, Line] = {}
        for line in list(lines):
            first = seen.setdefault(line.index, line)
            if first is line:
                continue
            last = next((c.name for c in reversed(table.keys) if line.cells.get(c.name)), table.keys[-1].name)
            written, other = line.cells.get(last, ""), first.cells.get(last, "")
            fix = _("Leave one of the two rows.")
            if written == other:
                line.refuse(last, _("stands in row {row} already."), fix, row=first.number)
            else:
                what = _("becomes the same key as “{other}” in row {row}.")
                line.refuse(last, what, fix, other=other, row=first.number)
            lines.remove(line)

    # --- One row --------------------------------------------------------------------------------------------------

    def _is_there(self, line: Line) -> bool:
        """The row is found or made, so that others of its sheet can refer to it; or it is deleted."""
        if line.action == DELETE:
            self._delete(line)
            return False
        return line.row is not None or self._make(line)

    def _settle(self, line: Line):
        self.line_of[line.row] = line
        for column in line.table.columns:
            if line.says(column):
                self._cell(line, column)
            elif line.is_new and column.required:
                line.missing(column.name)
        if line.place is not None and line.row.position != line.place:
            line.row.position = line.place
            self.work.positions.add(line.row)
        if line.is_new:
            self._place_last(line)
        checks.fields(self, line)
        if line.action == WITHDRAW and line.plan.state != State.ERROR:
            self._withdraw(line)
        line.plan.label = self._label(line)
        if line.plan.state in (State.NEW, State.CHANGED, State.WITHDRAWN):
            self.edit_owner(line)
        if line.table.notes and line.plan.state != State.ERROR:
            self._point_out(line)

    def edit_owner(self, line):
        """The row itself counts as edited, and the one whose form shows it."""
        for row in (line.row, line.value(line.table.owner) if line.table.owner else None):
            if hasattr(row, "edited_at"):
                self.work.edited.add(row)

    def _label(self, line) -> str:
        try:
            return line.table.label(line.row)
        except (AttributeError, TypeError):  # a new row of which too little is known
            return line.plan.key

    def _point_out(self, line):
        changed = {change.column for change in line.plan.changes}
        line.plan.notes += line.table.notes(line.row, changed)

    def _delete(self, line: Line):
        if not line.table.makes:
            line.refuse("action", _("means nothing here."), _("Empty the cells instead."))
        elif line.row is None:
            line.plan.notes.append(_("There is nothing of this key to delete."))
        else:
            self.line_of[line.row] = line
            self.site.deleted.add(line.row)
            self.work.deleted.append(line.row)
            line.plan.label, line.plan.state = self._label(line), State.DELETED

    def _make(self, line: Line) -> bool:
        """A new row; unless the site has deleted it since the export: then it stays so, or is asked for."""
        if not line.table.makes:
            line.refuse(line.table.keys[0].name, _("is not known."), _("Add it to its own sheet first."))
            return False
        if line.base is not None and not self._wanted_again(line):
            return False
        row = line.table.model()
        if line.table.edition == "self":
            row.number = None
        line.row, line.is_new = self._given_key(line, row), True
        self.index(line.table)[line.index] = row
        line.plan.state = State.NEW
        return True

    def _given_key(self, line, row):
        for column in line.table.keys:
            if line.says(column):
                column.put(row, line.read(column), self.site)
        return self.site.add(row)

    def _wanted_again(self, line: Line) -> bool:
        if self.base.says_the_same(line):
            self.leave_out(line)
            return False
        return self.decide(line, "", _("exported"), "", _("changed")) == Side.WORKBOOK

    def decide(self, line: Line, column: str, exported: str, site: str, workbook: str) -> str:
        """The side a conflict is decided for, '' while it is open. Open ones are listed with the three texts."""
        key = line.plan.key
        conflict = Conflict(line.table.sheet.name, line.number, key, column, str(exported), site, str(workbook))
        decision = self.choices["decisions"].get(conflict.id) or self.choices["otherwise"]
        self.result.conflicts.append(
            Conflict(conflict.sheet, conflict.row, key, column, str(exported), site, str(workbook), decision)
        )
        line.plan.kept += decision == Side.SITE
        return decision

    def _place_last(self, line: Line):
        """A new row without a position stands after the others."""
        group = line.table.ordered_in
        if not group or line.cells.get("position"):
            return
        beside = [one for one in self._siblings(line.table.model, group, line.row) if one is not line.row]
        line.row.position = max((one.position for one in beside), default=0) + 1
        beside.append(line.row)

    def _siblings(self, model, group, row) -> list:
        """All rows in the same group; kept, since a thousand new rows ask."""
        groups = self.__dict__.setdefault("_groups", {})
        if (model, group) not in groups:
            groups[model, group] = defaultdict(list)
            for one in self.site.all(model):
                groups[model, group][getattr(one, f"{group}_id")].append(one)
        found = groups[model, group][getattr(row, f"{group}_id")]
        if row not in found:
            found.append(row)
        return found

    # --- One cell -------------------------------------------------------------------------------------------------

    def _cell(self, line: Line, column: Column):
        raw = line.cells.get(column.name, "")
        if not raw and self._said_beside(line, column):
            return
        base = None if line.base is None else line.base.get(column.name)
        site = "" if line.is_new else column.text_of(line.row, self.site, line.frame)
        if not line.is_new and base is not None and raw == base:
            line.plan.kept += site != line.text_as_read(column, base)
            return
        if not raw and column.required and (line.is_new or site):
            line.missing(column.name)
            return
        value = line.read(column)
        if value is UNREAD:
            return
        text = column.kind.text(value, line.frame)
        if line.is_new or (text != site and self._taken(line, column, base, site, text)):
            self.take(line, column, value, site, text)

    @staticmethod
    def _said_beside(line, column) -> bool:
        """A mere help for reading another column, which says all by itself."""
        return column.derived and any(
            other.kind.beside == column.name and line.cells.get(other.name) for other in line.table.columns
        )

    def _taken(self, line, column, base, site, text) -> bool:
        """Whether the workbook's text holds."""
        if base is None:
            return True
        base = line.text_as_read(column, base)
        if text == base:
            line.plan.kept += 1
            return False
        return site == base or self.decide(line, column.name, base, site, text) == Side.WORKBOOK

    def take(self, line: Line, column: Column, value, old: str, new: str):
        if isinstance(column.kind, Name):
            return
        if column.name == "uuid" and not line.is_new:
            line.refuse(column.name, _("is not the uuid of this screening."), _("Leave it as it was exported."))
            return
        column.put(line.row, value, self.site)
        if old == new:
            return
        self.work.touch(line.row, column)
        line.plan.changes.append(Change(column.name, old, new))
        if line.plan.state == State.UNCHANGED:
            line.plan.state = State.CHANGED

    def _withdraw(self, line: Line):
        try:
            withdrawn = line.table.withdraw(line.row, self.site, self.at)
        except Wrong as wrong:
            line.refuse("action", wrong.what, wrong.fix)
            return
        status = next(column for table in self._tables() for column in table.columns if column.name == "status")
        for row, code in withdrawn:
            if row.status != code:
                line.plan.changes.append(Change("status", row.status, code))
                line.plan.state = State.WITHDRAWN
                row.status = code
                self.work.touch(row, status)
                self.line_of.setdefault(row, line)

    @staticmethod
    def _tables():
        return [table for sheet in SHEETS for table in sheet.tables]

    # --- Names ----------------------------------------------------------------------------------------------------

    def _new_names(self):
        """Those that credits really use; a name that was made for a row that is refused or kept out is none."""
        used = defaultdict(list)
        for row, line in self.line_of.items():
            named = getattr(row, "named", None)
            if named in self.names:
                used[named].append(line.number)
        for made, similar in self.names.items():
            if not used[made]:
                self.site.drop(made)
                continue
            near = tuple((one.slug, one.name) for one in similar)
            kind = made._meta.model_name
            self.result.new_people.append(NewName(kind, made.slug, made.name, tuple(used[made]), near))
