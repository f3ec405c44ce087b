"""Every sheet and every column explained, made from the same list as import and export. To be searched and printed."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from festival.workbook import SHEETS, described
from festival.workbook.tables import ACTION

from .examples import example
from .frame import entering, page


@entering
@require_safe
def help_page(request):
    return page(request, "help", _("Sheets and columns"), sheets=[_explained(sheet) for sheet in SHEETS])


def _explained(sheet) -> dict:
    columns = [
        {"name": name, "required": required, "said": said, "example": _example(sheet.name, name)}
        for name, required, said in described(sheet)
    ]
    return {"name": sheet.name, "about": sheet.about, "columns": columns}


def _example(sheet: str, column: str) -> str:
    return "delete" if column == ACTION else example(sheet, column)
