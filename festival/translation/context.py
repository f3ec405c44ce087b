"""What a translator wants to know of a text that is not in it: what it belongs to, and where it is read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override, pgettext

from festival.lib.admin import moment_words
from films.admin.zones import working_zone
from films.models import Film, Screening

from .jobs import Job
from .queue import CLOSED, NOW, OPEN, OPENING


def facts(job: Job) -> list[str]:
    """Section, year and minutes of the film; of a screening also when and where it is."""
    row, found = job.row, []
    if isinstance(row, Screening):
        found = [date_format(row.wall_start, "D j M H:i"), str(row.hall.label) if row.hall else gettext("no hall")]
    film = row if isinstance(row, Film) else getattr(row, "film", None)
    if film is None:
        return found
    chosen = film.selections.select_related("section__edition").order_by("-section__edition__closes_at", "pk")
    found += [f"{selection.section.title} · {selection.edition}" for selection in chosen]
    found += [str(film.year)] if film.year else []
    return found + ([f"{film.minutes}'"] if film.minutes else [])


def when(need: int, moment: datetime, zone: ZoneInfo) -> str:
    """How soon the text is read, in words; on the wall clock of its edition."""
    if need == OPENING:
        with timezone.override(zone):
            return moment_words(moment)
    return {NOW: gettext("Due now"), OPEN: gettext("Is public"), CLOSED: gettext("Not announced")}[need]


def zone_of(name: str) -> ZoneInfo:
    """Of the edition in which it is read; of what belongs to none, the zone that staff work in."""
    return ZoneInfo(name) if name else working_zone()


def turn(urgent: bool, need: int) -> str:
    """Why it stands where it does in the queue, as a heading."""
    if urgent:
        return gettext("First: outdated or due now")
    return {OPENING: gettext("To be announced"), OPEN: pgettext("state", "Public"), CLOSED: gettext("Not announced")}[
        need
    ]


def links(job: Job, user) -> list[tuple[str, str]]:
    """(address, words): the page in the language of the translation, or its preview; and the form."""
    owner = getattr(job.row, job.kind.owner) if job.kind.owner else job.row
    meta = owner._meta
    name = f"admin:{meta.app_label}_{meta.model_name}"
    found = []
    if job.row.is_open and (address := _page(owner, job.language)):
        found.append((address, gettext("Page")))
    elif isinstance(owner, Film) and _may_view(user, owner):
        found.append((reverse(f"{name}_preview", args=[owner.pk]), gettext("Preview")))
    if admin.site.is_registered(type(owner)) and _may_view(user, owner):
        found.append((reverse(f"{name}_change", args=[owner.pk]), gettext("Whole form")))
    return found


def _page(owner: Model, language: str) -> str:
    with override(language):
        return owner.get_absolute_url() if hasattr(owner, "get_absolute_url") else ""


def _may_view(user, owner: Model) -> bool:
    codes = [get_permission_codename(action, owner._meta) for action in ("view", "change")]
    return any(user.has_perm(f"{owner._meta.app_label}.{code}") for code in codes)
