"""What the screen in a foyer says: both languages together, for people who cannot choose one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from festival.lib import clock
from films.models import Hall

from .board import board_of, runs
from .edition import EditionSchedule
from .facts import Words
from .line import now_words
from .listed import Listed
from .news import MOVED, called_off_words, discussion_words
from .tickets import notable_words, ticket_words
from .when import day_short
from .words import NOTHING, joined, listed, place_words, say

LABELS = {
    "began": say("Began", "Έναρξη"),
    "ends": say("Ends", "Λήξη"),
    "idle": say("Nothing is running at this moment", "Δεν υπάρχει προβολή σε εξέλιξη αυτή τη στιγμή"),
    "nothing": say("Nothing more is to come here", "Δεν υπάρχουν άλλες προβολές εδώ"),
    "as_of": say("As of", "Ενημέρωση"),
    "lost": say("No connection", "Χωρίς σύνδεση"),
    "minutes": say("minutes", "λεπτά"),
}
ROOM, NOTED = 6, 2  # rows of the list at the side, and how many of them one with a note takes
NOW, NEXT = say("Now", "Τώρα"), say("Next", "Αμέσως μετά")
ALSO = {
    False: say("Also today", "Επίσης σήμερα"),
    True: say("Also tonight", "Επίσης απόψε"),  # after midnight nobody knows what today is
}


@dataclass(frozen=True)
class Slot:
    """A line as it stands on the screen; `today` is the festival day of the moment."""

    line: Listed
    at: datetime
    today: date

    @property
    def label(self) -> Words:
        """What is called off is neither."""
        if self.line.facts.called_off:
            return NOTHING
        return NOW if runs(self.line) else NEXT

    @property
    def place(self) -> Words:
        return place_words(self.line.facts.place)

    @property
    def day(self) -> Words:
        return NOTHING if self.line.facts.day == self.today else day_short(self.line.row.wall_start.date())

    @property
    def stamp(self) -> Words:
        """What is framed: called off, moved, or how one gets in where that is not as usual."""
        line = self.line
        if line.facts.called_off:
            return called_off_words(line.facts, self.at)
        if line.row.status == line.row.Status.MOVED:
            return MOVED
        return notable_words(line.facts, self.at) if line.phase == "before" else NOTHING

    @property
    def note(self) -> Words:
        """What its line says beyond the stamp and the times: from where it moved, why, how late it is."""
        line = self.line
        usual = now_words(line.facts) if line.phase == "during" else ticket_words(line.facts, self.at)
        discussion = discussion_words(line.facts, self.at)
        return discussion if line.words == joined([listed([usual]), discussion], ". ") else line.words


@dataclass(frozen=True)
class Panel:
    """A hall of the venue: what runs there, and what is next."""

    hall: Hall
    running: list[Slot]
    next: list[Slot]


class Foyer:
    """The screen of some halls of one venue: their panels, and what else is on today, here and elsewhere.

    Where one hall has the screen to itself, what was called off before its next one stands on its panel, else beside.
    """

    def __init__(self, schedule: EditionSchedule, halls: list[Hall]):
        self.schedule, self.at = schedule, schedule.at
        self.today = clock.festival_day(self.at, schedule.edition.zone)
        boards = [board_of(schedule, hall) for hall in halls]
        ahead = [one.next if len(boards) == 1 else one.next[-1:] for one in boards]
        both = zip(boards, ahead, strict=True)
        self.panels = [Panel(one.hall, self._slots(one.running), self._slots(next_)) for one, next_ in both]
        rest = self._slots(self._elsewhere([line for lines in ahead for line in lines]))
        self.rest = self._that_fit(rest)
        self.more = len(rest) - len(self.rest)

    @property
    def also(self) -> Words:
        return ALSO[clock.after_midnight(self.at, self.schedule.edition.zone)]

    def _elsewhere(self, shown: list[Listed]) -> list[Listed]:
        today = [line for line in self.schedule.lines if line.facts.day <= self.today and line.phase != "after"]
        return [line for line in today if not runs(line) and line not in shown]

    def _that_fit(self, slots: list[Slot]) -> list[Slot]:
        """The first ones, as far as the list has room: nobody can scroll a wall."""
        heights = accumulate(NOTED if any(slot.note.values()) else 1 for slot in slots)
        return [slot for slot, height in zip(slots, heights, strict=True) if height <= ROOM]

    def _slots(self, lines: list[Listed]) -> list[Slot]:
        return [Slot(line, self.at, self.today) for line in lines]
