"""One screening, one package: the addresses that calendars and tickets point to."""

from collections.abc import Sequence

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import DetailView

from festival.lib.structured import picture
from festival.lib.views import PublicPage
from films.models import Package, Screening, Section
from films.schedule.bill import BillItem, begins_after
from films.schedule.facts import ScreeningFacts
from films.schedule.load import EditionSchedule, showing
from films.schedule.load_errata import notes
from films.schedule.state import schedule_state
from films.structured.events import events, window
from films.subtitles import spoken, subtitles
from people.redirects import Lasting


class ScreeningPage(PublicPage, DetailView):
    """A screening by its uuid, which is for ever. Press and school ones have one too, for whoever is sent it."""

    template_name = "films/screening.html"
    context_object_name = "screening"

    def get_object(self, queryset=None):
        screenings = Screening.objects.filter(Screening.moment_q(self.at)).select_related("edition__country")
        asked = get_object_or_404(screenings, uuid=self.kwargs["uuid"])
        self.line = EditionSchedule(asked.edition, self.at, only=like(asked)).get(asked.uuid)
        return self.line.row

    def breadcrumbs(self):
        screening = self.object
        day = reverse("films:edition-schedule-day", args=[screening.edition.slug, screening.festival_day])
        return [(screening.edition.label, screening.edition.get_absolute_url()), (_("Schedule"), day)]

    def get_context_data(self, **kwargs):
        screening, line = self.object, self.line
        state = schedule_state([line.facts], [], self.at) if screening.own else None
        film = screening.film
        still = film.stills.first() if film else None
        return {
            **super().get_context_data(**kwargs),
            "edition": screening.edition,
            "line": line,
            "notes": notes([line], self.at),
            "state": state,
            "bill": bill(line.facts.bill, line.facts) if screening.package_id else [],
            "spoken": spoken(film, screening),
            "subtitles": subtitles(film, screening.edition, screening) if film else "",
            "structured": events([line], self.at, still and picture(still)),
            "social": {"pictured": still},
        }


class PackagePage(PublicPage, Lasting, DetailView):
    """A bill of films, the start of each inside it, and when it is shown."""

    template_name = "films/package.html"
    context_object_name = "package"
    slug_kinds = {"slug": "package"}

    def get_object(self, queryset=None):
        return get_object_or_404(Package.objects.public(self.at).for_detail(), slug=self.kwargs["slug"])

    def breadcrumbs(self):
        edition = self.object.edition
        return [
            (edition.label, edition.get_absolute_url()),
            (pgettext("films", "Programme"), reverse("films:edition-programme", args=[edition.slug])),
        ]

    def get_context_data(self, **kwargs):
        package = self.object
        films = [item.film_id for item in package.bill]
        schedule = EditionSchedule(package.edition, self.at, only=Q(package=package), films=films)
        lines = schedule.by_package.get(package.pk, [])
        several = len(lines) > 1  # then each ticket has its own starts
        section = Section.objects.public(self.at).filter(pk=package.section_id)
        windows = [one for one in schedule.windows if one.row.package_id == package.pk]
        return {
            **super().get_context_data(**kwargs),
            "edition": package.edition,
            "section": section.select_related("edition").first(),
            "lines": lines,
            "several": several,
            "bill": bill(schedule.bill_of(package), lines[0].facts if lines and not several else None),
            "windows": windows,
            "structured": [*events(lines, self.at), *map(window, windows)],
        }


def like(screening: Screening) -> Q:
    """The screenings that show the same; an event is alone."""
    if screening.film_id:
        return showing([screening.film_id])
    return Q(package=screening.package_id) if screening.package_id else Q(pk=screening.pk)


def bill(items: Sequence[BillItem], screening: ScreeningFacts | None = None) -> list[dict]:
    """The films of a package in order, each with its start: on the clock where a screening is given, else in minutes
    after the beginning; None after a film of unknown length."""
    after = begins_after(items, screening.intro if screening else 0)
    starts = screening.film_starts if screening else [None] * len(items)
    return [
        {"film": item.row, "withdrawn": item.withdrawn, "after": minutes, "start": start}
        for item, minutes, start in zip(items, after, starts, strict=True)
    ]
