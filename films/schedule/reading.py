"""What is read of screenings and online windows: six queries for one and for a thousand.

They with their films, halls, packages and sections; the windows; the bills; where the films were chosen; who comes;
what is heard and read. A film, an edition or a hall is one object, however many rows name it.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable

from films.models import Film, OnlineWindow, PackageFilm, Presence, Screening, Selection

from .languages import give_languages

JOINED = [
    *("hall__venue", "hall__delay", "previous_hall__venue", "previous_hall__delay"),
    *("film", "package__section"),
]


class Reading:
    """The rows of `screenings` and `windows` (QuerySets) with all that a line prints of them.

    `films` are ids asked about besides, which may have neither. `edition`: the one of all screenings and windows.
    """

    def __init__(self, screenings, windows, films: Iterable[int] = (), edition=None):
        joined = [] if edition else ["edition__country"]
        self.screenings = list(screenings.select_related(*JOINED, *joined).in_order())
        self.windows = list(windows.select_related("film", "package__section", *joined))
        self.bills = self._bills()
        self._share(copy.copy(edition))  # what is given to it must not surprise the caller
        self.chosen = self._selections({*self.films, *films})
        self._give_guests()
        give_languages(self.screenings, self.films.values(), self.editions.values())

    def films_of(self, row: Screening | OnlineWindow) -> list[int]:
        """The ids of the films it shows, in order."""
        return [row.film_id] if row.film_id else [item.film_id for item in self.bills[row.package_id]]

    def _bills(self) -> dict[int | None, list[PackageFilm]]:
        """By package; nothing for one without films, and for what is no package."""
        packages = {row.package_id for row in self._rows if row.package_id}
        bills = defaultdict(list)
        for item in PackageFilm.objects.filter(package__in=packages).select_related("film").order_by("position", "pk"):
            bills[item.package_id].append(item)
        return bills

    @staticmethod
    def _selections(films) -> dict[int, list[Selection]]:
        """Of each film through all editions, in the order of the sections."""
        chosen = defaultdict(list)
        rows = Selection.objects.filter(film__in=films).select_related("section__edition")
        for selection in rows.order_by("section__position", "pk"):
            chosen[selection.film_id].append(selection)
        return chosen

    def _share(self, edition):
        """One object for one row, so that what is read for it is given once."""
        self.films: dict[int, Film] = {}
        self.editions = {edition.pk: edition} if edition else {}
        for row in self._rows:
            row.edition = self.editions.setdefault(row.edition_id, edition or row.edition)
            if row.package_id and row.package.edition_id == row.edition_id:
                row.package.edition = row.edition
        for row in [*self._rows, *(item for bill in self.bills.values() for item in bill)]:
            if row.film_id:
                row.film = self.films.setdefault(row.film_id, row.film)

    def _give_guests(self):
        """`guests`: those who are confirmed. `qa_cancelled`: everybody who should have held the Q&A is called off."""
        here = {row.pk: row for row in self.screenings}
        coming = defaultdict(list)
        for presence in Presence.objects.filter(screening__in=here).select_related("person").order_by("position", "pk"):
            coming[presence.screening_id].append(presence)
        for row in self.screenings:
            row.guests = [one for one in coming[row.pk] if one.status == Presence.Status.CONFIRMED]
            talkers = [one for one in coming[row.pk] if one.task == Presence.Task.QA]
            row.qa_cancelled = bool(talkers) and all(one.status == Presence.Status.CANCELLED for one in talkers)

    @property
    def _rows(self) -> list[Screening | OnlineWindow]:
        return [*self.screenings, *self.windows]
