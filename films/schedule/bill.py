"""What a screening shows in order: one film, or the bill of a package. Plain facts, no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN_FILM, UNKNOWN_SHORT = 120, 20  # minutes counted where a length is not known


@dataclass(eq=False)
class BillItem:
    """One film of a projection: its minutes (None: unknown) and whether it is a short."""

    minutes: int | None
    short: bool = False
    withdrawn: bool = False  # from the edition of the package: it stands on the bill, and says so
    row: object = None  # the film's model instance

    @property
    def counted(self) -> int:
        if self.minutes is not None:
            return self.minutes
        return UNKNOWN_SHORT if self.short else UNKNOWN_FILM


def begins_after(bill: Sequence[BillItem], intro: int = 0) -> list[int | None]:
    """The minutes from the beginning to each film of a bill; None after a film without minutes."""
    begins, passed = [], intro
    for item in bill:
        begins.append(passed)
        passed = None if passed is None or item.minutes is None else passed + item.minutes
    return begins
