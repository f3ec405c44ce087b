"""What the schedule state is made from: plain facts, no table, no active language.

`films/schedule/making.py` fills these from the database and `state.py` reads them; the cases in
`films/tests/schedule/cases/` build them by hand. Words are `{"en": …, "el": …}`, moments are aware datetimes in UTC,
an empty moment is None and means *closed*. Facts compare by identity: one object for one row.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from festival.lib import clock

from .bill import BillItem, begins_after

if TYPE_CHECKING:
    from .delay import Delay

Words = dict[str, str]

UNKNOWN_EVENT = 60  # minutes counted where the length of an own title is not known


@dataclass(eq=False)
class EditionFacts:
    """One edition: its days in its own zone and the three moments at which it opens."""

    slug: str
    zone: ZoneInfo
    starts: date
    ends: date
    announced_at: datetime | None = None
    programme_public_at: datetime | None = None
    schedule_public_at: datetime | None = None

    @property
    def schedule_opens_at(self) -> datetime | None:
        """When the schedule will open: the last of the three moments; None while one of them is empty."""
        moments = (self.announced_at, self.programme_public_at, self.schedule_public_at)
        return max(moments) if all(moments) else None

    @property
    def opens_at(self) -> datetime:
        return clock.day_opens(self.starts, self.zone)

    @property
    def closes_at(self) -> datetime:
        return clock.day_closes(self.ends, self.zone)

    def begun(self, now: datetime) -> bool:
        return clock.passed(self.opens_at, now)

    def closed(self, now: datetime) -> bool:
        return clock.passed(self.closes_at, now)

    def announced(self, now: datetime) -> bool:
        return clock.passed(self.announced_at, now)

    def programme_open(self, now: datetime) -> bool:
        return self.announced(now) and clock.passed(self.programme_public_at, now)

    def schedule_open(self, now: datetime) -> bool:
        return self.programme_open(now) and clock.passed(self.schedule_public_at, now)


@dataclass(eq=False)
class PlaceFacts:
    """A hall by the name the public reads (`label`), already joined with its venue's where it is only a number; and how
    it runs."""

    key: str
    label: Words
    delay: Delay | None = None


@dataclass(eq=False)
class WorkFacts:
    """A film or a package: its title and the moment from which it is public (None: not)."""

    title: Words
    public_at: datetime | None = None

    def public(self, now: datetime) -> bool:
        return clock.passed(self.public_at, now)


class Part(NamedTuple):
    """A stretch of a screening, for a block that is drawn as long as it lasts."""

    what: str  # intro, main, qa
    minutes: int


@dataclass(eq=False)
class ScreeningFacts:
    """One screening. `film` is the film spoken of (None for an own title), `package` the bill it is shown in."""

    key: str
    edition: EditionFacts
    start: datetime
    place: PlaceFacts | None = None  # None: venue to be announced
    film: WorkFacts | None = None
    package: WorkFacts | None = None
    bill: tuple[BillItem, ...] = ()
    position: int = 0  # of `film` in `bill`, from 0
    own_kind: str = ""  # talk, masterclass …: an own title, no film's screening
    title: Words = field(default_factory=lambda: {"en": "", "el": ""})
    code: str = ""
    minutes: int | None = None
    intro: int = 0
    qa: int = 0
    qa_cancelled: bool = False  # nobody is left who would hold it
    status: str = "scheduled"
    entry: str = "ticket"
    tickets: str = "unknown"
    tickets_from: datetime | None = None
    tickets_as_of: datetime | None = None
    booking_url: str = ""
    doors_closed: bool = False  # somebody has said so of it
    audience: str = "public"
    publish_at: datetime | None = None
    reason: Words = field(default_factory=lambda: {"en": "", "el": ""})
    previous_start: datetime | None = None
    previous_place: PlaceFacts | None = None
    replaces: ScreeningFacts | None = None
    replaced_by: ScreeningFacts | None = field(default=None, init=False)
    row: object = None  # the model instance, for whoever prints a link

    def __post_init__(self):
        if self.replaces:
            self.replaces.replaced_by = self

    @property
    def name(self) -> Words:
        """What is shown: the package, the film, or the title of its own."""
        work = self.package or self.film
        return work.title if work else self.title

    @property
    def called_off(self) -> bool:
        return self.status in ("cancelled", "postponed")

    @property
    def length_known(self) -> bool:
        """Whether the end may be printed: own minutes, or those of every film shown."""
        return self.minutes is not None or (bool(self.bill) and all(item.minutes is not None for item in self.bill))

    @property
    def length(self) -> int:
        """Minutes without introduction and Q&A; where unknown, what is counted instead."""
        if self.minutes is not None:
            return self.minutes
        if not self.bill:
            return UNKNOWN_EVENT
        return sum(item.counted for item in self.bill)

    @property
    def parts(self) -> list[Part]:
        """What it consists of, in order; a Q&A that is cancelled is no part of it."""
        parts = [Part("intro", self.intro), Part("main", self.length), Part("qa", 0 if self.qa_cancelled else self.qa)]
        return [part for part in parts if part.minutes]

    @property
    def printed_end(self) -> datetime:
        """When it ends if it begins on time."""
        return clock.later(self.start, sum(part.minutes for part in self.parts))

    @cached_property
    def late(self) -> int:
        """By how many minutes, as far as the public is told."""
        delay = self.place and self.place.delay
        return delay.of(self.start, self.printed_end, self.edition.zone) if delay and not self.called_off else 0

    @property
    def true_start(self) -> datetime:
        """When it really begins; `start` stays what is printed on the ticket."""
        return self._delayed(self.start)

    @cached_property
    def end(self) -> datetime:
        return clock.later(self.printed_end, self.late)

    @property
    def day(self) -> date:
        """The festival day it belongs to."""
        return clock.festival_day(self.start, self.edition.zone)

    @property
    def wall_start(self) -> datetime:
        return clock.wall(self.start, self.edition.zone)

    @property
    def film_starts(self) -> list[datetime | None]:
        """When each film of the bill really begins; None after a film without minutes."""
        return [start and self._delayed(start) for start in self.printed_film_starts]

    @property
    def printed_film_starts(self) -> list[datetime | None]:
        """When each of them begins if the hall runs on time."""
        after = begins_after(self.bill, self.intro)
        return [None if minutes is None else clock.later(self.start, minutes) for minutes in after]

    @property
    def film_withdrawn(self) -> bool:
        """Whether the package goes on without `film`."""
        return bool(self.package and self.film) and self.bill[self.position].withdrawn

    @property
    def film_start(self) -> datetime | None:
        """When `film` really begins inside its package."""
        return self.film_starts[self.position] if self.bill else self._delayed(clock.later(self.start, self.intro))

    def _delayed(self, begins: datetime) -> datetime:
        """When what should begin then really does."""
        return self.place.delay.start(begins, self.late) if self.late else begins

    def seen_from(self, film: WorkFacts, position: int) -> ScreeningFacts:
        """The same screening of a package, spoken of as one of this film."""
        seen = copy.copy(self)
        seen.film, seen.position = film, position
        return seen

    def phase(self, now: datetime) -> str:
        return _phase(self.true_start, self.end, now)

    def live_news(self, now: datetime) -> bool:
        """Whether a called-off one still matters: its slot has not ended, or a new date may still come."""
        if self.status == "postponed":
            return not self.edition.closed(now)
        return self.status == "cancelled" and self.phase(now) != "after"

    def opened(self, now: datetime) -> bool:
        """The rule of `Screening.moment_q`, on plain facts: its work is public and its moment has come."""
        work = self.package or self.film
        if work and not work.public(now):
            return False
        if self.publish_at:
            return clock.passed(self.publish_at, now) and self.edition.announced(now)
        return self.edition.schedule_open(now)

    def public(self, now: datetime) -> bool:
        """The rule of `Screening.public_q`: for the public, and opened."""
        return self.audience == "public" and self.opened(now)


@dataclass(eq=False)
class WindowFacts:
    """An online window: open from `opens` (inclusive) to `closes` (exclusive)."""

    edition: EditionFacts
    opens: datetime
    closes: datetime
    package: WorkFacts | None = None
    territory: Words = field(default_factory=lambda: {"en": "", "el": ""})
    withdrawn: bool = False  # its film, from that edition
    reason: Words = field(default_factory=lambda: {"en": "", "el": ""})  # why
    key: str = ""
    row: object = None

    def phase(self, now: datetime) -> str:
        return _phase(self.opens, self.closes, now)


@dataclass(eq=False)
class SelectionFacts:
    """What a film's selections in one edition come to: the earliest own moment, and whether all are withdrawn."""

    edition: EditionFacts
    selected: datetime | None = None  # empty: with the programme
    withdrawn: bool = False
    reason: Words = field(default_factory=lambda: {"en": "", "el": ""})

    def public(self, now: datetime) -> bool:
        if self.selected:
            return clock.passed(self.selected, now) and self.edition.announced(now)
        return self.edition.programme_open(now)


def _phase(start: datetime, end: datetime, now: datetime) -> str:
    if not clock.passed(start, now):
        return "before"
    return "after" if clock.passed(end, now) else "during"
