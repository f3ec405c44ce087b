"""Venues."""

from __future__ import annotations

from festival.lib.structured import address, node
from films.models import Edition, Hall, Venue
from people.structured import country


def venue(house: Venue, edition: Edition | None, halls: int | None = None) -> dict:
    """`edition` knows the city, where the address does not say it."""
    return node(
        "MovieTheater",
        id=address(house, "place"),
        url=address(house),
        name=house.name,
        address=postal(house, edition),
        geo=point(house),
        screenCount=halls,
        sameAs=[house.website] if house.website else [],
    )


def hall(room: Hall | None, edition: Edition) -> dict:
    """Where a screening is: by the name the public reads; only the city while it is to be announced."""
    if room is None:
        return node("Place", name=edition.city, address=postal(None, edition))
    within = {"@id": address(room.venue, "place")}
    return venue(room.venue, edition) | node(
        "MovieTheater", id=address(room), url=address(room), name=room.label, containedInPlace=within
    )


def postal(house: Venue | None, edition: Edition | None) -> dict | None:
    facts = {"streetAddress": house.address if house else ""}
    if edition:
        place = country(edition.country)
        facts |= {"addressLocality": edition.city, "addressCountry": place and edition.country.code}
    return node("PostalAddress", **facts) if any(facts.values()) else None


def point(house: Venue) -> dict | None:
    if house.latitude is None:
        return None
    return node("GeoCoordinates", latitude=float(house.latitude), longitude=float(house.longitude))
