"""Words as they are compared: folding, Greek in Latin letters, filing, search, addresses, ordinals. No table.

Everything that is stored for comparing (search text, sort keys, slugs) is made here, and so is what it is compared
with. Sort keys are meant for plain code-point order (SQLite's BINARY, PostgreSQL's "C").
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

SLUG_LENGTH = 80

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what no XML can hold: no feed, no cell of Excel

_WORD = re.compile(r"\w+")
_PLAIN_SIGNS = str.maketrans(dict.fromkeys("’‘ʼʻʾʿ`", "'") | {"⁄": "/"})
_FRACTION = re.compile("[¼-¾⅐-⅞]")  # 8½ is eight and a half, not eighty-one halves


def nfc(text: str) -> str:
    """Composed, as all text is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """One form for index and query: no case, no accents, ς as σ, Latin letters plain; every script stays itself."""
    text = _bare(_bare(_FRACTION.sub(r" \g<0>", text)).casefold())
    text = "".join(letter if letter.isascii() else _plain(letter) for letter in text)
    return " ".join(text.translate(_PLAIN_SIGNS).split())


def plain_words(text: str) -> list[str]:
    """The folded words in order: two texts that differ only in punctuation, spaces, case or accents have the same."""
    return _WORD.findall(fold(text))


def _bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _plain(letter: str) -> str:
    """ł, ø, æ, ı … are letters of their own to Unicode; readers type l, o, ae, i."""
    return anyascii(letter).casefold() if script(letter) == "LATIN" else letter


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """`GREEK`, `LATIN`: the first word of the letter's name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0]


def mixed_script(text: str) -> list[str]:
    """The words that mix Greek and Latin letters, such as a Greek word begun with a Latin H."""
    if text.isascii():
        return []
    words = dict.fromkeys(re.findall(r"[^\W\d_]+", nfc(text)))
    return [word for word in words if {"GREEK", "LATIN"} <= {script(letter) for letter in word}]


# --- Greek in Latin letters -----------------------------------------------------------------------------------------

# The first spelling is that of ELOT 743 (ISO 843, type 2), the others are what people type.
_SPELLINGS = {
    "α": ("a",), "β": ("v", "b"), "γ": ("g",), "δ": ("d",), "ε": ("e",), "ζ": ("z",),
    "η": ("i", "h"), "θ": ("th", "8"), "ι": ("i",), "κ": ("k",), "λ": ("l",), "μ": ("m",),
    "ν": ("n",), "ξ": ("x", "ks"), "ο": ("o",), "π": ("p",), "ρ": ("r",), "σ": ("s",),
    "τ": ("t",), "υ": ("y", "i", "u"), "φ": ("f", "ph"), "χ": ("ch", "h", "x"), "ψ": ("ps",), "ω": ("o", "w"),
    "αυ": ("av", "au", "ay"), "ευ": ("ev", "eu", "ey"), "ηυ": ("iv", "iu", "hu"), "ου": ("ou", "u"),
    "γγ": ("ng", "gg"), "γκ": ("gk", "g"), "γξ": ("nx", "gx"), "γχ": ("nch", "gch", "gx"),
    "μπ": ("mp", "b"), "ντ": ("nt", "d"),
}  # fmt: skip
_VARIED = 5  # of one word's letters with several spellings, how many are varied: at most 3**5 forms, mostly one to six

_GREEK_WORD = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
# In decomposed text an accent on the first vowel stands between the two, and a dieresis follows: neither is a pair.
_UNIT = re.compile("[αεηο]υ(?!\u0308)|μπ|ντ|γ[γκξχ]|.", re.IGNORECASE | re.DOTALL)
_VOICED_FOLLOWS = re.compile("[\u0300-\u036f]*[αεηιουωβγδζλμνρ]", re.IGNORECASE)


def has_greek(text: str) -> bool:
    """A word of it is written in Greek letters."""
    return bool(_GREEK_WORD.search(nfc(text)))


def elot(text: str) -> str:
    """Greek words in Latin letters by ELOT 743, without accents, capitals kept; everything else as it is."""
    return _GREEK_WORD.sub(lambda word: _romanise(word[0]), nfc(text))


def _romanise(word: str) -> str:
    loud = len(word) > 1 and word.isupper()
    latin = ""
    for greek, spellings in _units(word):
        capital = str.upper if loud else str.capitalize
        latin += capital(spellings[0]) if greek[0].isupper() else spellings[0]
    return latin


def _units(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """The letters and letter pairs of a Greek word that are spelt as one, each with its spellings in this place."""
    units = []
    marked = unicodedata.normalize("NFD", word)
    for unit in _UNIT.finditer(marked):
        if unicodedata.combining(unit[0][0]):
            continue
        greek = unit[0].casefold()
        spellings = _SPELLINGS.get(greek, (unit[0],))
        if greek in ("αυ", "ευ", "ηυ") and not _VOICED_FOLLOWS.match(marked, unit.end()):
            spellings = (spellings[0].replace("v", "f"), *spellings[1:])
        elif greek == "μπ" and (unit.start() == 0 or unit.end() == len(marked)):
            spellings = spellings[::-1]
        units.append((unit[0], spellings))
    return units


def _greeklish(word: str) -> list[str]:
    """The ways a folded Greek word is typed in Latin letters; whoever writes one η as h writes them all so."""
    units = [spellings for _, spellings in _units(word)]
    varied = [spellings for spellings in dict.fromkeys(units) if len(spellings) > 1][:_VARIED]
    ways = [dict(zip(varied, way, strict=True)) for way in itertools.product(*varied)]
    return ["".join(way.get(spellings, spellings[0]) for spellings in units) for way in ways]


# --- Search ---------------------------------------------------------------------------------------------------------


def search_text(*texts: str) -> str:
    """What is stored to be searched: the folded words, the Greek ones in Latin letters too, each once."""
    words = [word for text in texts for form in (text, elot(text)) for word in _WORD.findall(fold(form))]
    greek = [word for text in texts for word in _GREEK_WORD.findall(fold(text))]
    return " ".join(dict.fromkeys([*words, *(latin for word in greek for latin in _greeklish(word))]))


def search_query(text: str) -> list[str]:
    """The words of a query; each must be contained in the search text."""
    return list(dict.fromkeys(_WORD.findall(fold(text))))


# --- Filing ---------------------------------------------------------------------------------------------------------

# Nominative articles, folded. Those that end in ' or - are written together with the word.
_ARTICLES = {
    "el": "ο η το οι τα ενας μια ενα",
    "en": "the a an",
    "fr": "le la les l' un une",
    "de": "der die das ein eine",
    "es": "el la lo los las un una",
    "pt": "o a os as um uma",
    "it": "il lo la l' i gli gl' le un uno una un'",
    "nl": "de het 't een 'n",
    "sv": "den det de en ett",
    "da": "den det de en et",
    "no": "den det de en ei et",
    "nb": "den det de en ei et",
    "nn": "den det dei ein ei eit",
    "ca": "el la els les l' un una",
    "gl": "o a os as un unha",
    "hu": "a az egy",
    "ro": "un o",
    "ga": "an na",
    "cy": "y yr 'r",
    "ar": "al-",
    "he": "ha-",
    "mt": "il-",
}
_NUMBER_WIDTH = 8


def filing(text: str, language: str, page_language: str) -> str:
    """The sort key of `text`, written in `language` ("" if unknown), in a list on a page in `page_language`.

    Word by word without punctuation and without its own language's article. The first digit is the group: the page's
    script, then the other of Latin and Greek, then all other letters, then numbers and signs.
    """
    folded = fold(text)
    words = _WORD.findall(_without_article(folded, language))
    key = " ".join(re.sub(r"\d+", lambda number: number[0].zfill(_NUMBER_WIDTH), word) for word in words) or folded
    return f"{_group(key[:1], page_language)}{key}"


def initial(key: str) -> str:
    """The letter under which a sort key stands in a letter bar, # for numbers and signs."""
    letter = key[1:2]
    return letter.title() if letter.isalpha() else "#"  # title(): Georgian has capitals that no font has


def _without_article(folded: str, language: str) -> str:
    head = re.sub(r"^[^\w']+", "", folded)
    articles = _ARTICLES.get(language.lower().partition("-")[0], "").split()
    for start, article in itertools.product((head, head.lstrip("'")), articles):
        prefix = article if article[-1] in "'-" else f"{article} "
        rest = start.removeprefix(prefix)
        if rest != start and _WORD.search(rest):
            return rest
    return folded


def _group(letter: str, page_language: str) -> int:
    if not letter.isalpha():
        return 4
    scripts = ["GREEK", "LATIN"] if page_language == "el" else ["LATIN", "GREEK"]
    return [*scripts, script(letter)].index(script(letter)) + 1


# --- Addresses and ordinals -----------------------------------------------------------------------------------------


def slugify(text: str, fallback: str) -> str:
    """An ASCII slug, cut on a word; `fallback` ("film") stands for nothing, and before a mere number."""
    plain = anyascii(elot(_FRACTION.sub(r" \g<0>", text))).lower().replace("'", "")
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    if slug.isdigit():
        slug = f"{fallback}-{slug}"[:SLUG_LENGTH]
    return slug or fallback


def ordinal_en(n: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def ordinal_el_neuter(n: int) -> str:
    """64ο, as in «64ο Φεστιβάλ»: the letter is a Greek omicron."""
    return f"{n}ο"
