"""Scenarios of the workbook, through the pages of the editors' room."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from films.models import Film, Screening
from films.tests import builders as make
from films.tests.pages.reading import Page, in_order

from .rooms import EXPORT, address, book, client_of, confirm, give

pytestmark = pytest.mark.django_db(transaction=True)  # an import writes from a thread of its own


@pytest.fixture
def coordinator():
    return client_of("import_programme", "export_programme")


def edited(content: bytes, **cells: str) -> bytes:
    """The exported workbook with cells of the sheet films set: `film__column="value"`."""
    workbook, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    head, *rows = workbook["films"].iter_rows()
    columns = [cell.value for cell in head]
    for name, value in cells.items():
        film, _underscores, column = name.partition("__")
        [row] = [row for row in rows if row[0].value == film]
        row[columns.index(column)].value = value
    workbook.save(out)
    return out.getvalue()


def test_13_mondays_workbook_on_wednesday(coordinator, now):
    now("2023-10-02 10:00")
    make.film(slug="a", title_en="Film A", minutes=None, synopsis_el="Δευτέρα")
    make.film(slug="b", title_en="Film B", minutes=104)
    monday = coordinator.post(EXPORT, {"kind": "xlsx"}).content
    Film.objects.filter(slug="a").update(synopsis_el="Τρίτη")

    now("2023-10-04 10:00")
    preview = give(coordinator, edited(monday, b__minutes="98"))
    confirm(coordinator, preview)

    assert list(Film.objects.order_by("slug").values_list("synopsis_el", "minutes")) == [("Τρίτη", None), ("", 98)]
    report = Page(coordinator.get(address(preview))).text
    assert in_order(report, ["1 cell changed", "1 cell kept as the site has it"]) == []


def test_13_where_both_changed_the_synopsis_nothing_is_written(coordinator):
    make.film(slug="a", title_en="Film A", minutes=None, synopsis_el="Δευτέρα")
    make.film(slug="b", title_en="Film B", minutes=104)
    monday = coordinator.post(EXPORT, {"kind": "xlsx"}).content
    Film.objects.filter(slug="a").update(synopsis_el="Τρίτη")

    preview = give(coordinator, edited(monday, b__minutes="98", a__synopsis_el="Τετάρτη"))
    confirm(coordinator, preview)  # even if somebody sends what no button offers

    facts = ["films · a · synopsis_el", "As exported Δευτέρα", "Keep the site’s Τρίτη", "Take the workbook’s Τετάρτη"]
    assert in_order(Page(preview).text, facts) == []
    assert list(Film.objects.order_by("slug").values_list("synopsis_el", "minutes")) == [("Τρίτη", None), ("", 104)]


def test_14_forty_rows_of_three_hundred(coordinator):
    film, hall = make.selected_film(), make.hall()
    make.screening(film=film, hall=hall)
    [first] = Screening.objects.all()
    Screening.objects.all().delete()
    Screening.objects.bulk_create(
        Screening(
            edition=first.edition,
            film=film,
            hall=hall,
            key=f"{number:03}",
            code=f"{number:03}",
            start=first.start + timedelta(hours=3 * number),
            reason_en="technical problem",
            subtitles_state="none",
        )
        for number in range(1, 338)
    )
    rows = "".join(f"\n{number:03} | tiff-64 | 95 |" for number in range(1, 41))
    forty = book(screenings=f"screening | edition | minutes | reason_en{rows}")

    preview = give(coordinator, forty)
    confirm(coordinator, preview)
    again = give(coordinator, forty)

    assert in_order(Page(preview).text, ["40 rows changed", "40 cells emptied", "40 screenings · reason_en"]) == []
    assert Screening.objects.filter(reason_en="technical problem", minutes=None).count() == 297
    assert Screening.objects.filter(reason_en="", minutes=95).count() == 40
    assert Screening.objects.filter(subtitles_state="none").count() == 337
    assert "This workbook changes nothing" in Page(again).text
