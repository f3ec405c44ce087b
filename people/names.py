"""A name as it is sorted, family name first: a first guess that staff may overwrite."""

from __future__ import annotations

import re

from festival.lib.text import nfc

_SUFFIX = re.compile(r"(.+?),? ((?:Jr|Sr)\.?|III?|IV)")
# Part of the family name where they have a capital: Vittorio De Sica, Lars Von Trier, Kaouther Ben Hania.
_PREFIXES = (
    "abu al ben bin da das de dei del della delle den der des di dos du el ibn la las le les lo los saint san ten ter "
    "van von βαν λα λε ντα ντε ντελ ντι φον"
)
_NEVER_BEHIND = {"des", "du", "le", "les"}  # French ones stay in front even in small letters: John le Carré


def sort_name(name: str) -> str:
    """Trotta, Margarethe von. De Sica, Vittorio. Downey, Robert, Jr. Madonna.

    The family name is the last word. Particles in small letters go behind the given name, those with a capital stay
    with the family name. A single word, and what has its comma already, stay as they are. Two family names (García
    Berlanga) and persons who sort against this rule (Lars von Trier under V) are for staff to say.
    """
    whole = " ".join(nfc(name).split())
    suffixed = _SUFFIX.fullmatch(whole)
    plain, suffix = suffixed.groups() if suffixed else (whole, "")
    words = plain.split()
    if "," in plain or len(words) < 2:
        return whole

    start = last = len(words) - 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    while start < last and words[start].islower() and words[start] not in _NEVER_BEHIND:
        start += 1
    return ", ".join(filter(None, [" ".join(words[start:]), " ".join(words[:start]), suffix]))


def _is_particle(word: str) -> bool:
    return word.islower() or word.casefold() in _PREFIXES.split()
