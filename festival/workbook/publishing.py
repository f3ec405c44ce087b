"""Films that a workbook publishes go through the gate of publication, as they will be with all that it says of them."""

from __future__ import annotations

import re
from collections import defaultdict

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from films.models import Credit, DueDate, Edition, Film, Package, PackageFilm, Screening, Selection, Still
from films.readiness import blocking_case, publishes
from films.readiness.case import Case, Name, Showing, newest
from films.readiness.due import due_dates

from .lines import Line

PLACE = re.compile(r"#(?:id_)?([a-z_]+)")  # of a gap: the column, or the sheet, in which it is filled


def check(draft) -> None:
    """Refuses each row that publishes a film with errors; and any other moment, where nobody may publish."""
    moved = [row for row, columns in draft.work.changed.items() if isinstance(row, Film) and "publish_at" in columns]
    lines = [draft.line_of[film] for film in moved if film not in draft.site.deleted]
    if not draft.choices["may_publish"]:
        for line in lines:
            fix = _("Leave the cell as it is; who has the permission “Can publish film” publishes.")
            line.refuse("publish_at", _("You may not publish films."), fix)
    elif published := [line for line in lines if _publishes(line) and not draft.restoring]:
        cases = Cases(draft)
        for line in published:
            _pass(line, cases.of(line.row), draft.unsure[line.row])


def _publishes(line: Line) -> bool:
    """A film that comes back with the moment it was exported with was public by then."""
    as_exported = line.base is not None and line.base.get("publish_at") == line.cells.get("publish_at")
    return not as_exported and publishes(line.before["publish_at"], line.row.publish_at)


def _pass(line: Line, case: Case, unsure: set[str]) -> None:
    """What is missing in a cell that was refused is said there."""
    told = line.refused | unsure
    gaps = [one.words for one in blocking_case(case) if told.isdisjoint(PLACE.findall(one.url))]
    if gaps:
        what = _("The film is not ready to be published: {gaps}.")
        fix = _("Add this in the workbook or on the site, or publish the film later.")
        line.refuse("publish_at", what, fix, gaps=lazy(lambda: "; ".join(map(str, gaps)), str)())


class Cases:
    """Films as the rules of readiness see them, made of rows in memory: what its errors ask for, and no more."""

    def __init__(self, draft):
        self.at, self.site = draft.at, draft.site
        prepared = Edition.objects.working(self.at)
        self.prepared = prepared and self.site.table(Edition)[prepared.pk]
        self.selections, self.stills, self.credits = map(self._by_film, (Selection, Still, Credit))
        self.showings = self._showings()
        self.due = defaultdict(dict)
        for row in self.site.all(DueDate):
            self.due[row.edition][row.subject] = row.date

    def of(self, film: Film) -> Case:
        edition = newest(self.selections[film]) or self.prepared
        return Case(
            film=film,
            edition=edition,
            at=self.at,
            due=due_dates(edition, self.due[edition]),
            selections=self.selections[film],
            credits=[_name(credit) for credit in self.credits[film]],
            stills=self.stills[film],
            showings=self.showings[film],
        )

    def _rows(self, model) -> list:
        return [row for row in self.site.all(model) if row not in self.site.deleted]

    def _by_film(self, model) -> dict[Film, list]:
        rows = defaultdict(list)
        for row in self._rows(model):
            rows[row.film].append(row)
        return rows

    def _showings(self) -> dict[Film, list[Showing]]:
        showings = defaultdict(list)
        for row in self._rows(Screening):
            films = self._bill(row.package) if row.package else [row.film] if row.film else []
            lengths = [film.minutes for film in films]
            work = None if None in lengths else sum(lengths)
            for film in films:
                showings[film].append(Showing(row, work, subtitled=True))
        return showings

    def _bill(self, package: Package) -> list[Film]:
        return [part.film for part in self.site.parts(PackageFilm, "package", package)]


def _name(credit: Credit) -> Name:
    """Errors only ask for its role."""
    named = credit.named
    return Name(credit.film_id, credit.role.code, credit.person_id, named.name, "", "", True, True, True, "")
