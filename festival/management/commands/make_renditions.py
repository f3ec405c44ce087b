"""Makes the sizes of pictures that have none yet: after an import, a restored backup or a failed upload."""

import posixpath
from datetime import timedelta

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from festival.lib.clock import now
from festival.lib.images import Pictured
from festival.lib.renditions import home, remove_folder

SETTLED = timedelta(hours=1)  # a younger folder may belong to a form that is being saved


class Command(BaseCommand):
    help = "Makes the missing sizes of every stored picture."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="make the existing ones again as well")
        parser.add_argument("--prune", action="store_true", help="remove folders of pictures that no row names")

    def handle(self, **options):
        models = [model for model in apps.get_models() if issubclass(model, Pictured)]
        failed = [
            row
            for model in models
            for row in self.without_renditions(model, options["all"])
            if not self.make(row, options["all"])
        ]
        if options["prune"]:
            self.prune(models)
        if failed:
            raise CommandError(f"Pictures that could not be read: {len(failed)}.")

    def without_renditions(self, model, every):
        rows = model._base_manager.exclude(**{model.picture_name: ""}).order_by("pk")
        return (rows if every else rows.filter(Q(renditions=[]) | Q(card={}))).iterator()

    def make(self, row, every):
        make = row.make_card if row.renditions and not every else row.make_renditions
        try:
            make()
        except Exception as error:  # one bad file must not keep the others waiting
            self.stderr.write(f"{row.picture.name}: {error}")
            return False
        self.stdout.write(f"{row.picture.name}: {len(row.renditions)} sizes")
        return True

    def prune(self, models):
        """A rollback, or a server that stopped in time, can leave a picture behind that its row never came to name."""
        named = {
            home(name) for model in models for name in model._base_manager.values_list(model.picture_name, flat=True)
        }
        for field in {model._meta.get_field(model.picture_name) for model in models}:
            for folder in self.settled_folders(field):
                if folder not in named:
                    remove_folder(field.storage, folder)
                    self.stdout.write(f"{folder}: removed")

    def settled_folders(self, field):
        try:
            names = field.storage.listdir(field.upload_to)[0]
        except FileNotFoundError:
            return []
        folders = [posixpath.join(field.upload_to, name) for name in names]
        return [folder for folder in folders if field.storage.get_modified_time(folder) < now() - SETTLED]
