"""For every rule of readiness a film that it finds, and that no other rule finds."""

from __future__ import annotations

from films.models import Selection
from films.tests import builders
from films.tests.builders import athens

from .ready import ready_film

LONG = "A story that has no end and goes on." * 100


def other(**given):
    """A ready film with other words."""
    return lambda: ready_film(**given)


def without(relation, build=None, **given):
    """A ready film but for that relation, in which `build` may put another row."""

    def make():
        film = ready_film()
        getattr(film, relation).all().delete()
        if build:
            build(film, **given)
        return film

    return make


def directed_by(**given):
    """A ready film of another director."""
    told = {"biography_en": "Born inland.", "biography_el": "Γεννήθηκε στη στεριά."}

    def make():
        film = ready_film()
        film.credits.all().delete()
        builders.credit(film, person=builders.person(**told | given))
        return film

    return make


def premiere(kind, **edition):
    """A ready film with a premiere in an edition that differs."""

    def make():
        film = ready_film()
        film.selections.update(premiere=kind)
        type(film.selections.get().edition).objects.update(**edition)
        return film

    return make


def two_premieres():
    film = premiere("world")()
    builders.selection(film, premiere="european")
    return film


def seen_before():
    film = premiere("european")()
    builders.selection(film, builders.section(edition=earlier()))
    return film


def earlier(**given):
    """TIFF 63, a year before."""
    days = {"starts": athens("2022-11-03 12:00").date(), "ends": athens("2022-11-13 12:00").date()}
    return builders.edition(**{"number": 63, "announced_at": builders.LONG_AGO, **days, **given})


def awarded_before():
    film = premiere("world")()
    builders.award(film=film, edition=None, event_en="Elsewhere", year=2023)
    return film


def awarded_early():
    film = ready_film()
    builders.award(film=film, publish_at=athens("2023-11-10 12:00"))
    return film


def namesakes():
    film = directed_by(name="Maria Pappa")()
    homonym = builders.person(name="María Pappá")
    builders.credit(builders.selected_film(), person=homonym)
    return film


def withdrawn():
    film = ready_film(synopsis_en="")
    film.selections.update(status=Selection.Status.WITHDRAWN)
    return film


def shown(**given):
    return without("screenings", lambda film: builders.screening(film=film, **given))


FOUND_BY = {
    "title_en": other(title_en=""),
    "title_el": other(title_el=""),
    "synopsis_en": other(synopsis_en=""),
    "synopsis_el": other(synopsis_el=""),
    "one_liner_en": other(short_synopsis_en=""),
    "one_liner_el": other(short_synopsis_el=""),
    "title_capitals": other(title_el="Η ΒΑΡΚΑ"),
    "blanks": other(title_en="The  boat"),
    "mixed_letters": other(title_el="Η βάρκa"),
    "synopsis_length": other(synopsis_en=LONG),
    "original_same": other(original_title="The Boat"),
    "no_stop": other(short_synopsis_en="A story of a boat"),
    "still": without("stills"),
    "alt_en": without("stills", builders.still, alt_en="", alt_el="Μια βάρκα.", credit="A. Photographer"),
    "alt_el": without("stills", builders.still, credit="A. Photographer"),
    "still_credit": without("stills", builders.still, alt_el="Μια βάρκα."),
    "credits": without("credits"),
    "direction": without("credits", builders.credit, code="music"),
    "countries": without("film_countries"),
    "year": other(year=None),
    "languages": without("film_languages"),
    "person_twice": namesakes,
    "name_capitals": directed_by(name="MARIA PAPPA"),
    "name_mixed_letters": directed_by(name_el="Μαρίa Παππά"),
    "name_blanks": directed_by(name="Maria  Pappa"),
    "biography_en": directed_by(biography_en=""),
    "biography_el": directed_by(biography_el=""),
    "minutes": other(minutes=None),
    "slot": shown(minutes=120, intro=10, qa=10),
    "subtitles": other(subtitles_state="unknown"),
    "screening": without("screenings"),
    "hall": shown(hall=None),
    "withdrawn_shown": withdrawn,
    "two_premieres": two_premieres,
    "premiere_seen": seen_before,
    "premiere_awarded": awarded_before,
    "premiere_nowhere": premiere("national", country=None),
    "award_early": awarded_early,
    "publication": other(publish_at=None),
}
