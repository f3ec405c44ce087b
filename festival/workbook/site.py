"""The site in memory: each table read once, its rows linked to one another and found by their keys.

A plan changes these rows as the workbook will change the database, so that every rule is asked of what will be. Rows
that are not stored yet have a number below zero until they are.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from django.db import models

from festival.lib.text import slugify
from films.models import Hall, Jury, Role, Screening, Section
from people.finding import Names
from people.models import Company, Country, Language, PastSlug, Person, Slugged

# What a row is called in a cell, and inside what that is unique. Everything else has a `slug`, unique in the site.
HANDLES = {Country: "code", Language: "code", Role: "code", Screening: "key"}
SCOPES = {Section: "edition", Hall: "venue", Jury: "edition", Screening: "edition"}
WELL_FORMED = re.compile(r"[-a-z0-9_]+")


def handle_of(row: models.Model) -> str:
    """`red-rooms`, `GR`, `001`."""
    return getattr(row, HANDLES.get(type(row), "slug"))


def scope_of(row: models.Model):
    """The edition of a section, the venue of a hall; None where keys are unique in the site."""
    scope = SCOPES.get(type(row))
    return getattr(row, scope) if scope else None


def key_in(text: str, model: type[models.Model]) -> str:
    """The text as a key: as it is where it is one, else made into one."""
    text = text.strip()
    longest = model._meta.get_field(HANDLES.get(model, "slug")).max_length
    if model in (Country, Language):
        return text
    shape = re.compile(r"[-a-zA-Z0-9_]+") if model is Screening else WELL_FORMED
    written = text if model is Screening else text.lower()
    return written if shape.fullmatch(written) and len(written) <= longest else slugify(text, model._meta.model_name)


class Site:
    """Tables by model, loaded when they are first asked for."""

    def __init__(self):
        self._rows: dict[type, dict[int, models.Model]] = {}
        self._handles: dict[type, dict[tuple, models.Model]] = {}
        self._parts: dict[tuple, dict[int, list]] = {}
        self._names: dict[type, Names] = {}
        self._numbers = itertools.count(-1, -1)
        self._past: dict[tuple[str, str], str] | None = None
        self.deleted: set[models.Model] = set()
        self.replaced: set[models.Model] = set()  # rows of through tables that will be made anew …
        self._planned: dict[type, list[models.Model]] = defaultdict(list)  # … and those that take their place
        self.new: list[models.Model] = []

    # --- Tables ---------------------------------------------------------------------------------------------------

    def all(self, model: type[models.Model]) -> Iterable[models.Model]:
        """Every row, stored or planned."""
        return self.table(model).values()

    def table(self, model: type[models.Model]) -> dict[int, models.Model]:
        if model not in self._rows:
            rows = model._base_manager.order_by("pk")
            self._rows[model] = {row.pk: row for row in rows}
            for field in _links(model):
                self._link(model, field)
        return self._rows[model]

    def _link(self, model, field):
        """Give every row the one object its foreign key means."""
        targets = self.table(field.related_model)
        for row in self._rows[model].values():
            if (number := getattr(row, field.attname)) is not None and number in targets:
                field.set_cached_value(row, targets[number])

    def add(self, row: models.Model) -> models.Model:
        """A row that will be made."""
        row.pk = next(self._numbers)
        self.table(type(row))[row.pk] = row
        self.new.append(row)
        if type(row) in self._handles:
            self._handles[type(row)][_place(row)] = row
        if type(row) in self._names:
            self._names[type(row)].add(row)
        return row

    def drop(self, row: models.Model) -> None:
        """A planned row that is not needed after all."""
        self.table(type(row)).pop(row.pk)
        self.new.remove(row)
        self._handles.get(type(row), {}).pop(_place(row), None)

    # --- Keys -----------------------------------------------------------------------------------------------------

    def find(self, model: type[models.Model], text: str, scope: models.Model | None = None) -> models.Model | None:
        """The row a cell means: by its key, the key made of the text, or a key it had before."""
        found = self.by_handle(model, text, scope) or self.by_handle(model, key := key_in(text, model), scope)
        if found is None and issubclass(model, Slugged):
            found = self._by_past(model, text.strip(), scope) or self._by_past(model, key, scope)
        return found

    def by_handle(self, model, text: str, scope=None) -> models.Model | None:
        return self.handles(model).get((scope.pk if scope else None, text))

    def handles(self, model) -> dict[tuple, models.Model]:
        if model not in self._handles:
            self._handles[model] = {_place(row): row for row in self.all(model)}
        return self._handles[model]

    def anywhere(self, model: type[models.Model], text: str) -> list[models.Model]:
        """The rows with this key in whatever edition or venue."""
        wanted = {text.strip(), key_in(text, model)}
        return [row for (_scope, handle), row in self.handles(model).items() if handle in wanted]

    def past(self) -> dict[tuple[str, str], str]:
        if self._past is None:
            self._past = {(past.kind, past.slug): past.current for past in PastSlug.objects.all()}
        return self._past

    def _by_past(self, model, slug, scope):
        prefix = f"{handle_of(scope)}/" if scope else ""
        current = self.past().get((model._meta.model_name, f"{prefix}{slug}".lower()), "")
        return self.by_handle(model, current.removeprefix(prefix), scope) if current else None

    def free_slug(self, model: type[Slugged], source: str) -> str:
        """An address that nobody has, will have or had, for a row that is unique in the site."""
        stem = slugify(source, model._meta.model_name)
        taken = self.handles(model)
        numbered = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
        return next(
            slug for slug in numbered if (None, slug) not in taken and (model._meta.model_name, slug) not in self.past()
        )

    def names(self, model: type[Person] | type[Company]) -> Names:
        if model not in self._names:
            self._names[model] = Names(self.all(model))
        return self._names[model]

    # --- Rows that belong to others -------------------------------------------------------------------------------

    def parts(self, through: type[models.Model], parent: str, row: models.Model) -> list[models.Model]:
        """The rows of a through table that belong to `row`, in their order."""
        return self._grouped(through, parent).get(row.pk, [])

    def set_parts(self, through, parent: str, row: models.Model, parts: list[models.Model]) -> None:
        """These will be the rows of `row`; those that are no longer among them go."""
        groups = self._grouped(through, parent)
        for part in parts:
            if part.pk is None:
                part.pk = next(self._numbers)
                self._planned[through].append(part)
        self.replaced |= set(groups.get(row.pk, [])) - set(parts)
        groups[row.pk] = parts

    def standing(self, model: type[models.Model]) -> list[models.Model]:
        """Its rows as they will be, those of through tables made anew included; deleted ones are still among them."""
        return [row for row in [*self.all(model), *self._planned[model]] if row not in self.replaced]

    def _grouped(self, through, parent):
        if (through, parent) not in self._parts:
            groups = defaultdict(list)
            attname = through._meta.get_field(parent).attname
            for part in sorted(self.all(through), key=in_order):
                groups[getattr(part, attname)].append(part)
            self._parts[through, parent] = groups
        return self._parts[through, parent]


def in_order(row: models.Model) -> tuple:
    """Rows in their positions; stored ones before those that are still to come."""
    return getattr(row, "position", 0), row.pk < 0, abs(row.pk)


def _place(row) -> tuple:
    scope = SCOPES.get(type(row))
    return (getattr(row, f"{scope}_id") if scope else None), handle_of(row)


def _links(model) -> list[models.ForeignKey]:
    """Its foreign keys to tables of ours."""
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
