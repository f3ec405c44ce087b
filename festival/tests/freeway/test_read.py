"""A file is read by its headers, or refused with all that is wrong."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from festival.freeway.columns import DROPPED, NAMES, header
from festival.freeway.parcel import packed, unpacked
from festival.freeway.read import Export, Row, Unreadable, read

from .sample import HEADERS, PERSONAL, other, row, sheet


def problems(data):
    with pytest.raises(Unreadable) as refusal:
        read(data)
    return refusal.value.problems


def test_wanted_cells_are_read_and_personal_ones_are_not():
    [salt] = read(sheet(row())).rows

    assert (salt.number, salt["title"], salt["duration"]) == (2, '"Salt on the Sill"', "01:34:29")
    assert set(salt.cells.values()) & set(PERSONAL.values()) == set()


def test_every_column_of_filmfreeway_is_known():
    assert read(sheet(headers=HEADERS)) == Export()
    assert set(map(header, HEADERS)) <= {*NAMES, *DROPPED}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_file_that_went_through_a_spreadsheet_is_read(delimiter):
    data = sheet(row(), delimiter=delimiter).removeprefix(b"\xef\xbb\xbf")

    assert read(data).rows == read(sheet(row())).rows


def test_order_case_blanks_and_other_names_of_headers_do_not_count():
    headers = [" JUDGING status ", "Runtime", "submission id", "PROJECT TITLE"]
    data = sheet(
        dict(zip(headers, ["Selected", "0:10:00", "7", "Salt"], strict=True)), headers=headers
    )  # fmt: skip

    assert read(data).rows == [Row(2, {"judging": "Selected", "duration": "0:10:00", "id": "7", "title": "Salt"})]


def test_own_questions_in_both_shapes_are_not_read():
    pairs = ["Submission Custom Field 1", "Submission Custom Answer 1"]
    asked = "Will this be the Greek premiere?"
    export = read(sheet({**row(), asked: "Yes", **dict.fromkeys(pairs, "?")}, headers=[*HEADERS, *pairs, asked]))

    assert (export.unknown, export.questions) == ([asked], 2)
    assert export.rows == read(sheet(row())).rows


def test_of_two_columns_that_mean_the_same_the_first_is_read():
    export = read(sheet({**row(), "Runtime": "0:00:01"}, headers=[*HEADERS, "Runtime"]))

    assert (export.twice, export.rows[0]["duration"]) == (["Runtime"], "01:34:29")


def test_blank_rows_count_and_are_skipped():
    data = sheet(row()) + b"\r\n,,,\r\n" + sheet(other(1)).split(b"\r\n")[1]

    assert [read_row.number for read_row in read(data).rows] == [2, 5]


REFUSED = {
    "nothing": (b"", "This is no export of FilmFreeway submissions. Columns that are missing: Project Title, Judging "
                     "Status, Submission ID."),
    "no table": (b"Dear festival,\n\nhere are our films.", "This is no export of FilmFreeway submissions. Columns that "
                                                          "are missing: Project Title, Judging Status, Submission ID."),
    "no key": (sheet(row(), headers=["Project Title", "Judging Status"]),
               "This is no export of FilmFreeway submissions. Columns that are missing: Submission ID."),
    "another encoding": (sheet(row()).decode("utf-8-sig").encode("cp1253", "replace"),
                         "The file is not written in UTF-8. Save it as “CSV UTF-8”, or export it again."),
    "UTF-16": ("Submission ID".encode("utf-16"),
               "The file is not written in UTF-8. Save it as “CSV UTF-8”, or export it again."),
    "Excel": (b"PK\x03\x04" + bytes(60), "This is an Excel file. Save it as “CSV UTF-8” and send that."),
    "NUL": (sheet(row(Synopsis="A\0B")), "Row 2 holds a character (NUL) that is no text."),
    "huge cell": (sheet(row(Synopsis="A" * 131_073)), "Row 2: a cell is longer than 131072 characters."),
    "huge file": (b"A" * 20_000_001, "The file is larger than 20 MB."),
    "open quotation": (sheet(row()) + b'"An open', "Row 3 is no row of a CSV file: a quotation mark is missing or too "
                                                  "many."),
    "too many cells": (sheet(row()) + b"," * 80 + b"x", "Row 3 has more cells than there are columns."),
    "twice": (sheet(row(), other(1), row()), "Submission 30000001 stands in several rows: 2, 4."),
    "without key": (sheet(row(Submission_ID="", Tracking_Number="")),
                    "Row 2 has neither a Submission ID nor a Tracking Number."),
    "long key": (sheet(row(Submission_ID="9" * 61)), f"Row 2: the key {'9' * 60} is longer than 60 characters."),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_file_is_refused_in_words(what):
    data, problem = REFUSED[what]

    assert problems(data) == [problem]


def test_all_problems_are_told_at_once():
    data = sheet(row(Submission_ID="", Tracking_Number=""), other(1), other(1))

    assert len(problems(data)) == 2


@settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: sheet(row()) + text.encode())))
def test_whatever_the_bytes_they_are_read_or_refused(data):
    with suppress(Unreadable):
        read(data)


# --- Between preview and confirmation ---------------------------------------------------------------------------------


def test_parcel_holds_what_was_read_and_little_of_what_is_not_selected():
    export = read(sheet(row(), other(1, Judging_Status="Undecided", Synopsis="Of no concern")))

    again = unpacked(packed(export))

    assert again.rows[0] == export.rows[0]
    assert again.rows[1].cells == {"id": "30000002", "title": "Another 1", "judging": "Undecided"}


@pytest.mark.parametrize("parcel", ["", "x", "x:y:z"])
def test_parcel_of_others_is_refused(parcel):
    with pytest.raises(Unreadable):
        unpacked(parcel)


def test_parcel_is_good_for_half_a_day(now):
    now("2023-11-03 08:00")
    parcel = packed(Export())
    now("2023-11-03 20:01")

    with pytest.raises(Unreadable, match="too old"):
        unpacked(parcel)


def test_file_too_large_for_a_page_is_refused(monkeypatch):
    monkeypatch.setattr("festival.freeway.parcel.MOST_LETTERS", 10)

    with pytest.raises(Unreadable, match="Too many"):
        packed(Export())
