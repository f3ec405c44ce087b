"""Rules about the people of a film: their names, and what is known of its directors."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.text import mixed_script

from .rule import Gap, Level, rule
from .texts import BY_LANGUAGE, in_capitals


@rule("person_twice", Level.WARNING, None, _("two people of one name"))
def two_people_of_one_name(case):
    """On the film or in the edition; a line on a person's page that says who this is settles it."""
    for row, name in case.people:
        if len(case.bearers(name.folded)) > 1 and not name.told_apart:
            words = _("two people of one name: {name}. Choose one, or tell them apart on their pages.")
            yield Gap(f"#id_credits-{row}-person", format_lazy(words, name=name.name))


@rule("name_capitals", Level.WARNING, None, _("name in capitals"))
def name_in_capitals(case):
    for place, text in _spellings(case):
        if in_capitals(text):
            yield Gap(place, format_lazy(_("name in capitals: {name}"), name=text))


@rule("name_mixed_letters", Level.WARNING, None, _("Greek and Latin letters in one name"))
def name_of_mixed_letters(case):
    for place, text in _spellings(case):
        if mixed_script(text):
            yield Gap(place, format_lazy(_("Greek and Latin letters in one name: {name}"), name=text))


@rule("name_blanks", Level.WARNING, None, _("needless blanks in a name"))
def needless_blanks_in_a_name(case):
    for place, text in _spellings(case):
        if text != text.strip() or "  " in text:
            yield Gap(place)


@rule("biography_en", Level.WARNING, BY_LANGUAGE["en"], _("director without English biography"))
def untold_in_english(case):
    return _untold(case, "biography_en", _("no English biography: {name}"))


@rule("biography_el", Level.WARNING, BY_LANGUAGE["el"], _("director without Greek biography"))
def untold_in_greek(case):
    return _untold(case, "biography_el", _("no Greek biography: {name}"))


def _untold(case, field, words):
    for _row, name in case.direction:
        if name.person and not getattr(name, field):
            yield Gap(f"{_page(name)}#id_{field}", format_lazy(words, name=name.name))


def _spellings(case):
    """Every spelling of a name on the film, with the place where it is typed; each person once."""
    seen = set()
    for row, name in case.people:
        yield f"#id_credits-{row}-credited_as", name.credited_as
        if name.person not in seen:
            seen.add(name.person)
            yield f"{_page(name)}#id_name", name.name
            yield f"{_page(name)}#id_name_el", name.name_el


def _page(name) -> str:
    return reverse("admin:people_person_change", args=[name.person])
