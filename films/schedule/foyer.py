"""What the screen in a foyer says: both languages together, for people who cannot choose one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, pairwise

from festival.lib import clock
from films.models import Hall

from .board import Board, board_of, runs
from .delay import late_words
from .edition import EditionSchedule
from .facts import Words
from .line import now_words
from .listed import Listed
from .news import MOVED, called_off_words, discussion_words
from .tickets import notable_words, ticket_words
from .when import day_short, slot
from .words import NOTHING, capital, joined, listed, place_words, say

LABELS = {
    "began": say("Began", "Έναρξη"),
    "ends": say("Ends", "Λήξη"),
    "idle": say("Nothing is running at this moment", "Δεν υπάρχει προβολή σε εξέλιξη αυτή τη στιγμή"),
    "nothing": say("Nothing more is to come here", "Δεν υπάρχουν άλλες προβολές εδώ"),
    "as_of": say("As of", "Ενημέρωση"),
    "page": say("Page", "Σελίδα"),
}
ROOM, NOTED = 6, 2  # rows of the list at the side, and how many of them one with a note takes
LINES, DENSE = 32, 41  # that a lying screen has room for beside the list; in small type
LETTERS, FRAMED = 50, 26  # in a line of a note; in one of a stamp
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
        late, discussion = late_words(line.facts.late), discussion_words(line.facts, self.at)
        if line.words == joined([listed([usual, late]), discussion], ". "):
            return joined([capital(late), discussion], ". ")
        return line.words

    @property
    def lines(self) -> int:
        """How high it is: label, title and the one below it, or the stamp beside them; then its note."""
        return max(3, _lines(self.stamp, FRAMED)) + _lines(self.note, LETTERS)


@dataclass(frozen=True)
class Panel:
    """A hall of the venue: what runs there, and what is next."""

    hall: Hall
    running: list[Slot]
    next: list[Slot]

    @property
    def lines(self) -> int:
        """How high it is: its name, then what runs and what is next, with their notes."""
        slots = [*self.running, *self.next]
        titles = sum(len(set(one.line.facts.name.values())) for one in self.running)
        return 3 + titles + sum(one.lines for one in slots) if slots else 5


class Foyer:
    """The screen of some halls of one venue: their panels, and what else is on today, here and elsewhere.

    Where one hall has the screen to itself, what was called off before its next one stands on its panel, else beside.
    Halls for which there is no room are on another page: nobody can scroll a wall, so that the pages take turns.
    """

    def __init__(self, schedule: EditionSchedule, halls: list[Hall], asked: str = ""):
        self.schedule, self.at = schedule, schedule.at
        self.today = clock.festival_day(self.at, schedule.edition.zone)
        self.several = len(halls) > 1
        self.pages = paged([self._panel(board_of(schedule, hall)) for hall in halls])
        self.page = next((number for number in range(1, len(self.pages) + 1) if str(number) == asked), 1)
        self.panels = self.pages[self.page - 1]
        rest = self._slots(self._elsewhere([slot.line for panel in self.panels for slot in panel.next]))
        self.rest = self._that_fit(rest)
        self.more = len(rest) - len(self.rest)

    @property
    def following(self) -> int:
        """The page after this one; 0 where there is no other."""
        return self.page % len(self.pages) + 1 if len(self.pages) > 1 else 0

    @property
    def also(self) -> Words:
        return ALSO[clock.after_midnight(self.at, self.schedule.edition.zone)]

    @property
    def dense(self) -> bool:
        return height(self.panels) > LINES

    @property
    def outdated(self) -> Words:
        """For a screen that has lost its network: with the date, since it may be found so the next day."""
        moment = slot(self.at, self.schedule.edition.zone)
        return say("Not updated since {moment}", "Τελευταία ενημέρωση: {moment}", moment=moment)

    def _panel(self, board: Board) -> Panel:
        ahead = board.next[-1:] if self.several else board.next
        return Panel(board.hall, self._slots(board.running), self._slots(ahead))

    def _elsewhere(self, shown: list[Listed]) -> list[Listed]:
        today = [line for line in self.schedule.lines if line.facts.day <= self.today and line.phase != "after"]
        return [line for line in today if not runs(line) and line not in shown]

    def _that_fit(self, slots: list[Slot]) -> list[Slot]:
        """The first ones, as far as the list has room: nobody can scroll a wall."""
        heights = accumulate(NOTED if any(slot.note.values()) else 1 for slot in slots)
        return [slot for slot, height in zip(slots, heights, strict=True) if height <= ROOM]

    def _slots(self, lines: list[Listed]) -> list[Slot]:
        return [Slot(line, self.at, self.today) for line in lines]


def paged(panels: list[Panel]) -> list[list[Panel]]:
    """The halls in order, evenly on as few pages as have room for them; what no page has room for has one to itself."""
    pages = [panels]
    for count in range(1, len(panels) + 1):
        ends = [len(panels) * number // count for number in range(count + 1)]
        pages = [panels[first:last] for first, last in pairwise(ends)]
        if all(height(page) <= DENSE for page in pages):
            break
    return pages


def height(panels: list[Panel]) -> int:
    return sum(panel.lines for panel in panels)


def _lines(words: Words, letters: int) -> int:
    """How many lines words take: each language begins one."""
    return sum(-(-len(text) // letters) for text in words.values())
