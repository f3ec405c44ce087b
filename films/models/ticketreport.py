"""What was said of room, by whom and when."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check, unique

from .screening import Screening
from .ticketfeed import TicketFeed

Tickets = Screening.Tickets


class TicketReportQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(uuid=key)

    def standing(self):
        """Those that were not taken back, the last first."""
        return self.filter(undone_at=None).order_by("-said_at", "-pk")

    def last_of(self, screenings: Iterable[int]) -> dict[int, TicketReport]:
        """The last that stands of each screening, by its id."""
        rows = self.standing().reverse().filter(screening__in=screenings).select_related("said_by", "feed")
        return {row.screening_id: row for row in rows}


class TicketReport(models.Model):
    """One word about the room of a screening, with what was said before, so that it can be taken back.

    Written by `films/box_office.py` alone. Whether a screening is held against the feeds is what its last report says
    that stands.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(
        Screening, verbose_name=_("screening"), on_delete=models.CASCADE, related_name="ticket_reports"
    )
    tickets = models.CharField(_("tickets"), max_length=10, choices=Tickets.choices)
    as_of = models.DateTimeField(_("tickets as of"), null=True, blank=True)
    before = models.CharField(_("before"), max_length=10, choices=Tickets.choices)
    before_as_of = models.DateTimeField(_("before, as of"), null=True, blank=True)
    held = models.BooleanField(
        _("held"), default=False, help_text=_("No feed overwrites it, until it is given back to the feed.")
    )
    said_at = models.DateTimeField(_("said at"), default=clock.now)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    feed = models.ForeignKey(
        TicketFeed, verbose_name=_("feed"), null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = TicketReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket report")
        verbose_name_plural = _("ticket reports")
        ordering = ["-said_at", "-pk"]
        indexes = [models.Index(fields=["screening", "said_at"], name="ticket_report_said_at")]
        constraints = [
            unique("ticket_report_uuid_unique", _("This report is already kept."), "uuid"),
            check(
                "ticket_report_of_a_person_or_a_feed",
                _("A report comes from a person or from a feed, not from both."),
                Q(said_by=None) | Q(feed=None),
            ),
            check(
                "ticket_report_of_a_feed_holds_nothing",
                _("Only what a person says is held."),
                Q(held=False) | Q(feed=None),
            ),
        ]
        permissions = [("set_tickets", "Can set ticket states at the box office")]

    def __str__(self):
        return f"{self.screening}: {self.get_tickets_display()}"

    def natural_key(self):
        return (str(self.uuid),)

    natural_key.dependencies = ["films.screening", "films.ticketfeed", "auth.user"]

    @property
    def teller(self) -> str:
        """Who said it; empty where the account is gone."""
        return self.feed.name if self.feed_id else self.said_by.get_username() if self.said_by_id else ""
