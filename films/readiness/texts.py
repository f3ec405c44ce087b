"""Rules about words: what is missing in a language, and what was typed carelessly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.text import fold, mixed_script
from films.models import DueDate

from .case import Case
from .rule import Gap, Level, rule

Subject = DueDate.Subject
BY_LANGUAGE = {"en": Subject.WORDS, "el": Subject.TRANSLATION}  # the English text comes first, the Greek is made of it

SHORT_TITLE = 3  # letters: EO, JFK are titles, not shouting
BRIEF, LONG = 100, 2500  # characters of a synopsis that looks unfinished, and of one nobody reads
ENDINGS = tuple(".!?…;»”’\"')]*")

TITLES = ["title_en", "title_el", "original_title"]
SYNOPSES = ["synopsis_en", "synopsis_el"]
PROSE = [*SYNOPSES, "short_synopsis_en", "short_synopsis_el"]


# --- Missing in a language ------------------------------------------------------------------------------------------

MISSING = {
    "title_en": (Level.ERROR, "title_en", _("no English title")),
    "title_el": (Level.ERROR, "title_el", _("no Greek title")),
    "synopsis_en": (Level.ERROR, "synopsis_en", _("no English synopsis")),
    "synopsis_el": (Level.ERROR, "synopsis_el", _("no Greek synopsis")),
    "one_liner_en": (Level.WARNING, "short_synopsis_en", _("no English one-liner")),
    "one_liner_el": (Level.WARNING, "short_synopsis_el", _("no Greek one-liner")),
}


def _empty(case: Case, name: str) -> Iterator[Gap]:
    if not getattr(case.film, name).strip():
        yield Gap(f"#id_{name}")


for code, (level, name, words) in MISSING.items():
    rule(code, level, BY_LANGUAGE[name[-2:]], words)(partial(_empty, name=name))


# --- Typed carelessly -----------------------------------------------------------------------------------------------


@rule("title_capitals", Level.WARNING, None, _("title in capitals"))
def title_in_capitals(case):
    for place, text in _texts(case, TITLES):
        if in_capitals(text):
            yield Gap(place, format_lazy(_("title in capitals: {title}"), title=text))


@rule("blanks", Level.WARNING, None, _("needless blanks"))
def needless_blanks(case):
    for place, text in _texts(case, [*TITLES, *PROSE]):
        if has_needless_blanks(text):
            yield Gap(place)


@rule("mixed_letters", Level.WARNING, None, _("Greek and Latin letters in one word"))
def mixed_letters(case):
    for place, text in _texts(case, [*TITLES, *PROSE]):
        if mixed := mixed_script(text):
            words = _("Greek and Latin letters in one word: {words}")
            yield Gap(place, format_lazy(words, words=", ".join(mixed)))


@rule("synopsis_length", Level.WARNING, None, _("synopsis far too short or too long"))
def synopsis_of_an_odd_length(case):
    for place, text in _texts(case, SYNOPSES):
        if not BRIEF <= len(text) <= LONG:
            words = _("synopsis far too short or too long: {number} characters")
            yield Gap(place, format_lazy(words, number=len(text)))


@rule("original_same", Level.NOTE, None, _("original title equal to the title"))
def original_title_equal_to_the_title(case):
    film = case.film
    if film.original_title and fold(film.original_title) in (fold(film.title_en), fold(film.title_el)):
        yield Gap("#id_original_title")


@rule("no_stop", Level.NOTE, None, _("text without a full stop at its end"))
def text_without_an_end(case):
    for place, text in _texts(case, PROSE):
        if not text.rstrip().endswith(ENDINGS):
            yield Gap(place)


def _texts(case: Case, names: list[str]) -> Iterator[tuple[str, str]]:
    """The filled texts of a film, each with the place of its field."""
    for name in names:
        if text := getattr(case.film, name):
            yield f"#id_{name}", text


def has_needless_blanks(text: str) -> bool:
    """Before it, after it, or two in a row."""
    return text != text.strip() or "  " in text


def in_capitals(text: str) -> bool:
    """A whole title or name in capitals: of several words, or of more letters than an abbreviation has."""
    if text != text.upper() or text == text.lower():
        return False
    words = [word for word in text.split() if re.search(r"[^\W\d_]", word)]
    letters = re.findall(r"[^\W\d_]", text)
    return len(words) > 1 or len(letters) > SHORT_TITLE
