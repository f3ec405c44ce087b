"""Values that no two rows share are taken away before new ones are written, so that two rows can exchange theirs."""

from __future__ import annotations

from functools import cache

from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from . import rules

MARK = "~"  # no code or acronym begins so


def make_room(updated: list[tuple]) -> None:
    """Of the rows that get another such value, the present one goes: to null, or to a text of the row's own."""
    for model in {type(row) for row, _columns in updated}:
        changed = {row.pk: _fields(columns) for row, columns in updated if type(row) is model}
        for shared, field in _parking(model):
            numbers = [number for number, fields in changed.items() if fields & shared]
            own = None if field.null else Concat(Value(MARK), Cast("pk", CharField()), output_field=CharField())
            model._base_manager.filter(pk__in=numbers).update(**{field.name: own})


def written_with(row: models.Model, names: set[str]) -> set[str]:
    """The fields that are written with those that change: what was taken away comes back."""
    return names | {field.name for shared, field in _parking(type(row)) if names & shared}


def _fields(columns) -> set[str]:
    return {name for column in columns.values() for name in column.kind.fields(column)}


@cache
def _parking(model: type[models.Model]) -> list[tuple[frozenset[str], models.Field]]:
    """The fields whose values together no two rows share, and the one of them whose value can be taken away: it may be
    null, or is a text.
    """
    groups = [[model._meta.get_field(name) for name in names] for names, _words in rules.uniques(model)]
    free = [(group, [one for one in group if one.null or type(one) is CharField]) for group in groups]
    return [(frozenset(one.name for one in group), fields[0]) for group, fields in free if fields]
