"""Ticketing systems: each gets a token, which is shown once."""

from __future__ import annotations

from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from festival.lib import clock
from festival.lib.admin import BaseAdmin, moment_words
from films.models import TicketFeed


@admin.register(TicketFeed)
class TicketFeedAdmin(BaseAdmin):
    search_words = ["name"]
    search_fields = ["name"]
    list_display = ["name", "state", "used", "made", "made_by"]
    list_select_related = ["made_by"]
    readonly_fields = ["state", "last_used_at", "made_at", "made_by", "revoked_at"]
    actions = ["revoke"]

    def get_fieldsets(self, request, feed=None):
        told = _("Its token is shown once, right after it is saved. It can say ticket states and nothing else.")
        shown = ["name", ("state", "last_used_at"), ("made_at", "made_by"), "revoked_at"] if feed else ["name"]
        return [(None, {"description": told, "fields": shown})]

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, feed, form, change):
        if not change:
            feed.made_by, feed.token = request.user, feed.give_token()
        super().save_model(request, feed, form, change)

    def response_add(self, request, feed, post_url_continue=None):
        """The page that tells the token: it stands nowhere else, neither in a message nor in an address."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": feed.name, "token": feed.token}
        return never_cache(TemplateResponse)(request, "admin/films/ticketfeed/token.html", context)

    @admin.action(description=_("Revoke"), permissions=["change"])
    def revoke(self, request, queryset):
        now, open_ones = clock.now(), list(queryset.filter(revoked_at=None))
        for feed in open_ones:
            feed.revoked_at = now
            feed.save(update_fields=["revoked_at"])
            self.log_change(request, feed, gettext("Revoked"))
        words = ngettext("%(number)s feed revoked.", "%(number)s feeds revoked.", len(open_ones))
        self.message_user(request, words % {"number": len(open_ones)})

    @admin.display(description=_("state"))
    def state(self, feed):
        if feed.revoked_at:
            return gettext("Revoked")
        return gettext("In use") if feed.last_used_at else gettext("Not used yet")

    @admin.display(description=_("last used"), ordering="last_used_at")
    def used(self, feed):
        return feed.last_used_at and moment_words(feed.last_used_at)

    @admin.display(description=_("made"), ordering="made_at")
    def made(self, feed):
        return moment_words(feed.made_at)
