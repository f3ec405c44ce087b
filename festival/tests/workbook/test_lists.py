"""The rows of one film and role, of one person, of one screening, are that list, in that order."""

import pytest

from festival.tests.workbook.books import book, changes, imported, planned, problems, states
from festival.workbook import apply, export, plan, read
from films.models import Credit, Juror, Presence
from films.tests import builders as make
from people.models import Company, FilmographyEntry, Person

pytestmark = pytest.mark.django_db


def credits_of(film) -> list[str]:
    return [f"{one.role.code}: {one.name}" for one in Credit.objects.for_page().filter(film=film)]


def rows(*names, film="a", role="editing", **more):
    return [{"film": film, "role": role, "name": name, **more} for name in names]


@pytest.fixture
def film():
    """Edited by three, shot by one."""
    film = make.film(slug="a")
    for place, name in enumerate(("Ann", "Ben", "Cleo")):
        make.credit(film, "editing", person=make.person(name=name), position=place * 10, note=f"note {name}")
    make.credit(film, "cinematography", person=make.person(name="Dan"))
    return film


def test_the_file_is_the_list(film):
    seen = imported(credits=rows("Cleo", "ann", "Eve"))

    assert credits_of(film) == ["cinematography: Dan", "editing: Cleo", "editing: Ann", "editing: Eve"]
    assert [(row.key, str(row.state), row.row) for row in seen.rows if row.state != "unchanged"] == [
        ("a/editing/eve", "new", 4),
        ("a/editing/ben", "deleted", None),
    ]


def test_an_absent_column_of_a_list_is_left_alone(film):
    imported(credits=rows("Cleo", "Ben", "Ann"))

    assert [one.note for one in Credit.objects.filter(role__code="editing").in_order()] == [
        "note Cleo",
        "note Ben",
        "note Ann",
    ]


def test_another_order_alone_is_a_change(film):
    seen = imported(credits=rows("Cleo", "Ben", "Ann"))

    assert changes(seen) == [("a/editing/cleo", "name", "ann; ben; cleo", "cleo; ben; ann")]
    assert planned(credits=rows("Cleo", "Ben", "Ann")).changes_nothing


def test_rows_that_are_only_deleted_leave_the_others(film):
    seen = imported(credits=rows("Ben", action="delete"))

    assert credits_of(film) == ["cinematography: Dan", "editing: Ann", "editing: Cleo"]
    assert states(seen) == [("credits", "a/editing/ben", "deleted")]


def test_a_row_is_taken_out_in_words(film):
    imported(credits=[*rows("Ann", "Cleo"), *rows("Ben", action="delete")])

    assert credits_of(film) == ["cinematography: Dan", "editing: Ann", "editing: Cleo"]


def test_marked_rows_beside_others_leave_nobody_open(film):
    """Cleo stands on the site, and is neither listed nor marked."""
    [problem] = planned(credits=[*rows("Ann"), *rows("Ben", action="delete")]).problems

    assert str(problem) == (
        "Sheet credits, row 2, column name: “Ann”: The list on the site has more than these rows: cleo. "
        "Add these to the list, or mark them “delete”."
    )


def test_marked_rows_of_one_list_say_nothing_of_another(film):
    make.credit(film, "cinematography", person=make.person(name="Eve"), position=5)

    imported(credits=[*rows("Ann", "Cleo"), *rows("Ben", action="delete"), *rows("Dan", role="cinematography")])

    assert credits_of(film) == ["cinematography: Dan", "editing: Ann", "editing: Cleo"]


def test_a_row_that_was_deleted_before_is_pointed_out(film):
    sheets = {"credits": [*rows("Ann", "Cleo"), *rows("Ben", action="delete")]}
    imported(**sheets)

    again = planned(**sheets)

    assert again.changes_nothing
    assert [str(note) for row in again.rows for note in row.notes] == ["There is nothing of this key to delete."]


def test_what_came_to_the_site_since_the_export_is_a_conflict_and_no_mistake(film):
    book = read(export())
    make.credit(film, "editing", person=make.person(name="Eve"), position=50)
    sheet = book.sheets["credits"]
    [ben] = [row for row in sheet.rows if row.cells["name"] == "ben"]
    ben.cells["action"] = "delete"

    seen = plan(book)

    assert (seen.problems, [(one.site, one.workbook) for one in seen.conflicts]) == (
        [],
        [("ann; ben; cleo; eve", "ann; cleo")],
    )


def test_what_the_export_had_is_listed_or_marked(film):
    book = read(export())
    sheet = book.sheets["credits"]
    [ben] = [row for row in sheet.rows if row.cells["name"] == "ben"]
    ben.cells["action"] = "delete"
    sheet.rows[:] = [row for row in sheet.rows if row.cells["name"] != "cleo"]

    assert [str(one.what) for one in plan(book).problems] == ["The list on the site has more than these rows: cleo."]


def test_the_last_row_is_taken_out_in_words(film):
    imported(credits=rows("dan", role="cinematography", action="delete"))

    assert credits_of(film) == ["editing: Ann", "editing: Ben", "editing: Cleo"]


def test_a_name_is_found_by_alias_and_greek_name():
    film, person = make.film(slug="a"), make.person(name="Theo A", name_el="Θόδωρος Α", aliases="Teo")

    imported(credits=[*rows("ΘΟΔΩΡΟΣ Α", role="direction"), *rows("TEO", role="script")])

    assert {one.person for one in film.credits.all()} == {person}


def test_a_new_name_stands_beside_similar_ones():
    make.film(slug="a"), make.person(name="Jonah Malk")

    seen = planned(credits=[*rows("Jonah Malak"), *rows("Jonah Malak", role="script")])

    assert [(new.kind, new.key, new.rows, new.similar) for new in seen.new_people] == [
        ("person", "jonah-malak", (2, 3), (("jonah-malk", "Jonah Malk"),))
    ]


def test_a_role_makes_the_kind_it_names():
    make.film(slug="a")

    imported(
        credits=[
            *rows("Nemesis Films", "Jo Doe", role="production"),
            *rows("Sales Point", role="world_sales"),
            *rows("Ann Hui", role="direction"),
        ]
    )

    assert set(Company.objects.values_list("name", flat=True)) == {"Nemesis Films", "Sales Point"}
    assert set(Person.objects.values_list("name", flat=True)) == {"Jo Doe", "Ann Hui"}


def test_namesakes_are_asked_for_by_key():
    make.film(slug="a"), make.person(name="Steve McQueen"), make.person(name="Steve McQueen")

    [problem] = planned(credits=rows("Steve McQueen")).problems

    assert str(problem) == (
        "Sheet credits, row 2, column name: “Steve McQueen”: is the name of several. "
        "Write the key of the one that is meant: steve-mcqueen (person), steve-mcqueen-2 (person)."
    )


def test_a_company_is_no_director():
    make.film(slug="a"), make.company(name="Haos Film")

    assert problems(credits=rows("Haos Film", role="direction")) == [
        ("credits", 2, "name", "is a company, and this role names a person.")
    ]


def test_one_person_is_named_once(film):
    assert problems(credits=rows("Ann", "ANN")) == [("credits", 3, "name", "becomes the same key as “Ann” in row 2.")]


def test_nobody_is_made_for_a_row_that_is_refused():
    seen = planned(credits=rows("Somebody New", film="unknown"))

    assert ([one.what for one in seen.problems], seen.new_people) == (["is not known."], [])


def test_the_unused_person_is_offered_and_deleted_when_accepted():
    make.credit(make.film(slug="a"), "editing", person=make.person(name="Jonah Malk"))
    rows_now = rows("Jonah Malak")

    offered = plan(book(credits=rows_now))
    assert [(one.key, one.deleted) for one in offered.unused_people] == [("jonah-malk", False)]
    apply(plan(book(credits=rows_now), delete_unused=True))

    assert list(Person.objects.values_list("name", flat=True)) == ["Jonah Malak"]


def test_whoever_is_named_elsewhere_is_not_offered(film):
    make.jury([Person.objects.get(name="Ben")])

    assert planned(credits=rows("Ann", "Cleo")).unused_people == []


def test_filmography_presences_and_jurors_are_lists_too():
    ann, ben, screening = make.person(name="Ann"), make.person(name="Ben"), make.screening(key="s1")
    make.jury([ann, ben], name_en="Main")
    make.presence(screening=screening, person=ann)
    FilmographyEntry.objects.create(person=ann, year=1999, title="Old")

    imported(
        filmography=[{"person": "ann", "year": "2001", "title": "New", "form": "short"}],
        presences=[{"screening": "s1", "person": "ben", "task": "qa", "status": "confirmed"}],
        jurors=[{"edition": "tiff-64", "jury": "main", "person": "ben", "president": "yes"}],
    )

    assert [str(one) for one in FilmographyEntry.objects.all()] == ["2001 New"]
    assert [(one.person, one.status) for one in Presence.objects.all()] == [(ben, "confirmed")]
    assert [(one.person, one.president) for one in Juror.objects.all()] == [(ben, True)]


def test_a_presence_of_a_key_that_two_editions_have_says_which():
    make.screening(key="s1"), make.screening(key="s1", edition=make.edition(number=63)), make.person(name="Ann")
    row = {"screening": "s1", "person": "ann", "task": "qa"}

    assert problems(presences=[row]) == [("presences", 2, "screening", "is the key of several.")]
    assert problems(presences=[{**row, "edition": "tiff-63"}]) == []


def test_order_of_countries_is_kept_and_told():
    imported(films=[{"film": "a", "title_en": "A", "countries": "GR;AT;RO"}])

    seen = imported(films=[{"film": "a", "countries": "AT;GR;RO"}])

    assert changes(seen) == [("a", "countries", "GR;AT;RO", "AT;GR;RO")]
    assert states(seen) == [("films", "a", "changed")]
