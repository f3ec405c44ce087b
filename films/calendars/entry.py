"""One screening as a VEVENT: the same in every calendar that holds it, in each language."""

from __future__ import annotations

from datetime import datetime

from festival.lib.translated import page_language
from festival.lib.views import absolute
from films.schedule.facts import ScreeningFacts
from films.schedule.listed import Listed
from films.schedule.news import moved_from
from films.schedule.words import NOTHING, Words, say

from .describing import description
from .writing import local, text, utc

# The only Greek capitals that are typed: without accents.
MOVED = {
    (True, True): say("NEW TIME AND VENUE", "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ"),
    (True, False): say("NEW TIME", "ΝΕΑ ΩΡΑ"),
    (False, True): say("NEW VENUE", "ΝΕΑ ΑΙΘΟΥΣΑ"),
    (False, False): NOTHING,
}
CALLED_OFF = {"cancelled": say("CANCELLED", "ΑΚΥΡΩΝΕΤΑΙ"), "postponed": say("POSTPONED", "ΑΝΑΒΑΛΛΕΤΑΙ")}


def entry(line: Listed, at: datetime, busy: bool = False) -> list[str]:
    """Its content lines. `busy`: it takes the reader's time, since it was chosen by itself."""
    facts, row, changed = line.facts, line.row, utc(revised(line, at))
    zone = facts.edition.zone
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(row)}",
        f"DTSTAMP:{changed}",  # without a METHOD this is when it was last revised, so that the bytes stay the same
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{row.sequence}",
        local("DTSTART", facts.start, zone),
        local("DTEND", facts.printed_end, zone),
        f"SUMMARY:{text(summary(line, at))}",
        f"STATUS:{status(facts)}",
        *_place(row),
        f"URL:{absolute(row.get_absolute_url())}",
        *([f"CATEGORIES:{text(line.section.title)}"] if line.section else []),
        f"DESCRIPTION:{text(description(line, at))}",
        f"TRANSP:{'OPAQUE' if busy and not facts.called_off else 'TRANSPARENT'}",
        "CLASS:PUBLIC",
        "END:VEVENT",
    ]


def uid(row) -> str:
    """For ever, in every calendar and both languages; not of the host, which may change."""
    return f"screening-{row.uuid}@festival-programme"


def revised(line: Listed, at: datetime) -> datetime:
    """When something was last edited that the entry prints."""
    row, films = line.row, [item.row for item in line.facts.bill]
    others = [other.row for other in (line.facts.replaces, line.facts.replaced_by) if other and other.public(at)]
    venues = [hall.venue for hall in (row.hall, row.previous_hall) if hall]
    makers = [credit.person or credit.company for film in films for credit in film.direction]
    guests = [guest.person for guest in row.guests]
    printed = [row, row.edition, row.package, line.section, *films, *others, *venues, *makers, *guests]
    return max(one.edited_at for one in printed if one)


def summary(line: Listed, at: datetime) -> str:
    """`NEW TIME: Title (Original title)`: some clients show nothing else of what changed."""
    row = line.row
    title = f"{row.shown_title} ({row.film.title_below})" if row.film_id and row.film.title_below else row.shown_title
    return ": ".join(part for part in (said(prefix(line.facts, at)), str(title)) if part)


def status(facts: ScreeningFacts) -> str:
    """Postponed, which iCalendar lacks, is cancelled too: a client shows no other as not taking place."""
    return "CANCELLED" if facts.called_off else "CONFIRMED"


def prefix(facts: ScreeningFacts, at: datetime) -> Words:
    if facts.called_off:
        return CALLED_OFF[facts.status]
    start, place = moved_from(facts)
    return NOTHING if facts.edition.closed(at) else MOVED[bool(start), bool(place)]


def said(words: Words) -> str:
    return words[page_language()]


def _place(row) -> list[str]:
    """Nothing while the hall is to be announced: clients look for what stands here on a map."""
    if row.hall is None:
        return []
    venue = row.hall.venue
    parts = [str(row.hall.label)]
    for more in (venue.name, venue.address, row.edition.city):
        if more and not any(more.casefold() in part.casefold() for part in parts):
            parts.append(str(more))
    found = [f"LOCATION:{text(', '.join(parts))}"]
    return [*found, f"GEO:{venue.latitude:.6f};{venue.longitude:.6f}"] if venue.latitude is not None else found
