"""What went out: every export of the programme, so that a workbook that comes back can be compared three ways."""

from __future__ import annotations

import json
import zlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import unique


class WorkbookExportQuerySet(models.QuerySet):
    def get_by_natural_key(self, digest):
        return self.get(digest=digest)

    def remember(self, digest: str, sheets: dict) -> None:
        """Keep what an export says; an equal one is kept already."""
        packed = zlib.compress(json.dumps(sheets, ensure_ascii=False, separators=(",", ":")).encode())
        self.get_or_create(digest=digest, defaults={"packed": packed})

    def recall(self, digest: str) -> WorkbookExport | None:
        """The export with this id; None where this site never made it."""
        return self.filter(digest=digest).first() if digest else None


class WorkbookExport(models.Model):
    """One export, known by an id made from its content alone: equal data are one row, and stay equal bytes."""

    digest = models.CharField(_("id"), max_length=64, editable=False)
    packed = models.BinaryField(editable=False)  # JSON: sheet → columns and rows, compressed
    settled = models.JSONField(default=list, blank=True, editable=False)  # marks of conflicts: the site's value stays
    made_at = models.DateTimeField(_("made"), default=clock.now, editable=False)

    objects = WorkbookExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export of the programme")
        verbose_name_plural = _("exports of the programme")
        ordering = ["-made_at", "digest"]
        constraints = [
            unique("workbook_export_kept_once", _("This export is kept already."), "digest"),
        ]

    def __str__(self):
        return self.digest

    @property
    def sheets(self) -> dict:
        """What it said."""
        return json.loads(zlib.decompress(self.packed))

    def settle(self, marks: set[str]) -> None:
        """Remember conflicts that were decided for the site. Its id is made of what it says, which stays the same."""
        self.settled = sorted(marks.union(self.settled))
        self.save(update_fields=["settled"])

    def natural_key(self):
        return (self.digest,)
