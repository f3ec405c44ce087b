"""What belongs to one edition: its own rows, the films it shows, and all whom they name."""

from __future__ import annotations

from django.db import models

from festival.models import Page
from films.models import (
    AgeClass,
    Award,
    Credit,
    Edition,
    Film,
    Genre,
    Hall,
    Juror,
    Jury,
    OnlineWindow,
    Package,
    PackageFilm,
    Presence,
    Prize,
    Role,
    Screening,
    Section,
    SectionPerson,
    Selection,
    Still,
    Tag,
    Venue,
)
from people.models import Company, FilmographyEntry, PastSlug, Person

from .columns import walked
from .site import Site

# The way from a row to its edition.
WAYS = {
    Section: "edition",
    Selection: "section.edition",
    Package: "edition",
    PackageFilm: "package.edition",
    Screening: "edition",
    Presence: "screening.edition",
    OnlineWindow: "edition",
    Jury: "edition",
    Juror: "jury.edition",
    SectionPerson: "section.edition",
}
WHOLE = {Prize, Genre, Tag, AgeClass, Role, Venue, Hall, Page}  # every edition's


class Part:
    """The rows of the site that an export of one edition holds; of the whole site, without one."""

    def __init__(self, site: Site, edition: Edition | None):
        self.site, self.edition = site, edition
        if edition is None:
            return
        self._kept: dict[type, set] = {Edition: {edition}, PastSlug: set()}
        for model, way in WAYS.items():
            self._kept[model] = {row for row in site.all(model) if walked(row, way) == edition}
        self._films()
        self._named()

    def holds(self, row: models.Model) -> bool:
        return self.edition is None or type(row) in WHOLE or row in self._kept[type(row)]

    def _films(self):
        own = {award for award in self.site.all(Award) if award.edition == self.edition}
        namers = [*(self._kept[model] for model in (Selection, PackageFilm, Screening, OnlineWindow)), own]
        films = {row.film for rows in namers for row in rows if row.film}
        elsewhere = {award for award in self.site.all(Award) if award.edition is None and award.film in films}
        self._kept |= {Film: films, Award: own | elsewhere}
        for model in (Credit, Still):
            self._kept[model] = {row for row in self.site.all(model) if row.film in films}

    def _named(self):
        namers = (self._kept[model] for model in (Credit, Award, Juror, Presence, SectionPerson))
        people = {row.person for rows in namers for row in rows if row.person}
        companies = {credit.company for credit in self._kept[Credit]} | {film.contact for film in self._kept[Film]}
        entries = {entry for entry in self.site.all(FilmographyEntry) if entry.person in people}
        self._kept |= {Person: people, Company: companies - {None}, FilmographyEntry: entries}
