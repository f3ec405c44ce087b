"""A row of the export → the values it has for a film, by field; and what of it could not be taken, in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from festival.lib.text import fold, has_greek
from films.models import Film, Role
from films.pasting.names import in_capitals
from films.pasting.parse import Line, parse
from people.choices import Form, Kind

from . import values
from .fields import Plain, Value
from .read import Row
from .site import Site

CREDITS = {"directors": Role.DIRECTION, "writers": "script", "producers": "producers", "cast": Role.ACTORS, "other": ""}


@dataclass
class Facts:
    values: dict[str, Value] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def note(self, words: str, **given) -> None:
        self.notes.append(words % given)


def facts_of(row: Row, site: Site, remembered: dict[str, str]) -> Facts:
    """Only what the row says: an empty cell empties nothing."""
    facts = Facts()
    _words(row, facts)
    _figures(row, facts)
    _links(row, facts)
    _codes(row, site, facts)
    _credits(row, site, facts, remembered)
    _refuse_invalid(site, facts)
    facts.values = {key: value for key, value in facts.values.items() if value not in ("", None, [])}
    return facts


def _words(row: Row, facts: Facts) -> None:
    """Titles and synopses, each where its letters say it belongs."""
    title, original = values.title(row["title"]), values.title(row["original_title"])
    greek = "el" in (values.language(title), values.language(original))
    facts.values["title_el" if values.language(title) == "el" else "title_en"] = title
    if greek and values.language(title) != "el":
        facts.values["title_el"] = original
    facts.values["original_title"] = original
    for column in ("synopsis", "original_synopsis"):
        language = values.language(row[column])
        if column == "original_synopsis" and language == "en":
            language = ""  # in Latin letters, but in which language nobody says
        if language:
            facts.values.setdefault(f"synopsis_{language}", row[column])
        elif row[column]:
            facts.note(gettext("A synopsis in another language than English and Greek was not taken."))


def _figures(row: Row, facts: Facts) -> None:
    length = values.minutes(row["duration"])
    facts.values["minutes"] = length
    if row["duration"] and length is None:
        facts.note(gettext("The duration “%(value)s” cannot be read."), value=row["duration"])
    facts.values["year"] = values.year(row["completed"])
    if row["completed"] and facts.values["year"] is None:
        facts.note(gettext("The completion date “%(value)s” does not begin with a year."), value=row["completed"])
    facts.values["form"] = form = values.form(row["types"], length)
    kinds = values.kinds(row["types"])
    facts.values["kind"] = kinds[0] if kinds else ""
    if len(kinds) > 1:
        words = gettext("Several kinds of film are given, the first was taken: %(value)s.")
        facts.note(words, value=", ".join(str(Kind(kind).label) for kind in kinds))
    for unknown in values.unknown_types(row["types"]):
        facts.note(gettext("Unknown project type: %(value)s."), value=unknown)
    if values.yes(row["first"]) and Film(form=form, minutes=length).make_form() == Form.FEATURE:
        facts.values["debut"] = Film.Debut.FIRST  # a first short is no first feature
    facts.values["color"] = values.color(row["color"])
    if row["color"] and not facts.values["color"]:
        facts.note(gettext("Unknown color: %(value)s."), value=row["color"])
    facts.values["aspect"] = row["aspect"]


def _links(row: Row, facts: Facts) -> None:
    """Addresses of the web; one with a user name or password in it is not for the public."""
    for column in ("trailer", "website"):
        if not row[column]:
            continue
        address = row[column]
        if address.lower().startswith(("http://", "https://")) and "@" not in address.split("/")[2]:
            facts.values[column] = address
        else:
            label = Film._meta.get_field(column).verbose_name
            facts.note(gettext("%(field)s: not an address of a page, not taken."), field=label)


def _codes(row: Row, site: Site, facts: Facts) -> None:
    for column, names, unknown_words in (
        ("countries", site.countries, gettext("Unknown country: %(value)s.")),
        ("languages", site.languages, gettext("Unknown language: %(value)s.")),
    ):
        rows, unknown = names.read(row[column])
        facts.values[column] = [found.code for found in rows]
        for value in unknown:
            facts.note(unknown_words, value=value)
    genres = {fold(name): site.genres.get(fold(name)) for name in values.listed(row["genres"])}
    facts.values["genres"] = sorted({slug for slug in genres.values() if slug})
    for name in values.listed(row["genres"]):
        if not genres[fold(name)]:
            facts.note(gettext("Unknown genre: %(value)s."), value=name)


def _credits(row: Row, site: Site, facts: Facts, remembered: dict[str, str]) -> None:
    """Each column is a role of its own; labels typed into it move the names under them to theirs."""
    documentary = facts.values.get("kind") == Kind.DOCUMENTARY
    for column, code in CREDITS.items():
        for line in _lines(row[column], code, site):
            if column == "cast" and line.role == Role.ACTORS and documentary:
                line.role = "participants"
            _credit(line, row, site, facts, remembered)


def _lines(text: str, code: str, site: Site) -> list[Line]:
    """Under a heading of the column's own role, as if it had been typed there."""
    role = site.roles.get(code)
    heading = f"{role.code}:\n" if role else ""
    return [line for line in parse(heading + text, site.labels, site.casting.everybody.knows) if line.names]


def _credit(line: Line, row: Row, site: Site, facts: Facts, remembered: dict[str, str]) -> None:
    role = site.roles.get(line.role)
    if role is None:
        words = gettext("Names without a role that is known here: %(value)s.")
        label = f"{line.label}: " if line.label else ""
        facts.note(words, value=label + ", ".join(named.name for named in line.names))
        return
    credits = facts.values.setdefault(f"credits {role.code}", [])
    for named in line.names:
        reference = site.casting.refer(named.name, role, remembered, values.title(row["title"]))
        if reference.startswith("new/") and in_capitals(named.name) and has_greek(named.name):
            facts.note(gettext("In capitals, its accents have to be added: %(name)s."), name=named.name)
        if reference not in [credit["who"] for credit in credits]:
            given = {"character": named.character[:200], "note": named.note[:200]}
            credits.append({"who": reference, "name": named.name[:200], **given})


def _refuse_invalid(site: Site, facts: Facts) -> None:
    """What the film's own fields do not take is left out and said."""
    for part in site.fields:
        value = facts.values.get(part.key)
        if not isinstance(part, Plain) or value in ("", None):
            continue
        try:
            part.column.clean(value, None)
        except ValidationError as refusal:
            del facts.values[part.key]
            words = gettext("%(field)s was not taken: %(reason)s")
            facts.note(words, field=part.label, reason=" ".join(refusal.messages))
