"""Recording what the public is told anew: the one place that compares what it was told with what it is told now.
It also tells calendars of an end that has changed with something else than the screening's own columns.

    with recording({screening.pk}):
        …  # whatever is saved of the screening, its guests and its subtitles

What is inside counts as one change, whoever saves what in which order: a form with its tables, a whole workbook. Inside
another recording of the same screening it is part of that one. Everything happens in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q, Subquery

from festival.lib import clock

from .change import ScreeningChange
from .told import Facts, facts_of, lasting_of, with_parts

WORDS = ["reason_en", "reason_el", "ticket_note_en", "ticket_note_el"]
EXPLAINED = {"time", "hall", "status"}
Kind = ScreeningChange.Kind

_watched: ContextVar[frozenset[int]] = ContextVar("watched", default=frozenset())
_silent: ContextVar[bool] = ContextVar("silent", default=False)


@dataclass
class Seen:
    """A screening as it is stored, whether news of it may reach the public, and then what is read there."""

    row: models.Model
    public: bool
    facts: Facts
    lasting: tuple

    def told(self, at: datetime) -> bool:
        """By its own columns it belongs to what the public knows, even where its film is still a draft."""
        return clock.passed(self.row.told_from, at)


@contextmanager
def recording(numbers: Iterable[int]) -> Iterator[set[int]]:
    """Writes the changes of these screenings that are made inside; gives a set to which new ones are added."""
    outer, mine, at = _watched.get(), set(numbers), clock.now().replace(microsecond=0)
    if _silent.get():
        yield mine
        return
    with transaction.atomic():
        _lock(mine - outer)
        before = _read(mine - outer, at, mine)
        token = _watched.set(outer | mine)
        try:
            yield mine
        finally:
            _watched.reset(token)
        public = {number for number, was in before.items() if was.public}
        _record(before, _read(set(before), at, public), _rows(mine - outer - set(before)), at)


@contextmanager
def unrecorded() -> Iterator[None]:
    """Inside nothing is news: the demonstration edition moves to the present, and nobody is told."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


class ReadAtScreenings(models.Model):
    """A row that the public reads at screenings: saved or deleted, it changes what these tell."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with recording(self.read_at()):
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        with recording(self.read_at()):
            return super().delete(*args, **kwargs)

    def read_at(self) -> Iterable[int]:
        """The ids of these screenings."""
        raise NotImplementedError


def following_from(films: Iterable[int] = (), packages: Iterable[int] = (), editions: Iterable[int] = ()) -> set[int]:
    """The screenings that say something of these, by their ids: their end follows from films and bills, their
    subtitles from those of the film's copy or, where they have none of their own, from the edition's rule."""
    shown = Q(film__in=films) | Q(package__in=packages) | Q(package__package_films__film__in=films)
    ruled = Q(edition__in=editions, subtitles_state="inherit")
    return set(_screenings().filter(shown | ruled).values_list("pk", flat=True))


# --- What is told ---------------------------------------------------------------------------------------------------


def _screenings() -> models.QuerySet:
    """All of them: their model imports this module, and not the other way."""
    return ScreeningChange._meta.get_field("screening").related_model.objects.all()


def _lock(numbers: set[int]) -> None:
    """Two who change one screening at once do not tell the same twice: before anything is read, always in one order."""
    if numbers:
        list(_screenings().filter(pk__in=numbers).select_for_update().order_by("pk").values_list("pk"))


def _rows(numbers: set[int]) -> list:
    return list(_screenings().filter(pk__in=numbers).select_related("edition", "film")) if numbers else []


def _read(numbers: set[int], at: datetime, compared: set[int]) -> dict[int, Seen]:
    """`compared`: those whose facts matter, if the public sees them."""
    rows = _rows(numbers)
    models.prefetch_related_objects(rows, "presences", "package__package_films__film")
    public = _public([row for row in rows if row.pk in compared], at)
    with_parts([row for row in rows if row.pk in public], at)
    return {row.pk: _seen(row, row.pk in public) for row in rows}


def _public(rows, at: datetime) -> set[int]:
    """Which of them the public sees in an edition that is not over; an archive has no news."""
    told = [row.pk for row in rows if clock.passed(row.told_from, at) and not row.edition.closed(at)]
    return set(_screenings().public(at).filter(pk__in=told).values_list("pk", flat=True)) if told else set()


def _seen(row, public: bool) -> Seen:
    return Seen(row, public, facts_of(row) if public else {}, lasting_of(row))


# --- What is written ------------------------------------------------------------------------------------------------


def _record(before: dict[int, Seen], after: dict[int, Seen], new: list, at: datetime) -> None:
    """`new` are the rows that were not there before."""
    pairs = [(before[number], now) for number, now in after.items()]
    untold = [(was, now) for was, now in pairs if not was.told(at)]
    together = [*(now.row.pk for _was, now in untold), *(row.pk for row in new)]
    for row in [*new, *(now.row for was, now in untold if _given_otherwise(was.row, now.row))]:
        _record_joining(row, at, together)
    for was, now in pairs:
        if was.lasting != now.lasting and was.row.sequence == now.row.sequence:
            _raise_sequence(now.row)
        if was.public and now.public:
            _record_differences(was, now, at)


def _given_otherwise(was, now) -> bool:
    """By its own columns, to whom and when: nothing joins by its film's length or with its edition's moments."""
    return (was.audience, was.publish_at) != (now.audience, now.publish_at)


def _record_joining(row, at: datetime, together: Iterable[int]) -> None:
    """It joins a schedule that is open already: now, or at a moment of its own. The schedule itself is no addition."""
    if row.edition.closed(at):
        return  # an archive has no news
    row.changes.filter(kind=Kind.ADDED, moment__gt=at).delete()
    opens, told_from = row.edition.schedule_opens_at, row.told_from
    if opens is None or told_from is None or max(told_from, at) <= opens:
        return
    moment = max(told_from, at)
    others = type(row).objects.public(moment).filter(edition=row.edition_id)
    if others.exclude(pk__in=together).exists():
        # an inner recording may have told it already
        row.changes.get_or_create(kind=Kind.ADDED, moment=moment, defaults={"edited_at": at})


def _record_differences(was: Seen, now: Seen, at: datetime) -> None:
    """Corrections are folded into what was told in the last minutes; a screening just added has no other news."""
    differing, reworded = _differing(was.facts, now.facts), _words(was.row) != _words(now.row)
    if not (differing or reworded):
        return
    warm = list(now.row.changes.warm(at))
    if any(change.kind == Kind.ADDED for change in warm):
        return
    moment = min((change.moment for change in warm), default=at)
    known = {(change.fact, change.about): change for change in warm}
    for (fact, about), before, after in differing:
        change = known.get((fact, about)) or ScreeningChange.of(fact, before, about, screening=now.row, moment=moment)
        _settle(change, after, at)
    if reworded or {fact for (fact, _about), *_values in differing} & EXPLAINED:
        _give_reasons(now.row)


def _raise_sequence(row) -> None:
    """Its end has changed, and nothing of its own: calendars must know."""
    type(row)._base_manager.filter(pk=row.pk).update(sequence=F("sequence") + 1, edited_at=clock.now())


def _differing(was: Facts, now: Facts) -> list[tuple]:
    keys = dict.fromkeys([*was, *now])
    return [(key, was.get(key, ""), now.get(key, "")) for key in keys if was.get(key, "") != now.get(key, "")]


def _settle(change: ScreeningChange, value, at: datetime) -> None:
    """What is again as it was before is no change."""
    if change.before != value:
        change.becomes(value)
        change.edited_at = at
        change.save()
    elif change.pk:
        change.delete()


def _give_reasons(row) -> None:
    """The last change of its time, place or standing has the reason and the note that stand beside the screening,
    also where somebody types them later."""
    explained = row.changes.filter(kind__in=ScreeningChange.WITH_REASON)
    for change in explained.filter(moment=Subquery(explained.order_by("-moment").values("moment")[:1])):
        if _words(change) != _words(row):
            for name in WORDS:
                setattr(change, name, getattr(row, name))
            change.save()


def _words(row) -> list[str]:
    return [getattr(row, name) for name in WORDS]
