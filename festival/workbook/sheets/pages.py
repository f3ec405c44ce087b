"""Pages of the site, and addresses that lead on."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from festival.models import Page
from people.models import PastSlug

from ..columns import Choice, Column
from ..keys import OwnKey
from ..tables import Sheet, Table
from .common import NUMBER, TEXT, texts

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
