"""Six real programmes as workbooks: each becomes rows as a coordinator would type them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from festival.lib.text import slugify

DATA = Path(__file__).parent / "data"
NAMES = {
    "cannes-1946-2024": ("CANNES", "Europe/Paris", "FR"),
    "cpm-minsk-2012-2017": ("CPM", "Europe/Minsk", "BY"),
    "docpoint-2026": ("DOCPOINT", "Europe/Helsinki", "FI"),
    "hkaff-2025": ("HKAFF", "Asia/Hong_Kong", "HK"),
    "nightvisions-2026": ("NV", "Europe/Helsinki", "FI"),
    "thessaloniki-2023-partial": ("TIFF", "Europe/Athens", "GR"),
}


class Programme:
    """One programme: its facts, and the sheets made of them."""

    def __init__(self, name: str, films: int | None = None):
        """`films`: only the first so many of them, with their screenings."""
        self.name = name
        self.acronym, zone, self.country = NAMES[name]
        self.zone = ZoneInfo(zone)
        self.facts = _cannes() if name.startswith("cannes") else json.loads(_read(f"{name}.json"))
        self.facts["films"] = self.facts["films"][:films]
        self.festival = self.facts["festival"]
        self.films = [film for film in self.facts["films"] if film.get("kind") != "programme"]
        self.bills = [film for film in self.facts["films"] if film.get("kind") == "programme"]
        self.keys = self._keys()
        self.screenings = [one for one in self.facts["screenings"] if self.keys.keys() >= set(one["films"])]

    def sheets(self, wall_times: bool = False) -> dict[str, list[dict]]:
        """All sheets. With `wall_times` a start is what the programme printed, be there such a time or not."""
        sheets = {
            "genres": [{"key": slugify(name, "genre"), "name_en": name} for name in self._all("genres")],
            "editions": self._editions(),
            "people": [
                {"person": slugify(name, "person"), "name": name, "name_el": greek} for name, greek in self._greek()
            ],
            "sections": self._sections(),
            "films": [self._film(film) for film in self.facts["films"]],
            "venues": [self._venue(venue) for venue in self._venues()],
            "packages": [self._package(film) for film in self.bills],
            "selections": self._selections(),
            "credits": [
                {"film": self.keys[film["id"]], "role": "direction", "name": name}
                for film in self.films
                for name in film.get("directors", [])
            ],
            "screenings": [self._screening(one, wall_times) for one in self.screenings],
        }
        return {name: rows for name, rows in sheets.items() if rows}

    def _keys(self) -> dict[str, str]:
        """An address for each film; the year tells two of one title apart, and then its own number."""
        plain = {film["id"]: slugify(film["title"], "film") for film in self.facts["films"]}
        often = Counter(plain.values())
        keys = {}
        for film in self.facts["films"]:
            key, year = plain[film["id"]], film.get("festival_year") or film.get("year")
            dated = f"{key}-{year}" if often[key] > 1 else key
            keys[film["id"]] = f"{dated}-{film['id']}" if dated in keys.values() else dated
        return keys

    def _all(self, name: str) -> list[str]:
        return list(dict.fromkeys(value for film in self.films for value in film.get(name, [])))

    def _edition(self, film: dict | None = None) -> str:
        year = (film or {}).get("festival_year")
        return f"{self.acronym}-{year or self.festival.get('edition') or self.festival['year']}".lower()

    def _editions(self) -> list[dict]:
        keys = dict.fromkeys([self._edition(film) for film in self.facts["films"]])
        return [
            {
                "edition": key,
                "name_en": self.festival["name"],
                "starts": self.festival["start"] if self.festival.get("end") else "",
                "ends": self.festival.get("end", ""),
                "year": "" if self.festival.get("end") else key.rpartition("-")[2],
                "timezone": self.zone.key,
                "country": self.country,
                "city": self.festival["city"],
            }
            for key in keys
        ]

    def _greek(self) -> list[tuple[str, str]]:
        """The Greek names of the directors, where the programme has one for each."""
        if self.country != "GR":
            return []
        films = [film for film in self.films if len(film.get("directors_native", [])) == len(film["directors"])]
        return [pair for film in films for pair in zip(film["directors"], film["directors_native"], strict=True)]

    def _section_of(self, film) -> str:
        return film.get("section", "Competition" if self.acronym == "CANNES" else "")

    def _sections(self) -> list[dict]:
        places = dict.fromkeys((self._edition(film), self._section_of(film)) for film in self.films)
        return [
            {"edition": edition, "section": slugify(title, "section"), "title_en": title}
            for edition, title in places
            if title
        ]

    def _selections(self) -> list[dict]:
        return [
            {"film": self.keys[film["id"]], "edition": self._edition(film), "section": slugify(title, "section")}
            for film in self.films
            if (title := self._section_of(film))
        ]

    def _film(self, film) -> dict:
        titles = film.get("titles", {})
        others = [title for code, title in titles.items() if code != "el" and title != film["title"]]
        return {
            "film": self.keys[film["id"]],
            "title_en": film["title"],
            "title_el": titles.get("el", ""),
            "original_title": film.get("original_title", ""),
            "other_titles": "; ".join(dict.fromkeys(others)),
            "year": str(film.get("year", "")),
            "minutes": str(film.get("runtime_min", "")),
            "countries": ";".join(film.get("countries", [])),
            "languages": ";".join(film.get("languages", [])),
            "genres": ";".join(sorted(slugify(name, "genre") for name in film.get("genres", []))),
            "imdb": film.get("imdb", ""),
        }

    def _venues(self) -> list[dict]:
        known = [venue if isinstance(venue, dict) else {"name": venue} for venue in self.facts["venues"]]
        return list({venue["name"]: venue for venue in known}.values())

    def _venue(self, venue) -> dict:
        key, greek = slugify(venue["name"], "venue"), venue.get("names", {}).get("el", "")
        return {
            "venue": key,
            "hall": key,
            "venue_en": venue["name"],
            "venue_el": greek,
            "name_en": venue["name"],
            "name_el": greek,
            "address": venue.get("site", ""),
        }

    def _package(self, film) -> dict:
        """What is shown in it the programmes do not tell: one film of its name stands for all."""
        return {
            "edition": self._edition(film),
            "package": self.keys[film["id"]],
            "title_en": film["title"],
            "films": self.keys[film["id"]],
        }

    def _screening(self, screening, wall_times: bool) -> dict:
        [shown] = screening["films"]
        bills = {film["id"] for film in self.bills}
        hall = slugify(screening["venue"], "venue")
        return {
            "edition": self._edition(),
            "screening": screening["id"],
            "film": "" if shown in bills else self.keys[shown],
            "package": self.keys[shown] if shown in bills else "",
            "venue": hall,
            "hall": hall,
            "start": self._start(screening, wall_times),
            "minutes": str(screening.get("duration_min", "")),
        }

    def _start(self, screening, wall_times: bool) -> str:
        if local := screening.get("start_local"):
            return local.replace("T", " ") if wall_times else screening["start"]
        return f"{datetime.fromisoformat(screening['start']).astimezone(self.zone):%Y-%m-%d %H:%M}"


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def _cannes() -> dict:
    films = []
    for number, row in enumerate(csv.DictReader(_read("cannes-1946-2024.csv").splitlines())):
        lists = {name: [one for one in row[name].split(";") if one] for name in ("directors", "countries", "languages")}
        films.append({**row, **lists, "id": str(number), "festival_year": int(row["festival_year"])})
    return {
        "festival": {"name": "Festival de Cannes", "city": "Cannes"},
        "films": films,
        "venues": [],
        "screenings": [],
    }
