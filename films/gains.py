"""What a visitor gains by an announcement: what is public with it and would not be without it. Found by trying, so
that no rule of visibility is written twice: it is held and released in a transaction that is rolled back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q

from festival.lib.translated import page_language
from people.models import Company, Person

from .models import (
    Announcement,
    Award,
    Credit,
    Edition,
    Film,
    Juror,
    Jury,
    OnlineWindow,
    Package,
    Presence,
    Screening,
    ScreeningChange,
    Section,
    SectionPerson,
    Selection,
    Still,
)


def _selections(rows):
    rows = rows.select_related("film", "section__edition").prefetch_related("film__film_languages__language")
    return rows.order_by(f"film__sort_key_{page_language()}", "film", "section__position")


# What is listed by name, with what its name needs; parts of these are only counted.
NAMED = {
    Selection: _selections,
    Film: lambda rows: rows,
    Section: lambda rows: rows.select_related("edition"),
    Award: lambda rows: rows.select_related("prize", "film", "person", "edition"),
    Package: lambda rows: rows.select_related("edition"),
    Screening: lambda rows: rows.select_related("edition", "film", "package", "hall__venue").in_order(),
    OnlineWindow: lambda rows: rows.select_related("edition", "film", "package"),
    Jury: lambda rows: rows.select_related("edition"),
    Person: lambda rows: rows.in_order(page_language()),
    Company: lambda rows: rows,
}
COUNTED = [Edition, Still, Credit, SectionPerson, Juror, Presence, ScreeningChange]


@dataclass
class Gains:
    """The rows that become public: those of `NAMED`, the number of those of `COUNTED`; and what stays closed."""

    rows: dict[type[models.Model], list[models.Model]]
    numbers: dict[type[models.Model], int]
    closed: list[Selection | Award]

    @property
    def films(self) -> list[tuple[Film, list[Section]]]:
        """Every film that gains a place, with the sections it is in from then on, as titles are filed."""
        places: dict[Film, list[Section]] = {}
        for selection in self.rows[Selection]:
            if not selection.withdrawn:
                places.setdefault(selection.film, []).append(selection.section)
        return list(places.items())

    @property
    def withdrawn(self) -> list[Selection]:
        """Places that the public first hears of when nobody will see the film there."""
        return [selection for selection in self.rows[Selection] if selection.withdrawn]


def gains(announcement: Announcement, at: datetime) -> Gains:
    """What becomes public if the announcement is released, and nothing else happens, at `at`.

    Where the edition's moments do not allow that, it raises a ValidationError.
    """
    trial = Announcement.objects.select_related("edition").get(pk=announcement.pk)
    trial.moment, trial.hold = at, False
    trial.clean()
    public = {model: _public(model, at).values_list("pk", flat=True) for model in (*NAMED, *COUNTED)}
    with transaction.atomic():
        trial.hold = True
        trial.give()
        known = {model: set(public[model].all()) for model in NAMED}
        before = {model: public[model].count() for model in COUNTED}
        trial.hold = False
        trial.give()
        gained = {model: set(public[model].all()) - known[model] for model in NAMED}
        rows = {model: list(named(model.objects.filter(pk__in=gained[model]))) for model, named in NAMED.items()}
        numbers = {model: public[model].count() - before[model] for model in COUNTED}
        closed = _closed(trial, at)
        transaction.set_rollback(True)
    return Gains(rows, numbers, closed)


def chosen(announcement: Announcement) -> models.QuerySet:
    """The selections it opens: those it holds, and with the programme all that have no moment of their own."""
    mine = Q(announcement=announcement)
    if announcement.opens == Announcement.Opens.PROGRAMME:
        mine |= Q(section__edition=announcement.edition_id, publish_at=None)
    return Selection.objects.filter(mine)


def _closed(announcement, at) -> list[Selection | Award]:
    """What would be released and still not be public."""
    selections, awards = _selections(chosen(announcement)), NAMED[Award](announcement.awards.all())
    return [*_unseen(selections, at), *_unseen(awards, at)]


def _unseen(rows, at):
    return rows.exclude(pk__in=rows.model.objects.public(at))


def _public(model, at) -> models.QuerySet:
    """Also the screenings for guests, who are told of theirs at the same moments."""
    return model.objects.filter(model.moment_q(at)) if model is Screening else model.objects.public(at)
