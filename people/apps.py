"""People, companies and the vocabularies."""

from pathlib import Path

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

VOCABULARY = Path(__file__).parent / "vocabulary"


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self):
        post_migrate.connect(fill_vocabulary, sender=self)


def fill_vocabulary(sender, using="default", **kwargs):
    """After `migrate` and `flush`: every country and language that is not there yet."""
    from festival.lib.vocabulary import insert_missing
    from people.models import Country, Language

    insert_missing(Country, VOCABULARY / "countries.json")
    insert_missing(Language, VOCABULARY / "languages.json")
