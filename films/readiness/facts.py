"""Rules about what comes from the producers: stills, credits, the facts of the technical table."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import DueDate

from .rule import Gap, Level, rule
from .texts import BY_LANGUAGE

Subject = DueDate.Subject


# --- Stills ---------------------------------------------------------------------------------------------------------


@rule("still", Level.ERROR, Subject.MATERIAL, _("no still"))
def without_still(case):
    if not case.stills:
        yield Gap("#stills-group")


@rule("alt_en", Level.ERROR, BY_LANGUAGE["en"], _("still without English alternative text"))
def still_unspoken_in_english(case):
    return _stills_without(case, "alt_en")


@rule("alt_el", Level.ERROR, BY_LANGUAGE["el"], _("still without Greek alternative text"))
def still_unspoken_in_greek(case):
    return _stills_without(case, "alt_el")


@rule("still_credit", Level.WARNING, Subject.MATERIAL, _("still without photo credit"))
def still_of_nobody(case):
    return _stills_without(case, "credit")


def _stills_without(case, name):
    for row, still in enumerate(case.stills):
        if not getattr(still, name).strip():
            yield Gap(f"#id_stills-{row}-{name}")


# --- Credits and facts ----------------------------------------------------------------------------------------------


@rule("credits", Level.ERROR, Subject.MATERIAL, _("no credits"))
def without_credits(case):
    if not case.credits:
        yield Gap("#credits-group")


@rule("direction", Level.ERROR, Subject.MATERIAL, _("no direction among the credits"))
def without_direction(case):
    if case.credits and not case.direction:
        yield Gap("#credits-group")


@rule("countries", Level.WARNING, Subject.MATERIAL, _("no country"))
def without_country(case):
    if not case.countries:
        yield Gap("#film_countries-group")


@rule("year", Level.WARNING, Subject.MATERIAL, _("no production year"))
def without_year(case):
    if case.film.year is None:
        yield Gap("#id_year")


@rule("languages", Level.WARNING, Subject.MATERIAL, _("no spoken language"))
def without_language(case):
    if not case.languages:
        yield Gap("#film_languages-group")
