"""Codes of screenings: short, on tickets and in print; given once and never again."""

from __future__ import annotations

from collections import defaultdict

from films.models import Screening

from .sheets import EDITIONS


def give(work) -> None:
    """The edition's next numbers to new screenings without one, as `Screening.save` does, for all at once."""
    taken = defaultdict(set)
    for row in work.site.all(Screening):
        taken[row.edition].add(row.code)
    [counted] = (column for column in EDITIONS.columns if column.name == "codes_given")
    for row in work.site.new:
        if not isinstance(row, Screening) or row.code:
            continue
        number = row.edition.codes_given + 1
        while f"{number:03}" in taken[row.edition]:
            number += 1
        row.code, row.edition.codes_given = f"{number:03}", number
        work.touch(row.edition, counted)
