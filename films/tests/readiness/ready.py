"""A film of which nothing is to be said, and what is said of others."""

from __future__ import annotations

from datetime import datetime

from films.models import Edition, Film, FilmCountry, FilmLanguage
from films.readiness import findings
from films.tests import builders
from people.models import Country, Language

WORDS = {
    "title_en": "The boat",
    "title_el": "Η βάρκα",
    "synopsis_en": "A long story of a boat, of those who built it, and of the sea that waits for them. "
    "It ends where it began, on the shore.",
    "synopsis_el": "Μια μεγάλη ιστορία για μια βάρκα, για όσους την έφτιαξαν, και για τη θάλασσα. "
    "Τελειώνει εκεί όπου άρχισε, στην ακτή.",
    "short_synopsis_en": "A story of a boat.",
    "short_synopsis_el": "Μια ιστορία για μια βάρκα.",
    "year": 2023,
    "subtitles_state": Film.SubtitlesState.NONE,
}


def ready_film(section=None, **given) -> Film:
    """A film of TIFF 64 of which nothing is to be said; what is given differs."""
    film = builders.selected_film(section, **WORDS | given)
    FilmCountry.objects.create(film=film, country=Country.objects.get(code="GR"))
    FilmLanguage.objects.create(film=film, language=Language.objects.get(code="el"))
    told = {"biography_en": "Born by the sea.", "biography_el": "Γεννήθηκε κοντά στη θάλασσα."}
    builders.credit(film, person=builders.person(**told))
    builders.still(film, alt_el="Μια βάρκα.", credit="A. Photographer")
    builders.screening(film=film)
    return film


def said(film: Film, edition: Edition | None = None, at: datetime = builders.NOW) -> list[tuple[str, str]]:
    """Code and words of all that is found on a film."""
    return [(finding.code, str(finding.words)) for finding in findings([film], edition, at)[film.pk]]


def codes(film: Film, edition: Edition | None = None, at: datetime = builders.NOW) -> list[str]:
    return [code for code, _words in said(film, edition, at)]
