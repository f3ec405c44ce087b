"""What hangs at the door of a hall: what runs there now and what comes next; for `now` and for the foyer.

A board never falls silent: what runs past 06:00 still runs, and a hall with nothing more tonight names the next day's.
What was called off, or moved to another hall, stays on the board until its slot is over, for those who stand there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from festival.lib import clock
from films.models import Hall, Screening

from .edition import EditionSchedule
from .listed import Listed
from .terms import CLOSED
from .tickets import reach


@dataclass
class Board:
    """Of one hall; None: the screenings whose venue is to be announced."""

    hall: Hall | None
    running: list[Listed] = field(default_factory=list)
    ahead: list[Listed] = field(default_factory=list)  # today's, else the first of another day

    @property
    def next(self) -> list[Listed]:
        """What takes place next here, behind what does not and would have been before it."""
        first = next((place for place, line in enumerate(self.ahead) if self._here(line)), len(self.ahead))
        return self.ahead[: first + 1]

    def _here(self, line: Listed) -> bool:
        return line.takes_place and line.row.hall_id == (self.hall and self.hall.pk)


def boards(schedule: EditionSchedule) -> list[Board]:
    """One for each hall in which something runs or is still to come: what can be entered first comes first."""
    left = {line.row.previous_hall for line in schedule.lines if line.row.status == Screening.Status.MOVED}
    made = [board_of(schedule, hall) for hall in dict.fromkeys([*schedule.halls, *left, None])]
    return sorted((one for one in made if one.running or one.ahead), key=lambda one: _first_entry(one, schedule.at))


def board_of(schedule: EditionSchedule, hall: Hall | None) -> Board:
    pk = hall and hall.pk
    lines = [line for line in schedule.lines if _stands_at(line, pk)]
    return Board(hall, [line for line in lines if runs(line) and line.row.hall_id == pk], _ahead(lines, pk, schedule))


def runs(line: Listed) -> bool:
    return line.takes_place and line.phase == "during"


def open_to_all(line: Listed, at: datetime) -> bool:
    """Whether it takes place, and there is room or at least a queue for somebody without a ticket."""
    return line.takes_place and not line.facts.doors_closed and reach(line.facts, at) != CLOSED


def can_be_entered(line: Listed, at: datetime) -> bool:
    """The same, of what has not begun."""
    return line.phase == "before" and open_to_all(line, at)


def _stands_at(line: Listed, hall: int | None) -> bool:
    """In the hall, or moved away from it."""
    moved_away = line.row.status == Screening.Status.MOVED and line.row.previous_hall_id
    return hall in (line.row.hall_id, moved_away or line.row.hall_id)


def _ahead(lines: list[Listed], hall: int | None, schedule: EditionSchedule) -> list[Listed]:
    """What is not over today and does not run here; without anything to go to, also the first of a later day, where
    there is a door to go to."""
    today = clock.festival_day(schedule.at, schedule.edition.zone)
    coming = [line for line in lines if line.phase != "after" and not (runs(line) and line.row.hall_id == hall)]
    now = [line for line in coming if line.facts.day <= today]
    if hall is None or any(line.takes_place and line.row.hall_id == hall for line in now):
        return now
    return now + [line for line in coming if line.facts.day > today and line.takes_place][:1]


def _first_entry(board: Board, at: datetime) -> tuple:
    """Halls with something to go to by its start, then the others by what they have."""
    open_ = [line.row.start for line in board.ahead if can_be_entered(line, at)]
    return (not open_, min(open_ or [line.row.start for line in board.running + board.ahead]))
