"""The filters of the film list: editors' questions, each written once and counted on the start page too."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from films.models import Credit, Edition, Film, Screening, Section, Selection, Still
from people.choices import Form

from .zones import working_edition

WEEK = timedelta(days=7)


class Question(NamedTuple):
    """What a film may lack: in the list of filters, as a mark in a row, and as a condition."""

    words: str
    mark: str
    lacks: Q


def missing() -> dict[str, Question]:
    """All that the desk asks of a film before it can be printed."""
    of_film = {"film": OuterRef("pk")}
    unspoken = Still.objects.filter(**of_film, alt_en="", alt_el="")
    return {
        "synopsis_el": Question(_("no Greek synopsis"), _("Greek synopsis"), Q(synopsis_el="")),
        "synopsis_en": Question(_("no English synopsis"), _("English synopsis"), Q(synopsis_en="")),
        "one_liner": Question(_("no one-liner"), _("one-liner"), Q(short_synopsis_en="", short_synopsis_el="")),
        "still": Question(_("no still"), _("still"), ~Exists(Still.objects.filter(**of_film))),
        "alt": Question(_("still without alternative text"), _("alternative text"), Q(Exists(unspoken))),
        "credits": Question(_("no credits"), _("credits"), ~Exists(Credit.objects.filter(**of_film))),
        "screening": Question(_("not scheduled"), _("screening"), unscheduled()),
        "minutes": Question(_("no minutes"), _("minutes"), Q(minutes=None)),
        "title_el": Question(_("no Greek title"), _("Greek title"), Q(title_el="")),
    }


def unscheduled() -> Q:
    """Chosen for an edition that does not show it yet; without any selection, shown nowhere at all."""
    alone, bill = (
        Screening.objects.filter(film=OuterRef("film")),
        Screening.objects.filter(package__films=OuterRef("film")),
    )
    there = {"edition": OuterRef("section__edition")}
    chosen = Selection.objects.selected().filter(film=OuterRef("pk"))
    waiting = chosen.filter(~Exists(alone.filter(**there)), ~Exists(bill.filter(**there)))
    shown = Screening.objects.filter(Q(film=OuterRef("pk")) | Q(package__films=OuterRef("pk")))
    chosen_ever = Selection.objects.filter(film=OuterRef("pk"))
    return Q(Exists(waiting)) | (~Exists(chosen_ever) & ~Exists(shown))


class MissingFilter(SimpleListFilter):
    title = _("missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(key, question.words) for key, question in missing().items()]

    def queryset(self, request, queryset):
        question = missing().get(self.value())
        return queryset.filter(question.lacks) if question else queryset


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("scheduled", _("Scheduled, or waiting for its edition")),
            ("public", pgettext_lazy("state", "Public")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request, queryset):
        public = Film.public_q(clock.now())
        withdrawn = Selection.objects.filter(film=OuterRef("pk"), status=Selection.Status.WITHDRAWN)
        conditions = {
            "draft": Q(publish_at=None),
            "scheduled": Q(publish_at__isnull=False) & ~public,
            "public": public,
            "withdrawn": Q(Exists(withdrawn)),
        }
        return queryset.filter(conditions[self.value()]) if self.value() in conditions else queryset


class AnnouncedFilter(SimpleListFilter):
    title = _("announced")
    parameter_name = "announced"

    def lookups(self, request, model_admin):
        return [("week", _("Announced this week"))]

    def queryset(self, request, queryset):
        if self.value() != "week":
            return queryset
        now = clock.now()
        chosen = Selection.objects.public(now).filter(film=OuterRef("pk")).alias(moment=Selection.opens_at())
        return queryset.filter(Film.public_q(now)).filter(
            Exists(chosen.filter(moment__gt=now - WEEK)) | Q(publish_at__gt=now - WEEK)
        )


class EditionFilter(SimpleListFilter):
    title = _("edition")
    parameter_name = "edition"

    def lookups(self, request, model_admin):
        return [(edition.slug, str(edition)) for edition in Edition.objects.all()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        chosen = Selection.objects.filter(film=OuterRef("pk"), section__edition__slug=self.value())
        return queryset.filter(Exists(chosen))


class SectionFilter(SimpleListFilter):
    """The sections of the edition chosen beside it, else of the working one."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        slug = request.GET.get("edition")
        edition = Edition.objects.filter(slug=slug).first() if slug else working_edition()
        sections = Section.objects.filter(edition=edition).order_by("position")
        return [(str(section.pk), str(section.title)) for section in sections]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal():
            return queryset
        return queryset.filter(Exists(Selection.objects.filter(film=OuterRef("pk"), section=self.value())))


class FormFilter(SimpleListFilter):
    title = _("length")
    parameter_name = "form"

    def lookups(self, request, model_admin):
        return Form.choices

    def queryset(self, request, queryset):
        return queryset.filter(form_shown=self.value()) if self.value() else queryset
