"""The columns by which rows of the site are known: in a sheet their own addresses, in calendars a uuid."""

from __future__ import annotations

import re
import uuid

from django.utils.translation import gettext_lazy as _

from films.models import Package

from .columns import Kind
from .messages import Wrong
from .references import package_of
from .site import HANDLES, SCOPES, handle_of, key_in

NUMBERED = re.compile(r"(.*[^-\d])-?(\d{1,4})")


class OwnKey(Kind):
    """The address of the row itself. One that is not well formed is made into one; an old one finds its row."""

    about = _("The key of the row: small letters, digits and hyphens.")

    def read(self, text, line):
        model, site = line.table.model, line.site
        scope = line.value(SCOPES[model]) if model in SCOPES else None
        if (found := site.find(model, text, scope)) is not None:
            return handle_of(found)
        return self.fresh(text, line, scope)

    def fresh(self, text, line, scope):
        """The key of a row that is not there yet. Nothing new may take an address that once led somewhere."""
        key = key_in(text, line.table.model)
        prefix = f"{handle_of(scope)}/" if scope else ""
        if (line.table.model._meta.model_name, f"{prefix}{key}") in line.site.past():
            raise Wrong(_("is the old address of something that is gone."), _("Choose another key."))
        return key

    def get(self, row, column, site):
        return handle_of(row)

    def put(self, row, column, value, site):
        setattr(row, HANDLES.get(type(row), "slug"), value)

    def text(self, value, frame):
        return value or ""


class EditionKey(OwnKey):
    """`tiff-64`: acronym TIFF and number 64, unless their own columns say otherwise."""

    about = _("Acronym and number: tiff-64.")

    def fresh(self, text, line, scope):
        key = super().fresh(text, line, scope)
        told = line.cells.get("acronym") and line.cells.get("number")
        if not told and not NUMBERED.fullmatch(key):
            raise Wrong(_("has no number."), _("Write acronym and number, like tiff-64; a year will do."))
        return key


class PackageKey(OwnKey):
    """One address in the whole site: where another edition has it, the edition's key goes before it."""

    def read(self, text, line):
        edition = line.value("edition")
        if found := package_of(text, edition, line.site):
            return found.slug
        key = key_in(text, Package)
        taken = line.site.find(Package, key) is not None
        return self.fresh(f"{handle_of(edition)}-{key}" if taken else text, line, None)


class Uuid(Kind):
    about = _("Given by the site; never changes.")
    by_site = True

    def read(self, text, line):
        try:
            return uuid.UUID(text.strip())
        except ValueError:
            raise Wrong(_("is not a uuid."), _("Leave it as it was exported, or empty for a new one.")) from None

    def blank(self, column, line):
        return line.row.uuid if line.row is not None else None
