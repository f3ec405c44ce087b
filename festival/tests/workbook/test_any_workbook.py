"""Whatever stands in a workbook, it goes in whole or is refused whole; and what went in is a second time no change."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from festival.tests.workbook.books import book, dumped
from festival.workbook import Refused, apply, export, plan, read
from festival.workbook.columns import Boolean, Choice, Integer, Lines, Text
from festival.workbook.moments import Moment
from festival.workbook.sheets import BY_NAME
from films.tests import builders as make

pytestmark = pytest.mark.django_db

# Values that are right in one place and wrong in another.
KEYS = [
    "a",
    "b",
    "A B",
    "tiff-64",
    "open",
    "s1",
    "ann",
    "acme",
    "Ann Lee",
    "direction",
    "editing",
    "production",
    "gone",
]
MOMENTS = ["2023-11-03 20:00", "2023-11-04 00:30", "2023-11-03 24:00", "2023-10-29 03:30", "2023-11-03", "20:00"]
NUMBERS = ["0", "1", "7", "104", "2023", "-1", "1.5"]
CODES = [
    "GR",
    "GR;FR",
    "su",
    "el",
    "el:electronic",
    "none",
    "feature",
    "world",
    "free",
    "sold_out",
    "cancelled",
    "press",
]
CODES += [
    "qa",
    "confirmed",
    "yes",
    "no",
    "#ff0000",
    "Europe/Athens",
    "captions",
    "moved",
    "withdrawn",
    "won",
    "inherit",
]
TEXTS = ["", "", "", "Title", "=1+1", "Ελλάδα", "a;b", "x" * 320, "https://example.org/"]
CELLS = st.sampled_from([*KEYS, *MOMENTS, *NUMBERS, *CODES, *TEXTS])
LIKELY = {
    "film": ["a", "b", "A B"],
    "edition": ["tiff-64"],
    "section": ["open", "open1", "new"],
    "person": ["ann", "ben"],
    "name": ["Ann", "Ben", "ann", "Ann Lee"],
    "role": ["direction", "editing"],
    "screening": ["s1", "s2", "s3"],
    "start": MOMENTS[:3],
    "opens": MOMENTS[:1],
    "title_en": ["Title", "Other"],
    "name_en": ["Title", "Other"],
    "countries": ["GR", "GR;FR", ""],
    "languages": ["el", "", "fr;el"],
    "action": ["", "", "", "", "", "delete"],
    "package": ["", "bill"],
    "films": ["a;b", "b", ""],
    "starts": ["2023-11-02"],
    "ends": ["2023-11-12"],
    "year": ["2023"],
    "timezone": ["Europe/Athens", "Europe/Paris"],
    "entry": ["ticket", "free"],
    "tickets": ["unknown", "sold_out"],
    "status": ["", "scheduled", "selected", "confirmed"],
    "uuid": [""],
}
SHEETS = [
    "editions",
    "sections",
    "people",
    "films",
    "selections",
    "credits",
    "screenings",
    "packages",
    "presences",
    "awards",
]


@st.composite
def workbooks(draw) -> dict[str, list[dict]]:
    """Some sheets, each with the columns it needs and some others, and a few rows."""
    return {
        name: draw(rows_of(BY_NAME[name])) for name in draw(st.sets(st.sampled_from(SHEETS), min_size=1, max_size=4))
    }


@st.composite
def rows_of(draw, sheet) -> list[dict]:
    others = [column.name for column in sheet.columns if not column.required]
    needed = [column.name for column in sheet.columns if column.required]
    columns = [*needed, *draw(st.lists(st.sampled_from([*others, "action"]), unique=True, max_size=5))]
    kinds = {column.name: column.kind for column in sheet.columns}
    cells = {name: cell(name, kinds.get(name)) for name in columns}
    return draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=3))


def cell(name, kind):
    """What fits; now and then anything."""
    likely = st.sampled_from(LIKELY.get(name) or fitting(kind))
    return st.integers(0, 30).flatmap(lambda chance: CELLS if chance == 30 else likely)


def fitting(kind) -> list[str]:
    if isinstance(kind, Choice):
        return ["", *kind.codes]
    if isinstance(kind, Moment):
        return ["", "2023-10-10 12:00"]
    examples = {Integer: ["", "1", "7"], Boolean: ["", "yes", "no"], Lines: ["", "One; Two"]}
    return examples.get(type(kind), ["", "", "Title"] if type(kind) is Text else [""])


def something():
    """A site in which there is something already."""
    edition = make.edition()
    films = [
        make.selected_film(make.section(title_en="Open", slug=f"open{n or ''}"), slug=slug)
        for n, slug in enumerate("ab")
    ]
    ann = make.person(name="Ann")
    make.credit(films[0], person=ann)
    make.company(name="Acme")
    make.screening(key="s1", film=films[0], start=make.athens("2023-11-03 20:00"))
    make.package(films, title_en="Bill", edition=edition)


# Without shrinking: it takes minutes, and the sheets are small as they are.
@settings(deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate])
@given(workbooks())
def test_it_goes_in_whole_or_not_at_all(sheets):
    with transaction.atomic():
        something()
        before, seen = dumped(), plan(book(**sheets))

        event("whole" if seen.ready else "refused")
        if seen.ready:
            apply(seen)
            assert_settled(sheets)
        else:
            with pytest.raises(Refused):
                apply(seen)
            assert dumped() == before
            assert all(one.what and one.fix and (one.sheet or not one.row) for one in seen.problems)
        transaction.set_rollback(True)


def assert_settled(sheets):
    """A second time nothing changes, and neither does what comes out."""
    again = plan(book(**sheets))
    assert [(row.key, row.changes) for row in again.rows if row.changes] == []
    assert (again.problems, again.changes_nothing) == ([], True)
    assert plan(read(export())).changes_nothing
