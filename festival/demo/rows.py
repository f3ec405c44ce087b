"""Rows that are made once: loading again finds them by their key and changes what has changed."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import models


class Rows:
    """Writes rows, each checked by its own `full_clean()`, and counts what it did."""

    def __init__(self, edited_at: datetime):
        self.edited_at = edited_at
        self.made, self.changed = Counter(), Counter()

    def put(self, model: type[models.Model], key: dict, once: dict | None = None, **values) -> models.Model:
        """The row with this key and these values; `once`: values only a new row is given."""
        row = model._base_manager.filter(**key).first() or model(**key, **(once or {}))
        before = _columns(row)
        for name, value in values.items():
            setattr(row, name, value)
        if row._state.adding or _columns(row) != before:
            self._write(row)
        return row

    def keep(self, model: type[models.Model], key: dict, **values) -> models.Model:
        """The row with this key as it is; made with these values only where there is none."""
        row = model._base_manager.filter(**key).first()
        return row or self.put(model, key, **values)

    def in_order(self, model: type[models.Model], owner: dict, name: str, values) -> None:
        """Rows of one owner that differ by `name`, with positions from 1."""
        for position, value in enumerate(values, 1):
            self.put(model, {**owner, name: value}, position=position)

    def _write(self, row: models.Model) -> None:
        (self.made if row._state.adding else self.changed)[row._meta.verbose_name_plural] += 1
        if hasattr(row, "edited_at"):
            row.edited_at = self.edited_at
        row.full_clean()
        row.save()


def _columns(row: models.Model) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
