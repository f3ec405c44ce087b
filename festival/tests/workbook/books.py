"""Small workbooks for tests: `book(films=[{"film": "a", …}])`, read as a zip of .csv files."""

from __future__ import annotations

import io
import json
import zipfile

from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext

from festival.workbook import Plan, apply, plan, read
from festival.workbook.separated import written
from festival.workbook.sheets import LEFT_OUT
from films.tests.test_natural_keys import MODELS

EDITION = {
    "edition": "TIFF 64",
    "name_en": "Thessaloniki International Film Festival",
    "starts": "2023-11-02",
    "ends": "2023-11-12",
    "timezone": "Europe/Athens",
}

# Their positions are the order of rows or of values in a cell, counted from 1.
IN_ORDER = """
films.credit films.juror films.presence films.filmcountry films.filmlanguage films.filmsubtitle films.editionsubtitle
films.packagefilm films.sectionperson films.screeninglanguage films.screeningsubtitle
"""


def table(rows: list[dict]) -> list[list[str]]:
    """Rows with a head of all their columns."""
    head = list(dict.fromkeys(name for row in rows for name in row))
    return [head, *([str(row.get(name, "")) for name in head] for row in rows)]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def content(**sheets: list[dict]) -> bytes:
    return zipped(**{f"{name}.csv": written(table(rows)) for name, rows in sheets.items()})


def book(**sheets: list[dict]):
    return read(content(**sheets))


def planned(**sheets: list[dict]) -> Plan:
    return plan(book(**sheets))


def imported(**sheets: list[dict]) -> Plan:
    """Written, and the plan that was."""
    seen = planned(**sheets)
    apply(seen)
    return seen


def told(seen: Plan) -> list[tuple]:
    """Where each problem stands and what is wrong, in English."""
    return [(one.sheet, one.row, one.column, str(one.what)) for one in seen.problems]


def problems(**sheets: list[dict]) -> list[tuple]:
    return told(planned(**sheets))


def states(seen: Plan) -> list[tuple]:
    return [(row.sheet, row.key, str(row.state)) for row in seen.rows]


def changes(seen: Plan) -> list[tuple]:
    return [(row.key, one.column, one.old, one.new) for row in seen.rows for one in row.changes]


def dumped() -> str:
    """Every row of the site that a workbook holds. The order of lists is told by the bytes of an export."""
    kept = [model for model in MODELS if model._meta.label not in LEFT_OUT and model.__name__ != "WorkbookExport"]
    rows = []
    for model in kept:
        said = serializers.serialize(
            "json", model.objects.order_by("pk"), use_natural_foreign_keys=True, use_natural_primary_keys=True
        )
        rows += json.loads(said)
    for row in rows:
        for name in ("edited_at", "announcement"):
            row["fields"].pop(name, None)
        for name in (
            "renditions",
            "card",
            "width",
            "height",
            *(["position"] if row["model"] in IN_ORDER.split() else []),
        ):
            row["fields"].pop(name, None)
    return "\n".join(sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows))


def queries(function) -> int:
    with CaptureQueriesContext(connection) as captured:
        function()
    return len(captured)
