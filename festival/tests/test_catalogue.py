"""The Greek catalogue is complete, and the compiled file beside it is the one it compiles to."""

import re
import string
import unicodedata
from collections.abc import Iterator
from itertools import chain

import polib
from django.conf import settings

from festival.lib.text import mixed_script

from .catalogue import catalogues, compiled, problems

ENTRIES = [entry for path in catalogues() for entry in polib.pofile(str(path)) if not entry.obsolete]


def test_every_entry_is_translated_and_none_is_fuzzy():
    assert {path.parent.parent.name: problems(path) for path in catalogues()} == {"el": []}


def test_the_compiled_catalogue_is_fresh():
    [path] = catalogues()

    assert path.with_suffix(".mo").read_bytes() == compiled(path)


def test_greek_keeps_the_placeholders():
    wrong = []
    for entry in ENTRIES:
        known = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
        needed = placeholders(entry.msgid_plural or entry.msgid) - {"n"}
        wrong += [entry.msgid for form in forms(entry) if not needed <= placeholders(form) <= known]
    assert wrong == []


def test_words_that_are_counted_are_said_alone_nowhere():
    """Debian 12's Python (3.11.2) finds no Greek for "film" where the catalogue has it beside "films" alone."""
    counted = {entry.msgid for entry in ENTRIES if entry.msgid_plural and entry.msgctxt is None}

    assert counted & set(chain.from_iterable(map(said_alone, sources()))) == set()


def sources() -> Iterator[str]:
    for top in ("festival", "films", "people", "templates"):
        for path in (settings.BASE_DIR / top).rglob("*"):
            if path.suffix in (".py", ".html", ".txt") and not {"tests", "migrations"} & set(path.parts):
                yield path.read_text(encoding="utf-8")


def said_alone(source: str) -> list[str]:
    """The words a module or template translates without a number and without a context."""
    calls = r'(?<![\w])(?:_|gettext|gettext_lazy)\(\s*"([^"]*)"\s*,?\s*\)'
    return [*re.findall(calls, source), *re.findall(r'{% translate "([^"]*)"(?! context)', source)]


def test_greek_is_written_well():
    texts = [form for entry in ENTRIES for form in forms(entry)]

    assert [text for text in texts if text != unicodedata.normalize("NFC", text)] == []
    assert [text for text in texts if mixed_script(text)] == []
    assert [word for text in texts for word in words(text) if syllables(word) > 1 and not accented(word)] == []


def forms(entry) -> list[str]:
    """The Greek of an entry, singular and plural."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text: str) -> set[str]:
    braces = {name for _text, name, _spec, _conversion in string.Formatter().parse(text.replace("%", "%%")) if name}
    return braces | set(re.findall(r"%\((\w+)\)", text))


def words(text: str) -> list[str]:
    """The lower-case Greek words; capitals (prefixes of calendars) are written without accents."""
    return [word for word in re.findall(r"[Ͱ-Ͽἀ-῾]+", text) if not word.isupper() and len(word) > 1]


def syllables(word: str) -> int:
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c != "\u0301")
    bare = re.sub("^ποι(?=[αο])", "π", unicodedata.normalize("NFC", bare))  # ποιος, ποια: one syllable
    bare = re.sub("αι|ει|οι|ου|υι|αυ|ευ|ηυ", "α", bare)
    bare = re.sub(r"ι(?=[αεοωυ])", "", bare)  # για, πιο: one syllable
    return len(re.findall("[αεηιουωϊϋ]", bare))


def accented(word: str) -> bool:
    return "\u0301" in unicodedata.normalize("NFD", word)
