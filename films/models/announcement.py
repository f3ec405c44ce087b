"""The moment at which the public is told: of chosen films and awards, or of a whole programme."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.lib.rules import unique

from .edition import Edition


class AnnouncementQuerySet(models.QuerySet):
    def get_by_natural_key(self, edition, title):
        return self.get(edition__slug=edition, title=title)

    def waiting(self, at: datetime):
        """Not released: still to come, or on hold."""
        return self.filter(Q(hold=True) | Q(moment__gt=at))

    def locked(self, pk):
        """In a transaction: until it ends nobody else releases it, moves it or changes what it holds."""
        return self.select_for_update().get(pk=pk)

    def delete(self):
        """Also the admin's bulk action lets go of what they hold."""
        with transaction.atomic():
            for announcement in self:
                announcement.let_go(clock.now())
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class Announcement(models.Model):
    """Holds selections and awards, or an edition's programme or schedule, and *gives* them its moment.

    The moment is written into the columns that say who may see them, so that the rules of visibility are those of rows
    without any, and one UPDATE a table moves or releases everything.
    """

    class Opens(models.TextChoices):
        """A whole part of the edition, besides what it holds."""

        PROGRAMME = "programme", _("The programme")
        SCHEDULE = "schedule", _("The schedule")

    class State(models.TextChoices):
        SCHEDULED = "scheduled", pgettext_lazy("state", "Scheduled")
        HELD = "held", pgettext_lazy("state", "On hold")
        RELEASED = "released", pgettext_lazy("state", "Released")

    OPENS_AT = {Opens.PROGRAMME: "programme_public_at", Opens.SCHEDULE: "schedule_public_at"}

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="announcements"
    )
    title = models.CharField(
        _("title"), max_length=200, help_text=_("For staff: “Press conference”, “International competition”.")
    )
    opens = models.CharField(
        _("part of the edition"),
        max_length=10,
        choices=Opens.choices,
        blank=True,
        default="",
        help_text=_("Opened as a whole. Empty: only the films and awards that are put into it."),
    )
    moment = models.DateTimeField(_("moment"))
    hold = models.BooleanField(
        _("on hold"), default=False, help_text=_("Closed until it is released, even where the edition is open.")
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-moment", "title"]
        permissions = [("release_announcement", "Can release, hold and move announcements")]
        constraints = [
            unique(
                "announcement_titled_once",
                _("This edition already has an announcement with this title."),
                "edition",
                "title",
            ),
            # Conditional, since most announcements open nothing; they are never rows of a formset.
            models.UniqueConstraint(
                fields=["edition", "opens"],
                condition=~Q(opens=""),
                name="announcement_opens_once",
                violation_error_code="announcement_opens_once",
                violation_error_message=_("Another announcement opens this already."),
            ),
        ]

    def __str__(self):
        return f"{self.title} · {self.edition}"

    def save(self, *args, update_fields=None, **kwargs):
        with transaction.atomic():
            super().save(*args, update_fields=update_fields, **kwargs)
            if update_fields is None or {"moment", "hold"} & set(update_fields):
                self.give()

    def clean(self):
        """The moments of the edition keep their order."""
        super().clean()
        if self.opens and self.edition_id:
            setattr(self.edition, self.OPENS_AT[self.opens], self.lent)
            self.edition.validate_constraints()

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            self.let_go(clock.now())
            return super().delete(*args, **kwargs)

    def natural_key(self):
        return self.edition.slug, self.title

    natural_key.dependencies = ["films.edition"]

    # --- Its state: a condition on time -----------------------------------------------------------------------------

    def released(self, at: datetime) -> bool:
        return not self.hold and clock.passed(self.moment, at)

    def state(self, at: datetime) -> State:
        if self.hold:
            return self.State.HELD
        return self.State.RELEASED if self.released(at) else self.State.SCHEDULED

    def seen(self, at: datetime) -> bool:
        """It is released and something of it is public, which it then must stay."""
        if not self.released(at):
            return False
        return self._part_open(at) or any(rows.public(at).exists() for rows in self.rows)

    def _part_open(self, at: datetime) -> bool:
        if self.opens == self.Opens.PROGRAMME:
            return self.edition.programme_open(at)
        return self.opens == self.Opens.SCHEDULE and self.edition.schedule_open(at)

    @property
    def part(self) -> str:
        """The moment of the edition that it gives; '' where it opens no part of it."""
        return self.OPENS_AT.get(self.opens, "")

    # --- What staff do with it --------------------------------------------------------------------------------------

    def release(self, at: datetime) -> None:
        """From this minute on everything it holds is as public as it can be."""
        self._set(at.replace(second=0, microsecond=0), hold=False)

    def put_on_hold(self, at: datetime) -> None:
        """Closed until somebody releases it; its moment is kept for the eye only."""
        self._refuse_if_seen(at)
        self._set(self.moment, hold=True)

    def move(self, to: datetime, at: datetime) -> None:
        """To another moment still to come; that also ends a hold."""
        self._refuse_if_seen(at)
        if clock.passed(to, at):
            raise ValidationError(_("This moment has passed. To open it at once, release it."), "past")
        self._set(to, hold=False)

    def _refuse_if_seen(self, at):
        if self.seen(at):
            raise ValidationError(_("The public has seen it already, and what it has seen never vanishes."), "seen")

    def _set(self, moment, hold):
        self.moment, self.hold = moment, hold
        self.full_clean()
        self.save()

    # --- What it holds ----------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[models.QuerySet]:
        """Its selections and its awards."""
        return [self.selections.all(), self.awards.all()]

    @property
    def given(self) -> datetime:
        """The moment of what it holds. On hold never an empty one: that would publish with an open edition."""
        return clock.HELD if self.hold else self.moment

    @property
    def lent(self) -> datetime | None:
        """The moment of the part of the edition that it opens, which is closed when empty."""
        return None if self.hold else self.moment

    def give(self) -> None:
        """Writes its moment where visibility reads it."""
        for rows in self.rows:
            rows.update(publish_at=self.given)
        if self.opens:
            self._lend(self.lent)

    def take(self, rows: models.QuerySet) -> int:
        """Puts selections or awards of its edition in; they get its moment at once."""
        return rows.update(announcement=self, publish_at=self.given)

    def leave_out(self, rows: models.QuerySet, at: datetime) -> None:
        """Takes selections or awards out.

        What the public does not see yet goes on hold: with the moment it had it would come out unannounced, with an
        empty one together with the edition. What is public stays so.
        """
        unseen = rows.exclude(pk__in=rows.model.objects.public(at))
        unseen.update(publish_at=clock.HELD)
        rows.update(announcement=None)

    def let_go(self, at: datetime) -> None:
        """Before it is deleted: nothing opens by a moment that nobody announces."""
        for rows in self.rows:
            self.leave_out(rows, at)
        if self.opens and not self.released(at):
            self._lend(None)

    def _lend(self, moment: datetime | None) -> None:
        column = self.OPENS_AT[self.opens]
        setattr(self.edition, column, moment)
        Edition.objects.filter(pk=self.edition_id).update(**{column: moment})


class Announced(models.Model):
    """A row with a moment of its own, `publish_at`, that an announcement may give it."""

    announcement = models.ForeignKey(
        Announcement,
        verbose_name=_("announcement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="%(class)ss",
        help_text=_("Gives it its moment."),
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """With the moment as it is now: a form that was opened before the release does not take it back."""
        with transaction.atomic():
            if self.announcement_id:
                self.publish_at = Announcement.objects.locked(self.announcement_id).given
            super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.announcement_id:
            return
        if self.announcement.edition_id != self.edition_id:
            raise ValidationError({"announcement": _("Choose an announcement of the same edition.")}, "other_edition")
        if self.publish_at not in (None, self.announcement.given):
            message = _("The announcement “%(title)s” gives it its moment: move that, or take this out of it.")
            values = {"title": self.announcement.title}
            raise ValidationError({"publish_at": ValidationError(message, "announced", values)})
