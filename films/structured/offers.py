"""How one gets in, as an offer: only while it can be taken, and never more than is known."""

from __future__ import annotations

from datetime import datetime

from festival.lib import clock
from festival.lib.structured import member, node
from films.schedule.facts import ScreeningFacts
from films.schedule.tickets import ticket_state

AVAILABILITY = {
    "not_yet": "PreOrder",
    "on_sale": "InStock",
    "few_left": "LimitedAvailability",
    "sold_out": "SoldOut",
    "standby": "InStoreOnly",
    "door_only": "InStoreOnly",
}
TO_BE_HAD = ("ticket", "free_ticket", "free")  # by anybody; nobody is offered a pass or an invitation


def offer(screening: ScreeningFacts, at: datetime) -> dict | None:
    """None during a screening, after it, when it is called off, and where nothing is offered."""
    if screening.called_off or screening.phase(at) != "before" or screening.entry not in TO_BE_HAD:
        return None
    state, link = ticket_state(screening, at), screening.booking_url
    if state == "unknown" and screening.entry != "free":
        return node("Offer", url=link) if link else None
    if state == "not_yet" and not screening.tickets_from:
        return None
    return node(
        "Offer",
        url=link,
        availability=member(AVAILABILITY.get(state, "InStock")),
        validFrom=_local(screening.tickets_from, screening) if state == "not_yet" else "",
        **({} if screening.entry == "ticket" else {"price": "0", "priceCurrency": "EUR"}),
    )


def _local(moment: datetime, screening: ScreeningFacts) -> str:
    return clock.wall(moment, screening.edition.zone).isoformat()
