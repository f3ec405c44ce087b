"""Content lines of iCalendar: escaped, folded, in bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from festival.lib import clock

OCTETS = 75  # of a physical line, without its line break
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: object) -> str:
    """A value of type TEXT: any line break becomes `\\n`, no other control character is left."""
    plain = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return CONTROLS.sub("", plain).translate(ESCAPES)


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def local(name: str, moment: datetime, zone: ZoneInfo) -> str:
    """The property of a moment as the wall shows it; in UTC where the wall shows this hour twice, since a reader takes
    the first."""
    if clock.repeated_hour(moment, zone):
        return f"{name}:{utc(moment)}"
    return f"{name};TZID={zone.key}:{clock.wall(moment, zone):%Y%m%dT%H%M%S}"


def encoded(lines: Iterable[str]) -> bytes:
    """The lines as they are sent: UTF-8, folded, each with its CRLF."""
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line of any length in physical lines of at most 75 octets; no character is split, and no escape."""
    physical, size = [bytearray()], 0
    for piece in re.findall(r"\\.|.", line):
        octets = piece.encode()
        if size + len(octets) > OCTETS:
            physical.append(bytearray(b" "))
            size = 1
        physical[-1] += octets
        size += len(octets)
    return b"\r\n".join(physical) + b"\r\n"
