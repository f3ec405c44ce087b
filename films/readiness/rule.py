"""What a rule of readiness is, and the one list of them.

A rule is a small function that looks at one film (`Case`) and yields a `Gap` for each thing that is not right. Its
code, level and due subject stand in the decorator: the panel, the film list and its filter, the start page and the
export all read the same list, so that there is no second opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import DueDate

from .case import Case


class Level(models.TextChoices):
    """How much it matters: an error keeps a film from being published."""

    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")
    NOTE = "note", _("Note")


@dataclass(frozen=True)
class Gap:
    """Where something is not right: `#id_minutes` in the film's own form, or an address elsewhere in the admin.

    `words` are the rule's, unless the case has more to say.
    """

    place: str
    words: str = ""


@dataclass(frozen=True)
class Rule:
    """One question asked of every film. Without a `subject` its gaps count at once: they are mistakes, not delays."""

    code: str
    level: Level
    subject: DueDate.Subject | None
    words: str
    find: Callable[[Case], Iterable[Gap]]
    of_withdrawn: bool = False
    of_screenings: bool = False  # it is about what a schedule opens

    def concerns(self, case: Case) -> bool:
        """A film that was withdrawn is only asked whether it is."""
        return self.of_withdrawn == case.withdrawn


@dataclass(frozen=True)
class Finding:
    """One thing that is not right with a film, in words and with the address of the very field."""

    level: Level
    code: str
    words: str
    url: str
    due: date | None
    to_come: bool

    @property
    def blocks(self) -> bool:
        """It keeps the film from being published."""
        return self.level == Level.ERROR and not self.to_come


RULES: dict[str, Rule] = {}


def rule(code: str, level: Level, subject: DueDate.Subject | None, words: str, **more):
    """Enters a function in the list of rules."""

    def enter(find):
        assert code not in RULES, code  # noqa: S101 -- two rules of one code would hide each other
        RULES[code] = Rule(code, level, subject, words, find, **more)
        return find

    return enter


def asked(case: Case, levels: Iterable[Level]) -> Iterator[tuple[Rule, Gap]]:
    """Every gap of a film, with the rule of one of these levels that found it."""
    for one in RULES.values():
        if one.level in levels and one.concerns(case):
            yield from ((one, gap) for gap in one.find(case))
