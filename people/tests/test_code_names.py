"""Countries and languages by the names people write."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from people import vocabulary
from people.code_names import COUNTRIES, LANGUAGES, CodeNames


def names(file, variants):
    rows = json.loads((Path(vocabulary.__file__).parent / file).read_text(encoding="utf-8"))
    return CodeNames([SimpleNamespace(**row) for row in rows], variants)


COUNTRY = names("countries.json", COUNTRIES)
LANGUAGE = names("languages.json", LANGUAGES)


def codes(vocabulary, text):
    rows, unknown = vocabulary.read(text)
    return [row.code for row in rows], unknown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Greece", ["GR"]),
        ("USA, United States, United States of America, U.S.A.", ["US"]),
        ("United Kingdom", ["GB"]),
        ("Ελλάδα, Γαλλία", ["GR", "FR"]),
        ("Korea, Republic of, France", ["KR", "FR"]),
        ("Iran, Islamic Republic of", ["IR"]),
        ("Trinidad and Tobago", ["TT"]),
        ("Bosnia & Herzegovina; Serbia", ["BA", "RS"]),
        ("Greece and Cyprus", ["GR", "CY"]),
        ("Czechia, Turkey, Côte d'Ivoire, Ivory Coast", ["CZ", "TR", "CI"]),
        ("Soviet Union, Yugoslavia, East Germany, Czechoslovakia", ["SUHH", "YUCS", "DDDE", "CSHH"]),
        ("Palestine, State of", ["PS"]),
        ("gr", ["GR"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_countries_are_found(text, found):
    assert codes(COUNTRY, text) == (found, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("English, Greek", ["en", "el"]),
        ("English and Greek", ["en", "el"]),
        ("Persian", ["fa"]),
        ("Spanish; Castilian", ["es"]),
        ("Greek, Modern", ["el"]),
        ("Mandarin Chinese, Cantonese", ["cmn", "yue"]),
        ("No Dialogue", ["zxx"]),
        ("None", ["zxx"]),
        ("American Sign Language", ["ase"]),
        ("Ελληνικά", ["el"]),
    ],
)
def test_languages_are_found(text, found):
    assert codes(LANGUAGE, text) == (found, [])


def test_what_nobody_knows_is_told():
    assert codes(COUNTRY, "Greece, Atlantis, Greece and Lemuria") == (["GR"], ["Atlantis", "Greece and Lemuria"])


@pytest.mark.parametrize(("vocabulary", "variants"), [(COUNTRY, COUNTRIES), (LANGUAGE, LANGUAGES)])
def test_every_variant_leads_to_the_code_it_stands_under(vocabulary, variants):
    listed = [(code, name) for code, names in variants.items() for name in names.split(";")]

    assert [(code, name) for code, name in listed if vocabulary.find(name).code != code] == []
