"""Columns computed from the other columns of their row whenever it is written.

They are filled in the field's `pre_save`, so `save()` and `bulk_create()` fill them, and for a raw `loaddata`, which
skips that, on the signal of the same name; they are left out of fixtures and forms. Only `QuerySet.update()` passes
them by.
"""

from __future__ import annotations

from django.db import models
from django.db.models.signals import pre_save


class Derived:
    """A field mixin: `compute` names the method of the model that gives the value."""

    def __init__(self, *args, compute: str = "", **kwargs):
        self.compute = compute
        kwargs.update(editable=False, serialize=False)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if self.compute and not cls._meta.abstract:  # the frozen models of a migration compute nothing
            pre_save.connect(self.before_raw_save, sender=cls)

    def pre_save(self, instance, add):
        self.fill(instance)
        return super().pre_save(instance, add)

    def before_raw_save(self, sender, instance, raw, **kwargs):
        if raw:
            self.fill(instance)

    def fill(self, instance):
        if self.compute:
            setattr(instance, self.attname, getattr(instance, self.compute)())


class DerivedTextField(Derived, models.TextField):
    """Derived text of any length; empty, never null."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})


class DerivedCharField(Derived, models.CharField):
    """Derived short text; empty, never null."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": "", "max_length": 400, **kwargs})


class SortKeyField(DerivedCharField):
    """A derived sort key in plain code-point order, whatever the database's own language is."""

    def db_parameters(self, connection):
        collation = {"postgresql": "C", "sqlite": "BINARY"}.get(connection.vendor)
        return {**super().db_parameters(connection), "collation": collation}


class DerivedDateTimeField(Derived, models.DateTimeField):
    """A derived instant; null where it cannot be told."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})


class DerivedModel(models.Model):
    """A model whose derived columns follow also when only some columns are saved."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None:
            derived = {field.name for field in self._meta.concrete_fields if isinstance(field, Derived)}
            update_fields = {*update_fields, *derived}
        super().save(*args, update_fields=update_fields, **kwargs)
