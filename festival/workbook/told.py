"""What the public was told of a screening is kept when a workbook moves it, as the screening form does."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import Screening

from .results import Change

KEPT = {"start": "previous_start", "hall": "previous_hall"}


def remember(draft, line) -> None:
    """A public screening gets another time or hall. Where the sheet says nothing of it, it is marked as moved; where
    it has columns for that and says otherwise, this is pointed out.
    """
    if not isinstance(line.row, Screening) or line.is_new or not _is_moved(draft, line):
        return
    if {"status", *KEPT.values()} & line.cells.keys():
        if line.row.status == Screening.Status.SCHEDULED:
            line.plan.notes.append(
                _("It was public: write “moved” as its status, and what it was in the previous_ columns.")
            )
        return
    frame = line.frame
    values = {"status": Screening.Status.MOVED} | {
        KEPT[name]: line.before[name] for name in KEPT if name in line.before
    }
    for name, value in values.items():
        column = line.table.by_name[name]
        old, new = column.text_of(line.row, draft.site, frame), column.kind.text(value, frame)
        column.put(line.row, value, draft.site)
        draft.work.touch(line.row, column)
        if old != new:
            line.plan.changes.append(Change(name, old, new))


def _is_moved(draft, line) -> bool:
    moved = {change.column for change in line.plan.changes} & KEPT.keys()
    return bool(moved) and line.row.status in Screening.STANDING and line.row.pk in draft.announced
