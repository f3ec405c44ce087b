"""What happens between coordinators and editors who work in yesterday's sheet, from end to end, by the commands."""

import io

import pytest
from django.core.management import CommandError, call_command

from festival.tests.workbook.books import content, dumped
from films.models import Credit, Film, Screening
from films.tests import builders as make
from people.models import Person

pytestmark = pytest.mark.django_db


def run(command, *args):
    """What it says, and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(command, *args, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


class Folder:
    """A workbook as a folder of sheets, in which a coordinator changes cells."""

    def __init__(self, path):
        self.path = path

    def replace(self, sheet, old, new):
        file = self.path / f"{sheet}.csv"
        text = file.read_text(encoding="utf-8-sig")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8-sig")


def test_13_mondays_workbook_on_wednesday(now, tmp_path):
    now("2023-10-02 10:00")
    make.film(slug="film-a", title_en="Film A", synopsis_el="Η σύνοψη της Δευτέρας.", minutes=90)
    make.film(slug="film-b", title_en="Film B", minutes=104)
    monday = Folder(tmp_path / "monday")
    run("export_programme", monday.path)

    now("2023-10-03 15:00")
    Film.objects.filter(slug="film-a").update(synopsis_el="Η σύνοψη της Τρίτης.")

    now("2023-10-04 09:00")
    monday.replace("films", ",104,", ",98,")
    out, err = run("import_programme", monday.path)

    assert err == ""
    assert "films 3 · changed · Film B · minutes: 104 → 98" in out
    assert "Changes: 1 taken, 1 kept, 0 emptied." in out
    assert Film.objects.get(slug="film-b").minutes == 98
    assert Film.objects.get(slug="film-a").synopsis_el == "Η σύνοψη της Τρίτης."

    monday.replace("films", "Η σύνοψη της Δευτέρας.", "Η σύνοψη του βιβλίου.")
    before = dumped()
    _out, err = run("import_programme", monday.path)

    assert err.splitlines() == [
        "Sheet films, row 2, column synopsis_el: film-a was changed on both sides.",
        "  exported: Η σύνοψη της Δευτέρας.",
        "  site: Η σύνοψη της Τρίτης.",
        "  workbook: Η σύνοψη του βιβλίου.",
        "Decide with --keep-site or --take-workbook, or one by one in the admin.",
        "Nothing was written. Errors: 0, conflicts: 1.",
    ]
    assert dumped() == before


def test_14_forty_rows_of_three_hundred(tmp_path):
    films = [make.selected_film(make.section(), title_en=f"Film {n}") for n in range(3)]
    Screening.objects.bulk_create(
        Screening(
            edition=make.tiff_64(),
            key=f"s{n}",
            code=str(n),
            film=films[n % 3],
            start=make.athens("2023-11-03 20:00"),
            subtitles_state="none",
            reason_en="technical problem" if n % 2 else "",
            reason_el="τεχνικό πρόβλημα" if n % 4 == 1 else "",
        )
        for n in range(337)
    )
    untouched = set(Screening.objects.exclude(key__in=FORTY).values_list())
    path = tmp_path / "forty.zip"
    path.write_bytes(
        content(
            screenings=[
                {"screening": key, "edition": "tiff-64", "qa": "20", "reason_en": "", "reason_el": ""} for key in FORTY
            ]
        )
    )

    out, err = run("import_programme", path)

    assert err == ""
    assert "Rows: 0 new, 40 changed, 0 deleted, 0 withdrawn, 0 unchanged." in out
    assert "30 emptied (screenings.reason_el 10, screenings.reason_en 20)" in out
    changed = Screening.objects.filter(key__in=FORTY)
    assert set(Screening.objects.exclude(key__in=FORTY).values_list()) == untouched
    assert len(untouched) == 297
    assert set(changed.values_list("qa", "reason_en", "reason_el")) == {(20, "", "")}
    assert set(Screening.objects.values_list("subtitles_state", flat=True)) == {"none"}
    assert run("import_programme", path)[0].splitlines()[-1] == "No changes."


FORTY = [f"s{n}" for n in range(100, 140)]


def test_15_one_wrong_letter(tmp_path):
    film, other = make.film(slug="film-a", title_en="Film A"), make.film(slug="film-b", title_en="Film B")
    first, malk = make.person(name="Ann Editor"), make.person(name="Jonah Malk")
    make.credit(film, "editing", person=malk, position=1)
    make.credit(film, "direction", person=first)
    make.credit(other, "editing", person=first)
    others = set(Credit.objects.exclude(film=film, role__code="editing").values_list())
    path = tmp_path / "credits.zip"
    path.write_bytes(content(credits=[{"film": "film-a", "role": "editing", "name": "Jonah Malak"}]))

    out, _err = run("import_programme", path)

    assert [credit.name for credit in film.credits.filter(role__code="editing")] == ["Jonah Malak"]
    assert set(Credit.objects.exclude(film=film, role__code="editing").values_list()) == others
    assert "Jonah Malak (person, credits 2); similar: Jonah Malk (jonah-malk)" in out
    assert "Unused: Jonah Malk (person jonah-malk): nothing names them any more; delete with --delete-unused" in out
    assert Person.objects.filter(name="Jonah Malk").exists()


def test_15_the_offer_is_accepted(tmp_path):
    film = make.film(slug="film-a")
    make.credit(film, "editing", person=make.person(name="Jonah Malk"))
    path = tmp_path / "credits.zip"
    path.write_bytes(content(credits=[{"film": "film-a", "role": "editing", "name": "Jonah Malak"}]))

    run("import_programme", path, "--delete-unused")

    assert list(Person.objects.values_list("name", flat=True)) == ["Jonah Malak"]
