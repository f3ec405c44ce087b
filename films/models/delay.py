"""How a hall runs tonight."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check

from .venue import Hall

MINUTES = [0, 5, 10, 15]


class HallDelayQuerySet(models.QuerySet):
    def get_by_natural_key(self, venue, hall):
        return self.get(hall__venue__slug=venue, hall__slug=hall)


class HallDelay(models.Model):
    """What staff last said of a hall. It is of its festival day alone: at the next 06:00 nobody believes it any more.

    One row a hall, so that `hall.delay` comes with a join.
    """

    class State(models.TextChoices):
        """Beside the minutes. Closed doors are read by the public of that screening, a stop is for staff."""

        OPEN = "", _("Doors open")
        DOORS_CLOSED = "doors_closed", _("Doors closed")
        TECHNICAL_STOP = "technical_stop", _("Technical stop")

    hall = models.OneToOneField(Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="delay")
    minutes = models.PositiveSmallIntegerField(
        _("minutes late"),
        default=0,
        choices=[(0, _("On time")), *((minutes, f"+{minutes}'") for minutes in MINUTES[1:])],
        help_text=_("The public is told from +10 on; less is for staff."),
    )
    state = models.CharField(_("state"), max_length=14, choices=State.choices, blank=True, default=State.OPEN)
    # When the minutes were said: they hold for what ends later than that.
    set_at = models.DateTimeField(_("set at"), default=clock.now)
    # When the state was said: doors close for the screening of that moment, and not for the next one.
    state_at = models.DateTimeField(_("state set at"), default=clock.now, editable=False)
    # Whose doors they were then. Nobody is kept from deleting a screening by the doors of its hall.
    doors_of = models.ForeignKey(
        "films.Screening",
        verbose_name=_("doors of"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("set by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = HallDelayQuerySet.as_manager()

    class Meta:
        verbose_name = _("delay of a hall")
        verbose_name_plural = _("delays of halls")
        ordering = ["hall"]
        constraints = [
            check("hall_delay_is_one_of_those_said", _("Say 0, 5, 10 or 15 minutes."), Q(minutes__in=MINUTES)),
        ]
        permissions = [("run_hall", "Can say how a hall runs")]

    def __str__(self):
        return f"{self.hall}: {self.get_minutes_display()}"

    def natural_key(self):
        return self.hall.natural_key()

    natural_key.dependencies = ["films.hall", "films.screening"]

    def closed_for(self, at) -> int | None:
        """The id of the screening whose doors are closed, if that was said by then; None: they are open."""
        closed = self.state == self.State.DOORS_CLOSED and clock.passed(self.state_at, at)
        return self.doors_of_id if closed else None

    def is_of(self, at, zone) -> bool:
        """It has been said by `at`, and the festival day of that moment is not over."""
        said = clock.passed(self.set_at, at)
        return said and clock.festival_day(self.set_at, zone) == clock.festival_day(at, zone)
