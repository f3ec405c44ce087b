"""What the pages ask of the workbook: the plan of an upload, with what was chosen in its preview."""

from __future__ import annotations

from dataclasses import replace

from festival.lib.text import fold
from festival.models import WorkbookImport
from festival.workbook import Plan, Problem, Workbook, plan, read
from festival.workbook.checks import CANCELLATIONS

from .choices import Choices


def planned(upload: WorkbookImport) -> Plan:
    """What the workbook would do now, as its person has decided so far. Only reads."""
    workbook, choices = _asked(upload)
    return plan(workbook, **choices)


class AsShown(Plan):
    """A plan of which the preview's form brought back the fingerprint only: `apply` makes it again and compares."""

    def __init__(self, upload: WorkbookImport, fingerprint: str):
        workbook, choices = _asked(upload)
        super().__init__(workbook=workbook, choices=choices)
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        return self._fingerprint


def _asked(upload: WorkbookImport) -> tuple[Workbook, dict]:
    """The workbook, and how it is to be planned."""
    choices = Choices.kept(upload.choices)
    return renamed(read(bytes(upload.content), upload.name), choices.same), {
        "decisions": choices.decisions,
        "delete_unused": set(choices.delete),
        "allow_cancellations": choices.many,
        "may_publish": upload.owner.has_perm("films.publish_film"),
    }


def asks_for_tick(problem: Problem) -> bool:
    """Whether it is no mistake, but so much that it has to be said twice."""
    return problem.code == CANCELLATIONS


def renamed(workbook: Workbook, same: dict[str, str]) -> Workbook:
    """The workbook with the keys of known people in place of the names that were said to be theirs."""
    sheet = workbook.sheets.get("credits")
    if same and sheet:
        known = {fold(name): key for name, key in same.items()}
        rows = [replace(row, cells=_meant(row.cells, known)) for row in sheet.rows]
        workbook.sheets["credits"] = replace(sheet, rows=rows)
    return workbook


def _meant(cells: dict[str, str], known: dict[str, str]) -> dict[str, str]:
    name = cells.get("name", "")
    return {**cells, "name": known.get(fold(name), name)} if name else cells
