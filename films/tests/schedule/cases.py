"""Reads the cases in `cases/*.txt` and builds the facts they give. Their grammar:

    case   = NNN SP now SP "=>" SP kind SP subject SP "|" SP title NL  { given NL }  "en" text NL  "el" text NL
    given  = ("ed" | "film" | "line" | screening "A"…"F" | window "W"…"Y") spaces value

A blank or any other line ends a case. Moments are wall time of Athens, 2023-11-03T12:00, an offset may follow; "-" is
empty. The value of a screening is its start, a hall and options; of a window its opening and options; `ed` an edition
handed in, `film` what is not simply public, `line A` asks for A's own line instead of the state. An option is
key=value, or key="English|Greek". What a case does not give is a public film of 118 minutes, on sale, at tiff-64.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from films.schedule.bill import BillItem
from films.schedule.delay import Delay, at_the_door
from films.schedule.facts import (
    EditionFacts,
    PlaceFacts,
    ScreeningFacts,
    SelectionFacts,
    WindowFacts,
    WorkFacts,
)

ATHENS = ZoneInfo("Europe/Athens")
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
EDITIONS = {
    # first day, last day, announced, programme open, schedule open
    "tiff-35": ("1994-11-04", "1994-11-13", "1994-09-01T12:00", "1994-10-10T12:00", "1994-10-20T11:00"),
    "tiff-64": ("2023-11-02", "2023-11-12", "2023-06-01T12:00", "2023-10-10T12:00", "2023-10-20T11:00"),
    "tdf-26": ("2024-03-07", "2024-03-17", "2023-10-01T12:00", "2024-02-20T12:00", "2024-02-27T11:00"),
    "tiff-65": ("2024-10-31", "2024-11-10", "2024-06-01T12:00", "2024-10-08T12:00", "2024-10-18T11:00"),
    "tdf-29": ("2027-03-18", "2027-03-28", "2026-10-01T12:00", "2027-03-01T12:00", "2027-03-05T11:00"),
    "tiff-68": ("2027-10-28", "2027-11-07", "2027-06-01T12:00", "2027-10-05T12:00", "2027-10-14T11:00"),
}
HALLS = {
    "Olympion": "Olympion|Ολύμπιον",
    "Zannas": "Pavlos Zannas|Παύλος Ζάννας",
    "Liappa": "Frida Liappa|Φρίντα Λιάππα",
    "Tornes": "Stavros Tornes|Σταύρος Τορνές",
    "Makedonikon": "Makedonikon|Μακεδονικόν",
    "Museum1": "Cinema Museum, Hall 1|Μουσείο Κινηματογράφου, Αίθουσα 1",
}
# options that are fields, by how their value is read
MOMENTS = {
    "tickets_from": "tickets_from",
    "as_of": "tickets_as_of",
    "publish_at": "publish_at",
    "previous_start": "previous_start",
}
NUMBERS = {"minutes", "intro", "qa"}
TEXTS = {"status": "status", "entry": "entry", "tickets": "tickets", "audience": "audience", "own": "own_kind"}
WORDS = {"reason", "title"}


def read_cases(path: Path) -> list[dict]:
    cases, case = [], None
    for text in path.read_text(encoding="utf-8").splitlines():
        if head := re.match(r"(\d{3}) (\d{4}-\S+ \S+) => (.+?) \| (.+)", text):
            case = dict(zip(("number", "now", "expect", "title"), head.groups(), strict=True), given=[], en="", el="")
            cases.append(case)
        elif case and (row := re.match(r"(ed|film|line|[A-FW-Y]|en|el)(?: +(.*))?$", text.rstrip())):
            if row[1] in ("en", "el"):
                case[row[1]] = row[2] or ""
            else:
                case["given"].append((row[1], row[2]))
        else:
            case = None
    return cases


def moment(text: str) -> datetime | None:
    if text == "-":
        return None
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=ATHENS)).astimezone(UTC)


def words(text: str) -> dict[str, str]:
    english, greek = text.split("|")
    return {"en": english, "el": greek}


class Cast:
    """The facts of one case: its editions, halls and works exist once each, as rows of a database do."""

    def __init__(self, given: list[tuple[str, str]]):
        self.works = {}
        self.halls = {key: PlaceFacts(key, words(label)) for key, label in HALLS.items()}
        self.editions = {slug: _edition(slug) for slug in EDITIONS}
        self.film = self.work("The Boat|Το Πλοίο")
        self.selections, self.rows, self.foreign, self.line = [], {}, set(), None
        build = {"ed": self.add_selection, "film": self.change_film, "line": self.ask_line}
        for name, value in sorted(given, key=lambda pair: pair[0] not in build):  # editions before their screenings
            arguments = _options(value)
            if name in build:
                build[name](*arguments)
            elif name in "WXY":
                self.rows[name] = self.window(name, *arguments)
            else:
                self.rows[name] = self.screening(name, *arguments)
        if not self.selections and not self.rows:
            self.add_selection(["tiff-64"], {})

    @property
    def screenings(self) -> list[ScreeningFacts]:
        return [row for name, row in self.rows.items() if name in "ABCDEF" and name not in self.foreign]

    @property
    def windows(self) -> list[WindowFacts]:
        return [row for name, row in self.rows.items() if name in "WXY"]

    def work(self, title: str) -> WorkFacts:
        return self.works.setdefault(title, WorkFacts(words(title), LONG_AGO))

    def hall(self, key: str) -> PlaceFacts | None:
        return None if key == "-" else self.halls[key]

    def change_film(self, _, options):
        self.film.public_at = moment(options.pop("publish_at"))
        _refuse(options)

    def ask_line(self, plain, _):
        self.line = plain[0]

    def add_selection(self, plain, options):
        edition = self.editions[plain[0]]
        fields = {
            "announced": "announced_at",
            "programme": "programme_public_at",
            "schedule": "schedule_public_at",
        }
        for name in fields.keys() & options.keys():
            setattr(edition, fields[name], moment(options.pop(name)))
        selected, reason = moment(options.pop("selected", "-")), words(options.pop("reason", "|"))
        self.selections.append(SelectionFacts(edition, selected, "withdrawn" in plain, reason))
        _refuse(options)

    def window(self, name, plain, options) -> WindowFacts:
        facts = WindowFacts(
            edition=self.editions[options.pop("ed", "tiff-64")],
            opens=moment("T".join(plain)),
            closes=moment(options.pop("closes")),
            package=self._package(options),
            territory=words(options.pop("territory", "|")),
            key=name,
        )
        _refuse(options)
        return facts

    def screening(self, name, plain, options) -> ScreeningFacts:
        day, hour, hall = plain
        entry = options.get("entry", "ticket")
        fields = {"tickets": "on_sale" if entry in ("ticket", "free_ticket") else "unknown"}
        if "film" in options:
            self.foreign.add(name)
        place = self.hall(hall)
        if "late" in options:
            place = replace(place, delay=_delay(options.pop("late")))
        closed = options.pop("closed", "")
        facts = ScreeningFacts(
            key=name,
            code=name,
            edition=self.editions[options.pop("ed", "tiff-64")],
            start=moment(f"{day}T{hour}"),
            place=place,
            film=None if "own" in options else self.work(options.pop("film", "The Boat|Το Πλοίο")),
            package=self._package(options),
            bill=() if "own" in options else _bill(options.pop("films", "118")),
            position=int(options.pop("pos", "1")) - 1,
            previous_place=self.hall(options.pop("previous_hall", "-")),
            replaces=self.rows[options.pop("replaces")] if "replaces" in options else None,
            **fields | _fields(options),
        )
        facts.doors_closed = bool(closed) and at_the_door([facts], moment(closed)) is facts
        _refuse(options)
        return facts

    def _package(self, options) -> WorkFacts | None:
        return self.work(options.pop("package")) if "package" in options else None


def _fields(options: dict[str, str]) -> dict:
    """The options that are fields of a screening; taken out of `options`."""
    fields = {MOMENTS[key]: moment(options.pop(key)) for key in MOMENTS.keys() & options.keys()}
    fields |= {TEXTS[key]: options.pop(key) for key in TEXTS.keys() & options.keys()}
    fields |= {key: int(options.pop(key)) for key in NUMBERS & options.keys()}
    return fields | {key: words(options.pop(key)) for key in WORDS & options.keys()}


def _edition(slug: str) -> EditionFacts:
    first, last, *moments = EDITIONS[slug]
    return EditionFacts(slug, ATHENS, date.fromisoformat(first), date.fromisoformat(last), *map(moment, moments))


def _delay(late: str) -> Delay:
    """`15@2023-11-03T19:40`: the hall is so late, set at that moment."""
    minutes, set_at = late.split("@")
    return Delay(int(minutes), moment(set_at))


def _bill(films: str) -> tuple[BillItem, ...]:
    """`20+21s+?s`: minutes, or none, of each film in order; s is a short."""
    items = [(text.rstrip("s"), text.endswith("s")) for text in films.split("+")]
    return tuple(BillItem(None if minutes == "?" else int(minutes), short) for minutes, short in items)


def _options(value: str) -> tuple[list[str], dict[str, str]]:
    parts = shlex.split(value)
    return [part for part in parts if "=" not in part], dict(part.split("=", 1) for part in parts if "=" in part)


def _refuse(options: dict[str, str]):
    """A misspelt option must not pass for a default."""
    assert not options, f"options nobody knows: {options}"
