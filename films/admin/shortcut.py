"""Shortcuts: named filters, with what they would find just now."""

from django.contrib import admin
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy, ngettext

from festival.lib import clock
from festival.lib.admin import BaseAdmin
from festival.lib.views import absolute
from films.models import Edition, Shortcut
from films.models.sharelink import new_key
from films.schedule.load import EditionSchedule
from films.shortcuts import still_to_come


@admin.register(Shortcut)
class ShortcutAdmin(BaseAdmin):
    """Their positions are their order on the pages."""

    search_words = ["name_en", "name_el"]
    search_fields = ["slug"]
    list_display = ["name_en", "name_el", "position", "query"]
    fields = [("name_en", "name_el"), "query", "found", "calendar", ("position", "slug")]
    readonly_fields = ["found", "calendar"]
    actions = ["renew"]

    def after_save(self, request, obj, form, change):
        self.message_user(request, self.found(obj))

    @admin.display(description=gettext_lazy("calendar for guests"))
    def calendar(self, shortcut) -> str:
        """The address to give to those who are accredited; only of what is theirs."""
        if not shortcut.pk or not shortcut.for_guests:
            return gettext("None: this is for everybody.")
        return absolute(shortcut.get_calendar_url())

    @admin.action(description=gettext_lazy("Give selected shortcuts new calendar addresses"), permissions=["change"])
    def renew(self, request, shortcuts):
        for shortcut in shortcuts:
            shortcut.key = new_key()
            shortcut.save(update_fields=["key"])
            self.log_change(request, shortcut, gettext("New calendar address"))
        self.message_user(request, gettext("The old addresses no longer answer. Give the new ones to your guests."))

    @admin.display(description=gettext_lazy("now on its page"))
    def found(self, shortcut) -> str:
        """How many screenings of the current edition are still to come of it."""
        at = clock.now()
        edition = Edition.objects.current(at)
        if edition is None or not shortcut.query:
            return gettext("Nothing yet.")
        number = len(still_to_come(QueryDict(shortcut.query), EditionSchedule(edition, at)))
        words = ngettext("{n} screening still to come", "{n} screenings still to come", number)
        return f"{words.format(n=number)}, {edition.label}"
