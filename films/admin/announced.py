"""Rows that an announcement gives their moment: it cannot be typed beside that, and a link leads there."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

GIVEN = _("Given by an announcement: {}")


def announcement_link(announcement):
    """Its title, leading to its page."""
    address = reverse("admin:films_announcement_page", args=[announcement.pk])
    return format_html('<a href="{}">{}</a>', address, announcement.title)


def lock(field, announcement) -> None:
    """Disabled and not read-only, since constraints and `clean()` look at it."""
    field.disabled = True
    field.help_text = format_html(GIVEN, announcement_link(announcement))


class AnnouncedForm:
    """A form mixin for selections and awards."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.announcement_id and "publish_at" in self.fields:
            lock(self.fields["publish_at"], self.instance.announcement)


class AnnouncedInline:
    """An inline mixin: the column that names the announcement."""

    @admin.display(description=_("announcement"))
    def announced_with(self, row):
        return announcement_link(row.announcement) if row.announcement_id else "—"
