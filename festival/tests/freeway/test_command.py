"""The import on the command line: the same plan, all or nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from festival.models import CategoryRule
from films.models import Film
from films.tests import builders

from .sample import other, row, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    """`export(row, …)` writes a file and gives its path."""

    def write(*rows):
        path = tmp_path / "export.csv"
        path.write_bytes(sheet(*rows))
        return path

    return write


@pytest.fixture
def section():
    made = builders.section(title_en="Open Horizons")
    CategoryRule.objects.create(edition=made.edition, category="Best Documentary", section=made)
    return made


def run(path, *options, edition="tiff-64"):
    out = StringIO()
    call_command("import_filmfreeway", path, "--edition", edition, *options, stdout=out)
    return out.getvalue().splitlines()


def test_dry_run_says_what_would_happen_and_writes_nothing(export, section):
    lines = run(export(other(1, Duration="0:10:00", Genres="Opera")), "--dry-run")

    assert lines == [
        "new: Another 1 (30000002)",
        "  title (EN): '' → 'Another 1'",
        "  minutes: '' → '10'",
        "  sections: '' → 'Open Horizons'",
        "  note: Unknown genre: Opera.",
        "TIFF 64: 1 new; 0 submissions not selected.",
        "Dry run: nothing was written.",
    ]
    assert Film.objects.count() == 0


def test_second_run_is_no_import_and_says_so(export, section):
    path = export(row(), other(1, Judging_Status="Undecided"))

    assert run(path)[-2:] == ["TIFF 64: 1 new; 1 submissions not selected.", "Imported."]
    assert run(path)[-2:] == [
        "TIFF 64: 1 unchanged; 1 submissions not selected.",
        "Nothing to import: the site has all of it.",
    ]


def test_edited_value_is_kept_and_told(export, section):
    run(export(other(1, Duration="0:10:00")))
    Film.objects.update(minutes=12)

    assert run(export(other(1, Duration="0:11:00")))[:2] == [
        "protected: Another 1 (30000002)",
        "  minutes: kept '12', the file says '11'",
    ]


def test_what_is_absent_and_names_that_are_alike_are_told(export, section):
    run(export(other(1)))

    assert run(export(other(2, Directors="Jonah Malak"), other(3, Directors="Jonah Malk")), "--dry-run")[-5:-2] == [
        "no longer in the file, stays: Another 1 (30000002)",
        "new: Jonah Malak in Another 2",
        "new: Jonah Malk (in this file: Jonah Malak) in Another 3",
    ]


def test_category_without_a_section_stops_everything(export):
    builders.tiff_64()
    with pytest.raises(CommandError, match="Nothing was written"):
        run(export(row()))

    assert Film.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("no.csv", None, "No such file"), ("export.csv", b"a,b", "no export of FilmFreeway")],
)
def test_file_that_cannot_be_read_is_said(tmp_path, section, name, content, words):
    path = tmp_path / name
    if content:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=words):
        run(path)


def test_unknown_edition_is_said(export, section):
    with pytest.raises(CommandError, match=r"There is no edition tiff-99\. Those known: tiff-64\."):
        run(export(row()), edition="tiff-99")
