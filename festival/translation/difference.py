"""What has changed between two texts, sentence by sentence and in these word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from festival.lib.text import plain_words

_SENTENCE = re.compile(r".+?(?:[.!?;·…]+[»”\"')\]]*\s+|\n+|\Z)", re.DOTALL)
_TOKEN = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """Some words: `same`, `added` or `removed`."""

    what: str
    text: str


@dataclass(frozen=True)
class Passage:
    """One or more sentences that stayed, or that changed together."""

    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.what != "same" for piece in self.pieces)


def sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def difference(before: str, now: str) -> list[Passage]:
    """The text of now in order, with what was taken out of it; only words count, and their order."""
    old, new = sentences(before), sentences(now)
    passages = []
    for same, taken, given in _matched(old, new):
        pieces = [Piece("same", "".join(given))] if same else _by_words("".join(taken), "".join(given))
        passages.append(Passage(pieces))
    return passages


def changed_words(before: str, now: str) -> int:
    """How many words of now are in sentences that were not there before: what a translator reads again."""
    given = chain.from_iterable(new for same, _old, new in _matched(sentences(before), sentences(now)) if not same)
    return sum(len(plain_words(sentence)) for sentence in given)


def _by_words(before: str, now: str) -> list[Piece]:
    pieces = []
    for same, taken, given in _matched(_TOKEN.findall(before), _TOKEN.findall(now)):
        if same:
            pieces.append(Piece("same", "".join(given)))
            continue
        pieces += [Piece("removed", "".join(taken))] if taken else []
        pieces += [Piece("added", "".join(given))] if given else []
    return pieces


def _matched(old: list[str], new: list[str]):
    """Stretches of both lists: (whether their words are the same, the old, the new)."""
    matcher = SequenceMatcher(None, *([tuple(plain_words(part)) for part in parts] for parts in (old, new)), False)
    for tag, i, j, k, n in matcher.get_opcodes():
        yield tag == "equal", old[i:j], new[k:n]
