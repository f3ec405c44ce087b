"""`export_programme PATH [--edition tiff-64]`: the programme as a workbook."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from festival.workbook import export_to
from festival.workbook.messages import Wrong
from films.models import Edition


class Command(BaseCommand):
    help = "Writes the programme to an .xlsx, a .zip of .csv files, or a folder of them, by the ending of PATH."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument("--edition", default="", help="only this edition, its films and whom they name: tiff-64")

    def handle(self, *, path, edition, **options):
        try:
            export_to(path, self.edition(edition))
        except Wrong as wrong:
            raise CommandError(f"{wrong.what} {wrong.fix}") from wrong
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stdout.write(f"Written: {path}")

    def edition(self, slug):
        if not slug:
            return None
        if found := Edition.objects.filter(slug=slug.lower()).first():
            return found
        known = ", ".join(Edition.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"There is no edition {slug}. There are: {known or 'none'}.")
