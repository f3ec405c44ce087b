"""Calendars that phones subscribe to: of an edition, a film, a person, a section, a venue, a screening."""

from __future__ import annotations

from functools import reduce
from hashlib import sha256
from operator import or_
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.generic import View

from festival.lib.views import PublicPage, mentioned_or_404
from films.calendars import choosing
from films.calendars.calendar import Calendar
from films.current import current_edition
from films.models import Edition, Film, Screening, Section, Venue
from people.models import PastSlug, Person
from people.redirects import Lasting

LONGEST = Section._meta.get_field("slug").max_length  # no database takes a question with thousands of alternatives


class CalendarView(PublicPage, Lasting, View):
    """A calendar of one thing, under the rules of its page: what is not public is a 404, a past slug leads on."""

    single = False

    def get_object(self):
        return None

    def get(self, request, **kwargs):
        calendar = self.calendar(self.get_object())
        body = calendar.written()
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=self._headers(body))
        if calendar.revised:
            response["Last-Modified"] = http_date(int(calendar.revised.timestamp()))
        # Only the tag decides: a calendar also changes as moments pass, which no row's date tells.
        return get_conditional_response(request, etag=response["ETag"], response=response)

    def _headers(self, body: bytes) -> dict[str, str]:
        name = self.request.path.rsplit("/", 1)[1]
        return {
            "ETag": f'"{sha256(body).hexdigest()[:32]}"',
            "Cache-Control": "public, max-age=300",
            "Content-Disposition": f'{"attachment" if self.single else "inline"}; filename="{name}"',
            "X-Robots-Tag": "noindex",
        }

    def calendar(self, thing) -> Calendar:
        lines = self.lines(thing)
        return Calendar(
            name=str(self.title(thing)),
            path=self.request.path,
            page=self.page(thing),
            lines=lines,
            zone=lines[0].facts.edition.zone if lines else self._zone(),
            at=self.at,
            single=self.single,
        )

    def _zone(self) -> ZoneInfo:
        """Of the festival, while there is nothing that would have one."""
        edition = current_edition(self.request)
        return edition.zone if edition else ZoneInfo(settings.TIME_ZONE)

    def page(self, thing) -> str:
        """The address of the page about it."""
        return thing.get_absolute_url()

    def of_edition(self, name) -> str:
        """`Olympion – 64th TIFF`, for what there is every year."""
        edition = current_edition(self.request)
        return f"{name} – {edition.label}" if edition else str(name)


class AllCalendar(CalendarView):
    """Every public screening of the current edition."""

    def title(self, thing):
        return self.of_edition(_("Schedule"))

    def page(self, thing):
        return reverse("films:schedule")

    def lines(self, thing):
        return choosing.of_edition(current_edition(self.request), self.at)


class FilmCalendar(CalendarView):
    slug_kinds = {"slug": "film"}

    def get_object(self):
        films = Film.objects.public(self.at).prefetch_related("film_languages__language")
        return get_object_or_404(films, slug=self.kwargs["slug"])

    def title(self, film):
        return film.shown_title

    def lines(self, film):
        return choosing.of_film(film, self.at)


class PersonCalendar(CalendarView):
    slug_kinds = {"slug": "person"}

    def get_object(self):
        return mentioned_or_404(Person.objects, self.at, self.kwargs["slug"])

    def title(self, person):
        return person.shown_name

    def lines(self, person):
        return choosing.of_person(person, self.at)


class SectionCalendar(CalendarView):
    """Its key is `tiff-64-open-horizons`: both slugs have hyphens, so that only the tables know where one ends."""

    slug_kinds = {"edition": "edition", "section": "section"}

    def setup(self, request, edition, section):
        super().setup(request, **split(f"{edition}-{section}"))

    def get_object(self):
        sections = Section.objects.public(self.at).select_related("edition__country")
        editions = Edition.objects.public(self.at).filter(slug=self.kwargs["edition"])
        return get_object_or_404(sections, edition__in=editions, slug=self.kwargs["section"])

    def title(self, section):
        return f"{section.title} – {section.edition.label}"

    def lines(self, section):
        return choosing.of_section(section, self.at)


class VenueCalendar(CalendarView):
    """What is on there in the current edition."""

    slug_kinds = {"slug": "venue"}

    def get_object(self):
        return get_object_or_404(Venue, slug=self.kwargs["slug"])

    def title(self, venue):
        return self.of_edition(venue.name)

    def lines(self, venue):
        return choosing.of_venue(venue, current_edition(self.request), self.at)


class ScreeningCalendar(CalendarView):
    """One screening for the public; those for guests are in no calendar that others may fetch."""

    single = True

    def get_object(self):
        return get_object_or_404(Screening.objects.public(self.at), uuid=self.kwargs["uuid"])

    def lines(self, screening):
        return choosing.of_screening(screening, self.at)

    def title(self, screening):
        return screening.shown_title


def split(key: str) -> dict[str, str]:
    """The slugs of edition and section in a key: of a section there is, else of one that had these slugs."""
    words = key.split("-")
    pairs = [("-".join(words[:end]), "-".join(words[end:])) for end in range(1, len(words))]
    possible = [pair for pair in pairs if max(map(len, pair)) <= LONGEST]
    here = reduce(or_, (Q(edition__slug=edition, slug=section) for edition, section in possible), Q(pk__in=[]))
    found = Section.objects.filter(here).values_list("edition__slug", "slug").first() or _past(possible)
    return dict(zip(("edition", "section"), found or pairs[0], strict=True))


def _past(pairs: list[tuple[str, str]]) -> tuple[str, str] | None:
    past = Q(kind="edition", slug__in=[edition for edition, _section in pairs])
    past |= Q(kind="section", slug__in=["/".join(pair) for pair in pairs])
    known = {(row.kind, row.slug) for row in PastSlug.objects.filter(past)}
    keys = ((pair, {("edition", pair[0]), ("section", "/".join(pair))}) for pair in pairs)
    return next((pair for pair, either in keys if known & either), None)
