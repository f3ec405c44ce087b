"""Nothing an editor can type is lost: every editable field is a column, or is left out for a reason that is given."""

from django.apps import apps
from django.db import models

from festival.workbook.sheets import LEFT_OUT, SHEETS

MODELS = [model for app in ("festival", "people", "films") for model in apps.get_app_config(app).get_models()]
TABLES = [table for sheet in SHEETS for table in sheet.tables]


def editable(model) -> set[str]:
    """Its fields but the number; editing moments and derived columns are none of an editor's."""
    fields = [field for field in (*model._meta.concrete_fields, *model._meta.many_to_many) if not field.primary_key]
    return {f"{model._meta.label}.{field.name}" for field in fields if field.editable}


def in_columns(model) -> set[str]:
    """The fields that the columns of its tables write."""
    columns = [one for table in TABLES if table.model is model for one in (*table.keys, *table.columns)]
    written = {name for column in columns for name in column.kind.fields(column)}
    return {f"{model._meta.label}.{name}" for name in written | {column.attribute for column in columns}}


def in_parts() -> set[str]:
    """The fields of the through tables that columns of their parents write."""
    kinds = [one.kind for table in TABLES for one in table.columns if hasattr(one.kind, "through")]
    names = [(kind.through, (kind.parent, kind.item, "position", "method", *kind.fixed)) for kind in kinds]
    return {f"{through._meta.label}.{name}" for through, fields in names for name in fields}


def left_out(name: str) -> bool:
    return name in LEFT_OUT or name.rpartition(".")[0] in LEFT_OUT


def test_every_editable_field_is_a_column_or_left_out_for_a_reason():
    fields = {name for model in MODELS for name in editable(model)}
    written = {name for model in MODELS for name in in_columns(model)} | in_parts() | slugs()

    assert {name for name in fields - written if not left_out(name)} == set()


def slugs() -> set[str]:
    """The address of a row is its key, whatever the model calls it."""
    keyed = {table.model for table in TABLES if table.makes}
    return {f"{model._meta.label}.{name}" for model in keyed for name in ("slug", "code", "key")}


def test_what_is_left_out_exists_and_is_no_column():
    fields = {name for model in MODELS for name in editable(model)}
    labels = {model._meta.label for model in MODELS}
    written = {name for model in MODELS for name in in_columns(model)}

    assert set(LEFT_OUT) - fields - labels == set()
    assert set(LEFT_OUT) & written == set()
    assert all(LEFT_OUT.values())


def test_columns_have_names_of_their_own():
    for sheet in SHEETS:
        spellings = [name for column in sheet.columns for name in (column.name, *column.also)]
        assert len(set(spellings)) == len(spellings), sheet.name


def test_every_column_is_a_field_or_reads_without_one():
    unknown = [
        (table.sheet.name, column.name)
        for table in TABLES
        for column in (*table.keys, *table.columns)
        if not column.derived and column.field(table.model) is None and not reads_alone(column)
    ]

    assert unknown == []


def reads_alone(column) -> bool:
    """A kind that writes through rows, several flags, or the row's own key."""
    return (
        hasattr(column.kind, "through")
        or hasattr(column.kind, "choice")
        or column.kind.__class__.__name__.endswith("Key")
    )


def test_fields_of_a_column_exist():
    for table in TABLES:
        known = {field.name for field in table.model._meta.get_fields() if isinstance(field, models.Field)}
        columns = [one for one in (*table.keys, *table.columns) if not one.kind.__class__.__name__.endswith("Key")]
        assert {name for one in columns for name in one.kind.fields(one)} - known == set(), table.sheet.name
