"""Content lines of iCalendar: escaped, folded, in bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from festival.lib import clock

OCTETS = 75  # of a physical line, without its line break
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}  # in this order: the backslash is every other's mark


def text(value: object) -> str:
    """A value of type TEXT: any line break becomes `\\n`, no other control character is left."""
    plain = CONTROLS.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    for sign, escape in ESCAPES.items():
        plain = plain.replace(sign, escape)
    return plain


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
    rest, physical, room = line.encode(), [], OCTETS
    if len(rest) <= room:
        return rest + b"\r\n"
    while len(rest) > room:
        cut = _cut(rest, room)
        physical.append(rest[:cut])
        rest, room = rest[cut:], OCTETS - 1  # a continued line begins with a space
    return b"\r\n ".join([*physical, rest]) + b"\r\n"


def _cut(octets: bytes, most: int) -> int:
    """The last place up to `most` that is between two characters, and not behind the first half of an escape."""
    while octets[most] & 0b1100_0000 == 0b1000_0000:
        most -= 1
    slashes = most - len(octets[:most].rstrip(b"\\"))
    return most - slashes % 2
