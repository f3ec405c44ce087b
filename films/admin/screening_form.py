"""What the screening form does by itself, and what it points out afterwards."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from festival.lib import clock
from festival.lib.admin import CatalogueForm
from films.models import Screening
from films.schedule.facts import ScreeningFacts
from films.schedule.load import facts_of

from .meanwhile import SeenMixin

Status = Screening.Status
LONGEST = timedelta(hours=24)


class ScreeningForm(SeenMixin, CatalogueForm):
    """Keeps what the public was told, and when the ticket state was last looked at, where the editor did not say."""

    moved_by_itself = False
    unseen = {"tickets_as_of"}  # a ticketing system says every few minutes that all is as it was
    tables = gettext_lazy("guests, languages or subtitles")

    def clean(self):
        super().clean()
        if self.instance.pk and self._tells_otherwise():
            self._remember()
        if "tickets" in self.changed_data and "tickets_as_of" not in self.changed_data:
            self.cleaned_data["tickets_as_of"] = clock.now().replace(second=0, microsecond=0)

    def _tells_otherwise(self) -> bool:
        """A public screening that takes place gets another time or hall, and the editor left the rest alone."""
        changed = set(self.changed_data)
        if not changed & {"start", "hall"} or changed & {"status", "previous_start", "previous_hall"}:
            return False
        return self.instance.status in Screening.STANDING and self.instance.stored_is_seen()

    def _remember(self):
        """`instance` still holds what is stored: the form writes to it only after `clean`."""
        self.cleaned_data["status"] = Status.MOVED
        if "start" in self.changed_data:
            self.cleaned_data["previous_start"] = self.instance.start
        if "hall" in self.changed_data:
            self.cleaned_data["previous_hall"] = self.instance.hall
        self.moved_by_itself = True


def computed(screening: Screening) -> ScreeningFacts:
    """Its end and length."""
    return facts_of(Screening.objects.filter(pk=screening.pk), clock.now())[0]


def warnings(screening: Screening) -> list[str]:
    """What an editor should know about a saved screening. None of it is forbidden."""
    return [*_overlaps(screening), *_unsaid(screening)]


def _overlaps(screening):
    if not screening.hall_id or screening.status not in Screening.STANDING:
        return
    near = Screening.objects.filter(
        hall=screening.hall_id,
        status__in=Screening.STANDING,
        start__gt=screening.start - LONGEST,
        start__lt=screening.start + LONGEST,
    )
    timed = {fact.row.pk: fact for fact in facts_of(near, clock.now())}
    own = timed.pop(screening.pk)
    zone = screening.edition.zone
    for other in timed.values():
        if other.start < own.end and own.start < other.end:
            yield _("This hall already has a screening at that time: {title}, {start}–{end}.").format(
                title=other.row.shown_title,
                start=f"{clock.wall(other.start, zone):%H:%M}",
                end=f"{clock.wall(other.end, zone):%H:%M}",
            )


def _unsaid(screening):
    if screening.status == Status.MOVED and not (screening.previous_start or screening.previous_hall_id):
        yield _("A moved screening needs its old time or hall.")
    if screening.status == Status.CANCELLED and not (screening.reason_en or screening.reason_el):
        yield _("A cancelled screening needs a reason.")
    if screening.tickets == Screening.Tickets.NOT_YET and not screening.sale_opens_at:
        yield _("“Not yet on sale” needs a moment, or leave the state unknown.")
