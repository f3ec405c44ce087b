"""Finding the person or company a sheet means by a name, without asking the database for each.

A name is the same where its folded form is: `Renée Sawtell`, `RENEE SAWTELL` and a Greek name or an alias of that
person. A similar name is never taken for the same; it is shown to a person, who decides.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

from festival.lib.text import fold

LIKE = 0.5  # of the letter triples of two names, the part they share: Malk ~ Malak, not Anna ~ Hanna


class Names:
    """The rows of `Person` or `Company` by every name they go by; read once, added to as new ones are made."""

    def __init__(self, rows: Iterable):
        self._rows = defaultdict(list)
        self._triples = defaultdict(set)
        self._letters: dict[str, set[str]] = {}
        for row in rows:
            self.add(row)

    def add(self, row) -> None:
        """From now on the row is found by its names, stored or not."""
        for name in dict.fromkeys(map(fold, _names(row))):
            self._rows[name].append(row)
            self._letters[name] = _triples(name)
            for triple in self._letters[name]:
                self._triples[triple].add(name)

    def find(self, name: str) -> list:
        """All rows that go by this name: none, one, or namesakes."""
        return self._rows.get(fold(name), [])

    def similar(self, name: str, most: int = 3) -> list:
        """Rows whose name is nearly this one, the nearest first; those of the very same name are not among them."""
        folded = fold(name)
        wanted = _triples(folded)
        likeness = {known: _likeness(wanted, self._letters[known]) for known in self._candidates(wanted) - {folded}}
        near = sorted((known for known in likeness if likeness[known] >= LIKE), key=lambda one: (-likeness[one], one))
        found, seen = [], {id(row) for row in self.find(name)}
        for row in itertools.chain.from_iterable(self._rows[known] for known in near):
            if id(row) not in seen:
                seen.add(id(row))
                found.append(row)
            if len(found) == most:
                break
        return found

    def _candidates(self, wanted: set[str]) -> set[str]:
        """Names like enough share at least half of the triples wanted, so one of any half and one more: the rarest."""
        rare = sorted(wanted, key=lambda triple: len(self._triples.get(triple, ())))[: len(wanted) // 2 + 1]
        return set().union(*(self._triples.get(triple, ()) for triple in rare))


def _likeness(one: set[str], other: set[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _names(row) -> list[str]:
    known = [row.name, getattr(row, "name_el", ""), *getattr(row, "aliases", "").splitlines()]
    return [name for name in known if name.strip()]


def _triples(folded: str) -> set[str]:
    """Runs of three letters of each word, its ends marked; the order of the words does not count."""
    padded = [f"  {word} " for word in folded.replace("-", " ").split()]
    return {word[place : place + 3] for word in padded for place in range(len(word) - 2)}
