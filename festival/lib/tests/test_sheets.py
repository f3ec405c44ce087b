"""CSV for spreadsheets."""

import pytest

from festival.lib.sheets import cell, csv_download


@pytest.mark.parametrize("text", ["=1+1", "+30 2310", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run_becomes_text(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", "Η βάρκα", "a=b", 12])
def test_other_cells_stay_as_they_are(value):
    assert cell(value) == str(value)


def test_file_opens_right_in_greek():
    response = csv_download("films.csv", [["ταινία", "λεπτά"], ["Η «βάρκα», 2", 90]])
    assert response.content.decode("utf-8-sig") == 'ταινία,λεπτά\r\n"Η «βάρκα», 2",90\r\n'
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == 'attachment; filename="films.csv"'
