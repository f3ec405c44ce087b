"""Plans made by hand: what a preview shows, whoever made it."""

from __future__ import annotations

from django.utils.functional import lazystr

from festival.workbook.results import Change, Conflict, Held, NewName, Plan, Problem, RowPlan, State, Unused

SYNOPSIS = (
    "A lighthouse keeper keeps the timetable of a ferry that has not come for eleven years, and every evening she "
    "lights the lamp, writes the hour into a book, and walks down the two hundred stairs to the empty quay to wait."
)


def row(state=State.CHANGED, *changes: tuple[str, str, str], sheet="films", number=2, key="salt", **given) -> RowPlan:
    return RowPlan(sheet, number, key, state=state, changes=[Change(*one) for one in changes], **given)


def problem(**given) -> Problem:
    cell = {"sheet": "films", "row": 3, "column": "year", "value": "19x2", "what": "is not a whole number."}
    return Problem(**{**cell, "fix": "Write digits only, like 104.", **given})


def conflict(**given) -> Conflict:
    cell = {"sheet": "films", "row": 5, "key": "atlantics", "column": "minutes"}
    return Conflict(**{**cell, "exported": "104", "site": "105", "workbook": "98", **given})


def every_kind() -> Plan:
    """All that a preview without mistakes can show at once."""
    note = lazystr("Festival day: Friday 3 November, after midnight.")
    return Plan(
        rows=[
            row(State.CHANGED, ("minutes", "104", "98"), number=2, key="salt", label="Salt on the Stairs"),
            row(
                State.CHANGED,
                ("synopsis_en", SYNOPSIS, SYNOPSIS.replace("eleven", "twelve")),
                ("website", "https://example.org/lighthouse", ""),
                ("year", "", "2026"),
                number=3,
                key="lighthouse",
                label="The Lighthouse Timetable",
                kept=2,
            ),
            row(
                State.NEW,
                ("title_en", "", "Moth Census"),
                ("synopsis_en", "", SYNOPSIS),
                number=4,
                key="moth-census",
                label="Moth Census",
            ),
            row(State.UNCHANGED, number=5, key="atlantics", label="Atlantics"),
            row(
                State.CHANGED,
                ("start", "2026-11-07 20:00", "2026-11-08 00:30"),
                sheet="screenings",
                number=2,
                key="demo-12/056",
                label="Salt on the Stairs",
                notes=[note],
            ),
            row(State.WITHDRAWN, ("status", "scheduled", "cancelled"), sheet="screenings", number=3, key="demo-12/057"),
            row(
                State.DELETED,
                sheet="sections",
                number=2,
                key="demo-12/side-bar",
                label="Side Bar",
                held=[Held("films.SectionPerson", 2, "people of a section")],
            ),
            row(State.UNCHANGED, sheet="venues", number=2, key="olympion", label="Olympion"),
        ],
        conflicts=[conflict()],
        new_people=[
            NewName("person", "jonah-malak", "Jonah Malak", (7,), (("jonah-malk", "Jonah Malk"),)),
            NewName("company", "paper-boats", "Paper Boats", (8, 9)),
        ],
        unused_people=[Unused("person", "jonah-malk", "Jonah Malk")],
    )
