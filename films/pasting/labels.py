"""What a line of credits is headed with, and the roles that means.

The words staff gave a role come first, in both languages; then those of the trade, from `role_words.json` beside
`roles.json`. There a label may stand under two roles ("Written and directed by"), and its `leads` are those after which
names may follow without a colon.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from festival.lib.text import fold

WORDS = Path(__file__).resolve().parent.parent / "vocabulary" / "role_words.json"
PERFORMERS = {"actors", "participants", "voices", "narration"}  # after whose names stands who they play

_LONGEST_LEAD = 7  # words
_JOINED = re.compile(r"\s*[/&+,·|]\s*|\s+(?:and|και)\s+|\s+[-–—]\s+", re.IGNORECASE)


class Labels:
    """The codes of roles, by label."""

    def __init__(self, roles: Iterable):
        self._own, self._trade, self._leads = {}, defaultdict(list), set()
        for role in roles:
            for label in (role.label_en, role.label_el, role.plural_en, role.plural_el, role.code):
                if _key(label):
                    self._own.setdefault(_key(label), [role.code])
        self._learn({role.code for role in roles})

    def _learn(self, codes: set[str]) -> None:
        """The words of the trade, for the roles that there are."""
        for entry in json.loads(WORDS.read_text(encoding="utf-8")):
            if entry["role"] not in codes:
                continue
            self._leads.update(map(_key, entry["leads"]))
            for key in dict.fromkeys(map(_key, [*entry["labels"], *entry["leads"]])):
                self._trade[key].append(entry["role"])

    def roles(self, label: str) -> list[str]:
        """`D.O.P.` is cinematography, `Script & Editing` two roles; empty where a part of it is unknown."""
        whole = self._meant(label)
        if whole:
            return whole
        parts = [self._meant(part) for part in _JOINED.split(label)]
        return list(dict.fromkeys(role for part in parts for role in part)) if all(parts) else []

    def lead(self, line: str) -> tuple[str, str]:
        """A label at the beginning of a line, and the names behind it: `Written by` · `Anna Vissi`."""
        words = list(re.finditer(r"\S+", line))
        for word in reversed(words[: min(_LONGEST_LEAD, len(words) - 1)]):
            if _key(line[: word.end()]) in self._leads:
                return line[: word.end()], line[word.end() :].strip()
        return "", line

    def _meant(self, label: str) -> list[str]:
        key = _key(label)
        return self._own.get(key) or self._trade.get(key, [])


def _key(label: str) -> str:
    """Letters and digits alone, so that D.O.P., Make-Up, Make up and Producer(s) need not be listed each."""
    return "".join(letter for letter in fold(label) if letter.isalnum())
