"""A day on which nothing passes the filters leads to those on which something does."""

from datetime import date

import pytest

from films.tests import builders as make
from films.tests.builders import athens

from .reading import Page

pytestmark = pytest.mark.django_db

PATH = "/en/editions/tiff-64/schedule"


@pytest.fixture
def week(now):
    """From Wednesday 1 to Tuesday 7 November: something on four days, in the Port on three of them."""
    now("2023-11-03 12:00")
    make.edition(starts=date(2023, 11, 1), ends=date(2023, 11, 7))
    port, square = (make.hall(make.venue(name_en=name)) for name in ("Port", "Square"))
    for day, hall in ((1, port), (4, square), (5, port), (5, port), (7, port)):
        make.screening(start=athens(f"2023-11-0{day} 20:00"), hall=hall)


@pytest.fixture
def shown(client, week):
    """What a day says of being empty, and where it leads."""

    def asked(day, query=""):
        main = Page(client.get(f"{PATH}/2023-11-0{day}/{query}")).main
        said = [one for one in main.all("p") if one.text.startswith(("No ", "There are no", "Nearest", "Other days"))]
        return [one.text for one in said], [link.attrs["href"] for one in said for link in one.all("a")]

    return asked


def test_nearest_day_comes_first_and_keeps_the_filters(shown):
    assert shown(4, "?venue=port&view=list") == (
        [
            "No screenings on this day match.",
            "Nearest day with some: Sunday 5 November (2 screenings)",
            "Other days with some: Wed 1 Nov · Tue 7 Nov",
        ],
        [f"{PATH}/2023-11-0{day}/?venue=port&view=list" for day in (5, 1, 7)],
    )


def test_of_two_days_as_near_it_is_the_one_to_come(shown):
    assert shown(6, "?venue=port")[0][1] == "Nearest day with some: Tuesday 7 November (1 screening)"


def test_day_without_screenings_leads_on_too(shown):
    assert shown(2) == (
        [
            "There are no screenings on this day.",
            "Nearest day with some: Wednesday 1 November (1 screening)",
            "Other days with some: Sat 4 Nov · Sun 5 Nov · Tue 7 Nov",
        ],
        [f"{PATH}/2023-11-0{day}/" for day in (1, 4, 5, 7)],
    )


def test_only_other_day_is_not_followed_by_others(shown):
    assert shown(5, "?venue=square") == (
        ["No screenings on this day match.", "Nearest day with some: Saturday 4 November (1 screening)"],
        [f"{PATH}/2023-11-04/?venue=square"],
    )


def test_filters_that_no_day_passes_say_so(shown):
    assert shown(4, "?q=nowhere") == (["No screenings match."], [])


def test_day_with_something_on_leads_nowhere_else(shown):
    assert shown(5, "?venue=port") == ([], [])


@pytest.mark.parametrize(("query", "offered"), [("?venue=port", False), ("?venue=square", True), ("", True)])
def test_calendar_is_offered_beside_what_was_found(client, week, query, offered):
    main = Page(client.get(f"{PATH}/2023-11-04/{query}")).main

    assert bool(main.all("p", css="calendar")) == offered
