"""Seeing the site with other eyes: the beginning of an address says whose.

`/v/<token>/en/films/…` is read through a share link, `/at/<moment>/en/films/…` is the site as of a moment, for staff
who may. The rest of the address is a public page like any other. The beginning is Django's script prefix, so that
every address on the page keeps it: links, the other language, filters, pictures. Nothing is kept in a cookie, and an
address without such a beginning is untouched: what a visitor's cache holds was never seen through anything.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse, set_script_prefix

from festival.lib import clock
from festival.lib.viewing import Viewing
from festival.lib.years import YEARS
from films.models import Film, ShareLink
from films.models.sharelink import SHARED

AS_OF = "at"
BEGINNING = re.compile(rf"/({SHARED}|{AS_OF})/([^/]+)(/.*)?")
PUBLIC = "festival.public_urls"  # all there is behind a beginning
MAY = "festival.view_as_of"
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",  # a token is in the address
}


@dataclass(frozen=True)
class AsOf:
    """The whole site as the moments have it at another time than now. The data are today's."""

    moment: datetime
    kind = "as_of"

    def viewing(self, at: datetime) -> Viewing:
        return Viewing.of(self.moment)

    def start(self) -> str:
        return reverse("home")

    def proves(self, film: Film) -> bool:
        return False

    def pictures_q(self, model) -> Q:
        return Q(pk__in=[])


class Through:
    """The middleware. `request.through` is what the page is seen through: None, an open ShareLink, or AsOf;
    `request.outside` is what addresses begin with for everybody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.through, request.outside = None, get_script_prefix()
        if not (found := BEGINNING.fullmatch(request.path_info)):
            return self.get_response(request)
        response = self._seen(request, *found.groups())
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _seen(self, request, sort, word, path) -> HttpResponse:
        if sort == AS_OF and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        request.through = shared(word) if sort == SHARED else as_of(word, request.user)
        if request.through is None:
            return render(request, "closed.html", status=404)
        request.at = request.through.viewing(clock.now())
        request.path_info, request.urlconf = path or "/", PUBLIC
        with beginning(f"{request.outside}{sort}/{word}/"):
            return self.get_response(request)


def shared(token: str) -> ShareLink | None:
    return ShareLink.objects.by_token(token, clock.now())


def as_of(word: str, user) -> AsOf | None:
    """By an ISO moment with its offset; None where it is none, or the user may not."""
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        return None
    known = moment.tzinfo and moment.year in YEARS
    return AsOf(moment) if known and user.is_active and user.is_staff and user.has_perm(MAY) else None


@contextmanager
def beginning(prefix: str):
    """Within, every address that is made begins so."""
    outer = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(outer)


def as_of_path(moment: datetime, path: str = "/") -> str:
    """The address of a page as of a moment."""
    shown = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{get_script_prefix()}{AS_OF}/{shown}{path}"
