"""The moments at which an edition opens to the public, in SQL and on the instance, side by side."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.publishing import passed_q
from festival.lib.viewing import opened_in


class Opening(models.Model):
    """An edition as far as its moments say. An empty one is closed, and none opens before the one above it."""

    announced_at = models.DateTimeField(
        _("announced from"), null=True, blank=True, help_text=_("Its dates become public. Empty: nobody knows of it.")
    )
    programme_public_at = models.DateTimeField(
        _("programme public from"), null=True, blank=True, help_text=_("Films and sections open. Empty: closed.")
    )
    schedule_public_at = models.DateTimeField(
        _("schedule public from"), null=True, blank=True, help_text=_("Screenings open. Empty: closed.")
    )
    awards_public_at = models.DateTimeField(
        _("awards public from"), null=True, blank=True, help_text=_("Empty: 06:00 of the day after the last.")
    )

    class Meta:
        abstract = True

    @classmethod
    def public_q(cls, at, path=""):
        """It is announced."""
        return cls._moment_q("announced_at", at, path)

    @classmethod
    def programme_q(cls, at, path=""):
        """Its programme is open, which it never is before it is announced."""
        return cls.public_q(at, path) & cls._moment_q("programme_public_at", at, path)

    @classmethod
    def schedule_q(cls, at, path=""):
        """Its schedule is open, which it never is before the programme."""
        return cls.programme_q(at, path) & cls._moment_q("schedule_public_at", at, path)

    @classmethod
    def awards_q(cls, at, path=""):
        """Its own awards are public: their moment has come, or its last night has passed."""
        moment = passed_q("awards_public_at", at, path)
        return cls.public_q(at, path) & (
            moment | Q(**{f"{path}awards_public_at": None}) & passed_q("closes_at", at, path)
        )

    @classmethod
    def _moment_q(cls, name, at, path) -> Q:
        """The moment has come, or an announcement seen before its time opens this part of its edition, which by then
        is announced."""
        passed, opened = passed_q(name, at, path), opened_in(at)
        if opened is None or name not in (opened.part, "announced_at"):
            return passed
        early = Q(**{f"{path}pk": opened.edition_id})
        return passed | (early & passed_q(name, opened.moment, path) if name == "announced_at" else early)

    def moment(self, name, at) -> datetime | None:
        """One of the moments at which it opens; now, for what an announcement opens before its time."""
        own, opened = getattr(self, name), opened_in(at)
        if opened is None or opened.edition_id != self.pk:
            return own
        by_then = name == "announced_at" and clock.passed(own, opened.moment)
        return at if by_then or name == opened.part else own

    def announced(self, at) -> bool:
        return clock.passed(self.moment("announced_at", at), at)

    def programme_open(self, at) -> bool:
        return self.announced(at) and clock.passed(self.moment("programme_public_at", at), at)

    def schedule_open(self, at) -> bool:
        return self.programme_open(at) and clock.passed(self.moment("schedule_public_at", at), at)

    def awards_open(self, at) -> bool:
        return self.announced(at) and clock.passed(self.awards_public_at or self.closes_at, at)

    @property
    def schedule_opens_at(self) -> datetime | None:
        """The last of the three moments that open the schedule; None while one of them is empty."""
        moments = (self.announced_at, self.programme_public_at, self.schedule_public_at)
        return max(moments) if all(moments) else None
