"""What a workbook would do to the site: compared in memory, all mistakes at once, nothing written.

Each cell is compared three ways where the site remembers the export the workbook was made from: changed only in the
workbook it is taken, only on the site it is kept, on both sides it is a conflict to be decided.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from films.models import Screening

from . import checks, codes, lists
from .draft import Draft
from .lines import HEAD, UNREAD, Line
from .reading import Workbook
from .results import NewName, Plan, Problem, RowPlan, State
from .settling import Settler
from .sheets import SHEETS
from .tables import ACTION, DELETE, WITHDRAW, Sheet, Table


def plan(
    workbook: Workbook,
    decisions: dict[str, str] | None = None,
    otherwise: str = "",
    delete_unused: bool | set[str] = False,
    allow_cancellations: bool = False,
    may_publish: bool = True,
    at: datetime | None = None,
) -> Plan:
    """What `workbook` would do at this moment.

    `decisions` maps the id of a conflict to `site` or `workbook`; `otherwise` decides those it does not name.
    `delete_unused` accepts the offer to delete people whom nothing names any more: all, or those with these keys.
    `may_publish` says whether whoever imports may set the moment at which a film is published.
    """
    choices = {
        "decisions": decisions or {},
        "otherwise": otherwise,
        "delete_unused": delete_unused,
        "allow_cancellations": allow_cancellations,
        "may_publish": may_publish,
        "at": at or clock.now(),
    }
    return Planner(workbook, choices).plan()


class Planner:
    """Goes through the sheets in the order in which they refer to each other."""

    def __init__(self, workbook: Workbook, choices: dict):
        self.draft = Draft(workbook, choices)
        self.settler = Settler(self.draft)
        self.workbook, self.site, self.result = workbook, self.draft.site, self.draft.result

    def plan(self) -> Plan:
        for sheet in SHEETS:
            if sheet.name in self.workbook.sheets:
                self._sheet(sheet)
        self._new_names()
        if any(isinstance(row, Screening) for row in self.site.new):
            codes.give(self.draft.work)
        checks.run(self.draft)
        for one in self.result.rows:
            self.result.problems += one.problems
        self.result.problems = _of_heads_once(self.result.problems)
        self.result.problems.sort(key=lambda one: (self._place(one.sheet), one.row or 0))
        self._say_what_the_file_is()
        return self.result

    @staticmethod
    def _place(name: str) -> int:
        names = ["", *(sheet.name for sheet in SHEETS)]
        return names.index(name) if name in names else 0

    def _say_what_the_file_is(self):
        if self.workbook.export_id and not self.draft.base.known:
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
            lines = [line for line in lines if not table.keyless(line, self.draft)]
            if table.shared:
                lines = self._merged(table, lines)
            self._table(table, lines)

    def _check_action(self, sheet, row, row_plan):
        action = row.cells.get("action", "").strip().lower()
        row.cells.update({"action": action} if action else {})
        line = Line(sheet.tables[0], row, row_plan, self.site, self.workbook)
        if action and action not in (DELETE, WITHDRAW):
            line.refuse("action", _("is not an action."), _("Leave it empty, or write delete or withdraw."))
        elif action == WITHDRAW and not sheet.can(WITHDRAW):
            line.refuse("action", _("means nothing in this sheet."), _("Write delete, or leave it empty."))

    def _line(self, table, row, row_plan) -> Line:
        line = Line(table, row, row_plan, self.site, self.workbook)
        line.base = self.draft.base.row(table, line.cells)
        return line

    def _merged(self, table, lines: list[Line]) -> list[Line]:
        """Lines that speak of one row become the first of them; what they say must not differ."""
        [key], first = table.keys, {}
        for line in lines:
            value = line.read(key) if line.cells.get(key.name) else UNREAD
            known = first.setdefault(line if value is UNREAD else value, line)
            if known is not line:
                self._join(known, line)
        return list(first.values())

    def _join(self, first: Line, line: Line):
        if line.action:
            first.cells[ACTION] = line.action
        for column in line.table.columns:
            said, known = line.cells.get(column.name, ""), first.cells.get(column.name, "")
            if said and known and said != known:
                fix = _("Say the same in every row, or only in the first.")
                line.refuse(column.name, _("differs from row {row}."), fix, row=first.number)
            elif said and not known and line.read(column) is not UNREAD:
                first.cells[column.name] = said

    def _table(self, table: Table, lines: list[Line]):
        known = self._without_doubles(table, [line for line in lines if self._find(line)])
        if table.listed:
            known = lists.settle(self.draft, table, known)
        there = [line for line in known if self.settler.is_there(line)]
        for line in there:
            self.settler.settle(line)
        for line in set(lines).difference(there):
            if line.plan.state == State.ERROR and line.action != DELETE:
                checks.cells(line)
        for line in lines:
            self.draft.doubt(line)

    def _find(self, line: Line) -> bool:
        """Which row of the site the line speaks of, if any; False where its key cannot be read."""
        table = line.table
        for column in table.keys:
            if column.required and not line.cells.get(column.name) and not line.is_refused(column):
                line.missing(column.name)
        told = [column for column in table.known_by if line.says(column) or line.is_refused(column)]
        values = {column: line.read(column) for column in told}
        self._remember_made(line)
        if UNREAD in values.values():
            line.plan.state = State.ERROR
            self._forgive(line)
            return False
        line.index = table.index(values.get)
        line.row = self.draft.index(table).get(line.index)
        line.plan.key = line.plan.key or self.draft.key_of(line)
        return True

    def _remember_made(self, line: Line):
        """Whoever was made of a name, beside those who are nearly called so."""
        for made in line.made:
            similar = self.site.names(type(made)).similar(made.name)
            self.draft.names[made] = [one for one in similar if one is not made]

    def _forgive(self, line: Line):
        """What the export said and the site has deleted meanwhile stays deleted; the workbook changed nothing of it."""
        if line.base is not None and self.draft.base.says_the_same(line):
            line.plan.problems.clear()
            self.draft.leave_out(line)

    def _without_doubles(self, table, lines: list[Line]) -> list[Line]:
        """Without the second of two rows with one key, or with two keys that become one."""
        seen: dict[tuple, Line] = {}
        for line in lines:
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
        return list(seen.values())

    # --- Names ----------------------------------------------------------------------------------------------------

    def _new_names(self):
        """Those that credits really use; a name that was made for a row that is refused or kept out is none."""
        used = defaultdict(list)
        for row, line in self.draft.line_of.items():
            named = getattr(row, "named", None)
            if named in self.draft.names:
                used[named].append(line.number)
        for made, similar in self.draft.names.items():
            if not used[made]:
                self.site.drop(made)
                continue
            near = tuple((one.slug, one.name) for one in similar)
            kind = made._meta.model_name
            self.result.new_people.append(NewName(kind, made.slug, made.name, tuple(used[made]), near))


def _of_heads_once(problems: list[Problem]) -> list[Problem]:
    """What is wrong with a column as a whole is told once for its sheet, however many rows want it."""
    first = {(one.sheet, one.column): one for one in reversed(problems) if one.row == HEAD}
    return [one for one in problems if one.row != HEAD or first[one.sheet, one.column] is one]
