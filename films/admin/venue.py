"""Venues and halls."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, counted
from films.models import Hall, Venue

from .inlines import HallInline


@admin.register(Venue)
class VenueAdmin(BaseAdmin):
    search_words = ["name_en", "name_el"]
    search_fields = ["slug"]
    list_display = ["name_en", "name_el", "halls", "position"]
    readonly_fields = ["edited_at"]
    inlines = [HallInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_el"),
                    ("address_en", "address_el"),
                    ("latitude", "longitude"),
                    ("directions_en", "directions_el"),
                    ("website", "position"),
                ]
            },
        ),
        (_("Halls"), {"classes": ["halls"], "fields": []}),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]

    def for_list(self, queryset):
        return queryset.annotate(hall_count=counted(self.model, "halls"))

    @admin.display(description=_("halls"))
    def halls(self, venue):
        return venue.hall_count


@admin.register(Hall)
class HallAdmin(BaseAdmin):
    search_words = ["name_en", "name_el", "venue__name_en", "venue__name_el"]
    search_fields = ["slug"]
    autocomplete_fields = ["venue"]
    list_display = ["shown_name", "venue", "capacity", "wheelchair", "step_free", "hearing_loop"]
    list_select_related = ["venue"]
    list_filter = ["venue", "wheelchair", "step_free"]
    fieldsets = [
        (None, {"fields": ["venue", ("name_en", "name_el"), ("capacity", "formats", "turnaround"), "position"]}),
        (
            _("Access"),
            {
                "description": _("Say “not known” rather than guess: visitors plan their evening by it."),
                "fields": [
                    ("step_free", "wheelchair", "lift"),
                    ("accessible_toilet", "hearing_loop"),
                    ("access_note_en", "access_note_el"),
                ],
            },
        ),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug"]}),
    ]

    @admin.display(description=_("hall"), ordering="name_en")
    def shown_name(self, hall):
        return hall.label
