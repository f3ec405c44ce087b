"""What goes out comes back: the same site, the same bytes, and a second time nothing."""

import pytest
from django.core.management import call_command
from django.db import connection

from festival.models import WorkbookExport
from festival.tests.workbook.books import dumped
from festival.workbook import apply, export, export_to, plan, read
from festival.workbook.exporting import texts
from films.models import Edition, Screening
from films.tests import builders as make
from films.tests.test_natural_keys import one_of_everything

pytestmark = pytest.mark.django_db

FORMS = ["xlsx", "zip"]


def empty():
    connection.check_constraints()
    call_command("flush", interactive=False, verbosity=0)


def seen(content):
    return plan(read(content))


@pytest.fixture
def everything():
    """One row of each model at least, awkward texts, and a screening that calendars have been told of."""
    one_of_everything()
    make.film(title_en="=SUM(A1)", title_el="-Ώρα μηδέν", original_title="'@now", other_titles="a; b\nc")
    make.film(title_en="", title_el="Μόνο ελληνικά", synopsis_el="Ένα\n\nδύο;τρία", slug="1917")
    make.person(name="Anne", aliases="Anna; Annie")
    make.screening(start=make.athens("2023-11-04 01:30"), reason_en="+1", uuid="5d9e3a8e-3c5b-4b0e-9d50-0f4ff3d0a5a1")
    screening = make.screening(status="cancelled", subtitles_state="none", captions=True, key="A12")
    screening.start = make.athens("2023-11-05 20:00")
    screening.save()


@pytest.mark.parametrize("form", FORMS)
def test_an_export_changes_nothing(everything, form):
    before = dumped()
    exported = export(form=form)

    plan = seen(exported)
    apply(plan)

    assert (plan.problems, plan.conflicts, plan.changes_nothing, plan.counts["kept"]) == ([], [], True, 0)
    assert dumped() == before


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_nobody_remembers_changes_nothing(everything, form):
    exported = export(form=form)
    WorkbookExport.objects.all().delete()

    plan = seen(exported)

    assert (plan.problems, [row for row in plan.rows if row.changes], plan.changes_nothing) == ([], [], True)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_site_becomes_the_same(everything, form):
    before, exported = dumped(), export(form=form)
    empty()

    apply(seen(exported))

    assert dumped() == before
    assert export(form=form) == exported


def test_equal_data_are_equal_bytes_and_one_memory(everything):
    assert (export(), export(form="zip")) == (export(), export(form="zip"))
    assert WorkbookExport.objects.exclude(digest="0123abcd").count() == 1


def test_a_folder_holds_what_the_zip_holds(everything, tmp_path):
    export_to(tmp_path / "sheets")

    plan = seen(tmp_path / "sheets")

    assert (plan.problems, plan.changes_nothing) == ([], True)


def test_the_tests_of_all_rows_are_not_empty(everything):
    rows = {row.sheet for row in seen(export()).rows}

    assert rows == set(read(export()).sheets)


def test_an_export_of_one_edition_is_whole_and_holds_no_other(everything):
    other = make.edition(number=65)
    secret = make.selected_film(make.section(edition=other), title_en="Secret")
    make.screening(film=secret, edition=other)
    exported = export(Edition.objects.get(number=64))
    before = {row.natural_key() for row in Screening.objects.filter(edition__number=64)}
    assert "secret" not in str(texts(Edition.objects.get(number=64))).lower()
    empty()

    plan = seen(exported)
    apply(plan)

    assert plan.problems == []
    assert [str(one) for one in Edition.objects.all()] == ["TIFF 64"]
    assert {row.natural_key() for row in Screening.objects.all()} == before


def test_what_calendars_were_told_never_falls(everything):
    exported = export()
    screening = Screening.objects.get(key="A12")
    screening.start = make.athens("2023-11-06 20:00")
    screening.save()
    WorkbookExport.objects.all().delete()

    apply(seen(exported))

    assert Screening.objects.get(key="A12").sequence == screening.sequence + 1
