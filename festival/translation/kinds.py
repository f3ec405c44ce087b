"""Which texts the translator's desk knows: every translated field of every model, but those that are left out.

A *kind* is a model with such texts. It says how its rows are called, when they open, and by which way they belong to a
film, a section or an edition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from inspect import getattr_static

from django.apps import apps
from django.db.models import Case, CharField, DateTimeField, F, Min, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from translated_fields import TranslatedField, to_attribute

from festival.lib.translated import LANGUAGES, page_language
from festival.models.textstate import KINDS
from films.models import Edition, Film, FilmLanguage, Section, Selection

# What the public reads in two languages and nobody translates here, each with its reason.
LEFT_OUT = {
    "people.country": "filled in both languages from the source of record",
    "people.language": "filled in both languages from the source of record",
    "films.role": "filled in both languages when the site is installed",
    "films.shortcut": "given in both languages with the program, and named in one form",
    "films.screeningchange": "copied from the screening, where they are translated",
    "films.edition.label": "made from number and acronym where it is empty",
}

PROGRAMME, SCHEDULE = "edition__programme_public_at", "edition__schedule_public_at"
ZONE = "edition__time_zone"
TITLES = ("title_en", "title_el")
FILM_TITLES = (*TITLES, "original_title")
CHOSEN = Coalesce("publish_at", f"section__{PROGRAMME}")  # when a selection opens, its film aside
SHOWN = Case(
    When(film__publish_at__gt=CHOSEN, then=F("film__publish_at")), default=CHOSEN, output_field=DateTimeField()
)


def _chosen(link: str, outer: str) -> QuerySet:
    """The places of the films that are joined to the row by `link`, a path from selections."""
    return Selection.objects.selected().filter(film__publish_at__isnull=False, **{link: OuterRef(outer)}).order_by()


def first_shown(link: str, outer: str = "pk") -> Subquery:
    """When the first of these films opens."""
    return Subquery(_chosen(link, outer).values(link).annotate(first=Min(SHOWN)).values("first"))


def zone_shown(link: str, outer: str = "pk") -> Subquery:
    """The time zone of the edition that shows the first of them."""
    return Subquery(_chosen(link, outer).order_by(SHOWN, "pk").values(f"section__{ZONE}")[:1])


def titles_of(path: str) -> tuple[str, ...]:
    """The columns of a film's titles, from a row that has the film."""
    return tuple(f"{path}__{column}" for column in FILM_TITLES)


@dataclass(frozen=True)
class Kind:
    label: str  # `films.film`
    called: Callable[[Model], str] = str
    filed: tuple[str, ...] = ("name_en", "name_el")  # it stands in lists by the first of these that is filled
    opens: object = Value(None, DateTimeField())  # an expression: the moment, as far as it is known
    zone: object = Value("")  # an expression: the time zone of that moment; '' of what belongs to no edition
    read_on: tuple[str, ...] = ()  # moments on whose festival day it cannot wait
    rule: str = "public_q"  # whether somebody reads it
    related: tuple[str, ...] = ()  # what `called` reads
    owner: str = ""  # the row whose page and whose form it stands on, where that is not its own
    films: tuple[str, ...] = ()  # ways to films,
    sections: tuple[str, ...] = ()  # to sections
    editions: tuple[str, ...] = ()  # and to editions; without any it belongs to all

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @cached_property
    def names(self) -> list[str]:
        """Its texts, in the order of the model."""
        return [name for name in translated_names(self.model) if f"{self.label}.{name}" not in LEFT_OUT]

    def field(self, name: str, language: str):
        return self.model._meta.get_field(to_attribute(name, language))

    def rows(self, at) -> QuerySet:
        """All rows, with the moment they open, whether they have, and for a film its first language."""
        rows = self.model._default_manager.select_related(*self.related)
        return rows.annotate(
            opens_for_readers=self.opens, is_open=self.seen(at), native=self.native, zone_read=self.zone
        )

    def seen(self, at):
        """An expression: whether somebody reads it."""
        rule = getattr(self.model, self.rule, None)
        return Case(When(rule(at), then=True), default=False) if rule else Value(True)

    @property
    def native(self):
        """An expression: the language it was probably written in."""
        return _native() if self.model is Film else Value("")

    @property
    def filed_as(self):
        """An expression: what it is called in lists, in the language of the page where there is one."""
        columns = sorted(self.filed, key=lambda column: not column.endswith(f"_{page_language()}"))
        return Coalesce(*(NullIf(column, Value("")) for column in columns), Value(""), output_field=CharField())

    def filled(self) -> Q:
        """At least one of its texts is there in some language."""
        empty = Q(**{to_attribute(name, language): "" for name in self.names for language in LANGUAGES})
        return ~empty

    def belonging(self, edition: Edition | None, section: Section | None) -> Q:
        """What has to do with a section, else with an edition, else everything."""
        if section:
            chosen = Selection.objects.filter(section=section)
            ways = self._ways(self.sections, section.pk) | self._ways(self.films, chosen.values("film"))
            return Q(pk__in=[]) | ways
        if edition is None or not (self.films or self.sections or self.editions):
            return Q()
        chosen = Selection.objects.filter(section__edition=edition)
        sections = Section.objects.filter(edition=edition).values("pk")
        return (
            self._ways(self.films, chosen.values("film"))
            | self._ways(self.sections, sections)
            | self._ways(self.editions, edition.pk)
        )

    def _ways(self, paths, wanted) -> Q:
        """Each way is a subquery of its own, since many rows may lead the same way."""
        found = Q()
        for path in paths:
            lookup = f"{path}__in" if isinstance(wanted, QuerySet) else path
            found |= Q(pk__in=self.model._default_manager.order_by().filter(**{lookup: wanted}).values("pk"))
        return found


def translated_names(model: type[Model]) -> list[str]:
    """The names of its translated fields, in order."""
    fields = {name: getattr_static(model, name) for name in dir(model)}
    found = {name: field for name, field in fields.items() if isinstance(field, TranslatedField)}
    return sorted(found, key=lambda name: found[name].creation_counter)


def film_name(film: Film) -> str:
    """`shown_title` without asking for the language of an original title, once for each row."""
    return str(film.title or film.original_title)


def _native() -> Subquery:
    """The first language of a film."""
    spoken = FilmLanguage.objects.filter(film=OuterRef("pk")).order_by("position", "pk")
    return Coalesce(Subquery(spoken.values("language__code")[:1]), Value(""))


def _screening_name(screening) -> str:
    title = film_name(screening.film) if screening.film_id else screening.shown_title
    return f"{title} · {screening.code}"


def _shown_in(row) -> str:
    return film_name(row.film) if row.film_id else str(row.package.title)


def _award_name(award) -> str:
    return f"{award.shown_words}: {film_name(award.film) if award.film_id else award.person}"


_SPECIFICS = {
    "films.film": {
        "filed": FILM_TITLES,
        "zone": zone_shown("film"),
        "called": film_name,
        "opens": Coalesce(first_shown("film"), "publish_at"),
        "films": ("pk",),
    },
    "films.still": {
        "filed": titles_of("film"),
        "zone": zone_shown("film", "film"),
        "called": lambda still: film_name(still.film),
        "opens": Coalesce(first_shown("film", "film"), "film__publish_at"),
        "related": ("film",),
        "owner": "film",
        "films": ("film",),
    },
    "films.selection": {
        "filed": titles_of("film"),
        "zone": F(f"section__{ZONE}"),
        "called": lambda selection: f"{film_name(selection.film)} · {selection.section}",
        "opens": SHOWN,
        "related": ("film", "section__edition"),
        "owner": "film",
        "sections": ("section",),
    },
    "films.screening": {
        "filed": (*titles_of("film"), *TITLES, "package__title_en", "package__title_el"),
        "zone": F(ZONE),
        "read_on": ("start", "previous_start"),
        "called": _screening_name,
        "rule": "moment_q",  # also for press and schools
        "opens": Coalesce("publish_at", SCHEDULE),
        "related": ("edition", "film", "package__edition"),
        "films": ("film",),
        "editions": ("edition",),
    },
    "films.package": {
        "filed": TITLES,
        "zone": F(ZONE),
        "opens": Coalesce("publish_at", PROGRAMME),
        "related": ("edition",),
        "sections": ("section",),
        "editions": ("edition",),
    },
    "films.section": {
        "filed": TITLES,
        "zone": F(ZONE),
        "opens": F(PROGRAMME),
        "related": ("edition",),
        "sections": ("pk",),
        "editions": ("edition",),
    },
    "films.award": {
        "filed": ("prize__name_en", "prize__name_el", "words_en", "words_el"),
        "zone": F(ZONE),
        "called": _award_name,
        "opens": Coalesce(
            "publish_at", "edition__awards_public_at", "edition__closes_at", output_field=DateTimeField()
        ),
        "related": ("prize", "film", "person", "edition"),
        "films": ("film",),
        "sections": ("section",),
        "editions": ("edition",),
    },
    "films.jury": {
        "zone": F(ZONE),
        "opens": F(PROGRAMME),
        "related": ("edition",),
        "sections": ("sections",),
        "editions": ("edition",),
    },
    "films.juror": {
        "filed": ("person__name",),
        "zone": F(f"jury__{ZONE}"),
        "opens": F(f"jury__{PROGRAMME}"),
        "related": ("jury__edition", "person"),
        "owner": "jury",
        "sections": ("jury__sections",),
        "editions": ("jury__edition",),
    },
    "films.onlinewindow": {
        "filed": (*titles_of("film"), "package__title_en", "package__title_el"),
        "zone": F(ZONE),
        "called": _shown_in,
        "opens": F(PROGRAMME),
        "related": ("edition", "film", "package"),
        "films": ("film",),
        "editions": ("edition",),
    },
    "films.edition": {"opens": F("announced_at"), "zone": F("time_zone"), "editions": ("pk",)},
    "people.person": {
        "filed": ("name",),
        "zone": zone_shown("film__credits__person"),
        "opens": first_shown("film__credits__person"),
        "films": ("credits__film", "awards__film"),
        "sections": ("section_roles__section",),
        "editions": ("juries__jury__edition", "presences__screening__edition"),
    },
    "films.hall": {"related": ("venue",)},
    "festival.page": {"filed": TITLES},
}

KNOWN = {label: Kind(label, **_SPECIFICS.get(label, {})) for label in KINDS}
