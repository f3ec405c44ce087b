"""An export between preview and confirmation: signed, inside the page itself, kept by no server.

It holds what was read of the file, so no personal column; of submissions that are not selected only what a report
names. It is good for half a day.
"""

from __future__ import annotations

from dataclasses import asdict

from django.core import signing
from django.utils.translation import gettext

from festival.lib.text import fold

from .read import Export, Row, Unreadable
from .values import CHOSEN

MOST_LETTERS = 2_000_000  # below DATA_UPLOAD_MAX_MEMORY_SIZE
GOOD_FOR = 12 * 3600  # seconds
_SALT = "festival.freeway"
_REPORTED = ("id", "tracking", "title", "status", "judging")


def packed(export: Export) -> str:
    rows = [(row.number, _cells(row)) for row in export.rows]
    parcel = signing.dumps({**asdict(export), "rows": rows}, salt=_SALT, compress=True)
    if len(parcel) > MOST_LETTERS:
        raise Unreadable(gettext("Too many selected submissions for one file. Export them by category."))
    return parcel


def _cells(row: Row) -> dict[str, str]:
    if fold(row["judging"]) in CHOSEN:
        return row.cells
    return {column: row[column] for column in _REPORTED if row[column]}


def unpacked(parcel: str) -> Export:
    try:
        export = Export(**signing.loads(parcel, salt=_SALT, max_age=GOOD_FOR))
    except signing.BadSignature:
        raise Unreadable(gettext("The preview is too old. Choose the file again.")) from None
    export.rows = [Row(number, cells) for number, cells in export.rows]
    return export
