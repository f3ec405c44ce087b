"""The programme workbook's place in the editors' room.

It is registered like a model, so that it stands in the index and the menu, for those who may enter; all its pages are
its own. The names of the first two addresses are those by which the admin itself leads to a list and to an object.
"""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from festival.models import WorkbookImport

from .downloads import changes, empty, exported, problems
from .frame import may_enter
from .help import help_page
from .objects import found
from .preview import Preview
from .start import start


@admin.register(WorkbookImport)
class WorkbookAdmin(admin.ModelAdmin):
    def has_module_permission(self, request):
        return may_enter(request.user)

    def get_model_perms(self, request):
        return {"view": may_enter(request.user)}

    def get_urls(self):
        def page(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=name)

        return [
            page("", start, "festival_workbookimport_changelist"),
            page("help/", help_page, "workbook_help"),
            page("template.xlsx", empty, "workbook_template"),
            page("export/", exported, "workbook_export"),
            page("rows/<slug:sheet>/", found, "workbook_object"),
            page("<slug:key>/", Preview.as_view(), "festival_workbookimport_change"),
            page("<slug:key>/problems.csv", problems, "workbook_problems"),
            page("<slug:key>/changes.csv", changes, "workbook_changes"),
        ]
