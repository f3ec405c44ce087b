"""`import_filmfreeway PATH --edition tiff-64 [--dry-run]`: an export of submissions becomes drafts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from festival.freeway.apply import apply
from festival.freeway.plan import make_plan
from festival.freeway.read import Unreadable, read
from festival.freeway.report import report
from festival.lib import clock
from films.models import Edition


class Command(BaseCommand):
    help = (
        "Imports the selected submissions of a FilmFreeway CSV as drafts: all of them, or none where something has to "
        "be decided first (categories without a section, namesakes); that is done in the admin."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--edition", required=True, help="its key, such as tiff-64")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *, path, edition, dry_run, **options):
        plan = make_plan(self.read(path), self.edition(edition))
        self.stdout.write(report(plan))
        if plan.open:
            raise CommandError("Nothing was written. Decide what is open in the admin, or mend the file.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        elif plan.writes:
            apply(plan, clock.now())
            self.stdout.write("Imported.")
        else:
            self.stdout.write("Nothing to import: the site has all of it.")

    def read(self, path: Path):
        try:
            return read(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except Unreadable as refusal:
            raise CommandError("\n".join([*refusal.problems, "Nothing was written."])) from None

    def edition(self, slug: str) -> Edition:
        try:
            return Edition.objects.get(slug=slug)
        except Edition.DoesNotExist:
            known = ", ".join(Edition.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no edition {slug}. Those known: {known or 'none'}.") from None
