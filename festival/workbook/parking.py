"""Values that no two rows share are taken away before new ones are written, so that two rows can exchange theirs."""

from __future__ import annotations

from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from . import rules

MARK = "~"  # no code or acronym begins so


def make_room(updated: list[tuple]) -> None:
    """Of the rows that get another such value, the present one goes: to null, or to a text of the row's own."""
    for model in {type(row) for row, _columns in updated}:
        for names in _exchanged(model):
            numbers = [
                row.pk for row, columns in updated if type(row) is model and _fields(columns).intersection(names)
            ]
            field = _parked(model, names)
            own = None if field.null else Concat(Value(MARK), Cast("pk", CharField()), output_field=CharField())
            model._base_manager.filter(pk__in=numbers).update(**{field.name: own})


def written_with(names: set[str], row: models.Model) -> set[str]:
    """The fields that a row is written with: what was taken away comes back."""
    parked = {_parked(type(row), group).name for group in _exchanged(type(row)) if names.intersection(group)}
    return names | parked


def _exchanged(model) -> list[tuple[str, ...]]:
    """The groups of fields in which a value can be taken away: one may be null or is a text, and none is a picture."""
    return [names for names, _words in rules.uniques(model) if _parked(model, names)]


def _parked(model, names) -> models.Field | None:
    fields = [model._meta.get_field(name) for name in names]
    return next((one for one in fields if one.null or type(one) is CharField), None)


def _fields(columns) -> set[str]:
    return {name for column in columns.values() for name in column.kind.fields(column)}
