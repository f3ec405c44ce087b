"""Films: what they are, where they stand, who made them, what they won, how they look."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import (
    AgeClass,
    Award,
    Credit,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Genre,
    Package,
    PackageFilm,
    Prize,
    Selection,
    Still,
    Tag,
)
from films.models.film import SubtitleMethod
from people.choices import Form, Kind
from people.models import Language, Person

from .. import rows
from ..columns import Choice, Column
from ..keys import OwnKey, PackageKey
from ..names import Name
from ..pictures import Picture
from ..references import Listed, Ref, Subtitles
from ..tables import Sheet, Table
from .common import (
    BOOLEAN,
    COMPANY,
    COUNTRY,
    FILM,
    LINES,
    MOMENT,
    NUMBER,
    OWN_MOMENT,
    PERSON,
    POSITION,
    ROLE,
    SECTION,
    TEXT,
    own_edition,
    texts,
)

FILMS = Sheet(
    "films",
    _("Films. Only a title is needed; without “publish_at” a film is a draft."),
    [
        Table(
            Film,
            [Column("film", OwnKey(), required=True)],
            [
                *texts("title_en", "title_el", "original_title", required="title_en"),
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
                Column("films", Listed(FILM, PackageFilm, "package", "film"), required=True),
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
                Column("position", POSITION),
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

AWARDS = Sheet(
    "awards",
    _("A prize or an award in words, for a film, a person, or a person for a film."),
    [
        Table(
            Award,
            [
                Column(
                    "award",
                    TEXT,
                    "words_en",
                    also=("award_en",),
                    otherwise="award_el",
                    help=_("The words; empty with a prize."),
                ),
                Column("prize", Ref(Prize, "prizes")),
                Column("film", FILM),
                Column("person", PERSON),
                Column("event", TEXT, "event_en", also=("event_en",), otherwise="event_el"),
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
            [*picture_columns(), Column("position", POSITION)],
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
