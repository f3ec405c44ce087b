"""Whether there is room: the one place that writes it, for the box office and for ticketing systems.

What a person says is held: no feed overwrites it until somebody gives it back to the feed, or the screening is over.
Each word is kept with who said it (`TicketReport`), and can be taken back for half a minute. None of it is a change of
the schedule: `sequence` stays.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from festival.lib import clock
from films.models import Screening, TicketFeed, TicketReport
from films.schedule.load import facts_of

UNDO_FOR = timedelta(seconds=30)


class Outcome(StrEnum):
    """What became of a word: taken, or why not."""

    TAKEN = "taken"
    KNOWN = "known"  # nothing new in it
    HELD = "held"  # somebody said otherwise by hand
    OLDER = "older"  # a later state is known


@transaction.atomic
def set_tickets(screening: Screening, tickets: str, as_of: datetime, by, again: bool = False) -> Outcome:
    """`by`: a user or a TicketFeed. `again`: a person confirms what is known already.

    Raises ValidationError where the state does not go with the way of entry.
    """
    row = _locked(screening)
    if tickets not in row.admitted_tickets:
        raise ValidationError(_words_of("screening_entry_tickets"), "screening_entry_tickets")
    last = _last(row)
    by_feed = isinstance(by, TicketFeed)
    refused = _not_from_feed(row, last, tickets, as_of) if by_feed else _not_by_hand(row, last, tickets, again)
    if refused:
        return refused
    before, row.tickets, row.tickets_as_of = (row.tickets, row.tickets_as_of), tickets, as_of
    row.save(update_fields=["tickets", "tickets_as_of"])
    if by_feed and last and last.feed_id == by.pk and before[0] == tickets:
        _said_again(last, as_of)
    else:
        _keep(row, before, by)
    return Outcome.TAKEN


@transaction.atomic
def undo(report: TicketReport, by, at: datetime) -> bool:
    """The state and the as-of before come back. Not after half a minute, nor what another said, nor if there was
    another word since, nor if the entry was changed and admits it no more."""
    row = _locked(report.screening)
    last = _last(row)
    said_since = last != report or _state(row) != (last.tickets, last.as_of)
    if said_since or not can_undo(last, by, at) or last.before not in row.admitted_tickets:
        return False
    row.tickets, row.tickets_as_of = last.before, last.before_as_of
    row.save(update_fields=["tickets", "tickets_as_of"])
    last.undone_at = at
    last.save(update_fields=["undone_at"])
    return True


def can_undo(report: TicketReport, by, at: datetime) -> bool:
    """Whether it is young, and this person's."""
    return report.held and report.said_by_id == by.pk and not clock.passed(report.said_at + UNDO_FOR, at)


@transaction.atomic
def give_back(screening: Screening, by) -> bool:
    """The feeds may say again what they know; until one does, the state stays. False where nothing was held."""
    row = _locked(screening)
    last = _last(row)
    if not (last and last.held):
        return False
    _keep(row, _state(row), by, held=False)
    return True


@transaction.atomic
def typed(screening: Screening, before: tuple[str, datetime | None], by) -> None:
    """A person has changed the state in a form, which saves it with everything else there."""
    _keep(screening, before, by)


# --- Whether a word is taken ----------------------------------------------------------------------------------------


def _not_by_hand(row: Screening, last: TicketReport | None, tickets: str, again: bool) -> Outcome | None:
    """A second press of the same tap is none. What a feed said may be said by hand, to be held."""
    held_already = last and last.held and tickets == row.tickets
    return Outcome.KNOWN if held_already and not again else None


def _not_from_feed(row: Screening, last: TicketReport | None, tickets: str, as_of: datetime) -> Outcome | None:
    if last and last.held and not _over(row):
        return Outcome.HELD
    if row.tickets_as_of is None or as_of > row.tickets_as_of:
        return None
    return Outcome.KNOWN if (tickets, as_of) == _state(row) else Outcome.OLDER


def _over(row: Screening) -> bool:
    at = clock.now()
    if not clock.passed(row.start, at):
        return False
    [facts] = facts_of(Screening.objects.filter(pk=row.pk), at)
    return facts.phase(at) == "after"


# --- Rows -----------------------------------------------------------------------------------------------------------


def _locked(screening: Screening) -> Screening:
    """As it is stored, and nobody else writes it until the transaction ends."""
    return Screening.objects.select_for_update().get(pk=screening.pk)


def _last(row: Screening) -> TicketReport | None:
    return row.ticket_reports.standing().first()


def _state(row: Screening) -> tuple[str, datetime | None]:
    return row.tickets, row.tickets_as_of


def _keep(row: Screening, before: tuple[str, datetime | None], by, held: bool = True) -> None:
    was, was_as_of = before
    said = {"feed": by} if isinstance(by, TicketFeed) else {"said_by": by, "held": held}
    TicketReport.objects.create(
        screening=row,
        tickets=row.tickets,
        as_of=row.tickets_as_of,
        before=was,
        before_as_of=was_as_of,
        said_at=clock.now(),
        **said,
    )


def _said_again(last: TicketReport, as_of: datetime) -> None:
    """A feed says the same every minute: that is one report, which grows younger."""
    last.as_of, last.said_at = as_of, clock.now()
    last.save(update_fields=["as_of", "said_at"])


def _words_of(name: str) -> str:
    [constraint] = [one for one in Screening._meta.constraints if one.name == name]
    return constraint.get_violation_error_message()
