"""Import models from here: `from films.models import Film`."""

from .announcement import Announcement
from .award import Award, Prize
from .change import ScreeningChange
from .credit import Credit, Role
from .delay import HallDelay
from .due import DueDate
from .edition import Edition
from .edition_subtitle import EditionSubtitle
from .film import Film
from .film_parts import FilmCountry, FilmLanguage, FilmSubtitle
from .jury import Juror, Jury
from .online import OnlineWindow
from .package import Package, PackageFilm
from .screening import Screening
from .screening_parts import Presence, ScreeningLanguage, ScreeningSubtitle
from .section import Section, SectionPerson
from .selection import Selection
from .sharelink import ShareLink
from .shortcut import Shortcut
from .still import Still
from .ticketfeed import TicketFeed
from .ticketreport import TicketReport
from .venue import Hall, Venue
from .vocabulary import AgeClass, Genre, Tag

__all__ = [
    "AgeClass",
    "Announcement",
    "Award",
    "Credit",
    "DueDate",
    "Edition",
    "EditionSubtitle",
    "Film",
    "FilmCountry",
    "FilmLanguage",
    "FilmSubtitle",
    "Genre",
    "Hall",
    "HallDelay",
    "Juror",
    "Jury",
    "OnlineWindow",
    "Package",
    "PackageFilm",
    "Presence",
    "Prize",
    "Role",
    "Screening",
    "ScreeningChange",
    "ScreeningLanguage",
    "ScreeningSubtitle",
    "Section",
    "SectionPerson",
    "Selection",
    "ShareLink",
    "Shortcut",
    "Still",
    "Tag",
    "TicketFeed",
    "TicketReport",
    "Venue",
]
