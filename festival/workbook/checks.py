"""Rules asked of what will be: of each field, of each row, and between rows. Each answer names its cell."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import Screening, Selection
from people.models import Slugged

from . import leaving, publishing, rules
from .columns import Column
from .lines import UNREAD
from .messages import of_validation, worded
from .results import Problem, State

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
    publishing.check(draft)
    _uniques(draft, touched)
    gone = leaving.run(draft)
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
    line.refuse(column, words, _("It belongs to {other}."), other=draft.name_of(other))


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
