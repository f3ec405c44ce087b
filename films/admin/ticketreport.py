"""What was said of room, to read after."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, moment_words
from films.models import TicketReport

from .tickets_page import TicketsPage


@admin.register(TicketReport)
class TicketReportAdmin(TicketsPage, BaseAdmin):
    """Nobody changes what was said: the list is a log."""

    search_fields = ["screening__code", "said_by__username"]
    list_display = ["said", "screening", "before", "tickets", "teller", "held", "undone"]
    list_select_related = ["screening__edition", "screening__film", "screening__package", "said_by", "feed"]
    list_filter = ["tickets", "held", "feed"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("said at"), ordering="said_at")
    def said(self, report):
        return moment_words(report.said_at)

    @admin.display(description=_("said by"))
    def teller(self, report):
        return report.teller

    @admin.display(description=_("taken back"), ordering="undone_at")
    def undone(self, report):
        return report.undone_at and moment_words(report.undone_at)
