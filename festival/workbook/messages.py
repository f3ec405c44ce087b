"""The words of the workbook: what can be wrong and what to do. Lazy, so that a plan speaks both languages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Words = str | Promise

PLACE_FILE = _("The file")
PLACE_SHEET = _("Sheet {sheet}")
PLACE_ROW = _("Sheet {sheet}, row {row}")
SAID = _("“{value}”: {what}")
PLACE_CELL = _("Sheet {sheet}, row {row}, column {column}")


class Wrong(Exception):
    """A cell that cannot be read: what is wrong, and what to do."""

    def __init__(self, what: Words, fix: Words, **values):
        super().__init__(what)
        self.what, self.fix = worded(what, **values), worded(fix, **values)


def worded(template: Words, **values) -> Words:
    """`template` with its values put in when it is read, in the language it is read in."""
    return format_lazy(template, **values) if values and template else template


def of_validation(error: ValidationError) -> Words:
    """The sentence of a model's or field's own refusal."""
    return lazy(lambda: " ".join(error.messages), str)()
