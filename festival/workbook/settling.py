"""One row of a sheet: made, deleted or compared cell by cell with the site and with what the export said."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from . import checks, told
from .columns import Column, Kind
from .draft import Draft
from .lines import UNREAD, Line
from .messages import Wrong
from .names import Name
from .results import Change, Side, State
from .tables import DELETE, WITHDRAW

NOTHING = _("There is nothing of this key to delete.")


class Settler:
    """Settles lines whose keys are known, one after the other."""

    def __init__(self, draft: Draft):
        self.draft, self.site, self.work = draft, draft.site, draft.work
        self._last: dict[tuple, dict] = {}

    def is_there(self, line: Line) -> bool:
        """The row is found or made, so that others of its sheet can refer to it; or it is deleted."""
        if line.action == DELETE:
            self._delete(line)
            return False
        return line.row is not None or self._make(line)

    def settle(self, line: Line):
        self.draft.line_of[line.row] = line
        for column in line.table.columns:
            if line.says(column) or (line.is_new and column.fallback):
                self._cell(line, column)
            elif line.is_new and column.required:
                line.missing(column.name)
        if line.place is not None and line.row.position != line.place:
            line.row.position = line.place
            self.work.positions.add(line.row)
        if line.is_new:
            self._place_last(line)
        told.remember(self.draft, line)
        checks.fields(line)
        if line.action == WITHDRAW and line.plan.state != State.ERROR:
            self._withdraw(line)
        line.plan.label = self._label(line)
        if line.plan.state in (State.NEW, State.CHANGED, State.WITHDRAWN):
            self.draft.edit_owner(line)
        if line.table.notes and line.plan.state != State.ERROR:
            self._point_out(line)

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
            line.plan.notes.append(NOTHING)
        else:
            self.draft.line_of[line.row] = line
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
        line.row, line.is_new = self._given_key(line, row), True
        self.draft.index(line.table)[line.index] = row
        if line.plan.state != State.ERROR:
            line.plan.state = State.NEW
        return True

    def _given_key(self, line, row):
        for column in line.table.keys:
            if line.says(column):
                column.put(row, line.read(column), self.site)
        return self.site.add(row)

    def _wanted_again(self, line: Line) -> bool:
        if self.draft.base.says_the_same(line):
            self.draft.leave_out(line)
            return False
        return self.draft.decide(line, "", _("exported"), "", _("changed")) == Side.WORKBOOK

    def _place_last(self, line: Line):
        """A new row without a position stands after the others."""
        group = line.table.ordered_in
        if not group or line.cells.get("position"):
            return
        last, scope = self._last_places(line.table.model, group), getattr(line.row, f"{group}_id")
        last[scope] += 1
        line.row.position = last[scope]

    def _last_places(self, model, group) -> dict:
        """The highest position in each group; kept, since a thousand new rows ask."""
        if (model, group) not in self._last:
            last = self._last[model, group] = defaultdict(int)
            for row in self.site.all(model):
                scope = getattr(row, f"{group}_id")
                last[scope] = max(last[scope], row.position)
        return self._last[model, group]

    # --- One cell -------------------------------------------------------------------------------------------------

    def _cell(self, line: Line, column: Column):
        raw = line.cells.get(column.name, "")
        if line.is_refused(column) or (not raw and self._said_beside(line, column)):
            return
        if not raw and line.is_new and column.kind.by_site:
            return
        base = None if line.base is None else line.base.get(column.name)
        site = "" if line.is_new else column.text_of(line.row, self.site, line.frame)
        if not line.is_new and base is not None and raw == base:
            line.plan.kept += site != line.text_as_read(column, base)
            return
        if not raw and column.required and (site or (line.is_new and not self.draft.was_so(line))):
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
        return site == base or self.draft.decide(line, column.name, base, site, text) == Side.WORKBOOK

    def take(self, line: Line, column: Column, value, old: str, new: str):
        if isinstance(column.kind, Name):
            return
        if column.name == "uuid" and not line.is_new:
            line.refuse(column.name, _("is not the uuid of this screening."), _("Leave it as it was exported."))
            return
        line.before[column.name] = None if line.is_new else column.get(line.row, self.site)
        column.put(line.row, value, self.site)
        if old == new:
            return
        self.work.touch(line.row, column)
        line.plan.changes.append(Change(column.name, old, new))
        if line.plan.state == State.UNCHANGED:
            line.plan.state = State.CHANGED

    def _withdraw(self, line: Line):
        try:
            withdrawn = line.table.withdraw(line.row, self.site, self.draft.at)
        except Wrong as wrong:
            line.refuse("action", wrong.what, wrong.fix)
            return
        status = Column("status", Kind())
        for row, code in withdrawn:
            if row.status != code:
                line.plan.changes.append(Change("status", row.status, code))
                line.plan.state = State.WITHDRAWN
                row.status = code
                self.work.touch(row, status)
                self.draft.line_of.setdefault(row, line)
