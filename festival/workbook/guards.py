"""What a file may be before anything looks inside: its size, its kind, what it would unpack to."""

from __future__ import annotations

import io
import zipfile

from django.utils.translation import gettext_lazy as _

from .messages import Wrong

MEGABYTE = 1024 * 1024
LARGEST_FILE, LARGEST_UNPACKED = 200 * MEGABYTE, 400 * MEGABYTE
LARGEST_TABLE = 120 * MEGABYTE  # one member that is no picture
MOST_MEMBERS = 5000
LONGEST_CELL, LONGEST_IN_EXCEL = 100_000, 32_767  # letters
MOST_ROWS, MOST_COLUMNS = 200_000, 300
PROTECTED = b"\xd0\xcf\x11\xe0"  # an OLE container: an encrypted .xlsx, or an .xls of old


def too_large(limit: int) -> Wrong:
    what = _("is too large: {limit} MB is the most.")
    return Wrong(what, _("Split it, or put fewer pictures beside it."), limit=limit // MEGABYTE)


def opened(content: bytes) -> zipfile.ZipFile:
    """The zip, if it is one that can be unpacked without harm; raises Wrong."""
    if len(content) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    if content.startswith(PROTECTED):
        fix = _("Save it as .xlsx (Excel Workbook) without a password.")
        raise Wrong(_("is protected by a password, or is an .xls of old."), fix)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        fix = _("Give an .xlsx, a .zip or a folder of .csv files.")
        raise Wrong(_("is no workbook, or it is damaged."), fix) from error
    if any(member.flag_bits & 1 for member in members):
        raise Wrong(_("is protected by a password."), _("Save it without one."))
    if (
        len(members) > MOST_MEMBERS
        or sum(member.file_size for member in members) > LARGEST_UNPACKED
        or any(member.file_size > LARGEST_TABLE for member in members)
    ):
        raise Wrong(_("would unpack to more than a programme can be."), _("Export it again, and fill in that file."))
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file out of the zip; raises Wrong where it cannot be unpacked."""
    try:
        return archive.read(name)
    except Exception as error:  # zlib, lzma, bz2, crc, a truncated member: damaged archives raise what they like
        raise Wrong(_("is damaged: “{name}” cannot be unpacked."), _("Pack it again."), name=name) from error
