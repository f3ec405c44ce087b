"""The two editions: sections, selections, packages, online windows, juries and awards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from films.models import (
    Award,
    Edition,
    EditionSubtitle,
    Juror,
    Jury,
    OnlineWindow,
    Package,
    PackageFilm,
    Section,
    SectionPerson,
    Selection,
)

if TYPE_CHECKING:
    from .build import Demo


def make_archive(demo: Demo) -> None:
    """The first demonstration, of which only the year is known."""
    archive = demo.plan["archive"]
    edition = _edition(demo, archive["edition"])
    for given in archive["sections"]:
        _section(demo, edition, given)
    _selections(demo, archive["selections"])


def make_edition(demo: Demo) -> None:
    """The edition that is on, with all but its screenings."""
    plan, dates = demo.plan, demo.dates
    edition = demo.edition = _edition(demo, plan["edition"], starts=dates.first, ends=dates.day(plan["days"]))
    demo.rows.in_order(EditionSubtitle, {"edition": edition}, "language", demo.spoken(plan["subtitles"]))
    for given in plan["sections"]:
        _section(demo, edition, given)
    _selections(demo, _all_selections(demo))
    for given in plan["packages"]:
        _package(demo, given)
    for given in plan["online"]:
        _online(demo, given)
    for given in plan["juries"]:
        _jury(demo, given)
    for given in plan["awards"]:
        _award(demo, given)


def _edition(demo: Demo, given: dict, **days) -> Edition:
    moments = {name: demo.dates.read(moment) for name, moment in given["moments"].items()}
    country = demo.countries[given["country"]]
    key = {"slug": given["slug"]}
    edition = demo.rows.put(Edition, key, **given["columns"], **moments, **days, country=country)
    demo.editions[given["slug"]] = edition
    return edition


def _section(demo: Demo, edition: Edition, given: dict) -> None:
    key = {"edition": edition, "slug": given["slug"]}
    section = demo.rows.put(Section, key, **given["columns"], parent=demo.sections.get(given.get("parent")))
    demo.sections[given["slug"]] = section
    for person, task in given.get("people", {}).items():
        demo.rows.put(SectionPerson, {"section": section, "person": demo.people[person], "task": task}, position=1)


def _all_selections(demo: Demo) -> list[dict]:
    """Those of festival.json, then every real film in its section."""
    chosen = {(given["film"], given["section"]): given for given in demo.plan["selections"]}
    for fact in demo.facts["films"]:
        given = {"film": fact["slug"], "section": fact["section"]}
        chosen.setdefault((fact["slug"], fact["section"]), given)
    return list(chosen.values())


def _selections(demo: Demo, all_given: list[dict]) -> None:
    positions = Counter()
    for given in all_given:
        section = demo.sections[given["section"]]
        positions[section] += 1
        demo.rows.put(
            Selection,
            {"film": demo.films[given["film"]], "section": section},
            **given.get("columns", {}),
            publish_at=demo.dates.read(given.get("publish")),
            position=positions[section],
        )


def _package(demo: Demo, given: dict) -> None:
    section, films = demo.sections[given["section"]], [demo.films[slug] for slug in given["films"]]
    key = {"slug": given["slug"]}
    package = demo.rows.put(Package, key, **given["columns"], edition=demo.edition, section=section)
    demo.rows.in_order(PackageFilm, {"package": package}, "film", films)
    demo.packages[given["slug"]] = package


def _online(demo: Demo, given: dict) -> None:
    """A window of a film or a package; there is one of each, whenever it opens."""
    film, package = demo.films.get(given.get("film")), demo.packages.get(given.get("package"))
    opens, closes = demo.dates.read(given["opens"]), demo.dates.read(given["closes"])
    key = {"edition": demo.edition, "film": film, "package": package}
    demo.rows.put(OnlineWindow, key, **given["columns"], opens=opens, closes=closes)


def _jury(demo: Demo, given: dict) -> None:
    jury = demo.rows.put(Jury, {"edition": demo.edition, "slug": given["slug"]}, **given["columns"])
    jury.sections.set(demo.sections[slug] for slug in given["sections"])
    for position, slug in enumerate(given["jurors"], 1):
        key = {"jury": jury, "person": demo.people[slug]}
        demo.rows.put(Juror, key, president=position == 1, position=position)


def _award(demo: Demo, given: dict) -> None:
    """One of the festival's own, secret until the edition's awards are public; or another event's (edition null)."""
    key = {
        "prize": demo.words.get(("prizes", given.get("prize"))),
        "film": demo.films.get(given.get("film")),
        "person": demo.people.get(given.get("person")),
        "edition": demo.editions.get(given.get("edition", demo.edition.slug)),
    }
    section, publish_at = demo.sections.get(given.get("section")), demo.dates.read(given.get("publish"))
    demo.rows.put(Award, key, **given["columns"], section=section, publish_at=publish_at)
