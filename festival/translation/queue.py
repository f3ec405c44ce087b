"""The desk's queue: every text that is not settled, in the order in which it is needed.

Read whole, with a fixed number of questions, since only the words themselves tell which texts are out of date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from festival.lib import clock
from festival.lib.text import fold
from festival.models import TextState
from festival.models.textstate import row_name
from films.models import Edition, Screening, Section

from .jobs import Job, made
from .kinds import KNOWN, Kind
from .state import ORDER, Standing

MOST_NAMED = 10_000  # rows; of more, everything that was said is read, which is less than to name them all
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
    def every(self) -> list[Job]:
        """Whatever their state is, final ones too."""
        wanted = self.wanted
        jobs = [job for job in _read(wanted, self.at) if wanted.language in ("", job.language)]
        return [job for job in jobs if not wanted.due or self.due_now(job)]

    @cached_property
    def counts(self) -> list[tuple[Standing, int]]:
        numbers = Counter(job.standing for job in self.every)
        return [(state, numbers[state]) for state in ORDER]

    @cached_property
    def jobs(self) -> list[Job]:
        """In order: what is urgent; then what is announced soonest, what is public, the rest; then by state."""
        state = self.wanted.state
        shown = [job for job in self.every if job.standing == state or (not state and job.standing != Standing.FINAL)]
        return sorted(shown, key=self._order)

    @property
    def left(self) -> int:
        """How many are to be done."""
        return sum(number for state, number in self.counts if state != Standing.FINAL)

    @property
    def words(self) -> int:
        return sum(job.words for job in self.jobs)

    @cached_property
    def due(self) -> list[Job]:
        return [job for job in self.every if self.due_now(job)]

    def due_now(self, job: Job) -> bool:
        """A reason or a talk of today that is announced and does not read right: it cannot wait for tomorrow."""
        row = job.row
        if not (isinstance(row, Screening) and row.is_open) or job.standing in READ_WELL:
            return False
        zone = row.edition.zone
        days = [clock.festival_day(start, zone) for start in (row.start, row.previous_start) if start]
        return clock.festival_day(self.at, zone) in days

    @cached_property
    def elsewhere(self) -> int:
        """How many outdated texts of other editions stand behind the edition that is asked for."""
        wanted = self.wanted
        jobs = _read_elsewhere(wanted, self.at) if wanted.edition else []
        return sum(job.standing == Standing.OUTDATED and wanted.language in ("", job.language) for job in jobs)

    def urgent(self, job: Job) -> bool:
        """What is wrong on the page, or missing there today, does not wait for its turn."""
        return job.standing == Standing.OUTDATED or self.due_now(job)

    def needed(self, job: Job) -> tuple[int, datetime]:
        """How soon it is read, and the moment."""
        if self.due_now(job):
            return NOW, job.row.start
        if job.row.is_open:
            return OPEN, self.at
        coming = job.row.opens_for_readers is not None and not clock.passed(job.row.opens_for_readers, self.at)
        return (OPENING, job.row.opens_for_readers) if coming else (CLOSED, self.at)

    def beside(self, job: Job) -> tuple[Job | None, Job | None, int]:
        """The jobs before and after it, and its number; a job that is in no queue stands before the first."""
        keys = [one.key for one in self.jobs]
        place = keys.index(job.key) if job.key in keys else -1
        before = self.jobs[place - 1] if place > 0 else None
        after = self.jobs[place + 1] if place + 1 < len(self.jobs) else None
        return before, after, place + 1

    def _order(self, job: Job) -> tuple:
        kinds = list(KNOWN)
        soon = not self.urgent(job), *self.needed(job), ORDER.index(job.standing)
        called, name = fold(job.called), job.kind.names.index(job.name)
        return *soon, called, kinds.index(job.kind.label), job.row.pk, name


def _kinds(wanted: Wanted) -> list[Kind]:
    return [KNOWN[wanted.kind]] if wanted.kind else list(KNOWN.values())


def _read(wanted: Wanted, at: datetime) -> Iterator[Job]:
    rows = [
        (kind, row)
        for kind in _kinds(wanted)
        for row in kind.rows(at).filter(kind.filled(), kind.belonging(wanted.edition, wanted.section))
    ]
    said = _by_row(_said([row_name(row) for _kind, row in rows]))
    for kind, row in rows:
        yield from made(kind, row, said.get(row_name(row), {}))


def _read_elsewhere(wanted: Wanted, at: datetime) -> Iterator[Job]:
    """What may be outdated outside the edition: only texts of which somebody once said that they are right."""
    said = _by_row(TextState.objects.exclude(state=TextState.State.DRAFT))
    for kind in _kinds(wanted):
        here = kind.belonging(wanted.edition, None)
        spoken_of = [name.partition(":")[2] for name in said if name.startswith(f"{kind.label}:")]
        for row in kind.rows(at).filter(~here, pk__in=spoken_of) if here else []:  # else it belongs to every edition
            yield from made(kind, row, said[row_name(row)])


def _by_row(states: Iterable[TextState]) -> dict[str, dict[str, TextState]]:
    said: dict[str, dict[str, TextState]] = {}
    for one in states:
        said.setdefault(one.row, {})[one.name] = one
    return said


def _said(rows: list[str]):
    if len(rows) > MOST_NAMED:
        return TextState.objects.all()
    return TextState.objects.filter(row__in=rows)
