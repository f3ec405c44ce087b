"""From the database to facts: the one way screenings are read for words, whatever page prints them.

`film_schedules` gives, for any number of films, each one's state and lists in nine queries; `listed` gives the lines of
screenings a view has already chosen. Both build `facts.py`; nothing here decides what a sentence says.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, Q

from festival.lib import clock
from festival.lib.publishing import own_moment
from festival.lib.translated import own_words, words
from films.models import (
    Edition,
    OnlineWindow,
    Package,
    PackageFilm,
    Presence,
    Screening,
    ScreeningLanguage,
    ScreeningSubtitle,
    Section,
    Selection,
)
from people.choices import Form

from .facts import BillItem, EditionFacts, PlaceFacts, ScreeningFacts, SelectionFacts, WindowFacts, WorkFacts
from .line import Line, screening_line
from .state import State, schedule_state


@dataclass
class Listed:
    """A screening ready to be printed: the row, its facts, its line, and the section whose colour it wears."""

    row: Screening
    facts: ScreeningFacts
    line: Line
    section: Section | None = None

    @property
    def phase(self) -> str:
        """before, during or after: by its true end."""
        return self.line.phase

    @property
    def words(self):
        """The line itself, in both languages."""
        return self.line.words

    @property
    def do(self) -> str:
        """The code of the one thing to do."""
        return self.line.do

    @property
    def do_words(self):
        """What the one thing to do says, in both languages."""
        return self.line.do_words


@dataclass
class FilmSchedule:
    """What a film page prints of its screenings: the state, the public list, the list for guests, the windows."""

    state: State | None = None
    screenings: list[Listed] = field(default_factory=list)
    for_guests: list[Listed] = field(default_factory=list)
    windows: list[OnlineWindow] = field(default_factory=list)


def film_schedules(film_ids: list[int], at: datetime) -> dict[int, FilmSchedule]:
    """The schedule of every film asked for, over all its editions."""
    if not film_ids:
        return {}
    packages = list(Package.objects.filter(package_films__film__in=film_ids).values_list("pk", flat=True).distinct())
    rows = list(for_lines(Screening.objects.filter(Q(film__in=film_ids) | Q(package__in=packages))).in_order())
    facts = Facts(rows, at, films=film_ids, packages=packages)
    windows = OnlineWindow.objects.filter(Q(film__in=film_ids) | Q(package__in=packages)).select_related(
        "edition", "package"
    )
    by_film = defaultdict(list)
    for window in windows:
        for film in [window.film_id] if window.film_id else facts.films_of(window.package_id):
            by_film[film].append(window)
    return {film: _film_schedule(film, rows, by_film[film], facts, at) for film in film_ids}


def listed(rows: list[Screening], at: datetime) -> list[Listed]:
    """The lines of screenings that a view has chosen by `public(at)` or `for_guests(at)` and `for_lines`."""
    facts = Facts(rows, at)
    return [Listed(fact.row, fact, screening_line(fact, at), facts.section(fact.row)) for fact in facts.of(rows)]


def phases(rows: list[Screening], at: datetime) -> list[str]:
    """before, during or after, of each: by its true end. `for_times` is enough."""
    return [fact.phase(at) for fact in Times(rows, at).of(rows)]


def window_facts(window: OnlineWindow, at: datetime) -> WindowFacts:
    """One window, for its own line."""
    return Facts([], at).window(window)


def for_times(screenings):
    """The QuerySet with what tells what is shown, where and until when."""
    return screenings.select_related(
        "edition__country",
        "hall__venue",
        "previous_hall__venue",
        "film",
        "package__section",
    )


def for_lines(screenings):
    """The QuerySet with all that a line prints."""
    return for_times(screenings).prefetch_related(
        Prefetch("screening_languages", ScreeningLanguage.objects.select_related("language")),
        Prefetch("screening_subtitles", ScreeningSubtitle.objects.select_related("language")),
        Prefetch(
            "presences",
            Presence.objects.filter(status=Presence.Status.CONFIRMED).select_related("person"),
            to_attr="guests",
        ),
    )


def _film_schedule(film, rows, windows, facts, at):
    mine = [row for row in rows if row.film_id == film or film in facts.films_of(row.package_id)]
    screenings = facts.of(mine, film)
    state = schedule_state(screenings, [facts.window(window) for window in windows], at, facts.selections(film))
    public = [fact for fact in screenings if fact.public(at)]
    return FilmSchedule(
        state=state,
        screenings=[
            Listed(
                fact.row,
                fact,
                screening_line(fact, at, others=_others(fact, public, at)),
                facts.section(fact.row),
            )
            for fact in public
        ],
        for_guests=[Listed(fact.row, fact, screening_line(fact, at)) for fact in screenings if _for_guests(fact, at)],
        windows=[window for window in windows if facts.window_public(window, film, at)],
    )


def _others(fact, public, at):
    """The film's other screenings that are still to take place."""
    return [other for other in public if other is not fact and not other.called_off and not clock.passed(other.end, at)]


def _for_guests(fact, at):
    return fact.audience != "public" and fact.opened(at)


class Facts:
    """The facts of some screenings and of all they refer to, as they are seen at `at`; one object for one row."""

    def __init__(self, rows, at: datetime, films=(), packages=()):
        self.at = at
        self.editions: dict[int, EditionFacts] = {}
        self.places: dict[int, PlaceFacts] = {}
        self.others = self._counterparts(rows)
        everything = [*rows, *self.others]
        self.rows = {row.pk: row for row in everything}
        self.replacing = {row.replaces_id: row for row in everything if row.replaces_id}
        self.bills = self._bills({row.package_id for row in everything if row.package_id} | set(packages))
        known = {row.film_id for row in everything if row.film_id} | set(films)
        known |= {item.film_id for bill in self.bills.values() for item in bill}
        self.chosen = self._selections(known)
        self.works: dict[tuple, WorkFacts] = {}

    def of(self, rows, film: int | None = None) -> list[ScreeningFacts]:
        """The facts of `rows`, each joined with the one it replaces; in packages, as seen from `film`."""
        made = {row.pk: self._screening(row, film) for row in rows}
        for row in rows:
            for other in (self.rows.get(row.replaces_id), self.replacing.get(row.pk)):
                if other and other.pk not in made:
                    made[other.pk] = self._screening(other, None)
        for fact in made.values():
            if replaced := made.get(fact.row.replaces_id):
                fact.replaces, replaced.replaced_by = replaced, fact
        return [made[row.pk] for row in rows]

    def films_of(self, package: int | None) -> list[int]:
        """The ids of a package's films, in order."""
        return [item.film_id for item in self.bills.get(package, ())]

    def selections(self, film: int) -> list[SelectionFacts]:
        """What the film's selections come to, one entry an edition; withdrawn if all of them are."""
        by_edition = defaultdict(list)
        for selection in self.chosen.get(film, ()):
            by_edition[selection.section.edition_id].append(selection)
        return [self._selection(group) for group in by_edition.values()]

    def section(self, row) -> Section | None:
        """The section whose colour a screening wears: the package's, or the film's first, once it may be named."""
        if row.package_id:
            section, films = row.package.section, self.films_of(row.package_id)
            named = row.edition.programme_open(self.at) or any(self._chosen(film, section) for film in films)
            return section if named else None
        open_ones = (
            selection.section
            for selection in self.chosen.get(row.film_id, ())
            if selection.section.edition_id == row.edition_id and self._is_open(selection)
        )
        return next(open_ones, None)

    def _chosen(self, film: int, section: Section | None) -> bool:
        chosen = self.chosen.get(film, ())
        return any(selection.section == section and self._is_open(selection) for selection in chosen)

    def _is_open(self, selection: Selection) -> bool:
        return clock.passed(self._selection_open_at(selection), self.at)

    def window(self, window: OnlineWindow) -> WindowFacts:
        return WindowFacts(
            edition=self._edition(window.edition),
            opens=window.opens,
            closes=window.closes,
            package=self._package(window.package) if window.package_id else None,
            territory=words(window, "territory"),
            row=window,
        )

    def window_public(self, window: OnlineWindow, film: int, at: datetime) -> bool:
        """The rule of `OnlineWindow.public_q`, on plain facts."""
        if window.package_id:
            return clock.passed(self._package(window.package).public_at, at)
        return any(chosen.public(at) for chosen in self.selections(film) if chosen.edition.slug == window.edition.slug)

    # --- One row, one object ----------------------------------------------------------------------------------------

    def _screening(self, row, film):
        bill = self.bills.get(row.package_id, ())
        position = next((place for place, item in enumerate(bill) if item.film_id == film), 0)
        shown = bill[position].film if film and bill else row.film
        works = [item.film for item in bill] if bill else [row.film] if row.film_id else []
        return ScreeningFacts(
            key=row.key,
            edition=self._edition(row.edition),
            start=row.start,
            place=self._place(row.hall),
            film=self._film(shown) if shown else None,
            package=self._package(row.package) if row.package_id else None,
            bill=tuple(BillItem(work.minutes, work.form_shown == Form.SHORT) for work in works),
            position=position,
            own_kind=(row.kind or Screening.Kind.OTHER) if row.own else "",
            title=words(row, "title"),
            code=row.code,
            minutes=row.minutes,
            intro=row.intro,
            qa=row.qa,
            status=row.status,
            entry=row.entry,
            tickets=row.tickets,
            tickets_from=row.tickets_from,
            tickets_as_of=row.tickets_as_of,
            booking_url=row.booking_url,
            audience=row.audience,
            publish_at=row.publish_at,
            reason=own_words(row, "reason"),
            previous_start=row.previous_start,
            previous_place=self._place(row.previous_hall),
            row=row,
        )

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

    def _place(self, hall):
        if hall is None:
            return None
        if hall.pk not in self.places:
            labels = {language: str(hall.label_in(language)) for language in ("en", "el")}
            self.places[hall.pk] = PlaceFacts(f"{hall.venue.slug}/{hall.slug}", labels)
        return self.places[hall.pk]

    def _film(self, film) -> WorkFacts:
        if ("film", film.pk) not in self.works:
            title = {code: title or film.original_title for code, title in words(film, "title").items()}
            self.works["film", film.pk] = WorkFacts(title, self._film_public_at(film))
        return self.works["film", film.pk]

    def _package(self, package) -> WorkFacts:
        if ("package", package.pk) not in self.works:
            self.works["package", package.pk] = WorkFacts(words(package, "title"), self._package_public_at(package))
        return self.works["package", package.pk]

    def _selection(self, group):
        standing = [selection for selection in group if not selection.withdrawn]
        own = [own_moment(selection, self.at) for selection in group]
        reason = next((own_words(selection, "reason") for selection in group if selection.withdrawn), None)
        edition = self._edition(group[0].edition)
        return SelectionFacts(
            edition=edition,
            selected=_earliest_own(own, edition),
            withdrawn=not standing,
            **({"reason": reason} if reason and not standing else {}),
        )

    # --- When a work is public: the rules of public_q as one moment -----------------------------------------------

    def _film_public_at(self, film):
        chosen = self.chosen.get(film.pk, ())
        published = film.published_at(chosen, self.at)
        if not chosen:
            return published
        opened = [moment for selection in chosen if (moment := self._selection_open_at(selection))]
        return _latest([published, min(opened, default=None)])

    def _selection_open_at(self, selection):
        return _open_at(self._edition(selection.edition), own_moment(selection, self.at))

    def _package_public_at(self, package):
        edition = self.editions.get(package.edition_id) or self._edition(package.edition)
        films = [self._film(item.film).public_at for item in self.bills.get(package.pk, ())]
        return _latest([_open_at(edition, package.publish_at), *films]) if films else None

    # --- Queries ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _counterparts(rows):
        """The screenings that these replace or that replace them, where a view did not choose them itself."""
        here = {row.pk for row in rows}
        wanted = {row.replaces_id for row in rows if row.replaces_id} - here
        found = for_lines(Screening.objects.filter(Q(pk__in=wanted) | Q(replaces__in=here)).exclude(pk__in=here))
        return list(found.prefetch_related(None)) if here else []

    @staticmethod
    def _bills(packages):
        bills = defaultdict(list)
        for item in PackageFilm.objects.filter(package__in=packages).select_related("film").order_by("position", "pk"):
            bills[item.package_id].append(item)
        return bills

    @staticmethod
    def _selections(films):
        chosen = defaultdict(list)
        rows = Selection.objects.filter(film__in=films).select_related("section__edition").order_by("section__position")
        for selection in rows:
            chosen[selection.film_id].append(selection)
        return chosen


class Times(Facts):
    """Facts of which nothing but the times is asked: not what replaces them, nor what of them is public."""

    @staticmethod
    def _counterparts(rows):
        return []

    @staticmethod
    def _selections(films):
        return {}


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
