"""A long list in pieces: `{count, next, previous, results}`, by `limit` and `offset`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from .answers import Refused

USUAL, MOST = 100, 500
WHOLE_NUMBER = re.compile(r"[0-9]{1,40}")  # what is longer Python may refuse to read


@dataclass(frozen=True)
class Piece:
    """So many from there."""

    limit: int = USUAL
    offset: int = 0

    @classmethod
    def asked(cls, query: QueryDict) -> Piece:
        piece = cls(_number(query, "limit", USUAL), _number(query, "offset", 0))
        if not 1 <= piece.limit <= MOST:
            raise _wrong("limit", f"Write a whole number from 1 to {MOST}.")
        return piece

    def of(self, things: Sequence, made: Callable, address: str, query: QueryDict) -> dict:
        """`made` is asked only of what is in it; the ways on keep the rest of the query."""
        after, before = self.offset + self.limit, max(self.offset - self.limit, 0)
        return {
            "count": len(things),
            "next": self._way(address, query, after) if after < len(things) else None,
            "previous": self._way(address, query, before) if self.offset else None,
            "results": [made(thing) for thing in things[self.offset : after]],
        }

    def _way(self, address: str, query: QueryDict, offset: int) -> str:
        asked = query.copy()
        asked["limit"], asked["offset"] = str(self.limit), str(offset)
        return f"{address}?{asked.urlencode()}"


def _number(query: QueryDict, name: str, usual: int) -> int:
    given = query.get(name, "")
    if given and not WHOLE_NUMBER.fullmatch(given):
        raise _wrong(name, "Write a whole number.")
    return int(given) if given else usual


def _wrong(name: str, words: str) -> Refused:
    return Refused("parameter", f"{name}: {words}", parameters={name: [words]})
