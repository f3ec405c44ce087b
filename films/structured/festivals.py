"""An edition, the festival behind it, and the site."""

from __future__ import annotations

from django.urls import reverse

from festival.lib.structured import address, node
from festival.lib.translated import LANGUAGES
from festival.lib.views import absolute
from films.models import Edition

from .places import postal


def home() -> str:
    return absolute(reverse("home"))


def named_edition(edition: Edition) -> dict:
    return node("Festival", id=address(edition, "festival"), name=edition.label, url=address(edition))


def organizer(edition: Edition) -> dict:
    """The institution, which has the name of its festival."""
    return node("Organization", id=f"{home()}#organization", name=edition.name, url=home())


def series(edition: Edition) -> dict:
    """The festival through the years: editions of one acronym."""
    return node("EventSeries", id=f"{home()}#{edition.acronym.lower()}", name=edition.name, url=home())


def festival(edition: Edition) -> dict:
    """Its dates only: no list of its hundreds of screenings."""
    return named_edition(edition) | node(
        "Festival",
        alternateName=edition.name,
        startDate=str(edition.starts or edition.year or ""),
        endDate=str(edition.ends or ""),
        location=node("Place", name=edition.city, address=postal(None, edition)) if edition.city else None,
        organizer=organizer(edition),
        superEvent=series(edition),
    )


def site(edition: Edition) -> dict:
    return node(
        "WebSite",
        id=f"{home()}#site",
        url=home(),
        name=edition.name,
        inLanguage=LANGUAGES,
        publisher={"@id": f"{home()}#organization"},
    )
