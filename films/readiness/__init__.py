"""Readiness: what is not right with a film, in errors, warnings and notes that know their due dates.

`findings` loads and judges; everything that shows, counts, filters or exports it asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from films.models import Edition, Film

from . import facts, people, places, projection, texts  # noqa: F401 -- they enter their rules in the list
from .case import Case
from .due import to_come
from .load import load_cases
from .rule import RULES, Finding, Gap, Level, Rule, asked

__all__ = ["RULES", "Finding", "Level", "Rule", "findings", "is_ready"]


def findings(films: Iterable[Film], edition: Edition | None, at: datetime) -> dict[int, list[Finding]]:
    """What is not right with each film, the gravest first, what is only to come last; a fixed number of queries.

    Each is judged as it stands in `edition`; without one, in the newest edition that chose it.
    """
    return {
        case.film.pk: _sorted(_finding(case, *found) for found in asked(case))
        for case in load_cases(films, edition, at)
    }


def is_ready(found: Iterable[Finding]) -> bool:
    """Nothing is wrong that would keep the film from being published, now or when its date is due."""
    return all(finding.level != Level.ERROR for finding in found)


def _finding(case: Case, rule: Rule, gap: Gap) -> Finding:
    due = case.due.get(rule.subject)
    return Finding(
        level=rule.level,
        code=rule.code,
        words=gap.words or rule.words,
        url=_address(case.film, gap.place),
        due=due,
        to_come=to_come(due, case.edition, case.at),
    )


def _address(film: Film, place: str) -> str:
    own = reverse("admin:films_film_change", args=[film.pk])
    return f"{own}{place}" if place.startswith("#") else place


def _sorted(found: Iterable[Finding]) -> list[Finding]:
    """What counts before what is to come; within each as the levels and the rules stand."""
    return sorted(found, key=lambda finding: (finding.to_come, Level.values.index(finding.level)))
