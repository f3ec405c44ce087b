"""What a row means that says nothing in a column which the site cannot leave empty: an empty cell, or no such column in
a new row. What the site has already stays.
"""

from __future__ import annotations

from festival.lib.years import YEARS

from .keys import NUMBERED
from .lines import Line
from .site import WELL_FORMED

# --- Editions: `tiff-64`, `docpoint-2026` ---------------------------------------------------------------------------


def acronym(line: Line) -> str:
    match = NUMBERED.fullmatch(line.value("edition"))
    return match[1].upper() if match else ""


def number(line: Line) -> int | None:
    match = NUMBERED.fullmatch(line.value("edition"))
    return int(match[2]) if match else None


def year(line: Line) -> int | None:
    """The number, where it is a year and no days are given."""
    if line.value("starts") or line.value("ends"):
        return None
    said = line.value("number")
    return said if said in YEARS else None


# --- Names ----------------------------------------------------------------------------------------------------------


def there(line: Line, name: str) -> str:
    """What the row has, if it is known which one it is."""
    return getattr(line.row, name, "")


def label_el(line: Line) -> str:
    return there(line, "label_el") or line.value("label_en") or ""


def venue_name(line: Line) -> str:
    return there(line, "name_en") or readable(line.cells["venue"])


def hall_name(line: Line) -> str:
    """A hall called as its venue is the venue's only one, and has its name."""
    venue = line.value("venue")
    return there(line, "name_en") or (
        venue.name_en if line.value("hall") == venue.slug else readable(line.cells["hall"])
    )


def readable(key: str) -> str:
    """`pavlos-zannas` as a name: Pavlos Zannas. What is no key is a name already."""
    if not WELL_FORMED.fullmatch(key.strip()):
        return key.strip()
    return " ".join(word.capitalize() for word in key.strip().replace("_", "-").split("-") if word)
