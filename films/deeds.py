"""What staff do with films and screenings that the public knows: one deed changes several rows, and is told once."""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock

from .models import Edition, Film, OnlineWindow, Package, Screening, Selection
from .models.recording import WORDS, following_from, recording
from .schedule.load import facts_of


def withdraw(film: Film, edition: Edition, at: datetime, **words: str) -> list[Screening]:
    """Takes a film out of an edition and cancels those of its own screenings that are still to come; gives these.

    The reasons are said beside both. Its online windows there say so by themselves, and the bills on which it stands:
    a package goes on without it, for as long as its editor has not put another film in its place, and tells that.
    """
    coming = screenings_ahead(film, edition, at)
    bills = packages(film, edition)
    with recording({*(one.pk for one in coming), *following_from(packages=[package.pk for package in bills])}):
        for selection in places(film, edition):
            selection.status = Selection.Status.WITHDRAWN
            selection.reason_en, selection.reason_el = words.get("reason_en", ""), words.get("reason_el", "")
            selection.save()
        for screening in coming:
            call_off(screening, **words)
        film.edited_at = clock.now()
        film.save(update_fields=["edited_at"])
        for package in bills:
            package.edited_at = film.edited_at
            package.save(update_fields=["edited_at"])
    return coming


def replace(old: Screening, new: Screening, **words: str) -> None:
    """Cancels a screening and puts a new one in its place; each names the other."""
    with recording([old.pk]) as told:
        call_off(old, **words)
        new.replaces = old
        new.save()
        told.add(new.pk)


def call_off(screening: Screening, **words: str) -> None:
    """What was called off before keeps its reason, unless another is given."""
    screening.status = Screening.Status.CANCELLED
    for name in WORDS:
        if words.get(name):
            setattr(screening, name, words[name])
    screening.edited_at = clock.now()
    screening.save()


def places(film: Film, edition: Edition) -> list[Selection]:
    """Where it is chosen in the edition, as long as it is."""
    return list(film.selections.selected().filter(section__edition=edition).select_related("section__edition"))


def packages(film: Film, edition: Edition) -> list[Package]:
    """Those of the edition on whose bill it stands."""
    return list(film.packages.filter(edition=edition))


def windows_ahead(film: Film, edition: Edition, at: datetime) -> list[OnlineWindow]:
    """Its own there that are open or still to open."""
    return [one for one in film.online_windows.filter(edition=edition) if not clock.passed(one.closes, at)]


def screenings_ahead(film: Film, edition: Edition, at: datetime) -> list[Screening]:
    """Its own screenings there that have not ended, for whomever they are; not those that are called off."""
    standing = Screening.objects.filter(film=film, edition=edition, status__in=Screening.STANDING)
    return [one.row for one in facts_of(standing, at) if one.phase(at) != "after"]
