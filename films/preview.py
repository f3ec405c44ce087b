"""A film's page before it is public: as it will be, and without a link that leads nowhere yet."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from people.models import Company, Person

from .models import Award, Film, Prize, Section, Selection


def previewed(film: Film, at: datetime) -> Film:
    """The film with what its page prints; a draft's and held selections as if their moments had come.

    Of its awards only the film's own moment is passed over: what the festival's jury gave stays secret.
    """
    shown = Film.objects.for_detail(at).get(pk=film.pk)
    shown.public_selections = list(Selection.objects.filter(film=film).for_film())
    shown.public_awards = list(Award.objects.filter(Award.moment_q(at), film=film).for_list())
    return shown


def unlinked(film: Film, at: datetime) -> set:
    """What the page of a previewed film names and readers have no page of; four queries."""
    awards = Award.objects.filter(Award.naming_q(at)).values("prize")
    return {
        *_closed({credit.person for credit in film.page_credits}, Person, Person.public_q(at)),
        *_closed({film.contact, *(credit.company for credit in film.page_credits)}, Company, Company.public_q(at)),
        *_closed({selection.section for selection in film.public_selections}, Section, Section.public_q(at)),
        *_closed({award.prize for award in film.public_awards}, Prize, Q(pk__in=awards)),
    }


def _closed(rows: set, model, rule: Q) -> set:
    """Those of `rows` that do not fulfil the rule of their page."""
    pks = {row.pk for row in rows if row}
    public = set(model.objects.filter(rule, pk__in=pks).values_list("pk", flat=True))
    return {row for row in rows if row and row.pk not in public}
