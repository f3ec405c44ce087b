"""A ticketing system that reports, by itself, whether there is room."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check, unique

MOST_A_MINUTE = 60


def hashed(token: str) -> str:
    """What is kept of a token. It is long and random, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class TicketFeedQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(name=name)

    def by_token(self, token: str) -> TicketFeed | None:
        """The one a token belongs to, unless it is revoked; locked, so that its requests are counted one by one."""
        return self.select_for_update().filter(token_hash=hashed(token), revoked_at=None).first()


class TicketFeed(models.Model):
    """May say the ticket states of screenings, and nothing else. Revoked, never deleted: its reports name it."""

    name = models.CharField(_("name"), max_length=80, help_text=_("Which system it is; staff read it beside a state."))
    token_hash = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(_("made"), default=clock.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    minute_begun_at = models.DateTimeField(null=True, blank=True, editable=False)
    used_in_minute = models.PositiveIntegerField(default=0, editable=False)

    objects = TicketFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket feed")
        verbose_name_plural = _("ticket feeds")
        ordering = ["name"]
        constraints = [
            unique("ticket_feed_name_unique", _("There is already a feed with this name."), "name"),
            unique("ticket_feed_token_unique", _("There is already a feed with this token."), "token_hash"),
            check("ticket_feed_has_a_name", _("Say which system it is."), ~Q(name="")),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)

    natural_key.dependencies = ["auth.user"]

    def give_token(self) -> str:
        """A new token, which is told once and then known to its owner alone."""
        token = token_urlsafe(32)
        self.token_hash = hashed(token)
        return token

    def admits(self, at: datetime) -> bool:
        """One more request at that moment; False where there were too many within a minute."""
        if self.minute_begun_at is None or clock.passed(self.minute_begun_at + timedelta(minutes=1), at):
            self.minute_begun_at, self.used_in_minute = at, 0
        self.last_used_at = at
        self.used_in_minute += 1
        self.save(update_fields=["last_used_at", "minute_begun_at", "used_in_minute"])
        return self.used_in_minute <= MOST_A_MINUTE
