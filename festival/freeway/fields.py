"""The parts of a film that an import may fill: each read from a film as a plain value, compared, written and said.

The values are what `Submission.imported` keeps, so they hold no ids: codes, slugs and words only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext

from films.models import Edition, Film, FilmCountry, FilmLanguage, Genre, Role, Selection
from films.pasting.put import Wanted, put_credits
from people.models import Country, Language

Value = Any  # of JSON


class Field:
    """One part. `order` is that of the preview."""

    empty: Value = []

    def __init__(self, key: str, label: str):
        self.key, self.label = key, label

    def of(self, film: Film) -> Value:
        raise NotImplementedError

    def same(self, one: Value, other: Value) -> bool:
        return one == other

    def taken(self, site: Value, new: Value) -> bool:
        """Whether nothing is left to do."""
        return self.same(site, new)

    def put(self, film: Film, value: Value) -> None:
        """Into the database; the film is saved already."""
        raise NotImplementedError

    def words(self, value: Value) -> str:
        return ", ".join(value)


class Plain(Field):
    """A column of the film itself, written when the film is saved."""

    def __init__(self, name: str):
        self.column = Film._meta.get_field(name)
        language = {"_en": "EN", "_el": "EL"}.get(name[-3:], "")
        label = str(self.column.verbose_name)
        super().__init__(name, f"{label} ({language})" if language else label)
        self.empty = None if self.column.null else ""

    def of(self, film):
        return getattr(film, self.key)

    def words(self, value):
        choices = dict(self.column.flatchoices)
        return str(choices.get(value, value)) if value not in (None, "") else ""


class Coded(Field):
    """Countries or languages, in order."""

    def __init__(self, key: str, through, vocabulary):
        super().__init__(key, str(vocabulary._meta.verbose_name_plural))
        self.through, self.vocabulary, self.link = through, vocabulary, vocabulary._meta.model_name
        self.names: dict[str, str] = {}

    def of(self, film):
        return [getattr(row, self.link).code for row in getattr(film, f"film_{self.key}").all()]

    def put(self, film, value):
        self.through.objects.filter(film=film).delete()
        rows = {row.code: row for row in self.vocabulary.objects.filter(code__in=value)}
        self.through.objects.bulk_create(
            self.through(film=film, position=place, **{self.link: rows[code]}) for place, code in enumerate(value, 1)
        )

    def words(self, value):
        return ", ".join(self.names.get(code, code) for code in value)


class Genres(Field):
    def __init__(self):
        super().__init__("genres", str(Genre._meta.verbose_name_plural))
        self.names: dict[str, str] = {}

    def of(self, film):
        return sorted(genre.slug for genre in film.genres.all())

    def put(self, film, value):
        film.genres.set(Genre.objects.filter(slug__in=value))

    def words(self, value):
        return ", ".join(self.names.get(slug, slug) for slug in value)


class Credited(Field):
    """The credits of one role. A value: `{"who": "person/anna-vissi", "name": …, "character": …, "note": …}`; `name` is
    how the file wrote it, by which the same one is found again."""

    def __init__(self, role: Role, saved: Callable[[str], Any]):
        super().__init__(f"credits {role.code}", str(role))
        self.role, self.saved = role, saved

    def of(self, film):
        rows = [credit for credit in film.credits.all() if credit.role_id == self.role.pk]
        return [
            {"who": who(row.named), "name": row.name, "character": row.character, "note": row.note}
            for row in sorted(rows, key=lambda row: (row.position, row.pk))
        ]

    def same(self, one, other):
        return [_bare(credit) for credit in one] == [_bare(credit) for credit in other]

    def put(self, film, value):
        wanted = [Wanted(self.saved(credit["who"]), credit["character"], credit["note"]) for credit in value]
        if not put_credits(film, self.role, wanted, instead=True).already:
            return
        for one in wanted:  # who stays keeps what was written about the credit; the file may say something else by now
            own = film.credits.filter(role=self.role, **{one.named._meta.model_name: one.named})
            own.exclude(character=one.character, note=one.note).update(character=one.character, note=one.note)

    def words(self, value):
        return ", ".join(
            f"{credit['name']} ({credit['character']})" if credit["character"] else credit["name"] for credit in value
        )


class Places(Field):
    """The sections of the edition the film is in. An import puts it into sections and takes it out of none."""

    def __init__(self, edition: Edition, sections: dict):
        super().__init__("sections", gettext("sections"))
        self.edition, self.sections = edition, sections

    def of(self, film):
        rows = [row for row in film.selections.all() if row.section.edition_id == self.edition.pk]
        return sorted(row.section.slug for row in rows)

    def taken(self, site, new):
        return set(new) <= set(site)

    def put(self, film, value):
        for slug in set(value) - set(self.of(film)):
            section = self.sections[slug]
            place = Selection.objects.next_position(section)
            Selection.objects.create(film=film, section=section, position=place)

    def words(self, value):
        return ", ".join(str(self.sections[slug].title) if slug in self.sections else slug for slug in value)


def who(row) -> str:
    """A person or company by its slug: `person/anna-vissi`."""
    return f"{row._meta.model_name}/{row.slug}"


def _bare(credit: dict) -> tuple:
    return credit["who"], credit["character"], credit["note"]


PLAIN = [
    "title_en", "title_el", "original_title", "year", "minutes", "form", "kind", "debut", "synopsis_en", "synopsis_el",
    "color", "aspect", "website", "trailer",
]  # fmt: skip


def coded() -> list[Coded]:
    return [Coded("countries", FilmCountry, Country), Coded("languages", FilmLanguage, Language)]
