"""A plan in the making: the site as it will be, what will be written, and what has been found so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from festival.models import WorkbookExport
from films.models import Film, Screening

from .base import Base
from .columns import Column
from .lines import Line
from .reading import Workbook
from .results import Conflict, Plan, Side, State, digest
from .site import HANDLES, Site, handle_of
from .tables import Table


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


class Draft:
    """What every part of the planning reads and adds to."""

    def __init__(self, workbook: Workbook, choices: dict):
        self.workbook, self.choices, self.at = workbook, choices, choices["at"]
        self.site = Site()
        self.work = Work(self.site)
        self.export = WorkbookExport.objects.recall(workbook.export_id)
        self.base = Base(self.export and self.export.sheets)
        self.settled = set(self.export.settled if self.export else ())
        self.result = Plan(workbook=workbook, choices=choices, work=self.work, problems=list(workbook.problems))
        self.line_of: dict = {}  # row → the line that speaks of it
        self.unsure: dict = defaultdict(set)  # film → sheets in which a row of it is refused
        self.names: dict = {}  # a person or company made of a name → its similar ones
        self._indexes: dict[Table, dict] = {}

    @cached_property
    def announced(self) -> set[int]:
        """The screenings that somebody has been told of, the public or guests."""
        rows = Screening.objects
        return set((rows.public(self.at) | rows.for_guests(self.at)).values_list("pk", flat=True))

    def index(self, table: Table) -> dict:
        if table not in self._indexes:
            self._indexes[table] = {table.index_of(row, self.site): row for row in self.site.all(table.model)}
        return self._indexes[table]

    def key_of(self, line: Line) -> str:
        return "/".join(filter(None, (line.text(column) for column in line.table.keys if line.says(column))))

    def was_so(self, line: Line) -> bool:
        """A site had the row as it stands there: this one, or the one whose export comes in untouched."""
        return line.base is not None or self.restoring

    @cached_property
    def restoring(self) -> bool:
        """An export that this site does not know, as it was made: an empty site becomes the one it is of."""
        return not self.base.known and self.workbook.is_untouched

    def name_of(self, row) -> str:
        """What a row is called in an error."""
        line = self.line_of.get(row)
        if line:
            return line.plan.key
        return handle_of(row) if hasattr(row, HANDLES.get(type(row), "slug")) else str(row)

    def leave_out(self, line: Line):
        line.plan.state = State.UNCHANGED
        line.plan.kept += 1
        line.plan.notes.append(_("Deleted on the site since the export: it stays deleted."))

    def doubt(self, line: Line) -> None:
        """Of a film with a refused row in another sheet it is not known what it has there."""
        if line.plan.state == State.ERROR and "film" in line.table.by_name and line.table.model is not Film:
            film = line.value_or_none("film")
            self.unsure[film].add(line.table.sheet.name)

    def edit_owner(self, line):
        """The row itself counts as edited, and the one whose form shows it."""
        for row in (line.row, line.value(line.table.owner) if line.table.owner else None):
            if hasattr(row, "edited_at"):
                self.work.edited.add(row)

    def decide(self, line: Line, column: str, exported: str, site: str, workbook: str) -> str:
        """The side a conflict is decided for, '' while it is open. It is listed with the three texts; unless it was
        decided for the site in an earlier import, and neither side has another value since.
        """
        place = line.table.sheet.name, line.number, line.plan.key, column
        conflict = Conflict(*place, str(exported), site, str(workbook))
        mark = digest(conflict.id, site, *([workbook] if column else line.cells.values()))
        decision = self.choices["decisions"].get(conflict.id) or self.choices["otherwise"]
        if not decision and mark in self.settled:
            line.plan.kept += 1
            return Side.SITE
        self.result.conflicts.append(replace(conflict, decision=decision))
        if decision == Side.SITE:
            line.plan.kept += 1
            self.result.settled |= {mark} - self.settled
        return decision
