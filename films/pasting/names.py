"""Names in a list, taken apart: `Anna Vissi (Maria), Petros Lamos and Jan III` are three."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from festival.lib.text import has_greek

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LISTED = re.compile(r"\s*[,;/|•\n]\s*(?:(?:and|&|και|κι)\s+)?", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:and|&|και|κι)\s+", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(?:[JS]r\.?|I{1,3}|IV|Inc\.?|Ltd\.?|LLC|GmbH|Co\.?|S\.?A\.?S?|S\.?r\.?l\.?|Α\.?Ε\.?|Ε\.?Π\.?Ε\.?)"
)

_LEADER = re.compile(r"\s*(?:\.{2,}|…|_{2,}|·{2,})[\s.…_·]*")
_AS = re.compile(r"\s+(?:as|ως)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]+\s+|\t+")
_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<inside>[^()\[\]]*\w[^()\[\]]*)[)\]]", re.DOTALL)
_EDGES = " \t\r\n.,;:*•·-–—_"
_QUOTES = '"“”„«»'
_SMALL = {"von", "van", "der", "den", "ten", "ter", "af", "zu", "y"}


@dataclass(frozen=True)
class Named:
    """A name as it was typed, and what stood beside it."""

    name: str
    character: str = ""
    note: str = ""


def split_names(text: str, known: Callable[[str], bool] = lambda name: False) -> list[str]:
    """The names of a list. `known` keeps a name together that is one on the site: `Lantern & Daughters`."""
    parts = []
    for part in [text] if known(text) else _with_suffixes(_apart(_LISTED, text)):
        parts += [part] if known(part) else _apart(_JOINED, part)
    return [part for part in parts if has_word(part)]


def _apart(separator: re.Pattern, text: str) -> list[str]:
    """Between separators that stand outside brackets."""
    inside = [bracket.span() for bracket in _BRACKETS.finditer(text)]
    parts, start = [], 0
    for found in separator.finditer(text):
        if not any(opens <= found.start() < closes for opens, closes in inside):
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in (*parts, text[start:])]


def _with_suffixes(parts: list[str]) -> list[str]:
    """`Robert Downey, Jr.` and `Paper Boat, Ltd` have a comma of their own."""
    joined: list[str] = []
    for part in parts:
        if joined and has_word(joined[-1]) and _SUFFIX.fullmatch(part.strip()):
            joined[-1] = f"{joined[-1]}, {part.strip()}"
        else:
            joined.append(part)
    return joined


def performer(text: str) -> Named:
    """`Anna Vissi (Maria)`, `Anna Vissi as Maria`, `Anna Vissi - Maria`, `Maria ..... Anna Vissi`."""
    character, name = _two_sides(_LEADER, text)
    if name:
        return Named(_trimmed(name), character=_trimmed(character))
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    if bracketed and has_word(bracketed["name"]):
        return Named(_trimmed(bracketed["name"]), character=_trimmed(bracketed["inside"]))
    for between in (_AS, _DASH):
        name, character = _two_sides(between, text)
        if name:
            return Named(_trimmed(name), character=_trimmed(character))
    return Named(_trimmed(text))


def maker(text: str) -> Named:
    """`Paper Boat (Greece)`: what stands in brackets, or behind a dash, is a note."""
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    if bracketed and has_word(bracketed["name"]):
        return Named(_trimmed(bracketed["name"]), note=_trimmed(bracketed["inside"]))
    name, note = _two_sides(_DASH, text)
    return Named(_trimmed(name), note=_trimmed(note)) if name else Named(_trimmed(text))


def _two_sides(between: re.Pattern, text: str) -> tuple[str, str]:
    """What stands on both sides of the first place where there are words on both; else nothing."""
    for found in between.finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        if has_word(left) and has_word(right):
            return left, right
    return "", ""


def _trimmed(text: str) -> str:
    """Without bullets and blanks around it, or quotation marks at both ends; the stop of an abbreviation stays."""
    text = " ".join(text.split()).lstrip(_EDGES)
    bare = text.rstrip(_EDGES)
    if bare.startswith(tuple(_QUOTES)) and bare.endswith(tuple(_QUOTES)):
        return bare.strip(_QUOTES)
    return f"{bare}." if text[len(bare) :].startswith(".") and _abbreviated(bare) else bare


def _abbreviated(text: str) -> bool:
    last = text.rpartition(" ")[2]
    return last in ("Jr", "Sr", "Inc", "Ltd", "Co") or "." in last or len(last) == 1


def has_word(text: str) -> bool:
    """Anything but blanks and signs."""
    return any(letter.isalnum() for letter in text)


# --- Capitals ---------------------------------------------------------------------------------------------------------


def in_capitals(name: str) -> bool:
    """Two words or more, all in capital letters. A single one may be an acronym or a company's own way."""
    return name.isupper() and len(re.findall(r"[^\W\d_]{2,}", name)) > 1


def in_mixed_case(name: str) -> str:
    """`ANNA O'NEILL-MCRAE` → `Anna O'Neill-McRae`, a guess to be looked at; Greek stays, since its accents are gone."""
    if not in_capitals(name) or has_greek(name):
        return name
    words = [word.lower() if word.lower() in _SMALL else _capitalised(word) for word in name.split()]
    return " ".join([_capitalised(words[0]), *words[1:]])


def _capitalised(word: str) -> str:
    word = re.sub(r"[^\W\d_]+", lambda run: run[0][0].upper() + run[0][1:].lower(), word)
    return re.sub(r"\bMc[^\W\d_]", lambda start: start[0][:2] + start[0][2:].upper(), word)
