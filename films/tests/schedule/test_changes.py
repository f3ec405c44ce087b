"""Each border at which a state may change, as the next one after now."""

from datetime import UTC, datetime

import pytest

from films.schedule.state import schedule_state

from .cases import Cast, moment

ANOTHER = 'A 2023-11-03 20:00 Olympion status=cancelled film="Evening Train|Βραδινό τρένο"'

BORDERS = [
    ("a screening starts", "2023-11-03T12:00", "2023-11-03T20:00", ["A 2023-11-03 20:00 Olympion"]),
    ("it ends", "2023-11-03T20:00", "2023-11-03T21:58", ["A 2023-11-03 20:00 Olympion"]),
    ("it comes within 24 hours", "2023-11-05T21:00", "2023-11-05T22:00", ["A 2023-11-06 22:00 Olympion"]),
    ("midnight", "2023-11-03T22:30", "2023-11-04T00:00", ["A 2023-11-06 22:00 Olympion"]),
    ("six in the morning", "2023-11-04T00:00", "2023-11-04T06:00", ["A 2023-11-06 22:00 Olympion"]),
    (
        "a sale or queue opens",
        "2023-11-03T12:00",
        "2023-11-03T15:00",
        ["A 2023-11-03 20:00 Olympion tickets=not_yet tickets_from=2023-11-03T15:00"],
    ),
    (
        "tickets are stale after an hour",
        "2023-11-03T14:45",
        "2023-11-03T15:05",
        ["A 2023-11-03 20:00 Olympion as_of=2023-11-03T14:05"],
    ),
    (
        "or after a day",
        "2023-11-04T13:00",
        "2023-11-04T14:05",
        ["A 2023-11-06 22:00 Olympion as_of=2023-11-03T14:05"],
    ),
    (
        "a screening's own moment",
        "2023-11-03T12:00",
        "2023-11-03T15:00",
        ["A 2023-11-03 20:00 Olympion publish_at=2023-11-03T15:00"],
    ),
    (
        "that of the one it replaces",
        "2023-11-03T12:00",
        "2023-11-03T15:00",
        [f"{ANOTHER} publish_at=2023-11-03T15:00", "B 2023-11-03 20:00 Olympion replaces=A"],
    ),
    ("a selection's own moment", "2023-10-02T11:00", "2023-10-02T12:00", ["ed tiff-64 selected=2023-10-02T12:00"]),
    ("an edition is announced", "2023-06-01T11:00", "2023-06-01T12:00", ["ed tiff-64"]),
    ("its programme opens", "2023-10-10T11:00", "2023-10-10T12:00", ["ed tiff-64"]),
    ("its schedule is a week away", "2023-10-13T10:00", "2023-10-13T11:00", ["ed tiff-64"]),
    ("its schedule opens", "2023-10-20T10:00", "2023-10-20T11:00", ["ed tiff-64"]),
    (
        "a window opens",
        "2024-03-08T09:00",
        "2024-03-08T10:00",
        ["W 2024-03-08 10:00 ed=tdf-26 closes=2024-03-16T23:59"],
    ),
    ("it closes", "2024-03-16T12:00", "2024-03-16T23:59", ["W 2024-03-08 10:00 ed=tdf-26 closes=2024-03-16T23:59"]),
]


@pytest.mark.parametrize(("now", "border", "given"), [row[1:] for row in BORDERS], ids=[row[0] for row in BORDERS])
def test_a_state_changes_at(now, border, given):
    cast = Cast([tuple(row.split(" ", 1)) for row in given])

    state = schedule_state(cast.screenings, cast.windows, moment(now), cast.selections)

    assert state.changes_at == moment(border)


def test_a_press_screening_is_no_border():
    cast = Cast([("A", "2023-11-03 20:00 Olympion"), ("B", "2023-11-03 15:00 Olympion audience=press")])

    state = schedule_state(cast.screenings, [], moment("2023-11-03T12:00"))

    assert state.changes_at == moment("2023-11-03T20:00")


def test_without_any_edition_a_state_never_changes():
    state = schedule_state([], [], datetime(2023, 11, 3, tzinfo=UTC))

    assert (state.kind, state.changes_at) == ("none", None)
