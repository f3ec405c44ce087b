"""The filters of the film list: where films are, and in which state. What they lack is asked in `readiness.py`."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.lib.admin_lists import OfferedFilter
from films.models import Edition, Film, Section, Selection
from people.choices import Form

from .zones import listed_edition, working_edition

WEEK = timedelta(days=7)


def in_review() -> Q:
    """Waits for somebody who may publish."""
    return Q(publish_at=None, in_review=True)


class StateFilter(OfferedFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("review", _("In review")),
            ("scheduled", _("Scheduled, or waiting for its edition")),
            ("public", pgettext_lazy("state", "Public")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request, queryset):
        public = Film.public_q(clock.now())
        withdrawn = Selection.objects.filter(film=OuterRef("pk"), status=Selection.Status.WITHDRAWN)
        conditions = {
            "draft": Q(publish_at=None, in_review=False),
            "review": in_review(),
            "scheduled": Q(publish_at__isnull=False) & ~public,
            "public": public,
            "withdrawn": Q(Exists(withdrawn)),
        }
        return queryset.filter(conditions[self.value()]) if self.value() else queryset


class AnnouncedFilter(OfferedFilter):
    title = _("announced")
    parameter_name = "announced"

    def lookups(self, request, model_admin):
        return [("week", _("Announced this week"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        now = clock.now()
        chosen = Selection.objects.public(now).filter(film=OuterRef("pk")).alias(moment=Selection.opens_at())
        return queryset.filter(Film.public_q(now)).filter(
            Exists(chosen.filter(moment__gt=now - WEEK)) | Q(publish_at__gt=now - WEEK)
        )


class EditionFilter(OfferedFilter):
    title = _("edition")
    parameter_name = "edition"

    def lookups(self, request, model_admin):
        return [(edition.slug, str(edition)) for edition in Edition.objects.all()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        chosen = Selection.objects.filter(film=OuterRef("pk"), section__edition__slug=self.value())
        return queryset.filter(Exists(chosen))


class SectionFilter(OfferedFilter):
    """The sections of the edition chosen beside it, else of the working one."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        edition = listed_edition(request) or working_edition()
        sections = Section.objects.filter(edition=edition).order_by("position")
        return [(str(section.pk), str(section.title)) for section in sections]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(Exists(Selection.objects.filter(film=OuterRef("pk"), section=self.value())))


class FormFilter(OfferedFilter):
    title = _("length")
    parameter_name = "form"

    def lookups(self, request, model_admin):
        return Form.choices

    def queryset(self, request, queryset):
        return queryset.filter(form_shown=self.value()) if self.value() else queryset
