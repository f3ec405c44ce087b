"""Finding the person or company a sheet means by a name, without asking the database for each.

A name is the same where its folded form is: `Renée Sawtell`, `RENEE SAWTELL` and a Greek name or an alias of that
person. A similar name is never taken for the same; it is shown to a person, who decides.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable

from festival.lib.text import fold

LIKE = 0.5  # of the letter triples of two names, the part they share: Malk ~ Malak, not Anna ~ Hanna


class Names:
    """The rows of `Person` or `Company` by every name they go by; read once, added to as new ones are made."""

    def __init__(self, rows: Iterable):
        self._rows = defaultdict(list)
        self._triples = defaultdict(set)
        self._sizes = {}  # how many triples a name has: a sheet of new names asks for each likeness again and again
        for row in rows:
            self.add(row)

    def add(self, row) -> None:
        """From now on the row is found by its names, stored or not."""
        for name in dict.fromkeys(map(fold, _names(row))):
            self._rows[name].append(row)
            triples = _triples(name)
            self._sizes[name] = len(triples)
            for triple in triples:
                self._triples[triple].add(name)

    def find(self, name: str) -> list:
        """All rows that go by this name: none, one, or namesakes."""
        return self._rows.get(fold(name), [])

    def similar(self, name: str, most: int = 3) -> list:
        """Rows whose name is nearly this one, the nearest first; those of the very same name are not among them."""
        folded = fold(name)
        wanted = _triples(folded)
        shared = Counter(known for triple in wanted for known in self._triples.get(triple, ()))
        likeness = {
            known: number / (len(wanted) + self._sizes[known] - number)
            for known, number in shared.items()
            if known != folded
        }
        near = sorted((known for known in likeness if likeness[known] >= LIKE), key=lambda known: -likeness[known])
        found, same = [], self.find(name)
        for row in itertools.chain.from_iterable(self._rows[known] for known in near):
            if row not in found and row not in same:
                found.append(row)
        return found[:most]


def _names(row) -> list[str]:
    known = [row.name, getattr(row, "name_el", ""), *getattr(row, "aliases", "").splitlines()]
    return [name for name in known if name.strip()]


def _triples(folded: str) -> set[str]:
    """Runs of three letters of each word, its ends marked; the order of the words does not count."""
    padded = [f"  {word} " for word in folded.replace("-", " ").split()]
    return {word[place : place + 3] for word in padded for place in range(len(word) - 2)}
