"""What the cells of an export mean. Pure; '' or None where a cell does not say it readably."""

from __future__ import annotations

import re
from collections import Counter

from festival.lib.text import fold, script
from films.models import Film
from people.choices import MEDIUM_MINUTES, SHORT_MINUTES, Form, Kind

CHOSEN = {
    "selected", "award winner", "finalist", "semi-finalist", "quarter-finalist", "nominee", "honorable mention",
}  # fmt: skip
NOT_CHOSEN = {"undecided", "not selected", ""}
GIVEN_UP = {"withdrawn", "disqualified"}  # submission states in which a film is not shown, whatever the jury says

_CLOCK = re.compile(r"(\d{1,3}):([0-5]?\d):([0-5]?\d)")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min\.?|minutes?|['’′])?", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}

_KINDS = {
    "documentary": Kind.DOCUMENTARY, "animation": Kind.ANIMATION, "experimental": Kind.EXPERIMENTAL,
    "narrative": Kind.FICTION, "fiction": Kind.FICTION, "television": Kind.SERIES, "tv": Kind.SERIES,
    "series": Kind.SERIES, "web series": Kind.SERIES, "episodic": Kind.SERIES, "virtual reality": Kind.IMMERSIVE,
    "vr": Kind.IMMERSIVE, "xr": Kind.IMMERSIVE, "360 video": Kind.IMMERSIVE, "immersive": Kind.IMMERSIVE,
}  # fmt: skip
_FORMS = {"feature": Form.FEATURE, "short": Form.SHORT}
_OTHER_TYPES = {"student", "music video", "web / new media", "web/new media", "new media", "web", "mobile", "other"}
_COLORS = {
    "color": Film.Color.COLOR, "colour": Film.Color.COLOR, "black & white": Film.Color.BW,
    "black and white": Film.Color.BW, "b&w": Film.Color.BW, "color and black & white": Film.Color.MIXED,
    "black & white and color": Film.Color.MIXED, "both": Film.Color.MIXED, "mixed": Film.Color.MIXED,
}  # fmt: skip


def listed(text: str) -> list[str]:
    """The values of a cell that may hold several."""
    return [part.strip() for part in text.split(",") if part.strip()]


def minutes(text: str) -> int | None:
    """To the nearest minute as programmes print it, thirty seconds count as one more; at least one.

    `1:34:29` is 94, `1:34:30` is 95, `0:00:20` is 1. All zeros say nothing.
    """
    clock, plain = _CLOCK.fullmatch(text), _MINUTES.fullmatch(text)
    if clock:
        hours, whole, seconds = map(int, clock.groups())
        total = hours * 3600 + whole * 60 + seconds
    else:
        total = int(plain[1]) * 60 if plain else 0
    return max(1, (total + 30) // 60) if total else None


def year(text: str) -> int | None:
    """A completion date begins with it."""
    found = re.match(r"(\d{4})(?!\d)", text)
    return int(found[1]) if found else None


def title(text: str) -> str:
    """On one line, without quotation marks around the whole of it."""
    text = " ".join(text.split())
    while len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and not _inside(text):
        text = text[1:-1].strip()
    return text


def _inside(text: str) -> bool:
    """`"Yes" and "No"` is no title in quotation marks."""
    return any(sign in text[1:-1] for sign in (text[0], text[-1]))


def language(text: str) -> str:
    """`el`, `en` or '': by its letters. Latin ones count as English, which FilmFreeway asks for."""
    scripts = Counter(script(letter) for letter in text if letter.isalpha())
    most = scripts.most_common(1)[0][0] if scripts else ""
    return {"GREEK": "el", "LATIN": "en"}.get(most, "")


def kinds(types: str) -> list[str]:
    """The kinds of film among the project types, in their order."""
    return list(dict.fromkeys(_KINDS[fold(one)] for one in listed(types) if fold(one) in _KINDS))


def form(types: str, length: int | None) -> str:
    """Feature or short, as submitted; FilmFreeway knows no medium length, so there the minutes decide."""
    if length and SHORT_MINUTES < length <= MEDIUM_MINUTES:
        return ""
    said = {_FORMS[fold(one)] for one in listed(types) if fold(one) in _FORMS}
    return said.pop() if len(said) == 1 else ""


def unknown_types(types: str) -> list[str]:
    return [one for one in listed(types) if fold(one) not in {*_KINDS, *_FORMS, *_OTHER_TYPES}]


def color(text: str) -> str:
    return _COLORS.get(fold(text), "")


def yes(text: str) -> bool:
    return fold(text) in ("yes", "true", "1")
