"""What changed, told by sentence and by word."""

from hypothesis import given
from hypothesis import strategies as st

from festival.translation.difference import changed_words, difference

BEFORE = "She waits by the sea. A boat comes.\nNobody speaks."


def told(before, now):
    """`[-removed-]`, `{+added+}`, a bar before what changed."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "same": "{}"}
    return "".join(
        ("|" if passage.changed else "") + "".join(marks[piece.what].format(piece.text) for piece in passage.pieces)
        for passage in difference(before, now)
    )


def test_one_changed_word_marks_its_sentence_only():
    now = BEFORE.replace("boat", "ship")

    assert told(BEFORE, now) == "She waits by the sea. |A [-boat -]{+ship +}comes.\nNobody speaks."


def test_new_sentence_is_all_new():
    assert told("She waits. She leaves.", "She waits. It rains. She leaves.") == "She waits. |{+It rains. +}She leaves."


def test_removed_sentence_stays_to_be_read():
    assert told("She waits. It rains. She leaves.", "She waits. She leaves.") == "She waits. |[-It rains. -]She leaves."


def test_punctuation_alone_is_no_difference():
    assert told(BEFORE, "She waits, by the sea… A boat comes! Nobody speaks.") == (
        "She waits, by the sea… A boat comes! Nobody speaks."
    )


def test_greek_is_compared_without_accents_and_with_its_own_question_mark():
    assert told("Πού πάει; Σπίτι.", "Που πάει; Μακριά.") == "Που πάει; |[-Σπίτι.-]{+Μακριά.+}"


def test_words_to_read_again_are_those_of_changed_sentences():
    assert changed_words(BEFORE, BEFORE.replace("boat", "ship")) == 3
    assert changed_words(BEFORE, BEFORE.replace(".", "!")) == 0


texts = st.lists(st.sampled_from(["She ", "waits. ", "Σιωπή· ", "\n", "boat; ", "(sea) ", "? "])).map("".join)


@given(texts, texts)
def test_both_texts_can_be_read_off(before, now):
    pieces = [piece for passage in difference(before, now) for piece in passage.pieces]

    assert "".join(piece.text for piece in pieces if piece.what != "removed") == now
