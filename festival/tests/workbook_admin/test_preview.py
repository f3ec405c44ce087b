"""What a preview says of a workbook, and what is chosen in it: conflicts, names, people, many cancellations."""

import csv
import io

import pytest

from festival.models import WorkbookImport
from festival.tests.workbook.big import big
from festival.workbook import export
from films.models import Screening
from films.tests import builders
from films.tests.pages.reading import Page, in_order
from films.tests.readiness.ready import ready_film
from people.models import Person

from .plans import every_kind
from .rooms import address, book, choose, client_of, confirm, edited, give, importer

pytestmark = pytest.mark.django_db


def buttons(preview) -> list[str]:
    return [button.attrs["name"] for button in Page(preview).main.find("form").all("button") if "name" in button.attrs]


def table(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


# --- Counts and mistakes ------------------------------------------------------------------------------------------


def test_counts_come_first_and_nothing_is_written():
    builders.film(slug="salt", title_en="Salt on the Stairs", minutes=104, website="https://example.org/")
    text = "film | title_en | minutes | website\nsalt | Salt on the Stairs | 98 |\nmoths | Moth Census | 12 |"

    preview = give(importer(), book(films=text))

    facts = [
        "Nothing is written yet",
        "1 new row 1 row changed 1 cell changed 1 cell emptied",
        "Cells that would be emptied",
    ]
    assert in_order(Page(preview).text, [*facts, "1 films · website", "Salt on the Stairs", "104 → 98"]) == []
    assert builders.Film.objects.get().minutes == 104


def test_nothing_to_do_is_said_and_cannot_be_imported():
    builders.film(slug="salt", title_en="Salt on the Stairs")

    preview = give(importer(), book(films="film | title_en\nsalt | Salt on the Stairs"))

    assert "This workbook changes nothing: the site has all of it." in Page(preview).text
    assert buttons(preview) == ["discard"]


def test_every_mistake_is_listed_with_its_place_and_can_be_downloaded():
    text = "film | title_en | year | minutes\nsalt | Salt | 19x2 | 98\nmoths | Moths | | long"
    client = importer()

    preview = give(client, book(films=text))

    rows = [[cell.text for cell in row if cell.tag in ("th", "td")] for row in Page(preview).main.all("tr")[1:]]
    expected = [
        ["films", "2", "year", "19x2", "is not a whole number.", "Write digits only, like 104."],
        ["films", "3", "minutes", "long", "is not a whole number.", "Write digits only, like 104."],
    ]
    downloaded = table(client.get(f"{address(preview)}problems.csv"))
    assert rows == expected
    assert downloaded[0] == ["Sheet", "Row", "Column", "Value", "What is wrong", "What to do"]
    assert [[cell or "—" for cell in row] for row in downloaded[1:]] == rows
    assert "import" not in buttons(preview)


def test_mistakes_and_page_speak_greek():
    preview = give(importer(language="el"), book(films="film | title_en | year\nsalt | Salt | 19x2"))

    text = Page(preview).text
    assert in_order(text, ["Το βιβλίο εργασίας έχει λάθη", "1 λάθος", "Τι είναι λάθος", "19x2"]) == []
    assert "is not a whole number." not in text


def test_all_changes_can_be_downloaded_formulas_escaped():
    builders.film(slug="salt", title_en="Salt", minutes=104)
    client = importer()
    preview = give(client, book(films="film | title_en | minutes\nsalt | =1+1 | 98"))

    assert table(client.get(f"{address(preview)}changes.csv"))[1:] == [
        ["films", "2", "salt", "'=1+1", "changed", "title_en", "Salt", "'=1+1"],
        ["films", "2", "salt", "'=1+1", "changed", "minutes", "104", "98"],
    ]


def test_start_in_the_small_hours_is_echoed_with_its_festival_day():
    builders.screening(key="001", film=builders.selected_film(title_en="Salt"))
    rows = "screening | edition | start\n001 | tiff-64 | 2023-11-04 00:30"

    preview = give(importer(), book(screenings=rows))

    assert "Festival day: Friday 3 November, after midnight." in Page(preview).text


# --- Both sides ---------------------------------------------------------------------------------------------------


@pytest.fixture
def both_sides():
    """An export of two films that were then changed on the site, and come back changed as well."""
    films = [builders.film(slug=slug, title_en=slug.title(), minutes=104) for slug in ("moths", "salt")]
    content = export()
    for film in films:
        film.minutes = 105
        film.save()
    client = importer()
    return client, give(client, edited(content, "minutes", "98"))


def minutes(preview) -> dict[str, list[str]]:
    """What each film would become."""
    return {row.key: [change.new for change in row.changes] for row in preview.context["plan"].rows if row.changes}


def test_conflict_is_shown_with_three_values_and_blocks_the_import(both_sides):
    _client, preview = both_sides

    first = Page(preview).main.find("fieldset", css="wb-conflict")
    assert first.text == "films · moths · minutes row 2 As exported 104 Keep the site’s 105 Take the workbook’s 98"
    assert "import" not in buttons(preview)
    assert "It can be imported once every cell above is decided." in Page(preview).text


def test_conflicts_are_decided_one_by_one(both_sides):
    client, preview = both_sides
    moths, salt = preview.context["plan"].conflicts

    half = choose(client, preview, **{f"decide-{moths.id}": "workbook"})
    whole = choose(client, half, **{f"decide-{salt.id}": "site"})

    assert ("import" in buttons(half), "import" in buttons(whole)) == (False, True)
    assert minutes(whole) == {"moths": ["98"]}


@pytest.mark.parametrize(("side", "planned"), [("site", {}), ("workbook", {"moths": ["98"], "salt": ["98"]})])
def test_conflicts_are_decided_all_at_once(both_sides, side, planned):
    client, preview = both_sides

    decided = choose(client, preview, all=side)

    assert (minutes(decided), decided.context["plan"].undecided) == (planned, [])
    assert ("Nothing of the programme would change." in Page(decided).text) == (planned == {})
    assert "import" in buttons(decided)


def test_what_goes_with_a_deleted_film_is_shown_and_downloaded():
    film = builders.selected_film(slug="salt", title_en="Salt")
    builders.still(film), builders.credit(film, "editing", person=builders.person(name="Jonah Malk"))
    client = importer()

    preview = give(client, book(films="film | action\nsalt | delete"))

    facts = ["Delete: Jonah Malk", "deleted", "Salt", "Deleted with it: 1 credit, 1 selection, 1 still"]
    assert in_order(Page(preview).text, facts) == []
    assert table(client.get(f"{address(preview)}changes.csv"))[1][4:] == [
        "deleted",
        "",
        "1 credit, 1 selection, 1 still",
        "",
    ]


def test_a_side_that_is_none_decides_nothing(both_sides):
    client, preview = both_sides
    [first, _second] = preview.context["plan"].conflicts

    after = choose(client, preview, all="both", **{f"decide-{first.id}": "heads"})

    assert len(after.context["plan"].undecided) == 2


# --- People -------------------------------------------------------------------------------------------------------


@pytest.fixture
def misspelt():
    """The film has Jonah Malk as its editor; the workbook says Jonah Malak."""
    film = builders.selected_film(slug="salt")
    builders.credit(film, "editing", person=builders.person(name="Jonah Malk"))
    client = importer()
    return client, give(client, book(credits="film | role | name\nsalt | editing | Jonah Malak"))


def test_new_name_stands_beside_a_similar_one_and_may_be_it(misspelt):
    client, preview = misspelt

    options = [option.text for option in Page(preview).main.find("select").all("option")]
    same = choose(client, preview, **{"same-Jonah Malak": "jonah-malk"})
    again = choose(client, same, **{"same-Jonah Malak": ""})

    assert options == ["is somebody new", "is the same as: Jonah Malk (jonah-malk)"]
    assert same.context["plan"].changes_nothing
    assert [new.name for new in again.context["plan"].new_people] == ["Jonah Malak"]


def test_two_new_names_that_are_alike_are_pointed_out_but_not_offered():
    builders.selected_film(slug="salt")
    rows = "film | role | name\nsalt | editing | Jonah Malak\nsalt | sound | Jonah Malk"

    page = Page(give(importer(), book(credits=rows))).main

    assert [item.text for item in page.find("ul", css="wb-people").all("li")] == [
        "Jonah Malk person · row 3 like other new names: Jonah Malak",
        "Jonah Malak person · row 2",
    ]


def test_unused_person_is_offered_for_deletion(misspelt):
    client, preview = misspelt

    ticked = choose(client, preview, delete="jonah-malk")

    assert "Delete: Jonah Malk" in Page(preview).text
    assert [one.deleted for one in preview.context["plan"].unused_people] == [False]
    assert [one.deleted for one in ticked.context["plan"].unused_people] == [True]
    assert Person.objects.filter(slug="jonah-malk").exists()


# --- Many cancellations -------------------------------------------------------------------------------------------


def test_more_than_a_tenth_of_the_screenings_is_asked_for_twice(now):
    now("2023-11-03 12:00")
    builders.screening(key="001")
    client = importer()

    preview = give(client, book(screenings="screening | edition | status\n001 | tiff-64 | cancelled"))
    allowed = choose(client, preview, many="on")

    text = Page(preview).text
    assert "TIFF 64: 1 of 1 published screenings would be cancelled or withdrawn." in text
    assert "--allow-cancellations" not in text
    assert ("import" in buttons(preview), "import" in buttons(allowed)) == (False, True)
    assert Screening.objects.get().status == "scheduled"


def test_choices_are_still_there_when_the_preview_is_opened_again(misspelt):
    client, preview = misspelt
    choose(client, preview, delete="jonah-malk")

    again = client.get(address(preview))

    assert [box.attrs["value"] for box in Page(again).main.all("input", type="checkbox", checked="")] == ["jonah-malk"]


def test_confirming_with_other_choices_shows_them_first(misspelt):
    client, preview = misspelt

    answer = confirm(client, preview, delete="jonah-malk")

    assert answer == f"→ {address(preview)}"
    assert "Your choices are in the preview now." in Page(client.get(address(preview))).root.text
    assert WorkbookImport.objects.get().started_at is None


# --- A thousand rows ----------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_big_first_import_is_read_on_a_page_of_bearable_length():
    content = big(films=300, screenings=1000, credits=5000, people=2000)

    preview = give(importer(), content, "festival.zip")

    assert (
        in_order(Page(preview).text, ["200 more rows stand", "900 more rows stand", "in the table to download"]) == []
    )
    assert len(preview.content) < 750_000


def test_hand_made_plan_has_every_part():
    """`every_kind` keeps up with what a plan can hold."""
    plan = every_kind()

    assert all([plan.rows, plan.conflicts, plan.new_people, plan.unused_people, plan.emptied, plan.counts["kept"]])


# --- Publication --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("may", [False, True])
def test_publishing_takes_the_permission(may, now):
    now("2023-11-03 12:00")
    ready_film(slug="boat", publish_at=None)
    client = client_of("import_programme", *(["publish_film"] if may else []))

    preview = give(client, book(films="film | publish_at\nboat | 2023-11-05 11:00"))

    assert ("You may not publish films." in Page(preview).text, "import" in buttons(preview)) == (not may, may)
