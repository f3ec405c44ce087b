"""What the public may see: one word per model, `public(at)`, written once as `public_q(at, path)`.

`public_q` is a `Q` that works through any forward relation: `Film.public_q(at, "film__")` in a query on credits. It is
never nested as `film__in=Film.objects.public(at)`, which is some fifty times slower. Moments are of two kinds: those
that *open* an edition (empty: closed) and *own* moments, which replace the edition's (empty: with the edition).

Where `at` is the Viewing of a share link for the press, one announcement counts as released, and nothing besides: what
it holds, and the part of its edition that it opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from festival.lib.viewing import opened_in


class PublicQuerySet(models.QuerySet):
    """A QuerySet with the word `public`, for models that say `public_q`."""

    def public(self, at: datetime):
        """The rows an anonymous visitor may see at `at`."""
        return self.filter(self.model.public_q(at))


def passed_q(field: str, at: datetime, path: str = "") -> Q:
    """The moment `field` is set and has come; an empty one never comes."""
    return Q(**{f"{path}{field}__lte": at})


def own_or(otherwise: Q, at: datetime, path: str = "", field: str = "publish_at") -> Q:
    """The row's own moment has come, or it has none and `otherwise` holds."""
    return passed_q(field, at, path) | (Q(**{f"{path}{field}__isnull": True}) & otherwise)


def held_q(at: datetime, path: str = "") -> Q:
    """The announcement seen before its time holds the row; without one, an empty Q, which widens no rule (`|`)."""
    opened = opened_in(at)
    return Q(**{f"{path}announcement": opened.pk}) if opened else Q()


def own_moment(row: models.Model, at: datetime) -> datetime | None:
    """On the instance: `publish_at`; where the announcement seen before its time holds the row, it is now."""
    opened = opened_in(at)
    return at if opened and row.announcement_id == opened.pk else row.publish_at


def mentioned_q(model: type[models.Model], at: datetime, path: str = "") -> Q:
    """Something public names the row: any model that points here and knows the word `public`.

    A model of which not every public row makes public whom it names says `naming_q` besides.
    """
    mention = Q(pk__in=[])
    for naming in _naming(model, at, OuterRef(f"{path}pk")):
        mention |= Q(Exists(naming))
    return mention


def mentioned(model: type[models.Model], key: int, at: datetime) -> bool:
    """The rule of `mentioned_q` for the row with this key: each kind is asked by itself, since the first that names it
    is enough, and to put all into one question takes longer than to answer it."""
    return any(naming.exists() for naming in _naming(model, at, key))


def _naming(model: type[models.Model], at: datetime, named) -> Iterator[models.QuerySet]:
    """Of each model that points to `model`, the public rows that name the one with this key. Where a row stands between
    two others, it is that row which names."""
    for relation in model._meta.related_objects:
        namer = relation.related_model
        if hasattr(namer, "public_q") and not (relation.hidden or relation.many_to_many):
            rule = getattr(namer, "naming_q", namer.public_q)
            yield namer._default_manager.filter(rule(at), **{relation.field.name: named})
