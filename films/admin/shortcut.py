"""Shortcuts: named filters, with what they would find just now."""

from django.contrib import admin
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from festival.lib import clock
from festival.lib.admin import BaseAdmin
from films.models import Edition, Shortcut
from films.schedule.load import EditionSchedule
from films.shortcuts import chosen


@admin.register(Shortcut)
class ShortcutAdmin(BaseAdmin):
    """Their positions are their order on the pages."""

    search_words = ["name_en", "name_el"]
    search_fields = ["slug"]
    list_display = ["name_en", "name_el", "query", "position"]
    fields = [("name_en", "name_el"), "query", "found", ("position", "slug")]
    readonly_fields = ["found"]

    def after_save(self, request, obj, form, change):
        self.message_user(request, self.found(obj))

    @admin.display(description=gettext_lazy("now on its page"))
    def found(self, shortcut) -> str:
        """How many screenings of the current edition are still to come of it."""
        at = clock.now()
        edition = Edition.objects.current(at)
        if edition is None or not shortcut.query:
            return _("Nothing yet.")
        number = len(chosen(QueryDict(shortcut.query), EditionSchedule(edition, at)))
        words = ngettext("{n} screening still to come", "{n} screenings still to come", number)
        return f"{words.format(n=number)}, {edition.label}"
