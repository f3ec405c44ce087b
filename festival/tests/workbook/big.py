"""A programme of a given size: films with casts, screenings from morning to after midnight, everything by name."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from festival.tests.workbook.books import content

ROLES = ["direction", "script", "cinematography", "editing", "sound", "actors", "actors", "actors"]
FIRST = "Anna Boris Clara Dimitra Émile Fatou Giorgos Hanna Ivo Jonas Katerina Lars Mei Nikos Olga Pedro".split
LAST = "Abe Bakirtzis Costa Dupont Economou Farhadi Garcia Horvat Ito Jensen Kim Lopez Malk Novak Okafor".split
START, DAYS = date(2023, 11, 2), 11


def big(films: int = 300, screenings: int = 1000, credits: int = 5000, people: int = 1500) -> bytes:
    """The workbook of a whole festival, as a zip of .csv."""
    return content(**rows(films, screenings, credits, people))


def rows(films: int, screenings: int, credits: int, people: int) -> dict[str, list[dict]]:
    return {
        "editions": [
            {
                "edition": "tiff-64",
                "name_en": "Thessaloniki International Film Festival",
                "starts": START.isoformat(),
                "ends": (START + timedelta(days=DAYS - 1)).isoformat(),
                "timezone": "Europe/Athens",
            }
        ],
        "sections": [
            {"edition": "tiff-64", "section": f"section-{n}", "title_en": f"Section {n}", "title_el": f"Τμήμα {n}"}
            for n in range(12)
        ],
        "venues": [
            {"venue": f"venue-{n // 3}", "hall": f"hall-{n}", "venue_en": f"Venue {n // 3}", "name_en": f"Hall {n}"}
            for n in range(20)
        ],
        "films": [_film(n) for n in range(films)],
        "selections": [
            {"film": f"film-{n}", "edition": "tiff-64", "section": f"section-{n % 12}", "premiere": "national"}
            for n in range(films)
        ],
        "credits": list(itertools.islice(_credits(films, people), credits)),
        "screenings": [_screening(n, films) for n in range(screenings)],
    }


def _film(n: int) -> dict:
    return {
        "film": f"film-{n}",
        "title_en": f"The Film of Number {n}",
        "title_el": f"Η ταινία αριθμός {n}",
        "year": str(1960 + n % 64),
        "minutes": str(70 + n % 90),
        "countries": ("GR;FR", "DE", "IT;GR;CY", "JP")[n % 4],
        "languages": ("el", "fr;el", "de", "ja")[n % 4],
        "kind": ("fiction", "documentary")[n % 2],
        "synopsis_en": f"In the year {1960 + n % 64} somebody comes home. " * 12,
        "synopsis_el": f"Το {1960 + n % 64} κάποιος γυρίζει σπίτι. " * 12,
    }


def _credits(films: int, people: int):
    """The casts of all films, again and again longer."""
    for round_ in itertools.count():
        for n in range(films):
            for place, role in enumerate(ROLES):
                yield {"film": f"film-{n}", "role": role, "name": name((n * 8 + place + round_ * 977) % people)}


def name(n: int) -> str:
    firsts, lasts = FIRST(), LAST()
    return f"{firsts[n % len(firsts)]} {lasts[n // len(firsts) % len(lasts)]} {n // (len(firsts) * len(lasts)) + 1}"


def _screening(n: int, films: int) -> dict:
    """Twelve slots a day in twenty halls, the last ones after midnight."""
    slot, hall = divmod(n, 20)
    day, place = divmod(slot, 5)
    hour = (10, 14, 18, 21, 23)[place]
    return {
        "edition": "tiff-64",
        "screening": f"s{n}",
        "film": f"film-{n % films}",
        "venue": f"venue-{hall // 3}",
        "hall": f"hall-{hall}",
        "start": f"{START + timedelta(days=day % DAYS)} {hour:02}:{n % 4 * 15:02}",
        "qa": "20" if n % 3 == 0 else "0",
        "subtitles": "el:electronic;en:burned_in",
    }
