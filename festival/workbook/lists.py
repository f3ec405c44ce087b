"""Sheets whose rows are a list of their parent: the credits of a film and role, the members of a jury.

Who stands in the list, and in which order, is compared as a whole; then each row's other cells as everywhere.
"""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from .lines import UNREAD, Line
from .reading import Row
from .results import Change, RowPlan, Side, State
from .settling import NOTHING
from .site import in_order
from .tables import DELETE, Table


def settle(draft, table: Table, lines: list[Line]) -> list[Line]:
    """Adds and removes rows as each parent's list says; returns the lines whose cells are still to be compared."""
    mine = _of_site(draft, table)
    remaining = []
    for parent, group in _by_parent(table, lines).items():
        remaining += _List(draft, table, group, mine.get(parent, [])).settle()
    return remaining


def _of_site(draft, table) -> dict[tuple, list]:
    groups = defaultdict(list)
    for row in sorted(draft.site.all(table.model), key=in_order):
        groups[_parent_of(table, table.index_of(row, draft.site))].append(row)
    return groups


def _by_parent(table, lines: list[Line]) -> dict[tuple, list[Line]]:
    groups = defaultdict(list)
    for line in lines:
        groups[_parent_of(table, line.index)].append(line)
    return groups


def _parent_of(table, index: tuple) -> tuple:
    return tuple(value for column, value in zip(table.own, index, strict=True) if column.name in table.listed)


class _List:
    """The list of one parent, as the workbook has it and as the site has it."""

    def __init__(self, draft, table: Table, lines: list[Line], rows: list):
        self.draft, self.table, self.rows = draft, table, rows
        self.lines = [line for line in lines if line.action != DELETE]
        self.deleting = [line for line in lines if line.action == DELETE]
        self.first = lines[0]

    def settle(self) -> list[Line]:
        site = [self.table.index_of(row, self.draft.site) for row in self.rows]
        gone = {line.index for line in self.deleting}
        self._point_out_absent(gone.difference(site))
        if not self.lines:  # nothing but rows to delete: the others stay
            self._remove([index for index in site if index not in gone])
            return self.lines
        wanted = [line.index for line in self.lines]
        if self.deleting and self._leaves_open(set(site).difference(wanted, gone)):
            return self.lines
        if self._same(site, wanted):
            return self.lines
        if not self._workbook_holds(site, wanted):
            return self._as_on_site()
        self._remove(wanted)
        self._reorder(site, wanted)
        return self.lines

    def _point_out_absent(self, absent: set):
        for line in self.deleting:
            if line.index in absent:
                line.plan.notes.append(NOTHING)

    def _leaves_open(self, left: set) -> bool:
        """Marked rows beside others: whoever stands on the site and in neither may be forgotten or meant to stay."""
        exported = self.draft.base.list_of(self.table, self.first.cells)
        if exported is not None:  # what came to the site since then is another question
            left = left.intersection(map(self._index_of, exported))
        if not left:
            return False
        column = self.table.own[-1]
        names = [
            column.text_of(row, self.draft.site, self.first.frame)
            for row in self.rows
            if self.table.index_of(row, self.draft.site) in left
        ]
        what = _("The list on the site has more than these rows: {names}.")
        self.lines[0].refuse(
            column.name, what, _("Add these to the list, or mark them “delete”."), names=", ".join(names)
        )
        return True

    def _same(self, one: list, other: list) -> bool:
        return one == other if self.table.ordered else set(one) == set(other)

    def _workbook_holds(self, site, wanted) -> bool:
        exported = self.draft.base.list_of(self.table, self.first.cells)
        if exported is None:
            return True
        keys = [column.name for column in self.table.keys if column.name in self.first.cells]
        if [[row[name] for name in keys] for row in exported] == [
            [line.cells[name] for name in keys] for line in self.lines
        ]:
            return False  # the workbook left the list as it was exported
        base = [self._index_of(row) for row in exported]
        if self._same(base, wanted):
            return False
        return self._same(base, site) or self._decide(exported) == Side.WORKBOOK

    def _index_of(self, exported: dict) -> tuple:
        """Which row an exported line meant; its text where that is gone by now."""
        line = Line(self.table, Row(0, exported), RowPlan("", None, ""), self.draft.site, self.draft.workbook)
        line.making = False
        values = [(column, line.read(column)) for column in self.table.own]
        return tuple(exported[c.name] if value is UNREAD else c.kind.index(value) for c, value in values)

    def _decide(self, exported) -> str:
        name = self.table.own[-1].name
        frame = self.first.frame
        column = self.table.by_name[name]
        texts = (
            "; ".join(row[name] for row in exported),
            "; ".join(column.text_of(row, self.draft.site, frame) for row in self.rows),
            "; ".join(line.text(column) for line in self.lines),
        )
        self.first.plan.key = self.draft.key_of(self.first)
        return self.draft.decide(self.first, name, *texts)

    def _as_on_site(self) -> list[Line]:
        """The site's list stays; lines of rows that it has no more say nothing."""
        there = [line for line in self.lines if line.row is not None]
        for line in self.lines:
            if line.row is None:
                line.plan.kept += 1
                line.plan.notes.append(_("Not in the list on the site, which is kept."))
        return there

    def _remove(self, wanted):
        asked = {line.index: line for line in self.deleting}
        site = self.draft.site
        for row in self.rows:
            index = self.table.index_of(row, site)
            if index in wanted:
                continue
            line = asked.get(index)
            shown = (
                line.plan if line else RowPlan(self.table.sheet.name, None, "/".join(self.table.key_text(row, site)))
            )
            shown.label, shown.state = self.table.label(row), State.DELETED
            if line is None:
                self.draft.result.rows.append(shown)
            self.draft.work.removed.append(row)
            site.deleted.add(row)
            self._edited()

    def _reorder(self, site, wanted):
        """Positions by the file's order. Where nobody came or went, the order itself is the change."""
        if not self.table.ordered:
            return
        for place, line in enumerate(self.lines, 1):
            line.place = place
        if set(site) == set(wanted):
            column = self.table.own[-1]
            frame, keep = self.first.frame, self.draft.site
            old = "; ".join(column.text_of(row, keep, frame) for row in self.rows)
            new = "; ".join(line.text(column) for line in self.lines)
            self.lines[0].plan.changes.append(Change(column.name, old, new))
            self.lines[0].plan.state = State.CHANGED
            self._edited()

    def _edited(self):
        self.draft.edit_owner(self.first)
