"""What is typed of days and moments lies in a year there can be; and the address of a new form may say one."""

import pytest

from films.models import Screening
from films.tests import builders

from .pages import add_url, change_url, errors, fields, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2023-11-03T20:00", ("2023-11-03", "20:00")),
        ("2023-11-03T18:00:00+00:00", ("2023-11-03", "20:00")),
        ("2023-03-26T03:30", ("", "")),  # the clock jumps over it
        ("0001-01-01T00:00:00+14:00", ("", "")),
        ("tomorrow", ("", "")),
    ],
)
def test_a_new_form_begins_with_the_moment_of_its_address(asked, shown, admin_client):
    builders.tiff_64()
    form = fields(admin_client.get(add_url(Screening), {"start": asked}))
    assert (form["start_0"], form["start_1"]) == shown


@pytest.mark.many_cases
@pytest.mark.parametrize("day", ["0001-01-01", "1894-12-31", "2201-01-01", "9999-12-31"])
def test_a_moment_of_a_year_that_is_none_is_refused_and_kept(day, admin_client):
    screening = builders.screening()
    answer = send(admin_client, change_url(screening), start_0=day, start_1="00:00")
    assert errors(answer) == ["Choose a year between 1895 and 2200."]
    assert fields(answer)["start_0"] == day


@pytest.mark.parametrize("name", ["starts", "ends"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_edition_of_a_year_that_is_none_is_refused(day, name, admin_client):
    answer = send(admin_client, change_url(builders.edition()), **{name: day})
    assert "Choose a year between 1895 and 2200." in errors(answer)


def test_an_edition_of_more_than_a_year_is_refused(admin_client):
    edition = builders.edition()
    answer = send(admin_client, change_url(edition), starts="2023-01-01", ends="2024-01-02")
    assert errors(answer) == ["An edition lasts a year at most."]
    assert errors(send(admin_client, change_url(edition), starts="2023-01-01", ends="2024-01-01")) == []
