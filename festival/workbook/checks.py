"""Rules asked of what will be: of each field, of each row, and between rows. Each answer names its cell."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import Screening, Selection
from people.models import Company, Person, Slugged

from . import rules
from .columns import Column
from .lines import UNREAD
from .messages import of_validation, worded
from .results import Problem, State, Unused
from .site import HANDLES, handle_of

CANCELLATIONS = "cancellations"  # the code of that refusal
LARGEST_SHARE = 10  # more than one published screening in ten is not called off without being asked


def fields(line) -> None:
    """What each written field says of its value."""
    columns = {column.attribute: column.name for column in [*line.table.keys, *line.table.columns]}
    written, refused = {change.column for change in line.plan.changes}, line.refused
    for field in line.row._meta.concrete_fields:
        name = columns.get(field.attname, "")
        if name not in refused and (name in written or line.is_new):
            _field(line, line.row, field, name)


def _field(line, row, field, name):
    if field.is_relation or field.primary_key or not field.editable or isinstance(field, models.FileField):
        return
    try:
        field.clean(getattr(row, field.attname), row)
    except ValidationError as error:
        line.refuse(name, of_validation(error), _("Correct the cell."))


def cells(line) -> None:
    """Of a row that cannot be found, or is not to be there: what is said of each cell, and of those that stand
    together."""
    row, written = line.table.model(), set()
    for column in [*line.table.keys, *line.table.columns]:
        if not line.says(column) or line.read(column) is UNREAD:
            continue
        if column.required and not line.cells.get(column.name):
            line.missing(column.name)
        elif not column.derived and not column.kind.apart:
            column.put(row, line.read(column), line.site)
            written.add(column.attribute)
            if line.cells.get(column.name) and (field := column.field(line.table.model)):
                _field(line, row, field, column.name)
    _constraints(line, row, only=written)


def run(draft) -> None:
    """After all sheets: the rules that need to know all rows."""
    touched = {row: line for row, line in draft.line_of.items() if _is_touched(line) and row not in draft.site.deleted}
    for row, line in touched.items():
        _row(draft, row, line)
    _uniques(draft, touched)
    gone = _with_what_they_hold(draft.site)
    _protected(draft, gone)
    _unused(draft, gone)
    _cancellations(draft, gone)


def _is_touched(line) -> bool:
    return line.plan.state in (State.NEW, State.CHANGED, State.WITHDRAWN, State.ERROR)


# --- One row --------------------------------------------------------------------------------------------------------


def _constraints(line, row, only: set[str] | None = None):
    """The broken ones; of those that are about `only` these attributes, where not all of the row is known."""
    for constraint in rules.broken_checks(row):
        columns = _columns_of(constraint, line)
        if only is not None and not {column.attribute for column in columns} <= only:
            continue
        names = [column.name for column in columns]
        if not line.refused.intersection(names):  # what is said of a cell already is not said of its row
            line.refuse(names[0] if names else "", constraint.violation_error_message, _("Correct the row."))


def _row(draft, row, line):
    _constraints(line, row)
    if line.plan.state == State.ERROR:
        return
    try:
        if isinstance(row, Slugged):
            row._stored_slug = row.slug  # old addresses were looked at when the key was read
        if line.table.check:
            line.table.check(row, draft.site)
        elif line.table.makes:
            row.clean()
    except ValidationError as error:
        _refuse_all(line, error)


def _refuse_all(line, error: ValidationError):
    names = {column.attribute: column.name for column in [*line.table.keys, *line.table.columns]}
    told = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for attribute, errors in told.items():
        column = names.get(attribute, "name" if "name" in names.values() else "")
        for one in errors:
            line.refuse(column if attribute != NON_FIELD_ERRORS else "", of_validation(one), _("Correct the row."))


def _columns_of(constraint, line) -> list[Column]:
    """The columns the rule speaks of, those of this sheet first."""
    paths = {path.partition("__")[0] for path, _value in _leaves(constraint.condition)}
    columns = [column for column in [*line.table.keys, *line.table.columns] if column.attribute in paths]
    return sorted(columns, key=lambda column: not line.says(column))


def _leaves(condition):
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from _leaves(child)
        else:
            yield child


# --- All rows -------------------------------------------------------------------------------------------------------


def _uniques(draft, touched):
    tables = {type(row): line.table for row, line in touched.items()}
    for model in tables:
        for names, words in rules.uniques(model):
            for group in rules.shared(draft.site.all(model), names):
                _refuse_doubles(draft, group, names, words, touched)


def _refuse_doubles(draft, group, names, words, touched):
    if len({id(row) for row in group if row in touched}) == 0:
        return
    *_others, row = [one for one in group if one in touched]
    line = touched[row]
    if line.plan.problems:
        return
    columns = {column.attribute: column.name for column in line.table.columns}
    column = next((columns[name] for name in reversed(names) if name in columns), line.table.keys[-1].name)
    other = next(one for one in group if one is not row)
    line.refuse(column, words, _("It belongs to {other}."), other=_name_of(draft, other))


def _name_of(draft, row) -> str:
    line = draft.line_of.get(row)
    if line:
        return line.plan.key
    return handle_of(row) if hasattr(row, HANDLES.get(type(row), "slug")) else str(row)


def _holders(model):
    """The foreign keys that point at rows of `model`, hidden ones too; not those of plain many-to-many tables."""
    relations = model._meta.get_fields(include_hidden=True)
    relations = [
        one for one in relations if one.auto_created and not one.concrete and (one.one_to_many or one.one_to_one)
    ]
    return [one for one in relations if not one.related_model._meta.auto_created]


def _with_what_they_hold(site) -> set:
    """The rows that will be gone: those deleted, and what is meaningless without them."""
    gone, fresh = set(site.deleted), set(site.deleted)
    while fresh:
        found = set()
        for model in {type(row) for row in fresh}:
            for relation in _holders(model):
                if relation.on_delete is models.CASCADE:
                    name = relation.field.attname
                    numbers = {row.pk for row in fresh if isinstance(row, model)}
                    found |= {row for row in site.all(relation.related_model) if getattr(row, name) in numbers}
        fresh = found - gone
        gone |= fresh
    return gone


def _protected(draft, gone):
    """A row that others need is not deleted: what stands in the way is named."""
    for row in draft.work.deleted:
        line = draft.line_of[row]
        held = defaultdict(list)
        for relation in _holders(type(row)):
            if relation.on_delete is models.PROTECT:
                for other in _standing(draft.site, relation, row, gone):
                    held[relation.related_model._meta.verbose_name_plural].append(other)
        for kind, others in held.items():
            names = ", ".join(_name_of(draft, other) for other in others[:3]) + ("…" if len(others) > 3 else "")
            what = _("cannot be deleted: it is named by {number} {kind} ({names}).")
            fix = _("Delete or change these first.")
            line.refuse("action", what, fix, number=len(others), kind=kind, names=names)


def _standing(site, relation, row, gone) -> list:
    """The rows that will still point at `row`."""
    name = relation.field.attname
    model = relation.related_model
    return [other for other in site.standing(model) if getattr(other, name) == row.pk and other not in gone]


def _unused(draft, gone):
    """Whoever left a list and is named by nothing any more is offered for deletion."""
    wanted = draft.choices["delete_unused"]
    left = {named for row in draft.work.removed if (named := getattr(row, "named", None)) and named.pk > 0}
    for named in sorted(left - gone, key=lambda row: (type(row).__name__, row.slug)):
        if _named_by_anything(draft.site, named, gone):
            continue
        deleted = wanted is True or (wanted and named.slug in wanted)
        draft.result.unused_people.append(Unused(named._meta.model_name, handle_of(named), named.name, bool(deleted)))
        if deleted:
            draft.work.deleted.append(named)


def _named_by_anything(site, named: Person | Company, gone) -> bool:
    relations = [one for one in _holders(type(named)) if one.on_delete is not models.CASCADE]
    return any(_standing(site, relation, named, gone) for relation in relations)


# --- A whole programme called off -----------------------------------------------------------------------------------


def _cancellations(draft, gone):
    """More than a tenth of an edition's published screenings is not called off by a slip of a column."""
    if draft.choices["allow_cancellations"] or not _could_call_off(draft):
        return
    public = set(Screening.objects.public(draft.at).filter(status__in=Screening.STANDING).values_list("pk", flat=True))
    published, lost = defaultdict(int), defaultdict(int)
    for row in draft.site.all(Screening):
        if row.pk in public:
            published[row.edition] += 1
            lost[row.edition] += row in gone or row.status in Screening.CALLED_OFF or _film_withdrawn(draft, row)
    for edition, number in lost.items():
        if number * LARGEST_SHARE > published[edition]:
            what = worded(
                _("{edition}: {number} of {all} published screenings would be cancelled or withdrawn."),
                edition=str(edition),
                number=number,
                all=published[edition],
            )
            fix = _("If that is meant, allow it: --allow-cancellations.")
            draft.result.problems.append(Problem("", None, "", "", what, fix, CANCELLATIONS))


def _could_call_off(draft) -> bool:
    touched = {type(row) for row, columns in draft.work.changed.items() if "status" in columns}
    return bool(touched & {Screening, Selection}) or bool(draft.site.deleted)


def _film_withdrawn(draft, screening) -> bool:
    """Its film's last standing selection in the edition is withdrawn by this workbook."""
    if screening.film is None:
        return False
    mine = [
        one for one in draft.site.parts(Selection, "film", screening.film) if one.section.edition == screening.edition
    ]
    by_this = any("status" in draft.work.changed.get(one, {}) for one in mine)
    return by_this and all(one.withdrawn for one in mine)
