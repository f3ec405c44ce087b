"""The facts of a film's page as a numbered list, so that its maker can answer "12 should read …".

The numbers are the same on the English and the Greek page: what is translated is a fact in each language, and what a
fact says never decides whether it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from .models import Film
from .subtitles import spoken, subtitles

Pair = tuple[str, object]
LANGUAGES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Fact:
    """One line of the proof."""

    number: int
    label: str
    value: str

    @property
    def words(self) -> str:
        """`12: Sound format: 5.1`, as the answer quotes it."""
        return f"{self.number}: {self.label}: {self.value}"


def facts(film: Film, context: dict) -> list[Fact]:
    """Everything that `film_context` gives the page to print of the film itself; its screenings are not the maker's."""
    pairs = [
        *_titles(film),
        *_places(context["presented"]),
        *_technical(film, context["edition"]),
        *_texts(film),
        *((role.label_for(len(names)), _credited(names)) for role, names in context["credit_lines"]),
        *((_("Photo"), still.credit) for still in film.pictures),
        *((_("Award"), _award(award)) for award in film.public_awards),
        *(pair for one in context["directors"] for pair in _director(one)),
    ]
    told = [(label, str(value).strip()) for label, value in pairs if value and str(value).strip()]
    return [Fact(number, str(label), value) for number, (label, value) in enumerate(told, start=1)]


def _titles(film) -> Iterator[Pair]:
    yield from _in_each_language(film, "title", _("Title"))
    yield _("Original title"), film.original_title


def _places(presented) -> Iterator[Pair]:
    """Where it is shown: edition, premiere, sections with their notes."""
    for place in presented:
        yield place["edition"].label, ", ".join(filter(None, [place["premiere"], *map(_section, place["selections"])]))


def _section(selection) -> str:
    return f"{selection.section.title} ({selection.note})" if selection.note else str(selection.section.title)


def _technical(film, edition) -> Iterator[Pair]:
    """In the order of the page."""
    countries = [row.country.name for row in film.film_countries.all()]
    yield pgettext("print", "Format"), film.format
    yield pgettext("label", "Color"), film.get_color_display()
    yield ngettext("Production Country", "Production Countries", len(countries)), _listed(countries)
    yield _("Production Year"), film.year
    yield _("Year of restoration"), film.restored
    yield _("Duration"), film.minutes and f"{film.minutes}'"
    yield npgettext("facts", "Language", "Languages", len(spoken(film))), _listed(spoken(film))
    yield _("Subtitles"), subtitles(film, edition)
    yield _("Kind of film"), film.get_kind_display()
    yield _("Genre"), _listed(word.name for word in film.genres.all())
    yield _("Tags"), _listed(word.name for word in film.tags.all())
    yield _("Sound format"), film.sound
    yield _("Aspect ratio"), film.aspect
    yield _("Debut"), film.get_debut_display()
    yield _("Age class"), film.age_class and film.age_class.name
    yield _("Website"), film.website
    yield _("Trailer"), film.trailer
    yield _("Contact"), film.contact


def _texts(film) -> Iterator[Pair]:
    yield from _in_each_language(film, "short_synopsis", _("Short synopsis"))
    yield from _in_each_language(film, "synopsis", _("Synopsis"))
    yield from _in_each_language(film, "statement", _("Director's statement"))
    yield from _in_each_language(film, "content_notes", _("Content notes"))


def _director(one) -> Iterator[Pair]:
    person = one["person"]
    yield from _in_each_language(person, "biography", f"{person.name}, {_('Biography')}")
    lines = (f"{line.year or ''} {line.title}".strip() for line in one["filmography"])
    yield f"{person.name}, {_('Filmography')}", " · ".join(lines)


def _in_each_language(row, name: str, label: str) -> Iterator[Pair]:
    for code, language in LANGUAGES.items():
        yield f"{label} ({language})", getattr(row, f"{name}_{code}")


def _credited(credits) -> str:
    """Names with what stands in brackets beside them."""
    return _listed(
        credit.name + "".join(f" ({note})" for note in (credit.character, credit.note) if note) for credit in credits
    )


def _award(award) -> str:
    return _listed(filter(None, [award.shown_words, award.shown_event, award.shown_year]))


def _listed(words) -> str:
    return ", ".join(map(str, words))
