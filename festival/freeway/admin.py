"""The editors' room: what came from FilmFreeway, and where its categories lead."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin
from festival.models import CategoryRule, Submission

from .upload import NEEDED, ImportMixin


@admin.register(Submission)
class SubmissionAdmin(ImportMixin, BaseAdmin):
    """To be looked at: an import alone writes here. Deleting a row forgets that the film came from there."""

    search_folded = ["film__folded"]
    search_fields = ["key"]
    list_display = ["key", "film", "edition", "imported_at"]
    list_filter = ["edition"]
    list_select_related = ["film", "edition"]
    fields = readonly_fields = ["key", "film", "edition", "imported_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        may_import = {"may_import": request.user.has_perms(NEEDED)}
        return super().changelist_view(request, {**may_import, **(extra_context or {})})


@admin.register(CategoryRule)
class CategoryRuleAdmin(BaseAdmin):
    search_words = ["category"]
    autocomplete_fields = ["section"]
    list_display = ["category", "edition", "leads_to"]
    list_filter = ["edition"]
    list_select_related = ["edition", "section"]
    fieldsets = [
        (
            None,
            {
                "description": _("A film in several categories goes to the section of each."),
                "fields": [("edition", "category"), "section"],
            },
        )
    ]

    @admin.display(description=_("section"), ordering="section__title_en")
    def leads_to(self, rule):
        return rule.section.title if rule.section else _("Not imported")
