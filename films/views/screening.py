"""One screening, one package: the addresses that calendars and tickets point to."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import DetailView

from festival.lib import clock
from festival.lib.views import PublicPage
from films.models import OnlineWindow, Package, Screening, Section
from films.schedule.load import for_lines, listed
from films.schedule.state import schedule_state
from films.subtitles import spoken, subtitles
from people.redirects import Lasting

from .lines import lines_of


class ScreeningPage(PublicPage, DetailView):
    """A screening by its uuid, which is for ever. Press and school ones have one too, for whoever is sent it."""

    template_name = "films/screening.html"
    context_object_name = "screening"

    def get_object(self, queryset=None):
        screenings = for_lines(Screening.objects.filter(Screening.moment_q(self.at)))
        return get_object_or_404(screenings.prefetch_related("edition__subtitles__language"), uuid=self.kwargs["uuid"])

    def breadcrumbs(self):
        screening = self.object
        day = reverse("films:edition-schedule-day", args=[screening.edition.slug, screening.festival_day])
        return [(screening.edition.label, screening.edition.get_absolute_url()), (_("Schedule"), day)]

    def get_context_data(self, **kwargs):
        screening, [line] = self.object, listed([self.object], self.at)
        state = schedule_state([line.facts], [], self.at) if screening.own else None
        film = screening.film
        return {
            **super().get_context_data(**kwargs),
            "edition": screening.edition,
            "line": line,
            "state": state,
            "bill": bill(screening.package, line.facts) if screening.package_id else [],
            "spoken": spoken(film, screening),
            "subtitles": subtitles(film, screening.edition, screening) if film else "",
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
        lines = lines_of(Screening.objects.public(self.at).filter(package=self.object), self.at)
        first = next((line.facts for line in lines if line.phase != "after"), lines[0].facts if lines else None)
        windows = OnlineWindow.objects.public(self.at).filter(package=self.object)
        section = Section.objects.public(self.at).filter(pk=self.object.section_id)
        return {
            **super().get_context_data(**kwargs),
            "edition": self.object.edition,
            "section": section.select_related("edition").first(),
            "lines": lines,
            "bill": bill(self.object, first),
            "windows": windows.select_related("edition", "package__edition"),
        }


def bill(package: Package, facts=None) -> list[dict]:
    """The films of a package in order, each with its start: on the clock where `facts` of a screening are given,
    else in minutes after the beginning; None after a film of unknown length."""
    items = package.package_films.select_related("film").prefetch_related("film__film_languages__language")
    films = [item.film for item in items.order_by("position", "pk")]
    entries, passed = [], (facts.intro if facts else 0)
    for film in films:
        start = clock.later(facts.start, passed) if facts and passed is not None else None
        entries.append({"film": film, "after": passed, "start": start})
        passed = passed + film.minutes if passed is not None and film.minutes else None
    return entries
