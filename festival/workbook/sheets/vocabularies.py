"""Small tables of words that others refer to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import AgeClass, Genre, Prize, Role, Tag

from .. import fallbacks
from ..columns import Choice, Column
from ..keys import OwnKey
from ..tables import Sheet, Table
from .common import NUMBER, TEXT, texts


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
                    Column("label_el", TEXT, fallback=fallbacks.label_el, help=_("Where it is empty: as in English.")),
                    Column("plural_el", TEXT),
                    Column("names", Choice(Role.Names)),
                    Column("position", NUMBER),
                ],
            )
        ],
    ),
]
