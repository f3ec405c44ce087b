"""When a gap is only to come, and when it counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from festival.lib import clock
from films.models import DueDate, Edition

Subject = DueDate.Subject
USUAL = {  # days before the edition opens; for 2 November: 30 September, 15, 20, 20, 23 and 26 October
    Subject.MATERIAL: 33,
    Subject.SCHEDULE: 18,
    Subject.WORDS: 13,
    Subject.TRANSLATION: 13,
    Subject.PUBLICATION: 10,
    Subject.COPY: 7,
}


def due_dates(edition: Edition | None, own: dict[str, date]) -> dict[str, date]:
    """By when an edition wants what: the dates it set itself, else the usual ones, once its first day is known."""
    first = edition.first_day if edition else None
    usual = {subject: first - timedelta(days) for subject, days in USUAL.items()} if first else {}
    return {**usual, **own}


def to_come(due: date | None, edition: Edition | None, at: datetime) -> bool:
    """Whether a gap may still be one: until its due date has passed on the edition's calendar."""
    return due is not None and edition is not None and clock.wall(at, edition.zone).date() <= due
