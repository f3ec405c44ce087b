"""What the database tells of every text at once: whether it is there, its length, and whether the words are still those
that somebody spoke of. One question, whatever their number; no text is loaded.

Whether *other* words differ in more than a comma only the words tell: those few are read, with two questions more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, JSONArray, JSONObject
from translated_fields import to_attribute

from festival.lib import clock
from festival.lib.translated import LANGUAGES
from festival.models import TextState
from films.models import Edition, Section

from .difference import changed_words
from .jobs import Addressed
from .kinds import KNOWN, Kind
from .state import Standing, judged, original_language, other, standing

BLANKS = "\r\n\t\u00a0"  # that part words besides the space
HEAD, TAIL = "\ue000\ue001"  # signs without a meaning, that nobody types
NEVER = Cast(Value(None), DateTimeField())


class Place(NamedTuple):
    """What a row says for all of its texts."""

    label: str
    pk: int
    here: bool  # it belongs to what is asked for; else it stands behind it
    is_open: bool
    opens: datetime | None
    zone: str
    native: str
    filed: str
    start: datetime | None  # it is read on the festival day of this moment,
    previous_start: datetime | None  # and of this one

    def due(self, at: datetime) -> bool:
        """It is public, and read on the festival day of `at`."""
        moments = [moment for moment in (self.start, self.previous_start) if moment] if self.is_open else []
        zone = ZoneInfo(self.zone) if moments else None
        return any(clock.festival_day(moment, zone) == clock.festival_day(at, zone) for moment in moments)


class Told(NamedTuple):
    """What somebody said of a text, and which of both texts are still letter by letter those it was said of."""

    language: str
    state: str = ""
    text: bool = False
    source: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.state) and not (self.text and self.source)


@dataclass(frozen=True)
class Entry(Addressed):
    """One text, without its words."""

    place: Place
    name: str
    original: str
    standing: Standing
    words: int
    due: bool
    doubtful: bool = False

    @property
    def kind(self) -> Kind:
        return KNOWN[self.place.label]

    @property
    def pk(self) -> int:
        return self.place.pk

    @property
    def language(self) -> str:
        return other(self.original)

    @property
    def row_name(self) -> str:
        return f"{self.place.label}:{self.pk}"


def index(kinds: Iterable[Kind], edition: Edition | None, section: Section | None, at: datetime) -> list[Entry]:
    """Every text of these kinds in a section, else in an edition; and from outside the edition what may be outdated."""
    first, *rest = [_rows(kind, edition, section, at) for kind in kinds]
    found = []
    for *place, texts in first.union(*rest, all=True) if rest else first:
        found += _entries(Place(*place), texts, at)
    return _settled(found)


def _entries(place: Place, texts: dict, at: datetime) -> Iterator[Entry]:
    due = place.due(at)
    for name, (*numbers, said) in texts.items():
        words = dict(zip(LANGUAGES, numbers, strict=True))
        told = _told(said)
        original = original_language(words, told, place.native)
        if not original:
            continue
        translation = other(original)
        if told is None or told.language != translation:
            told = Told(translation)
        standing = judged(told.state, bool(words[translation]), told.text, told.source)
        doubtful = told.differs and standing not in (Standing.DRAFT, Standing.EMPTY)
        number = words[original] if standing != Standing.FINAL else 0
        yield Entry(place, name, original, standing, number, due, doubtful)


def _told(said: str) -> Told | None:
    """Of what `_Said` answers."""
    if not said:
        return None
    language, state, same = said.split()
    return Told(language, state, text=same[0] == "1", source=same[1] == "1")


# --- The one question -------------------------------------------------------------------------------------------------

COLUMNS = [f"place_{name}" for name in (*Place._fields, "texts")]


def _rows(kind: Kind, edition: Edition | None, section: Section | None, at: datetime) -> QuerySet:
    here, of_edition = kind.belonging(edition, section), kind.belonging(edition, None)
    start, previous_start = [*map(F, kind.read_on), NEVER, NEVER][:2]
    place = {
        "label": Value(kind.label),
        "pk": F("pk"),
        "here": Case(When(here, then=True), default=False) if here else Value(True),
        "is_open": kind.seen(at),
        "opens": kind.opens,
        "zone": Coalesce(kind.zone, Value("")),
        "native": kind.native,
        "filed": kind.filed_as,
        "start": start,
        "previous_start": previous_start,
        "texts": JSONObject(**{name: JSONArray(*_of_text(kind, name)) for name in kind.names}),
    }
    behind = Q(_Changed(kind)) & ~of_edition if of_edition else Q()
    rows = kind.model._default_manager.order_by().filter(kind.filled(), here | behind)
    return rows.annotate(**{f"place_{name}": value for name, value in place.items()}).values_list(*COLUMNS)


def _of_text(kind: Kind, name: str) -> list:
    """The number of words in each language, and what was said: `el final 10`."""
    return [*(_Words(to_attribute(name, code)) for code in LANGUAGES), _Said(kind, name)]


class _Words(Func):
    """How many words a column has; 0 only where it is empty. Every run of blanks becomes one, and these are counted.

    In plain SQL, as what follows: a hundred of each would take Django longer than the database.
    """

    output_field = IntegerField()

    def as_sql(self, compiler, connection, **context):
        [column] = _columns(self, compiler)
        text = column
        for blank in BLANKS:
            text = f"REPLACE({text}, '{blank}', ' ')"
        once = f"REPLACE(REPLACE(TRIM({text}), ' ', '{HEAD}{TAIL}'), '{TAIL}{HEAD}', '')"
        number = f"1 + LENGTH({once}) - LENGTH(REPLACE({once}, '{HEAD}', ''))"
        return f"CASE WHEN {column} = '' THEN 0 ELSE {number} END", []


class _Spoken(Func):
    """Asks what was said of the texts of the row that is looked at."""

    def __init__(self, kind: Kind, *names: str):
        self.kind, self.names = kind, names
        super().__init__(F("pk"), *(F(to_attribute(name, code)) for name in names for code in LANGUAGES))

    def of_row(self, key: str) -> str:
        return (
            f"FROM {TextState._meta.db_table} said WHERE said.row = '{self.kind.label}:' || CAST({key} AS varchar(20))"
        )

    def either(self, what: str, columns: dict[str, str]) -> str:
        """`what` is the same as the column of its language."""
        return " OR ".join(f"(said.language = '{code}' AND {what} = {column})" for code, column in columns.items())


class _Said(_Spoken):
    """`el final 10`: the language and state of a text; whether translation and source are the same."""

    output_field = CharField()

    def as_sql(self, compiler, connection, **context):
        key, *columns = _columns(self, compiler)
        own = dict(zip(LANGUAGES, columns, strict=True))
        source = {code: own[other(code)] for code in LANGUAGES}
        marks = [
            f"CASE WHEN {self.either(what, texts)} THEN '1' ELSE '0' END"
            for what, texts in (("said.text", own), ("said.source", source))
        ]
        told = f"said.language || ' ' || said.state || ' ' || {' || '.join(marks)}"
        return f"COALESCE((SELECT {told} {self.of_row(key)} AND said.name = '{self.names[0]}'), '')", []


class _Changed(_Spoken):
    """A source has not the letters any more of which somebody said that their translation is right."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, kind: Kind):
        super().__init__(kind, *kind.names)

    def as_sql(self, compiler, connection, **context):
        key, *columns = _columns(self, compiler)
        own = iter(columns)
        changed = []
        for name in self.names:
            texts = {code: next(own) for code in LANGUAGES}
            source = {code: texts[other(code)] for code in LANGUAGES}
            changed.append(f"(said.name = '{name}' AND NOT ({self.either('said.source', source)}))")
        draft = TextState.State.DRAFT.value
        return f"EXISTS(SELECT 1 {self.of_row(key)} AND said.state <> '{draft}' AND ({' OR '.join(changed)}))", []


def _columns(expression: Func, compiler) -> list[str]:
    """Columns stand in SQL by their names, without parameters."""
    return [compiler.compile(source)[0] for source in expression.get_source_expressions()]


# --- What only the words tell -----------------------------------------------------------------------------------------


def _settled(found: list[Entry]) -> list[Entry]:
    """The doubtful ones are judged by their words."""
    doubtful = [entry for entry in found if entry.doubtful]
    if not doubtful:
        return found
    texts, said = _texts(doubtful), _sayings(doubtful)
    return [_judged(entry, texts[entry.row_name], said) if entry.doubtful else entry for entry in found]


def _judged(entry: Entry, texts: dict[str, list[str]], said: dict[tuple[str, str], TextState]) -> Entry:
    own, told = dict(zip(LANGUAGES, texts[entry.name], strict=True)), said[entry.row_name, entry.name]
    source = own[entry.original]
    now = standing(source, own[entry.language], told)
    words = {Standing.FINAL: 0, Standing.OUTDATED: changed_words(told.source, source)}
    return replace(entry, standing=now, words=words.get(now, entry.words))


def _texts(entries: list[Entry]) -> dict[str, dict[str, list[str]]]:
    first, *rest = [_texts_of(kind, entries) for kind in dict.fromkeys(entry.kind for entry in entries)]
    rows = first.union(*rest, all=True) if rest else first
    return {f"{label}:{pk}": texts for label, pk, texts in rows}


def _texts_of(kind: Kind, entries: list[Entry]) -> QuerySet:
    texts = {name: JSONArray(*(to_attribute(name, code) for code in LANGUAGES)) for name in kind.names}
    rows = kind.model._default_manager.order_by().filter(pk__in={entry.pk for entry in entries if entry.kind is kind})
    return rows.annotate(place_label=Value(kind.label), place_texts=JSONObject(**texts)).values_list(
        "place_label", "pk", "place_texts"
    )


def _sayings(entries: list[Entry]) -> dict[tuple[str, str], TextState]:
    states = TextState.objects.filter(row__in={entry.row_name for entry in entries})
    return {(one.row, one.name): one for one in states}
