"""No colour that staff can type makes a word illegible."""

import random

import pytest
from django.core.exceptions import ValidationError
from PIL import ImageColor

from festival.lib.colour import accent_rule, contrast, ink_on, section_rule, text_on, validate_colour

RANDOM = random.Random(67)
COLOURS = sorted({*ImageColor.colormap.values(), *(f"#{RANDOM.randrange(1 << 24):06x}" for _ in range(500))})


def declarations(rule):
    return dict(declaration.split(":") for declaration in rule.split(";"))


def test_contrast_is_that_of_the_norm():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=0.001)
    assert contrast("#d90429", "#d90429") == 1


def test_ink_is_legible_on_every_colour():
    assert [colour for colour in COLOURS if contrast(ink_on(colour), colour) < 4.5] == []


@pytest.mark.parametrize("paper", ["#f7f7f4", "#121311", "#e9e9e3", "#20221f"])
def test_every_colour_becomes_legible_text(paper):
    assert [colour for colour in COLOURS if contrast(text_on(colour, paper), paper) < 4.5] == []


def test_text_that_is_legible_already_keeps_its_colour():
    assert text_on("#2a1c7a", "#f7f7f4") == "#2a1c7a"


def test_section_declares_its_colour_and_three_inks():
    assert section_rule("#00877a") == "--sec:#00877a;--sec-ink:#000000;--sec-l:#007d71;--sec-d:#009183"


def test_accent_is_legible_as_text_on_paper_and_on_tickets():
    for colour in COLOURS:
        inks = declarations(accent_rule(colour))

        assert contrast(inks["--accent"], inks["--accent-on"]) >= 4.5
        assert min(contrast(inks["--alert-l"], paper) for paper in ("#f7f7f4", "#e9e9e3")) >= 4.5
        assert min(contrast(inks["--alert-d"], paper) for paper in ("#121311", "#20221f")) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#d9042", "#d904299", "#d9042g", "#d90429\n", "#d90429}*{color:red"])
def test_only_six_digits_are_a_colour(colour):
    with pytest.raises(ValidationError):
        validate_colour(colour)
    with pytest.raises(ValueError, match="not a #rrggbb colour"):
        section_rule(colour)


def test_capital_and_small_letters_are_the_same_colour():
    validate_colour("#D90429")

    assert contrast("#D90429", "#d90429") == 1
