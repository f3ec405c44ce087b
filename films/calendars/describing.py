"""The description of a calendar entry: plain text, a fact a line. Nothing of the tickets, for calendars ask once in
hours; nothing that depends on the day, for a calendar is read on any."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from festival.lib.translated import page_language
from films.models import Credit, FilmCountry
from films.schedule.bill import BillItem
from films.schedule.facts import ScreeningFacts
from films.schedule.listed import Listed
from films.schedule.news import DISCUSSION_CANCELLED, REPLACED_BY, REPLACES, WAS, WITHDRAWN, moved_from, new_date_words
from films.schedule.tickets import entry_words
from films.schedule.when import clock_words, slot
from films.schedule.words import NOTHING, Words, joined, place_words, reason_words, say, small
from films.subtitles import join

from .wording import Wording


def give_makers(lines: list[Listed]) -> None:
    """The directors and countries of the films, which the schedule does not read; two queries."""
    films = {item.row.pk: item.row for line in lines for item in line.facts.bill}
    prefetch_related_objects(
        list(films.values()),
        Prefetch("credits", Credit.objects.of_direction(), to_attr="direction"),
        Prefetch("film_countries", FilmCountry.objects.select_related("country")),
    )


def description(line: Listed, at: datetime, words: Wording, address: str) -> str:
    """`address`: of its page, the last line."""
    row = line.row
    facts = [
        *_news(line.facts, at),
        str(row.occasion),
        row.get_kind_display() if row.own else "",
        *_films(line, words),
        *words.languages(row),
        *_guests(line),
        *(str(capfirst(row._meta.get_field(code).verbose_name)) for code in row.access),
        entry_words(line.facts)[page_language()],
        "" if row.hall_id else capfirst(place_words(None)[page_language()]),
        "" if line.facts.length_known else _("End time not confirmed"),
        str(row.description),
        "" if line.facts.called_off else row.booking_url,
        address,
    ]
    return "\n".join(fact for fact in facts if fact)


def _news(facts: ScreeningFacts, at: datetime) -> list[str]:
    """What it was, why it changed, what stands in its place: with the date, never "today"."""
    if facts.status == "scheduled" and not (facts.replaces or facts.replaced_by):
        return []
    told = [
        say(*WAS, slot=_slot_before(facts)),
        new_date_words(facts, at),
        NOTHING if facts.status == "scheduled" else reason_words(facts.reason),
        say(*REPLACES, other=_other(facts.replaces, at)),
        say(*REPLACED_BY, other=_other(facts.replaced_by, at)),
    ]
    return [words[page_language()] for words in told]


def _slot_before(facts: ScreeningFacts) -> Words:
    start, place = moved_from(facts)
    if not start and not place:
        return NOTHING
    before = start or facts.start
    return joined([slot(before, facts.edition.zone), place_words(facts.previous_place or facts.place)], ", ")


def _other(other: ScreeningFacts | None, at: datetime) -> Words:
    if other is None or not other.public(at):
        return NOTHING
    return joined([other.name, slot(other.start, other.edition.zone), place_words(other.place)], ", ")


def _films(line: Listed, words: Wording) -> list[str]:
    """One film: who made it. A bill: each film with its start and its title before that."""
    bill = line.facts.bill
    if not line.row.package_id:
        return [words.made(item.row) for item in bill]
    zone = line.facts.edition.zone
    starts = [start and clock_words(start, zone)[page_language()] for start in line.facts.printed_film_starts]
    return [
        " ".join(filter(None, [start, f"{item.row.shown_title}: {_shown(item, words)}"]))
        for start, item in zip(starts, bill, strict=True)
    ]


def _shown(item: BillItem, words: Wording) -> str:
    return small(WITHDRAWN)[page_language()] if item.withdrawn else words.made(item.row)


def _guests(line: Listed) -> list[str]:
    guests = groupby(line.row.guests, key=lambda guest: guest.get_task_display())
    told = [f"{task}: {join([guest.person.shown_name for guest in ones])}" for task, ones in guests]
    return [*told, DISCUSSION_CANCELLED[page_language()]] if line.facts.qa_cancelled else told
