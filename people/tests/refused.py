"""How a constraint is tested: a row that breaks it is refused in words by `full_clean()`, and by the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


def constraint_of(row: models.Model, name: str) -> models.BaseConstraint:
    return next(constraint for constraint in row._meta.constraints if constraint.name == name)


def assert_refused_in_words(row: models.Model, name: str):
    """By this constraint and by nothing else."""
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.messages == [constraint_of(row, name).violation_error_message]


def assert_refused_by_database(row: models.Model, name: str):
    """The row is written past `save()`; SQLite names the columns of a unique constraint, PostgreSQL its name."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save_base(raw=True)

    columns = [row._meta.get_field(field).column for field in getattr(constraint_of(row, name), "fields", ())]
    listed = ", ".join(f"{row._meta.db_table}.{column}" for column in columns)
    assert name in str(refusal.value) or (listed and str(refusal.value).endswith(listed))
