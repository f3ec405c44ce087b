"""One text to be translated: where it stands, what is there, and how far it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst
from translated_fields import to_attribute

from festival.lib.translated import own_words
from festival.models import TextState
from festival.models.textstate import row_name

from .difference import changed_words
from .kinds import KNOWN, Kind
from .state import Standing, original_language, other, standing


class Addressed:
    """A text of a row as the desk addresses it."""

    @property
    def key(self) -> tuple:
        return self.kind.label, self.pk, self.name

    @property
    def url(self) -> str:
        return reverse("admin:festival_textstate_text", args=self.key)


@dataclass(frozen=True)
class Job(Addressed):
    kind: Kind
    row: Model
    name: str  # of the translated field
    original: str  # the language it was written in
    said: TextState | None

    @property
    def language(self) -> str:
        """The language it is translated into."""
        return other(self.original)

    @property
    def source(self) -> str:
        return getattr(self.row, to_attribute(self.name, self.original))

    @property
    def printed(self) -> str:
        """The translation that the page prints."""
        return getattr(self.row, to_attribute(self.name, self.language))

    @property
    def text(self) -> str:
        """The translation as the desk has it: a draft is not on the page yet."""
        return self.said.text if self.standing == Standing.DRAFT else self.printed

    @cached_property
    def standing(self) -> Standing:
        return standing(self.source, self.printed, self.said)

    @cached_property
    def words(self) -> int:
        """How many words are to be read or written."""
        if self.standing == Standing.OUTDATED:
            return changed_words(self.said.source, self.source)
        return len(self.source.split()) if self.standing != Standing.FINAL else 0

    @property
    def pk(self) -> int:
        return self.row.pk

    @property
    def called(self) -> str:
        return self.kind.called(self.row)

    @property
    def title(self) -> str:
        """`Synopsis`."""
        return str(capfirst(getattr(type(self.row), self.name).short_description))

    @property
    def column(self) -> str:
        return to_attribute(self.name, self.language)

    @property
    def seen(self) -> str:
        """A mark of both texts: whoever saves says which ones they had before them."""
        return hashlib.sha256("\0".join([self.language, self.source, self.text]).encode()).hexdigest()[:20]


def made(kind: Kind, row: Model, said: dict[str, TextState]) -> Iterable[Job]:
    """The jobs of one row; `said`: what was said of its texts, by name. A text in no language is none."""
    for name in kind.names:
        known = said.get(name)
        original = original_language(own_words(row, name), known, getattr(row, "native", ""))
        if original:
            of_this_way = known if known and known.language == other(original) else None
            yield Job(kind, row, name, original, of_this_way)


def jobs_of(rows: list[Model]) -> list[Job]:
    """All texts of rows that somebody has before them, of one model."""
    kind = KNOWN.get(rows[0]._meta.label_lower) if rows else None
    if kind is None:
        return []
    said = by_row(TextState.objects.filter(row__in=[row_name(row) for row in rows]))
    for row in rows:
        row.native = getattr(row, "original_language", "")
    return [job for row in rows for job in made(kind, row, said.get(row_name(row), {}))]


def by_row(states: Iterable[TextState]) -> dict[str, dict[str, TextState]]:
    """What was said, by the row and the name of the text."""
    said: dict[str, dict[str, TextState]] = {}
    for one in states:
        said.setdefault(one.row, {})[one.name] = one
    return said
