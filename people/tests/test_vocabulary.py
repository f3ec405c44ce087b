import json
import unicodedata
from pathlib import Path

import pytest

from people import vocabulary
from people.codes import country_code, language_code


def entries(name):
    return json.loads((Path(vocabulary.__file__).parent / name).read_text(encoding="utf-8"))


COUNTRIES = entries("countries.json")
LANGUAGES = entries("languages.json")
BY_CODE = {entry["code"]: entry for entry in COUNTRIES + LANGUAGES}
both = pytest.mark.parametrize("vocabulary", [COUNTRIES, LANGUAGES], ids=["countries", "languages"])

# The codes of the festival programmes at hand: Thessaloniki, Cannes 1946-2024, Helsinki, Hong Kong, Minsk.
FILM_COUNTRIES = """
    AE AL AR AT AU BA BD BE BF BG BR BT BY CA CG CH CL CM CN CO CS CU CY CZ DD DE DK DZ EE EG ES FI FR GA GB GE GR GW
    HK HR HT HU ID IE IL IN IQ IR IS IT JO JP KG KH KR KZ LB LI LK LT LU LV MA MC MK ML MM MN MR MX MY NE NL NO NZ PA
    PE PF PH PK PL PS PT QA RO RS RU SA SE SG SI SN SU TD TH TN TR TW UA US VE VN YU ZA ZW
"""
FILM_LANGUAGES = """
    af ak am ar az bg bho bm bn bs ca cos cs da de el en es fa ff fi fil fr fuf ga gn ha he hi hr hu id is it ja ka kea
    kl km ko ku ky lo lt mk ml mos mr ms nan ne nl no nv oc pl prs ps pt qu ro rom ru sc sco si sk sl sq sr sv sw ta tg
    th tl tr uk ur uz vi wo yi zh zu
"""


@both
def test_no_code_or_name_stands_twice(vocabulary):
    for column in ("code", "name_en", "name_el"):
        values = [entry[column] for entry in vocabulary]
        assert sorted(values) == sorted(set(values))


@both
def test_every_entry_has_both_names(vocabulary):
    assert [entry["code"] for entry in vocabulary if not (entry["name_en"].strip() and entry["name_el"].strip())] == []


@both
def test_names_are_composed_and_the_greek_ones_all_greek(vocabulary):
    greek = "".join(entry["name_el"] + entry.get("adjective_el", "") for entry in vocabulary)

    assert unicodedata.is_normalized("NFC", json.dumps(vocabulary, ensure_ascii=False))
    assert {letter for letter in greek if letter.isalpha() and "GREEK" not in unicodedata.name(letter)} == set()


def test_an_adjective_is_there_in_both_languages_or_in_none():
    assert [entry["code"] for entry in COUNTRIES if bool(entry["adjective_en"]) != bool(entry["adjective_el"])] == []
    assert sum(bool(entry["adjective_en"]) for entry in COUNTRIES) >= 60


def test_historic_states_are_marked_and_their_successors_exist():
    today = {entry["code"] for entry in COUNTRIES if not entry["historic"]}
    historic = {entry["code"]: entry["successor"] for entry in COUNTRIES if entry["historic"]}

    assert {"CSHH", "CSXX", "DDDE", "SUHH", "X-WG", "YUCS"} <= set(historic)
    assert {code for code in today if len(code) != 2} == set()
    assert set(historic.values()) - {""} <= today


def test_countries_of_films_are_known():
    assert {country_code(code) for code in FILM_COUNTRIES.split()} - {entry["code"] for entry in COUNTRIES} == set()


def test_languages_of_films_are_known():
    assert {language_code(code) for code in FILM_LANGUAGES.split()} - {entry["code"] for entry in LANGUAGES} == set()


@pytest.mark.parametrize(
    ("code", "name_en", "name_el"),
    [
        ("US", "USA", "ΗΠΑ"),
        ("NL", "Netherlands", "Ολλανδία"),
        ("XK", "Kosovo", "Κόσοβο"),
        ("HK", "Hong Kong", "Χονγκ Κονγκ"),
        ("SUHH", "USSR", "ΕΣΣΔ"),
        ("el", "Greek", "Ελληνικά"),
        ("gss", "Greek Sign Language", "Ελληνική Νοηματική Γλώσσα"),
        ("cnr", "Montenegrin", "Μαυροβουνιακά"),
        ("zxx", "No dialogue", "Χωρίς διαλόγους"),
    ],
)
def test_names_are_those_of_festivals_not_of_settings_menus(code, name_en, name_el):
    assert (BY_CODE[code]["name_en"], BY_CODE[code]["name_el"]) == (name_en, name_el)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SU", "SUHH"),
        ("yu", "YUCS"),
        ("CS", "CSHH"),
        ("DD", "DDDE"),
        (" gr ", "GR"),
        ("x-wg", "X-WG"),
        ("CSXX", "CSXX"),
    ],
)
def test_country_codes_are_read_as_people_write_them(written, code):
    assert country_code(written) == code


@pytest.mark.parametrize(("written", "code"), [("EL", "el"), (" gre", "el"), ("ell", "el"), ("gss", "gss")])
def test_language_codes_are_read_as_people_write_them(written, code):
    assert language_code(written) == code
