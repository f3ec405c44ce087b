"""Putting a list of names into the credits of a film, behind those there or instead of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from films.models import Credit, Film, Role
from people.models import Company, Person


@dataclass(frozen=True)
class Wanted:
    """A credit to be: a stored person or company."""

    named: Person | Company
    character: str = ""
    note: str = ""


@dataclass
class Outcome:
    """The names of what was done."""

    added: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def __iadd__(self, other: Outcome) -> Outcome:
        self.added += other.added
        self.already += other.already
        self.removed += other.removed
        return self


def put_credits(film: Film, role: Role, wanted: Iterable[Wanted], instead: bool = False) -> Outcome:
    """In the order given. Who has the role already is not added twice, and keeps what was written about the credit."""
    there = {credit.named: credit for credit in _credits(film, role)}
    once = {one.named: one for one in reversed(list(wanted))}
    once = dict(reversed(once.items()))
    outcome = Outcome(already=[there[named].name for named in once if named in there])
    if instead:
        gone = [credit for named, credit in there.items() if named not in once]
        Credit.objects.filter(pk__in=[credit.pk for credit in gone]).delete()
        outcome.removed = [credit.name for credit in gone]
    last = 0 if instead else max((credit.position for credit in there.values()), default=0)
    places = {one.named: last + place for place, one in enumerate(once.values() if instead else _new(once, there), 1)}
    added = [_credit(film, role, one, places[one.named]) for one in _new(once, there)]
    outcome.added = [credit.name for credit in Credit.objects.bulk_create(added)]
    for named in [named for named in once if instead and named in there]:
        _move(there[named], once[named], places[named])
    return outcome


def _new(once: dict, there: dict) -> list[Wanted]:
    return [one for named, one in once.items() if named not in there]


def _credits(film: Film, role: Role):
    return film.credits.filter(role=role).select_related("person", "company").in_order()


def _credit(film: Film, role: Role, one: Wanted, position: int) -> Credit:
    kind = one.named._meta.model_name
    return Credit(film=film, role=role, character=one.character, note=one.note, position=position, **{kind: one.named})


def _move(credit: Credit, one: Wanted, position: int) -> None:
    credit.position = position
    credit.character = one.character or credit.character
    credit.note = one.note or credit.note
    credit.save()
