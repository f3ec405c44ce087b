"""From rows to facts: what was read, as it is seen at one moment. Nothing here decides what a sentence says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from functools import cached_property

from festival.lib import clock
from festival.lib.publishing import own_moment
from festival.lib.translated import own_words, words
from films.models import Edition, Film, HallDelay, OnlineWindow, Screening, Section, Selection
from people.choices import Form

from .bill import BillItem
from .delay import Delay
from .facts import EditionFacts, PlaceFacts, ScreeningFacts, SelectionFacts, WindowFacts, WorkFacts
from .reading import Reading
from .words import NOTHING


class Facts:
    """The facts of all that was read; one object for one row. `screenings` in order, by their ids, public or not.

    Of the films that are seen `as_if_public` (ids), their own moment and those of their selections count as come.
    """

    def __init__(self, reading: Reading, at: datetime, as_if_public: Collection[int] = ()):
        self.reading, self.at, self.as_if_public = reading, at, as_if_public
        self.editions: dict[int, EditionFacts] = {}
        self.places: dict[int, PlaceFacts] = {}
        self.works: dict[tuple, WorkFacts] = {}
        self.screenings = {row.pk: self._screening(row) for row in reading.screenings}
        joined(self.screenings.values())

    @cached_property
    def by_film(self) -> dict[int, list[ScreeningFacts]]:
        """The screenings that show a film, in packages too, by its id."""
        found = defaultdict(list)
        for one in self.screenings.values():
            for film in self.reading.films_of(one.row):
                found[film].append(one)
        return found

    @cached_property
    def by_package(self) -> dict[int, list[ScreeningFacts]]:
        found = defaultdict(list)
        for one in self.screenings.values():
            found[one.row.package_id].append(one)
        return found

    def of_film(self, film: int) -> list[ScreeningFacts]:
        """The film's screenings, those in packages as seen from it."""
        found = self.by_film[film]
        if not any(one.package for one in found):
            return found
        seen = [one.seen_from(self._film(self.reading.films[film]), self._position(film, one.row)) for one in found]
        joined(seen)
        return seen

    def others(self, one: ScreeningFacts, film: int | None) -> list[ScreeningFacts]:
        """The other public screenings of the film, else of the package, that its edition still has to come; of a film
        that it has withdrawn none, whatever package goes on."""
        if self._withdrawal(one.row.edition_id, film):
            return []
        same = self.by_film[film] if film else self.by_package[one.row.package_id] if one.package else []
        beside = [other for other in same if other.row is not one.row and other.edition is one.edition]
        return [other for other in beside if other.row.pk in self._ahead]

    @cached_property
    def _ahead(self) -> set[int]:
        """The public screenings that are running or still to come."""
        standing = [one for one in self.screenings.values() if not one.called_off and one.phase(self.at) != "after"]
        return {one.row.pk for one in standing if one.public(self.at)}

    def selections(self, film: int) -> list[SelectionFacts]:
        """What the film's selections come to, one entry an edition; withdrawn if all of them are."""
        by_edition = defaultdict(list)
        for selection in self.reading.chosen[film]:
            by_edition[selection.section.edition_id].append(selection)
        return [self._selection(group) for group in by_edition.values()]

    def bill(self, films: Collection[Film], edition: int | None) -> tuple[BillItem, ...]:
        """Films in order; those that the edition has withdrawn are known as such."""
        return tuple(
            BillItem(film.minutes, film.form_shown == Form.SHORT, bool(self._withdrawal(edition, film.pk)), film)
            for film in films
        )

    def section(self, row: Screening) -> Section | None:
        """The section whose colour a screening wears: the package's, or the film's first, once it may be named."""
        if row.package_id:
            section, films = row.package.section, self.reading.films_of(row)
            named = self._edition(row.edition).programme_open(self.at)
            return section if named or any(self._chosen(film, section) for film in films) else None
        open_ones = (
            selection.section
            for selection in self.reading.chosen.get(row.film_id, ())
            if selection.section.edition_id == row.edition_id and self._is_open(selection)
        )
        return next(open_ones, None)

    def window(self, window: OnlineWindow) -> WindowFacts:
        withdrawal = self._withdrawal(window.edition_id, window.film_id)
        return WindowFacts(
            edition=self._edition(window.edition),
            opens=window.opens,
            closes=window.closes,
            package=self._package(window.package) if window.package_id else None,
            territory=words(window, "territory"),
            row=window,
            withdrawn=bool(withdrawal),
            reason=withdrawal.reason if withdrawal else NOTHING,
        )

    def window_public(self, window: OnlineWindow) -> bool:
        """The rule of `OnlineWindow.public_q`, on plain facts."""
        if window.package_id:
            return self._package(window.package).public(self.at)
        chosen = self.reading.chosen[window.film_id]
        here = [one for one in chosen if one.section.edition_id == window.edition_id]
        return self._film(window.film).public(self.at) and any(self._is_open(one) for one in here)

    # --- One row, one object ----------------------------------------------------------------------------------------

    def _screening(self, row: Screening) -> ScreeningFacts:
        return ScreeningFacts(
            key=row.key,
            edition=self._edition(row.edition),
            start=row.start,
            place=self._place(row.hall, row.edition),
            film=self._film(row.film) if row.film_id else None,
            package=self._package(row.package) if row.package_id else None,
            bill=self._bill_of(row),
            own_kind=(row.kind or Screening.Kind.OTHER) if row.own else "",
            title=words(row, "title"),
            code=row.code,
            minutes=row.minutes,
            intro=row.intro,
            qa=row.qa,
            qa_cancelled=row.qa_cancelled,
            status=row.status,
            entry=row.entry,
            tickets=row.tickets,
            tickets_from=row.sale_opens_at,
            tickets_as_of=row.tickets_as_of,
            booking_url=row.booking_url,
            doors_closed=self._doors_closed(row),
            audience=row.audience,
            publish_at=row.publish_at,
            reason=own_words(row, "reason"),
            previous_start=row.previous_start,
            previous_place=self._place(row.previous_hall, row.edition),
            row=row,
        )

    def _bill_of(self, row: Screening) -> tuple[BillItem, ...]:
        """A film's own screening that stands is believed, whatever became of the film."""
        films = [self.reading.films[film] for film in self.reading.films_of(row)] if not row.own else []
        return self.bill(films, row.edition_id if row.package_id else None)

    def _position(self, film: int, row: Screening) -> int:
        return self.reading.films_of(row).index(film)

    def _edition(self, edition: Edition) -> EditionFacts:
        if edition.pk not in self.editions:
            self.editions[edition.pk] = EditionFacts(
                slug=edition.slug,
                zone=edition.zone,
                starts=edition.first_day,
                ends=edition.last_day,
                announced_at=edition.moment("announced_at", self.at),
                programme_public_at=edition.moment("programme_public_at", self.at),
                schedule_public_at=edition.moment("schedule_public_at", self.at),
            )
        return self.editions[edition.pk]

    def _place(self, hall, edition) -> PlaceFacts | None:
        if hall is None:
            return None
        if hall.pk not in self.places:
            labels = {language: str(hall.label_in(language)) for language in ("en", "el")}
            self.places[hall.pk] = PlaceFacts(f"{hall.venue.slug}/{hall.slug}", labels, self._delay(hall, edition))
        return self.places[hall.pk]

    def _delay(self, hall, edition) -> Delay | None:
        said = self._said_of(hall, edition)
        return said and Delay(said.minutes, said.set_at)

    def _doors_closed(self, row: Screening) -> bool:
        said = self._said_of(row.hall, row.edition)
        return bool(said) and said.closed_for(self.at) == row.pk and row.status in Screening.STANDING

    def _said_of(self, hall, edition) -> HallDelay | None:
        """How it runs today; nobody believes yesterday's."""
        said = getattr(hall, "delay", None)
        return said if said and said.is_of(self.at, edition.zone) else None

    def _film(self, film) -> WorkFacts:
        if ("film", film.pk) not in self.works:
            title = {code: title or film.original_title for code, title in words(film, "title").items()}
            self.works["film", film.pk] = WorkFacts(title, self._film_public_at(film))
        return self.works["film", film.pk]

    def _package(self, package) -> WorkFacts:
        if ("package", package.pk) not in self.works:
            self.works["package", package.pk] = WorkFacts(words(package, "title"), self._package_public_at(package))
        return self.works["package", package.pk]

    def _withdrawal(self, edition: int | None, film: int | None) -> SelectionFacts | None:
        """What the public knows of the film's leaving that edition; None: it is shown there, or was never chosen."""
        group = [one for one in self.reading.chosen.get(film, ()) if one.section.edition_id == edition]
        chosen = self._selection(group) if group else None
        return chosen if chosen and chosen.withdrawn and chosen.public(self.at) else None

    def _selection(self, group: list[Selection]) -> SelectionFacts:
        standing = [selection for selection in group if not selection.withdrawn]
        own = [self._own_moment(selection) for selection in group]
        reason = next((own_words(selection, "reason") for selection in group if selection.withdrawn), None)
        edition = self._edition(group[0].edition)
        return SelectionFacts(
            edition=edition,
            selected=_earliest_own(own, edition),
            withdrawn=not standing,
            **({"reason": reason} if reason and not standing else {}),
        )

    # --- When a work is public: the rules of public_q as one moment -----------------------------------------------

    def _film_public_at(self, film) -> datetime | None:
        if film.pk in self.as_if_public:
            return self.at
        chosen = self.reading.chosen.get(film.pk, ())
        published = film.published_at(chosen, self.at)
        if not chosen:
            return published
        opened = [moment for selection in chosen if (moment := self._selection_open_at(selection))]
        return _latest([published, min(opened, default=None)])

    def _selection_open_at(self, selection) -> datetime | None:
        return _open_at(self._edition(selection.edition), self._own_moment(selection))

    def _own_moment(self, selection) -> datetime | None:
        return self.at if selection.film_id in self.as_if_public else own_moment(selection, self.at)

    def _package_public_at(self, package) -> datetime | None:
        films = [self._film(item.film).public_at for item in self.reading.bills[package.pk]]
        own = _open_at(self._edition(package.edition), package.publish_at)
        return _latest([own, *films]) if films else None

    def _chosen(self, film: int, section: Section | None) -> bool:
        return any(one.section == section and self._is_open(one) for one in self.reading.chosen[film])

    def _is_open(self, selection: Selection) -> bool:
        return clock.passed(self._selection_open_at(selection), self.at)


def joined(screenings) -> None:
    """Each with the one it replaces, where both are among them."""
    here = {one.row.pk: one for one in screenings}
    for one in here.values():
        if replaced := here.get(one.row.replaces_id):
            one.replaces, replaced.replaced_by = replaced, one


def _open_at(edition, own) -> datetime | None:
    """When something of an announced edition opens: at its own moment, else with the programme; None: never."""
    if own:
        return _latest([edition.announced_at, own])
    return _latest([edition.announced_at, edition.programme_public_at])


def _earliest_own(own, edition) -> datetime | None:
    """The earliest moment of several selections of one edition; None: with the programme."""
    moments = [moment or edition.programme_public_at for moment in own]
    known = [moment for moment in moments if moment]
    first = min(known, default=None)
    return None if first == edition.programme_public_at else first


def _latest(moments) -> datetime | None:
    return None if None in moments else max(moments)
