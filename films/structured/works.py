"""Films."""

from __future__ import annotations

from collections import defaultdict

from django.utils.text import Truncator

from festival.lib.structured import address, node, picture
from films.models import Film, Role
from films.subtitles import spoken_languages, subtitle_languages
from people.structured import country, elsewhere, named

# What the vocabulary has a property for; every other role is a contribution with its own words.
PROPERTIES = {
    "direction": "director",
    "co_direction": "director",
    "script": "author",
    "editing": "editor",
    "music": "musicBy",
    "actors": "actor",
    "voices": "actor",
    "producers": "producer",
    "production": "productionCompany",
    "co_production": "productionCompany",
}
PEOPLE_ALONE = ("director", "author", "editor", "actor")  # and companies alone in productionCompany


def named_film(film: Film) -> dict:
    """A film that is named somewhere: enough to know it by, and to find its page."""
    return node("Movie", id=address(film, "movie"), name=film.shown_title, url=address(film))


def movie(film: Film) -> dict:
    """What the page of a film says of it, with every name and in the order of the page. Subtitles are those of its
    copy; what else an edition reads beneath belongs to the screenings."""
    return named_film(film) | node(
        "Movie",
        alternateName=[title for title in (film.title_en, film.title_el, film.original_title) if _other(title, film)],
        description=Truncator(film.short_synopsis or film.synopsis).chars(300),
        image=[picture(still) for still in film.pictures],
        duration=f"PT{film.minutes}M" if film.minutes else "",
        dateCreated=str(film.year or ""),
        countryOfOrigin=[country(row.country) for row in film.film_countries.all()],
        inLanguage=[language.code for language in spoken_languages(film)],
        subtitleLanguage=[language.code for language in subtitle_languages(film)],
        genre=[str(genre.name) for genre in film.genres.all()],
        typicalAgeRange=f"{film.age_class.min_age}-" if film.age_class and film.age_class.min_age else "",
        award=[award_words(award) for award in film.public_awards if award.result != award.Result.NOMINATED],
        sameAs=elsewhere(film, "https://www.imdb.com/title/"),
        **credits(film),
    )


def credits(film: Film) -> dict[str, list[dict]]:
    """Who made it, by property."""
    found = defaultdict(list)
    for credit in film.page_credits:
        name, who = _property(credit), named(credit.person or credit.company)
        if name == "contributor":
            who = node("Role", roleName=credit.role.label, contributor=who)
        if who not in found[name]:
            found[name].append(who)
    return dict(found)


def _property(credit) -> str:
    """A person who is named among the production companies is a producer; a company among people contributes."""
    name = PROPERTIES.get(credit.role.code, "contributor")
    if name == "productionCompany" and credit.person:
        return "producer"
    return "contributor" if name in PEOPLE_ALONE and credit.company else name


def social(film: Film) -> list[tuple[str, str | int]]:
    """What Open Graph has for a film besides."""
    directors = [credit.person for credit in film.page_credits if credit.role.code == Role.DIRECTION and credit.person]
    known = [
        *(("video:director", address(person)) for person in directors),
        ("video:duration", film.minutes and film.minutes * 60),
        ("video:release_date", film.year),
    ]
    return [(name, value) for name, value in known if value]


def award_words(award) -> str:
    """`Golden Alexander, Thessaloniki International Film Festival (2023)`."""
    given = f"{award.shown_event} ({award.shown_year})" if award.shown_year else award.shown_event
    return ", ".join(str(part) for part in (award.shown_words, given) if part)


def _other(title: str, film: Film) -> bool:
    return bool(title) and title != film.shown_title
