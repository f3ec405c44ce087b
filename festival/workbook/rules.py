"""Database constraints asked of rows in memory, in their own words: a check for each row, uniqueness among all.

A condition is true, false or unknown, as in SQL; what is unknown passes.
"""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

TAKEN = _("Another row has this value.")
COMPARE = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "regex": lambda value, pattern: re.search(pattern, value) is not None,
}


def broken_checks(row: models.Model) -> list[CheckConstraint]:
    """The check constraints that the database would refuse the row for."""
    checks = [one for one in row._meta.constraints if isinstance(one, CheckConstraint)]
    return [one for one in checks if holds(one.condition, row) is False]


def holds(condition: Q, row: models.Model) -> bool | None:
    """Three-valued: None where something it needs is null."""
    answers = [holds(part, row) if isinstance(part, Q) else _lookup(part, row) for part in condition.children]
    if condition.connector == Q.OR:
        answer = True if True in answers else None if None in answers else not answers
    else:
        answer = False if False in answers else None if None in answers else True
    return answer if not condition.negated or answer is None else not answer


def _lookup(part: tuple, row: models.Model) -> bool | None:
    path, wanted = part
    name, _underscores, lookup = path.partition("__")
    value = _value(row, name)
    if lookup == "isnull":
        return (value is None) == wanted
    wanted = _value(row, wanted.name) if isinstance(wanted, F) else wanted
    if lookup == "in":
        return None if value is None and wanted else value in wanted
    if value is None or wanted is None:
        return None
    return value == wanted if lookup in ("", "exact") else COMPARE[lookup](value, wanted)


def _value(row: models.Model, name: str) -> Any:
    return row.pk if name == "pk" else getattr(row, row._meta.get_field(name).attname)


def uniques(model: type[models.Model]) -> list[tuple[tuple[str, ...], Any]]:
    """Fields that no two rows share, each with the words for those who try; those of plain constraints first."""
    plain = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint) and one.condition is None]
    found = [(tuple(one.fields), one.violation_error_message) for one in plain]
    fields = [one for one in model._meta.concrete_fields if one.unique and not one.primary_key]
    return found + [((one.name,), TAKEN) for one in fields]


def shared(rows: Iterable[models.Model], fields: tuple[str, ...]) -> list[list[models.Model]]:
    """The groups of rows that have the same values there; null is like nothing else."""
    groups = defaultdict(list)
    for row in rows:
        values = tuple(_value(row, name) for name in fields)
        if None not in values:
            groups[values].append(row)
    return [group for group in groups.values() if len(group) > 1]
