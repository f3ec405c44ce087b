"""How one gets into a screening, whether there is room, and from when: two axes that are only told together."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .onsale import sale_opens

# What each way of entry may say about room. Anything else means nothing and is refused by a constraint.
TICKETS_OF_ENTRY = {
    "ticket": ["unknown", "not_yet", "on_sale", "few_left", "sold_out", "standby", "door_only"],
    "free_ticket": ["unknown", "not_yet", "on_sale", "few_left", "sold_out", "standby", "door_only"],
    "free": ["unknown", "few_left", "sold_out"],
    "pass": ["unknown", "few_left", "sold_out"],
    "invitation": ["unknown"],
    "school": ["unknown", "sold_out"],
}


def meaning() -> Q:
    """The pairs of entry and tickets that mean something."""
    pairs = Q(pk__in=[])
    for entry, tickets in TICKETS_OF_ENTRY.items():
        pairs |= Q(entry=entry, tickets__in=tickets)
    return pairs


class Admitted(models.Model):
    """A screening as far as the way in says."""

    class Entry(models.TextChoices):
        TICKET = "ticket", _("Ticket")
        FREE_TICKET = "free_ticket", _("Free ticket")
        FREE = "free", _("Free admission")
        PASS = "pass", _("Pass holders only")
        INVITATION = "invitation", _("By invitation only")
        SCHOOL = "school", _("School groups")

    class Tickets(models.TextChoices):
        UNKNOWN = "unknown", _("Not known")
        NOT_YET = "not_yet", _("Not yet on sale")
        ON_SALE = "on_sale", _("On sale")
        FEW_LEFT = "few_left", _("Few left")
        SOLD_OUT = "sold_out", _("Sold out")
        STANDBY = "standby", _("Standby only")
        DOOR_ONLY = "door_only", _("At the door only")

    entry = models.CharField(
        _("entry"),
        max_length=12,
        choices=Entry.choices,
        default=Entry.TICKET,
        help_text=_("How one gets in; printed where it is not by a ticket."),
    )
    tickets = models.CharField(
        _("tickets"),
        max_length=10,
        choices=Tickets.choices,
        default=Tickets.UNKNOWN,
        help_text=_("Whether there is room. While not known, nothing is printed."),
    )
    tickets_from = models.DateTimeField(
        _("tickets from"),
        null=True,
        blank=True,
        help_text=_("When the sale, or the standby queue, opens. Empty: by the edition's rule, if it has one."),
    )
    tickets_as_of = models.DateTimeField(
        _("tickets as of"), null=True, blank=True, help_text=_("When the ticket state was last confirmed.")
    )
    booking_url = models.URLField(
        _("booking link"),
        blank=True,
        default="",
        help_text=_("Where “Buy tickets” leads. Empty: the box office is named."),
    )

    class Meta:
        abstract = True

    @property
    def admitted_tickets(self) -> list[str]:
        """The ticket states that mean something with its way of entry."""
        return TICKETS_OF_ENTRY[self.entry]

    @property
    def sale_opens_at(self) -> datetime | None:
        """Its own moment; of one not yet on sale, else the one that the edition's rule gives it."""
        rule = self.edition.tickets_rule
        if self.tickets_from or self.tickets != self.Tickets.NOT_YET or not rule:
            return self.tickets_from
        return sale_opens(rule, self.start, self.edition.zone)
