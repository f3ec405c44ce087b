"""What the editors' start page says above the list of tables: today, and what is missing."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.db.models import Count, Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from festival.lib import clock
from festival.lib.translated import page_language
from festival.through import MAY
from festival.views.as_of import MomentForm
from films.admin.filters import missing
from films.admin.zones import working_edition, working_zone
from films.models import Film, Screening, Selection
from films.schedule.when import day_words

register = template.Library()


@register.inclusion_tag("admin/start_page.html", takes_context=True)
def start_page(context):
    """For those who may see films and screenings; an edition is what both are about."""
    user, edition = context["request"].user, working_edition()
    if edition is None or not user.has_perms(["films.view_film", "films.view_screening"]):
        return {}
    day = clock.festival_day(clock.now(), edition.zone)
    return {
        "edition": edition,
        "day": day_words(day)[page_language()],
        "screenings": _screenings(edition, day),
        "missing": _missing(edition),
    }


@register.simple_tag(takes_context=True)
def as_of_form(context):
    """Where those who may choose a moment to see the site as of."""
    if not context["request"].user.has_perm(MAY):
        return ""
    form = MomentForm(initial={"at": clock.now().replace(second=0, microsecond=0)})
    with timezone.override(working_zone()):
        return render_to_string("admin/start_as_of.html", {"form": form})


def _screenings(edition, day):
    rows = Screening.objects.on_day(edition, day).in_order()
    return rows.select_related("edition", "film", "package", "hall__venue")


def _missing(edition) -> list[dict]:
    """Each question with how many films of the edition it finds, and where they are listed."""
    questions, films = missing(), reverse("admin:films_film_changelist")
    chosen = Selection.objects.selected().filter(film=OuterRef("pk"), section__edition=edition)
    counts = Film.objects.filter(Exists(chosen)).aggregate(
        **{key: Count("pk", filter=question.lacks) for key, question in questions.items()}
    )
    return [
        {
            "words": question.words,
            "number": counts[key],
            "url": f"{films}?{urlencode({'edition': edition.slug, 'missing': key})}",
        }
        for key, question in questions.items()
        if counts[key]
    ]
