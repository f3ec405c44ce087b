"""Halls and screenings."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from festival.lib import clock
from films.models import Hall, Presence, Screening, ScreeningLanguage, ScreeningSubtitle, Venue
from films.models.screening_words import ACCESS

if TYPE_CHECKING:
    from .build import Demo

TICKETED = [Screening.Entry.TICKET, Screening.Entry.FREE_TICKET]
SHOP = "https://example.org/?ticket="


def make_halls(demo: Demo) -> None:
    """The seven halls. What is known of them already stays."""
    for given in demo.plan["venues"]:
        venue = demo.rows.keep(Venue, {"slug": given["slug"]}, **given["columns"])
        for hall in given["halls"]:
            row = demo.rows.keep(Hall, {"venue": venue, "slug": hall["slug"]}, **hall["columns"])
            if _unknown(row):
                demo.rows.put(Hall, {"pk": row.pk}, **hall["invented"], **demo.plan["access_note"])
            demo.halls[hall["slug"]] = row


def _unknown(hall: Hall) -> bool:
    """Nothing is known of its seats and its access, so that a demonstration may make something up and say so."""
    known = [hall.capacity, hall.formats, hall.access_note_en, hall.access_note_el]
    known += [getattr(hall, name) != Hall.Known.UNKNOWN for name in Hall.ACCESS_FACTS]
    return not any(known)


def make_screenings(demo: Demo) -> None:
    for line in demo.screening_lines:
        screening = demo.screenings[line["code"]] = _screening(demo, line)
        spoken = demo.spoken(line.get("spoken", []))
        demo.rows.in_order(ScreeningLanguage, {"screening": screening}, "language", spoken)
        if isinstance(line.get("subtitles"), dict):
            for position, (code, method) in enumerate(line["subtitles"].items(), 1):
                key = {"screening": screening, "language": demo.languages[code]}
                demo.rows.put(ScreeningSubtitle, key, method=method, position=position)
        for position, (person, task, status) in enumerate(line.get("guests", []), 1):
            key = {"screening": screening, "person": demo.people[person], "task": task}
            demo.rows.put(Presence, key, status=status, position=position)


def _screening(demo: Demo, line: dict) -> Screening:
    """The uuid comes from edition and code: calendars know it again, whatever the dates are."""
    code, start = line["code"], demo.dates.moment(line["day"], line["at"])
    status = line.get("status", Screening.Status.SCHEDULED)
    subtitles = line.get("subtitles", Screening.SubtitlesState.INHERIT)
    return demo.rows.put(
        Screening,
        {"edition": demo.edition, "key": code},
        once={"sequence": int(status != Screening.Status.SCHEDULED)},
        uuid=uuid.uuid5(uuid.NAMESPACE_URL, f"{demo.edition.slug}/{code}"),
        code=code,
        hall=demo.halls[line["hall"]] if line["hall"] else None,
        start=start,
        intro=line.get("intro", 0),
        qa=line.get("qa", 0),
        status=status,
        audience=line.get("audience", Screening.Audience.PUBLIC),
        replaces=demo.screenings.get(line.get("replaces")),
        publish_at=demo.dates.read(line.get("publish")),
        subtitles_state=subtitles if isinstance(subtitles, str) else Screening.SubtitlesState.INHERIT,
        **_shown(demo, line),
        **_told_before(demo, line),
        **_tickets(demo, line, start),
        **{service: service in line.get("access", []) for service in ACCESS},
        **demo.plan["reasons"].get(line.get("reason"), {}),
    )


def _shown(demo: Demo, line: dict) -> dict:
    """A film, perhaps with the name of an occasion; a package; or an event."""
    titles = demo.plan["events"].get(line.get("event")) or demo.plan["occasions"].get(line.get("occasion")) or {}
    return {"film": demo.films.get(line.get("film")), "package": demo.packages.get(line.get("package")), **titles}


def _told_before(demo: Demo, line: dict) -> dict:
    """Of a moved screening: what the public was told, as far as it was something else."""
    was = line.get("was", {})
    old_time = "at" in was or "day" in was
    start = demo.dates.moment(was.get("day", line["day"]), was.get("at", line["at"])) if old_time else None
    return {"previous_start": start, "previous_hall": demo.halls.get(was.get("hall"))}


def _tickets(demo: Demo, line: dict, start) -> dict:
    """`as_of` is minutes before the moment the edition is made for, `queue` minutes before the start."""
    entry = line.get("entry", Screening.Entry.TICKET)
    usual = Screening.Tickets.ON_SALE if entry in TICKETED else Screening.Tickets.UNKNOWN
    as_of = min(start, demo.dates.before(line["as_of"])) if "as_of" in line else None
    queue = clock.later(start, -line["queue"]) if "queue" in line else None
    return {
        "entry": entry,
        "tickets": line.get("tickets", usual),
        "tickets_from": queue or demo.dates.read(line.get("from")),
        "tickets_as_of": as_of,
        "booking_url": f"{SHOP}{line['code']}" if entry in TICKETED else "",
    }
