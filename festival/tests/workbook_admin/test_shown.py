"""What a preview prints of a plan: counts in words, the part that differs, the weightiest rows first. No database."""

from collections import Counter

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from festival.workbook.admin import shown
from festival.workbook.admin.choices import Choices
from festival.workbook.results import Plan, State

from .plans import SYNOPSIS, every_kind, row


def test_counts_are_said_in_words():
    assert shown.in_words(every_kind().counts) == [
        (1, "new row"),
        (3, "rows changed"),
        (1, "row deleted"),
        (1, "row withdrawn"),
        (2, "rows unchanged"),
        (4, "cells changed"),
        (1, "cell emptied"),
        (2, "cells kept as the site has them"),
        (1, "cell to decide"),
    ]


def test_nothing_is_said_of_nothing():
    assert shown.in_words(Plan().counts) == []


def test_of_short_texts_both_are_shown():
    assert shown.difference("104", "98") == shown.Difference("", "104", "98", "")


def test_of_long_texts_the_part_that_differs_is_shown():
    assert shown.difference(SYNOPSIS, SYNOPSIS.replace("eleven", "twelve")) == shown.Difference(
        "…ferry that has not come for ", "eleven", "twelve", " years, and every evening she lights…"
    )


def test_what_was_put_in_is_shown_without_an_old_text():
    found = shown.difference(SYNOPSIS, SYNOPSIS.replace("the ", "the brass ", 1))

    assert (found.old, found.new) == ("", "brass")


def test_an_emptied_long_text_is_clipped():
    found = shown.difference(SYNOPSIS, "")

    assert (SYNOPSIS.startswith(found.old[:-1]), found.old[-1], found.new) == (True, "…", "")


words = st.lists(st.sampled_from(["a", "bb", "ccc" * 30]), min_size=1).map(" ".join)


@given(words, words)
def test_two_texts_are_shown_as_different_only_where_they_are(old, new):
    found = shown.difference(old, new)

    assert (found.old == found.new) == (old == new) or max(len(found.old), len(found.new)) > shown.LONG


def test_rows_that_take_away_come_first():
    plan = Plan(
        rows=[
            row(State.NEW, number=2),
            row(State.UNCHANGED, number=3),
            row(State.CHANGED, ("minutes", "1", "2"), number=4),
            row(State.CHANGED, ("minutes", "1", ""), number=5),
            row(State.WITHDRAWN, number=6),
            row(State.DELETED, number=7),
        ]
    )

    [sheet] = shown.sheets(plan)

    assert [one.plan.row for one in sheet.rows] == [7, 6, 5, 4, 2]


def test_rows_of_a_sheet_stand_together_in_the_order_of_the_workbook():
    rows = [row(sheet="films"), row(sheet="credits"), row(sheet="films", number=3)]

    found = shown.sheets(Plan(rows=rows))

    assert [(sheet.name, len(sheet.rows)) for sheet in found] == [("films", 2), ("credits", 1)]


def test_of_a_long_sheet_the_rest_is_counted():
    plan = Plan(rows=[row(State.NEW, number=number) for number in range(2, 1002)])

    [sheet] = shown.sheets(plan)

    assert (len(sheet.rows), sheet.more, sheet.counts) == (shown.LISTED, 1000 - shown.LISTED, [(1000, "new rows")])


def test_a_name_said_to_be_somebody_known_can_be_undone():
    found = shown.names(every_kind(), Choices(same={"Jon Malk": "jonah-malk"}))

    assert [(name.name, name.same) for name in found] == [
        ("Jon Malk", "jonah-malk"),
        ("Jonah Malak", ""),
        ("Paper Boats", ""),
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_greek_counts_have_their_own_plural(number):
    with override("el"):
        [(_number, words)] = shown.in_words(Counter({State.NEW: number}))

    assert words == {1: "νέα γραμμή", 2: "νέες γραμμές"}[number]
