"""Any film the database could hold, and any moment near its screenings, for the property tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from films.schedule.bill import BillItem
from films.schedule.facts import ScreeningFacts, SelectionFacts, WindowFacts
from films.schedule.terms import TERMS

from .cases import Cast

# the festival days of two autumns, one with the repeated hour, and one spring
STARTS = {
    "tiff-64": datetime(2023, 11, 2, 16, tzinfo=UTC),
    "tdf-26": datetime(2024, 3, 7, 16, tzinfo=UTC),
    "tiff-68": datetime(2027, 10, 29, 16, tzinfo=UTC),
}
PAIRS = [
    (entry, state)
    for entry, states in TERMS.items()
    for state in states
    if entry != "school" and not state.endswith("_from")
]
HALLS = ["Olympion", "Zannas", "Liappa", "Museum1", "-"]
REASONS = [{"en": "", "el": ""}, {"en": "power failure", "el": "διακοπή ρεύματος"}, {"en": "", "el": "έλλειψη κόπιας"}]
STATUSES = ["scheduled", "scheduled", "scheduled", "moved", "cancelled", "postponed"]
AUDIENCES = ["public", "public", "public", "press", "industry"]


@dataclass
class Film:
    """What `schedule_state` takes, and the cast it was made from."""

    screenings: list[ScreeningFacts]
    windows: list[WindowFacts]
    selections: list[SelectionFacts]
    now: datetime
    cast: Cast


def rarely(strategy):
    return st.none() | st.none() | strategy


MINUTES = rarely(st.integers(20, 200))
BILLS = st.lists(st.builds(BillItem, st.sampled_from([None, 20, 55, 118]), st.booleans()), min_size=1, max_size=3)


@cache  # to build a strategy takes longer than to draw from it
def moments(slug, days=12, before=0):
    """On the grid of five minutes, from some days before the first afternoon; the small hours included."""
    grid = st.integers(-before * 288, days * 288)
    return grid.map(lambda step: STARTS[slug] + timedelta(minutes=5 * step))


@cache
def rare_moments(slug, before=0):
    return rarely(moments(slug, before=before))


@st.composite
def screenings(draw, cast, key, slugs, others=True):
    slug = draw(st.sampled_from(slugs))
    entry, tickets = draw(st.sampled_from(PAIRS))
    bill = draw(BILLS)
    replaces = others and draw(st.integers(0, 2)) == 0
    return ScreeningFacts(
        key=key,
        code=key,
        edition=cast.editions[slug],
        start=draw(moments(slug)),
        place=cast.hall(draw(st.sampled_from(HALLS))),
        film=cast.film,
        package=cast.work("Shorts 3|Μικρού μήκους 3") if len(bill) > 1 else None,
        bill=tuple(bill),
        position=draw(st.integers(0, len(bill) - 1)),
        minutes=draw(MINUTES),
        intro=draw(st.sampled_from([0, 5])),
        qa=draw(st.sampled_from([0, 30])),
        status=draw(st.sampled_from(STATUSES)),
        entry=entry,
        tickets=tickets,
        tickets_from=draw(rare_moments(slug, before=3)),
        tickets_as_of=draw(rare_moments(slug, before=3)),
        audience=draw(st.sampled_from(AUDIENCES)),
        publish_at=draw(rare_moments(slug, before=40)),
        reason=draw(st.sampled_from(REASONS)),
        previous_start=draw(rare_moments(slug)),
        previous_place=cast.hall(draw(st.sampled_from(["-", *HALLS]))),
        replaces=_counterpart(draw, cast, key, slug) if replaces else None,
    )


def _counterpart(draw, cast, key, slug):
    """A cancelled screening of another film, which this one replaces."""
    return ScreeningFacts(
        key=f"{key}2",
        edition=cast.editions[slug],
        start=draw(moments(slug)),
        place=cast.hall("Tornes"),
        film=cast.work("Evening Train|Βραδινό τρένο"),
        bill=(BillItem(90),),
        status="cancelled",
        publish_at=draw(rare_moments(slug)),
    )


@st.composite
def windows(draw, cast, key, slugs):
    slug = draw(st.sampled_from(slugs))
    opens = draw(moments(slug))
    closes = opens + timedelta(minutes=draw(st.sampled_from([60 * 24 * 3, 60 * 24 + 77, 240, 8 * 60 + 359])))
    return WindowFacts(cast.editions[slug], opens, closes, territory={"en": "Greece", "el": "Ελλάδα"}, key=key)


@st.composite
def films(draw, slugs=tuple(STARTS)):
    cast = Cast([])
    slugs = draw(st.lists(st.sampled_from(slugs), min_size=1, max_size=2, unique=True))
    for slug in slugs:
        for name in ("programme_public_at", "schedule_public_at"):
            if draw(st.integers(0, 5)) == 0:
                setattr(cast.editions[slug], name, draw(st.none() | moments(slug, before=20)))
    shown = [draw(screenings(cast, key, slugs)) for key in "ABCD"[: draw(st.integers(0, 4))]]
    _share_starts(draw, shown)
    online = [draw(windows(cast, key, slugs)) for key in "WX"[: draw(st.integers(0, 2))]]
    chosen = [draw(selections(cast.editions[slug])) for slug in slugs]
    now = draw(moments(slugs[0], days=14, before=16)) + timedelta(minutes=draw(st.integers(0, 4)))
    return Film(shown, online, chosen, draw(st.sampled_from([now, *_borders(shown, online)])), cast)


def _share_starts(draw, shown):
    """Two at the same instant are too rare to be met by chance."""
    if len(shown) > 2 and draw(st.booleans()) and shown[0].edition is shown[1].edition:
        shown[1].start = shown[0].start


def _borders(shown, online):
    """Instants at and about which something turns."""
    return [one.start + timedelta(minutes=by) for one in shown for by in (-90, -1, 0, 30)] + [
        one.opens for one in online
    ]


@st.composite
def selections(draw, edition):
    selected = draw(rare_moments(edition.slug, before=40))
    return SelectionFacts(edition, selected, draw(st.integers(0, 7)) == 0, draw(st.sampled_from(REASONS)))
