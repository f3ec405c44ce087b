"""The own line of one screening or online window, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from . import news, online, tickets
from .delay import door_words, late_words, until_words
from .facts import ScreeningFacts, WindowFacts, Words
from .terms import CLOSED
from .words import NOTHING, joined, listed, reason_words, say

DO_WORDS = {
    "buy": say("Buy tickets", "Αγορά εισιτηρίων"),
    "get": say("Get a free ticket", "Δωρεάν εισιτήριο"),
    "ask": say("Ask at the box office", "Ρωτήστε στο ταμείο"),
    "save": say("Save for when tickets go on sale", "Αποθήκευση για την έναρξη της προπώλησης"),
    "others": say("Other screenings", "Άλλες προβολές"),
    "queue": say("Join the standby line at the hall", "Σειρά αναμονής στην είσοδο της αίθουσας"),
    "go": say("No ticket needed", "Δεν χρειάζεται εισιτήριο"),
    "passes": say("About passes", "Πληροφορίες για τις κάρτες"),
    "door": say("Tickets at the entrance of the hall", "Εισιτήρια στην είσοδο της αίθουσας"),
    "entrance": say("Ask at the entrance", "Ρωτήστε στην είσοδο"),
    "refund": say("Ticket holders: ask the box office", "Κάτοχοι εισιτηρίων: απευθυνθείτε στο ταμείο"),
    "watch": say("Watch online", "Παρακολούθηση online"),
    "none": NOTHING,
}
BOX_OFFICE = say("Tickets at the box office", "Εισιτήρια στο ταμείο")
RESERVE = say("Reserve a place", "Κράτηση θέσης")


@dataclass(frozen=True)
class Line:
    """`do` is the code of the thing to do, `do_words` what its link or text says (empty where there is nothing)."""

    words: Words
    do: str
    do_words: Words
    phase: str  # before, during, after


def screening_line(screening: ScreeningFacts, now: datetime, others: Collection[ScreeningFacts] | None = None) -> Line:
    """`others` are the film's other open screenings: where there are none, nobody is sent to them. None: not known."""
    now = now.astimezone(UTC)
    do = _do(screening, now)
    if do == "others" and others is not None and not others:
        do = "none"
    return Line(_words(screening, now), do, _do_words(do, screening.booking_url), screening.phase(now))


def window_line(window: WindowFacts, now: datetime) -> Line:
    now = now.astimezone(UTC)
    phase = window.phase(now)
    if window.withdrawn:
        return Line(joined([online.WITHDRAWN, reason_words(window.reason)], ". "), "none", NOTHING, phase)
    do = {"before": "save", "during": "watch", "after": "none"}[phase]
    territory = NOTHING if phase == "after" else online.territory_words(window)
    return Line(listed([online.window_words(window, now), territory]), do, DO_WORDS[do], phase)


def _words(screening: ScreeningFacts, now: datetime) -> Words:
    pieces = _called_off_pieces(screening, now) if screening.called_off else _standing_pieces(screening, now)
    reason = NOTHING if screening.status == "scheduled" else reason_words(screening.reason)
    return joined([listed(pieces), reason, news.discussion_words(screening, now)], ". ")


def _called_off_pieces(screening: ScreeningFacts, now: datetime) -> list[Words]:
    return [
        news.called_off_words(screening, now),
        news.new_date_words(screening, now),
        news.replaced_words(screening, now),
    ]


def _standing_pieces(screening: ScreeningFacts, now: datetime) -> list[Words]:
    """What changed stands first, until the screening is over: then it is only history."""
    changes = [news.moved_words(screening, now), news.replaces_words(screening, now)]
    match screening.phase(now):
        case "before":
            return [*changes, tickets.ticket_words(screening, now), late_words(screening.late)]
        case "during":
            closed = tickets.reach(screening, now) == CLOSED
            room = tickets.ticket_words(screening, now) if closed else NOTHING
            return [*changes, now_words(screening), door_words(screening, now), room, late_words(screening.late)]
    return [say("Finished", "Ολοκληρώθηκε"), *changes]


def now_words(screening: ScreeningFacts) -> Words:
    verb = say("On now", "Σε εξέλιξη") if screening.own_kind else say("Now showing", "Προβάλλεται τώρα")
    if not screening.length_known:
        return say("{verb}; end time not confirmed", "{verb}· η ώρα λήξης δεν έχει επιβεβαιωθεί", verb=verb)
    return say("{verb} until {end}", "{verb}, έως {end}", verb=verb, end=until_words(screening))


def _do(screening: ScreeningFacts, now: datetime) -> str:
    if screening.called_off:
        paid = screening.entry == "ticket" and screening.tickets in ("on_sale", "few_left", "sold_out")
        return "refund" if paid else "others"
    terms = tickets.terms(screening, now)
    inside = "others" if screening.doors_closed and terms.during == "entrance" else terms.during
    return {"before": terms.do, "during": inside, "after": "none"}[screening.phase(now)]


def _do_words(do: str, booking_url: str) -> Words:
    if do in ("buy", "get") and not booking_url:
        return BOX_OFFICE
    if do == "go" and booking_url:
        return RESERVE
    return DO_WORDS[do]
