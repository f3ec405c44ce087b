"""Saving a screening: its code, the number by which calendars know that it was revised, and what is news."""

from contextlib import nullcontext

from django.db import models, transaction
from django.db.models import F

from festival.lib import clock

from .edition import Edition
from .recording import recording

# What may be saved without looking at what the public is told: none of it is news.
UNTOLD = {"tickets", "tickets_from", "tickets_as_of", "booking_url", "edited_at", "sequence"}


class Revised(models.Model):
    """A screening as far as saving goes. It remembers what it was read with and writes only what was changed since, so
    that two who save it at once lose nothing of each other's."""

    # Its time, its place, its status, and what its end is computed from: calendars must be told when one changes.
    _SEQUENCED = frozenset({"start", "hall_id", "status", "minutes", "intro", "qa", "film_id", "package_id"})

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *, update_fields=None, **kwargs):
        given = self._changed() if update_fields is None else self._attnames(update_fields)
        with self._telling(given) as told:
            self.code = self.code or self._next_code()
            self.key = self.key or self.code.lower()
            fields = self._revise(given)
            super().save(update_fields=fields, **kwargs)
            told.add(self.pk)
        self._remember(fields)

    def delete(self, *args, **kwargs):
        """What it replaced is only called off by then."""
        with recording(self._concerned()):
            return super().delete(*args, **kwargs)

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        self._remember(fields and self._attnames(fields))

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._stored = dict(zip(field_names, values, strict=True))
        return row

    def _columns(self) -> dict:
        """Their values by name, as far as they have been read."""
        names = (field.attname for field in self._meta.concrete_fields)
        return {name: self.__dict__[name] for name in names if name in self.__dict__}

    def _remember(self, fields: set[str] | None) -> None:
        """As these columns stand now, or all, the database has them."""
        known = {name: value for name, value in self._columns().items() if fields is None or name in fields}
        self._stored = {**getattr(self, "_stored", {}), **known}

    def _changed(self) -> set[str] | None:
        """The columns that are not as they were read; None: all, of a new row."""
        if self._state.adding or not hasattr(self, "_stored"):
            return None
        unknown = object()
        return {name for name, value in self._columns().items() if self._stored.get(name, unknown) != value}

    def _attnames(self, fields) -> set[str]:
        columns = (self._meta.get_field(name) for name in fields)
        return {field.attname for field in columns if field.concrete}

    def _revise(self, fields: set[str] | None) -> set[str] | None:
        """Raises the sequence where a calendar must be told; gives the columns to be saved, None for all."""
        changed = self._changed()
        if changed is None or fields is None or not changed & fields & self._SEQUENCED:
            return fields
        self.sequence = max(self.sequence, self._stored_sequence()) + 1
        self.edited_at = clock.now()  # calendars tell by it when they were revised
        return {*fields, "sequence", "edited_at"}

    def _telling(self, fields: set[str] | None):
        """Also the one it replaces is told of anew, and the one it does not replace any more."""
        untold = fields is not None and UNTOLD.issuperset(fields)
        return nullcontext(set()) if untold else recording(self._concerned())

    def _concerned(self) -> set[int]:
        replaced = type(self).objects.filter(replaced_by=self.pk).values_list("pk", flat=True)
        return {self.pk, self.replaces_id, *(replaced if self.pk else ())} - {None}

    def _swaps_its_film(self) -> bool:
        """Another film or package than it was read with; a title of its own may be given its film."""
        changed = self._changed() or set()
        shown = [self._stored.get(name) for name in ("film_id", "package_id")] if changed else []
        return any(shown) and not changed.isdisjoint({"film_id", "package_id"})

    def stored_is_seen(self) -> bool:
        """The public or guests can see it as it is stored."""
        now, rows = clock.now(), type(self).objects.filter(pk=self.pk)
        return (rows.public(now) | rows.for_guests(now)).exists()

    def _stored_sequence(self) -> int:
        """Somebody else may have raised it since this row was read."""
        stored = type(self).objects.select_for_update().filter(pk=self.pk).values_list("sequence", flat=True)
        return next(iter(stored), 0)

    def _next_code(self) -> str:
        """The edition's next number, locked by writing it first, so that none is ever given twice."""
        Edition.objects.filter(pk=self.edition_id).update(codes_given=F("codes_given") + 1)
        number = Edition.objects.values_list("codes_given", flat=True).get(pk=self.edition_id)
        while type(self).objects.filter(edition=self.edition_id, code=f"{number:03}").exists():
            number += 1
        Edition.objects.filter(pk=self.edition_id).update(codes_given=number)
        return f"{number:03}"
