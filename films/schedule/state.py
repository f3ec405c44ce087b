"""What a film's screenings come to right now: one kind, one sentence per language.

Pure: no database, no system clock, no active language. `docs/states.md` has the rules, `films/tests/schedule/cases/`
the cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from . import sentence
from .changes import changes_at
from .facts import ScreeningFacts, SelectionFacts, WindowFacts, Words
from .programme import Programme
from .words import sentences

PARTS = {
    "withdrawn": sentence.withdrawn,
    "to_be_announced": sentence.to_be_announced,
    "running": sentence.running,
    "upcoming": sentence.upcoming,
    "online": sentence.online_now,
    "called_off": sentence.called_off,
    "over": sentence.over,
    "none": sentence.nothing_scheduled,
}


@dataclass(frozen=True)
class State:
    """`head` is the first sentence alone, for cards and lists; `sentence` is the head with all its notes."""

    kind: str  # one of PARTS
    head: Words
    sentence: Words
    screening: ScreeningFacts | None = None  # the one it speaks of
    window: WindowFacts | None = None  # the same, for an online window
    next: ScreeningFacts | None = None  # the upcoming one named after a running one
    alternative: ScreeningFacts | None = None  # the one offered where the first is closed
    chance: str | int | None = None  # "only", or the n of "Last of n"
    left: int = 0  # how many screenings one can still go to
    changes_at: datetime | None = None  # the next instant at which any of this may change; None: never


def schedule_state(
    screenings: Sequence[ScreeningFacts],
    windows: Sequence[WindowFacts],
    now: datetime,
    editions: Sequence[SelectionFacts] = (),
) -> State | None:
    """The state of the film whose screenings these are; None while the film is not public.

    `editions`, what its selections come to, is left out only by tests: every edition met then counts as selected.
    """
    programme = Programme(screenings, windows, editions, now.astimezone(UTC))
    if not programme.film_public:
        return None
    kind = programme.kind
    parts = PARTS[kind](programme)
    return State(
        kind=kind,
        head=sentences(parts[:1]),
        sentence=sentences(parts),
        left=len(programme.remaining),
        changes_at=changes_at(programme),
        **_subject(programme),
    )


def _subject(programme: Programme) -> dict:
    """Whom the sentence speaks of."""
    match programme.kind:
        case "running":
            ahead = {"next": programme.next, "alternative": programme.alternative, "chance": programme.chance}
            return {"screening": programme.running[0], **ahead}
        case "upcoming":
            return {
                "screening": programme.next,
                "alternative": programme.alternative,
                "chance": programme.chance,
            }
        case "online":
            return {"window": programme.window}
        case "called_off":
            return {"screening": programme.news[0]}
        case "over" if programme.past:
            return {"screening": max(programme.past, key=lambda one: one.end)}
        case "over":
            return {"window": max(programme.past_windows, key=lambda one: one.closes)}
    return {}
