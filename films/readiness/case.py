"""One film as the rules see it: rows that are loaded already, so that a rule asks nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from festival.lib import clock
from films.models import Award, Edition, Film, Role, Screening, Selection, Still


class Name(NamedTuple):
    """A credit: of a person, unless `person` is None."""

    film: int
    role: str
    person: int | None
    name: str
    name_el: str
    folded: str
    told_apart: bool  # a line says who this is
    biography_en: bool
    biography_el: bool
    credited_as: str


@dataclass
class Showing:
    """A screening of the film, alone or in a package, with the minutes of all that is shown (None: not known)."""

    row: Screening
    work: int | None
    subtitled: bool


def newest(selections: list[Selection]) -> Edition | None:
    """The newest edition that chose a film; one from which it was withdrawn only if there is no other."""

    def age(chosen: Selection) -> tuple:
        closes = chosen.edition.make_closes_at()
        return not chosen.withdrawn, closes is not None, closes

    return max(selections, key=age).edition if selections else None


@dataclass
class Case:
    """A film in one edition (None: in none), at a moment. Rows stand in the order of the film's form."""

    film: Film
    edition: Edition | None
    at: datetime
    due: dict[str, date] = field(default_factory=dict)
    selections: list[Selection] = field(default_factory=list)
    credits: list[Name] = field(default_factory=list)
    stills: list[Still] = field(default_factory=list)
    showings: list[Showing] = field(default_factory=list)  # in every edition
    awards: list[Award] = field(default_factory=list)
    countries: int = 0
    languages: list[str] = field(default_factory=list)
    copy_subtitles: int = 0
    edition_subtitles: bool = False
    online: bool = False  # in a window of this edition
    namesakes: dict[str, set[int]] = field(default_factory=dict)  # folded name → people of this edition who bear it

    # --- In this edition ------------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> list[tuple[int, Selection]]:
        """The selections that stand in this edition, each with the number of its row."""
        return [(row, chosen) for row, chosen in enumerate(self.selections) if self._here(chosen.section)]

    @cached_property
    def withdrawn(self) -> bool:
        """Every selection in this edition is withdrawn."""
        return bool(self.places) and all(chosen.withdrawn for _row, chosen in self.places)

    @cached_property
    def shown_here(self) -> list[Showing]:
        return [showing for showing in self.showings if self._here(showing.row)]

    @cached_property
    def premieres(self) -> list[tuple[int, Selection]]:
        return [(row, chosen) for row, chosen in self.places if chosen.premiere and not chosen.withdrawn]

    def _here(self, row) -> bool:
        return self.edition is not None and row.edition_id == self.edition.pk

    # --- Before this edition --------------------------------------------------------------------------------------

    @cached_property
    def seen_in(self) -> list[Edition]:
        """The public editions before this one that chose the film, or showed it."""
        chosen = [one.edition for one in self.selections if not one.withdrawn]
        shown = [one.row.edition for one in self.showings if one.row.status in Screening.STANDING]
        return [edition for edition in dict.fromkeys([*chosen, *shown]) if self._before(edition)]

    def _before(self, other: Edition) -> bool:
        if self.edition is None or other == self.edition or not other.announced(self.at):
            return False
        return self.edition.opens_at is not None and clock.passed(other.closes_at, self.edition.opens_at)

    # --- Who made it ----------------------------------------------------------------------------------------------

    @cached_property
    def people(self) -> list[tuple[int, Name]]:
        """The credits of people, each with the number of its row."""
        return [(row, name) for row, name in enumerate(self.credits) if name.person]

    @cached_property
    def direction(self) -> list[tuple[int, Name]]:
        return [(row, name) for row, name in enumerate(self.credits) if name.role == Role.DIRECTION]

    def bearers(self, folded: str) -> set[int]:
        """The people who bear a name on this film or in this edition."""
        mine = {name.person for _row, name in self.people if name.folded == folded}
        return mine | self.namesakes.get(folded, set())
