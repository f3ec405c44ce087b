"""How far a text is. Pure: it compares the words as they stand with those that somebody spoke of."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from festival.lib.text import plain_words
from festival.lib.translated import LANGUAGES
from festival.models import TextState


class Standing(TextChoices):
    """In the order in which the desk works off what is needed at the same time."""

    OUTDATED = "outdated", pgettext_lazy("translation", "Outdated")
    EMPTY = "empty", pgettext_lazy("translation", "Empty")
    TO_CHECK = TextState.State.TO_CHECK.value, TextState.State.TO_CHECK.label
    DRAFT = TextState.State.DRAFT.value, TextState.State.DRAFT.label
    FINAL = TextState.State.FINAL.value, TextState.State.FINAL.label


ORDER = list(Standing)


def same_words(one: str, other: str) -> bool:
    """Nothing but punctuation, spaces, case or accents differs."""
    return one == other or plain_words(one) == plain_words(other)


def standing(source: str, text: str, said: TextState | None) -> Standing:
    """A text that was written or changed elsewhere is there, but nobody at the desk has called it right."""
    if said is None:
        return judged("", bool(text))
    return judged(said.state, bool(text), same_words(said.text, text), same_words(said.source, source))


def judged(state: str, there: bool, same_text: bool = False, same_source: bool = False) -> Standing:
    """`state`: what somebody said of it, '' if nobody did; the same: both texts are still those it was said of."""
    if state == TextState.State.DRAFT:
        return Standing.DRAFT
    if not there:
        return Standing.EMPTY
    if not (state and same_text):
        return Standing.TO_CHECK
    return Standing(state) if same_source else Standing.OUTDATED


def original_language(texts: dict, said, native: str = "") -> str:
    """The language a text was written in: the one that is there; of two, as it was said, else as the film speaks,
    else the site's first. '' where there is no text at all.

    `texts`: by language the words, or how many there are.
    """
    filled = [language for language in LANGUAGES if texts[language]]
    if len(filled) < len(LANGUAGES):
        return filled[0] if filled else ""
    if said:
        return other(said.language)
    return native if native in LANGUAGES else LANGUAGES[0]


def other(language: str) -> str:
    """The site has two languages: the one is translated into the other."""
    return next(code for code in LANGUAGES if code != language)
