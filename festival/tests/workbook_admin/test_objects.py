"""From a row of a report to the form on which it stands."""

import pytest
from django.core.management import call_command

from festival.workbook import export, plan, read
from festival.workbook.admin.objects import WITHOUT_KEY, address

from .rooms import importer

pytestmark = pytest.mark.django_db


def test_every_row_of_the_seed_leads_to_a_form():
    call_command("loaddata", "tiff64", verbosity=0)
    rows = {row.sheet: row for row in plan(read(export(), "seed.xlsx")).rows}  # the last of each sheet

    without = {sheet for sheet, row in rows.items() if not address(sheet, row.key).endswith("/change/")}

    assert without == WITHOUT_KEY & rows.keys()
    assert {"films", "credits", "sections", "venues", "people", "editions"} < rows.keys()


@pytest.mark.parametrize(
    ("sheet", "key"),
    [("films", "no-such-film"), ("films", "no\0film"), ("sections", "tiff-64"), ("awards", "Best Film")],
)
def test_what_is_gone_or_unclear_leads_to_its_list(sheet, key):
    assert address(sheet, key).endswith(f"/films/{sheet.removesuffix('s')}/")


def test_a_sheet_that_is_none_is_not_found():
    assert importer().get("/admin/festival/workbookimport/rows/nonsense/").status_code == 404
