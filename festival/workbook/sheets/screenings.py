"""Halls, and what happens in them; and what can be seen at home."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import Hall, OnlineWindow, Presence, Screening, ScreeningLanguage, ScreeningSubtitle, Venue
from films.models.film import SubtitleMethod
from films.models.screening_words import ACCESS
from people.models import Language

from .. import fallbacks, rows
from ..columns import Choice, Code, Codes, Column, Coordinate, Rising
from ..keys import OwnKey, Uuid
from ..references import HallRef, Listed, PackageRef, Ref, Subtitles
from ..tables import Sheet, Table
from .common import FILM, FROM_KEY, MOMENT, NUMBER, OWN_MOMENT, PERSON, POSITION, SCREENING, TEXT, own_edition, texts

VENUES = Sheet(
    "venues",
    _(
        "One row for each hall. What is said of the venue stands in its first row, or the same in each. Beside a hall, "
        "“delete” deletes the hall; in a row without one, the venue."
    ),
    [
        Table(
            Venue,
            [Column("venue", OwnKey(), required=True)],
            [
                Column("venue_en", TEXT, "name_en", fallback=fallbacks.venue_name, help=FROM_KEY),
                Column("venue_el", TEXT, "name_el"),
                Column("address", TEXT, "address_en", also=("address_en",)),
                Column("address_el", TEXT),
                Column("latitude", Coordinate()),
                Column("longitude", Coordinate()),
                *texts("website", "directions_en", "directions_el"),
                Column("venue_position", NUMBER, "position"),
            ],
            shared=True,
            speaks=rows.tells_of_venue,
        ),
        Table(
            Hall,
            [Column("venue", Ref(Venue, "venues"), required=True), Column("hall", OwnKey(), required=True)],
            [
                Column("name_en", TEXT, fallback=fallbacks.hall_name, help=FROM_KEY),
                Column("name_el", TEXT),
                Column("capacity", NUMBER),
                Column("formats", TEXT),
                Column("turnaround", NUMBER),
                *[Column(name, Choice(Hall.Known)) for name in Hall.ACCESS_FACTS],
                *texts("access_note_en", "access_note_el"),
                Column("position", POSITION),
            ],
            ordered_in="venue",
            speaks=rows.tells_of_hall,
            keyless=rows.venue_without_halls,
        ),
    ],
    rows=rows.of_venues,
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
                *texts("reason_en", "reason_el", "ticket_note_en", "ticket_note_el"),
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
