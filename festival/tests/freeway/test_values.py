"""What cells mean."""

import pytest

from festival.freeway import values


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("01:34:29", 94), ("1:34:30", 95), ("0:04:11", 4), ("00:04:59", 5), ("0:00:20", 1), ("0:00:00", None),
        ("95", 95), ("95 min", 95), ("95'", 95), ("", None), ("an hour", None), ("1:34", None), ("0:99:00", None),
    ],
)  # fmt: skip
def test_duration_is_rounded_to_the_nearest_minute(text, minutes):
    assert values.minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "year"), [("2023-05-01", 2023), ("2023", 2023), ("May 1, 2023", None), ("20230", None), ("", None)]
)
def test_completion_date_begins_with_the_year(text, year):
    assert values.year(text) == year


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('"Salt"', "Salt"), ("“Salt”", "Salt"), ("«Αλάτι»", "Αλάτι"), ("Salt", "Salt"), ('"Yes" and "No"',) * 2,
        ("  Salt\n on  stairs ", "Salt on stairs"), ('"', '"'), ("", ""), ("'Til Dawn'", "Til Dawn"),
    ],
)  # fmt: skip
def test_title_loses_its_quotation_marks(text, title):
    assert values.title(text) == title


@pytest.mark.parametrize(
    ("text", "language"), [("Salt", "en"), ("Αλάτι", "el"), ("Соль", ""), ("1984", ""), ("Το σπίτι, a house", "el")]
)
def test_language_is_told_by_the_letters(text, language):
    assert values.language(text) == language


@pytest.mark.parametrize(
    ("types", "minutes", "form"),
    [
        ("Feature", 94, "feature"), ("Short, Student", 12, "short"), ("Feature", 50, ""), ("Short", 45, ""),
        ("Feature, Short", 90, ""), ("Documentary", 90, ""), ("Feature", None, "feature"), ("", 12, ""),
    ],
)  # fmt: skip
def test_form_is_as_submitted_but_for_medium_lengths(types, minutes, form):
    assert values.form(types, minutes) == form


def test_kinds_are_told_and_unknown_types_named():
    types = "Animation, Documentary, Student, Web / New Media, Opera"

    assert (values.kinds(types), values.unknown_types(types)) == (["animation", "documentary"], ["Opera"])


@pytest.mark.parametrize(
    ("text", "color"),
    [("Color", "color"), ("Black & White", "bw"), ("Black & White and Color", "mixed"), ("Sepia", ""), ("", "")],
)
def test_color_is_told(text, color):
    assert values.color(text) == color
