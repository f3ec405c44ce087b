"""One screening as plain data: what its line on the pages says, and the facts it is made from. No request here.

Things are named by their public words: slugs, codes, a screening by its uuid. Texts are `{"en": …, "el": …}`, each as
the page in that language prints it; moments carry the offset of the edition's wall clock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import override

from festival.lib import clock
from festival.lib.translated import LANGUAGES, words
from festival.lib.views import absolute
from films.models import Film, Hall, Presence
from films.schedule.facts import ScreeningFacts
from films.schedule.listed import Listed
from films.schedule.news import moved_from
from films.schedule.tickets import ticket_state
from films.schedule.words import NOTHING, Words
from films.subtitles import interpreted_languages, languages_line, spoken_languages, subtitle_languages


def screening(line: Listed, at: datetime) -> dict:
    """All that is told of it, in the order in which it is read."""
    row, facts = line.row, line.facts
    return {
        "uuid": str(row.uuid),
        "code": row.code,
        "key": row.key,
        "edition": {"id": facts.edition.slug, "timezone": facts.edition.zone.key},
        "url": in_each(lambda: absolute(row.get_absolute_url())),
        "title": facts.name,
        **_shown(line),
        "section": {"id": line.section.slug, "title": words(line.section, "title")} if line.section else None,
        **_place(row.hall),
        **_times(facts, line.phase),
        **_status(line, at),
        **_entry(facts, at),
        **_languages(row),
        "access": row.access,
        "guests": [_guest(one) for one in row.guests],
        "state": line.words,
        "do": {"code": line.do, "words": line.do_words},
        "phase": line.phase,
        "sequence": row.sequence,
        "last_change": moment(row.edited_at, facts.edition.zone),
    }


def in_each(say: Callable[[], str]) -> Words:
    """What is said in each language, by whatever looks at the active one."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(say())
    return found


def moment(instant: datetime | None, zone: ZoneInfo) -> str | None:
    """`2023-11-03T20:00:00+02:00`: the offset keeps the hour apart that October's wall shows twice."""
    return clock.wall(instant, zone).isoformat(timespec="seconds") if instant else None


# --- What, where, when ----------------------------------------------------------------------------------------------


def _shown(line: Listed) -> dict:
    """The film or the package with the films in running order; a title of its own has neither, and a kind."""
    row, facts = line.row, line.facts
    zone = facts.edition.zone
    return {
        "occasion": words(row, "title") if row.film_id else NOTHING,
        "kind": row.kind if row.own else "",
        "film": _film(row.film) if row.film_id else None,
        "package": {"id": row.package.slug, "title": words(row.package, "title")} if row.package_id else None,
        "films": [
            {
                **_film(item.row),
                "minutes": item.minutes,
                "withdrawn": item.withdrawn,
                "start": moment(start, zone),
                "expected_start": moment(expected, zone),
            }
            for item, start, expected in zip(facts.bill, facts.printed_film_starts, facts.film_starts, strict=True)
        ],
    }


def _film(film: Film) -> dict:
    return {"id": film.slug, "title": in_each(lambda: film.shown_title), "original_title": film.original_title}


def _place(hall: Hall | None) -> dict:
    """Both are null while the venue is to be announced."""
    venue = hall and {"id": hall.venue.slug, "name": words(hall.venue, "name")}
    return {"venue": venue, "hall": _hall(hall)}


def _hall(hall: Hall | None) -> dict | None:
    """By the name the public reads, with what is known of access to it: yes, no, unknown."""
    if hall is None:
        return None
    access = {fact: getattr(hall, fact) for fact in Hall.ACCESS_FACTS}
    return {"id": hall.slug, "venue": hall.venue.slug, "name": in_each(lambda: hall.label), "access": access}


def _times(facts: ScreeningFacts, phase: str) -> dict:
    """As printed; beside it what is expected while the hall runs late. An end that is not confirmed is a guess."""
    zone, parts = facts.edition.zone, {part.what: part.minutes for part in facts.parts}
    return {
        "day": facts.day.isoformat(),
        "start": moment(facts.start, zone),
        "end": moment(facts.printed_end, zone),
        "end_confirmed": facts.length_known,
        "minutes": {
            "intro": parts.get("intro", 0),
            "film": parts.get("main", 0) if facts.length_known else None,
            "qa": parts.get("qa", 0),
        },
        "qa_cancelled": facts.qa_cancelled,
        "late_minutes": facts.late,
        "doors_closed": facts.doors_closed and phase == "during",
        "expected_start": moment(facts.true_start, zone),
        "expected_end": moment(facts.end, zone),
    }


# --- What became of it, how one gets in, who speaks -----------------------------------------------------------------


def _status(line: Listed, at: datetime) -> dict:
    """What no longer holds of the slot that was told before, and what stands in for what, as the line says it."""
    facts = line.facts
    start, place = moved_from(facts)
    return {
        "status": facts.status,
        "reason": NOTHING if facts.status == "scheduled" else facts.reason,
        "previous_start": moment(start, facts.edition.zone),
        "previous_hall": _hall(line.row.previous_hall) if place else None,
        "replaces": _other(facts.replaces, at),
        "replaced_by": _other(facts.replaced_by, at),
    }


def _other(other: ScreeningFacts | None, at: datetime) -> str | None:
    return str(other.row.uuid) if other and other.public(at) else None


def _entry(facts: ScreeningFacts, at: datetime) -> dict:
    """The state as it is read: of a sale that should have begun nothing is known."""
    zone = facts.edition.zone
    return {
        "audience": facts.audience,
        "entry": facts.entry,
        "tickets": ticket_state(facts, at),
        "tickets_from": moment(facts.tickets_from, zone),
        "tickets_as_of": moment(facts.tickets_as_of, zone),
        "booking_url": "" if facts.called_off else facts.booking_url,
    }


def _languages(row) -> dict:
    """Codes, and all that the line says of them; no code says as little of "none" as of "not known"."""
    return {
        "spoken": [language.code for language in spoken_languages(row.film, row)],
        "subtitles": [language.code for language in subtitle_languages(row.film, row.edition, row)],
        "interpretation": [language.code for language in interpreted_languages(row.film, row)],
        "languages": in_each(lambda: languages_line(row)),
    }


def _guest(guest: Presence) -> dict:
    person = guest.person
    return {"person": {"id": person.slug, "name": in_each(lambda: person.shown_name)}, "task": guest.task}
