"""What a ticketing system says of room: `POST /api/v1/ticket-states/`, described in docs/tickets-api.md.

No session and no form, so no CSRF: whoever has the token may say ticket states and nothing else. Its words are for
programs, in English always. Each item stands for itself; one that is refused leaves the others alone.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from festival.lib import clock
from films.box_office import Outcome, set_tickets
from films.models import Screening, TicketFeed
from films.models.ticketfeed import MOST_A_MINUTE

MOST_ITEMS, MOST_BYTES = 500, 256 * 1024
KEYS = ("screening", "edition", "tickets", "as_of")
AHEAD, AGO = timedelta(minutes=5), timedelta(days=366)  # another clock may be fast; what is older is a mistake
WHY_IGNORED = {
    Outcome.KNOWN: "This is known already.",
    Outcome.HELD: "Somebody has set it by hand, and it is held until they give it back.",
    Outcome.OLDER: "A later state is known.",
}


class Refused(Exception):
    """What is wrong, for a program and for the person who reads its log."""

    def __init__(self, code: str, message: str, status: int = 400, **headers: str):
        super().__init__(message)
        self.said, self.status = {"code": code, "message": message}, status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@csrf_exempt
@require_POST
@never_cache
def ticket_states(request: HttpRequest) -> HttpResponse:
    """200 whenever the items could be read; what became of each stands in `results`."""
    at = clock.now()
    try:
        feed = _feed(request, at)
        items = _items(request)
    except Refused as error:
        return JsonResponse({"error": error.said}, status=error.status, headers=error.headers)
    with override("en"):
        results = [{"item": number, **_result(item, feed, at)} for number, item in enumerate(items)]
    counts = Counter(one["result"] for one in results)
    return JsonResponse({**{name: counts[name] for name in ("taken", "ignored", "refused")}, "results": results})


# --- The request ----------------------------------------------------------------------------------------------------


def _feed(request: HttpRequest, at: datetime) -> TicketFeed:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    with transaction.atomic():
        feed = TicketFeed.objects.by_token(token.strip()) if scheme.lower() == "bearer" else None
        admitted = feed is not None and feed.admits(at)
    if feed is None:
        words = "Send “Authorization: Bearer …” with a token that is not revoked."
        raise Refused("token", words, 401, WWW_Authenticate="Bearer")
    if not admitted:
        raise Refused("rate", f"At most {MOST_A_MINUTE} requests a minute.", 429, Retry_After="60")
    return feed


def _items(request: HttpRequest) -> list:
    """A list of items, or a single one."""
    try:
        body = request.body
    except RequestDataTooBig:
        body = None
    if body is None or len(body) > MOST_BYTES:
        raise Refused("size", f"At most {MOST_BYTES // 1024} KiB a request.", 413)
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused("json", "The body is not JSON in UTF-8.") from error
    items = [sent] if isinstance(sent, dict) else sent
    if not isinstance(items, list):
        raise Refused("json", "Send a list of objects, or one object.")
    if len(items) > MOST_ITEMS:
        raise Refused("size", f"At most {MOST_ITEMS} items a request.", 413)
    return items


# --- One item -------------------------------------------------------------------------------------------------------


def _result(sent, feed: TicketFeed, at: datetime) -> dict:
    try:
        screening, tickets, as_of = _read(sent, at)
        outcome = set_tickets(screening, tickets, as_of, feed)
    except Refused as error:
        return {"result": "refused", **error.said}
    except ValidationError as error:
        return {"result": "refused", "code": error.code, "message": " ".join(error.messages)}
    if outcome == Outcome.TAKEN:
        return {"result": "taken"}
    return {"result": "ignored", "code": outcome.value, "message": WHY_IGNORED[outcome]}


def _read(sent, at: datetime) -> tuple[Screening, str, datetime]:
    if not isinstance(sent, dict):
        raise Refused("item", "An item is an object with screening, tickets and as_of.")
    if unknown := sorted(sent.keys() - set(KEYS)):
        raise Refused("item", f"An item has no “{unknown[0]}”; it has {', '.join(KEYS)}.")
    return _screening(sent), _tickets(sent), _as_of(sent, at)


def _screening(sent: dict) -> Screening:
    """By its uuid; with an edition, by its code there."""
    key, edition = sent.get("screening"), sent.get("edition")
    if not _plain(key) or (edition is not None and not _plain(edition)):
        raise Refused("screening", "Give the uuid of a screening, or its code and an edition, as text.")
    try:
        known = {"edition__slug": edition, "code": key} if edition is not None else {"uuid": UUID(key)}
        return Screening.objects.get(**known)
    except (ValueError, Screening.DoesNotExist) as error:
        raise Refused("screening", "There is no such screening.") from error


def _tickets(sent: dict) -> str:
    tickets = sent.get("tickets")
    if not isinstance(tickets, str) or tickets not in Screening.Tickets.values:
        raise Refused("tickets", f"tickets is one of {', '.join(Screening.Tickets.values)}.")
    return tickets


def _as_of(sent: dict, at: datetime) -> datetime:
    """With its offset, so that nobody has to guess a zone; to the second."""
    try:
        said = datetime.fromisoformat(sent.get("as_of"))
        as_of = said.astimezone(UTC).replace(microsecond=0) if said.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        as_of = None
    if as_of is None:
        raise Refused("as_of", "as_of is a moment with its offset, like 2023-11-03T19:03:00+02:00.")
    if not at - AGO <= as_of <= at + AHEAD:
        raise Refused("as_of", "as_of has not come yet, or is more than a year ago.")
    return as_of


def _plain(value) -> bool:
    """Text that a database can look for: no control characters, no half of a pair."""
    return isinstance(value, str) and value.isprintable()
