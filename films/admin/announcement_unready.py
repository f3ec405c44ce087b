"""What is not ready by the moment of an announcement, of what it opens: by level, and by the row it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from festival.lib.admin import moment_words
from festival.lib.translated import page_language
from films.gains import Gains, chosen
from films.models import Announcement, Film, Screening, Selection
from films.readiness import RULES, Finding, Lack, Level, Rule, findings, lacks
from films.readiness.beside import PACKAGE, without_hall
from films.readiness.projection import UNSCHEDULED

Gap = Finding | Lack
Listed = list[tuple[dict[str, str], list[Gap]]]  # (the link to a row, what is wrong with it)


def unready(announcement: Announcement, found: Gains, at: datetime) -> list[tuple[Level, Listed]]:
    """Errors and warnings; notes and what is to come are left to their forms."""
    rows = [*_films(announcement, found, at), *_others(announcement, found, at)]
    levels = []
    for level in (Level.ERROR, Level.WARNING):
        gaps = [(shown, [gap for gap in all_ if gap.level == level]) for shown, all_ in rows]
        levels.append((level, [(shown, listed) for shown, listed in gaps if listed]))
    return [(level, listed) for level, listed in levels if listed]


def _films(announcement: Announcement, found: Gains, at: datetime) -> Iterable[tuple[dict[str, str], list[Gap]]]:
    asked = defaultdict(list)
    for which, concerns in _asked(announcement, found, at):
        for film in Film.objects.filter(which).values_list("pk", flat=True).distinct():
            asked[film].append(concerns)
    films = Film.objects.filter(pk__in=asked).by_title(page_language())
    for film, gaps in zip(films, findings(films, announcement.edition, at).values(), strict=True):
        gaps = [gap for gap in gaps if _counts(gap, announcement)]
        yield link(film), [gap for gap in gaps if any(concerns(RULES[gap.code]) for concerns in asked[film.pk])]


def _asked(announcement: Announcement, found: Gains, at: datetime) -> Iterable[tuple[Q, Callable[[Rule], bool]]]:
    """Which films, and by which rules they are judged."""
    yield Q(selections__in=chosen(announcement)), lambda rule: True
    if announcement.opens == Announcement.Opens.SCHEDULE:
        screenings = found.rows[Screening]
        yield Q(screenings__in=screenings) | Q(packages__screenings__in=screenings), lambda rule: rule.of_screenings
        programme = Q(selections__section__edition=announcement.edition)
        yield programme & Selection.public_q(at, "selections__"), lambda rule: rule.code == UNSCHEDULED


def _counts(gap: Finding, announcement: Announcement) -> bool:
    """A film that is not in a schedule which comes out is no longer to come, whatever the date."""
    missed = gap.code == UNSCHEDULED and announcement.opens == Announcement.Opens.SCHEDULE
    return missed or not gap.to_come


def _others(announcement: Announcement, found: Gains, at: datetime) -> Iterable[tuple[dict[str, str], list[Gap]]]:
    """Talks without a hall; with the programme, packages that nobody will see."""
    for screening in found.rows[Screening]:
        yield link(screening), [*without_hall(screening)]
    if announcement.opens == Announcement.Opens.PROGRAMME:
        for lack in lacks(announcement.edition, at):
            if lack.code == PACKAGE and not lack.to_come:
                yield {"url": lack.url, "words": lack.name}, [lack]


def link(row: models.Model) -> dict[str, str]:
    """Where staff edit it, and how it is called."""
    row = row.film if isinstance(row, Selection) else row
    words = f"{row.shown_title}, {moment_words(row.start)}" if isinstance(row, Screening) else str(row)
    return {"url": reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk]), "words": words}
