"""When the sale of a screening opens: its own moment, else the edition's rule."""

from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from films.models.onsale import sale_opens, validate_rule

from . import builders as make
from .builders import ATHENS, athens


@pytest.mark.parametrize(
    ("rule", "start", "opens"),
    [
        ("-3d 10:00", "2023-11-05 20:00", "2023-11-02 10:00"),
        ("-0d 09:30", "2023-11-05 20:00", "2023-11-05 09:30"),
        ("-3d 10:00", "2023-11-06 00:30", "2023-11-02 10:00"),  # of the night before
        ("-1d 00:00", "2023-11-05 20:00", "2023-11-04 00:00"),
        ("-2d 10:00", "2023-10-30 20:00", "2023-10-28 10:00"),  # the clocks go back in between
    ],
)
def test_rule_counts_days_of_the_wall(rule, start, opens):
    assert sale_opens(rule, athens(start), ATHENS) == athens(opens)


def test_rule_is_read_on_the_wall_of_the_edition():
    hong_kong = ZoneInfo("Asia/Hong_Kong")

    assert sale_opens("-3d 10:00", athens("2023-11-05 14:00"), hong_kong) == athens("2023-11-02 04:00")


@pytest.mark.parametrize(
    "rule", ["3d 10:00", "-3d", "-3d 24:00", "-3d 10:60", "-3 10:00", "-1000d 10:00", "x-3d 10:00"]
)
def test_what_is_no_rule_is_refused_in_words(rule):
    with pytest.raises(ValidationError) as refusal:
        validate_rule(rule)
    words = f"“{rule}” is no rule: write -3d 10:00 for three days before the screening's day, at ten."
    assert refusal.value.messages == [words]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "opens"),
    [
        ({"tickets": "not_yet"}, athens("2023-11-02 10:00")),
        ({"tickets": "not_yet", "tickets_from": athens("2023-11-01 10:00")}, athens("2023-11-01 10:00")),
        ({"tickets": "on_sale"}, None),
        ({"tickets": "standby"}, None),
        ({"tickets": "standby", "tickets_from": athens("2023-11-05 19:00")}, athens("2023-11-05 19:00")),
    ],
)
def test_own_moment_goes_before_the_rule_which_is_of_sales_alone(given, opens):
    edition = make.edition(tickets_rule="-3d 10:00")

    assert make.screening(edition=edition, start=athens("2023-11-05 20:00"), **given).sale_opens_at == opens


@pytest.mark.django_db
def test_without_a_rule_there_is_no_moment():
    assert make.screening(tickets="not_yet").sale_opens_at is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "begun"), [("", {"tickets_from": athens("2023-11-03 12:00")}), ("-0d 12:00", {}), ("-1d 10:00", {})]
)
def test_begun_sale_is_found_as_it_is_said(client, now, rule, begun):
    """When it should have opened, nothing is known any more, whatever the row still says."""
    make.edition(tickets_rule=rule)
    for key, more in {"begun": begun, "later": {"tickets_from": athens("2023-11-03 12:01")}}.items():
        make.screening(key=key, tickets="not_yet", **more)
    now("2023-11-03 12:00")

    def found(words):
        results = client.get(f"/api/v1/screenings/?tickets={words}").json()["results"]
        return [(one["key"], one["tickets"]) for one in results]

    assert found("unknown") == [("begun", "unknown")]
    assert found("not_yet") == [("later", "not_yet")]
    assert found("unknown&tickets=not_yet") == [("begun", "unknown"), ("later", "not_yet")]
    assert found("on_sale") == []
