"""Comma-separated sheets: UTF-8 with a mark by which Excel knows it, and cells that Excel takes for text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from festival.lib.sheets import BOM, STARTS_A_FORMULA, records

from .messages import Wrong

# Excel would calculate a cell that begins so. An apostrophe before it says: text; one more where there was one.
CALCULATED = re.compile(f"'*[{re.escape(''.join(STARTS_A_FORMULA))}]")


def escaped(text: str) -> str:
    return f"'{text}" if CALCULATED.match(text) else text


def plain(text: str) -> str:
    return text[1:] if text.startswith("'") and CALCULATED.match(text) else text


class Table:
    """The rows of a .csv; commas, or the semicolons and tabs that some spreadsheets write instead."""

    def __init__(self, content: bytes):
        self.content = content

    def rows(self) -> Iterator[list]:
        text = self._decoded()
        reader = records(text, _delimiter(text))
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                what = _("is damaged in line {line}: {error}.")
                raise Wrong(what, _("Save it as “CSV UTF-8” again."), line=reader.line_num, error=str(error)) from error
            yield [plain(cell) for cell in row]

    def _decoded(self) -> str:
        if b"\x00" in self.content[:2] or self.content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Wrong(_("is not UTF-8 text."), _("Save it as “CSV UTF-8”."))
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.content[: error.start].count(b"\n") + 1
            raise Wrong(_("is not UTF-8 text (line {line})."), _("Save it as “CSV UTF-8”."), line=line) from error


def _delimiter(text: str) -> str:
    """By the first row, which holds names only."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def written(rows: list[list[str]]) -> bytes:
    """The sheet as bytes: always the same for the same rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([escaped(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()
