"""Venues, countries: where films are shown, where they come from."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import DetailView, ListView

from festival.lib import clock
from festival.lib.translated import page_language
from festival.lib.views import PublicPage
from films.current import current_edition
from films.models import Film, Venue
from films.schedule.load import EditionSchedule, film_schedule
from films.schedule.load_errata import notes
from films.structured.places import venue
from people.codes import country_code
from people.models import Country
from people.redirects import Lasting


class VenueList(PublicPage, ListView):
    """Every venue with its halls."""

    template_name = "films/venue_list.html"
    context_object_name = "venues"

    def get_queryset(self):
        return Venue.objects.prefetch_related("halls")


class VenuePage(PublicPage, Lasting, DetailView):
    """A venue: how to get there, its halls and their access, and what is on there today or next."""

    template_name = "films/venue.html"
    context_object_name = "venue"
    slug_kinds = {"slug": "venue"}

    def get_object(self, queryset=None):
        venues = Venue.objects.prefetch_related("halls")
        return get_object_or_404(venues, slug=self.kwargs["slug"])

    def breadcrumbs(self):
        return [(_("Venues"), reverse("films:venues"))]

    def get_context_data(self, **kwargs):
        edition = current_edition(self.request)
        day, lines = self._next_day(edition) if edition else (None, [])
        halls = len(self.object.halls.all()) or None
        return {
            **super().get_context_data(**kwargs),
            "edition": edition,
            "day": day,
            "lines": lines,
            "notes": notes(lines, self.at),
            "structured": [venue(self.object, edition, halls)],
        }

    def _next_day(self, edition):
        """The first festival day from today on with screenings here, and their lines; those moved away included."""
        today = clock.festival_day(self.at, edition.zone)
        lines = EditionSchedule(edition, self.at).at_venue(self.object)
        days = groupby((line for line in lines if line.facts.day >= today), key=lambda line: line.facts.day)
        return next(((day, list(found)) for day, found in days), (None, []))


class CountryPage(PublicPage, DetailView):
    """The films of a country, through all editions."""

    template_name = "films/country.html"
    context_object_name = "country"

    def get_object(self, queryset=None):
        return get_object_or_404(Country, code=country_code(self.kwargs["code"]))

    def canonical_path(self):
        """By its own code, however the address writes it."""
        return self.object.get_absolute_url()

    def breadcrumbs(self):
        return [(pgettext("films", "Programme"), reverse("films:programme"))]

    def get_context_data(self, **kwargs):
        films = Film.objects.public(self.at).filter(film_countries__country=self.object)
        films = list(films.by_title(page_language()).for_card(self.at))
        return {
            **super().get_context_data(**kwargs),
            "films": films,
            "schedules": film_schedule([film.pk for film in films], self.at),
        }
