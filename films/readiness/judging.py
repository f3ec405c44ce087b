"""Cases → findings: every rule asked of every film."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from films.models import Edition, Film

from . import facts, people, places, projection, texts  # noqa: F401 -- they enter their rules in the list
from .case import Case
from .due import to_come
from .load import load_cases
from .rule import Finding, Gap, Level, Rule, asked

GRAVEST = list(Level)  # first


def findings(films: Iterable[Film], edition: Edition | None, at: datetime) -> dict[int, list[Finding]]:
    """What is not right with each film, the gravest first, what is only to come last; a fixed number of queries.

    Each is judged as it stands in `edition`; without one, in the newest edition that chose it.
    """
    return judged(load_cases(films, edition, at))


def judged(cases: Iterable[Case]) -> dict[int, list[Finding]]:
    """The findings by film, for those who need the cases besides."""
    return {case.film.pk: judge(case) for case in cases}


def judge(case: Case, levels: Iterable[Level] = GRAVEST) -> list[Finding]:
    """What counts before what is to come; within each as the levels and the rules stand."""
    form = reverse("admin:films_film_change", args=[case.film.pk])
    found = [_finding(case, rule, gap, form) for rule, gap in asked(case, levels)]
    return sorted(found, key=lambda finding: (finding.to_come, GRAVEST.index(finding.level)))


def _finding(case: Case, rule: Rule, gap: Gap, form: str) -> Finding:
    due = case.due.get(rule.subject)
    return Finding(
        level=rule.level,
        code=rule.code,
        words=gap.words or rule.words,
        url=f"{form}{gap.place}" if gap.place.startswith("#") else gap.place,
        due=due,
        to_come=to_come(due, case.edition, case.at),
    )
