"""How halls run tonight, for those who sit at a desk; at the door it is said on `hall_page`."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import BaseAdmin, moment_words
from films.models import Edition, HallDelay

from .hall_page import HallPage, say_state
from .today import Today


@admin.register(HallDelay)
class HallDelayAdmin(HallPage, BaseAdmin):
    search_through = {"hall": ["name_en", "name_el", "venue__name_en", "venue__name_el"]}
    search_fields = ["hall__slug"]
    autocomplete_fields = ["hall"]
    list_display = ["hall", "minutes", "state", "said", "set_by"]
    list_select_related = ["hall__venue", "set_by"]
    readonly_fields = ["set_at", "set_by"]
    fieldsets = [
        (
            None,
            {
                "description": _("Of this festival day alone: at 06:00 it is forgotten."),
                "fields": ["hall", ("minutes", "state"), ("set_at", "set_by")],
            },
        )
    ]

    def save_model(self, request, delay, form, change):
        """With the doors alone nothing new is said of the minutes, unless they are of another day."""
        now = clock.now()
        if "state" in form.changed_data:
            say_state(delay, Today.of(request), now)
        edition = Edition.objects.current(now)
        if "minutes" in form.changed_data or not (edition and delay.is_of(now, edition.zone)):
            delay.set_at, delay.set_by = now, request.user
        super().save_model(request, delay, form, change)

    @admin.display(description=_("set at"), ordering="set_at")
    def said(self, delay):
        return moment_words(delay.set_at)
