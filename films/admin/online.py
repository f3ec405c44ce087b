"""Films shown online."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, PublicationMixin, moment_words
from films.models import OnlineWindow

from .zones import EditionZoneMixin


@admin.register(OnlineWindow)
class OnlineWindowAdmin(PublicationMixin, EditionZoneMixin, BaseAdmin):
    search_folded = ["film__folded"]
    search_words = ["package__title_en", "package__title_el"]
    search_fields = ["edition__slug"]
    autocomplete_fields = ["edition", "film", "package"]
    list_display = ["what", "edition", "opens_shown", "closes_shown", "territory_en", "publication"]
    list_display_links = ["what"]
    list_select_related = ["edition", "film", "package__edition"]
    list_filter = ["edition"]
    fieldsets = [
        (_("What"), {"fields": ["edition", ("film", "package")]}),
        (
            _("When and where"),
            {
                "description": _("Public together with its film. It never stands in a schedule."),
                "fields": [
                    ("opens", "closes"),
                    "link",
                    ("territory_en", "territory_el"),
                    ("note_en", "note_el"),
                ],
            },
        ),
    ]

    def opens_at(self, window):
        return window.edition.programme_public_at

    @admin.display(description=_("film or package"))
    def what(self, window):
        return window.film or window.package

    @admin.display(description=_("opens"), ordering="opens")
    def opens_shown(self, window):
        with timezone.override(window.edition.zone):
            return moment_words(window.opens)

    @admin.display(description=_("closes"), ordering="closes")
    def closes_shown(self, window):
        with timezone.override(window.edition.zone):
            return moment_words(window.closes)
