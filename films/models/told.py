"""What the public is told of a screening, as facts that can be compared: read before and after by `recording`."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Prefetch

from people.models import Language

from .change import ScreeningChange

Standing = ScreeningChange.Standing
Facts = dict[tuple[str, int | None], object]  # (what it is about, whom) → the value told


def with_parts(rows: list, at: datetime) -> None:
    """Loads what `facts_of` reads."""
    if not rows:
        return
    models.prefetch_related_objects(
        rows,
        "screening_subtitles__language",
        "film__film_languages__language",
        "film__film_subtitles__language",
        "edition__subtitles__language",
        Prefetch("replaced_by", type(rows[0]).objects.public(at)),
        Prefetch("package__package_films__film__selections", _places(at)),
    )


def facts_of(row) -> Facts:
    facts = {
        ("time", None): row.start,
        ("hall", None): row.hall_id,
        ("status", None): _standing(row),
        ("film", None): "announced" if row.film_id else "",
        ("discussion", None): "held" if row.qa and not _qa_cancelled(row) else "",
        ("subtitles", None): _subtitles(row),
        ("access", None): ";".join(row.access),
    }
    facts |= {("bill", film.pk): "shown" for film in _bill(row) if not _withdrawn(film, row.edition_id)}
    guests = [one for one in row.presences.all() if one.status == one.Status.CONFIRMED]
    for guest in sorted(guests, key=lambda one: one.task):
        already = facts.get(("guest", guest.person_id))
        facts["guest", guest.person_id] = f"{already};{guest.task}" if already else guest.task
    return facts


def lasting_of(row) -> tuple:
    """What its end is computed from, apart from its start; in which order films run does not matter."""
    bill = _bill(row) or ([row.film] if row.film else [])
    films = [] if row.minutes is not None else sorted((film.form_shown, film.minutes or 0) for film in bill)
    return row.intro, row.minutes, films, 0 if _qa_cancelled(row) else row.qa


def _bill(row) -> list:
    return [part.film for part in row.package.package_films.all()] if row.package else []


def _withdrawn(film, edition: int) -> bool:
    """The rule of the facts of the schedule: out of every place in the edition, one of which the public knew."""
    places = [one for one in film.selections.all() if one.section.edition_id == edition]
    return all(one.withdrawn for one in places) and any(one.known for one in places)


def _places(at: datetime) -> models.QuerySet:
    """With whether the public knows of each."""
    from .selection import Selection  # which is read at screenings, and so imports `recording`

    known = models.ExpressionWrapper(Selection.open_q(at), output_field=models.BooleanField())
    return Selection.objects.select_related("section").annotate(known=known)


def _qa_cancelled(row) -> bool:
    """The rule of `Reading`: everybody who should have held it is called off."""
    talkers = [one for one in row.presences.all() if one.task == one.Task.QA]
    return bool(talkers) and all(one.status == one.Status.CANCELLED for one in talkers)


def _standing(row) -> str:
    if row.status not in row.CALLED_OFF:
        return Standing.STANDING
    replaced = row.status == row.Status.CANCELLED and getattr(row, "replaced_by", None)
    return Standing.REPLACED if replaced else Standing(row.status)


def _subtitles(row) -> str:
    """`el:electronic;en:burned_in`, `none`, `silent` or `unknown`, by the rule of `films/subtitles.py`: its own, else
    the copy's, else the edition's, which is about films."""
    if own := _codes(row.screening_subtitles.all()):
        return own
    if row.subtitles_state != row.SubtitlesState.INHERIT:
        return row.subtitles_state
    if row.film and (said := _subtitles_of_copy(row.film)):
        return said
    rule = [] if row.own else row.edition.subtitles.all()
    return _codes(rule) or "unknown"


def _subtitles_of_copy(film) -> str:
    if any(one.language.code == Language.NO_DIALOGUE for one in film.film_languages.all()):
        return "silent"
    said = _codes(film.film_subtitles.all())
    return said or (film.subtitles_state if film.subtitles_state == film.SubtitlesState.NONE else "")


def _codes(rows) -> str:
    named = [(one.language.code, getattr(one, "method", "")) for one in rows]
    return ";".join(":".join(filter(None, pair)) for pair in named)
