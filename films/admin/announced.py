"""Rows that an announcement gives their moment: it cannot be typed beside that, and a link leads there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _


def lock(field, announcement) -> None:
    """Disabled and not read-only, since constraints and `clean()` look at it."""
    address = reverse("admin:films_announcement_page", args=[announcement.pk])
    link = format_html('<a href="{}">{}</a>', address, announcement.title)
    field.disabled = True
    field.widget.note = format_html(_("Given by an announcement: {}"), link)


class AnnouncedForm:
    """A form mixin for selections and awards."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.announcement_id and "publish_at" in self.fields:
            lock(self.fields["publish_at"], self.instance.announcement)
