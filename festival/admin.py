"""The editors' room: the site's own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.freeway.admin import CategoryRuleAdmin, SubmissionAdmin  # noqa: F401  register themselves
from festival.lib.admin import BaseAdmin
from festival.models import Page
from festival.translation.desk import DeskAdmin  # noqa: F401  registers itself
from festival.workbook.admin.room import WorkbookAdmin  # noqa: F401  registers itself


@admin.register(Page)
class PageAdmin(BaseAdmin):
    search_words = ["title_en", "title_el"]
    search_fields = ["slug"]
    list_display = ["title_en", "title_el", "slug", "position", "edited_at"]
    readonly_fields = ["edited_at"]
    fieldsets = [
        (
            None,
            {
                "description": _("Always public. The pages stand in the menu at the foot, in this order."),
                "fields": [("title_en", "title_el"), ("text_en", "text_el"), "position"],
            },
        ),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]
