"""When a state may change next: a page kept in a cache lives no longer than that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from festival.lib import clock

from .facts import EditionFacts, ScreeningFacts
from .programme import Programme
from .sentence import WEEK
from .tickets import DAY, HOUR

MIDNIGHT = time(0)


def changes_at(programme: Programme) -> datetime | None:
    """The earliest of all borders after now: none of them has passed unnoticed before it, some change nothing."""
    coming = [moment for moment in _moments(programme) if moment and moment > programme.now]
    return min(coming, default=None)


def _moments(programme: Programme) -> Iterator[datetime | None]:
    public = [one for one in programme.all_screenings if one.audience == "public"]
    for screening in public:
        yield from _screening_moments(screening)
    for window in programme.all_windows:
        yield from (window.opens, window.closes)
    for selection in programme.selections:
        yield selection.selected
    others = [other for one in public for other in (one.replaces, one.replaced_by) if other]
    for other in others:
        yield from _public_moments(other)
    for edition in {one.edition for one in [*public, *others, *programme.all_windows, *programme.selections]}:
        yield from _edition_moments(edition, programme.now)


def _screening_moments(screening: ScreeningFacts) -> Iterator[datetime | None]:
    yield from _public_moments(screening)
    yield from (screening.start, screening.true_start, screening.end, clock.later(screening.start, -DAY))
    yield screening.tickets_from
    if screening.tickets_as_of:
        yield from (clock.later(screening.tickets_as_of, HOUR), clock.later(screening.tickets_as_of, DAY))


def _public_moments(screening: ScreeningFacts) -> Iterator[datetime | None]:
    yield screening.publish_at
    yield from (work.public_at for work in (screening.film, screening.package) if work)


def _edition_moments(edition: EditionFacts, now: datetime) -> Iterator[datetime | None]:
    yield from (edition.announced_at, edition.programme_public_at, edition.schedule_public_at)
    if edition.schedule_opens_at:
        yield clock.later(edition.schedule_opens_at, -WEEK)
    for hour in (MIDNIGHT, clock.DAY_STARTS):  # today, tonight and tomorrow turn there; editions begin and close at six
        yield clock.next_wall(hour, now, edition.zone)
