"""What is wrong in a form, listed at its head: a film's is five screens long, and a row of it says little from afar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django import template
from django.utils.text import capfirst

register = template.Library()


class Mistake(NamedTuple):
    """What is said beside a field, and the way there."""

    href: str
    place: str
    words: str


@register.inclusion_tag("admin/mistakes.html")
def mistakes(form, tables):
    """Of the fields, then of the rows below them. What concerns no field is printed at the head by Django."""
    return {"mistakes": [*_of_fields(form), *(one for table in tables for one in _of_rows(table.formset))]}


def _of_fields(form) -> Iterator[Mistake]:
    for field in form:
        for words in field.errors:
            yield Mistake(_to(field), str(field.label), words)


def _of_rows(formset) -> Iterator[Mistake]:
    name = capfirst(formset.model._meta.verbose_name_plural)
    for words in formset.non_form_errors():
        yield Mistake(f"#{formset.prefix}-heading", name, words)
    for number, row in enumerate(formset.forms):
        place = f"{name} {number + 1}"
        for words in row.non_field_errors():
            yield Mistake(f"#{row.prefix}", place, words)
        for mistake in _of_fields(row):
            yield mistake._replace(place=f"{place}, {mistake.place}")


def _to(field) -> str:
    """Of several inputs, as of a moment's, the first."""
    return f"#{field.id_for_label or f'{field.auto_id}_0'}"
