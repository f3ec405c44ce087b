"""Colours that staff choose, and the inks computed from them so that nothing can become illegible.

Contrast is that of WCAG 2.2. One colour in, a line of CSS custom properties out; the sheet that uses them decides
by theme between `-l` (on light paper) and `-d` (on dark).
"""

import colorsys
import re
from functools import lru_cache

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

LIGHT_PAPER, DARK_PAPER = "#f7f7f4", "#121311"
LIGHT_STOCK, DARK_STOCK = "#e9e9e3", "#20221f"  # the tickets: a little nearer to the text than the paper is
NEED = 4.6  # the norm asks 4.5 of text; the rest is for rounding

validate_colour = RegexValidator(
    r"\A#[0-9a-fA-F]{6}\Z", _("Write the colour as # and six digits or letters a–f, for example #d90429."), "colour"
)


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1. Refuses anything but `#rrggbb`, for what comes out is printed into a sheet."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"not a #rrggbb colour: {colour!r}")
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def hexadecimal(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever is better read on `colour`; never below 4.58."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(ink, colour))


@lru_cache(maxsize=1024)
def text_on(colour: str, paper: str, need: float = NEED) -> str:
    """The same hue as text on `paper`: darker or lighter by hundredths until the contrast suffices."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    step = -0.01 if ink_on(paper) == "#000000" else 0.01
    while contrast(colour, paper) < need and 0 <= lightness + step <= 1:
        lightness += step
        colour = hexadecimal(*colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour if contrast(colour, paper) >= need else ink_on(paper)


def section_rule(colour: str) -> str:
    """What a section's class declares: the flat colour, the ink on it, and the colour as text by day and by night."""
    return (
        f"--sec:{colour};--sec-ink:{ink_on(colour)};"
        f"--sec-l:{text_on(colour, LIGHT_PAPER)};--sec-d:{text_on(colour, DARK_PAPER)}"
    )


def accent_rule(colour: str) -> str:
    """What an edition's accent declares. As text it also stands on tickets, so it is measured against these."""
    return (
        f"--accent:{colour};--accent-on:{ink_on(colour)};"
        f"--alert-l:{text_on(colour, LIGHT_STOCK)};--alert-d:{text_on(colour, DARK_STOCK)}"
    )
