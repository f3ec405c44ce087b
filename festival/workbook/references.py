"""Cells that name other rows: by key, by an old key, inside the row's edition; one, or several in order."""

from __future__ import annotations

import difflib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import Edition, Hall, Package, Venue
from people.codes import country_code, language_code
from people.models import Country, Language

from .columns import Choice, Kind
from .lines import Unread
from .messages import Wrong
from .site import SCOPES, handle_of, key_in, scope_of
from .tables import DELETE

FEW, MANY, NEAR = 3, 20, 0.7  # keys offered where one is not known
CODES = {Country: country_code, Language: language_code}


class Ref(Kind):
    """The key of a row of `model`. Inside an edition its key is enough; elsewhere `tiff-64/open-horizons`."""

    def __init__(self, model: type[models.Model], sheet: str = ""):
        self.model, self.sheet = model, sheet

    @property
    def about(self):
        return _("A key of the sheet {sheet}.").format(sheet=self.sheet) if self.sheet else _("A code.")

    def read(self, text, line):
        return self.one(text, line)

    def one(self, text: str, line) -> models.Model:
        found = self.find(text.strip(), line)
        if found is None:
            raise self.unknown(text, line)
        if found in line.site.deleted and line.action != DELETE:
            raise Wrong(_("is deleted by this workbook."), _("Take out the word “delete”, or this reference."))
        return found

    def find(self, text: str, line) -> models.Model | None:
        site = line.site
        if self.model in CODES:
            return site.by_handle(self.model, CODES[self.model](text))
        if self.model not in SCOPES:
            return site.find(self.model, text)
        outer, slash, inner = text.rpartition("/")
        if slash:
            scope = site.find(Edition, outer)
            return scope and site.find(self.model, inner, scope)
        if line.frame.edition is not None:
            return site.find(self.model, text, line.frame.edition)
        found = site.anywhere(self.model, text)
        if found and line.edition_refused:
            raise Unread
        return self.only(text, found)

    def only(self, text, found: list) -> models.Model | None:
        if len(found) > 1:
            known = ", ".join(sorted(f"{handle_of(scope_of(row))}/{handle_of(row)}" for row in found))
            raise Wrong(_("is the key of several."), _("Say which: {known}."), known=known)
        return found[0] if found else None

    def unknown(self, text: str, line) -> Wrong:
        """Which keys there are: those that are near, or all where they are few."""
        handles = sorted({handle for _scope, handle in line.site.handles(self.model)})
        near = difflib.get_close_matches(key_in(text, self.model), handles, FEW, NEAR)
        near = ", ".join(near or (handles if len(handles) <= MANY else []))
        if self.model in CODES:
            return Wrong(_("is not a known code."), _("Use the code of the standard, like GR or el."))
        if near:
            fix = _("Add it to the sheet {sheet}, or use a key that is there: {near}.")
            return Wrong(_("is not known."), fix, sheet=self.sheet, near=near)
        return Wrong(_("is not known."), _("Add it to the sheet {sheet}, or correct the key."), sheet=self.sheet)

    def text(self, value, frame):
        if value is None:
            return ""
        scope = scope_of(value)
        if scope is None or self._inside(scope, frame):
            return handle_of(value)
        return f"{handle_of(scope)}/{handle_of(value)}"

    def _inside(self, scope, frame):
        return scope == frame.edition


class PackageRef(Ref):
    """A package by its key, or by the one it has in its edition: `shorts-3` may be `tiff-64-shorts-3`."""

    def __init__(self):
        super().__init__(Package, "packages")

    def find(self, text, line):
        return package_of(text, line.frame.edition, line.site) or line.site.find(Package, text)


def package_of(text: str, edition: Edition | None, site) -> Package | None:
    """The package of this edition that a sheet calls by this key."""
    if edition is None:
        return None
    longer = f"{handle_of(edition)}-{key_in(text, Package)}"
    found = (site.find(Package, text), site.find(Package, longer))
    return next((package for package in found if package and package.edition == edition), None)


class HallRef(Ref):
    """A hall by venue and key: in two columns (`beside`: that of the venue), or in one, `olympion/olympion-1`."""

    def __init__(self, beside: str = ""):
        super().__init__(Hall, "venues")
        self.beside = beside

    def find(self, text, line):
        site = line.site
        outer, slash, inner = text.rpartition("/")
        venue = site.find(Venue, outer) if slash else line.value(self.beside) if self.beside else None
        if slash and venue is None:
            return None
        if venue is not None:
            return site.find(Hall, inner if slash else text, venue)
        found = site.anywhere(Hall, text)
        return self.only(text, found) if found else self._only_hall(site.find(Venue, text), site)

    def blank(self, column, line):
        venue = line.value(self.beside) if self.beside else None
        if venue is None:
            return None
        if hall := self._only_hall(venue, line.site):
            return hall
        known = ", ".join(sorted(hall.slug for hall in line.site.all(Hall) if hall.venue == venue))
        raise Wrong(_("The venue has several halls."), _("Name one of them: {known}."), known=known or "—")

    def _only_hall(self, venue, site):
        halls = [hall for hall in site.all(Hall) if hall.venue == venue] if venue else []
        return halls[0] if len(halls) == 1 else None

    def text(self, value, frame):
        if value is None:
            return ""
        return value.slug if self.beside else f"{value.venue.slug}/{value.slug}"


class Listed(Kind):
    """Several rows in one cell, `GR;AT;RO`: rows of a through table, in that order where they have one."""

    apart = True

    def __init__(self, ref: Ref, through, parent: str, item: str, **fixed):
        self.ref, self.through, self.parent, self.item, self.fixed = ref, through, parent, item, fixed

    @property
    def about(self):
        return f"{self.ref.about} " + str(_("Several are separated by “;”."))

    @property
    def ordered(self) -> bool:
        return any(field.name == "position" for field in self.through._meta.concrete_fields)

    def read(self, text, line):
        items = [self.one(part.strip(), line) for part in text.split(";") if part.strip()]
        keys = [self.index(item) for item in items]
        if len(set(keys)) < len(keys):
            raise Wrong(_("The same is named twice."), _("Name it once."))
        return items

    def one(self, part: str, line) -> Any:
        try:
            return self.ref.one(part, line)
        except Wrong as wrong:
            raise Wrong(_("“{part}” {wrong}"), wrong.fix, part=part, wrong=wrong.what) from None

    def blank(self, column, line):
        return []

    def text(self, value, frame):
        texts = [self.text_of(item, frame) for item in value]
        return ";".join(texts if self.ordered else sorted(texts))

    def text_of(self, item, frame) -> str:
        return self.ref.text(item, frame)

    def get(self, row, column, site):
        return [self.item_of(part) for part in self.mine(row, site)]

    def mine(self, row, site) -> list[models.Model]:
        return [part for part in site.parts(self.through, self.parent, row) if self._is_mine(part)]

    def _is_mine(self, part) -> bool:
        return all(getattr(part, name) == value for name, value in self.fixed.items())

    def item_of(self, part) -> Any:
        return getattr(part, self.item)

    def put(self, row, column, value, site):
        """The rows will be made anew; those of another column of the same table stay."""
        others = [part for part in site.parts(self.through, self.parent, row) if not self._is_mine(part)]
        made = [self.part(row, item, place) for place, item in enumerate(value, 1)]
        site.set_parts(self.through, self.parent, row, others + made)

    def fields(self, column):
        return []

    def part(self, row, item, place: int) -> models.Model:
        given = {self.parent: row, **self.fixed, **self.given(item)}
        if self.ordered:
            given["position"] = place
        return self.through(**given)

    def given(self, item) -> dict:
        return {self.item: item}


class Subtitles(Listed):
    """`el:electronic;en:burned_in`, `none`, or empty: what the row then says is the model's default."""

    def __init__(self, through, parent: str, methods, state: str = "subtitles_state", states=("none", "unknown")):
        super().__init__(Ref(Language), through, parent, "language")
        self.methods, self.state, self.states = Choice(methods), state, states

    @property
    def about(self):
        return _("el:electronic;en:burned_in, or none. Methods: {methods}.").format(
            methods=", ".join(self.methods.codes)
        )

    def read(self, text, line):
        word = text.strip().casefold()
        if word == line.table.model._meta.get_field(self.state).default:
            return []
        return word if word in self.states else super().read(text, line)

    def one(self, part, line):
        code, colon, method = part.partition(":")
        return super().one(code.strip(), line), self.methods.code(method) if colon else ""

    def index(self, value):
        return value[0].pk

    def text(self, value, frame):
        return value if isinstance(value, str) else super().text(value, frame)

    def text_of(self, item, frame):
        language, method = item
        return f"{language.code}:{method}" if method else language.code

    def item_of(self, part):
        return part.language, part.method

    def given(self, item):
        return {"language": item[0], "method": item[1]}

    def get(self, row, column, site):
        rows = super().get(row, column, site)
        state = getattr(row, self.state)
        silent = row._meta.get_field(self.state).default
        return rows or (state if state in self.states and state != silent else [])

    def put(self, row, column, value, site):
        said = isinstance(value, str)
        setattr(row, self.state, value if said else row._meta.get_field(self.state).default)
        super().put(row, column, [] if said else value, site)

    def fields(self, column):
        return [self.state]
