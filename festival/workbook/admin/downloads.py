"""Files to take away: the export, an empty workbook, and the lists of a preview as tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from festival.workbook import State, template
from festival.workbook.separated import written

from .engine import planned
from .forms import ExportForm
from .frame import entering, exporting, importing
from .preview import gone, own_upload
from .shown import WEIGHT, state_words
from .start import start_page

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
}


def file(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]], headers=headers)


# --- The programme ------------------------------------------------------------------------------------------------


@exporting
@require_POST
def exported(request):
    """A POST, since the site remembers what it gave out, to compare with when the file comes back."""
    form = ExportForm(request.POST)
    content = form.content() if form.is_valid() else None
    return file(content, form.name) if content else start_page(request, export=form, status=422)


@entering
@require_safe
def empty(request):
    """In the language of the page: the sheet with the instructions is to be read."""
    return file(template(), "programme-template.xlsx")


# --- The lists of a preview ---------------------------------------------------------------------------------------


@importing
@require_safe
def problems(request, key):
    heads = [_("Sheet"), pgettext("sheet", "Row"), _("Column"), _("Value"), _("What is wrong"), _("What to do")]
    return _table(request, key, "problems.csv", heads, _problem_lines)


@importing
@require_safe
def changes(request, key):
    heads = [
        _("Sheet"),
        pgettext("sheet", "Row"),
        _("Key"),
        _("Name"),
        _("What happens"),
        _("Column"),
        _("Now"),
        _("Afterwards"),
    ]
    return _table(request, key, "changes.csv", heads, _change_lines)


def _table(request, key, name, heads, lines):
    upload = own_upload(request, key)
    if upload is None or upload.finished:
        return gone(request)
    rows = [["" if cell is None else str(cell) for cell in line] for line in lines(planned(upload))]
    return file(written([heads, *rows]), name)


def _problem_lines(plan) -> Iterable[list]:
    for one in plan.problems:
        yield [one.sheet, one.row, one.column, one.value, one.what, one.fix]


def _change_lines(plan) -> Iterable[list]:
    """A line for each cell; a row that has none, since it is deleted, is a line as well."""
    for row in plan.rows:
        if row.state in WEIGHT:
            place = [row.sheet, row.row, row.key, row.label, state_words(row.state)]
            cells = [[one.column, one.old, one.new] for one in row.changes] or [["", row.held_words, ""]]
            yield from ([*place, *cell] for cell in cells)
    for new in plan.new_people:
        yield [
            "credits",
            ", ".join(map(str, new.rows)),
            new.key,
            new.name,
            state_words(State.NEW),
            "name",
            "",
            new.name,
        ]
