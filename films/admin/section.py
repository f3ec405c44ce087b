"""Sections and their films in running order."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, counted
from films.models import Section

from .inlines import SectionFilmInline, SectionPersonInline
from .zones import EditionZoneMixin


@admin.register(Section)
class SectionAdmin(EditionZoneMixin, BaseAdmin):
    search_words = ["title_en", "title_el"]
    search_fields = ["slug", "edition__slug"]
    autocomplete_fields = ["edition", "parent"]
    list_display = ["title_en", "title_el", "edition", "films", "competitive", "position"]
    list_display_links = ["title_en"]
    list_select_related = ["edition"]
    list_filter = ["edition", "competitive"]
    readonly_fields = ["edited_at"]
    inlines = [SectionPersonInline, SectionFilmInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "edition",
                    ("title_en", "title_el"),
                    ("description_en", "description_el"),
                    ("color", "position"),
                    ("parent", "competitive"),
                ]
            },
        ),
        (_("People"), {"classes": ["people"], "fields": [], "description": _("Whom it honours, and who curates it.")}),
        (_("Films"), {"classes": ["films"], "fields": []}),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]

    def for_list(self, queryset):
        return queryset.annotate(film_count=counted(self.model, "selections"))

    @admin.display(description=_("films"))
    def films(self, section):
        return section.film_count
