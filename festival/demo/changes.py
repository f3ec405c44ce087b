"""What the public was told of the screenings that moved, were called off or replaced, as if staff had just done it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from festival.lib import clock
from films.models import Screening, ScreeningChange

if TYPE_CHECKING:
    from .build import Demo

LATELY = 90  # minutes before the moment the edition is made for
AHEAD = 180  # at the latest so many minutes before the screening


def make_changes(demo: Demo) -> None:
    for screening in demo.screenings.values():
        if screening.audience == Screening.Audience.PUBLIC:
            for fact, old, new in _facts(screening, demo):
                _change(demo, screening, fact, old, new)


def _facts(screening: Screening, demo: Demo) -> list[tuple]:
    """As `recording` would have found them."""
    if screening.status in Screening.CALLED_OFF:
        replaced = any(other.replaces_id == screening.pk for other in demo.screenings.values())
        standing = ScreeningChange.Standing.REPLACED if replaced else screening.status
        return [("status", ScreeningChange.Standing.STANDING, standing)]
    facts = []
    if screening.previous_start:
        facts.append(("time", screening.previous_start, screening.start))
    if screening.previous_hall_id:
        facts.append(("hall", screening.previous_hall_id, screening.hall_id))
    return facts


def _change(demo: Demo, screening: Screening, fact: str, old, new) -> None:
    change = ScreeningChange.of(fact, old)
    change.becomes(new)
    told = ["kind", "old_start", "new_start", "old_hall_id", "new_hall_id", "old", "new"]
    demo.rows.put(
        ScreeningChange,
        {"uuid": uuid.uuid5(screening.uuid, fact)},
        screening=screening,
        moment=min(clock.later(screening.start, -AHEAD), demo.dates.before(LATELY)),
        reason_en=screening.reason_en,
        reason_el=screening.reason_el,
        **{name: getattr(change, name) for name in told},
    )
