"""Rules about the people of a film: their names, and what is known of its directors."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.text import mixed_script

from .rule import Gap, Level, rule
from .texts import BY_LANGUAGE, has_needless_blanks, in_capitals


@rule("person_twice", Level.WARNING, None, _("two people of one name"))
def two_people_of_one_name(case):
    """On the film or in the edition; a line on a person's page that says who this is settles it."""
    for row, name in case.people:
        if len(case.bearers(name.folded)) > 1 and not name.told_apart:
            words = _("two people of one name: {name}. Choose one, or tell them apart on their pages.")
            yield Gap(f"#id_credits-{row}-person", format_lazy(words, name=name.name))


@rule("name_capitals", Level.WARNING, None, _("name in capitals"))
def name_in_capitals(case):
    for typed, text in _spellings(case):
        if in_capitals(text):
            yield Gap(_place(*typed), format_lazy(_("name in capitals: {name}"), name=text))


@rule("name_mixed_letters", Level.WARNING, None, _("Greek and Latin letters in one name"))
def name_of_mixed_letters(case):
    for typed, text in _spellings(case):
        if mixed_script(text):
            yield Gap(_place(*typed), format_lazy(_("Greek and Latin letters in one name: {name}"), name=text))


@rule("name_blanks", Level.WARNING, None, _("needless blanks in a name"))
def needless_blanks_in_a_name(case):
    for typed, text in _spellings(case):
        if has_needless_blanks(text):
            yield Gap(_place(*typed))


@rule("biography_en", Level.WARNING, BY_LANGUAGE["en"], _("director without English biography"))
def untold_in_english(case):
    return _untold(case, "biography_en", _("no English biography: {name}"))


@rule("biography_el", Level.WARNING, BY_LANGUAGE["el"], _("director without Greek biography"))
def untold_in_greek(case):
    return _untold(case, "biography_el", _("no Greek biography: {name}"))


def _untold(case, field, words):
    for _row, name in case.direction:
        if name.person and not getattr(name, field):
            yield Gap(_page(name.person, field), format_lazy(words, name=name.name))


def _spellings(case):
    """Every spelling of a name on the film, with where it is typed; what stands on a person's page once a person."""
    seen = set()
    for row, name in case.people:
        yield (row, None, "credited_as"), name.credited_as
        if name.person not in seen:
            seen.add(name.person)
            yield (row, name.person, "name"), name.name
            yield (row, name.person, "name_el"), name.name_el


def _place(row: int, person: int | None, field: str) -> str:
    return _page(person, field) if person else f"#id_credits-{row}-{field}"


def _page(person: int, field: str) -> str:
    return f"{reverse('admin:people_person_change', args=[person])}#id_{field}"
