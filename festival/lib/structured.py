"""Structured data (schema.org) as JSON-LD: nodes are dicts, a page prints one graph of them.

A `<script type="application/ld+json">` is data and never run, so that the strict Content-Security-Policy needs no
exception for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from festival.lib.translated import page_language
from festival.lib.views import absolute

SCHEMA = "https://schema.org"
EMPTY = ("", None, [], {})
# What could end the script or a line of it; JSON reads the escapes as the characters.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def node(kind: str, **properties) -> dict:
    """A node of that type, without what is empty. `id` is its address in every graph."""
    named = {"@type": kind, "@id": properties.pop("id", "")} | properties
    return {name: plain(value) for name, value in named.items() if value not in EMPTY}


def plain(value):
    """A text that knows its language is a text."""
    return str(value) if isinstance(value, str) else value


def member(name: str) -> str:
    """A member of an enumeration: `EventCancelled`."""
    return f"{SCHEMA}/{name}"


def address(thing, fragment: str = "") -> str:
    """The full address of its page, or of what the page is about."""
    return absolute(thing.get_absolute_url()) + (f"#{fragment}" if fragment else "")


def picture(pictured, width: int = 1440) -> str:
    """The full address of a still or a portrait; '' where there is none."""
    jpeg = pictured.jpeg(width)
    return absolute(jpeg.url) if jpeg else ""


def trail(steps: Iterable[tuple[str, str]]) -> dict:
    """The breadcrumbs: (words, path) from the home page down."""
    steps = list(steps)
    items = [
        node("ListItem", position=number, name=words, item=absolute(path))
        for number, (words, path) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def listing(things: Iterable) -> dict:
    """A list of pages, by their addresses alone."""
    items = [node("ListItem", position=number, url=address(thing)) for number, thing in enumerate(things, start=1)]
    return node("ItemList", itemListElement=items)


def collection(name: str, path: str, things: Iterable) -> dict:
    """A page that lists others."""
    return node("CollectionPage", url=absolute(path), name=name, inLanguage=page_language(), mainEntity=listing(things))


def graph(nodes: Iterable[dict]) -> str:
    """The text of the script."""
    data = {"@context": SCHEMA, "@graph": list(nodes)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
