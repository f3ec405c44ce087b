"""Editions, films and their screenings."""

from pathlib import Path

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

VOCABULARY = Path(__file__).parent / "vocabulary"


class FilmsConfig(AppConfig):
    name = "films"
    verbose_name = _("Programme")

    def ready(self):
        post_migrate.connect(fill_vocabularies, sender=self)


def fill_vocabularies(sender, using="default", **kwargs):
    """After `migrate` and `flush`: every role and shortcut that is not there yet, in the order of the file."""
    from festival.lib.vocabulary import insert_missing
    from films.models import Role, Shortcut

    insert_missing(Role, VOCABULARY / "roles.json")
    insert_missing(Shortcut, VOCABULARY / "shortcuts.json", key="slug")
