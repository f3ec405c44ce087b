"""What goes with rows that are deleted, what stands in their way, and who is left unused by it."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Company, Person

from .references import Listed
from .results import Held, Unused
from .sheets import SHEETS
from .site import handle_of

CELLS = {column.kind.through for sheet in SHEETS for column in sheet.columns if isinstance(column.kind, Listed)}


def run(draft) -> set:
    """Says all of it in the plan; the rows that will be gone."""
    owners = _with_their_owners(draft.site)
    _held(draft, owners)
    _protected(draft, owners.keys())
    _unused(draft, owners.keys())
    return set(owners)


def _holders(model):
    """The foreign keys that point at rows of `model`, hidden ones too; not those of plain many-to-many tables."""
    relations = model._meta.get_fields(include_hidden=True)
    relations = [
        one for one in relations if one.auto_created and not one.concrete and (one.one_to_many or one.one_to_one)
    ]
    return [one for one in relations if not one.related_model._meta.auto_created]


def _with_their_owners(site) -> dict[models.Model, set]:
    """The rows that will be gone, those deleted and what is meaningless without them; each with the deleted rows that
    take it along.
    """
    owners = {row: {row} for row in site.deleted}
    fresh = owners
    while fresh:
        found = defaultdict(set)
        for model in {type(row) for row in fresh}:
            of_number = {row.pk: taken_by for row, taken_by in fresh.items() if isinstance(row, model)}
            for relation in _holders(model):
                if relation.on_delete is models.CASCADE:
                    for row in site.all(relation.related_model):
                        found[row] |= of_number.get(getattr(row, relation.field.attname), set())
        fresh = {row: taken_by for row, taken_by in found.items() if taken_by - owners.get(row, set())}
        for row, taken_by in fresh.items():
            owners[row] = owners.get(row, set()) | taken_by
    return owners


def _held(draft, owners):
    """How much each deleted row takes along, not counting what is a cell of its own."""
    taken = defaultdict(Counter)
    for row, taken_by in owners.items():
        for owner in taken_by - {row}:
            if type(row) not in CELLS:
                taken[owner][type(row)] += 1
    for row in draft.work.deleted:
        line = draft.line_of[row]
        line.plan.held = [
            Held(model._meta.label, number, _words(model, number))
            for model, number in sorted(taken[row].items(), key=lambda one: one[0]._meta.label)
        ]


def _words(model, number):
    return model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural


def _protected(draft, gone):
    """A row that others need is not deleted: what stands in the way is named."""
    for row in draft.work.deleted:
        line = draft.line_of[row]
        held = defaultdict(list)
        for relation in _holders(type(row)):
            if relation.on_delete is models.PROTECT:
                for other in _standing(draft.site, relation, gone):
                    if getattr(other, relation.field.attname) == row.pk:
                        held[relation.related_model._meta.verbose_name_plural].append(other)
        for kind, others in held.items():
            names = ", ".join(draft.name_of(other) for other in others[:3]) + ("…" if len(others) > 3 else "")
            what = _("cannot be deleted: it is named by {number} {kind} ({names}).")
            fix = _("Delete or change these first.")
            line.refuse("action", what, fix, number=len(others), kind=kind, names=names)


def _standing(site, relation, gone) -> list:
    """The rows with this link that will still be there."""
    return [row for row in site.standing(relation.related_model) if row not in gone]


def _unused(draft, gone):
    """Whoever was named by a row that goes, and is named by nothing any more, is offered for deletion."""
    wanted = draft.choices["delete_unused"]
    for model in (Company, Person):
        relations = [one for one in _holders(model) if one.on_delete is not models.CASCADE]
        left = {one for relation in relations for row in gone if (one := _named(row, relation)) and one.pk > 0}
        left -= gone
        if not left:
            continue
        named = {_named(row, relation) for relation in relations for row in _standing(draft.site, relation, gone)}
        for one in sorted(left - named, key=handle_of):
            deleted = wanted is True or bool(wanted and one.slug in wanted)
            draft.result.unused_people.append(Unused(model._meta.model_name, handle_of(one), one.name, deleted))
            if deleted:
                draft.work.deleted.append(one)


def _named(row, relation):
    """The person or company in this link of a row."""
    return getattr(row, relation.field.name) if isinstance(row, relation.related_model) else None
