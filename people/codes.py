"""The codes of countries and languages, read as people write them."""

from __future__ import annotations

# ISO 3166-1 took these back (CS even twice), so states that are no more go by their four letters of ISO 3166-3.
_WITHDRAWN = {"SU": "SUHH", "YU": "YUCS", "CS": "CSHH", "DD": "DDDE"}

# Three-letter codes of ISO 639-2 found in sheets, of languages that have two letters in BCP 47.
_LONG = {
    "ara": "ar", "bul": "bg", "chi": "zh", "cos": "co", "deu": "de", "ell": "el", "eng": "en", "fra": "fr", "fre": "fr",
    "ger": "de", "gre": "el", "ita": "it", "jpn": "ja", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "zho": "zh",
}  # fmt: skip


def country_code(text: str) -> str:
    """`gr` is GR; `SU YU CS DD` are SUHH YUCS CSHH DDDE."""
    code = text.strip().upper()
    return _WITHDRAWN.get(code, code)


def language_code(text: str) -> str:
    """`EL`, `ell` and `gre` are el."""
    code = text.strip().lower()
    return _LONG.get(code, code)
