"""Rules about a film's place in the edition: premieres, awards, the moment of publication."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from films.models import DueDate, Selection

from .rule import Gap, Level, rule

Subject, Premiere = DueDate.Subject, Selection.Premiere


@rule("two_premieres", Level.ERROR, None, _("two premieres in one edition"))
def two_premieres(case):
    for row, chosen in case.premieres:
        if chosen.premiere != case.premieres[0][1].premiere:
            yield Gap(_premiere(row))


@rule("premiere_seen", Level.WARNING, None, _("premiere of a film that was here before"))
def premiere_of_a_film_seen_before(case):
    for row, chosen in case.premieres:
        for edition in case.seen_in:
            if _spoils(chosen.premiere, edition, case.edition):
                words = format_lazy(
                    _("{premiere}, although an earlier edition has the film: {edition}"),
                    premiere=Premiere(chosen.premiere).label,
                    edition=str(edition),
                )
                yield Gap(_premiere(row), words)


def _spoils(premiere: str, earlier, edition) -> bool:
    """Whether an earlier edition took the premiere away: a national one only in that country, a city's in that city."""
    if premiere == Premiere.NATIONAL:
        return earlier.country_id == edition.country_id
    if premiere == Premiere.CITY:
        return earlier.city_en == edition.city_en
    return True


@rule("premiere_awarded", Level.WARNING, None, _("world premiere of a film with awards from elsewhere"))
def world_premiere_with_awards(case):
    """Awards given elsewhere up to the edition's year; those of later years came after it."""
    if case.edition is None or case.edition.last_day is None:
        return
    before = [
        award
        for award in case.awards
        if award.edition_id is None and (award.year is None or award.year <= case.edition.last_day.year)
    ]
    for row, chosen in case.premieres:
        if chosen.premiere == Premiere.WORLD and before:
            yield Gap(_premiere(row))


@rule("premiere_nowhere", Level.WARNING, None, _("premiere without the edition's country or city"))
def premiere_of_no_place(case):
    for _row, chosen in case.premieres:
        if chosen.premiere == Premiere.NATIONAL and not case.edition.country_id:
            yield Gap(f"{_edition(case)}#id_country", _("national premiere, but the edition has no country"))
        if chosen.premiere == Premiere.CITY and not case.edition.city_en:
            yield Gap(f"{_edition(case)}#id_city_en", _("city premiere, but the edition has no city"))


@rule("award_early", Level.WARNING, None, _("award public before its ceremony"))
def award_before_its_ceremony(case):
    """An own award whose moment lies before that of the edition's awards, else before the end of its last night."""
    for award in case.awards:
        if award.edition is None or award.publish_at is None:
            continue
        ceremony = award.edition.awards_public_at or award.edition.closes_at
        if ceremony and not clock.passed(ceremony, award.publish_at):
            words = format_lazy(_("award public before its ceremony: {award}"), award=str(award.shown_words))
            yield Gap(f"{reverse('admin:films_award_change', args=[award.pk])}#id_publish_at_0", words)


@rule("publication", Level.WARNING, Subject.PUBLICATION, _("no moment of publication"))
def without_a_moment(case):
    if case.film.publish_at is None:
        yield Gap("#id_publish_at_0")


def _premiere(row: int) -> str:
    return f"#id_selections-{row}-premiere"


def _edition(case) -> str:
    return reverse("admin:films_edition_change", args=[case.edition.pk])
