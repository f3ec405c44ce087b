"""Every sheet and every column, once: import, export, template, help and checks are made from this list.

Its order is the order in which rows can refer to others. A model field that stands in none of these sheets stands in
`LEFT_OUT`, with the reason.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from festival.models import Page
from films.models import (
    AgeClass,
    Award,
    Credit,
    Edition,
    EditionSubtitle,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
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
    ScreeningLanguage,
    ScreeningSubtitle,
    Section,
    SectionPerson,
    Selection,
    Still,
    Tag,
    Venue,
)
from films.models.film import SubtitleMethod
from films.models.screening import ACCESS
from people.choices import Form, Kind
from people.models import Company, Country, FilmographyEntry, Language, PastSlug, Person

from . import rows
from .columns import Boolean, Choice, Code, Codes, Column, Coordinate, Day, Integer, Lines, Rising, Text, Uuid
from .keys import Acronym, EditionKey, Number, OwnKey, PackageKey
from .moments import Moment, OwnMoment, Zone
from .names import Name
from .pictures import Picture
from .references import HallRef, Listed, PackageRef, Ref, Subtitles
from .tables import Sheet, Table

TEXT, LINES, NUMBER, BOOLEAN, DAY = Text(), Lines(), Integer(), Boolean(), Day()
MOMENT, OWN_MOMENT = Moment(), OwnMoment()
COUNTRY = Ref(Country)
EDITION, SECTION = Ref(Edition, "editions"), Ref(Section, "sections")
FILM, PERSON, COMPANY = Ref(Film, "films"), Ref(Person, "people"), Ref(Company, "companies")
SCREENING, JURY, ROLE = Ref(Screening, "screenings"), Ref(Jury, "juries"), Ref(Role, "roles")


def texts(*names: str, required: str = "") -> list[Column]:
    """Columns of plain text named like their fields."""
    return [Column(name, TEXT, required=name == required) for name in names]


def own_edition(required: bool = True, **given) -> Column:
    return Column("edition", EDITION, required=required, **given)


def word(name: str, model, about) -> Sheet:
    """A small vocabulary: a key and its names."""
    return Sheet(
        name,
        about,
        [Table(model, [Column("key", OwnKey(), required=True)], texts("name_en", "name_el", required="name_en"))],
    )


VOCABULARIES = [
    word("prizes", Prize, _("Prizes that are given year after year.")),
    word("genres", Genre, _("Genres of films.")),
    word("tags", Tag, _("What films are about, for the filters.")),
    Sheet(
        "ages",
        _("Age classes, from the youngest."),
        [
            Table(
                AgeClass,
                [Column("age", OwnKey(), required=True)],
                [*texts("name_en", "name_el", required="name_en"), Column("min_age", NUMBER)],
            )
        ],
    ),
    Sheet(
        "roles",
        _("What somebody did in a film, and the order of the lines on its page."),
        [
            Table(
                Role,
                [Column("role", OwnKey(), required=True)],
                [
                    Column("label_en", TEXT, required=True),
                    Column("plural_en", TEXT),
                    Column("label_el", TEXT, required=True),
                    Column("plural_el", TEXT),
                    Column("names", Choice(Role.Names)),
                    Column("position", NUMBER),
                ],
            )
        ],
    ),
]

EDITIONS = Sheet(
    "editions",
    _("One row for each year's festival. Empty moments keep it closed."),
    [
        Table(
            Edition,
            [Column("edition", EditionKey(), required=True)],
            [
                Column("acronym", Acronym()),
                Column("number", Number()),
                *texts("name_en", "name_el", "label_en", "label_el", required="name_en"),
                Column("starts", DAY),
                Column("ends", DAY),
                Column("year", NUMBER),
                Column("timezone", Zone(), "time_zone"),
                Column("country", COUNTRY),
                Column("city", TEXT, "city_en", also=("city_en",)),
                Column("city_el", TEXT),
                Column("accent_color", TEXT),
                Column("announced_at", MOMENT),
                Column("programme_public_at", MOMENT),
                Column("schedule_public_at", MOMENT),
                Column("awards_public_at", MOMENT),
                Column("tickets_on_sale_at", MOMENT),
                Column(
                    "subtitles",
                    Listed(Ref(Language), EditionSubtitle, "edition", "language"),
                    help=_("Languages in which every film is subtitled, unless it says otherwise."),
                ),
                Column("contact_email", TEXT),
                *texts("age_note_en", "age_note_el", "price_note_en", "price_note_el"),
                Column("codes_given", Rising("codes_given")),
            ],
            edition="self",
        )
    ],
)

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

SECTIONS = Sheet(
    "sections",
    _("The strands of an edition."),
    [
        Table(
            Section,
            [own_edition(), Column("section", OwnKey(), required=True)],
            [
                *texts("title_en", "title_el", required="title_en"),
                Column("color", TEXT),
                Column("parent", SECTION),
                Column("position", NUMBER),
                Column("competitive", BOOLEAN),
                *texts("description_en", "description_el"),
                Column("honoured", Listed(PERSON, SectionPerson, "section", "person", task="honoured")),
                Column("curators", Listed(PERSON, SectionPerson, "section", "person", task="curator")),
            ],
            edition="edition",
            ordered_in="edition",
        )
    ],
)

FILMS = Sheet(
    "films",
    _("Films. Only a title is needed; without “publish_at” a film is a draft."),
    [
        Table(
            Film,
            [Column("film", OwnKey(), required=True)],
            [
                *texts("title_en", "title_el", "original_title"),
                Column("other_titles", LINES),
                Column("year", NUMBER),
                Column("restored", NUMBER),
                Column("minutes", NUMBER),
                Column("countries", Listed(COUNTRY, FilmCountry, "film", "country")),
                Column("languages", Listed(Ref(Language), FilmLanguage, "film", "language")),
                Column("subtitles", Subtitles(FilmSubtitle, "film", SubtitleMethod)),
                Column("form", Choice(Form)),
                Column("kind", Choice(Kind)),
                Column("genres", Listed(Ref(Genre, "genres"), Film.genres.through, "film", "genre")),
                Column("tags", Listed(Ref(Tag, "tags"), Film.tags.through, "film", "tag")),
                Column("format", TEXT),
                Column("color", Choice(Film.Color)),
                *texts("sound", "aspect", "short_synopsis_en", "short_synopsis_el", "synopsis_en", "synopsis_el"),
                *texts("statement_en", "statement_el", "content_notes_en", "content_notes_el", "website", "trailer"),
                Column("contact", COMPANY),
                Column("age", Ref(AgeClass, "ages"), "age_class"),
                Column("debut", Choice(Film.Debut)),
                *texts("imdb", "wikidata"),
                Column("publish_at", MOMENT),
                Column("in_review", BOOLEAN),
            ],
            withdraw=rows.withdraw_film,
            label=rows.film_title,
        )
    ],
)

VENUES = Sheet(
    "venues",
    _("One row for each hall. What is said of the venue stands in its first row, or the same in each."),
    [
        Table(
            Venue,
            [Column("venue", OwnKey(), required=True)],
            [
                Column("venue_en", TEXT, "name_en", required=True),
                Column("venue_el", TEXT, "name_el"),
                Column("address", TEXT, "address_en", also=("address_en",)),
                Column("address_el", TEXT),
                Column("latitude", Coordinate()),
                Column("longitude", Coordinate()),
                *texts("website", "directions_en", "directions_el"),
                Column("venue_position", NUMBER, "position"),
            ],
            shared=True,
        ),
        Table(
            Hall,
            [Column("venue", Ref(Venue, "venues"), required=True), Column("hall", OwnKey())],
            [
                Column("name_en", TEXT, required=True),
                Column("name_el", TEXT),
                Column("capacity", NUMBER),
                Column("formats", TEXT),
                Column("turnaround", NUMBER),
                *[Column(name, Choice(Hall.Known)) for name in Hall.ACCESS_FACTS],
                *texts("access_note_en", "access_note_el"),
                Column("position", NUMBER),
            ],
            ordered_in="venue",
            speaks=lambda cells: bool(cells.get("hall")),
        ),
    ],
    rows=rows.of_venues,
)

PACKAGES = Sheet(
    "packages",
    _("Several films on one ticket, in the order they are shown."),
    [
        Table(
            Package,
            [own_edition(), Column("package", PackageKey(), required=True)],
            [
                *texts("title_en", "title_el", required="title_en"),
                Column("section", SECTION),
                Column("films", Listed(FILM, PackageFilm, "package", "film")),
                *texts("description_en", "description_el"),
                Column("publish_at", OWN_MOMENT),
            ],
            edition="edition",
        )
    ],
)

SELECTIONS = Sheet(
    "selections",
    _("A film's place in a section of an edition."),
    [
        Table(
            Selection,
            [
                Column("film", FILM, required=True),
                own_edition(attr="section.edition", derived=True),
                Column("section", SECTION, required=True),
            ],
            [
                Column("premiere", Choice(Selection.Premiere)),
                *texts("note_en", "note_el"),
                Column("publish_at", OWN_MOMENT),
                Column("status", Choice(Selection.Status)),
                *texts("reason_en", "reason_el"),
                Column("position", NUMBER),
            ],
            edition="section.edition",
            owner="film",
            ordered_in="section",
            withdraw=rows.withdraw_selection,
            check=rows.selection_rules,
            label=rows.selection_title,
        )
    ],
)

CREDITS = Sheet(
    "credits",
    _("The rows of one film and role are that list, in that order. A name that nobody goes by is made."),
    [
        Table(
            Credit,
            [
                Column("film", FILM, required=True),
                Column("role", ROLE, required=True),
                Column("name", Name(), "person", required=True),
            ],
            texts("credited_as", "character", "note"),
            listed=("film", "role"),
            owner="film",
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

AWARDS = Sheet(
    "awards",
    _("A prize or an award in words, for a film, a person, or a person for a film."),
    [
        Table(
            Award,
            [
                Column("award", TEXT, "words_en", also=("award_en",), help=_("The words; empty with a prize.")),
                Column("prize", Ref(Prize, "prizes")),
                Column("film", FILM),
                Column("person", PERSON),
                Column("event", TEXT, "event_en", also=("event_en",)),
                Column("year", NUMBER),
                own_edition(required=False),
            ],
            [
                Column("award_el", TEXT, "words_el"),
                Column("event_el", TEXT),
                Column("section", SECTION),
                Column("result", Choice(Award.Result)),
                *texts("citation_en", "citation_el"),
                Column("position", NUMBER),
                Column("publish_at", OWN_MOMENT),
            ],
            edition="edition",
            check=rows.award_rules,
            label=rows.award_title,
        )
    ],
)

SCREENINGS = Sheet(
    "screenings",
    _("A film, a package or an own title, in a hall at a time of the edition's own zone."),
    [
        Table(
            Screening,
            [own_edition(), Column("screening", OwnKey(), "key", required=True)],
            [
                Column("film", FILM),
                Column("package", PackageRef()),
                *texts("title_en", "title_el"),
                Column("kind", Choice(Screening.Kind)),
                Column("venue", Ref(Venue, "venues"), "hall.venue", derived=True),
                Column("hall", HallRef(beside="venue")),
                Column("start", MOMENT, required=True),
                Column("minutes", NUMBER),
                Column("intro", NUMBER),
                Column("qa", NUMBER),
                Column("status", Choice(Screening.Status)),
                Column("entry", Choice(Screening.Entry)),
                Column("tickets", Choice(Screening.Tickets)),
                Column("tickets_from", MOMENT),
                Column("tickets_as_of", MOMENT),
                Column("audience", Choice(Screening.Audience)),
                Column("code", Code()),
                Column("booking_url", TEXT),
                Column("publish_at", OWN_MOMENT),
                Column("replaces", SCREENING),
                Column("spoken", Listed(Ref(Language), ScreeningLanguage, "screening", "language")),
                Column("subtitles", Subtitles(ScreeningSubtitle, "screening", SubtitleMethod)),
                Column("access", Codes(ACCESS)),
                *texts("reason_en", "reason_el"),
                Column("previous_start", MOMENT),
                Column("previous_hall", HallRef()),
                *texts("description_en", "description_el"),
                Column("uuid", Uuid()),
                Column("sequence", Rising("sequence")),
            ],
            edition="edition",
            withdraw=rows.withdraw_screening,
            notes=rows.festival_day,
            label=rows.shown_title,
        )
    ],
)

PRESENCES = Sheet(
    "presences",
    _("Who comes to a screening: the rows of one screening are that list, in that order."),
    [
        Table(
            Presence,
            [
                own_edition(required=False, attr="screening.edition", derived=True),
                Column("screening", SCREENING, required=True),
                Column("person", PERSON, required=True),
                Column("task", Choice(Presence.Task), required=True),
            ],
            [Column("status", Choice(Presence.Status))],
            edition="screening.edition",
            listed=("screening",),
            owner="screening",
        )
    ],
)

ONLINE = Sheet(
    "online",
    _("When a film or a package can be watched online."),
    [
        Table(
            OnlineWindow,
            [
                own_edition(),
                Column("film", FILM),
                Column("package", PackageRef()),
                Column("opens", MOMENT, required=True),
            ],
            [
                Column("closes", MOMENT, required=True),
                *texts("territory_en", "territory_el", "note_en", "note_el", "link"),
            ],
            edition="edition",
            label=rows.shown_title,
        )
    ],
)

JURIES = Sheet(
    "juries",
    _("The juries of an edition, and the sections they judge."),
    [
        Table(
            Jury,
            [own_edition(), Column("jury", OwnKey(), required=True)],
            [
                *texts("name_en", "name_el", required="name_en"),
                Column("sections", Listed(SECTION, Jury.sections.through, "jury", "section")),
                Column("position", NUMBER),
            ],
            edition="edition",
            ordered_in="edition",
        )
    ],
)

JURORS = Sheet(
    "jurors",
    _("The rows of one jury are its members, in that order."),
    [
        Table(
            Juror,
            [
                own_edition(attr="jury.edition", derived=True),
                Column("jury", JURY, required=True),
                Column("person", PERSON, required=True),
            ],
            [Column("president", BOOLEAN), *texts("line_en", "line_el")],
            edition="jury.edition",
            listed=("jury",),
        )
    ],
)


def picture_columns(prefix: str = "") -> list[Column]:
    return [
        Column("alt_en", TEXT, f"{prefix}alt_en"),
        Column("alt_el", TEXT, f"{prefix}alt_el"),
        Column("credit", TEXT, f"{prefix}credit"),
        Column("focal_x", NUMBER),
        Column("focal_y", NUMBER),
    ]


STILLS = Sheet(
    "stills",
    _("Pictures of films, in order; and the portrait of a person, one row each."),
    [
        Table(
            Still,
            [
                Column("film", FILM, required=True),
                Column("file", Picture("stills", "film"), "image", required=True),
            ],
            [*picture_columns(), Column("position", NUMBER)],
            owner="film",
            picture="image",
            label=rows.shown_title,
            ordered_in="film",
            speaks=lambda cells: bool(cells.get("film")) or not cells.get("person"),
        ),
        Table(
            Person,
            [Column("person", OwnKey(), required=True)],
            [Column("file", Picture("portraits", "person"), "portrait"), *picture_columns("portrait_")],
            picture="portrait",
            makes=False,
            speaks=lambda cells: bool(cells.get("person")),
        ),
    ],
    rows=rows.of_pictures,
)

PAGES = Sheet(
    "pages",
    _("Pages of Markdown: tickets, access, getting there, press, about."),
    [
        Table(
            Page,
            [Column("page", OwnKey(), required=True)],
            [*texts("title_en", "title_el", "text_en", "text_el", required="title_en"), Column("position", NUMBER)],
        )
    ],
)


class SlugKinds(TextChoices):
    """The words under which old addresses are kept."""

    COMPANY = "company"
    EDITION = "edition"
    FILM = "film"
    HALL = "hall"
    JURY = "jury"
    PACKAGE = "package"
    PAGE = "page"
    PERSON = "person"
    PRIZE = "prize"
    GENRE = "genre"
    TAG = "tag"
    AGE_CLASS = "ageclass"
    SECTION = "section"
    VENUE = "venue"


ADDRESSES = Sheet(
    "addresses",
    _("Old addresses that lead on for ever. The site writes them itself."),
    [
        Table(
            PastSlug,
            [Column("kind", Choice(SlugKinds), required=True), Column("old", TEXT, "slug", required=True)],
            [Column("now", TEXT, "current", required=True)],
        )
    ],
)

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
    "films.DueDate": "when an office wants its things, not the programme",
    "festival.TextState": "how far the desk is with a text of this site",
    "festival.Submission": "what an import remembers of its own file",
    "festival.CategoryRule": "how another import is read, edited beside its upload",
}
