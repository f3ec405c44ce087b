"""A workbook given to the site: kept until it is imported, an hour at the most; then only what it did."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import unique

KEPT = timedelta(hours=1)  # between preview and import
REPORTED = timedelta(days=30)  # what an import did can be read again
STUCK = timedelta(minutes=15)  # an import that runs longer has died, and the database has undone it


class WorkbookImportQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def at_hand(self, at: datetime):
        """What can still be previewed or read: not imported and young, being imported, or done."""
        return self.exclude(self._gone_q(at))

    def give(self, owner, name: str, content: bytes, at: datetime) -> WorkbookImport:
        """Keep a workbook for its owner, and forget those whose time has passed."""
        self.filter(self._gone_q(at)).delete()
        return self.create(owner=owner, name=name, content=content, given_at=at)

    @staticmethod
    def _gone_q(at: datetime) -> Q:
        unused = Q(finished_at=None, given_at__lte=at - KEPT) & ~Q(started_at__gt=at - STUCK)
        return unused | Q(finished_at__lte=at - REPORTED)


class WorkbookImport(models.Model):
    """One workbook of one person. Its file lies in the row: any process may serve the next request."""

    class Failure(models.TextChoices):
        MOVED = "moved", _("The site has changed since the preview was made. Look again: this is what it would do now.")
        BROKEN = "broken", _("The import broke off. Nothing was written; try again, or tell whoever runs the site.")

    key = models.CharField(_("key"), max_length=64, default=secrets.token_hex, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("whose"), editable=False)
    name = models.CharField(_("file"), max_length=200, editable=False)
    content = models.BinaryField(editable=False)
    choices = models.JSONField(default=dict, blank=True, editable=False)  # made in the preview
    given_at = models.DateTimeField(_("given"), default=clock.now, editable=False)
    started_at = models.DateTimeField(_("started"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    failure = models.CharField(max_length=10, choices=Failure, blank=True, default="", editable=False)
    report = models.JSONField(default=dict, blank=True, editable=False)

    objects = WorkbookImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of the programme")
        verbose_name_plural = _("programme workbook")  # what the menu of the editors' room offers
        ordering = ["-given_at", "key"]
        default_permissions = ()
        permissions = [
            ("import_programme", "Can import the programme workbook, which may change everything"),
            ("export_programme", "Can export the programme workbook, with what is not public yet"),
        ]
        constraints = [
            unique("workbook_import_key_unique", _("Another import has this key."), "key"),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.key,)

    @property
    def finished(self) -> bool:
        return self.finished_at is not None

    def running(self, at: datetime) -> bool:
        return not self.finished and self.started_at is not None and self.started_at > at - STUCK

    def choose(self, choices: dict) -> None:
        self.choices, self.failure = choices, ""
        self.save(update_fields=["choices", "failure"])

    def begin(self, at: datetime) -> bool:
        """Claim the import, once: whoever confirms a second time is told no."""
        free = Q(started_at=None) | Q(started_at__lte=at - STUCK)
        waiting = WorkbookImport.objects.filter(free, pk=self.pk, finished_at=None)
        return waiting.update(started_at=at, failure="") == 1

    def fail(self, failure: Failure) -> None:
        """Nothing was written; the workbook is still here."""
        WorkbookImport.objects.filter(pk=self.pk, finished_at=None).update(started_at=None, failure=failure)

    def finish(self, report: dict, at: datetime) -> None:
        """It is imported: the file goes, the report stays. Belongs into the transaction of the import."""
        self.content, self.report, self.finished_at = b"", report, at
        self.save(update_fields=["content", "report", "finished_at"])
