"""Placeholder stills and portraits, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from festival.lib import uploads
from films.models import Film, Still
from people.models import Person

from . import art

if TYPE_CHECKING:
    from .build import Demo

CREDIT = "Demo (computer-generated)"  # words that are read in both languages


def make_pictures(demo: Demo) -> None:
    for given in [*demo.invented["films"], *demo.facts["films"]]:
        if "still" in given:
            _still(demo, demo.films[given["slug"]], given)
    for given in demo.invented["people"]:
        if "portrait" in given:
            _portrait(demo, demo.people[given["slug"]], given)


def _still(demo: Demo, film: Film, given: dict) -> None:
    if film.stills.exists():
        return
    scene, palette, width = given["still"]
    image = _file(given["slug"], scene, palette, (width, width * 9 // 16))
    alt = art.ALT[scene]
    demo.rows.put(Still, {"film": film, "position": 1}, image=image, alt_en=alt["en"], alt_el=alt["el"], credit=CREDIT)


def _portrait(demo: Demo, person: Person, given: dict) -> None:
    if person.portrait:
        return
    scene, palette = given["portrait"]
    alt = {f"portrait_alt_{language}": words for language, words in art.ALT[scene].items()}
    image = _file(given["slug"], scene, palette, (960, 1200))
    demo.rows.put(Person, {"pk": person.pk}, portrait=image, portrait_credit=CREDIT, **alt)


def _file(name: str, scene: str, palette: str, size: tuple[int, int]) -> ContentFile:
    file = uploads.encoded(art.still(name, scene, palette, size), "PNG", compress_level=1)
    file.name = f"{name}.png"
    return file
