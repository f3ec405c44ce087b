"""Editions, their sections and their juries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import Edition, EditionSubtitle, Juror, Jury, Section, SectionPerson
from people.models import Language

from .. import fallbacks
from ..columns import Column, Rising
from ..keys import EditionKey, OwnKey
from ..moments import Zone
from ..references import Listed, Ref
from ..tables import Sheet, Table
from .common import (
    BOOLEAN,
    COUNTRY,
    DAY,
    FROM_KEY,
    JURY,
    MOMENT,
    NUMBER,
    PERSON,
    POSITION,
    SECTION,
    TEXT,
    own_edition,
    texts,
)

EDITIONS = Sheet(
    "editions",
    _("One row for each year's festival. Empty moments keep it closed."),
    [
        Table(
            Edition,
            [Column("edition", EditionKey(), required=True)],
            [
                Column("acronym", TEXT, fallback=fallbacks.acronym, help=FROM_KEY),
                Column("number", NUMBER, fallback=fallbacks.number, help=FROM_KEY),
                *texts("name_en", "name_el", "label_en", "label_el", required="name_en"),
                Column("starts", DAY),
                Column("ends", DAY),
                Column(
                    "year",
                    NUMBER,
                    fallback=fallbacks.year,
                    help=_("Without days, the number may say it: docpoint-2026."),
                ),
                Column("timezone", Zone(), "time_zone"),
                Column("country", COUNTRY),
                Column("city", TEXT, "city_en", also=("city_en",)),
                Column("city_el", TEXT),
                Column("accent_color", TEXT),
                Column("announced_at", MOMENT),
                Column("programme_public_at", MOMENT),
                Column("schedule_public_at", MOMENT),
                Column("awards_public_at", MOMENT),
                Column("printed_at", MOMENT),
                Column("tickets_on_sale_at", MOMENT),
                Column(
                    "tickets_rule",
                    TEXT,
                    help=_("-3d 10:00: the sale of a screening opens three days before it, at ten."),
                ),
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
                Column("position", POSITION),
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
                Column("position", POSITION),
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
