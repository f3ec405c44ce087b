"""What the public may know of one film at one instant, in order: the ground on which its state is told.

Everything that is not public is dropped here, so that no caller can forget. Handed in alone, own titles (a talk, a
ceremony) are the event the state is about; beside a film's screenings they are not the film's and fall away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from . import tickets
from .facts import EditionFacts, ScreeningFacts, SelectionFacts, WindowFacts
from .terms import OPEN


class Programme:
    def __init__(
        self,
        screenings: Sequence[ScreeningFacts],
        windows: Sequence[WindowFacts],
        selections: Sequence[SelectionFacts],
        now: datetime,
    ):
        self.now = now
        self.all_screenings = [one for one in screenings if not one.own_kind] or list(screenings)
        self.all_windows = windows
        self.selections = selections or _as_selected([*self.all_screenings, *windows])
        self.event = any(one.own_kind for one in self.all_screenings)
        self._keep_public()

    def _keep_public(self):
        """A withdrawn selection is believed: its screenings stand only in the list beneath the state."""
        selected = [one for one in self.selections if one.public(self.now)]
        screened = sorted((one for one in self.all_screenings if one.public(self.now)), key=_screening_order)
        self.editions = {one.edition for one in [*selected, *screened]}
        self.withdrawn = {one.edition: one for one in self.selections if one.withdrawn}
        self.screenings = [one for one in screened if one.edition not in self.withdrawn]
        showing = {one.edition for one in selected if not one.withdrawn}
        self.windows = sorted((one for one in self.all_windows if one.edition in showing), key=_window_order)

    @cached_property
    def film_public(self) -> bool:
        """An event has no film, and a film without screenings is vouched for by whoever asks."""
        films = [one.film for one in self.all_screenings if one.film]
        return all(film.public(self.now) for film in films)

    def taking_place(self, phase: str) -> list[ScreeningFacts]:
        return [one for one in self.screenings if not one.called_off and one.phase(self.now) == phase]

    @cached_property
    def running(self) -> list[ScreeningFacts]:
        return self.taking_place("during")

    @cached_property
    def upcoming(self) -> list[ScreeningFacts]:
        return self.taking_place("before")

    @cached_property
    def next_ones(self) -> list[ScreeningFacts]:
        """The next screening and those that start at the same instant."""
        upcoming = self.upcoming
        return [one for one in upcoming if one.start == upcoming[0].start]

    @cached_property
    def later_ones(self) -> list[ScreeningFacts]:
        return self.upcoming[len(self.next_ones) :]

    @cached_property
    def next(self) -> ScreeningFacts | None:
        """Of several at the same instant the first that is open."""
        ones = self.next_ones
        open_ones = [one for one in ones if tickets.reach(one, self.now) == OPEN]
        return next(iter([*open_ones, *ones]), None)

    @cached_property
    def alternative(self) -> ScreeningFacts | None:
        """What to offer instead of the next one, where that is closed."""
        return tickets.way_out(self.next, self.later_ones, self.now) if self.next else None

    @cached_property
    def window(self) -> WindowFacts | None:
        """The open one that closes last, else the first to open."""
        opened = [one for one in self.windows if one.phase(self.now) == "during"]
        to_open = [one for one in self.windows if one.phase(self.now) == "before"]
        return max(opened, key=lambda one: one.closes) if opened else next(iter(to_open), None)

    @cached_property
    def live_news(self) -> list[ScreeningFacts]:
        return [one for one in self.screenings if one.live_news(self.now)]

    @cached_property
    def postponed_open(self) -> bool:
        return any(one.status == "postponed" for one in self.live_news)

    @cached_property
    def news(self) -> list[ScreeningFacts]:
        """What the kind `called_off` is about: live news of the edition, or all of it where nothing took place."""
        here = [one for one in self.screenings if one.edition is self.edition and one.called_off]
        live = [one for one in here if one.live_news(self.now)]
        return live or ([] if self.past else here)

    @cached_property
    def past(self) -> list[ScreeningFacts]:
        return [one for one in self.taking_place("after") if one.edition is self.edition]

    @cached_property
    def past_windows(self) -> list[WindowFacts]:
        return [one for one in self.windows if one.edition is self.edition and one.phase(self.now) == "after"]

    @cached_property
    def remaining(self) -> list[ScreeningFacts]:
        """Those to which one can still go: the upcoming ones, else those that are running."""
        return self.upcoming or self.running

    @cached_property
    def chance(self) -> str | int | None:
        """`only`, or n of "Last of n": said when exactly one screening remains and nothing may still be added."""
        remaining = self.remaining
        if self.event or len(remaining) != 1 or self.postponed_open:
            return None
        edition = remaining[0].edition
        if not edition.schedule_open(self.now):
            return None
        count = sum(1 for one in self.screenings if one.edition is edition and not one.called_off)
        return "only" if count == 1 else count

    @cached_property
    def edition(self) -> EditionFacts | None:
        """The one spoken of: where the film can still be seen; else, of those that show it, the one running (of two
        the later to start), the next, the last."""
        ahead = next(iter(self.running), None) or self.next or self.window
        if ahead:
            return ahead.edition
        shown = sorted(self.editions, key=lambda edition: (edition.starts, edition.slug))
        to_close = [edition for edition in shown if not edition.closed(self.now)]
        begun = [edition for edition in to_close if edition.begun(self.now)]
        return next(iter(begun[-1:] or to_close[:1] or shown[-1:]), None)

    @cached_property
    def kind(self) -> str:
        """The precedence: the highest that holds wins the first sentence."""
        edition, now = self.edition, self.now
        if edition is None:
            return "none"
        if edition in self.withdrawn:
            return "withdrawn"
        ahead = self.running or self.upcoming
        if not ahead and not edition.closed(now) and not edition.schedule_open(now):
            return "to_be_announced"
        holds = {
            "running": self.running,
            "upcoming": self.upcoming,
            "online": self.window,
            "called_off": self.news,
            "over": self.past or self.past_windows,
        }
        return next((kind for kind, held in holds.items() if held), "none")


def _as_selected(facts: Sequence[ScreeningFacts | WindowFacts]) -> list[SelectionFacts]:
    """Where no selections are handed in: every edition met, as selected with its programme."""
    return [SelectionFacts(edition) for edition in {one.edition for one in facts}]


def _screening_order(screening: ScreeningFacts):
    return screening.start, screening.code, screening.key


def _window_order(window: WindowFacts):
    return window.opens, window.closes, window.key
