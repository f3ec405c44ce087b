"""People, companies and films: real ones with the facts of facts.json and no more, invented ones from invented.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from festival.lib.text import fold
from films.models import AgeClass, Credit, Film, FilmCountry, FilmLanguage, FilmSubtitle, Genre, Prize, Role, Tag
from people.models import Company, FilmographyEntry, Person

if TYPE_CHECKING:
    from .build import Demo

WORDS = {"age": AgeClass, "genres": Genre, "tags": Tag, "prizes": Prize}


def make_words(demo: Demo) -> None:
    """Genres, tags, age classes, prizes. What the site already calls them stays."""
    for kind, model in WORDS.items():
        for word in demo.plan["words"][kind]:
            demo.words[kind, word["slug"]] = demo.rows.keep(model, {"slug": word["slug"]}, **word)


def make_invented(demo: Demo) -> None:
    for given in demo.invented["companies"]:
        key, country = {"slug": given["slug"]}, demo.countries[given["country"]]
        demo.companies[given["slug"]] = demo.rows.put(Company, key, **given["columns"], country=country)
    for given in demo.invented["people"]:
        demo.people[given["slug"]] = _invented_person(demo, given)
    for given in demo.invented["films"]:
        demo.films[given["slug"]] = _invented_film(demo, given)


def make_real(demo: Demo) -> None:
    for fact in demo.facts["films"]:
        demo.films[fact["slug"]] = Film.objects.filter(imdb=fact["imdb"]).first() or _real_film(demo, fact)


def _real_film(demo: Demo, fact: dict) -> Film:
    """One that the site does not know yet. Title, names and numbers, and one sentence that repeats them."""
    names, minutes, year = fact["directors"], fact["minutes"], fact["cannes"]
    film = demo.rows.put(
        Film,
        {"imdb": fact["imdb"]},
        title_en=fact["title"],
        original_title=fact["original_title"],
        minutes=minutes,
        short_synopsis_en=f"Directed by {' and '.join(names)}; {minutes} minutes. In competition at Cannes in {year}.",
        short_synopsis_el=f"Σκηνοθεσία: {', '.join(names)}. {minutes} λεπτά. Στο διαγωνιστικό των Καννών το {year}.",
        publish_at=demo.published,
    )
    _countries_and_languages(demo, film, fact)
    for position, name in enumerate(names, 1):
        sort_name = demo.facts["sort_names"].get(name, "")
        person = demo.rows.keep(Person, {"folded_name": fold(name)}, name=name, sort_name=sort_name)
        key = {"film": film, "role": demo.roles[Role.DIRECTION], "person": person, "company": None}
        demo.rows.put(Credit, key, position=position)
    return film


def _invented_person(demo: Demo, given: dict) -> Person:
    country = demo.countries[given["country"]]
    person = demo.rows.put(Person, {"slug": given["slug"]}, **given["columns"], country=country)
    for year, title, form in given.get("filmography", []):
        demo.rows.put(FilmographyEntry, {"person": person, "year": year, "title": title}, form=form)
    return person


def _invented_film(demo: Demo, given: dict) -> Film:
    film = demo.rows.put(
        Film,
        {"slug": given["slug"]},
        **given["columns"],
        age_class=demo.words.get(("age", given.get("age"))),
        contact=demo.companies.get(given.get("contact")),
        publish_at=None if given.get("draft") else demo.published,
    )
    film.genres.set(demo.words["genres", slug] for slug in given.get("genres", []))
    film.tags.set(demo.words["tags", slug] for slug in ["invented", *given.get("tags", [])])
    _countries_and_languages(demo, film, given)
    for position, (code, method) in enumerate(given.get("subtitles", {}).items(), 1):
        key = {"film": film, "language": demo.languages[code]}
        demo.rows.put(FilmSubtitle, key, method=method, position=position)
    for role, names in given["credits"]:
        for position, name in enumerate(names, 1):
            _credit(demo, film, role, name, position)
    return film


def _credit(demo: Demo, film: Film, role: str, given: str | list, position: int) -> None:
    """`given`: a person's or a company's slug, or a person's with the character."""
    slug, character = (given, "") if isinstance(given, str) else given
    key = {"film": film, "role": demo.roles[role], "person": demo.people.get(slug), "company": demo.companies.get(slug)}
    demo.rows.put(Credit, key, character=character, position=position)


def _countries_and_languages(demo: Demo, film: Film, given: dict) -> None:
    countries = [demo.countries[code] for code in given.get("countries", [])]
    demo.rows.in_order(FilmCountry, {"film": film}, "country", countries)
    demo.rows.in_order(FilmLanguage, {"film": film}, "language", demo.spoken(given.get("languages", [])))
