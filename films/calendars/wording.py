"""What many entries of a calendar print, a film or a hall, put into words once."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext as _

from festival.lib.views import absolute
from films.models import Edition, Film, Hall, Screening
from films.subtitles import join, spoken, subtitles

from .writing import local, text


class Wording:
    """Lives as long as one calendar is written, in one language."""

    def __init__(self):
        self.made, self.titled, self.place, self.local = cache(made), cache(titled), cache(place), cache(local)
        self._languages: dict[tuple, list[str]] = {}
        self._address: list[str] = []

    def address(self, row: Screening) -> str:
        """Of its page: that of every other one but for the uuid."""
        if not self._address:
            self._address = absolute(row.get_absolute_url()).split(str(row.uuid))
        return str(row.uuid).join(self._address)

    def languages(self, row: Screening) -> list[str]:
        """What is heard and read: of the film, unless the screening has its own."""
        own = [*row.screening_languages.all(), None, *row.screening_subtitles.all()]
        said = (one and (one.language.code, one.method) for one in own)
        key = (row.film_id, row.edition_id, row.subtitles_state, *said)
        if key not in self._languages:
            self._languages[key] = languages(row)
        return self._languages[key]


def made(film: Film) -> str:
    """`Karim Aïnouz (Brazil, France, 2023, 118')`."""
    by = ", ".join(credit.name for credit in film.direction)
    countries = [str(row.country.name) for row in film.film_countries.all()]
    known = [*countries, film.year, f"{film.minutes}'" if film.minutes else None]
    data = ", ".join(str(fact) for fact in known if fact)
    return " ".join(filter(None, [by, data and f"({data})"]))


def titled(film: Film) -> str:
    """`Title (Original title)`."""
    below = film.title_below
    return f"{film.shown_title} ({below})" if below else str(film.shown_title)


def place(hall: Hall | None, edition: Edition) -> list[str]:
    """Its content lines; none while the hall is to be announced: clients look for what stands here on a map."""
    if hall is None:
        return []
    venue = hall.venue
    parts = [str(hall.label)]
    for more in (venue.name, venue.address, edition.city):
        if more and not any(more.casefold() in part.casefold() for part in parts):
            parts.append(str(more))
    found = [f"LOCATION:{text(', '.join(parts))}"]
    return [*found, f"GEO:{venue.latitude:.6f};{venue.longitude:.6f}"] if venue.latitude is not None else found


def languages(row: Screening) -> list[str]:
    heard = spoken(row.film, row)
    read = subtitles(row.film, row.edition, row) if row.film_id or row.screening_subtitles.all() else ""
    return [_("Spoken: {languages}").format(languages=join(heard)) if heard else "", read]
