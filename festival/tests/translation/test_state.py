"""How far a text is, found by comparing what stands with what was said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from festival.models import TextState
from festival.translation.state import Standing, original_language, same_words, standing

SOURCE, TEXT = "She waits. Then she leaves.", "Περιμένει. Μετά φεύγει."


def said(state="final", source=SOURCE, text=TEXT, language="el"):
    return TextState(state=state, source=source, text=text, language=language)


STANDINGS = {
    "nobody spoke of it": (SOURCE, TEXT, None, "to_check"),
    "nothing is there": (SOURCE, "", None, "empty"),
    "as it was said": (SOURCE, TEXT, said(), "final"),
    "as it was said, not checked": (SOURCE, TEXT, said("to_check"), "to_check"),
    "a draft is not on the page": (SOURCE, "", said("draft"), "draft"),
    "a draft beside the printed text": (SOURCE, TEXT, said("draft", text="Περιμένει"), "draft"),
    "a word of the source changed": ("She waits. Then she sleeps.", TEXT, said(), "outdated"),
    "a word was added": (f"{SOURCE} Alone.", TEXT, said(), "outdated"),
    "words changed places": ("Then she leaves. She waits.", TEXT, said(), "outdated"),
    "outdated before it was checked": ("She sleeps.", TEXT, said("to_check"), "outdated"),
    "a comma was corrected": ("She waits. Then, she leaves!", TEXT, said(), "final"),
    "a capital and spaces": ("She  Waits.\n\nThen she leaves.", TEXT, said(), "final"),
    "an accent of the translation": (SOURCE, "Περιμενει. Μετά φεύγει.", said(), "final"),
    "a word of the translation changed elsewhere": (SOURCE, "Περιμένει. Ύστερα φεύγει.", said(), "to_check"),
    "both changed elsewhere": ("She sleeps.", "Κοιμάται.", said(), "to_check"),
    "emptied elsewhere": (SOURCE, "", said(), "empty"),
}


@pytest.mark.parametrize("case", STANDINGS)
def test_standing(case):
    source, text, known, expected = STANDINGS[case]

    assert standing(source, text, known) == expected


def test_standings_are_worked_off_in_this_order():
    assert list(Standing) == ["outdated", "empty", "to_check", "draft", "final"]


ORIGINALS = {
    "only English": ({"en": "A", "el": ""}, None, "", "en"),
    "only Greek": ({"en": "", "el": "Α"}, None, "", "el"),
    "only Greek, though Greek was the translation": ({"en": "", "el": "Α"}, said(), "", "el"),
    "both": ({"en": "A", "el": "Α"}, None, "", "en"),
    "both, of a Greek film": ({"en": "A", "el": "Α"}, None, "el", "el"),
    "both, of a French film": ({"en": "A", "el": "Α"}, None, "fr", "en"),
    "both, of a Greek film with a Greek translation": ({"en": "A", "el": "Α"}, said(), "el", "en"),
    "both, with an English translation": ({"en": "A", "el": "Α"}, said(language="en"), "", "el"),
    "none": ({"en": "", "el": ""}, None, "el", ""),
}


@pytest.mark.parametrize("case", ORIGINALS)
def test_original_language(case):
    texts, known, native, expected = ORIGINALS[case]

    assert original_language(texts, known, native) == expected


@given(st.text(), st.text(alphabet=" \t\n.,;:!?·…«»“”()-–—"))
def test_signs_and_spaces_are_no_words(text, signs):
    assert same_words(text, f"{signs} {text} {signs}")
