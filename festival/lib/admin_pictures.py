"""A small picture beside its upload."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

HEIGHT = 90


class PictureMixin:
    """`picture_preview`: the picture of a `Pictured` row as it is stored, for a form or a table."""

    @admin.display(description=_("preview"))
    def picture_preview(self, row):
        sources = row.sources if row.pk else None
        if sources is None:
            return "—"
        width = round(HEIGHT * sources.width / sources.height) if sources.width and sources.height else HEIGHT
        return format_html(
            '<img class="preview" src="{}" width="{}" height="{}" alt="" loading="lazy">', sources.src, width, HEIGHT
        )
