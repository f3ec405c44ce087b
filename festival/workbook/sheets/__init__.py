"""Every sheet and every column, once: import, export, template, help and checks are made from this list.

Its order is the order in which rows can refer to others. A model field that stands in none of these sheets stands in
`LEFT_OUT`, with the reason.
"""

from __future__ import annotations

from ..tables import Sheet
from .editions import EDITIONS, JURIES, JURORS, SECTIONS
from .films import AWARDS, CREDITS, FILMS, PACKAGES, SELECTIONS, STILLS
from .pages import ADDRESSES, PAGES
from .people import COMPANIES, FILMOGRAPHY, PEOPLE
from .screenings import ONLINE, PRESENCES, SCREENINGS, VENUES
from .vocabularies import VOCABULARIES

SHEETS: list[Sheet] = [
    *VOCABULARIES,
    EDITIONS,
    PEOPLE,
    COMPANIES,
    SECTIONS,
    FILMS,
    VENUES,
    PACKAGES,
    SELECTIONS,
    CREDITS,
    FILMOGRAPHY,
    AWARDS,
    SCREENINGS,
    PRESENCES,
    ONLINE,
    JURIES,
    JURORS,
    STILLS,
    PAGES,
    ADDRESSES,
]
BY_NAME: dict[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}

# Editable fields of our models that are no column, each with its reason. `app.Model` leaves a whole model out,
# `app.Model.field` one field.
LEFT_OUT: dict[str, str] = {
    "people.Country": "comes with the program on migrate; its wording is edited in the admin",
    "people.Language": "comes with the program on migrate; its wording is edited in the admin",
    "films.Section.people": "the columns honoured and curators write its through rows",
    "films.Credit.position": "the order of the rows",
    "films.Presence.position": "the order of the rows",
    "films.Juror.position": "the order of the rows",
    "films.Announcement": "holds rows whose own moments travel; releasing is a deed of somebody, not a cell",
    "films.Selection.announcement": "given on the announcement's own page",
    "films.Award.announcement": "given on the announcement's own page",
    "films.ShareLink": "a secret, and of one site",
    "films.ScreeningChange": "written by itself, when a screening that the public knows is changed",
    "films.HallDelay": "how a hall runs tonight, forgotten at 06:00",
    "films.DueDate": "when an office wants its things, not the programme",
    "festival.TextState": "how far the desk is with a text of this site",
    "festival.Submission": "what an import remembers of its own file",
    "festival.CategoryRule": "how another import is read, edited beside its upload",
}
