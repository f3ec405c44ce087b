"""The desk's queue: every text that is not settled, in the order in which it is needed.

Made of the index, without the texts; only those of the page that is shown are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from festival.lib import clock
from festival.lib.text import fold
from festival.models import TextState
from festival.models.textstate import KINDS, row_name
from films.models import Edition, Section

from .index import Entry, index
from .jobs import Addressed, Job, by_row, made
from .kinds import KNOWN
from .state import ORDER, Standing

READ_WELL = [Standing.TO_CHECK, Standing.FINAL]  # it says what the original says
NOW, OPENING, OPEN, CLOSED = range(4)  # when it is read: today, at a moment to come, already, nobody knows


@dataclass(frozen=True)
class Wanted:
    """Which texts are asked for; empty: all of them."""

    language: str = ""
    edition: Edition | None = None
    section: Section | None = None
    kind: str = ""
    state: str = ""
    due: bool = False


@dataclass(frozen=True)
class Queue:
    """The texts of one question."""

    wanted: Wanted
    at: datetime

    @cached_property
    def _index(self) -> list[Entry]:
        kinds = [KNOWN[self.wanted.kind]] if self.wanted.kind else KNOWN.values()
        found = index(kinds, self.wanted.edition, self.wanted.section, self.at)
        return [entry for entry in found if self.wanted.language in ("", entry.language)]

    @cached_property
    def every(self) -> list[Entry]:
        """Whatever their state is, final ones too."""
        here = [entry for entry in self._index if entry.place.here]
        return [entry for entry in here if not self.wanted.due or self.due_now(entry)]

    @cached_property
    def counts(self) -> list[tuple[Standing, int]]:
        numbers = Counter(entry.standing for entry in self.every)
        return [(state, numbers[state]) for state in ORDER]

    @cached_property
    def order(self) -> list[Entry]:
        """What is urgent; then what is announced soonest, what is public, the rest; then by state."""
        state = self.wanted.state
        shown = [one for one in self.every if one.standing == state or (not state and one.standing != Standing.FINAL)]
        return sorted(shown, key=self._place)

    def read(self, entries: list[Entry]) -> list[Job]:
        """These texts with their words; what was deleted meanwhile is none."""
        jobs = {job.key: job for job in _read(entries, self.at)}
        return [jobs[entry.key] for entry in entries if entry.key in jobs]

    @property
    def left(self) -> int:
        """How many are to be done."""
        return sum(number for state, number in self.counts if state != Standing.FINAL)

    @property
    def words(self) -> int:
        return sum(entry.words for entry in self.order)

    @cached_property
    def due(self) -> list[Entry]:
        return [entry for entry in self.every if self.due_now(entry)]

    def due_now(self, entry: Entry) -> bool:
        """A reason or a talk of today that is announced and does not read right: it cannot wait for tomorrow."""
        return entry.due and entry.standing not in READ_WELL

    @cached_property
    def elsewhere(self) -> int:
        """How many outdated texts of other editions stand behind the edition that is asked for."""
        return sum(entry.standing == Standing.OUTDATED for entry in self._index if not entry.place.here)

    def urgent(self, entry: Entry) -> bool:
        """What is wrong on the page, or missing there today, does not wait for its turn."""
        return entry.standing == Standing.OUTDATED or self.due_now(entry)

    def needed(self, entry: Entry) -> tuple[int, datetime]:
        """How soon it is read, and the moment."""
        place = entry.place
        if self.due_now(entry):
            return NOW, place.start
        if place.is_open:
            return OPEN, self.at
        coming = place.opens is not None and not clock.passed(place.opens, self.at)
        return (OPENING, place.opens) if coming else (CLOSED, self.at)

    def beside(self, text: Addressed) -> tuple[Entry | None, Entry | None, int]:
        """Those before and after it, and its number; a text that is in no queue stands before the first."""
        keys = [one.key for one in self.order]
        place = keys.index(text.key) if text.key in keys else -1
        before = self.order[place - 1] if place > 0 else None
        after = self.order[place + 1] if place + 1 < len(self.order) else None
        return before, after, place + 1

    def _place(self, entry: Entry) -> tuple:
        soon = not self.urgent(entry), *self.needed(entry), ORDER.index(entry.standing)
        name = entry.kind.names.index(entry.name)
        return *soon, fold(entry.place.filed), KINDS.index(entry.place.label), entry.pk, name


def _read(entries: list[Entry], at: datetime) -> Iterator[Job]:
    """The texts themselves, a kind at a time."""
    said = by_row(TextState.objects.filter(row__in={entry.row_name for entry in entries}))
    for kind in dict.fromkeys(entry.kind for entry in entries):
        for row in kind.rows(at).filter(pk__in={entry.pk for entry in entries if entry.kind is kind}):
            yield from made(kind, row, said.get(row_name(row), {}))
