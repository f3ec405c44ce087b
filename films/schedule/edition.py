"""The whole schedule of one edition at one moment: what every page, feed and calendar of it reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from festival.lib import clock
from films.models import Edition, Hall, OnlineWindow, Package, Screening, Venue

from .bill import BillItem
from .chances import Chance, chances_in, scarcest
from .facts import ScreeningFacts
from .film import FilmSchedule, facts_of_films, film_schedule, shown_elsewhere, with_counterparts
from .listed import Listed, ListedWindow, for_guests, for_public, listed
from .making import Facts
from .reading import Reading


class EditionSchedule:
    """Every screening and online window of an edition that may be seen at `at`, indexed; six queries.

    `only` narrows the screenings, for the page of a single one. It must keep together all that show the same, since a
    line says whether there are others. `films` are ids asked about besides.
    """

    def __init__(self, edition: Edition, at: datetime, only: Q | None = None, films: Iterable[int] = ()):
        self.edition, self.at = edition, at
        rows = Screening.objects.filter(with_counterparts(only) if only else Q(), edition=edition)
        windows = OnlineWindow.objects.filter(edition=edition)
        self._made = Facts(Reading(rows, windows, films, edition=edition), at)
        self._lines = listed(self._made.screenings.values(), self._made)
        self.lines = for_public(self._lines)
        self.for_guests = for_guests(self._lines)

    # --- What is asked of it: public lines, in order ----------------------------------------------------------------

    @cached_property
    def days(self) -> dict[date, list[Listed]]:
        """By festival day: every day of the edition, also an empty one, and any other that has screenings."""
        found = _grouped(self.lines, lambda line: line.facts.day)
        return {day: found.get(day, []) for day in sorted({*self.edition.days, *found})}

    @cached_property
    def by_hall(self) -> dict[int | None, list[Listed]]:
        """By the id of the hall; None: venue to be announced."""
        return _grouped(self.lines, lambda line: line.row.hall_id)

    @cached_property
    def halls(self) -> list[Hall]:
        """Those with screenings, in the order of the venues."""
        halls = {line.row.hall_id: line.row.hall for line in self.lines if line.row.hall_id}
        return sorted(halls.values(), key=hall_order)

    @cached_property
    def by_package(self) -> dict[int, list[Listed]]:
        return _grouped((line for line in self.lines if line.row.package_id), lambda line: line.row.package_id)

    @cached_property
    def by_film(self) -> dict[int, list[Listed]]:
        """By the id of the film; those in packages as seen from it, with its own start."""
        made = self._made
        found = {film: for_public(listed(made.of_film(film), made, film)) for film in made.by_film}
        return {film: lines for film, lines in found.items() if lines}

    @cached_property
    def windows(self) -> list[ListedWindow]:
        """The online windows, by opening."""
        return [ListedWindow(row, self._made) for row in self._made.reading.windows if self._made.window_public(row)]

    @cached_property
    def films(self) -> dict[int, FilmSchedule]:
        """What the films of its screenings come to, over all editions; six queries of their own."""
        return film_schedule(self.by_film, self.at)

    @cached_property
    def chances(self) -> dict[int, Chance]:
        """By the id of the screening that is left of a film: "only", or the n of "Last of n".

        One query, which films other editions show too; six more for these, if there are any.
        """
        again = set(shown_elsewhere(self.by_film, self.edition))
        here = chances_in(self._made, (film for film in self.by_film if film not in again))
        there = chances_in(facts_of_films(sorted(again), self.at), sorted(again)) if again else ()
        return scarcest([*here, *there])

    def bill_of(self, package: Package) -> tuple[BillItem, ...]:
        """The films of a package, for whose page this was read; also where it has no screening."""
        return self._made.bill([item.film for item in package.bill], self.edition.pk)

    def at_venue(self, venue: Venue) -> list[Listed]:
        """The lines in its halls, and of what was moved away from there."""
        return [line for line in self.lines if venue.pk in _venues(line.row)]

    def windows_on(self, day: date) -> list[ListedWindow]:
        """Those that are open at some time of the festival day, the first to close first."""
        opens, closes = clock.day_opens(day, self.edition.zone), clock.day_closes(day, self.edition.zone)
        found = [one for one in self.windows if one.row.opens < closes and one.row.closes > opens]
        return sorted(found, key=lambda one: one.row.closes)

    # --- For guests and staff ---------------------------------------------------------------------------------------

    def get(self, uuid: UUID) -> Listed | None:
        """One screening; those for guests too, for whoever was sent its address."""
        return next((line for line in self._lines if line.row.uuid == uuid), None)

    @property
    def rows(self) -> QuerySet[Screening]:
        """What a filter begins with: those that may be seen, those for guests too, as they were read here."""
        return Screening.objects.filter(pk__in=[line.row.pk for line in (*self.lines, *self.for_guests)])

    def among(self, ids: Collection[int]) -> list[Listed]:
        """The lines of these rows, those for guests too: what a filter chose in the database."""
        wanted = set(ids)
        return [line for line in self._lines if line.row.pk in wanted]

    @property
    def everything(self) -> list[ScreeningFacts]:
        """All screenings, also what nobody may see yet: for staff alone."""
        return list(self._made.screenings.values())


def _venues(row: Screening) -> set[int]:
    halls = [row.hall, row.previous_hall if row.status == row.Status.MOVED else None]
    return {hall.venue_id for hall in halls if hall}


def _grouped(lines: Iterable[Listed], key: Callable) -> dict:
    found = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return dict(found)


def hall_order(hall: Hall) -> tuple:
    """As `Hall.Meta.ordering` has it."""
    return hall.venue.position, hall.venue.name_en, hall.venue_id, hall.position, hall.name_en
