"""What is sent to the addresses that take something from whoever knows them."""

from __future__ import annotations

import json
from collections.abc import Iterator

NO_JSON = [
    *(b"", b"\x00", b"\xff", b"null", b"[]", b"[[]]", b"NaN", b"[NaN]", b"1e999", b"-" * 1000, b"9" * 5000),
    *(
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'"' + b"x" * 1_000_000,
        b"[" + b"1," * 600 + b"1]",
        b"[" + b"9" * 5000 + b"]",
    ),
    *("\ufeff{}".encode(), "{}".encode("utf-16"), "{}".encode("utf-32"), rb'"\ud800"'),
]
NO_ITEM = [rb'{"\u0000": 1}', rb'{"\ud800": 1}', b'{"' + b"9" * 5000 + b'": 1}', b'{"tickets": 1, "tickets": null}']
HOSTILE = [
    *("", "\0", "a\0b", "\x0b", "\ud800", "\u202e", "🎬", "x" * 5000, "9" * 5000, "urn:uuid:{uuid}", "{{{uuid}}}"),
    *(10**30, -1, 1.5, float("nan"), float("inf"), None, True, [], {}, [[[]]], {"a": {}}),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2023-11-03T11:00:00+99:99"),
    *("2023-11-03T11:00:00+02:00:00.5", "2023-W44-5T11:00+02:00", "２０２３-11-03T11:00:00+02:00"),
]
TYPES = [
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=klingon",
    "\xff;charset=\x0b",
]


def ticket_states(screening) -> Iterator[bytes]:
    """Each key of an item in turn is something else."""
    yield from NO_JSON
    yield from NO_ITEM
    right = {"screening": str(screening.uuid), "tickets": "sold_out", "as_of": "2023-11-03T11:00:00+02:00"}
    for item in (right, {**right, "edition": screening.edition.slug, "screening": screening.code}):
        for key in item:
            yield from (json.dumps({**item, key: _meant(value, screening)}).encode() for value in HOSTILE)


def _meant(value, screening):
    return value.replace("{uuid}", str(screening.uuid)) if isinstance(value, str) else value


def form(names: list[str], value: str, times: int = 1) -> bytes:
    return "&".join(f"{name}={value}" for name in names for _ in range(times)).encode()
