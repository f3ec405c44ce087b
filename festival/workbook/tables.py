"""What a sheet is made of: tables of the site, each with its key and its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from .columns import Column, Frame, walked
from .messages import Words
from .moments import frame_of

ACTION, DELETE, WITHDRAW = "action", "delete", "withdraw"


@dataclass(eq=False)
class Table:
    """Rows of one model in a sheet.

    `keys` are the columns by which a row is known. `listed` names those of them that are the parent of a list: the
    rows of one parent *are* that list. `edition` is the way from a row to its edition, `self` for the edition itself.
    `owner` is the way to the row that counts as edited as well.
    """

    model: type[models.Model]
    keys: list[Column]
    columns: list[Column]
    edition: str = ""
    listed: tuple[str, ...] = ()
    owner: str = ""
    ordered_in: str = ""  # rows without a position get the next one inside this
    picture: str = ""
    makes: bool = True
    shared: bool = False  # several lines of the sheet may speak of one row
    speaks: Callable = lambda cells: True  # whether a row of the sheet says anything of this table
    keyless: Callable = lambda line, draft: False  # whether its key may be empty: the row then says nothing of it
    withdraw: Callable | None = None
    check: Callable | None = None
    notes: Callable | None = None
    label: Callable = str
    sheet: Sheet = None

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in [*self.keys, *self.columns]}

    @cached_property
    def parent(self) -> list[Column]:
        return [column for column in self.keys if column.name in self.listed]

    @cached_property
    def own(self) -> list[Column]:
        """The key columns that are no mere help for reading others."""
        return [column for column in self.keys if not column.derived]

    @cached_property
    def known_by(self) -> list[Column]:
        """The key columns, and those that stand in for them."""
        return [*self.keys, *(self.by_name[column.otherwise] for column in self.keys if column.otherwise)]

    def requires(self, name: str) -> bool:
        return name in self.by_name and self.by_name[name].required

    @property
    def ordered(self) -> bool:
        """Whether the list of one parent has an order of its own."""
        return any(one.name == "position" for one in self.model._meta.concrete_fields)

    def index(self, value_of: Callable[[Column], Any]) -> tuple:
        """A key, comparable, of what the columns of a row say."""
        said = ((column, self._said(column, value_of)) for column in self.own)
        return tuple(column.kind.index(value) for column, value in said)

    def index_of(self, row, site) -> tuple:
        return self.index(lambda column: column.get(row, site))

    def key_cells(self, cells: dict[str, str], names: tuple[str, ...]) -> tuple[str, ...]:
        """A key as it is written in these of its columns."""
        return tuple(self._said(self.by_name[name], lambda column: cells.get(column.name, "")) for name in names)

    def _said(self, column: Column, value_of: Callable[[Column], Any]) -> Any:
        value = value_of(column)
        return value_of(self.by_name[column.otherwise]) if column.otherwise and not value else value

    def edition_of(self, row):
        if not self.edition:
            return None
        return row if self.edition == "self" else walked(row, self.edition)

    def frame(self, row) -> Frame:
        return frame_of(self.edition_of(row))

    def key_text(self, row, site) -> tuple[str, ...]:
        frame = self.frame(row)
        return tuple(column.text_of(row, site, frame) for column in self.keys)


@dataclass(eq=False)
class Sheet:
    """One sheet of the workbook. `rows` says which rows of its tables share a line, where it has several tables."""

    name: str
    about: Words
    tables: list[Table]
    rows: Callable | None = None

    def __post_init__(self):
        for table in self.tables:
            table.sheet = self

    @cached_property
    def columns(self) -> list[Column]:
        """Every column once, keys first, as they stand in an export."""
        found = {}
        for which in ("keys", "columns"):
            for table in self.tables:
                for column in getattr(table, which):
                    found.setdefault(column.name, column)
        return list(found.values())

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every name a column is read by, and its own."""
        names = {ACTION: ACTION}
        for column in self.columns:
            names |= dict.fromkeys((column.name, *column.also), column.name)
        return names

    @cached_property
    def required(self) -> set[str]:
        """Columns without which no row can be understood; a shared table has its key in common with its neighbour."""
        every = [{key.name for key in table.keys if key.required} for table in self.tables if not table.shared]
        return set.intersection(*every)

    @cached_property
    def alternatives(self) -> list[Table]:
        """The tables of which a row is about one or another, and says which by the first key of it."""
        apart = [table for table in self.tables if not table.shared]
        return apart if len(apart) > 1 else []

    def lines(self, site) -> list[dict[Table, models.Model]]:
        """The rows of the site as they share lines, in no order yet."""
        if self.rows:
            return self.rows(self, site)
        [table] = self.tables
        return [{table: row} for row in site.all(table.model)]

    def can(self, action: str) -> bool:
        return action == DELETE or any(table.withdraw for table in self.tables)
