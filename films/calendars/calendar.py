"""A whole calendar: what clients are told of it, the clocks of its zones, an entry for each screening."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from festival.lib.translated import page_language
from festival.lib.views import absolute
from films.schedule.listed import Listed

from .describing import give_makers
from .entry import entry, revised
from .wording import Wording
from .writing import encoded, text
from .zones import timezone

EVERY = "PT1H"  # how often clients are asked to look again


@dataclass
class Calendar:
    """`path` is its own address, `page` that of what it is about; `zone` is its first entry's, or the festival's."""

    name: str
    path: str
    page: str
    lines: list[Listed]
    zone: ZoneInfo
    at: datetime
    single: bool = False  # one screening that somebody chose
    revised: datetime | None = field(default=None, init=False)  # when an entry was last edited, once it is written

    def written(self) -> bytes:
        """The same bytes as long as nothing in it changes."""
        give_makers(self.lines)
        edited = [(line, revised(line, self.at)) for line in self.lines]
        self.revised = max((moment for _line, moment in edited), default=None)
        words = Wording()
        entries = [part for line, moment in edited for part in entry(line, self.at, moment, words, busy=self.single)]
        return encoded(["BEGIN:VCALENDAR", *self._head(), *self._zones(), *entries, "END:VCALENDAR"])

    def _head(self) -> list[str]:
        name, about = text(self.name), text(_("Kept up to date: what moves or is cancelled says so here."))
        return [
            "VERSION:2.0",
            f"PRODID:-//Festival//Programme 1.0//{page_language().upper()}",
            "CALSCALE:GREGORIAN",
            f"NAME:{name}",
            f"X-WR-CALNAME:{name}",
            f"DESCRIPTION:{about}",
            f"X-WR-CALDESC:{about}",
            f"X-WR-TIMEZONE:{self.zone.key}",
            f"REFRESH-INTERVAL;VALUE=DURATION:{EVERY}",
            f"X-PUBLISHED-TTL:{EVERY}",
            f"SOURCE;VALUE=URI:{absolute(self.path)}",
            f"URL:{absolute(self.page)}",
        ]

    def _zones(self) -> list[str]:
        """Of every edition it holds; a calendar without any component would not be one."""
        moments = defaultdict(list, {self.zone: []})
        for line in self.lines:
            moments[line.facts.edition.zone] += [line.facts.start, line.facts.printed_end]
        return [part for zone, ones in moments.items() for part in timezone(zone, ones)]
