"""People and companies as structured data."""

from __future__ import annotations

from collections.abc import Iterable

from festival.lib.structured import address, node, picture

from .models import Company, Country, Person


def country(of: Country | None) -> dict | None:
    return node("Country", name=of.name) if of else None


def named(who: Person | Company) -> dict:
    """Who is named somewhere: enough to know them by, and to find their page."""
    if isinstance(who, Company):
        return node("Organization", id=address(who, "company"), name=who.name, url=address(who))
    return node("Person", id=address(who, "person"), name=who.shown_name, url=address(who))


def person(who: Person, roles: Iterable) -> dict:
    """What the page of a person says. Other names and the year of birth stand nowhere on it, and not here."""
    other = who.name if who.shown_name != who.name else who.name_el
    return named(who) | node(
        "Person",
        alternateName=other,
        description=who.line,
        jobTitle=[str(role.label) for role in roles],
        nationality=country(who.country),
        image=picture(who),
        sameAs=elsewhere(who, "https://www.imdb.com/name/"),
    )


def company(which: Company) -> dict:
    """E-mail and phone only where the company makes them public."""
    contact = {"email": which.email, "telephone": which.phone} if which.public_contact else {}
    return named(which) | node("Organization", sameAs=[which.website] if which.website else [], **contact)


def elsewhere(row, imdb: str) -> list[str]:
    """Its pages elsewhere, by which others know that it is the same."""
    known = [
        row.imdb and f"{imdb}{row.imdb}/",
        row.wikidata and f"https://www.wikidata.org/wiki/{row.wikidata}",
        row.website,
    ]
    return [one for one in known if one]
