"""`import_programme PATH [--dry-run]`: a workbook into the site; a preview first, then all of it or nothing."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from festival.workbook import Refused, State, apply, plan, read
from festival.workbook.results import Conflict, Plan, RowPlan

MOST_ROWS = 200  # of the preview; the counts tell of all
TOLD = [State.NEW, State.CHANGED, State.DELETED, State.WITHDRAWN]


class Command(BaseCommand):
    help = "Reads a programme workbook (.xlsx, .zip or folder of .csv files). Any error and nothing is written."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        sides = parser.add_mutually_exclusive_group()
        sides.add_argument("--keep-site", action="store_true", help="where both sides changed a cell, keep the site's")
        sides.add_argument("--take-workbook", action="store_true", help="where both sides changed it, take the file's")
        parser.add_argument("--delete-unused", action="store_true", help="delete people whom nothing names any more")
        parser.add_argument(
            "--allow-cancellations",
            action="store_true",
            help="even if more than a tenth of an edition's published screenings is cancelled or withdrawn",
        )

    def handle(self, *, path, dry_run, keep_site, take_workbook, delete_unused, allow_cancellations, **options):
        seen = plan(
            read(path),
            otherwise="site" if keep_site else "workbook" if take_workbook else "",
            delete_unused=delete_unused,
            allow_cancellations=allow_cancellations,
        )
        self.preview(seen)
        if not seen.ready:
            self.refuse(seen.problems, seen.undecided)
        if dry_run:
            self.stdout.write("Nothing was written: this was a trial.")
            return
        try:
            apply(seen, self.progress)
        except Refused as refused:
            self.refuse(refused.problems, refused.conflicts)
        self.stdout.write("No changes." if seen.changes_nothing else "Imported.")

    # --- What is said ---------------------------------------------------------------------------------------------

    def preview(self, seen: Plan):
        told = [row for row in seen.rows if row.state in TOLD or row.notes]
        for row in told[:MOST_ROWS]:
            self.stdout.write(self.row_words(row))
        if len(told) > MOST_ROWS:
            self.stdout.write(f"… and {len(told) - MOST_ROWS} rows more.")
        for note in seen.notes:
            self.stdout.write(str(note))
        self.people(seen)
        self.counts(seen)

    def row_words(self, row: RowPlan) -> str:
        place = f"{row.sheet} {row.row}" if row.row else row.sheet
        cells = "" if row.state == State.NEW else "; ".join(map(self.change_words, row.changes))
        held = f"with it: {row.held_words}" if row.held else ""
        return " · ".join(
            filter(None, [place, str(row.state), row.label or row.key, cells, held, *map(str, row.notes)])
        )

    def change_words(self, change) -> str:
        return f"{change.column}: {short(change.old) or '(empty)'} → {short(change.new) or '(empty)'}"

    def people(self, seen: Plan):
        if seen.new_people:
            self.stdout.write("New people:")
        for new in seen.new_people:
            near = ", ".join(f"{name} ({key})" for key, name in new.similar)
            rows = ", ".join(map(str, new.rows))
            self.stdout.write(f"  {new.name} ({new.kind}, credits {rows})" + (f"; similar: {near}" if near else ""))
        for unused in seen.unused_people:
            offer = "deleted" if unused.deleted else "nothing names them any more; delete with --delete-unused"
            self.stdout.write(f"Unused: {unused.name} ({unused.kind} {unused.key}): {offer}")

    def counts(self, seen: Plan):
        counts = seen.counts
        rows = ", ".join(f"{counts[state]} {state}" for state in (*TOLD, State.UNCHANGED))
        self.stdout.write(f"Rows: {rows}.")
        cells = ", ".join(f"{counts[name]} {name}" for name in ("taken", "kept", "emptied"))
        emptied = ", ".join(f"{sheet}.{column} {number}" for (sheet, column), number in sorted(seen.emptied.items()))
        self.stdout.write(f"Changes: {cells}" + (f" ({emptied})" if emptied else "") + ".")

    def progress(self, done: int, total: int):
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} of {total}", ending="" if done < total else "\n")

    def refuse(self, problems, conflicts):
        for problem in problems:
            self.stderr.write(str(problem))
        for conflict in conflicts:
            self.stderr.write(conflict_words(conflict))
        if conflicts:
            self.stderr.write("Decide with --keep-site or --take-workbook, or one by one in the admin.")
        raise CommandError(f"Nothing was written. Errors: {len(problems)}, conflicts: {len(conflicts)}.")


def conflict_words(conflict: Conflict) -> str:
    texts = {"exported": conflict.exported, "site": conflict.site, "workbook": conflict.workbook}
    place = f"Sheet {conflict.sheet}, row {conflict.row}" + (f", column {conflict.column}" if conflict.column else "")
    lines = [f"{place}: {conflict.key} was changed on both sides."]
    return "\n".join([*lines, *(f"  {side}: {short(text, 300) or '(empty)'}" for side, text in texts.items())])


def short(text: str, most: int = 60) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1]}…"
