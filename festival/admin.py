"""The editors' room: the site's own pages, and the accounts of those who work in it."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from festival.freeway.admin import CategoryRuleAdmin, SubmissionAdmin  # noqa: F401  register themselves
from festival.lib.admin import BaseAdmin
from festival.lib.admin_deleting import TellsWhatGoes
from festival.lib.admin_lists import ForgivingLists
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


admin.site.unregister([Group, User])


@admin.register(Group)
class OurGroupAdmin(ForgivingLists, TellsWhatGoes, GroupAdmin):
    """Django's own."""


@admin.register(User)
class OurUserAdmin(ForgivingLists, TellsWhatGoes, UserAdmin):
    """Django's own; when somebody came, and came last, is noted by the site."""

    readonly_fields = ["last_login", "date_joined"]
