"""What a page prints of one screening, or of one online window: the row, its facts, its line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from films.models import Film, OnlineWindow, Screening, Section

from .facts import ScreeningFacts, WindowFacts, Words
from .line import Line, screening_line, window_line
from .making import Facts


class _Printed:
    """What is said, in both languages, and the one thing to do; put into words when it is first asked for."""

    line: Line

    @property
    def phase(self) -> str:
        """before, during or after: by its true end."""
        return self.line.phase

    @property
    def words(self) -> Words:
        """The line itself."""
        return self.line.words

    @property
    def do(self) -> str:
        """The code of the one thing to do."""
        return self.line.do

    @property
    def do_words(self) -> Words:
        """What the one thing to do says."""
        return self.line.do_words


class Listed(_Printed):
    """A screening ready to be printed, with the section whose colour it wears; times and parts are those of `facts`.

    `film` is the id of the film as whose screening it is printed; in a package None, where the package is meant.
    """

    def __init__(self, facts: ScreeningFacts, made: Facts, film: int | None = None):
        self.facts, self._made = facts, made
        self.film = film or facts.row.film_id

    @property
    def row(self) -> Screening:
        return self.facts.row

    @cached_property
    def line(self) -> Line:
        """Where no other screening of the edition is still to come, nobody is sent to it."""
        return screening_line(self.facts, self._made.at, self._made.others(self.facts, self.film))

    @property
    def takes_place(self) -> bool:
        return not self.facts.called_off

    @property
    def to_come(self) -> bool:
        """It takes place and is not over: somebody may still go there."""
        return self.takes_place and self.phase != "after"

    @cached_property
    def section(self) -> Section | None:
        return self._made.section(self.row)


class ListedWindow(_Printed):
    """An online window ready to be printed."""

    def __init__(self, row: OnlineWindow, made: Facts):
        self.row, self._made = row, made

    @property
    def films(self) -> list[Film]:
        """What it shows, in order."""
        return [self._made.reading.films[film] for film in self._made.reading.films_of(self.row)]

    @cached_property
    def facts(self) -> WindowFacts:
        return self._made.window(self.row)

    @cached_property
    def line(self) -> Line:
        return window_line(self.facts, self._made.at)


def listed(screenings: Iterable[ScreeningFacts], made: Facts, film: int | None = None) -> list[Listed]:
    """The lines of those whose moment has come, for the public and for guests."""
    return [Listed(one, made, film) for one in screenings if one.opened(made.at)]


def for_public(lines: Iterable[Listed]) -> list[Listed]:
    return [one for one in lines if one.facts.audience == "public"]


def for_guests(lines: Iterable[Listed]) -> list[Listed]:
    """Those of press, industry and schools."""
    return [one for one in lines if one.facts.audience != "public"]
