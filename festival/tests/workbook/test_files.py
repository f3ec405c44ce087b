"""What cannot be read is said, in words and with its place; nothing raises, nothing is written."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from festival.models import WorkbookExport
from festival.tests.workbook.books import content, table, zipped
from festival.workbook import export, export_to, plan, read, template
from festival.workbook.messages import Wrong
from festival.workbook.reading import as_text
from festival.workbook.separated import escaped, plain, written
from films.models import Film
from films.tests import builders as make

pytestmark = pytest.mark.django_db

OPENING = datetime.fromisoformat("2023-11-03 20:00:00.000400")  # as Excel counts, in fractions of a day
FILMS = [["film", "title_en"], ["a", "A"]]


def xlsx(**sheets) -> bytes:
    book = Book()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(source, name="") -> list[str]:
    return [str(problem) for problem in read(source, name).problems]


def cells(source, sheet="films") -> list[dict]:
    return [row.cells for row in read(source).sheets[sheet].rows]


# --- Forms of a workbook ---------------------------------------------------------------------------------------------


def test_all_forms_are_read_alike(tmp_path):
    rows = [{"film": "a", "title_en": "Άλφα"}]
    (tmp_path / "films.csv").write_bytes(written(table(rows)))
    book = tmp_path / "book.xlsx"
    book.write_bytes(xlsx(films=table(rows)))
    packed = tmp_path / "book.zip"
    packed.write_bytes(content(films=rows))

    sources = [tmp_path / "films.csv", book, str(packed), packed.read_bytes(), io.BytesIO(book.read_bytes())]
    assert [cells(source) for source in sources] == [rows] * 5


def test_a_folder_inside_a_zip_is_read():
    assert cells(zipped(**{"tiff/films.csv": written(FILMS), "__MACOSX/._films.csv": b"\0"})) == [
        {"film": "a", "title_en": "A"}
    ]


def test_excels_own_values_are_what_a_person_would_type():
    values = [104, 104.0, 8.5, True, OPENING, date(2023, 11, 3), time(20, 0), None, "x"]

    assert [as_text(value) for value in values] == [
        "104", "104", "8.5", "TRUE", "2023-11-03 20:00", "2023-11-03", "20:00", "", "x",
    ]  # fmt: skip


def test_dates_and_times_of_excel_are_read():
    make.tiff_64(), make.film(slug="a")
    head = ["edition", "screening", "film", "start"]

    seen = plan(read(xlsx(screenings=[head, ["tiff-64", 1, "a", OPENING]])))

    assert (seen.problems, [one.new for one in seen.rows[0].changes if one.column == "start"]) == (
        [],
        ["2023-11-03 20:00"],
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_may_be_separated_as_greek_excel_does(delimiter):
    text = delimiter.join(["film", "title_en"]) + "\r\n" + delimiter.join(["a", '"A;B"']) + "\r\n"

    assert cells(zipped(**{"films.csv": text.encode()})) == [{"film": "a", "title_en": "A;B"}]


def test_names_of_sheets_and_columns_are_read_as_they_are_written():
    assert cells(xlsx(Films=[["Film", "Title EN"], ["a", "A"]])) == [{"film": "a", "title_en": "A"}]


# --- Excel does not calculate ----------------------------------------------------------------------------------------


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@example("'=1")
@example("=1")
def test_escaping_is_undone(text):
    assert plain(escaped(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_of_an_export_is_calculated(text):
    make.film(title_en=text + "x", slug="a")

    [(_key, cell, *_rest)] = load_workbook(io.BytesIO(export()))["films"].iter_rows(min_row=2)
    archive = zipfile.ZipFile(io.BytesIO(export(form="zip")))
    line = archive.read("films.csv").decode("utf-8-sig").splitlines()[1]

    assert (cell.data_type, cell.quotePrefix, line.split(",")[1][0]) == ("s", True, "'")


def test_greek_is_marked_for_excel():
    make.film(title_el="Ελλάδα", slug="a")

    head = zipfile.ZipFile(io.BytesIO(export(form="zip"))).read("films.csv")[:3]

    assert head == b"\xef\xbb\xbf"


# --- What is refused ------------------------------------------------------------------------------------------------


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("films.csv", b"0" * (130 * 1024 * 1024))
    return out.getvalue()


def entities() -> bytes:
    """A workbook in which a cell unfolds without end."""
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(films=FILMS))) as made, zipfile.ZipFile(out, "w") as changed:
        for name in made.namelist():
            content = made.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                content = f"<!DOCTYPE worksheet [{lol}]>" + content.replace(">A<", ">&l8;<")
            changed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "The file: is no workbook, or it is damaged. Give an .xlsx, a .zip or a folder of .csv files."),
        (b"PK\x03\x04", "The file: is no workbook, or it is damaged. Give an .xlsx, a .zip or a folder of .csv files."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "The file: is protected by a password, or is an .xls of old. "
            "Save it as .xlsx (Excel Workbook) without a password.",
        ),
        (bomb(), "The file: would unpack to more than a programme can be. Export it again, and fill in that file."),
        (entities(), "The file: is no workbook, or it is damaged. Save it as .xlsx again."),
        (
            zipped(**{"films.csv": "film\nΆ".encode("iso-8859-7")}),
            "Sheet films: is not UTF-8 text (line 2). Save it as “CSV UTF-8”.",
        ),
        (
            zipped(**{"films.csv": "film\na".encode("utf-16")}),
            "Sheet films: is not UTF-8 text. Save it as “CSV UTF-8”.",
        ),
        (
            zipped(**{"films.csv": b"film,title_en\na," + b"x" * 10_000_000}),
            "Sheet films, row 2, column title_en: is too long for a cell: 10000000 letters. Shorten it.",
        ),
        (
            zipped(**{"films.csv": b"film,title_en\na," + b"x" * 110_000}),
            "Sheet films, row 2, column title_en: is too long for a cell: 110000 letters. Shorten it.",
        ),
        (
            zipped(**{"films.csv": b"film,title_en\na,A\0B"}),
            "Sheet films, row 2, column title_en: “AB”: holds a character that no text has "
            "(NUL or another control character). Type the cell anew.",
        ),
        (
            xlsx(films=[["film", "title_en"], ["a", "=1+1"]]),
            "Sheet films, row 2, column title_en: holds a formula. Copy the cell and paste its value.",
        ),
        (xlsx(flims=FILMS), "Sheet flims: is not a sheet of the programme. Did you mean films?"),
        (
            xlsx(films=[["film", "titel_en"], ["a", "A"]]),
            "Sheet films, row 1, column titel_en: “titel_en”: is not a column of this sheet. Did you mean title_en?",
        ),
        (
            xlsx(films=[["film", "title_en", "title_en"], ["a", "A", "B"]]),
            "Sheet films, row 1, column title_en: is there twice. Keep one of the two columns.",
        ),
        (
            xlsx(films=[["title_en"], ["A"]]),
            "Sheet films, row 1, column film: is missing. Add the column: without it no row can be found.",
        ),
        (
            xlsx(films=[["film", "title_en"], ["a", "A", "stray"]]),
            "Sheet films, row 2: has a cell beyond the last column. Give the column a name, or empty the cell.",
        ),
        (
            xlsx(films=[["film", None, "title_en"], ["a", "stray", "A"]]),
            "Sheet films, row 2: “stray”: stands in a column without a name. Name the column, or empty the cell.",
        ),
        (xlsx(empty=[]), "The file: has no sheet with rows. Fill in a sheet named like those of the template."),
        (
            zipped(**{"a/films.csv": written(FILMS), "b/films.csv": written(FILMS)}),
            "Sheet films: is there twice. Keep one of the two.",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_refusals_say_what_to_do(source, words):
    assert told(source) == [words]


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert told(tmp_path / "none.xlsx") == [
        "The file: cannot be read: No such file or directory. Look whether it is there, and whether it may be read."
    ]


@pytest.mark.parametrize("name", ["films.csv", "still.jpg"])
def test_a_file_of_a_folder_that_is_too_large_is_told(tmp_path, name):
    (tmp_path / "people.csv").write_bytes(written([["person", "name"], ["a", "A"]]))
    with (tmp_path / name).open("wb") as large:
        large.truncate(121 * 1024 * 1024)

    assert told(tmp_path) == [
        f"The file: “{name}”: is too large: 120 MB is the most. Split it, or put fewer pictures beside it."
    ]


def test_an_export_that_cannot_be_written_is_not_remembered(tmp_path):
    make.film(synopsis_en="x" * 33_000)

    with pytest.raises(Wrong, match="longer than a cell of Excel"):
        export()
    for path in (tmp_path / "none" / "a.zip", tmp_path / "file" / "sheets"):
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(OSError):  # noqa: PT011 which one depends on the system
            export_to(path)

    assert not WorkbookExport.objects.exists()


def test_a_protected_zip_is_told():
    packed = bytearray(content(films=[{"film": "a"}]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1

    assert told(bytes(packed)) == ["The file: is protected by a password. Save it without one."]


def test_all_mistakes_come_at_once():
    rows = [["film", "titel", "minutes", "year"], ["a", "A", "x", "1800"], ["b", "", "", "y"]]

    seen = plan(read(xlsx(films=rows, nothing=[["a"]])))

    assert sorted((one.sheet, one.row, one.column) for one in seen.problems) == [
        ("films", 1, "titel"),
        ("films", 1, "title_en"),
        ("films", 2, "minutes"),
        ("films", 2, "year"),
        ("films", 3, "year"),
        ("nothing", None, ""),
    ]


WHOLE = content(films=[{"film": "a", "title_en": "A"}], people=[{"person": "b", "name": "B"}])
BOOK = xlsx(films=FILMS, people=[["person", "name"], ["b", "B"]])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_broken_files_are_refused_and_nothing_else(data):
    """Cut short, bytes changed, bytes put in: a refusal or a plan, never an exception, and nothing is written."""
    whole = data.draw(st.sampled_from([WHOLE, BOOK]))
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8)) if broken else 0):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))

    plan(read(bytes(broken)))

    assert Film.objects.count() == 0


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_no_workbook(content):
    assert read(content).problems
    assert read(b"film,title_en\n" + content, "films.csv") is not None


def test_the_template_is_read_and_changes_nothing():
    seen = plan(read(template()))

    assert (seen.problems, seen.rows) == ([], [])
