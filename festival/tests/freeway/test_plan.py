"""An export becomes drafts; what editors did meanwhile stays."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from festival.freeway.apply import StillOpen, apply
from festival.freeway.plan import Choices, make_plan
from festival.freeway.read import read
from festival.models import CategoryRule, Submission
from films.models import Film, Genre
from films.tests import builders
from films.tests.builders import NOW
from people.models import PastSlug, Person

from .sample import PERSONAL, other, row, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    """Where documentaries go."""
    made = builders.section(title_en="Open Horizons")
    CategoryRule.objects.create(edition=made.edition, category="best documentary", section=made)
    Genre.objects.create(name_en="Drama", name_el="Δράμα")
    return made


def planned(*rows, **choices):
    return make_plan(read(sheet(*rows)), builders.tiff_64(), Choices(**choices))


def imported(*rows, **choices):
    plan = planned(*rows, **choices)
    apply(plan, NOW)
    return plan


def changes(film_plan):
    return {change.label: (change.old_words, change.new_words) for change in film_plan.changed}


def kept(film_plan):
    return {change.label: (change.old_words, change.new_words) for change in film_plan.kept}


def credits(film):
    return [(one.role.code, one.name, one.character, one.note) for one in film.credits.for_page()]


# --- A new film -------------------------------------------------------------------------------------------------------


def test_submission_becomes_a_draft_with_all_that_it_says(section):
    imported(row())

    film = Film.objects.get()
    columns = ["title_en", "title_el", "original_title", "year", "minutes", "form", "kind", "debut", "color", "aspect"]
    assert {name: getattr(film, name) for name in columns} == {
        "title_en": "Salt on the Sill",
        "title_el": "Αλάτι στο περβάζι",
        "original_title": "Αλάτι στο περβάζι",
        "year": 2023,
        "minutes": 94,
        "form": "feature",
        "kind": "documentary",
        "debut": "first",
        "color": "bw",
        "aspect": "1.85:1",
    }
    assert (film.synopsis_en, film.synopsis_el) == ("A house by the sea.", "Ένα σπίτι στη θάλασσα.")
    assert (film.trailer, film.website, film.format) == ("https://films.example/salt", "", "")
    assert [one.country.code for one in film.film_countries.all()] == ["GR", "US"]
    assert [one.language.code for one in film.film_languages.all()] == ["el", "fa"]
    assert [genre.slug for genre in film.genres.all()] == ["drama"]
    assert credits(film) == [
        ("direction", "Anna Vissi", "", ""),
        ("script", "Anna Vissi", "", ""),
        ("script", "Petros Lamos", "", ""),
        ("participants", "Zoe Kalli", "Maria", ""),
        ("participants", 'Nikos Pappas "the nurse"', "", ""),
        ("executive_producer", "Jan Drda", "", ""),
    ]
    assert [one.section for one in film.selections.all()] == [section]
    assert film.selections.get().premiere == ""


def test_draft_is_public_nowhere(section):
    imported(row())

    assert Film.objects.get().publish_at is None
    assert not Film.objects.public(NOW).exists()
    assert not Person.objects.public(NOW).exists()


def test_what_could_not_be_taken_is_said(section):
    [film] = planned(row()).films

    assert film.notes == [
        "website: not an address of a page, not taken.",
        "Unknown genre: Sea Shanty.",
    ]


NOT_TAKEN = "production year was not taken: Ensure this value is"


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"Completion_Date": "9999-12-31"}, f"{NOT_TAKEN} less than or equal to 2100."),
        ({"Completion_Date": "0001-01-01"}, f"{NOT_TAKEN} greater than or equal to 1888."),
        ({"Completion_Date": "9" * 5000}, f"The completion date “{'9' * 5000}” does not begin with a year."),
        ({"Duration": "9" * 5000}, f"The duration “{'9' * 5000}” cannot be read."),
    ],
)
def test_figures_that_cannot_be_are_left_out_and_said(section, cells, note):
    [film] = planned(row(Trailer_URL="", Project_Website="", Genres="", **cells)).films

    assert film.notes == [note]


def test_no_personal_value_reaches_the_database(section):
    imported(row(**{"Submission_Custom_Field_1": "Allergies?"}), other(1, Judging_Status="Undecided"))

    stored = list(_all_texts())
    assert [value for value in PERSONAL.values() if any(value in text for text in stored)] == []
    assert any("Salt on the Sill" in text for text in stored)


def _all_texts():
    """Every value of every column of every table that holds text, JSON included."""
    for model in apps.get_models(include_auto_created=True):
        texts = (models.CharField, models.TextField, models.JSONField)
        names = [column.attname for column in model._meta.concrete_fields if isinstance(column, texts)]
        for values in model._base_manager.values_list(*names) if names else ():
            yield from map(str, values)


# --- Again ------------------------------------------------------------------------------------------------------------


def test_second_import_of_the_same_file_is_no_import(section):
    imported(row())
    before = list(_all_texts())

    plan = imported(row())

    assert (plan.writes, [film.state for film in plan.films]) == (False, ["unchanged"])
    assert list(_all_texts()) == before


def test_new_value_is_taken_where_nobody_edited(section):
    imported(row())

    revised = row(Duration="01:30:00", Language="Greek", Writers="Petros Lamos", Key_Cast="Zoe Kalli (Eleni)")
    [again] = imported(revised).films

    assert again.state == "changed"
    assert changes(again) == {
        "minutes": ("94", "90"),
        "languages": ("Greek, Farsi", "Greek"),
        "Script": ("Anna Vissi, Petros Lamos", "Petros Lamos"),
        "With": ('Zoe Kalli (Maria), Nikos Pappas "the nurse"', "Zoe Kalli (Eleni)"),
    }
    assert Film.objects.get().minutes == 90
    assert credits(Film.objects.get())[1:3] == [
        ("script", "Petros Lamos", "", ""),
        ("participants", "Zoe Kalli", "Eleni", ""),
    ]
    assert [film.state for film in planned(revised).films] == ["unchanged"]


def test_what_was_edited_is_kept_and_shown_beside_the_file(section):
    imported(row())
    film = Film.objects.get()
    film.minutes, film.title_en = 97, "Salt on the Stairs"
    film.save()
    film.credits.filter(role__code="direction").delete()

    [again] = imported(row(Duration="01:30:00", Synopsis="Another synopsis.")).films

    assert kept(again) == {
        "title (EN)": ("Salt on the Stairs", "Salt on the Sill"),
        "minutes": ("97", "90"),
        "Direction": ("", "Anna Vissi"),
    }
    assert changes(again) == {"synopsis (EN)": ("A house by the sea.", "Another synopsis.")}
    film.refresh_from_db()
    assert (film.minutes, film.title_en, film.synopsis_en) == (97, "Salt on the Stairs", "Another synopsis.")
    assert [film.state for film in imported(row(Duration="01:30:00", Synopsis="Another synopsis.")).films] == [
        "protected"
    ]


def test_kept_value_follows_the_file_again_once_both_agree(section):
    imported(row())
    Film.objects.update(minutes=90)
    imported(row(Duration="01:30:00"))

    [again] = imported(row(Duration="01:31:00")).films

    assert changes(again) == {"minutes": ("90", "91")}


def test_empty_cell_and_absent_column_empty_nothing(section):
    imported(row())

    assert [film.state for film in planned(row(Duration="", Synopsis="", Directors="", Language="")).films] == [
        "unchanged"
    ]


def test_person_with_a_new_address_is_still_the_same(section):
    imported(row())
    anna = Person.objects.get(name="Anna Vissi")
    anna.slug, anna.name = "anna-v", "Anna Vissi-Kalli"
    anna.save()

    assert [film.state for film in imported(row()).films] == ["unchanged"]


def test_publication_and_premiere_given_meanwhile_stay(section):
    imported(row())
    Film.objects.update(publish_at=NOW)
    Film.objects.get().selections.update(premiere="world")

    imported(row(Duration="01:30:00"))

    film = Film.objects.get()
    assert (film.publish_at, film.selections.get().premiere, film.minutes) == (NOW, "world", 90)


# --- Which submissions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judging", "status", "number"),
    [
        ("Selected", "In Consideration", 1),
        ("SELECTED ", "", 1),
        ("Award Winner", "In Consideration", 1),
        ("Honorable Mention", "In Consideration", 1),
        ("Undecided", "In Consideration", 0),
        ("Not Selected", "In Consideration", 0),
        ("", "", 0),
        ("Selected", "Withdrawn", 0),
        ("Selected", "Disqualified", 0),
        ("Shortlisted", "In Consideration", 0),
    ],
)
def test_only_selected_submissions_are_imported(section, judging, status, number):
    plan = imported(row(Judging_Status=judging, Submission_Status=status))

    assert Film.objects.count() == number
    assert len(plan.reports) == (status in ("Withdrawn", "Disqualified") or judging == "Shortlisted")


@pytest.mark.parametrize("changed", [{"Judging_Status": "Not Selected"}, {"Submission_Status": "Withdrawn"}])
def test_film_that_is_no_longer_selected_is_reported_and_stays(section, changed):
    imported(row())

    plan = imported(row(**changed))

    said = next(iter(changed.values()))
    assert plan.reports == [f"“Salt on the Sill” (30000001) was imported and is no longer selected: {said}. It stays."]
    assert Film.objects.get().selections.count() == 1


def test_film_that_is_no_longer_in_the_file_is_reported_and_stays(section):
    imported(row(), other(1), other(2, **{"Submission_ID": "", "Tracking_Number": "T7"}))
    before = list(_all_texts())

    plan = imported(other(1))

    assert [(known.key, str(known.film)) for known in plan.absent] == [
        ("30000001", "Salt on the Sill"),
        ("tracking T7", "Another 2"),
    ]
    assert list(_all_texts()) == before
    assert imported(row(), other(1), other(2, **{"Submission_ID": "", "Tracking_Number": "T7"})).absent == []


def test_film_that_is_in_the_file_and_no_longer_selected_is_not_absent(section):
    imported(row())

    assert planned(row(Judging_Status="Undecided")).absent == []


def test_tracking_number_serves_until_there_is_a_submission_id(section):
    imported(row(Submission_ID=""))
    assert Submission.objects.get().key == "tracking TIFF001"

    [again] = imported(row()).films

    assert again.state == "unchanged"
    assert Submission.objects.get().key == "30000001"


def test_submission_of_another_edition_is_an_error(section):
    imported(row())
    another = builders.closed_edition()
    plan = make_plan(read(sheet(row(Submission_Categories=""))), another)

    assert plan.films[0].errors == ["This submission was imported into another edition: TIFF 64."]
    with pytest.raises(StillOpen):
        apply(plan, NOW)


def test_submission_without_a_title_is_an_error_and_nothing_is_written(section):
    plan = planned(row(Project_Title=""), other(1))

    assert [film.errors for film in plan.films] == [["Row 2 has no title."], []]
    with pytest.raises(StillOpen):
        apply(plan, NOW)
    assert Film.objects.count() == 0


# --- Categories -------------------------------------------------------------------------------------------------------


def test_category_without_a_rule_waits_for_a_decision_which_is_remembered(section):
    plan = planned(row(Submission_Categories="Best Short"))
    assert (plan.open, plan.categories) == (True, ["Best Short"])
    with pytest.raises(StillOpen):
        apply(plan, NOW)

    imported(row(Submission_Categories="Best Short"), categories={"best short": section.slug})

    assert CategoryRule.objects.get(category="Best Short").section == section
    assert Film.objects.get().selections.get().section == section
    assert planned(row(Submission_Categories="best short")).categories == []


def test_film_of_categories_that_are_not_imported_is_reported(section):
    CategoryRule.objects.create(edition=section.edition, category="Screenplay")

    plan = imported(other(1, Submission_Categories="Screenplay"))

    assert plan.reports == ["“Another 1” (30000002): its categories are not imported: Screenplay."]
    assert Film.objects.count() == 0


def test_film_in_several_categories_is_in_the_section_of_each(section):
    second = builders.section()
    CategoryRule.objects.create(edition=section.edition, category="Debut, Greek", section=second)

    imported(other(1, Submission_Categories="Debut, Greek"), other(2, Submission_Categories="Best Documentary"))

    assert [film.selections.get().section for film in Film.objects.order_by("title_en")] == [second, section]


def test_film_moves_by_being_added_to_the_new_section_and_leaving_none(section):
    imported(row())
    second = builders.section()
    CategoryRule.objects.create(edition=section.edition, category="Debut", section=second)

    imported(row(Submission_Categories="Debut"))

    assert {one.section for one in Film.objects.get().selections.all()} == {section, second}
    assert imported(row(Submission_Categories="Debut")).films[0].state == "unchanged"


def test_section_an_editor_chose_stays(section):
    imported(row())
    second = builders.section(title_en="Special")
    Film.objects.get().selections.update(section=second)

    [again] = imported(row()).films

    assert kept(again) == {"sections": ("Special", "Open Horizons")}
    assert Film.objects.get().selections.get().section == second


# --- People -----------------------------------------------------------------------------------------------------------


def test_person_of_the_site_is_found_by_any_name(section):
    anna = builders.person(name="A. Vissi", aliases="Anna Vissi")

    imported(row(Directors="ANNA VISSI"))

    assert Film.objects.get().credits.get(role__code="direction").person == anna


def test_new_person_of_several_films_is_made_once_and_shown_beside_similar_ones(section):
    malak = builders.person(name="Jonah Malak")
    plan = planned(other(1, Directors="Jonah Malk"), other(2, Writers="Jonah Malk"))

    assert [(one.name, one.near, one.films, one.chosen) for one in plan.names] == [
        ("Jonah Malk", [malak], ["Another 1", "Another 2"], "new/person")
    ]
    apply(plan, NOW)
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Jonah Malak", "Jonah Malk"]


@pytest.mark.parametrize("again", ["Renée Sawtell", "RENEE SAWTELL", "renee  sawtell"])
def test_new_name_spelt_otherwise_in_another_row_is_one_person(section, again):
    imported(other(1, Directors="Renée Sawtell"), other(2, Directors=again))

    assert [person.name for person in Person.objects.all()] == ["Renée Sawtell"]
    assert Person.objects.get().credits.count() == 2
    plan = planned(other(1, Directors="Renée Sawtell"), other(2, Directors=again))
    assert [film.state for film in plan.films] == ["unchanged", "unchanged"]


LIKE = [
    ("Jonah Malak", "Jonah Malk", ["Jonah Malak"]),
    ("Anna Vissi", "Άννα Βίσση", ["Anna Vissi"]),
    ("Άννα Βίσση", "Anna Vissi", ["Άννα Βίσση"]),
    ("Jonah Malak", "Petros Lamos", []),
]


@pytest.mark.parametrize(("first", "second", "like"), LIKE)
def test_new_names_that_are_nearly_one_are_shown_beside_each_other(section, first, second, like):
    plan = planned(other(1, Directors=first), other(2, Directors=second))

    assert [(name.name, [one.name for one in name.before]) for name in plan.names] == [(first, []), (second, like)]


def test_new_name_may_be_said_to_be_another_of_the_file(section):
    rows = other(1, Directors="Jonah Malak"), other(2, Directors="Jonah Malk"), other(3, Directors="Jonas Malk")
    names = {"jonah malk": "as/Jonah Malak", "jonas malk": "as/Jonah Malk"}
    imported(*rows, names=names)

    assert [person.name for person in Person.objects.all()] == ["Jonah Malak"]
    assert [film.state for film in planned(*rows).films] == ["unchanged"] * 3


def test_new_name_cannot_be_one_that_comes_after_it(section):
    rows = other(1, Directors="Jonah Malak"), other(2, Directors="Jonah Malk")
    imported(*rows, names={"jonah malak": "as/Jonah Malk", "jonah malk": "as/Jonah Malak"})

    assert [person.name for person in Person.objects.all()] == ["Jonah Malak"]


def test_new_people_get_addresses_nobody_has_or_had(section):
    builders.person(name="Anna-Vissi", slug="anna-vissi")
    PastSlug.objects.create(kind="person", slug="anna-vissi-2", current="anna")
    imported(other(1, Directors="Anna Vissi / Jonah Malak"), names={"anna vissi": "new/person"})

    assert set(Person.objects.values_list("slug", flat=True)) == {"anna-vissi", "anna-vissi-3", "jonah-malak"}


@pytest.mark.parametrize("people", [1, 3])
def test_new_people_are_written_together(section, people):
    names = ["Jonah Malak", "Petros Lamos", "Zoe Kalli"][:people]
    plan = planned(other(1, Directors=", ".join(names)))
    with CaptureQueriesContext(connection) as asked:
        apply(plan, NOW)

    assert Person.objects.count() == people
    assert sum("people_person" in one["sql"] and "INSERT" in one["sql"] for one in asked.captured_queries) == 1


def test_similar_person_that_was_chosen_is_remembered(section):
    malak = builders.person(name="Jonah Malak")
    imported(other(1, Directors="Jonah Malk"), names={"jonah malk": "person/jonah-malak"})
    assert [one.person for one in Film.objects.get().credits.all()] == [malak]

    assert imported(other(1, Directors="Jonah Malk")).films[0].state == "unchanged"


def test_namesakes_have_to_be_chosen_between(section):
    _first, second = (builders.person(name="Anna Vissi") for _ in range(2))
    film = other(1, Directors="Anna Vissi")
    plan = planned(film)
    assert (plan.open, plan.films[0].errors) == (True, ["Anna Vissi: several people have this name. Choose one."])

    imported(film, names={"anna vissi": f"person/{second.slug}"})

    assert Film.objects.get().credits.get().person == second


def test_other_credits_are_read_by_their_labels(section):
    [film] = imported(
        other(1, Other_Credits="Music: Zoe Kalli\nDoP - Petros Lamos\nGaffer: Jan Drda\nProduction: Paper Boat Films")
    ).films

    assert credits(Film.objects.get()) == [
        ("cinematography", "Petros Lamos", "", ""),
        ("music", "Zoe Kalli", "", ""),
        ("production", "Paper Boat Films", "", ""),
    ]
    assert film.notes == ["Names without a role that is known here: Gaffer: Jan Drda."]


def test_name_of_a_company_and_of_a_person_becomes_both(section):
    imported(other(1, Other_Credits="World sales: Paper Boat", Directors="Paper Boat"))

    credits = Film.objects.get().credits.for_page()
    assert [(type(one.named).__name__, one.name) for one in credits] == [
        ("Person", "Paper Boat"),
        ("Company", "Paper Boat"),
    ]
    assert planned(other(1, Other_Credits="World sales: Paper Boat", Directors="Paper Boat")).writes is False


# --- Films entered by hand --------------------------------------------------------------------------------------------


def test_film_entered_by_hand_can_be_said_to_be_this_one(section):
    by_hand = builders.film(title_en="SALT on the sill", year=2022, minutes=96)
    plan = planned(row())
    assert plan.films[0].twins == [(by_hand.pk, "SALT on the sill", 2022)]
    assert plan.films[0].state == "new"

    [film] = imported(row(), films={"30000001": by_hand.pk}).films

    assert Film.objects.get() == by_hand
    assert {"title (EN)", "minutes", "production year"} == set(kept(film))
    assert Film.objects.get().synopsis_en == "A house by the sea."


def test_film_of_the_title_many_years_before_is_another(section):
    builders.film(title_en="Salt on the Sill", year=1961)

    assert planned(row()).films[0].twins == []


@pytest.mark.parametrize("films", [1, 3])
def test_plan_takes_the_same_queries(section, films, django_assert_num_queries):
    rows = [row(), other(1, Directors="Anna Vissi"), other(2, Directors="Zoe Kalli")][:films]
    imported(*rows)
    export, edition = read(sheet(*rows)), builders.tiff_64()
    with django_assert_num_queries(15):
        make_plan(export, edition)
