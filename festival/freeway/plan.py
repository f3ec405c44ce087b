"""What an export comes to: per film new, changed, protected, unchanged or refused. Nothing is written here.

Three values meet in each field: what the file says, what the site has, and what was imported before. Where the site
still has what was imported, the file's new value is taken; where somebody has edited it since, the site's is kept and
both are shown.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext

from festival.lib.text import fold
from festival.models import Submission
from films.models import Edition, Film

from . import values
from .facts import Facts, facts_of
from .fields import Credited, Field, Value
from .people import Name
from .read import Export, Row
from .site import Site

SKIP = ""  # the choice "do not import" for a category


@dataclass
class Choices:
    """What a person decided in the preview."""

    categories: dict[str, str] = field(default_factory=dict)  # folded category → slug of a section, or SKIP
    names: dict[str, str] = field(default_factory=dict)  # folded name → reference
    films: dict[str, int] = field(default_factory=dict)  # submission → the film it is, where one was entered by hand


@dataclass(frozen=True)
class Change:
    """A field in which file and site differ: `old` is the site's value, `new` the file's."""

    field: Field
    old: Value
    new: Value

    @property
    def label(self) -> str:
        return self.field.label

    @property
    def old_words(self) -> str:
        return self.field.words(self.old)

    @property
    def new_words(self) -> str:
        return self.field.words(self.new)


@dataclass
class FilmPlan:
    """One submission that is selected."""

    row: Row
    title: str
    film: Film | None = None
    submission: Submission | None = None
    memory: dict[str, Value] = field(default_factory=dict)
    changed: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    twins: list[tuple[int, str, int | None]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.row.keys[0]

    @property
    def state(self) -> str:
        if self.errors:
            return "error"
        if self.film is None:
            return "new"
        return "changed" if self.changed else "protected" if self.kept else "unchanged"

    @property
    def writes(self) -> bool:
        """Whether anything is to be stored, be it only what is remembered."""
        known = self.submission
        return known is None or known.key != self.key or known.imported != self.memory or bool(self.changed)


@dataclass
class Plan:
    edition: Edition
    site: Site
    export: Export
    choices: Choices
    films: list[FilmPlan] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)  # of submissions that are not imported, and why
    asked: dict[str, str] = field(default_factory=dict)  # categories without a rule, folded, as the file writes them
    passed_over: int = 0  # submissions the jury has not chosen

    @property
    def absent(self) -> list[Submission]:
        """What was imported before and is not in this file. It stays as it is."""
        here = {key for row in self.export.rows for key in row.keys}
        return [known for key, known in self.site.submissions.items() if key not in here]

    @property
    def categories(self) -> list[str]:
        """Those that lead nowhere yet."""
        return [name for key, name in self.asked.items() if key not in self.choices.categories]

    @property
    def names(self) -> list[Name]:
        """The new people and the doubtful ones, of those credits that will be written."""
        wanted = {
            fold(credit["name"]) for film in self.films for change in film.changed if isinstance(change.field, Credited)
            for credit in change.new
        }  # fmt: skip
        return [name for key, name in self.site.casting.names.items() if key in wanted or name.open]

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(film.state for film in self.films)
        return {state: counted[state] for state in ("new", "changed", "protected", "unchanged", "error")}

    @property
    def open(self) -> bool:
        """Something has to be decided or mended first; then nothing at all is imported."""
        return bool(self.categories or self.counts["error"] or any(name.open for name in self.names))

    @property
    def writes(self) -> bool:
        """Whether anything is to be stored, be it only where a category leads."""
        return bool(self.asked) or any(film.writes for film in self.films)

    @property
    def digest(self) -> str:
        """The same while the plan is the one that was looked at."""
        films = [
            (
                film.key,
                film.film and film.film.pk,
                film.state,
                [(one.field.key, one.old, one.new) for one in film.changed],
            )
            for film in self.films
        ]
        rules = sorted(self.choices.categories.items())
        return hashlib.sha256(json.dumps([self.edition.pk, rules, films]).encode()).hexdigest()


def make_plan(export: Export, edition: Edition, choices: Choices | None = None) -> Plan:
    choices = choices or Choices()
    site = Site(edition, choices.names)
    possible = {SKIP, *site.sections}
    choices.categories = {key: slug for key, slug in choices.categories.items() if slug in possible}
    plan = Plan(edition, site, export, choices)
    for row in export.rows:
        _plan_row(row, plan)
    return plan


def _plan_row(row: Row, plan: Plan) -> None:
    """A film, a report, or nothing: most submissions are not selected."""
    known = next(filter(None, map(plan.site.submissions.get, row.keys)), None)
    title = values.title(row["title"])
    given_up, judged = fold(row["status"]) in values.GIVEN_UP, fold(row["judging"])
    if judged in values.CHOSEN and not given_up:
        _plan_film(FilmPlan(row, title, known.film if known else None, known), plan)
    elif known:
        said = row["status"] if given_up else row["judging"] or gettext("nothing")
        words = gettext("“%(title)s” (%(key)s) was imported and is no longer selected: %(status)s. It stays.")
        plan.reports.append(words % {"title": title or known.film, "key": row.keys[0], "status": said})
    elif judged in values.CHOSEN:
        words = gettext("“%(title)s” (%(key)s) is selected but %(status)s: not imported.")
        plan.reports.append(words % {"title": title, "key": row.keys[0], "status": row["status"]})
    else:
        plan.passed_over += 1
        if judged not in values.NOT_CHOSEN:
            words = gettext("“%(title)s” (%(key)s): unknown judging status “%(status)s”, not imported.")
            plan.reports.append(words % {"title": title, "key": row.keys[0], "status": row["judging"]})


def _plan_film(film: FilmPlan, plan: Plan) -> None:
    sections = _sections(film, plan)
    if sections is None:
        return
    plan.films.append(film)
    other = None if film.submission else next(filter(None, map(plan.site.elsewhere.get, film.row.keys)), None)
    if other:
        words = gettext("This submission was imported into another edition: %(edition)s.")
        film.errors.append(words % {"edition": other.edition})
    if not film.title:
        film.errors.append(gettext("Row %(row)s has no title.") % {"row": film.row.number})
    _join_twin(film, plan)
    base = _current(film.submission.imported, plan) if film.submission else {}
    facts = facts_of(film.row, plan.site, _remembered(base))
    if sections:
        facts.values["sections"] = sections
    film.notes += facts.notes
    _ask_for_namesakes(film, facts, plan)
    _compare(film, facts, base, plan)


def _sections(film: FilmPlan, plan: Plan) -> list[str] | None:
    """The sections its categories lead to; none where all of them are not to be imported."""
    rules = plan.site.rules | plan.choices.categories
    categories = values.listed(film.row["categories"])
    # A name of a category may hold a comma itself.
    categories = [film.row["categories"]] if fold(film.row["categories"]) in rules else categories
    for category in categories:
        if fold(category) not in plan.site.rules:
            plan.asked.setdefault(fold(category), category)
    found = {rules.get(fold(category), SKIP) for category in categories}
    sections = sorted(slug for slug in found if slug in plan.site.sections)
    if categories and not sections and not film.submission and all(fold(category) in rules for category in categories):
        words = gettext("“%(title)s” (%(key)s): its categories are not imported: %(categories)s.")
        given = {"title": film.title, "key": film.key, "categories": ", ".join(categories)}
        plan.reports.append(words % given)
        return None
    if not categories:
        film.notes.append(gettext("Without a category: the film goes into no section."))
    return sections


def _join_twin(film: FilmPlan, plan: Plan) -> None:
    """A film of this title and year may have been entered by hand, or come with an earlier edition."""
    if film.film is not None:
        return
    year = values.year(film.row["completed"])
    titles = {fold(values.title(film.row[column])) for column in ("title", "original_title")} - {""}
    twins = dict.fromkeys(twin for title in titles for twin in plan.site.titles.get(title, ()))
    film.twins = [twin for twin in twins if not (year and twin[2]) or abs(year - twin[2]) <= 1]
    chosen = plan.choices.films.get(film.key)
    if chosen in [pk for pk, *_ in film.twins]:
        film.film = plan.site.film(chosen)


def _current(imported: dict[str, Value], plan: Plan) -> dict[str, Value]:
    """What was imported, its people under the addresses they have by now."""
    casting = plan.site.casting
    return {
        key: [{**credit, "who": casting.current(credit["who"])} for credit in value]
        if key.startswith("credits ")
        else value
        for key, value in imported.items()
    }


def _remembered(base: dict[str, Value]) -> dict[str, str]:
    """Who the names of this submission were the last time."""
    credits = [credit for key, value in base.items() if key.startswith("credits ") for credit in value]
    return {fold(credit["name"]): credit["who"] for credit in credits}


def _ask_for_namesakes(film: FilmPlan, facts: Facts, plan: Plan) -> None:
    """A role with a name that may be several people is not compared before somebody has chosen."""
    for key in [key for key in facts.values if key.startswith("credits ")]:
        for credit in facts.values[key]:
            if not credit["who"]:
                words = gettext("%(name)s: several people have this name. Choose one.")
                film.errors.append(words % {"name": credit["name"]})
        if not all(credit["who"] for credit in facts.values[key]):
            del facts.values[key]


def _compare(film: FilmPlan, facts: Facts, base: dict[str, Value], plan: Plan) -> None:
    film.memory = dict(film.submission.imported) if film.submission else {}
    for part in plan.site.fields:
        if part.key not in facts.values:
            continue
        new = facts.values[part.key]
        site = part.of(film.film) if film.film else part.empty
        before = base.get(part.key, part.empty)
        if part.taken(site, new):
            film.memory[part.key] = new
        elif part.same(site, before) and not part.same(new, before):
            film.memory[part.key] = new
            film.changed.append(Change(part, site, new))
        else:
            film.kept.append(Change(part, site, new))
