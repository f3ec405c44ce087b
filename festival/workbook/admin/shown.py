"""A plan as its preview shows it: counts in words, rows by sheet, the weightiest first. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, takewhile

from django.utils.translation import gettext, npgettext, pgettext

from festival.workbook import Change, NewName, Plan, RowPlan, State

from .choices import Choices
from .engine import asks_for_tick

LISTED = 100  # rows of a sheet on the page, and new names; the list to download has all
LONG, AROUND = 120, 6  # letters after which a text is cut; words kept beside a difference
WEIGHT = [State.DELETED, State.WITHDRAWN, State.CHANGED, State.NEW]


def preview(plan: Plan, choices: Choices) -> dict:
    """All that the page prints."""
    listed, found = sheets(plan), names(plan, choices)
    asked = [problem for problem in plan.problems if asks_for_tick(problem)]
    mistakes = [problem for problem in plan.problems if problem not in asked]
    counts = plan.counts
    counts["problems"] = len(mistakes)
    return {
        "plan": plan,
        "problems": mistakes,
        "asked": asked,
        "counts": in_words(counts),
        "sheets": listed,
        "acting": any(sheet.rows for sheet in listed),
        "emptied": [(number, f"{sheet} · {column}") for (sheet, column), number in plan.emptied.most_common()],
        "names": found[:LISTED],
        "more_names": len(found[LISTED:]),
        "many": choices.many,
    }


# --- In words -----------------------------------------------------------------------------------------------------


def rows_in_words(counts: Counter) -> list[tuple[int, str]]:
    """`3 new rows`, `2 changed`, …: each number with its words, those of nothing left out."""
    number = counts[State.UNCHANGED]
    return _of_something(
        (counts[State.NEW], npgettext("workbook", "new row", "new rows", counts[State.NEW])),
        (counts[State.CHANGED], npgettext("workbook", "row changed", "rows changed", counts[State.CHANGED])),
        (counts[State.DELETED], npgettext("workbook", "row deleted", "rows deleted", counts[State.DELETED])),
        (counts[State.WITHDRAWN], npgettext("workbook", "row withdrawn", "rows withdrawn", counts[State.WITHDRAWN])),
        (number, npgettext("workbook", "row unchanged", "rows unchanged", number)),
        (counts[State.ERROR], npgettext("workbook", "row with a mistake", "rows with mistakes", counts[State.ERROR])),
    )


def cells_in_words(counts: Counter) -> list[tuple[int, str]]:
    emptied = counts["emptied"]
    taken = max(counts["taken"] - emptied, 0)
    return _of_something(
        (taken, npgettext("workbook", "cell changed", "cells changed", taken)),
        (emptied, npgettext("workbook", "cell emptied", "cells emptied", emptied)),
        _kept(counts["kept"]),
        (counts["conflicts"], npgettext("workbook", "cell to decide", "cells to decide", counts["conflicts"])),
        (counts["problems"], npgettext("workbook", "mistake", "mistakes", counts["problems"])),
    )


def _kept(number: int) -> tuple[int, str]:
    return number, npgettext("workbook", "cell kept as the site has it", "cells kept as the site has them", number)


def in_words(counts: Counter) -> list[tuple[int, str]]:
    return rows_in_words(counts) + cells_in_words(counts)


def state_words(state: State) -> str:
    """What happens to a row."""
    words = {
        State.NEW: pgettext("row", "new"),
        State.CHANGED: pgettext("row", "changed"),
        State.DELETED: pgettext("row", "deleted"),
        State.WITHDRAWN: pgettext("row", "withdrawn"),
        State.UNCHANGED: pgettext("row", "unchanged"),
        State.ERROR: pgettext("row", "has a mistake"),
    }
    return words[state]


def _of_something(*facts: tuple[int, str]) -> list[tuple[int, str]]:
    return [fact for fact in facts if fact[0]]


# --- Differences --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Two texts beside each other: what they share around the difference, and the difference."""

    before: str
    old: str
    new: str
    after: str


def difference(old: str, new: str) -> Difference:
    """Of long texts only the part that differs, by whole words, with a little on both sides of it."""
    if max(len(old), len(new)) <= LONG or not old or not new:
        return Difference("", clipped(old), clipped(new), "")
    a, b = old.split(" "), new.split(" ")
    head = _shared(a, b)
    tail = _shared(reversed(a[head:]), reversed(b[head:]))
    before, after = a[:head], a[len(a) - tail :]
    return Difference(
        f"{_cut(before)}{' '.join(before[-AROUND:])} " if before else "",
        clipped(" ".join(a[head : len(a) - tail])),
        clipped(" ".join(b[head : len(b) - tail])),
        f" {' '.join(after[:AROUND])}{_cut(after)}" if after else "",
    )


def clipped(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rstrip()}…"


def _cut(words: list[str]) -> str:
    return "…" if len(words) > AROUND else ""


def _shared(a: Iterable[str], b: Iterable[str]) -> int:
    """How many words they begin with in common."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


# --- Rows ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CellShown:
    change: Change
    difference: Difference

    @property
    def column(self) -> str:
        return self.change.column

    @property
    def emptied(self) -> bool:
        return self.change.emptied


@dataclass(frozen=True)
class RowShown:
    """One row that says something."""

    plan: RowPlan

    @property
    def state_words(self) -> str:
        return state_words(self.plan.state)

    @property
    def is_new(self) -> bool:
        return self.plan.state == State.NEW

    @property
    def kept_words(self) -> str:
        """How many cells the site changed since the export, and keeps."""
        return " ".join(map(str, _kept(self.plan.kept))) if self.plan.kept else ""

    @property
    def cells(self) -> list[CellShown]:
        return [CellShown(change, difference(change.old, change.new)) for change in self.plan.changes]


@dataclass(frozen=True)
class SheetShown:
    """One sheet: what becomes of its rows, and the first of those that do something."""

    name: str
    counts: list[tuple[int, str]]
    rows: list[RowShown]
    more: int  # that do something as well, and stand only in the list to download

    @property
    def acting(self) -> int:
        return len(self.rows) + self.more


def sheets(plan: Plan) -> list[SheetShown]:
    """In the order of the workbook; sheets in which nothing happens only have their counts."""
    return [_sheet(name, list(rows)) for name, rows in groupby(in_workbook_order(plan.rows), key=lambda row: row.sheet)]


def in_workbook_order(rows: list[RowPlan]) -> list[RowPlan]:
    """All rows of a sheet together, the sheets as they first come."""
    place = {name: number for number, name in enumerate(dict.fromkeys(row.sheet for row in rows))}
    return sorted(rows, key=lambda row: place[row.sheet])


def _sheet(name: str, rows: list[RowPlan]) -> SheetShown:
    acting = sorted(filter(_says_something, rows), key=_weight)
    return SheetShown(
        name=name,
        counts=rows_in_words(Counter(row.state for row in rows)),
        rows=[RowShown(row) for row in acting[:LISTED]],
        more=len(acting[LISTED:]),
    )


def _says_something(row: RowPlan) -> bool:
    """It does something, keeps what others did meanwhile, or has a note; its mistakes are listed elsewhere."""
    return row.state in WEIGHT or (row.state == State.UNCHANGED and bool(row.kept or row.notes))


def _weight(row: RowPlan) -> tuple:
    """What takes away comes first, then what empties a cell."""
    return ([*WEIGHT, State.UNCHANGED].index(row.state), not row.emptied)


# --- People -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NameShown:
    """A name nobody goes by, and whom it may mean; `same` is who was chosen.

    Another new name like it cannot be chosen, since nobody is there yet: one of the two is corrected in the file.
    """

    name: str
    kind: str = ""
    rows: tuple[int, ...] = ()
    similar: tuple[tuple[str, str], ...] = ()
    like: tuple[str, ...] = ()
    same: str = ""


def names(plan: Plan, choices: Choices) -> list[NameShown]:
    """First those that were said to be somebody known, so that this can be undone; then those that may be."""
    made = {new.key for new in plan.new_people}
    settled = [NameShown(name, similar=((key, key),), same=key) for name, key in choices.same.items()]
    fresh = [_name(new, made) for new in plan.new_people]
    return settled + sorted(fresh, key=lambda name: (not name.similar, not name.like))


def _name(new: NewName, made: set[str]) -> NameShown:
    known = tuple((key, name) for key, name in new.similar if key not in made)
    like = tuple(name for key, name in new.similar if key in made)
    return NameShown(
        new.name, gettext("company") if new.kind == "company" else gettext("person"), new.rows, known, like
    )
