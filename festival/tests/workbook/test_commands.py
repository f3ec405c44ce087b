"""`import_programme` and `export_programme`, as they are called."""

import io

import pytest
from django.core.management import CommandError, call_command

from festival.tests.workbook.books import content
from films.models import Film, Selection
from films.tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    """The command's output, and its complaint."""

    def run(command, *args, **options):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(command, *args, stdout=out, stderr=err, **options)
        except CommandError as error:
            err.write(str(error))
        return out.getvalue(), err.getvalue()

    return run


@pytest.fixture
def given(tmp_path):
    """A workbook on the disk."""

    def given(**sheets):
        path = tmp_path / "programme.zip"
        path.write_bytes(content(**sheets))
        return path

    return given


def test_a_trial_writes_nothing(run, given):
    out, err = run("import_programme", given(films=[{"film": "a", "title_en": "A"}]), "--dry-run")

    assert out.splitlines() == [
        "films 2 · new · A",
        "Rows: 1 new, 0 changed, 0 deleted, 0 withdrawn, 0 unchanged.",
        "Changes: 0 taken, 0 kept, 0 emptied.",
        "Nothing was written: this was a trial.",
    ]
    assert (err, Film.objects.count()) == ("", 0)


def test_an_import_says_old_and_new(run, given):
    make.film(slug="a", title_en="A", minutes=104, synopsis_en="Long")

    out, _err = run("import_programme", given(films=[{"film": "a", "minutes": "98", "synopsis_en": ""}]))

    assert out.splitlines() == [
        "films 2 · changed · A · minutes: 104 → 98; synopsis_en: Long → (empty)",
        "Rows: 0 new, 1 changed, 0 deleted, 0 withdrawn, 0 unchanged.",
        "Changes: 2 taken, 0 kept, 1 emptied (films.synopsis_en 1).",
        "Imported.",
    ]


def test_a_second_import_says_that_nothing_changed(run, given):
    book = given(films=[{"film": "a", "title_en": "A"}])
    run("import_programme", book)

    assert run("import_programme", book)[0].splitlines()[-1] == "No changes."


def test_every_mistake_is_listed_and_nothing_written(run, given):
    book = given(films=[{"film": "a", "title_en": "A"}, {"film": "b", "title_en": "B", "minutes": "x", "year": "y"}])

    _out, err = run("import_programme", book)

    assert err.splitlines() == [
        "Sheet films, row 3, column year: “y”: is not a whole number. Write digits only, like 104.",
        "Sheet films, row 3, column minutes: “x”: is not a whole number. Write digits only, like 104.",
        "Nothing was written. Errors: 2, conflicts: 0.",
    ]
    assert Film.objects.count() == 0


def test_new_and_unused_people_are_told(run, given):
    make.credit(make.film(slug="a", title_en="A"), "editing", person=make.person(name="Jonah Malk"))

    out, _err = run("import_programme", given(credits=[{"film": "a", "role": "editing", "name": "Jonah Malak"}]))

    assert "  Jonah Malak (person, credits 2); similar: Jonah Malk (jonah-malk)" in out
    assert "Unused: Jonah Malk (person jonah-malk): nothing names them any more; delete with --delete-unused" in out


def test_what_goes_with_a_deleted_film_is_told(run, given):
    film = make.film(slug="a", title_en="A")
    make.still(film), make.still(film), make.credit(film, person=make.person(name="Ann"))

    out, _err = run("import_programme", given(films=[{"film": "a", "action": "delete"}]), "--dry-run")

    assert out.splitlines()[:2] == [
        "films 2 · deleted · A · with it: 1 credit, 2 stills",
        "Unused: Ann (person ann): nothing names them any more; delete with --delete-unused",
    ]


def test_conflicts_are_listed_with_three_texts(run, tmp_path):
    make.film(slug="a", title_en="A", minutes=104)
    path = tmp_path / "book"
    run("export_programme", path)
    Film.objects.update(minutes=100)
    sheet = path / "films.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace(",104,", ",98,"), encoding="utf-8-sig")

    _out, err = run("import_programme", path)
    assert err.splitlines()[:4] == [
        "Sheet films, row 2, column minutes: a was changed on both sides.",
        "  exported: 104",
        "  site: 100",
        "  workbook: 98",
    ]
    assert Film.objects.get().minutes == 100
    run("import_programme", path, "--take-workbook")
    assert Film.objects.get().minutes == 98


def test_calling_off_many_needs_a_word(run, given, now):
    now("2023-11-01 12:00")
    film = make.selected_film(make.section(title_en="Open"), slug="a")
    make.screening(film=film)
    book = given(selections=[{"film": "a", "edition": "tiff-64", "section": "open", "action": "withdraw"}])

    _out, err = run("import_programme", book)
    assert "1 of 1 published screenings would be cancelled or withdrawn" in err
    run("import_programme", book, "--allow-cancellations")

    assert Selection.objects.get().withdrawn


def test_an_unknown_edition_is_answered_with_the_known(run, tmp_path):
    make.tiff_64()

    _out, err = run("export_programme", tmp_path / "a.xlsx", "--edition", "tiff-99")

    assert err == "There is no edition tiff-99. There are: tiff-64."


@pytest.mark.parametrize("name", ["book.xlsx", "book.zip", "book"])
def test_exports_are_imported_in_every_form(run, tmp_path, name):
    make.screening()

    run("export_programme", tmp_path / name, "--edition", "tiff-64")

    assert run("import_programme", tmp_path / name)[0].splitlines()[-1] == "No changes."


def test_a_text_too_long_for_excel_is_told(run, tmp_path):
    make.film(synopsis_en="x" * 33_000)

    _out, err = run("export_programme", tmp_path / "a.xlsx")

    assert err == f"“{'x' * 40}…” is longer than a cell of Excel. Export a folder or .zip."
    run("export_programme", tmp_path / "a.zip")
    assert run("import_programme", tmp_path / "a.zip")[0].splitlines()[-1] == "No changes."
