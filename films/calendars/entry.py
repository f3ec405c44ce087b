"""One screening as a VEVENT: the same in every calendar that holds it, in each language."""

from __future__ import annotations

from datetime import datetime

from festival.lib.translated import page_language
from films.schedule.facts import ScreeningFacts
from films.schedule.listed import Listed
from films.schedule.news import moved_from
from films.schedule.words import NOTHING, Words, say

from .describing import description
from .wording import Wording
from .writing import text, utc

# The only Greek capitals that are typed: without accents.
MOVED = {
    (True, True): say("NEW TIME AND VENUE", "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ"),
    (True, False): say("NEW TIME", "ΝΕΑ ΩΡΑ"),
    (False, True): say("NEW VENUE", "ΝΕΑ ΑΙΘΟΥΣΑ"),
    (False, False): NOTHING,
}
CALLED_OFF = {"cancelled": say("CANCELLED", "ΑΚΥΡΩΝΕΤΑΙ"), "postponed": say("POSTPONED", "ΑΝΑΒΑΛΛΕΤΑΙ")}


def entry(line: Listed, at: datetime, edited: datetime, words: Wording, busy: bool = False) -> list[str]:
    """Its content lines. `edited`: when it was last `revised`; `busy`: it takes the reader's time, who chose it."""
    facts, row, zone = line.facts, line.row, line.facts.edition.zone
    changed, address = utc(edited), words.address(row)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(row)}",
        f"DTSTAMP:{changed}",  # without a METHOD this is when it was last revised, so that the bytes stay the same
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{row.sequence}",
        words.local("DTSTART", facts.start, zone),
        words.local("DTEND", facts.printed_end, zone),
        f"SUMMARY:{text(summary(line, at, words))}",
        f"STATUS:{status(facts)}",
        *words.place(row.hall, row.edition),
        f"URL:{address}",
        *([f"CATEGORIES:{text(line.section.title)}"] if line.section else []),
        f"DESCRIPTION:{text(description(line, at, words, address))}",
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


def summary(line: Listed, at: datetime, words: Wording) -> str:
    """`NEW TIME: Title (Original title)`: some clients show nothing else of what changed."""
    row = line.row
    title = words.titled(row.film) if row.film_id else str(row.shown_title)
    return ": ".join(part for part in (said(prefix(line.facts, at)), title) if part)


def status(facts: ScreeningFacts) -> str:
    """Postponed, which iCalendar lacks, is cancelled too: a client shows no other as not taking place."""
    return "CANCELLED" if facts.called_off else "CONFIRMED"


def prefix(facts: ScreeningFacts, at: datetime) -> Words:
    if facts.called_off:
        return CALLED_OFF[facts.status]
    moved = MOVED[tuple(map(bool, moved_from(facts)))]
    return NOTHING if moved is NOTHING or facts.edition.closed(at) else moved


def said(words: Words) -> str:
    return words[page_language()]
