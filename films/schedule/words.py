"""Saying one thing in both languages at once, whatever language is active.

Words are `{"en": …, "el": …}`. An empty text is a part with nothing to say; whoever joins parts leaves it out, in each
language by itself, so that a reason given only in English is missing in Greek and never borrowed.
"""

from __future__ import annotations

from collections.abc import Iterable

from .facts import PlaceFacts, Words

NOTHING: Words = {"en": "", "el": ""}


def say(en: str, el: str, **parts: Words) -> Words:
    """The two templates filled with `parts`; nothing in a language in which one of the parts is missing."""
    return {"en": _filled(en, "en", parts), "el": _filled(el, "el", parts)}


def both(text: object) -> Words:
    """The same in both languages: clock times, numbers."""
    return {"en": str(text), "el": str(text)}


def joined(pieces: Iterable[Words], en: str = " ", el: str | None = None) -> Words:
    pieces = list(pieces)
    glue = {"en": en, "el": en if el is None else el}
    return {language: glue[language].join(piece[language] for piece in pieces if piece[language]) for language in glue}


def listed(pieces: Iterable[Words]) -> Words:
    """Pieces of one line: a semicolon, in Greek an ano teleia, between them; only the first keeps its capital."""
    first, *rest = [piece for piece in pieces if any(piece.values())] or [NOTHING]
    return joined([capital(first), *map(small, rest)], "; ", "· ")


def sentences(parts: Iterable[Words]) -> Words:
    return joined({language: text and f"{text}." for language, text in part.items()} for part in parts)


def capital(words: Words) -> Words:
    return {language: text[:1].upper() + text[1:] for language, text in words.items()}


def small(words: Words) -> Words:
    return {language: text[:1].lower() + text[1:] for language, text in words.items()}


def place_words(place: PlaceFacts | None) -> Words:
    return place.label if place else say("venue to be announced", "αίθουσα υπό ανακοίνωση")


def reason_words(reason: Words) -> Words:
    return say("Reason: {reason}", "Αιτία: {reason}", reason=without_stop(reason))


def without_stop(words: Words) -> Words:
    """The editor's words, without their full stop: the sentence has its own."""
    return {language: text.strip().rstrip(".") for language, text in words.items()}


def _filled(template: str, language: str, parts: dict[str, Words]) -> str:
    values = {name: words[language] for name, words in parts.items()}
    return template.format(**values) if all(values.values()) else ""
