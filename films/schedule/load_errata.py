"""From recorded changes to errata: the one way changes are read, whatever page, note or feed prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import override

from festival.lib.translated import LANGUAGES, own_words, words
from films.models import Edition, Screening, ScreeningChange
from films.models.screening_words import ACCESS
from people.models import Language

from .errata import ChangeFacts, Erratum, last_told, netted
from .facts import ScreeningFacts, Words
from .film import with_counterparts
from .load import Listed, facts_of
from .words import NOTHING, joined, place_words, say

NO_SUBTITLES = {
    "none": say("No subtitles", "Χωρίς υπότιτλους"),
    "silent": say("No dialogue", "Χωρίς διαλόγους"),
    "unknown": say("Subtitles not announced", "Δεν έχουν ανακοινωθεί υπότιτλοι"),
}


def errata(edition: Edition, at: datetime, since: datetime | None = None) -> list[Erratum]:
    """One of each screening that has changed, in their order: what the public was told last and what it is told now;
    `since` the programme was printed: what stands there and what is true instead."""
    rows = _public(at).filter(screening__edition=edition)
    rows = rows.filter(moment__gt=since) if since else rows
    choose = netted if since else last_told
    found = _by(rows, _shown(rows, at), lambda row: row.screening_id)
    return [Erratum(screening, changes) for screening, all_of_it in found if (changes := choose(all_of_it))]


def told_one_by_one(edition: Edition, at: datetime, most: int) -> list[Erratum]:
    """Each piece of news as it was told, the newest first."""
    rows = _public(at).filter(screening__edition=edition)
    found = _by(rows, _shown(rows, at), lambda row: (row.screening_id, row.moment))
    pieces = [Erratum(screening, last_told(changes)) for screening, changes in found]
    return sorted(pieces, key=lambda one: (one.moment, one.screening.key), reverse=True)[:most]


def notes(lines: Iterable[Listed], at: datetime) -> dict[int, Erratum]:
    """What is to be said beside the lines of a page, by the ids of their screenings; nothing of those that are over."""
    shown = {line.row.pk: line.facts for line in lines if line.phase != "after"}
    found = _by(_public(at).filter(screening__in=shown), shown, lambda row: row.screening_id) if shown else []
    return {screening.row.pk: Erratum(screening, last_told(changes)) for screening, changes in found}


def _public(at: datetime):
    related = ("old_hall__venue", "new_hall__venue", "person", "film")
    return ScreeningChange.objects.public(at).select_related(*related).in_order()


def _shown(rows, at: datetime) -> dict[int, ScreeningFacts]:
    """The screenings that have changed, and those in their places."""
    changed = Q(pk__in={row.screening_id for row in rows})
    return {one.row.pk: one for one in facts_of(Screening.objects.filter(with_counterparts(changed)), at)}


def _by(rows, shown: dict[int, ScreeningFacts], key: Callable) -> list[tuple[ScreeningFacts, list[ChangeFacts]]]:
    """The screening and its changes, for each group of rows that have the same key."""
    grouped = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    languages = _languages(rows)
    return [(shown[group[0].screening_id], [_change(row, languages) for row in group]) for group in grouped.values()]


def _languages(rows) -> dict[str, Words]:
    """The names of all, where some are spoken of."""
    if not any(row.kind == ScreeningChange.Kind.SUBTITLES for row in rows):
        return {}
    return {language.code: words(language, "name") for language in Language.objects.all()}


def _change(row: ScreeningChange, languages: dict[str, Words]) -> ChangeFacts:
    before, after = _values(row, languages)
    return ChangeFacts(
        kind=row.kind,
        fact=row.fact,
        moment=row.moment,
        edited_at=row.edited_at,
        before=before,
        after=after,
        about=row.about,
        reason=own_words(row, "reason"),
        ticket_note=own_words(row, "ticket_note"),
    )


def _values(row: ScreeningChange, languages: dict[str, Words]) -> tuple:
    match row.kind:
        case "hall":
            return _place(row.old_hall), _place(row.new_hall)
        case "guest":
            name = {"en": row.person.name, "el": row.person.name_el or row.person.name}
            return name if row.old else NOTHING, name if row.new else NOTHING
        case "bill":
            title = {code: title or row.film.original_title for code, title in words(row.film, "title").items()}
            return title if row.old else NOTHING, title if row.new else NOTHING
        case "subtitles":
            return _subtitles(row.old, languages), _subtitles(row.new, languages)
        case "access":
            return _services(row.old), _services(row.new)
    return row.before, row.after


def _place(hall) -> Words:
    return {language: str(hall.label_in(language)) for language in LANGUAGES} if hall else place_words(None)


def _subtitles(codes: str, languages: dict[str, Words]) -> Words:
    """`el:electronic;en` in words, without the methods."""
    if codes in NO_SUBTITLES:
        return NO_SUBTITLES[codes]
    named = [languages[code.partition(":")[0]] for code in codes.split(";") if code.partition(":")[0] in languages]
    return say("Subtitles: {languages}", "Υπότιτλοι: {languages}", languages=joined(named, ", "))


def _services(codes: str) -> dict[str, Words]:
    return {code: _service(code) for code in codes.split(";") if code in ACCESS}


def _service(code: str) -> Words:
    """As the forms and pages call it."""
    told = {}
    for language in LANGUAGES:
        with override(language):
            told[language] = str(Screening._meta.get_field(code).verbose_name)
    return told
