"""What an import has to know of the site, asked for once: vocabularies, people, sections, and what was imported."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from django.db.models import Prefetch

from festival.lib.text import fold
from festival.models import CategoryRule, Submission
from films.models import Credit, Edition, Film, FilmCountry, FilmLanguage, Genre, Role, Selection
from films.pasting.labels import Labels
from people.code_names import COUNTRIES, LANGUAGES, CodeNames
from people.models import Country, Language

from .fields import PLAIN, Credited, Field, Genres, Places, Plain, coded
from .people import Casting


class Site:
    """The site as it is at the moment of the plan, for one edition."""

    def __init__(self, edition: Edition, names: dict[str, str]):
        self.edition = edition
        self.casting = Casting(names)
        self.roles = {role.code: role for role in Role.objects.all()}
        self.labels = Labels(self.roles.values())
        countries, languages = list(Country.objects.all()), list(Language.objects.all())
        self.countries, self.languages = CodeNames(countries, COUNTRIES), CodeNames(languages, LANGUAGES)
        genres = list(Genre.objects.all())
        self.genres = {fold(name): genre.slug for genre in genres for name in (genre.name_en, genre.name_el) if name}
        self.sections = {section.slug: section for section in edition.sections.all()}
        self.rules = {
            fold(rule.category): rule.section.slug if rule.section else ""
            for rule in CategoryRule.objects.filter(edition=edition).select_related("section")
        }
        self._names = {row.code: str(row) for row in countries}, {row.code: str(row) for row in languages}
        self._genre_names = {genre.slug: str(genre) for genre in genres}

    @cached_property
    def fields(self) -> list[Field]:
        """All parts an import may fill, in the order of the preview."""
        lists, genres = coded(), Genres()
        for part, names in zip(lists, self._names, strict=True):
            part.names = names
        genres.names = self._genre_names
        credited = [Credited(role, self.casting.saved) for role in self.roles.values()]
        return [*map(Plain, PLAIN), *lists, genres, *credited, Places(self.edition, self.sections)]

    @cached_property
    def submissions(self) -> dict[str, Submission]:
        """What was imported into the edition, by key, each with its film and all that is compared."""
        parts = [Prefetch(f"film__{name}", rows()) for name, rows in _PARTS.items()]
        rows = Submission.objects.filter(edition=self.edition).select_related("film")
        return {row.key: row for row in rows.prefetch_related(*parts, "film__genres")}

    @cached_property
    def elsewhere(self) -> dict[str, Submission]:
        """What was imported into another edition; tracking numbers begin anew in each."""
        rows = Submission.objects.exclude(edition=self.edition).exclude(key__startswith="tracking ")
        return {row.key: row for row in rows.select_related("edition")}

    @cached_property
    def titles(self) -> dict[str, list[tuple[int, str, int | None]]]:
        """All films by each of their titles: key, words, year."""
        found = defaultdict(list)
        for pk, *titles, year in Film.objects.values_list("pk", "title_en", "title_el", "original_title", "year"):
            words = next(filter(None, titles))
            for title in dict.fromkeys(fold(title) for title in titles if title):
                found[title].append((pk, words, year))
        return found

    def film(self, pk: int) -> Film | None:
        """One that was entered by hand, with all that is compared."""
        parts = [Prefetch(name, rows()) for name, rows in _PARTS.items()]
        return Film.objects.filter(pk=pk).prefetch_related(*parts, "genres").first()


_PARTS = {
    "film_countries": lambda: FilmCountry.objects.select_related("country"),
    "film_languages": lambda: FilmLanguage.objects.select_related("language"),
    "credits": lambda: Credit.objects.select_related("role", "person", "company"),
    "selections": lambda: Selection.objects.select_related("section"),
}
