"""How a hall runs, with one thumb: minutes late, and whether the doors are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from films.models import Hall, HallDelay
from films.schedule.delay import TOLD_FROM, at_the_door, door_words, late_words, on_or_next
from films.schedule.facts import ScreeningFacts, Words
from films.schedule.words import NOTHING, listed

from .today import Today, TodayPage, number_and_word

MINUTES, STATE = "minutes", "state"  # the buttons, by the fields they set
OFFERED = {
    MINUTES: {str(value): value for value, _label in HallDelay._meta.get_field(MINUTES).choices},
    STATE: {value or "open": value for value in HallDelay.State.values},
}


@dataclass
class Row:
    """A hall, what was said of it today, and its screening that is on or comes next."""

    hall: Hall
    delay: HallDelay
    screening: ScreeningFacts | None
    at: datetime

    @property
    def said(self) -> bool:
        return self.delay.set_at is not None

    @property
    def told(self) -> Words:
        """What the public reads."""
        late = late_words(self.delay.minutes) if self.delay.minutes >= TOLD_FROM else NOTHING
        return listed([late, door_words(self.screening, self.at) if self.screening else NOTHING])

    @property
    def minutes(self) -> Iterator[tuple[str, str, bool]]:
        return self._buttons(MINUTES)

    @property
    def states(self) -> Iterator[tuple[str, str, bool]]:
        return self._buttons(STATE)

    def _buttons(self, name: str) -> Iterator[tuple[str, str, bool]]:
        """(value, words, whether it is what was said)."""
        words = dict(HallDelay._meta.get_field(name).flatchoices)
        return ((key, words[value], value == getattr(self.delay, name)) for key, value in OFFERED[name].items())


class HallPage(TodayPage):
    """A mixin of the delays' admin."""

    may = "films.run_hall"
    today_title = _("Halls")
    today_template = "admin/films/halldelay/today.html"

    def tapped(self, request, today):
        name = MINUTES if MINUTES in request.POST else STATE
        number, word = number_and_word(request.POST.get(name, ""))
        if word not in OFFERED[name]:
            raise Http404
        self._say(request, today, number, name, OFFERED[name][word])
        return f"h{number}"

    def shown(self, request, today):
        return {"rows": _rows(today)}

    @transaction.atomic
    def _say(self, request, today: Today, number: int | None, name: str, value) -> None:
        """The second of two equal presses changes nothing. The hall is locked, since there may be no delay to lock."""
        halls = Hall.objects.select_for_update(of=("self",)).select_related("venue")
        hall = get_object_or_404(halls, pk=number)
        delay = _of_today(HallDelay.objects.filter(hall=hall).first(), hall, today)
        if delay.set_at and getattr(delay, name) == value:
            return
        setattr(delay, name, value)
        if name == STATE:
            say_state(delay, today, today.at)
        if name == MINUTES or delay.set_at is None:
            delay.set_at, delay.set_by = today.at, request.user
        delay.save()
        self.log_change(request, delay, f"{delay.get_minutes_display()}, {delay.get_state_display()}")


def say_state(delay: HallDelay, today: Today | None, at: datetime) -> None:
    """When the state was said, and of which screening's doors."""
    door = at_the_door(_in(delay.hall, today), at) if today else None
    delay.state_at, delay.doors_of = at, door and door.row


def _rows(today: Today) -> list[Row]:
    """Mine, those that still show something, those that are done for today."""
    said = {one.hall_id: one for one in HallDelay.objects.filter(hall__in=today.halls).select_related("set_by")}
    rows = [
        Row(hall, _of_today(said.get(hall.pk), hall, today), on_or_next(_in(hall, today), today.at), today.at)
        for hall in today.halls
    ]
    return sorted(rows, key=lambda row: (row.hall.pk != today.hall, row.screening is None))


def _of_today(known: HallDelay | None, hall: Hall, today: Today) -> HallDelay:
    """What was said on this festival day; else a blank in its place: on time, doors open, said by nobody. The doors
    are open again for the next screening."""
    if known is None or not known.is_of(today.at, today.edition.zone):
        return HallDelay(pk=known and known.pk, hall=hall, set_at=None)
    one = on_or_next(_in(hall, today), today.at)
    if known.state == HallDelay.State.DOORS_CLOSED and not (one and one.doors_closed):
        known.state = HallDelay.State.OPEN
    return known


def _in(hall: Hall, today: Today) -> list[ScreeningFacts]:
    return [one for one in today.screenings if one.row.hall_id == hall.pk]
