"""From the database to cases: the same number of queries for one film and for three hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, Value

from films.models import (
    Award,
    Credit,
    DueDate,
    Edition,
    EditionSubtitle,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    OnlineWindow,
    PackageFilm,
    Screening,
    ScreeningSubtitle,
    Selection,
    Still,
)
from people.models import Person

from .case import Case, Name, Showing, newest
from .due import due_dates


def load_cases(films: Iterable[Film], edition: Edition | None, at: datetime) -> list[Case]:
    """Every film with all that rules read. Without an `edition` each is judged in the newest that chose it, else in
    the one being prepared."""
    films = list(films)
    return _Rows(films, edition, at).cases(films) if films else []


class _Rows:
    """The rows of all the films asked for, by film."""

    def __init__(self, films: list[Film], edition: Edition | None, at: datetime):
        self.ids, self.edition, self.at = [film.pk for film in films], edition, at
        self.prepared = edition or Edition.objects.working(at)
        self.selections = self._by_film(Selection.objects.select_related("section__edition__country"))
        self.stills = self._by_film(Still.objects.defer("renditions"))
        self.awards = self._by_film(Award.objects.select_related("prize", "edition"))
        self.codes = self._codes()
        self.credits = self._credits()
        self.bills = self._bills()
        self.showings = self._showings()
        self.windows = self._windows()
        self.due = self._due()
        self.namesakes = self._namesakes()

    def cases(self, films: list[Film]) -> list[Case]:
        return [self._case(film) for film in films]

    def _case(self, film: Film) -> Case:
        edition = self.edition or newest(self.selections[film.pk]) or self.prepared
        key = edition.pk if edition else None
        return Case(
            film=film,
            edition=edition,
            at=self.at,
            due=due_dates(edition, self.due[key]),
            selections=self.selections[film.pk],
            credits=self.credits[film.pk],
            stills=self.stills[film.pk],
            showings=self.showings[film.pk],
            awards=self.awards[film.pk],
            countries=len(self.codes["country", film.pk]),
            languages=self.codes["language", film.pk],
            copy_subtitles=len(self.codes["subtitles", film.pk]),
            edition_subtitles=bool(self.codes["edition's subtitles", key]),
            online=key in self.windows[film.pk],
            namesakes=self.namesakes[key],
        )

    # --- Queries --------------------------------------------------------------------------------------------------

    def _by_film(self, queryset) -> dict[int, list]:
        rows = defaultdict(list)
        for row in queryset.filter(film__in=self.ids):
            rows[row.film_id].append(row)
        return rows

    def _codes(self) -> dict[tuple[str, int | None], list[str]]:
        """What is a list of codes, of a film or of an edition; asked for together."""
        of_films = Q(film__in=self.ids)
        first, *rest = [
            model.objects.filter(whose).order_by().values_list(Value(what), owner, code, "position", "pk")
            for what, model, whose, owner, code in (
                ("country", FilmCountry, of_films, "film", "country__code"),
                ("language", FilmLanguage, of_films, "film", "language__code"),
                ("subtitles", FilmSubtitle, of_films, "film", "language__code"),
                ("edition's subtitles", EditionSubtitle, Q(), "edition", "language__code"),
            )
        ]
        rows = defaultdict(list)
        for what, owner, code, *_place in first.union(*rest, all=True).order_by("position", "pk"):
            rows[what, owner].append(code)
        return rows

    def _credits(self) -> dict[int, list[Name]]:
        """In plain tuples: an edition has thousands."""
        columns = ["film", "role__code", "person", "person__name", "person__name_el", "person__folded_name"]
        told = [
            ~Q(person__line_en="", person__line_el=""),
            ~Q(person__biography_en=""),
            ~Q(person__biography_el=""),
        ]
        found = Credit.objects.filter(film__in=self.ids).in_order()
        rows = defaultdict(list)
        for film, *name in found.values_list(*columns, *told, "credited_as"):
            rows[film].append(Name(film, *name))
        return rows

    def _bills(self) -> dict[int, dict[int, int | None]]:
        """The packages in which the films stand: package → film → minutes."""
        packages = PackageFilm.objects.filter(film__in=self.ids).values("package")
        bills = defaultdict(dict)
        for package, film, minutes in PackageFilm.objects.filter(package__in=packages).values_list(
            "package", "film", "film__minutes"
        ):
            bills[package][film] = minutes
        return bills

    def _showings(self) -> dict[int, list[Showing]]:
        own_words = ScreeningSubtitle.objects.filter(screening=OuterRef("pk"))
        rows = Screening.objects.filter(Q(film__in=self.ids) | Q(package__in=self.bills)).in_order()
        showings = defaultdict(list)
        rows = rows.select_related("edition").annotate(subtitled=Exists(own_words), film_minutes=F("film__minutes"))
        for row in rows:
            bill = self.bills[row.package_id] if row.package_id else {row.film_id: row.film_minutes}
            work = None if None in bill.values() else sum(bill.values())
            for film in bill:
                showings[film].append(Showing(row, work, row.subtitled))
        return showings

    def _windows(self) -> dict[int, set[int]]:
        """The editions in which a film can be watched online, alone or in a package."""
        editions = defaultdict(set)
        found = OnlineWindow.objects.filter(Q(film__in=self.ids) | Q(package__in=self.bills))
        for edition, film, package in found.values_list("edition", "film", "package"):
            for shown in [film] if film else self.bills[package]:
                editions[shown].add(edition)
        return editions

    def _due(self) -> dict[int | None, dict]:
        own = defaultdict(dict)
        for edition, subject, date in DueDate.objects.values_list("edition", "subject", "date"):
            own[edition][subject] = date
        return own

    def _namesakes(self) -> dict[int | None, dict[str, set[int]]]:
        """By edition: the names that several people of the site bear, and who of them has a credit there."""
        several = Person.objects.exclude(folded_name="").order_by().values("folded_name")
        several = several.annotate(people=Count("pk")).filter(people__gt=1).values("folded_name")
        chosen = Credit.objects.order_by().filter(person__folded_name__in=several, film__selections__isnull=False)
        bearers = defaultdict(lambda: defaultdict(set))
        columns = ["film__selections__section__edition", "person__folded_name", "person"]
        for edition, folded, person in chosen.values_list(*columns).distinct():
            bearers[edition][folded].add(person)
        return bearers
