"""The structured data of a page, as another program reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from django.test import Client

from films.tests.pages.reading import Page

# What schema.org has, of the types that pages use: their own properties, and the types whose properties they have too.
VOCABULARY = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf8"))
SCHEMA = "https://schema.org"
MOMENTS = {"startDate", "endDate", "previousStartDate", "validFrom"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DATE = re.compile(r"\d{4}(-\d\d-\d\d)?")


def nodes(address: str) -> list[dict]:
    """The graph of a page."""
    return graph(Client().get(address))


def graph(answer) -> list[dict]:
    scripts = Page(answer).root.all("script", type="application/ld+json")
    data = [json.loads("".join(script.children)) for script in scripts]
    assert [one["@context"] for one in data] in ([], [SCHEMA])
    return data[0]["@graph"] if data else []


def of_type(address: str, *kinds: str) -> list[dict]:
    return [one for one in nodes(address) if one["@type"] in kinds]


def every(value):
    """Every node inside, however deep."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every(child)


def properties(kind: str) -> set[str]:
    found = VOCABULARY["types"][kind]
    said_again = {"contributor"} if kind == "Role" else set()  # a role repeats the property that leads to it
    return {*found["has"], *said_again}.union(*map(properties, found["is"]))


def problems(one: dict) -> list[str]:
    """What the vocabulary does not know, and what no program could read."""
    kind = one.get("@type")
    if kind is None:
        return [] if set(one) == {"@id"} else [f"no type: {one}"]
    unknown = [f"{kind}.{name}" for name in one if not name.startswith("@") and name not in properties(kind)]
    return unknown + [f"{kind}.{name}: {one[name]}" for name in one if not _fits(kind, name, one[name])]


def _fits(kind: str, name: str, value) -> bool:
    if name in MOMENTS:
        return bool((DATE if kind == "Festival" else MOMENT).fullmatch(value))
    if name in ("url", "item", "@id", "image", "sameAs"):
        return all(one.startswith("https://") for one in ([value] if isinstance(value, str) else value))
    if isinstance(value, str) and value.startswith(f"{SCHEMA}/"):
        return value.removeprefix(f"{SCHEMA}/") in {one for ones in VOCABULARY["members"].values() for one in ones}
    return value not in ("", None, [], {})
