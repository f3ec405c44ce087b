"""One screening as each of its readers meets it: on pages, in a foyer, among the changes, in calendars, as data.

Each function reads one representation and gives the facts that it carries, under names that all of them share
(`start`, `until`, `end`, `hall`, `line`, `status`, `before` …), and under `text` what else stands there; None where it
does not name the screening. They know no rule of the site.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from datetime import datetime

from django.test import Client
from icalendar import Calendar

from films.tests.builders import ATHENS
from films.tests.pages.reading import Element, Page
from films.tests.structured.reading import graph

ATOM = "{http://www.w3.org/2005/Atom}"


class Reader:
    """A browser that keeps what it has read, as clients of calendars do, and asks only whether it is still true."""

    def __init__(self):
        self._client, self.kept = Client(), {}

    def get(self, address: str):
        known = self.kept.get(address)
        headers = {"If-None-Match": known["ETag"]} if known and known.has_header("ETag") else {}
        answer = self._client.get(address, headers=headers)
        if answer.status_code == 304:
            return known
        assert answer.status_code == 200, address
        self.kept[address] = answer
        return answer


# --- Pages ----------------------------------------------------------------------------------------------------------


def ticket(answer, name: str, day: str) -> dict | None:
    """The ticket of that name on that date."""
    for one in Page(answer).main.all("li", css="ticket"):
        start, *until = (time.attrs["datetime"] for time in one.find(css="ticket__stub").all("time"))
        if name in _spoken(_heading(one)) and start.startswith(day):
            return {
                "start": start,
                "until": "".join(until),
                "hall": _hall(one),
                "line": " ".join(note.text for note in one.all("p", css="ticket__note")[:1]),
                "text": one.text,
            }
    return None


def _hall(one: Element) -> str:
    """The ticket's own, else that of the board on which it hangs."""
    own = one.all(css="ticket__hall") or one.parent.parent.all("h2", css="board__hall")
    return own[0].text


def on_the_wall(answer, name: str) -> dict | None:
    """On the screen of a foyer, in both languages together."""
    for one in Page(answer).main:
        slot = {"screen__next", "screen__now"} & one.classes or one.tag == "li"
        if slot and name in [title.text for title in one.all("h3")]:
            return {"start": one.find("time").attrs["datetime"], "text": one.text}
    return None


def news(answer, name: str) -> dict | None:
    """On the page of changes: what has become of it, and what else is told."""
    for errata in Page(answer).main.all("ol", css="errata"):
        for one in errata.all("li"):
            if one.find("h3").text == name:
                _slot, *details = one.all("p")
                start, label = one.find("time").attrs["datetime"], one.find(css="stamp").text
                return {"start": start, "label": label, "details": " ".join(part.text for part in details)}
    return None


def entries(answer) -> dict[str, str]:
    """The titles of a feed with what their entries say."""
    found = ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")  # noqa: S314  our own answer
    return {one.findtext(f"{ATOM}title"): one.findtext(f"{ATOM}summary") for one in found}


def _heading(one: Element) -> Element:
    return next(found for found in one if found.tag in ("h3", "h4"))


def _spoken(one: Element) -> str:
    """Also what is only read aloud."""
    return "".join(child if isinstance(child, str) else _spoken(child) for child in one.children)


# --- Machines -------------------------------------------------------------------------------------------------------


def calendar_entry(answer, uuid) -> dict | None:
    """Its event in a calendar, by its UID."""
    for one in Calendar.from_ical(answer.content).walk("VEVENT"):
        if str(uuid) in one["UID"]:
            prefix, _colon, title = str(one["SUMMARY"]).rpartition(": ")
            return {
                "start": _local(one.start),
                "end": _local(one.end),
                "hall": str(one.get("LOCATION", "")).partition(",")[0],
                "status": str(one["STATUS"]),
                "prefix": prefix,
                "name": title,
                "sequence": int(one["SEQUENCE"]),
                "text": str(one["DESCRIPTION"]),
            }
    return None


def event(answer, uuid) -> dict | None:
    """Its node among the structured data of a page."""
    for one in graph(answer):
        if str(uuid) in one.get("url", "") and "eventStatus" in one:
            return {
                "start": _minutes(one["startDate"]),
                "end": _minutes(one.get("endDate", "")),
                "before": _minutes(one.get("previousStartDate", "")),
                "hall": one["location"].get("name", ""),
                "status": _member(one["eventStatus"]),
                "name": one["name"],
                "availability": _member(one.get("offers", {}).get("availability", "")),
                "node": one,
            }
    return None


def open_data(answer, uuid, language: str) -> dict | None:
    """Itself, or one of a list, in the programming interface."""
    data = json.loads(answer.content)
    for one in data.get("results", [data]):
        if one["uuid"] == str(uuid):
            return {
                "start": _minutes(one["start"]),
                "until": _minutes(one["expected_end"]),
                "end": _minutes(one["end"]),
                "before": _minutes(one["previous_start"] or ""),
                "hall": one["hall"]["name"][language],
                "line": one["state"][language],
                "status": one["status"],
                "name": one["title"][language],
                "sequence": one["sequence"],
            }
    return None


def _local(moment: datetime) -> str:
    return moment.astimezone(ATHENS).isoformat(timespec="minutes")


def _minutes(moment: str) -> str:
    return datetime.fromisoformat(moment).isoformat(timespec="minutes") if moment else ""


def _member(address: str) -> str:
    return address.rpartition("/")[2]
