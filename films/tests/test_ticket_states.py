"""`POST /api/v1/ticket-states/`: what a ticketing system may say, and what it is answered."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from films.box_office import set_tickets
from films.models import Screening, TicketFeed, TicketReport
from films.models.ticketfeed import MOST_A_MINUTE
from films.views.ticket_states import MOST_BYTES, MOST_ITEMS

from . import builders
from .builders import athens

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/ticket-states/"
SEVEN, AS_OF = athens("2023-11-03 19:02"), "2023-11-03T19:02:00+02:00"


@pytest.fixture(autouse=True)
def three_past_seven(now):
    now("2023-11-03 19:03")


@pytest.fixture
def feed():
    return builders.ticket_feed()


@pytest.fixture
def screening():
    return builders.screening(code="012")


def post(feed, body, **headers):
    """As another program sends it: without a cookie, with the checks of CSRF on."""
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    given = {"Authorization": f"Bearer {feed.token}"} | headers
    return Client(enforce_csrf_checks=True).post(ADDRESS, sent, content_type="application/json", headers=given)


def item(screening, tickets="sold_out", as_of=AS_OF, **given):
    return {"screening": str(screening.uuid), "tickets": tickets, "as_of": as_of} | given


def outcomes(answer):
    """(result, code) of each item."""
    assert answer.status_code == 200
    return [(one["result"], one.get("code", "")) for one in answer.json()["results"]]


def state(screening):
    screening.refresh_from_db()
    return screening.tickets, screening.tickets_as_of


def test_batch_is_answered_item_by_item(feed, screening):
    held, invited = builders.screening(), builders.screening(entry="invitation")
    set_tickets(held, "sold_out", SEVEN, get_user_model().objects.create_user("maria"))

    answer = post(feed, [item(screening), item(held, "on_sale"), item(invited)])

    assert answer.json() == {
        "taken": 1,
        "ignored": 1,
        "refused": 1,
        "results": [
            {"item": 0, "result": "taken"},
            {
                "item": 1,
                "result": "ignored",
                "code": "held",
                "message": "Somebody has set it by hand, and it is held until they give it back.",
            },
            {
                "item": 2,
                "result": "refused",
                "code": "screening_entry_tickets",
                "message": "This ticket state does not go with this way of entry.",
            },
        ],
    }
    assert [state(one)[0] for one in (screening, held, invited)] == ["sold_out", "sold_out", "unknown"]


def test_screening_is_known_by_its_code_in_an_edition(feed, screening):
    sent = {"screening": "012", "edition": "tiff-64", "tickets": "few_left", "as_of": AS_OF}

    assert outcomes(post(feed, sent)) == [("taken", "")]

    assert state(screening) == ("few_left", SEVEN)


def test_same_request_twice_changes_nothing_the_second_time(feed, screening):
    sent = [item(screening, "few_left"), item(screening, "sold_out", "2023-11-03T17:02:30Z")]
    first, rows = outcomes(post(feed, sent)), list(TicketReport.objects.values())

    again = outcomes(post(feed, sent))

    assert (first, again) == ([("taken", "")] * 2, [("ignored", "older"), ("ignored", "known")])
    assert state(screening) == ("sold_out", SEVEN + timedelta(seconds=30))
    assert list(TicketReport.objects.values()) == rows


def test_sequence_stays(feed, screening):
    post(feed, item(screening))

    assert Screening.objects.values_list("sequence", flat=True).get() == 0


WRONG = {
    "no object": (["sold_out"], "item"),
    "no screening": ({"tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "a number": ({"screening": 12, "tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "no uuid": ({"screening": "012", "tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "another uuid": ({"screening": "0" * 32, "tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "another edition": ({"screening": "012", "edition": "tiff-1", "tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "a zero byte": ({"screening": "\0", "edition": "tiff-64", "tickets": "sold_out", "as_of": AS_OF}, "screening"),
    "half a pair": ({"screening": "\ud800", "edition": "tiff-64", "tickets": "on_sale", "as_of": AS_OF}, "screening"),
    "an unknown state": ({"tickets": "rush"}, "tickets"),
    "no state": ({"tickets": ["sold_out"]}, "tickets"),
    "no moment": ({"as_of": None}, "as_of"),
    "no offset": ({"as_of": "2023-11-03T19:02:00"}, "as_of"),
    "no time": ({"as_of": "at noon"}, "as_of"),
    "the future": ({"as_of": "2023-11-03T19:09:00+02:00"}, "as_of"),
    "before all time": ({"as_of": "0001-01-01T00:00:00+14:00"}, "as_of"),
    "after all time": ({"as_of": "9999-12-31T23:59:59-14:00"}, "as_of"),
    "an unknown key": ({"state": "sold_out"}, "item"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_item_is_refused_and_the_next_is_taken(wrong, feed, screening):
    sent, code = WRONG[wrong]
    if isinstance(sent, dict) and "screening" not in sent and code != "screening":
        sent = item(screening) | sent

    answer = post(feed, [sent, item(screening, "few_left")])

    assert outcomes(answer) == [("refused", code), ("taken", "")]
    assert state(screening) == ("few_left", SEVEN)
    assert answer.json()["results"][0]["message"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 400, "json"),
        ("[{", 400, "json"),
        (b"\xff", 400, "json"),
        ("[" * 100_000, 400, "json"),
        ("12", 400, "json"),
        ([{}] * (MOST_ITEMS + 1), 413, "size"),
        (" " * (MOST_BYTES + 1), 413, "size"),
        (" " * 3_000_000, 413, "size"),
    ],
    ids=["nothing", "half", "no UTF-8", "deep", "a number", "too many", "too long", "far too long"],
)
def test_request_that_cannot_be_read_says_why(body, status, code, feed):
    answer = post(feed, body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer no-such-token", "Basic {token}", "{token}", "Bearer \xff"])
def test_without_its_token_nothing_is_taken(header, feed, screening):
    answer = post(feed, item(screening), Authorization=header.format(token=feed.token))

    assert (answer.status_code, answer["WWW-Authenticate"], answer.json()["error"]["code"]) == (401, "Bearer", "token")
    assert state(screening) == ("unknown", None)


def test_revoked_token_opens_nothing(feed, screening):
    feed.revoked_at = SEVEN
    feed.save()

    assert post(feed, item(screening)).status_code == 401


def test_session_of_an_editor_is_no_token(admin_client, screening):
    assert admin_client.post(ADDRESS, json.dumps(item(screening)), content_type="application/json").status_code == 401


def test_token_is_not_stored(feed):
    assert feed.token not in str(TicketFeed.objects.values().get())


def test_it_is_known_when_a_feed_was_used_last(feed, screening, now):
    moment = now("2023-11-03 19:30")
    post(feed, item(screening))

    feed.refresh_from_db()
    assert feed.last_used_at == moment


def test_too_many_requests_a_minute_are_refused(feed, screening, now):
    TicketFeed.objects.update(minute_begun_at=SEVEN + timedelta(seconds=30), used_in_minute=MOST_A_MINUTE - 1)
    assert post(feed, []).status_code == 200

    answer = post(feed, item(screening))

    assert (answer.status_code, answer["Retry-After"], answer.json()["error"]["code"]) == (429, "60", "rate")
    assert state(screening) == ("unknown", None)
    now("2023-11-03 19:04")
    assert outcomes(post(feed, item(screening))) == [("taken", "")]


def test_looking_writes_nothing(client):
    answer = client.get(ADDRESS)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_answer_sets_no_cookie_and_is_kept_nowhere(feed):
    answer = post(feed, [])

    assert answer.cookies == {}
    assert "no-store" in answer["Cache-Control"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from([AS_OF, "sold_out", "012"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ITEMS = st.fixed_dictionaries({}, optional=dict.fromkeys(["screening", "edition", "tickets", "as_of"], VALUES))


@given(st.lists(ITEMS | VALUES, max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_is_answered(feed, sent):
    feed.minute_begun_at, feed.used_in_minute = None, 0
    feed.save()

    assert {result for result, _code in outcomes(post(feed, sent))} <= {"refused"}
