"""Saving a screening: its code, the number by which calendars know that it was revised, and what is news."""

from django.db import models, transaction
from django.db.models import F

from festival.lib import clock

from .edition import Edition
from .recording import recording

# What may be saved without looking at what the public is told: none of it is news.
UNTOLD = {"tickets", "tickets_from", "tickets_as_of", "booking_url", "edited_at", "sequence"}


class Revised(models.Model):
    """A screening as far as saving goes; it remembers what it was read with."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *, update_fields=None, **kwargs):
        self.code = self.code or self._next_code()
        self.key = self.key or self.code.lower()
        fields = self._revise(update_fields)
        if fields is not None and UNTOLD.issuperset(fields):
            super().save(update_fields=fields, **kwargs)
        else:
            self._save_and_tell(update_fields=fields, **kwargs)
        self._told = self._sequenced(self.__dict__)

    def delete(self, *args, **kwargs):
        """What it replaced is only called off by then."""
        with recording(self._concerned()):
            return super().delete(*args, **kwargs)

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._told = row._sequenced(row.__dict__)
        return row

    def _revise(self, fields):
        """Raises the sequence where a calendar must be told; gives the fields to be saved, None for all."""
        told = getattr(self, "_told", None)
        revised = told and told != self._sequenced(self.__dict__)
        if told and (revised or fields is None):
            self.sequence = max(self.sequence, self._stored_sequence())
        if not revised:
            return fields
        self.sequence += 1
        self.edited_at = clock.now()  # calendars tell by it when they were revised
        return None if fields is None else {*fields, "sequence", "edited_at"}

    def _save_and_tell(self, **kwargs):
        """Also the one it replaces is told of anew, and the one it does not replace any more."""
        with recording(self._concerned()) as told:
            super().save(**kwargs)
            told.add(self.pk)

    def _concerned(self) -> set[int]:
        replaced = type(self).objects.filter(replaced_by=self.pk).values_list("pk", flat=True)
        return {self.pk, self.replaces_id, *(replaced if self.pk else ())} - {None}

    def _swaps_its_film(self) -> bool:
        """Another film or package than it was read with; a title of its own may be given its film."""
        if self._state.adding or not hasattr(self, "_told"):
            return False
        before = dict(zip(self._SEQUENCED, self._told, strict=True))
        shown = (before["film_id"], before["package_id"])
        return any(shown) and shown != (self.film_id, self.package_id)

    def _seen(self) -> bool:
        """The public or guests can see it as it is stored."""
        now, rows = clock.now(), type(self).objects.filter(pk=self.pk)
        return (rows.public(now) | rows.for_guests(now)).exists()

    def _stored_sequence(self) -> int:
        """Somebody else may have raised it since this row was read."""
        stored = type(self).objects.select_for_update().filter(pk=self.pk).values_list("sequence", flat=True)
        return next(iter(stored), 0)

    # Its time, its place, its status, and what its end is computed from.
    _SEQUENCED = ("start", "hall_id", "status", "minutes", "intro", "qa", "film_id", "package_id")

    @classmethod
    def _sequenced(cls, values) -> tuple:
        """What a calendar must be told about when it changes."""
        return tuple(values.get(name) for name in cls._SEQUENCED)

    def _next_code(self) -> str:
        """The edition's next number, locked by writing it first, so that none is ever given twice."""
        Edition.objects.filter(pk=self.edition_id).update(codes_given=F("codes_given") + 1)
        number = Edition.objects.values_list("codes_given", flat=True).get(pk=self.edition_id)
        while type(self).objects.filter(edition=self.edition_id, code=f"{number:03}").exists():
            number += 1
        Edition.objects.filter(pk=self.edition_id).update(codes_given=number)
        return f"{number:03}"
