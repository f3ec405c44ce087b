"""Invariants of one row, as named database constraints that speak to an editor.

The name is also the code of the error, so that an importer can tell one rule from another.
"""

from django.db import models


def unique(name: str, message: str, *fields: str) -> models.UniqueConstraint:
    """No two rows have the same `fields`. Never conditional: Django's formsets turn a conditional one into a 500."""
    return models.UniqueConstraint(fields=fields, name=name, violation_error_code=name, violation_error_message=message)


def check(name: str, message: str, condition: models.Q) -> models.CheckConstraint:
    """Every row fulfils `condition`; what is null fulfils everything."""
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_code=name, violation_error_message=message
    )
