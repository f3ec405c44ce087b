"""Screenings, events and online windows. Those of press, industry and schools are no business of search engines."""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock
from festival.lib.structured import address, member, node
from films.models import Screening
from films.schedule.facts import ScreeningFacts
from films.schedule.listed import Listed, ListedWindow
from films.schedule.news import moved_from
from films.subtitles import spoken_languages, subtitle_languages
from people.structured import named

from .festivals import named_edition, organizer
from .offers import offer
from .places import hall
from .works import named_film

KINDS = {
    "talk": "EducationEvent",
    "masterclass": "EducationEvent",
    "concert": "MusicEvent",
    "party": "SocialEvent",
}


def event(line: Listed, at: datetime, image: str = "") -> dict | None:
    """A public screening, or an event of its own title; None for guests'. `image`: a picture of what is shown."""
    facts, row = line.facts, line.row
    if row.audience != Screening.Audience.PUBLIC:
        return None
    return node(
        KINDS.get(row.kind, "Event") if row.own else "ScreeningEvent",
        id=address(row, "event"),
        url=address(row),
        name=row.shown_title,
        description=str(row.description),
        image=image,
        **times(facts),
        location=hall(row.hall, row.edition),
        eventAttendanceMode=member("OfflineEventAttendanceMode"),
        **_shown(line),
        isAccessibleForFree=True if facts.entry == "free" else None,
        offers=offer(facts, at),
        performer=[named(guest.person) for guest in row.guests],
        superEvent=named_edition(row.edition),
        organizer=organizer(row.edition),
    )


def events(lines: list[Listed], at: datetime, image: str = "") -> list[dict]:
    return [found for line in lines if (found := event(line, at, image))]


def window(one: ListedWindow) -> dict:
    """An online window: there from its opening to its closing, wherever its note says."""
    row, subject = one.row, one.row.subject
    opens = _local(row.opens, row.edition.zone)
    return node(
        "ScreeningEvent",
        id=address(subject, f"online-{row.edition.slug}-{opens}"),
        url=address(subject),
        name=row.subject_title,
        startDate=opens,
        endDate=_local(row.closes, row.edition.zone),
        eventStatus=member("EventCancelled" if one.facts.withdrawn else "EventScheduled"),
        eventAttendanceMode=member("OnlineEventAttendanceMode"),
        location=node("VirtualLocation", url=address(subject) if one.facts.withdrawn else row.link or address(subject)),
        workPresented=[named_film(film) for film in one.films],
        superEvent=named_edition(row.edition),
        organizer=organizer(row.edition),
    )


def times(facts: ScreeningFacts) -> dict:
    """A new time names the old one, a new hall alone does not; a postponed one repeats the slot that fell away."""
    zone = facts.edition.zone
    status, before = "EventScheduled", moved_from(facts)[0]
    if facts.called_off:
        status = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}[facts.status]
        before = facts.start if facts.status == "postponed" else None
    elif before:
        status = "EventRescheduled"
    return {
        "startDate": _local(facts.start, zone),
        "endDate": _local(facts.printed_end, zone) if facts.length_known else "",
        "eventStatus": member(status),
        "previousStartDate": _local(before, zone) if before else "",
    }


def _shown(line: Listed) -> dict:
    """The films that are shown, in running order, and what is heard and read there."""
    row, films = line.row, [item.row for item in line.facts.bill if not item.withdrawn]
    return {
        "workPresented": [named_film(film) for film in films],
        "inLanguage": [language.code for language in spoken_languages(row.film, row)],
        "subtitleLanguage": [language.code for language in subtitle_languages(row.film, row.edition, row)],
        "videoFormat": row.film.format if row.film_id else "",
    }


def _local(moment: datetime, zone) -> str:
    """With the offset of the wall clock, so that also the hour that comes twice is one moment."""
    return clock.wall(moment, zone).isoformat()
