"""The programme workbook: everything goes in, everything comes out.

    workbook = read(path)                    # never raises; what cannot be read is a problem
    seen = plan(workbook)                    # compared with the site in memory; nothing written
    seen.problems, seen.rows, seen.conflicts, seen.new_people, seen.unused_people, seen.counts
    report = apply(seen)                     # one transaction, or Refused
    export(edition), template()              # bytes of an .xlsx
    SHEETS, described(sheet)                 # what a help page says

Every sheet and column is declared once, in `sheets/`.
"""

from .applying import apply
from .exporting import described, export, export_to, template
from .planning import plan
from .reading import Workbook, read
from .results import Change, Conflict, Held, NewName, Plan, Problem, Refused, Report, RowPlan, Side, State, Unused
from .sheets import SHEETS

__all__ = [
    "SHEETS",
    "Change",
    "Conflict",
    "Held",
    "NewName",
    "Plan",
    "Problem",
    "Refused",
    "Report",
    "RowPlan",
    "Side",
    "State",
    "Unused",
    "Workbook",
    "apply",
    "described",
    "export",
    "export_to",
    "plan",
    "read",
    "template",
]
