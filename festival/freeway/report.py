"""A plan in plain lines, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from .people import Name
from .plan import FilmPlan, Plan


def report(plan: Plan) -> str:
    return "\n".join(_lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    for film in plan.films:
        yield from _film(film)
    yield from plan.reports
    for known in plan.absent:
        yield f"no longer in the file, stays: {known.film} ({known.key})"
    for name in plan.names:
        yield _name(name)
    for category in plan.categories:
        yield f"category without a section: {category}"
    for header in plan.export.unknown:
        yield f"unknown column, not read: {header}"
    for header in plan.export.twice:
        yield f"column given twice, the first was read: {header}"
    if plan.export.questions:
        yield f"columns of the festival's own questions, not read: {plan.export.questions}"
    counts = ", ".join(f"{number} {state}" for state, number in plan.counts.items() if number)
    yield f"{plan.edition}: {counts or 'no film'}; {plan.passed_over} submissions not selected."


def _name(name: Name) -> str:
    known = ", ".join(str(row) for row in (*name.same, *name.near))
    before = ", ".join(one.name for one in name.before)
    beside = "".join(f" ({where}: {who})" for where, who in (("known", known), ("in this file", before)) if who)
    return f"new: {name.name}{beside} in {', '.join(name.films)}"


def _film(film: FilmPlan) -> Iterator[str]:
    yield f"{film.state}: {film.title} ({film.key})"
    for words in film.errors:
        yield f"  error: {words}"
    if film.film is None:
        for _pk, title, year in film.twins:
            yield f"  the site has a film of this title: {title} ({year or 'no year'})"
    for change in film.changed:
        yield f"  {change.label}: {change.old_words!r} → {change.new_words!r}"
    for change in film.kept:
        yield f"  {change.label}: kept {change.old_words!r}, the file says {change.new_words!r}"
    for words in film.notes:
        yield f"  note: {words}"
