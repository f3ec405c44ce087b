"""A column of a sheet, and the plain values a cell can hold: text, numbers, codes.

A value has one canonical text. Whether a cell changes anything is decided by comparing these texts, so that what is
exported comes back as no change, whatever spelling a person or a spreadsheet gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.text import NO_XML, nfc

from .messages import Words, Wrong

YES, NO = "yes", "no"
YES_WORDS, NO_WORDS = {"yes", "true", "1", "x", "ναι"}, {"no", "false", "0", "όχι", "οχι"}


class Frame(NamedTuple):
    """In which edition and on which wall clock a row is read and written."""

    edition: Any
    zone: ZoneInfo


class Kind:
    """How values of one type are read from a cell and written into one."""

    about: Words = ""
    beside = ""  # another column that says half of the value
    apart = False  # whether it is kept in other rows than the line's own
    by_site = False  # given by the site, to every new row that does not say one

    def read(self, text: str, line) -> Any:
        """The value of a cell that is not empty; raises Wrong."""
        return text

    def blank(self, column: Column, line) -> Any:
        """The value of an empty cell: what the model itself gives a row that says nothing."""
        return default_of(column, line.table.model)

    def text(self, value: Any, frame: Frame) -> str:
        return "" if value is None else str(value)

    def get(self, row: models.Model, column: Column, site) -> Any:
        return walked(row, column.attribute)

    def put(self, row: models.Model, column: Column, value: Any, site) -> None:
        setattr(row, column.attribute, value)

    def fields(self, column: Column) -> list[str]:
        """The fields of the row that `put` writes."""
        return [] if column.derived else [column.attribute]

    def index(self, value: Any) -> Any:
        """What two equal values have in common."""
        return value.pk if isinstance(value, models.Model) else value


@dataclass(frozen=True, eq=False)
class Column:
    """One column: its name in the sheet, what it holds, and which attribute of the model that is.

    With `derived` the column only helps to read others: an edition beside a section is the section's own.
    """

    name: str
    kind: Kind
    attr: str = ""
    required: bool = False
    also: tuple[str, ...] = ()  # other names it is read by
    help: Words = ""
    derived: bool = False
    otherwise: str = ""  # of a key: the column that says it where this one is empty
    fallback: Callable | None = None  # what a line means that says nothing here: of an empty cell, and in a new row

    @property
    def attribute(self) -> str:
        return self.attr or self.name

    def field(self, model: type[models.Model]) -> models.Field | None:
        try:
            return model._meta.get_field(self.attribute)
        except FieldDoesNotExist:
            return None

    def blank(self, line) -> Any:
        """The value of an empty cell."""
        return self.fallback(line) if self.fallback else self.kind.blank(self, line)

    def get(self, row: models.Model, site) -> Any:
        return self.kind.get(row, self, site)

    def put(self, row: models.Model, value: Any, site) -> None:
        if not self.derived:
            self.kind.put(row, self, value, site)

    def text_of(self, row: models.Model, site, frame: Frame) -> str:
        return self.kind.text(self.get(row, site), frame)


def walked(row: models.Model | None, path: str) -> Any:
    """`section.edition` of a row; None where the way ends."""
    for name in path.split("."):
        row = None if row is None else getattr(row, name)
    return row


def default_of(column: Column, model: type[models.Model]) -> Any:
    field = column.field(model)
    return None if field is None or field.null else field.get_default()


def clean_text(text: str) -> str:
    """As all text is stored and compared: composed, without stray ends, lines ended in one way."""
    return nfc(NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


class Text(Kind):
    about = _("Text.")

    def read(self, text, line):
        return clean_text(text)

    def text(self, value, frame):
        return clean_text(value or "")

    def index(self, value):
        return clean_text(value or "")


class Code(Text):
    """Given once: an empty cell leaves the code a screening has."""

    about = _("Given by the site where it is empty.")

    def blank(self, column, line):
        return line.row.code if line.row is not None else ""


class Lines(Kind):
    """Several texts that the site keeps one a line: `A; B`. Where one holds a `;` they stand on lines here as well."""

    about = _("Several texts, separated by “;”.")

    def read(self, text, line):
        parts = text.split("\n") if "\n" in text else text.split(";")
        return "\n".join(filter(None, map(clean_text, parts)))

    def text(self, value, frame):
        parts = list(filter(None, map(clean_text, (value or "").split("\n"))))
        if any(";" in part for part in parts):
            return "\n".join(parts) + ("\n" if len(parts) == 1 else "")
        return "; ".join(parts)


class Integer(Kind):
    about = _("A whole number.")

    def read(self, text, line):
        digits = text.strip()
        if not re.fullmatch(r"-?[0-9]{1,9}", digits):
            raise Wrong(_("is not a whole number."), _("Write digits only, like 104."))
        return int(digits)


class Position(Integer):
    """A place in a list that always has one: an empty cell leaves a row where it stands, and puts a new one last."""

    about = _("A whole number. Where it is empty, a new row goes to the end and any other stays where it is.")
    by_site = True

    def blank(self, column, line):
        return column.get(line.row, line.site)


class Rising(Integer):
    """A number that calendars or tickets have been told: it never falls, whatever a sheet says."""

    about = _("Counted by the site; it never falls.")

    def __init__(self, name: str):
        self.name = name

    def read(self, text, line):
        return max(super().read(text, line), self._told(line))

    def blank(self, column, line):
        return self._told(line)

    def _told(self, line) -> int:
        return getattr(line.row, self.name) if line.row is not None else 0


class Coordinate(Kind):
    about = _("Degrees, like 40.632816.")

    def read(self, text, line):
        try:
            number = Decimal(text.strip().replace(",", "."))
            if not number.is_finite() or abs(number) > 180:
                raise InvalidOperation
            return number.quantize(Decimal("0.000001"))
        except InvalidOperation:
            raise Wrong(_("is not a coordinate."), _("Write degrees with a point, like 40.632816.")) from None

    def text(self, value, frame):
        return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


class Boolean(Kind):
    about = _("yes or no.")

    def read(self, text, line):
        word = text.strip().casefold()
        if word not in YES_WORDS | NO_WORDS:
            raise Wrong(_("is neither yes nor no."), _("Write yes or no."))
        return word in YES_WORDS

    def text(self, value, frame):
        return YES if value else NO


class Choice(Kind):
    """One of a field's codes."""

    def __init__(self, choices):
        self.codes = [code for code, _label in getattr(choices, "choices", choices)]

    @property
    def about(self):
        return ", ".join(self.codes)

    def read(self, text, line):
        return self.code(text)

    def code(self, text: str) -> str:
        word = text.strip().casefold().replace(" ", "_").replace("-", "_")
        if word not in self.codes:
            raise Wrong(_("is not a known code."), _("Use one of: {codes}."), codes=", ".join(self.codes))
        return word


class Codes(Kind):
    """Several flags of a row in one cell: `captions;relaxed`."""

    def __init__(self, codes: list[str]):
        self.choice = Choice([(code, code) for code in codes])

    @property
    def about(self):
        return "; ".join(self.choice.codes)

    def read(self, text, line):
        said = {self.choice.code(part) for part in text.split(";") if part.strip()}
        return [code for code in self.choice.codes if code in said]

    def blank(self, column, line):
        return []

    def text(self, value, frame):
        return ";".join(value)

    def get(self, row, column, site):
        return [code for code in self.choice.codes if getattr(row, code)]

    def put(self, row, column, value, site):
        for code in self.choice.codes:
            setattr(row, code, code in value)

    def fields(self, column):
        return self.choice.codes
