"""What is so of a screening, written down by hand: as a ticket, a calendar, the changes and machines must say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

BOAT = {"en": "The Boat", "el": "Το Πλοίο"}
WHY = {"reason_en": "technical problem", "reason_el": "τεχνικό πρόβλημα"}
OLYMPION = {"en": "Olympion", "el": "Ολύμπιον"}
ZANNAS = {"en": "Pavlos Zannas", "el": "Παύλος Ζάννας"}
LIAPPA = {"en": "Frida Liappa", "el": "Φρίντα Λιάππα"}
TORNES = {"en": "Stavros Tornes", "el": "Σταύρος Τορνές"}
BILL = {"en": "Double bill", "el": "Διπλό πρόγραμμα"}
EIGHT, HALF_PAST, NIGHT = "2023-11-03T20:00+02:00", "2023-11-03T20:30+02:00", "2023-11-04T00:30+02:00"
TEN_PAST_SIX = "2023-11-03 18:10"
LANGUAGES = ["en", "el"]
CALENDAR = {  # what a called-off one is to a calendar, and what it reads before its title
    "cancelled": ("CANCELLED", {"en": "CANCELLED", "el": "ΑΚΥΡΩΝΕΤΑΙ"}),
    "postponed": ("CANCELLED", {"en": "POSTPONED", "el": "ΑΝΑΒΑΛΛΕΤΑΙ"}),
}
MOVED = {
    "time": {"en": "NEW TIME", "el": "ΝΕΑ ΩΡΑ"},
    "hall": {"en": "NEW VENUE", "el": "ΝΕΑ ΑΙΘΟΥΣΑ"},
    "both": {"en": "NEW TIME AND VENUE", "el": "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ"},
}
NO_PREFIX = {"en": "", "el": ""}


def said(en: str, el: str) -> dict[str, str]:
    return {"en": en, "el": el}


@dataclass(frozen=True)
class Truth:
    """What is so after a change, as far as somebody can read it anywhere. Unchanged: Friday 20:00 at Olympion."""

    line: dict = field(default_factory=lambda: said("Tickets on sale", "Διαθέσιμα εισιτήρια"))
    start: str = EIGHT
    end: str = "2023-11-03T22:18+02:00"
    late_until: str = ""  # when it really ends, where the hall runs late
    hall: dict = field(default_factory=lambda: OLYMPION)
    name: dict = field(default_factory=lambda: BOAT)
    status: str = "scheduled"
    moved: str = ""  # time, hall, both
    before: str = ""  # the start that no longer holds
    availability: str = "InStock"
    sequence: int = 0
    label: dict | None = None  # of the news, where it is news
    details: dict = field(default_factory=lambda: said("", ""))
    mentions: dict = field(default_factory=lambda: {"en": [], "el": []})  # on the ticket and in calendars
    data: dict = field(default_factory=dict)  # of its structured data

    def on_a_ticket(self, language: str) -> dict:
        slot = {"start": self.start, "until": self.late_until or self.end}
        return slot | {"hall": self.hall[language], "line": self.line[language]}

    def as_news(self, language: str) -> dict | None:
        told = self.label and {"label": self.label[language], "details": self.details[language]}
        return told and {"start": self.start, **told}

    def in_a_calendar(self, language: str) -> dict:
        status, prefix = CALENDAR.get(self.status, ("CONFIRMED", MOVED.get(self.moved, NO_PREFIX)))
        named = {"prefix": prefix[language], "name": self.name[language], "hall": self.hall[language]}
        return {"start": self.start, "end": self.end, "status": status, "sequence": self.sequence, **named}

    def as_open_data(self, language: str) -> dict:
        known = {"end": self.end, "status": self.status, "name": self.name[language], "sequence": self.sequence}
        before = self.before if self.status == "moved" else ""  # a postponed one keeps its start
        return self.on_a_ticket(language) | known | {"before": before}

    def as_data(self, language: str) -> dict:
        called_off = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}.get(self.status)
        rescheduled = "EventRescheduled" if self.before else "EventScheduled"
        known = {"start": self.start, "end": self.end, "before": self.before, "availability": self.availability}
        return known | {
            "status": called_off or rescheduled,
            "hall": self.hall[language],
            "name": self.name[language],
        }


@dataclass(frozen=True)
class Case:
    """A change, and what is true then."""

    deed: Callable
    truth: Truth
    doors: tuple[str, ...] = ("olympion",)  # at which venues somebody stands who must know
    who: str = "boat"
    news: tuple[dict, ...] = ()  # the titles of other pieces of news
    at: str = TEN_PAST_SIX  # when it is changed, and read
