"""One edition and its parts, and the archive of all."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import DetailView, ListView

from festival.lib import clock
from festival.lib.structured import collection
from festival.lib.views import PublicPage
from films.models import (
    Award,
    Edition,
    Film,
    Juror,
    Jury,
    Screening,
    ScreeningChange,
    Section,
    SectionPerson,
    Selection,
)
from films.models.award import Prize
from films.schedule.load import film_schedule
from films.structured.festivals import festival
from people.redirects import Lasting


def public_films(at) -> Count:
    """How many films of a section the public may see, for annotation: withdrawn and hidden ones are not counted."""
    seen = Q(selections__in=Selection.objects.public(at).selected())
    return Count("selections__film", filter=seen, distinct=True)


def known(model, at, edition="edition") -> Exists:
    """Whether the public may see any of an edition's, for annotation; `edition` is the way to it from the model."""
    return Exists(model.objects.public(at).filter(**{edition: OuterRef("pk")}))


class EditionList(PublicPage, ListView):
    """The archive: every announced edition, the newest first."""

    template_name = "films/edition_list.html"
    context_object_name = "editions"

    def get_queryset(self):
        shown = Selection.objects.public(self.at).selected()
        films = Count("sections__selections__film", filter=Q(sections__selections__in=shown), distinct=True)
        return Edition.objects.public(self.at).annotate(film_count=films).order_by("-closes_at", "slug")


class OfEdition(PublicPage, Lasting, DetailView):
    """A page of one announced edition."""

    slug_kinds = {"edition": "edition"}
    context_object_name = "edition"

    def get_object(self, queryset=None):
        return get_object_or_404(self.editions(), slug=self.kwargs["edition"])

    def editions(self):
        return Edition.objects.public(self.at).select_related("country")

    @property
    def edition(self) -> Edition:
        return self.object

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "over": self.edition.closed(self.at)}

    def breadcrumbs(self):
        return [(_("Editions"), reverse("films:editions")), (self.object.label, self.object.get_absolute_url())]


class EditionPage(OfEdition):
    """What an edition holds: its dates, sections, juries, awards."""

    template_name = "films/edition.html"

    def editions(self):
        """With what its doors lead to."""
        editions = super().editions()
        return editions.annotate(
            has_juries=known(Jury, self.at),
            has_awards=known(Award, self.at),
            has_screenings=known(Screening, self.at),
            has_changes=known(ScreeningChange, self.at, "screening__edition"),
        )

    def breadcrumbs(self):
        return [(_("Editions"), reverse("films:editions"))]

    def get_context_data(self, **kwargs):
        edition, at = self.object, self.at
        count = len(Selection.objects.films_shown(edition, at))
        return {
            **super().get_context_data(**kwargs),
            "film_count": count,
            "sections": sections_of(edition, at),
            "today": clock.festival_day(at, edition.zone),
            "structured": [festival(edition)],
        }


class SectionPage(OfEdition):
    """The films of one section, in the section's own order."""

    template_name = "films/section.html"
    context_object_name = "section"
    slug_kinds = {"edition": "edition", "section": "section"}

    def get_object(self, queryset=None):
        people = SectionPerson.objects.select_related("person")
        sections = Section.objects.public(self.at).select_related("edition", "parent__edition")
        return get_object_or_404(
            sections.prefetch_related(Prefetch("section_people", people)),
            edition__in=Edition.objects.public(self.at).filter(slug=self.kwargs["edition"]),
            slug=self.kwargs["section"],
        )

    @property
    def edition(self):
        return self.object.edition

    def breadcrumbs(self):
        edition = self.object.edition
        return [
            (edition.label, edition.get_absolute_url()),
            (pgettext("films", "Programme"), reverse("films:edition-programme", args=[edition.slug])),
        ]

    def get_context_data(self, **kwargs):
        edition = self.edition
        chosen = Selection.objects.public(self.at).selected().filter(section=self.object)
        order = {
            film: place for place, film in enumerate(chosen.order_by("position", "pk").values_list("film", flat=True))
        }
        films = sorted(Film.objects.filter(pk__in=order).for_card(self.at), key=lambda film: order[film.pk])
        schedules = film_schedule(list(order), self.at)
        parts = Section.objects.public(self.at).filter(parent=self.object).select_related("edition")
        return {
            **super().get_context_data(**kwargs),
            "edition": edition,
            "films": films,
            "structured": [collection(self.object.title, self.canonical_path(), films)],
            "schedules": schedules,
            "lines": [
                line for one in schedules.values() for line in one.screenings if line.row.edition == self.edition
            ],
            "parts": parts.annotate(film_count=public_films(self.at)),
        }


class AwardsPage(OfEdition):
    """The festival's own awards of an edition, once they are public."""

    template_name = "films/awards.html"

    def editions(self):
        return super().editions().annotate(has_juries=known(Jury, self.at))

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "awards": own_awards(self.object, self.at),
            "awards_open": self.object.awards_open(self.at),
        }


class JuriesPage(OfEdition):
    """Who decides the awards of an edition."""

    template_name = "films/juries.html"

    def get_context_data(self, **kwargs):
        jurors = Prefetch("jurors", Juror.objects.select_related("person"))
        sections = Prefetch("sections", Section.objects.public(self.at).select_related("edition"))
        juries = Jury.objects.public(self.at).filter(edition=self.object).prefetch_related(jurors, sections)
        return {**super().get_context_data(**kwargs), "juries": juries}


class PrizePage(PublicPage, Lasting, DetailView):
    """One prize through the years."""

    template_name = "films/prize.html"
    context_object_name = "prize"
    slug_kinds = {"slug": "prize"}

    def get_object(self, queryset=None):
        named = Award.objects.filter(Award.naming_q(self.at)).values("prize")
        return get_object_or_404(Prize.objects.filter(pk__in=named), slug=self.kwargs["slug"])

    def breadcrumbs(self):
        return [(_("Editions"), reverse("films:editions"))]

    def get_context_data(self, **kwargs):
        awards = Award.objects.filter(Award.naming_q(self.at), prize=self.object).for_list()
        awards = awards.prefetch_related("film__film_languages__language")
        return {**super().get_context_data(**kwargs), "awards": awards.order_by("-edition__closes_at", "-year", "pk")}


def own_awards(edition, at):
    """The public awards an edition gave; `section_public` says of each whether its section may be named."""
    named = Section.objects.public(at).filter(pk=OuterRef("section"))
    awards = Award.objects.public(at).filter(edition=edition).for_list()
    return awards.prefetch_related("film__film_languages__language").annotate(section_public=Exists(named))


def sections_of(edition, at):
    """The public sections of an edition with the number of their public films, in order."""
    sections = Section.objects.public(at).filter(edition=edition).select_related("edition", "parent")
    return sections.annotate(film_count=public_films(at)).order_by("position", "title_en")
