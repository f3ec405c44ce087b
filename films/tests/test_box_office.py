"""One place writes whether there is room: by hand, by a feed, taken back, given back."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from festival.lib import clock
from films import box_office
from films.box_office import Outcome, set_tickets
from films.models import Screening, TicketReport
from films.models.screening_entry import TICKETS_OF_ENTRY

from . import builders
from .builders import athens, change

pytestmark = pytest.mark.django_db

SEVEN = athens("2023-11-03 19:02")
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@pytest.fixture(autouse=True)
def two_past_seven(now):
    now("2023-11-03 19:02")


@pytest.fixture
def maria():
    return get_user_model().objects.create_user("maria")


@pytest.fixture
def screening():
    return builders.screening(tickets="on_sale", tickets_as_of=SEVEN - MINUTE)


@pytest.fixture
def feed():
    return builders.ticket_feed()


def state(screening):
    screening.refresh_from_db()
    return screening.tickets, screening.tickets_as_of


def reports(screening):
    """Those that stand, the last first."""
    return list(screening.ticket_reports.standing())


def test_tap_sets_the_state_and_its_moment_and_is_kept_with_what_was_before(screening, maria):
    assert set_tickets(screening, "sold_out", SEVEN, maria) == Outcome.TAKEN

    assert state(screening) == ("sold_out", SEVEN)
    [report] = reports(screening)
    assert (report.tickets, report.as_of, report.before, report.before_as_of, report.said_by, report.held) == (
        "sold_out", SEVEN, "on_sale", SEVEN - MINUTE, maria, True,
    )  # fmt: skip


def test_second_press_of_the_same_tap_changes_nothing(screening, maria):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert set_tickets(screening, "sold_out", SEVEN + MINUTE, maria) == Outcome.KNOWN

    assert state(screening) == ("sold_out", SEVEN)
    assert len(reports(screening)) == 1


def test_what_is_confirmed_is_as_of_now(screening, maria):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert set_tickets(screening, "sold_out", SEVEN + MINUTE, maria, again=True) == Outcome.TAKEN

    assert state(screening) == ("sold_out", SEVEN + MINUTE)


def test_tap_is_no_change_of_the_schedule(screening, maria):
    before = Screening.objects.values().get()

    set_tickets(screening, "sold_out", SEVEN, maria)

    after = Screening.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"tickets", "tickets_as_of"}


@pytest.mark.many_cases
@pytest.mark.parametrize("entry", TICKETS_OF_ENTRY)
@pytest.mark.parametrize("tickets", Screening.Tickets.values)
def test_only_what_the_entry_admits_is_taken(entry, tickets, maria):
    screening = builders.screening(entry=entry, audience="school" if entry == "school" else "public")
    if tickets in TICKETS_OF_ENTRY[entry]:
        assert set_tickets(screening, tickets, SEVEN, maria) == Outcome.TAKEN
    else:
        with pytest.raises(ValidationError, match="does not go with this way of entry"):
            set_tickets(screening, tickets, SEVEN, maria)
        assert state(screening) == ("unknown", None)


# --- A feed ---------------------------------------------------------------------------------------------------------


def test_feed_is_taken_where_nobody_has_said_otherwise(screening, feed):
    assert set_tickets(screening, "few_left", SEVEN, feed) == Outcome.TAKEN

    assert state(screening) == ("few_left", SEVEN)
    assert [(one.teller, one.held) for one in reports(screening)] == [(feed.name, False)]


@pytest.mark.parametrize(
    ("tickets", "as_of", "outcome"),
    [
        ("few_left", SEVEN - 2 * MINUTE, Outcome.OLDER),
        ("few_left", SEVEN - MINUTE, Outcome.OLDER),
        ("on_sale", SEVEN - MINUTE, Outcome.KNOWN),
        ("on_sale", SEVEN - MINUTE + SECOND, Outcome.TAKEN),
    ],
)
def test_feed_is_taken_when_it_knows_something_later(tickets, as_of, outcome, screening, feed):
    assert set_tickets(screening, tickets, as_of, feed) == outcome

    assert state(screening) == (("on_sale", SEVEN - MINUTE) if outcome != Outcome.TAKEN else (tickets, as_of))


def test_feed_that_says_the_same_every_minute_makes_one_report(screening, feed):
    for minutes in range(5):
        set_tickets(screening, "few_left", SEVEN + minutes * MINUTE, feed)

    assert [one.as_of for one in reports(screening)] == [SEVEN + 4 * MINUTE]
    assert state(screening) == ("few_left", SEVEN + 4 * MINUTE)


def test_state_set_by_hand_is_held_against_the_feed(screening, maria, feed):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert set_tickets(screening, "on_sale", SEVEN + MINUTE, feed) == Outcome.HELD

    assert state(screening) == ("sold_out", SEVEN)


def test_hand_holds_what_the_feed_said_before(screening, maria, feed):
    set_tickets(screening, "sold_out", SEVEN, feed)

    assert set_tickets(screening, "sold_out", SEVEN, maria) == Outcome.TAKEN

    assert set_tickets(screening, "on_sale", SEVEN + MINUTE, feed) == Outcome.HELD


def test_hold_ends_when_it_is_given_back(screening, maria, feed):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert box_office.give_back(screening, maria)
    assert not box_office.give_back(screening, maria)
    assert state(screening) == ("sold_out", SEVEN)
    assert set_tickets(screening, "on_sale", SEVEN + MINUTE, feed) == Outcome.TAKEN


@pytest.mark.parametrize(("wall", "outcome"), [("21:39", Outcome.HELD), ("21:40", Outcome.TAKEN)])
def test_hold_ends_with_the_screening(wall, outcome, screening, maria, feed, now):
    set_tickets(screening, "sold_out", SEVEN, maria)
    moment = now(f"2023-11-03 {wall}")

    assert set_tickets(screening, "on_sale", moment, feed) == outcome


# --- Taken back -----------------------------------------------------------------------------------------------------


def undo(screening, by, after=SECOND):
    return box_office.undo(reports(screening)[0], by, clock.now() + after)


def test_undo_brings_back_the_state_its_moment_and_that_it_was_not_held(screening, maria, feed):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert undo(screening, maria)

    assert state(screening) == ("on_sale", SEVEN - MINUTE)
    assert reports(screening) == []
    assert set_tickets(screening, "few_left", SEVEN, feed) == Outcome.TAKEN


def test_undo_brings_back_what_another_held(screening, maria, feed):
    set_tickets(screening, "few_left", SEVEN, get_user_model().objects.create_user("nikos"))
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert undo(screening, maria)

    assert state(screening) == ("few_left", SEVEN)
    assert set_tickets(screening, "on_sale", SEVEN + MINUTE, feed) == Outcome.HELD


@pytest.mark.parametrize(("seconds", "possible"), [(29.9, True), (30, False)])
def test_undo_is_possible_for_thirty_seconds(seconds, possible, screening, maria):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert undo(screening, maria, timedelta(seconds=seconds)) is possible

    assert state(screening)[0] == ("on_sale" if possible else "sold_out")


def test_nobody_takes_back_what_another_said(screening, maria):
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert not undo(screening, get_user_model().objects.create_user("nikos"))

    assert state(screening) == ("sold_out", SEVEN)


def test_undo_leaves_alone_what_was_said_since(screening, maria):
    set_tickets(screening, "few_left", SEVEN, maria)
    [first] = reports(screening)
    set_tickets(screening, "sold_out", SEVEN, maria)

    assert not box_office.undo(first, maria, clock.now())

    assert state(screening) == ("sold_out", SEVEN)


def test_undo_leaves_alone_what_a_workbook_has_changed_since(screening, maria):
    set_tickets(screening, "few_left", SEVEN, maria)
    screening.refresh_from_db()
    change(screening, tickets="sold_out")

    assert not undo(screening, maria)

    assert state(screening) == ("sold_out", SEVEN)


def test_undo_brings_back_nothing_that_the_entry_no_longer_admits(screening, maria):
    change(screening, entry="free", tickets="unknown", tickets_as_of=None)
    box_office.typed(screening, ("on_sale", SEVEN - MINUTE), maria)

    assert not undo(screening, maria)

    assert state(screening) == ("unknown", None)


def test_giving_back_is_not_taken_back(screening, maria):
    set_tickets(screening, "sold_out", SEVEN, maria)
    box_office.give_back(screening, maria)

    assert not undo(screening, maria)
    assert TicketReport.objects.count() == 2
