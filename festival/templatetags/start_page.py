"""What the editors' start page says above the list of tables: today, how far the films are, and what is missing."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from festival.lib import clock
from festival.lib.translated import page_language
from festival.through import MAY
from festival.views.as_of import MomentForm
from films.admin.announcement import held_counts
from films.admin.filters import in_review
from films.admin.zones import working_edition
from films.models import Announcement, Film, Screening
from films.readiness import at_work, by_rule, by_section, judged, lacks, load_cases
from films.schedule.load import facts_of
from films.schedule.when import day_words

register = template.Library()

SHOWN = 3  # announcements


@register.simple_tag
def edition_at_work():
    """The edition that all of the page speaks of; asked for once."""
    return working_edition()


@register.inclusion_tag("admin/start_page.html", takes_context=True)
def start_page(context, edition):
    """For those who may see announcements, and films and screenings; an edition is what both of these are about."""
    request, now = context["request"], clock.now()
    user = request.user
    announcements = _announcements(now) if user.has_perm("films.view_announcement") else []
    told = {"request": request, "edition": edition, "at": now, "announcements": announcements}
    if edition is None or not user.has_perms(["films.view_film", "films.view_screening"]):
        return told
    day = clock.festival_day(now, edition.zone)
    cases = load_cases(at_work(edition, now), edition, now)
    found = judged(cases)
    return {
        **told,
        "day": day_words(day)[page_language()],
        **_screenings(edition, day, now),
        "missing": _missing(edition, found),
        "lacks": _lacks(edition, now),
        "sections": _sections(edition, cases, found),
        "in_review": Film.objects.filter(in_review()).count(),
        "in_review_url": _films(state="review"),
        "export_url": f"{reverse('admin:films_film_readiness')}?{urlencode({'edition': edition.slug})}",
    }


@register.simple_tag(takes_context=True)
def as_of_form(context, edition):
    """Where those who may choose a moment to see the site as of."""
    if not context["request"].user.has_perm(MAY):
        return ""
    form = MomentForm(initial={"at": clock.now().replace(second=0, microsecond=0)})
    with timezone.override(edition.zone if edition else timezone.get_default_timezone()):
        return render_to_string("admin/start_as_of.html", {"form": form})


def _announcements(now):
    """The next ones, and those on hold, which somebody is waiting for."""
    waiting = Announcement.objects.waiting(now).select_related("edition").order_by("hold", "moment", "pk")
    return waiting.annotate(**held_counts())[:SHOWN]


def _screenings(edition, day, now) -> dict:
    """Those of the day: what is over, and what is on or still to come."""
    today = facts_of(Screening.objects.on_day(edition, day), now)
    over = [one.row for one in today if one.phase(now) == "after"]
    return {"earlier": over, "screenings": [one.row for one in today if one.row not in over]}


def _missing(edition, found) -> list[dict]:
    """Each rule with how many films of the edition it finds, and where they are listed."""
    return [
        {
            "words": count.rule.words,
            "number": count.films,
            "to_come": count.to_come,
            "url": _films(edition=edition.slug, missing=count.rule.code),
        }
        for count in by_rule(found)
    ]


def _lacks(edition, now) -> list[tuple]:
    """What is missing besides, each matter with the rows it is about; what is only to come last."""
    matter = attrgetter("to_come", "code")
    groups = [list(rows) for _matter, rows in groupby(sorted(lacks(edition, now), key=matter), matter)]
    return [(rows[0].words, rows[0].to_come, rows) for rows in groups]


def _sections(edition, cases, found) -> list[dict]:
    """Each section with how far its films are, and where they are listed."""
    return [
        {"progress": progress, "url": _films(edition=edition.slug, section=progress.section.pk)}
        for progress in by_section(cases, found)
    ]


def _films(**query) -> str:
    return f"{reverse('admin:films_film_changelist')}?{urlencode(query)}"
