"""Writing what a plan says: all of it or nothing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from festival.models import CategoryRule, Submission
from films.models import Film
from films.models.recording import following_from, recording

from .fields import Credited, Plain, who
from .plan import FilmPlan, Plan


class StillOpen(Exception):
    """Something has to be decided or mended first; nothing was written."""


def apply(plan: Plan, at: datetime) -> None:
    if plan.open:
        raise StillOpen
    with transaction.atomic():
        _keep_rules(plan)
        plan.site.casting.save_new(
            credit["who"]
            for film in plan.films
            for change in film.changed
            if isinstance(change.field, Credited)
            for credit in change.new
        )
        for film in plan.films:
            if film.writes:
                with recording(following_from(films=[film.film.pk] if film.film else [])):
                    _write(film, plan, at)


def _keep_rules(plan: Plan) -> None:
    """The categories that were decided, as the file writes them."""
    for key, category in plan.asked.items():
        section = plan.site.sections.get(plan.choices.categories[key])
        CategoryRule.objects.create(edition=plan.edition, category=category, section=section)


def _write(planned: FilmPlan, plan: Plan, at: datetime) -> None:
    """A film, always a draft when new, and what is remembered of it."""
    film = planned.film or Film()
    if planned.changed:
        for change in planned.changed:
            if isinstance(change.field, Plain):
                setattr(film, change.field.key, change.new)
        film.edited_at = at
        film.save()
    for change in planned.changed:
        if not isinstance(change.field, Plain):
            change.field.put(film, change.new)
    planned.film = film
    _remember(planned, plan, at)


def _remember(planned: FilmPlan, plan: Plan, at: datetime) -> None:
    submission = planned.submission or Submission(edition=plan.edition)
    submission.key, submission.film, submission.imported_at = planned.key, planned.film, at
    submission.imported = planned.memory | {
        change.field.key: [{**credit, "who": who(plan.site.casting.saved(credit["who"]))} for credit in change.new]
        for change in planned.changed
        if isinstance(change.field, Credited)
    }
    submission.save()
