"""The roof of the house."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FestivalConfig(AppConfig):
    name = "festival"
    verbose_name = _("Website")

    def ready(self):
        from . import checks, untranslated  # noqa: F401  register themselves
