"""A workbook made from an export is compared three ways: workbook, site, and what the export said."""

import pytest

from festival.models import WorkbookExport
from festival.tests.workbook.books import changes, content, told
from festival.workbook import Refused, apply, export, plan, read
from festival.workbook.separated import written
from films.models import Credit, Film
from films.tests import builders as make

pytestmark = pytest.mark.django_db


class Monday:
    """The export of Monday, in which a coordinator changes cells."""

    def __init__(self):
        self.book = read(export())

    def set(self, sheet: str, key: str, **cells):
        """Change cells of the row whose key stands in its first columns."""
        [row] = [row for row in self.book.sheets[sheet].rows if "/".join(row.cells.values()).startswith(key)]
        row.cells.update(cells)
        return self

    def plan(self, **choices):
        return plan(self.book, **choices)


@pytest.fixture
def monday():
    make.film(slug="a", title_en="A", synopsis_el="Δευτέρα", minutes=104)
    make.film(slug="b", title_en="B", minutes=104)
    return Monday()


def change(slug, **values):
    Film.objects.filter(slug=slug).update(**values)


def test_the_workbooks_change_is_taken_and_the_sites_kept(monday):
    change("a", synopsis_el="Τρίτη")

    seen = monday.set("films", "b/", minutes="98").plan()
    apply(seen)

    assert changes(seen) == [("b", "minutes", "104", "98")]
    assert (seen.counts["taken"], seen.counts["kept"]) == (1, 1)
    assert list(Film.objects.order_by("slug").values_list("synopsis_el", "minutes")) == [("Τρίτη", 104), ("", 98)]


def test_a_cell_changed_on_both_sides_is_a_conflict_of_three_texts(monday):
    change("a", synopsis_el="Τρίτη")

    seen = monday.set("films", "a/", synopsis_el="Τετάρτη").plan()

    assert [(one.key, one.column, one.exported, one.site, one.workbook) for one in seen.conflicts] == [
        ("a", "synopsis_el", "Δευτέρα", "Τρίτη", "Τετάρτη")
    ]
    with pytest.raises(Refused):
        apply(seen)
    assert Film.objects.get(slug="a").synopsis_el == "Τρίτη"


@pytest.mark.parametrize(("side", "text"), [("site", "Τρίτη"), ("workbook", "Τετάρτη")])
def test_conflicts_are_decided_one_by_one(monday, side, text):
    change("a", synopsis_el="Τρίτη")
    [conflict] = monday.set("films", "a/", synopsis_el="Τετάρτη").plan().conflicts

    apply(monday.plan(decisions={conflict.id: side}))

    assert Film.objects.get(slug="a").synopsis_el == text


@pytest.mark.parametrize(("side", "minutes"), [("site", 100), ("workbook", 98)])
def test_conflicts_are_decided_all_at_once(monday, side, minutes):
    change("b", minutes=100)

    apply(monday.set("films", "b/", minutes="98").plan(otherwise=side))

    assert Film.objects.get(slug="b").minutes == minutes


def test_the_same_change_on_both_sides_is_none(monday):
    change("b", minutes=98)

    seen = monday.set("films", "b/", minutes="98").plan()

    assert (seen.conflicts, changes(seen), seen.counts["kept"]) == ([], [], 0)


def test_what_the_site_deleted_stays_deleted(monday):
    make.credit(Film.objects.get(slug="a"))
    monday = Monday()
    Film.objects.get(slug="a").delete()

    seen = monday.plan()
    apply(seen)

    assert seen.problems == []
    assert (Film.objects.count(), Credit.objects.count(), seen.counts["kept"]) == (1, 0, 2)


def test_what_the_site_deleted_and_the_workbook_changed_is_a_conflict(monday):
    Film.objects.get(slug="a").delete()

    seen = monday.set("films", "a/", minutes="98").plan()
    assert [(one.key, one.column, one.site) for one in seen.conflicts] == [("a", "", "")]
    apply(monday.plan(otherwise="workbook"))

    assert Film.objects.get(slug="a").minutes == 98


def test_a_list_changed_on_the_site_alone_is_kept(monday):
    film = Film.objects.get(slug="a")
    make.credit(film, "editing", person=make.person(name="Ann"))
    monday = Monday()
    make.credit(film, "editing", person=make.person(name="Ben"), position=5)

    apply(monday.plan())

    assert [one.name for one in film.credits.in_order()] == ["Ann", "Ben"]


def test_a_list_changed_on_both_sides_is_a_conflict(monday):
    film = Film.objects.get(slug="a")
    make.credit(film, "editing", person=make.person(name="Ann"))
    monday = Monday()
    make.credit(film, "editing", person=make.person(name="Ben"), position=5)
    monday.set("credits", "a/editing", name="Cleo")

    [conflict] = monday.plan().conflicts
    assert (conflict.column, conflict.exported, conflict.site) == ("name", "ann", "ann; ben")
    apply(monday.plan(otherwise="workbook"))

    assert [one.name for one in film.credits.in_order()] == ["Cleo"]


def test_a_renamed_film_is_found_and_keeps_its_new_name(monday):
    film = Film.objects.get(slug="a")
    film.slug = "a-new"
    film.save()

    seen = monday.set("films", "a/", minutes="98").plan()

    assert changes(seen) == [("a-new", "minutes", "104", "98")]
    assert seen.problems == []


def test_a_file_without_an_id_is_compared_as_it_is(monday):
    change("b", minutes=100)

    seen = plan(read(content(films=[{"film": "b", "minutes": "104"}])))

    assert changes(seen) == [("b", "minutes", "100", "104")]


def test_an_id_this_site_never_gave_is_told():
    files = {"about.csv": written([["export"], ["feed"]]), "films.csv": written([["film", "title_en"], ["a", "A"]])}
    from festival.tests.workbook.books import zipped

    seen = plan(read(zipped(**files)))

    assert [str(note) for note in seen.notes] == [
        "This site does not know the export the file comes from: it is compared as it is."
    ]
    assert told(seen) == []


# --- Decided once ---------------------------------------------------------------------------------------------------


@pytest.fixture
def decided(monday):
    """The minutes of b were changed on both sides, and the site's were kept."""
    change("b", minutes=100)
    monday.set("films", "b/", minutes="98")
    apply(monday.plan(otherwise="site"))
    return monday


def open_conflicts(monday) -> list[tuple]:
    return [(one.key, one.site, one.workbook) for one in monday.plan().conflicts]


def test_what_was_decided_for_the_site_is_not_asked_again(decided):
    again = decided.plan()
    apply(again)

    assert (again.conflicts, again.ready, again.does_something, again.counts["kept"]) == ([], True, False, 1)
    assert Film.objects.get(slug="b").minutes == 100


def test_a_new_value_on_the_site_asks_again(decided):
    change("b", minutes=101)

    assert open_conflicts(decided) == [("b", "101", "98")]


def test_a_new_value_in_the_workbook_asks_again(decided):
    decided.set("films", "b/", minutes="97")

    assert open_conflicts(decided) == [("b", "100", "97")]


def test_another_decision_in_words_holds(decided):
    apply(decided.plan(otherwise="workbook"))

    assert Film.objects.get(slug="b").minutes == 98


def test_a_decision_that_was_not_imported_is_asked_again(monday):
    change("b", minutes=100)
    monday.set("films", "b/", minutes="98").plan(otherwise="site")

    assert open_conflicts(monday) == [("b", "100", "98")]


def test_what_was_decided_leaves_the_export_as_it_is(decided):
    change("b", minutes=104)
    before = WorkbookExport.objects.get()

    assert decided.book.export_id == before.digest
    assert read(export()).export_id == before.digest
    assert WorkbookExport.objects.get().settled == before.settled != []


def test_a_deleted_row_that_stays_deleted_is_asked_again_only_with_other_cells(monday):
    Film.objects.get(slug="a").delete()
    apply(monday.set("films", "a/", minutes="98").plan(otherwise="site"))

    assert open_conflicts(monday) == []
    assert len(monday.set("films", "a/", minutes="97").plan().conflicts) == 1


def test_a_list_that_was_decided_is_not_asked_again(monday):
    film = Film.objects.get(slug="a")
    make.credit(film, "editing", person=make.person(name="Ann"))
    monday = Monday()
    make.credit(film, "editing", person=make.person(name="Ben"), position=5)
    apply(monday.set("credits", "a/editing", name="Cleo").plan(otherwise="site"))

    assert open_conflicts(monday) == []
    make.credit(film, "editing", person=make.person(name="Dan"), position=6)
    assert len(monday.plan().conflicts) == 1
