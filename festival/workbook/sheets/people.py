"""People and companies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from people.choices import Form, Kind
from people.models import Company, FilmographyEntry, Person

from ..columns import Choice, Column
from ..keys import OwnKey
from ..tables import Sheet, Table
from .common import BOOLEAN, COUNTRY, LINES, NUMBER, PERSON, TEXT, texts

PEOPLE = Sheet(
    "people",
    _("Film-makers, actors, jurors, guests. Names in the credits need no row here."),
    [
        Table(
            Person,
            [Column("person", OwnKey(), required=True)],
            [
                *texts("name", "name_el", required="name"),
                Column("aliases", LINES),
                *texts("sort_name", "biography_en", "biography_el", "line_en", "line_el"),
                Column("country", COUNTRY),
                Column("birth_year", NUMBER),
                *texts("website", "imdb", "wikidata"),
            ],
        )
    ],
)

COMPANIES = Sheet(
    "companies",
    _("Production, sales and distribution."),
    [
        Table(
            Company,
            [Column("company", OwnKey(), required=True)],
            [
                Column("name", TEXT, required=True),
                Column("country", COUNTRY),
                *texts("website", "email", "phone"),
                Column("public", BOOLEAN, "public_contact", help=_("Whether e-mail and phone are shown.")),
            ],
        )
    ],
)

FILMOGRAPHY = Sheet(
    "filmography",
    _("What a person made elsewhere: the rows of one person are the whole list."),
    [
        Table(
            FilmographyEntry,
            [
                Column("person", PERSON, required=True),
                Column("year", NUMBER, required=True),
                Column("title", TEXT, required=True),
            ],
            [Column("form", Choice(Form)), Column("kind", Choice(Kind)), Column("note", TEXT)],
            listed=("person",),
            owner="person",
        )
    ],
)
