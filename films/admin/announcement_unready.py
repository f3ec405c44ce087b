"""What is not ready by the moment of an announcement, of what it opens: by level, and by the row it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from festival.lib.admin import moment_words
from festival.lib.translated import page_language
from films.gains import Gains, chosen
from films.models import Announcement, Film, Screening, Selection
from films.readiness import RULES, Finding, Lack, Level, findings, lacks
from films.readiness.beside import PACKAGE

Gap = Finding | Lack
Listed = list[tuple[dict[str, str], list[Gap]]]  # (the link to a row, what is wrong with it)


def unready(announcement: Announcement, found: Gains, at: datetime) -> list[tuple[Level, Listed]]:
    """Errors and warnings; notes and what is to come are left to their forms."""
    rows = [*_films(announcement, found, at), *_others(announcement, found, at)]
    levels = []
    for level in (Level.ERROR, Level.WARNING):
        gaps = [(shown, [gap for gap in all_ if gap.level == level and not gap.to_come]) for shown, all_ in rows]
        levels.append((level, [(shown, listed) for shown, listed in gaps if listed]))
    return [(level, listed) for level, listed in levels if listed]


def _films(announcement: Announcement, found: Gains, at: datetime) -> Iterable[tuple[dict[str, str], list[Gap]]]:
    """The films it opens; of those whose screenings it opens, what is about screenings."""
    opened = Q(selections__in=chosen(announcement))
    if announcement.opens == Announcement.Opens.SCHEDULE:
        screenings = found.rows[Screening]
        opened |= Q(screenings__in=screenings) | Q(packages__screenings__in=screenings)
    films = Film.objects.filter(opened).distinct().by_title(page_language())
    held = set(films.filter(selections__in=chosen(announcement)).values_list("pk", flat=True))
    for film, gaps in zip(films, findings(films, announcement.edition, at).values(), strict=True):
        yield link(film), [gap for gap in gaps if film.pk in held or RULES[gap.code].of_screenings]


def _others(announcement: Announcement, found: Gains, at: datetime) -> Iterable[tuple[dict[str, str], list[Gap]]]:
    """Talks without a hall; with the programme, packages that nobody will see."""
    for screening in found.rows[Screening]:
        if screening.own and screening.hall is None and screening.status in Screening.STANDING:
            shown = link(screening)
            rule = RULES["hall"]
            yield shown, [Finding(rule.level, rule.code, rule.words, f"{shown['url']}#id_hall", None, False)]
    if announcement.opens == Announcement.Opens.PROGRAMME:
        for lack in lacks(announcement.edition, at):
            if lack.code == PACKAGE:
                yield {"url": lack.url, "words": lack.name}, [lack]


def link(row: models.Model) -> dict[str, str]:
    """Where staff edit it, and how it is called."""
    row = row.film if isinstance(row, Selection) else row
    words = f"{row.shown_title}, {moment_words(row.start)}" if isinstance(row, Screening) else str(row)
    return {"url": reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk]), "words": words}
