"""Calendars as a client reads them: asked for over HTTP, parsed by another's library."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client
from icalendar import Calendar


def fetched(path: str, language: str = "en", **headers):
    return Client().get(f"/{language}/calendar/{path}.ics", headers=headers)


def parsed(path: str, language: str = "en") -> Calendar:
    answer = fetched(path, language)
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content)


def events(path: str, language: str = "en") -> list:
    return parsed(path, language).walk("VEVENT")


def of(screening, language: str = "en"):
    """Its one entry."""
    [event] = events(f"screenings/{screening.uuid}", language)
    return event


def titles(path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(path)]


def slot(event) -> tuple[datetime, datetime]:
    """From when to when, in UTC."""
    return event.start.astimezone(UTC), event.end.astimezone(UTC)


def told(event) -> list[str]:
    """The lines of its description."""
    return str(event["DESCRIPTION"]).split("\n")


def unfolded(path: str, language: str = "en") -> list[str]:
    """The content lines as they were before they were folded."""
    return fetched(path, language).content.decode().replace("\r\n ", "").split("\r\n")
