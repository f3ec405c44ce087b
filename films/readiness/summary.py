"""Findings counted: by rule, and by section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from films.models import Edition, Film, Section, Selection

from .case import Case
from .rule import RULES, Finding, Level, Rule


@dataclass
class Count:
    """How many films a rule finds something on, and how many of these gaps are only to come."""

    rule: Rule
    films: int
    to_come: int


@dataclass
class Progress:
    """How far the films of a section are."""

    section: Section
    films: int
    ready: int
    blocked: int


def at_work(edition: Edition | None, at: datetime):
    """The films that are being made ready: of `edition`; without one, those of no edition or of one not over yet.

    The edition staff work on is still at work after its last night.
    """
    chosen = Selection.objects.filter(film=OuterRef("pk"))
    if edition:
        return Film.objects.filter(Exists(chosen.filter(section__edition=edition)))
    working = Edition.objects.working(at)
    ahead = Q(section__edition__closes_at__gt=at) | Q(section__edition=working)
    return Film.objects.filter(Exists(chosen.filter(ahead)) | ~Exists(chosen))


def is_ready(found: Iterable[Finding]) -> bool:
    """Nothing is wrong that keeps the film from being published, now or once it is due."""
    return all(finding.level != Level.ERROR for finding in found)


def by_rule(found: dict[int, list[Finding]]) -> list[Count]:
    """The rules that find something, in their order."""
    films = Counter(code for gaps in found.values() for code in {gap.code for gap in gaps})
    due = Counter(code for gaps in found.values() for code in {gap.code for gap in gaps if not gap.to_come})
    return [Count(rule, films[code], films[code] - due[code]) for code, rule in RULES.items() if films[code]]


def by_section(cases: Iterable[Case], found: dict[int, list[Finding]]) -> list[Progress]:
    """Every section that has films, as an edition orders them, with those not withdrawn from it."""
    films = defaultdict(set)
    for case in cases:
        for _row, chosen in case.places:
            if not chosen.withdrawn:
                films[chosen.section].add(case.film.pk)
    ordered = sorted(films, key=lambda section: (section.position, section.title_en, section.pk))
    return [_progress(section, [found[film] for film in films[section]]) for section in ordered]


def _progress(section: Section, found: list[list[Finding]]) -> Progress:
    blocked = sum(any(gap.blocks for gap in gaps) for gaps in found)
    return Progress(section, len(found), sum(map(is_ready, found)), blocked)
