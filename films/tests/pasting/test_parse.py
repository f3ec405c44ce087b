"""Credits as people type them become roles and names; whatever comes, no word is lost."""

import json
import re
from collections import Counter
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films import vocabulary
from films.pasting.labels import WORDS, Labels
from films.pasting.names import Named
from films.pasting.parse import parse

ROLES = json.loads(WORDS.with_name("roles.json").read_text(encoding="utf-8"))


def role(**given):
    return SimpleNamespace(**{"plural_en": "", "plural_el": "", **given})


LABELS = Labels([role(**row) for row in ROLES])


def read(text, **given):
    """Each line as (label, role, names); a name with more to it as a tuple."""
    return [(line.label, line.role, [_short(named) for named in line.names]) for line in parse(text, LABELS, **given)]


def _short(named: Named):
    return (named.name, named.character, named.note) if named.character or named.note else named.name


def roles(text):
    return [line.role for line in parse(text, LABELS)]


LABELLED = {
    "Sound Design": ["sound_design"],
    "DoP": ["cinematography"],
    "D.O.P.": ["cinematography"],
    "Director of Photography": ["cinematography"],
    "PHOTOGRAPHY": ["cinematography"],
    "Screenplay": ["script"],
    "Editor": ["editing"],
    "Cast": ["actors"],
    "Producer(s)": ["producers"],
    "Make-Up": ["make_up"],
    "Makeup": ["make_up"],
    "Co-production": ["co_production"],
    "production_design": ["production_design"],
    "Executive producers": ["executive_producer"],
    "With": ["participants"],
    "Με τους": ["actors"],
    "Ηθοποιοί": ["actors"],
    "ΗΘΟΠΟΙΟΙ": ["actors"],
    "Σκηνοθεσία": ["direction"],
    "Παραγωγή": ["production"],
    "Παραγωγοί": ["producers"],
    "Παραγωγός": ["producers"],
    "Διεύθυνση Φωτογραφίας": ["cinematography"],
    "Δ/νση φωτογραφίας": ["cinematography"],
    "Ενδυματολογία": ["costumes"],
    "Εκτέλεση παραγωγής": ["executive_production"],
    "Script & Editing": ["script", "editing"],
    "Director / Writer": ["direction", "script"],
    "Σενάριο - Σκηνοθεσία": ["script", "direction"],
    "Σκηνοθεσία και μοντάζ": ["direction", "editing"],
    "Hair and Make Up": ["hair", "make_up"],
    "Written and directed by": ["direction", "script"],
    "Gaffer": [],
    "Director & Gaffer": [],
    "": [],
    "...": [],
}


@pytest.mark.parametrize("label", LABELLED)
def test_label_means_these_roles(label):
    assert LABELS.roles(label) == LABELLED[label]


def test_every_word_of_the_trade_is_for_a_role_that_comes_with_the_program():
    entries = json.loads(WORDS.read_text(encoding="utf-8"))

    assert {entry["role"] for entry in entries} <= {row["code"] for row in ROLES}
    assert vocabulary.__file__.startswith(str(WORDS.parent))


def test_role_added_by_staff_is_found_by_its_own_labels():
    labels = Labels([role(code="gaffer", label_en="Gaffer", label_el="Φώτα", plural_el="Φωτιστές")])

    assert [labels.roles(label) for label in ("GAFFER", "φωτα", "Φωτιστές")] == [["gaffer"]] * 3


def test_label_of_staff_wins_over_the_trade():
    labels = Labels([role(code="camera", label_en="Photography", label_el="Κάμερα"), role(**ROLES[3])])

    assert labels.roles("Photography") == ["camera"]


FORMS = {
    "Sound: Anna Vissi, Petros Lamos": [("Sound", "sound", ["Anna Vissi", "Petros Lamos"])],
    "Sound - Anna Vissi; Petros Lamos": [("Sound", "sound", ["Anna Vissi", "Petros Lamos"])],
    "Sound – Anna Vissi / Petros Lamos": [("Sound", "sound", ["Anna Vissi", "Petros Lamos"])],
    "Sound\tAnna Vissi": [("Sound", "sound", ["Anna Vissi"])],
    "Sound ...... Anna Vissi": [("Sound", "sound", ["Anna Vissi"])],
    "Sound:\nAnna Vissi\nPetros Lamos": [("Sound", "sound", ["Anna Vissi", "Petros Lamos"])],
    "SOUND\n\nAnna Vissi and Petros Lamos": [("SOUND", "sound", ["Anna Vissi", "Petros Lamos"])],
    "Μουσική: Άννα Βίσση και Πέτρος Λάμος": [("Μουσική", "music", ["Άννα Βίσση", "Πέτρος Λάμος"])],
    "Με τους: Άννα Βίσση, Πέτρο Λάμο": [("Με τους", "actors", ["Άννα Βίσση", "Πέτρο Λάμο"])],
    "Με τους Άννα Βίσση & Πέτρο Λάμο": [("Με τους", "actors", ["Άννα Βίσση", "Πέτρο Λάμο"])],
    "Written by Anna Vissi": [("Written by", "script", ["Anna Vissi"])],
    "Sound: A. Vissi, B. Lamos, and C. Drda": [("Sound", "sound", ["A. Vissi", "B. Lamos", "C. Drda"])],
    "• Editor: Anna Vissi,\n  Petros Lamos": [("Editor", "editing", ["Anna Vissi", "Petros Lamos"])],
    "Cast: Anna Vissi (Maria), Jan [the nurse]": [
        ("Cast", "actors", [("Anna Vissi", "Maria", ""), ("Jan", "the nurse", "")])
    ],
    "Cast: Anna Vissi as Maria": [("Cast", "actors", [("Anna Vissi", "Maria", "")])],
    "Ηθοποιοί:\nΜαρία ..... Άννα Βίσση\nΝίκος…Πέτρος Λάμος": [
        ("Ηθοποιοί", "actors", [("Άννα Βίσση", "Μαρία", ""), ("Πέτρος Λάμος", "Νίκος", "")])
    ],
    "Cast\nAnna Vissi - Maria": [("Cast", "actors", [("Anna Vissi", "Maria", "")])],
    "Cast: Anna Vissi (Maria, the nurse)": [("Cast", "actors", [("Anna Vissi", "Maria, the nurse", "")])],
    "Production: Paper Boat (GR), Pendle [France]": [
        ("Production", "production", [("Paper Boat", "", "GR"), ("Pendle", "", "France")])
    ],
    "Producers: Anna Vissi (Executive Producer), Jan Drda": [
        ("Producers", "producers", ["Jan Drda"]),
        ("Executive Producer", "executive_producer", ["Anna Vissi"]),
    ],
    "Σενάριο - Σκηνοθεσία: Άννα Βίσση": [
        ("Σενάριο - Σκηνοθεσία", "script", ["Άννα Βίσση"]),
        ("Σενάριο - Σκηνοθεσία", "direction", ["Άννα Βίσση"]),
    ],
    "Gaffer: Anna Vissi, Jan Drda": [("Gaffer", "", ["Anna Vissi", "Jan Drda"])],
    "Gaffer:\nAnna Vissi": [("Gaffer", "", ["Anna Vissi"])],
    "Anna Vissi, Jan Drda": [("", "", ["Anna Vissi", "Jan Drda"])],
    "Director: Anna Vissi\n\nJan Drda": [("Director", "direction", ["Anna Vissi"]), ("", "", ["Jan Drda"])],
    "Director:": [("Director", "direction", [])],
    "Actor: Robert Downey, Jr., Jan III": [("Actor", "actors", ["Robert Downey, Jr.", "Jan III"])],
    "World sales: Paper Boat, Ltd": [("World sales", "world_sales", ["Paper Boat, Ltd"])],
    "Music: https://music.example/anna": [("Music", "music", ["https", "music.example", "anna"])],
    "Script: Anna Vissi / Music: Jan Drda": [("Script", "script", ["Anna Vissi"]), ("Music", "music", ["Jan Drda"])],
    "": [],
    " \n\t\n—\n": [],
}


@pytest.mark.parametrize("text", FORMS)
def test_text_is_read_as(text):
    assert read(text) == FORMS[text]


def test_name_known_to_the_site_is_not_taken_apart():
    text = "Production: Lantern & Daughters, Salt and Stairs"

    lines = read(text, known={"Lantern & Daughters"}.__contains__)

    assert lines == [("Production", "production", ["Lantern & Daughters", "Salt", "Stairs"])]


def test_list_from_a_press_kit_is_read_whole():
    text = """
        ΣΚΗΝΟΘΕΣΙΑ: Άννα Βίσση
        Σενάριο: Άννα Βίσση, Πέτρος Λάμος
        Φωτογραφία – Jan Drda (GSC)

        ΠΑΙΖΟΥΝ
        Μαρία Σαββίδου (Ελένη)
        Νίκος Παπάς

        Παραγωγή: Paper Boat / Παραγωγοί: Άννα Βίσση
    """

    assert roles(text) == ["direction", "script", "cinematography", "actors", "production", "producers"]


WORDS_LOST = {"and", "και", "κι", "as", "ως"}
PIECES = st.sampled_from(
    ["Director", "Cast:", "Με τους", "Gaffer", "Anna Vissi", "ΑΝΝΑ", "(Maria)", "[x", ")", "as", "and", " - ", ".....",
     ",", ";", "/", "\n", "\n\n", "\t", ":", "&", "Jr.", "και", "•", "…", "_", "Producer(s)", "http://a.b", " "]
)  # fmt: skip


def words(text):
    return Counter(word for word in re.findall(r"[^\W_]+", text) if word.casefold() not in WORDS_LOST)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_no_word_is_lost(text):
    lines = parse(text, LABELS)
    kept = " ".join(
        f"{line.label} " + " ".join(f"{one.name} {one.character} {one.note}" for one in line.names) for line in lines
    )

    assert words(text) - words(kept) == Counter()


@given(st.lists(PIECES).map(" ".join))
def test_every_name_has_a_word(text):
    assert all(words(named.name) or named.name for line in parse(text, LABELS) for named in line.names)
