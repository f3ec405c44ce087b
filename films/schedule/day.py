"""One festival day laid out: hours in order for the list, halls and rows for the grid. The same lines in both.

A row of the grid is five minutes of *real* time, so a block is as long as what it shows, also in the night in which
the clocks change: that night has 23 or 25 hours, and October's repeated hour stands there twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from festival.lib import clock
from films.models import Edition, Hall

from .edition import hall_order
from .facts import Words
from .listed import Listed
from .when import clock_words

ROW = timedelta(minutes=5)
ROWS = 12  # an hour
LONGEST, LONGEST_TALK = 24 * ROWS, 3 * ROWS  # no block is drawn longer than a day, no talk longer than three hours
MOST_COLUMNS = 40  # as many as static/css/grid.css has classes for; a wider day is a list


@dataclass(frozen=True)
class Column:
    """A hall of the grid; None: venue to be announced. What overlaps in it stands side by side, in `lanes`."""

    hall: Hall | None
    first: int
    lanes: int

    @property
    def css(self) -> str:
        return f"c{self.first} w{self.lanes}"


@dataclass(frozen=True)
class Block:
    """A line and its place in the grid: from which row, how many, how many of them the Q&A."""

    line: Listed
    row: int
    rows: int
    qa_rows: int
    column: int
    lanes: int

    @property
    def css(self) -> str:
        hours, rest = divmod(self.rows, ROWS)
        talk = f" q{self.qa_rows}" if self.qa_rows else ""
        return f"c{self.column} w{self.lanes} {_at(self.row)} l{hours} p{rest}{talk}"

    @property
    def qa_start(self) -> datetime | None:
        """When the Q&A begins; None where there is none, or where nobody knows when the film ends."""
        minutes = _minutes(self.line, "qa")
        return clock.later(self.line.facts.end, -minutes) if minutes and self.line.facts.length_known else None


@dataclass(frozen=True)
class Hour:
    """An hour of the wall with what starts in it; in the grid also one in which nothing does."""

    row: int
    words: Words
    blocks: list[Block]

    @property
    def css(self) -> str:
        return _at(self.row)


@dataclass(frozen=True)
class Stretch:
    """A part of a day that is drawn by itself: its hours, from the first start to the last end."""

    hours: list[Hour]
    columns: Sequence[Column]
    now: int | None = None  # the row at which the moment of the page stands

    @property
    def css(self) -> str:
        return f"n{len(self.hours)} k{sum(column.lanes for column in self.columns)}"

    @property
    def now_css(self) -> str:
        return _at(self.now)

    @property
    def fits(self) -> bool:
        """Whether a wide window shows all halls, so that the page may scroll instead of the grid."""
        return sum(column.lanes for column in self.columns) <= 8

    @property
    def now_hour(self) -> int | None:
        """The row of the first hour after now that has screenings: before it the line that says now is read."""
        if self.now is None:
            return None
        return next((hour.row for hour in self.hours if hour.row > self.now and hour.blocks), None)


class DayPlan:
    """The lines of one festival day, in order. On the running day those that are over stand apart, to be folded."""

    def __init__(self, day: date, lines: Sequence[Listed], edition: Edition, at: datetime):
        self.day, self.lines, self.edition, self.at = day, lines, edition, at

    @property
    def running(self) -> bool:
        return clock.festival_day(self.at, self.edition.zone) == self.day

    @property
    def count(self) -> int:
        return len(self.lines)

    @cached_property
    def over(self) -> list[Listed]:
        return [line for line in self.lines if self._is_over(line)]

    @cached_property
    def earlier(self) -> Stretch | None:
        return self._stretch(self.over) if self.over else None

    @cached_property
    def rest(self) -> Stretch | None:
        ahead = [line for line in self.lines if not self._is_over(line)]
        return self._stretch(ahead, with_now=self.running) if ahead else None

    def _is_over(self, line: Listed) -> bool:
        return self.running and line.facts.phase(self.at) == "after"

    @property
    def drawn(self) -> bool:
        """Whether it can be a grid."""
        return bool(self.lines) and sum(column.lanes for column in self.columns) <= MOST_COLUMNS

    @cached_property
    def columns(self) -> list[Column]:
        """The halls that play on the day, in the venues' order, then what has no hall yet."""
        columns, first = [], 1
        for hall in sorted(self._lanes, key=_column_order):
            columns.append(Column(hall, first, max(lane for lane, _alone in self._lanes[hall].values()) + 1))
            first += columns[-1].lanes
        return columns

    # --- Rows, counted from 06:00 ---------------------------------------------------------------------------------

    @cached_property
    def _opens(self) -> datetime:
        return clock.day_opens(self.day, self.edition.zone)

    def _row(self, instant: datetime) -> int:
        return (instant - self._opens) // ROW

    def _span(self, line: Listed) -> tuple[int, int]:
        """The first row and the one behind the last; what is begun counts as a whole row."""
        first = self._row(line.facts.start)
        behind = -((self._opens - line.facts.end) // ROW)
        return first, min(max(behind, first + 1), first + LONGEST)

    @cached_property
    def _lanes(self) -> dict[Hall | None, dict[Listed, tuple[int, bool]]]:
        """By hall: the lane of each line, and whether it has the hall for itself."""
        halls = defaultdict(list)
        for line in self.lines:
            halls[line.row.hall].append(line)
        return {hall: side_by_side(lines, self._span) for hall, lines in halls.items()}

    def _block(self, line: Listed, top: int) -> Block:
        first, behind = self._span(line)
        column = next(one for one in self.columns if one.hall == line.row.hall)
        lane, alone = self._lanes[column.hall][line]
        talk = min(round(_minutes(line, "qa") / 5), behind - first - 1, LONGEST_TALK)
        place = (column.first, column.lanes) if alone else (column.first + lane, 1)
        return Block(line, first - top, behind - first, talk, *place)

    def _stretch(self, lines: Sequence[Listed], with_now: bool = False) -> Stretch:
        spans = [self._span(line) for line in lines]
        first = min(first for first, _behind in spans) // ROWS
        last = -(-max(behind for _first, behind in spans) // ROWS)
        now = self._row(self.at)
        if (
            with_now := with_now and first - 1 <= now // ROWS < last
        ):  # of a longer wait before the first nothing is drawn
            first = min(first, now // ROWS)
        by_hour = defaultdict(list)
        for line in lines:
            block = self._block(line, first * ROWS)
            by_hour[first + block.row // ROWS].append(block)
        hours = [self._hour(hour, first, by_hour[hour]) for hour in range(first, last)]
        return Stretch(hours, self.columns, now - first * ROWS if with_now else None)

    def _hour(self, hour: int, first: int, blocks: list[Block]) -> Hour:
        shown = clock_words(self._opens + hour * ROWS * ROW, self.edition.zone)
        return Hour((hour - first) * ROWS, shown, blocks)


def side_by_side(lines: Iterable[Listed], span) -> dict[Listed, tuple[int, bool]]:
    """The lane of each line, from 0, so that none lies over another; and whether nothing else runs meanwhile."""
    lines, free, placed = list(lines), [], {}
    spans = {line: span(line) for line in lines}
    for line in lines:
        first, behind = spans[line]
        lane = next((lane for lane, until in enumerate(free) if until <= first), len(free))
        free[lane : lane + 1] = [behind]
        placed[line] = lane
    ordered = list(spans.values())
    return {line: (lane, _overlaps(spans[line], ordered) == 1) for line, lane in placed.items()}


def _overlaps(span, spans) -> int:
    """How many of the spans, itself included, share a row with it."""
    return sum(first < span[1] and span[0] < behind for first, behind in spans)


def _column_order(hall: Hall | None) -> tuple:
    return (0, hall_order(hall)) if hall else (1,)


def _minutes(line: Listed, part: str) -> int:
    return sum(one.minutes for one in line.facts.parts if one.what == part)


def _at(row: int) -> str:
    """The classes of a row: `h2 m6` is two and a half hours from the top."""
    return f"h{row // ROWS} m{row % ROWS}"
