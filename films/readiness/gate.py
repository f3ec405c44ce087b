"""The gate of publication: what publishes a film, and which errors keep it from being published."""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock
from films.models import Film

from .case import Case
from .judging import findings, judge
from .rule import Finding, Level


def publishes(before: datetime | None, after: datetime | None) -> bool:
    """Whether a new moment publishes, or publishes earlier. Emptied or moved later, it only takes back."""
    return after is not None and (before is None or not clock.passed(before, after))


def blocking(films: list[Film]) -> dict[int, list[Finding]]:
    """The errors that keep films from being published, by film; without those that have none."""
    found = findings(films, None, clock.now())
    errors = {film: [finding for finding in gaps if finding.blocks] for film, gaps in found.items()}
    return {film: gaps for film, gaps in errors.items() if gaps}


def blocking_case(case: Case) -> list[Finding]:
    """The same of one film that stands in memory only."""
    return [finding for finding in judge(case, [Level.ERROR]) if finding.blocks]
