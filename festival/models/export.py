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

    def recall(self, digest: str) -> dict | None:
        """What the export with this id said; None where this site never made it."""
        kept = self.filter(digest=digest).first() if digest else None
        return kept and json.loads(zlib.decompress(kept.packed))


class WorkbookExport(models.Model):
    """One export, known by an id made from its content alone: equal data are one row, and stay equal bytes."""

    digest = models.CharField(_("id"), max_length=64, editable=False)
    packed = models.BinaryField(editable=False)  # JSON: sheet → columns and rows, compressed
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

    def natural_key(self):
        return (self.digest,)
