"""Tickets with one thumb: a tap says whether there is room, the person behind it can take it back for half a minute."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from films import box_office
from films.models import Screening, TicketReport
from films.schedule.facts import ScreeningFacts, Words
from films.schedule.tickets import AGEING
from films.schedule.when import as_of
from films.schedule.words import NOTHING

from .today import REFRESH, TodayPage, number_and_word

Tickets = Screening.Tickets
# As a thumb wants them: what is said in the evening first.
ORDER = [
    Tickets.ON_SALE,
    Tickets.FEW_LEFT,
    Tickets.SOLD_OUT,
    Tickets.STANDBY,
    Tickets.DOOR_ONLY,
    Tickets.NOT_YET,
    Tickets.UNKNOWN,
]


@dataclass
class Row:
    """One screening with its buttons."""

    facts: ScreeningFacts
    report: TicketReport | None  # the last that stands
    undo: bool
    at: datetime

    @property
    def screening(self) -> Screening:
        return self.facts.row

    @property
    def held(self) -> bool:
        return bool(self.report and self.report.held)

    @property
    def as_of(self) -> Words:
        """When it was last confirmed; only of a state that ages."""
        moment = self.screening.tickets_as_of
        return as_of(moment, self.at, self.facts.edition.zone) if moment and self.ages else NOTHING

    @property
    def ages(self) -> bool:
        return self.screening.tickets in AGEING

    @property
    def buttons(self) -> list[tuple[str, str, bool]]:
        """(state, its words, whether it is what is said now)."""
        admitted = [one for one in ORDER if one in self.screening.admitted_tickets]
        return [(one.value, one.label, one == self.screening.tickets) for one in admitted]


class TicketsPage(TodayPage):
    """A mixin of the reports' admin."""

    may = "films.set_tickets"
    today_title = _("Tickets")
    today_template = "admin/films/ticketreport/today.html"

    def tapped(self, request, today):
        """By the name of the button that was pressed; its value says of which screening, and what."""
        name = next((name for name in TAPS if name in request.POST), "")
        number, word = number_and_word(request.POST.get(name, ""))
        screening = get_object_or_404(Screening, pk=number)
        TAPS[name](request, screening, word)
        return f"s{screening.pk}"

    def shown(self, request, today):
        """My hall's, the others', and what is over: nobody needs a ticket for that."""
        reports = TicketReport.objects.last_of([one.row.pk for one in today.screenings])
        over = [one for one in today.screenings if one.phase(today.at) == "after"]
        coming = [one for one in today.screenings if one not in over]
        rows = [_row(one, reports.get(one.row.pk), request.user, today.at) for one in coming]
        mine = [row for row in rows if today.hall and row.screening.hall_id == today.hall]
        others = [row for row in rows if row not in mine]
        return {"mine": mine, "others": others, "over": over, "refresh": _refresh(rows, today.at)}


# --- What the buttons do --------------------------------------------------------------------------------------------


def _tap(request, screening: Screening, state: str, again: bool = False) -> None:
    if state not in Tickets.values:
        raise Http404
    at = clock.now().replace(microsecond=0)
    try:
        box_office.set_tickets(screening, state, at, request.user, again)
    except ValidationError as error:
        messages.error(request, f"{screening}: {' '.join(error.messages)}")


def _confirm(request, screening: Screening, state: str) -> None:
    """Still so, if nobody has said otherwise since the page was seen."""
    if state == screening.tickets:
        _tap(request, screening, state, again=True)


def _undo(request, screening: Screening, report: str) -> None:
    """That report and no other, however old the page is."""
    last = TicketReport.objects.last_of([screening.pk]).get(screening.pk)
    known = last is not None and str(last.uuid) == report
    if not (known and box_office.undo(last, request.user, clock.now())):
        words = gettext("It cannot be taken back any more: half a minute has passed, or somebody has tapped since.")
        messages.error(request, words)


def _give_back(request, screening: Screening, _state: str) -> None:
    box_office.give_back(screening, request.user)


TAPS = {"tap": _tap, "again": _confirm, "undo": _undo, "back": _give_back}


# --- What the page shows --------------------------------------------------------------------------------------------


def _row(facts: ScreeningFacts, report: TicketReport | None, user, at: datetime) -> Row:
    return Row(facts, report, report is not None and box_office.can_undo(report, user, at), at)


def _refresh(rows: list[Row], at: datetime) -> int:
    """Seconds until the page looks again: in a while, or as soon as an Undo has run out."""
    ends = (row.report.said_at + box_office.UNDO_FOR for row in rows if row.undo)
    return min([REFRESH, *(math.ceil((end - at).total_seconds()) for end in ends)])
