"""Two rows exchange a value that no two rows share."""

import pytest

from festival.tests.workbook.books import imported, planned
from films.models import Edition, Screening
from films.tests import builders as make

pytestmark = pytest.mark.django_db


def test_two_screenings_exchange_their_codes():
    make.screening(key="s1", code="1"), make.screening(key="s2", code="2")
    rows = [{"edition": "tiff-64", "screening": key, "code": code} for key, code in (("s1", "2"), ("s2", "1"))]

    imported(screenings=rows)

    assert dict(Screening.objects.values_list("key", "code")) == {"s1": "2", "s2": "1"}
    assert planned(screenings=rows).changes_nothing


def test_a_new_screening_takes_the_code_that_another_gives_up():
    film = make.screening(key="s1", code="1").film

    imported(
        screenings=[
            {"edition": "tiff-64", "screening": "s2", "film": film.slug, "start": "2023-11-03 22:00", "code": "1"},
            {"edition": "tiff-64", "screening": "s1", "film": film.slug, "start": "2023-11-03 20:00", "code": "2"},
        ]
    )

    assert dict(Screening.objects.values_list("key", "code")) == {"s1": "2", "s2": "1"}


def test_two_screenings_exchange_what_they_replace():
    old, other = make.screening(key="old"), make.screening(key="other")
    make.screening(key="s1", replaces=old), make.screening(key="s2", replaces=other)
    rows = [{"edition": "tiff-64", "screening": key, "replaces": of} for key, of in (("s1", "other"), ("s2", "old"))]

    imported(screenings=rows)

    assert dict(Screening.objects.exclude(replaces=None).values_list("key", "replaces__key")) == {
        "s1": "other",
        "s2": "old",
    }


def test_two_editions_exchange_their_numbers():
    make.edition(number=64), make.edition(number=65)

    imported(editions=[{"edition": "tiff-64", "number": "65"}, {"edition": "tiff-65", "number": "64"}])

    assert set(Edition.objects.values_list("slug", "acronym", "number")) == {
        ("tiff-64", "TIFF", 65),
        ("tiff-65", "TIFF", 64),
    }
