"""A film's own words and what is derived from them, however the row is written."""

from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.utils.translation import override

from films.models import Film, FilmLanguage, Selection
from films.models.selection import by_edition, premiere_of
from people.models import Country, Language, Person

from .builders import edition, film, person, section, selected_film, selection

pytestmark = pytest.mark.django_db

DERIVED = ["sort_key_en", "sort_key_el", "folded", "form_shown"]
BOAT = {"slug": "boat", "title_en": "The Boat", "title_el": "Το Πλοίο", "minutes": 12}


def derived(slug="boat"):
    return Film.objects.values(*DERIVED).get(slug=slug)


OF_BOAT = {
    "sort_key_en": "1boat",
    "sort_key_el": "1πλοιο",
    "folded": "the boat το πλοιο to ploio",
    "form_shown": "short",
}


# --- Derived columns ------------------------------------------------------------------------------------------------


def test_save_fills_what_is_derived():
    Film(**BOAT).save()

    assert derived() == OF_BOAT


def test_bulk_create_fills_what_is_derived():
    Film.objects.bulk_create([Film(**BOAT)])

    assert derived() == OF_BOAT


def test_a_raw_fixture_fills_what_is_derived():
    fixture = [{"model": "films.film", "fields": BOAT}]

    for row in serializers.deserialize("python", fixture):
        row.save()

    assert derived() == OF_BOAT


def test_a_raw_fixture_over_a_row_renews_what_is_derived():
    Film.objects.create(**BOAT | {"title_en": "A Ship", "minutes": 90})
    fixture = [{"model": "films.film", "fields": BOAT}]

    for row in serializers.deserialize("python", fixture):
        row.save()

    assert derived() == OF_BOAT


def test_saving_one_column_renews_what_is_derived():
    row = Film.objects.create(**BOAT)

    row.title_en = "An Island"
    row.save(update_fields=["title_en"])

    assert derived() == {**OF_BOAT, "sort_key_en": "1island", "folded": "an island το πλοιο to ploio"}


def test_update_or_create_renews_what_is_derived():
    Film.objects.create(**BOAT)

    Film.objects.update_or_create(slug="boat", defaults={"minutes": 90})

    assert derived() == {**OF_BOAT, "form_shown": "feature"}


def test_what_is_derived_stays_out_of_fixtures():
    [row] = serializers.serialize("python", [Film.objects.create(**BOAT)])

    assert row["fields"].keys() & set(DERIVED) == set()


def test_a_persons_names_are_derived_too():
    Person.objects.bulk_create([Person(slug="trier", name="Margarethe von Trotta", name_el="Μαργκαρέτε φον Τρότα")])

    row = Person.objects.get()

    assert (row.sort_key_en, row.sort_key_el) == ("1trotta margarethe von", "1τροτα μαργκαρετε φον")
    assert (row.initial_en, row.initial_el) == ("T", "Τ")


@pytest.mark.parametrize(
    ("titles", "english", "greek"),
    [
        ({"title_en": "The Boat", "title_el": "Το Πλοίο"}, "1boat", "1πλοιο"),
        ({"title_en": "The Boat"}, "1boat", "2boat"),
        ({"title_en": "", "title_el": "Το Πλοίο"}, "2πλοιο", "1πλοιο"),
        ({"title_en": "", "original_title": "Les Bateaux"}, "1les bateaux", "2les bateaux"),
        ({"title_en": "8½"}, "400000008 00000001 00000002", "400000008 00000001 00000002"),
    ],
)
def test_a_film_is_filed_by_the_title_a_page_prints(titles, english, greek):
    row = film(**titles)

    assert (row.sort_key_en, row.sort_key_el) == (english, greek)


def test_films_are_listed_by_title_in_the_pages_language():
    boat = film(title_en="The Boat", title_el="Το Πλοίο")
    ant = film(title_en="Zoo", title_el="Ακρόπολη")
    latin = film(title_en="An Apple")

    assert list(Film.objects.by_title("en")) == [latin, boat, ant]
    assert list(Film.objects.by_title("el")) == [ant, boat, latin]


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ({"minutes": 1}, "short"),
        ({"minutes": 40}, "short"),
        ({"minutes": 41}, "medium"),
        ({"minutes": 59}, "medium"),
        ({"minutes": 60}, "feature"),
        ({"minutes": None}, "feature"),
        ({"minutes": 45, "form": "short"}, "short"),
        ({"minutes": 12, "form": "feature"}, "feature"),
        ({"minutes": None, "form": "short"}, "short"),
    ],
)
def test_the_form_is_what_staff_say_else_by_the_minutes(given, form):
    assert film(**given).form_shown == form


# --- Titles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "titles", "shown"),
    [
        ("en", {"title_en": "Red Rooms", "title_el": "Κόκκινα δωμάτια"}, ("Red Rooms", "en")),
        ("el", {"title_en": "Red Rooms", "title_el": "Κόκκινα δωμάτια"}, ("Κόκκινα δωμάτια", "el")),
        ("el", {"title_en": "Red Rooms"}, ("Red Rooms", "en")),
        ("en", {"title_en": "", "title_el": "Κόκκινα δωμάτια"}, ("Κόκκινα δωμάτια", "el")),
        ("en", {"title_en": "", "original_title": "Les Chambres rouges"}, ("Les Chambres rouges", "")),
    ],
)
def test_a_title_is_shown_in_the_pages_language_and_knows_its_own(language, titles, shown):
    row = film(**titles)

    with override(language):
        assert (row.shown_title, row.shown_title.lang) == shown


@pytest.mark.parametrize(
    ("language", "titles", "below"),
    [
        ("en", {"title_en": "Red Rooms", "original_title": "Les Chambres rouges"}, "Les Chambres rouges"),
        ("en", {"title_en": "Red Rooms", "original_title": "RED ROOMS"}, ""),
        ("en", {"title_en": "Red Rooms"}, ""),
        ("en", {"title_en": "", "original_title": "Les Chambres rouges"}, ""),
        ("el", {"title_en": "Boat", "title_el": "Πλοίο", "original_title": "Πλοίο"}, ""),
        ("en", {"title_en": "Boat", "title_el": "Πλοίο", "original_title": "Πλοίο"}, "Πλοίο"),
    ],
)
def test_the_original_title_stands_below_where_it_differs(language, titles, below):
    row = film(**titles)

    with override(language):
        assert row.title_below == below


def test_an_original_title_is_in_the_films_first_language():
    row = film(original_title="Les Chambres rouges")
    for place, code in enumerate(["fr", "en"]):
        FilmLanguage.objects.create(film=row, language=Language.objects.get(code=code), position=place)

    assert (row.original_language, row.title_below.lang) == ("fr", "fr")


def test_a_film_without_dialogue_has_a_title_in_no_known_language():
    row = film(original_title="Koyaanisqatsi")
    FilmLanguage.objects.create(film=row, language=Language.objects.get(code=Language.NO_DIALOGUE))

    assert row.original_language == ""


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        ({"title_en": "Murderess", "original_title": "Φόνισσα"}, "el"),
        ({"title_en": "Living Dangerously", "original_title": "BIOS + Πολιτεία"}, "el"),
        ({"title_en": "Guest", "title_el": "Guest Star", "original_title": "Guest Star"}, "el"),
        ({"title_en": "The Holdovers", "title_el": "Τα παιδιά του χειμώνα", "original_title": "The Holdovers"}, "en"),
        ({"title_en": "Fallen Leaves", "original_title": "Kuolleet lehdet"}, ""),
    ],
)
def test_original_title_of_a_film_whose_language_is_unknown_tells_its_own(titles, language):
    assert film(**titles).original_language == language


def test_greek_letters_are_greek_whatever_is_spoken():
    row = film(title_en="Murderess", original_title="Φόνισσα")
    FilmLanguage.objects.create(film=row, language=Language.objects.get(code="fr"))

    assert row.original_language == "el"


def test_a_film_is_found_by_every_title_it_goes_by():
    row = film(title_en="Boat", title_el="Πλοίο", original_title="Boat", other_titles="Ship\n\nVessel")

    assert row.titles == ["Boat", "Πλοίο", "Ship", "Vessel"]
    assert row.folded == "boat πλοιο ploio ship vessel"


# --- Its place in an edition ----------------------------------------------------------------------------------------


def premiere_in(language, premiere, **given):
    row = selection(section=section(edition=edition(**given)), premiere=premiere)
    with override(language):
        return Selection.objects.get(pk=row.pk).premiere_label


@pytest.mark.parametrize(
    ("premiere", "given", "label"),
    [
        ("world", {}, "World Premiere"),
        ("national", {}, "Greek Premiere"),
        ("national", {"country": None}, "National premiere"),
        ("city", {}, "Thessaloniki Premiere"),
        ("city", {"city_en": "", "city_el": ""}, "City premiere"),
        ("", {}, ""),
    ],
)
def test_a_premiere_is_named_after_the_editions_country_or_city(premiere, given, label):
    assert premiere_in("en", premiere, **given) == label


def test_a_national_premiere_is_greek_in_greek():
    label = premiere_in("el", "national")

    assert (label, label.lang) == ("Ελληνική πρεμιέρα", "el")


def test_a_country_without_an_adjective_has_a_national_premiere():
    Country.objects.filter(code="GR").update(adjective_en="", adjective_el="")

    assert premiere_in("en", "national") == "National premiere"


def test_a_film_in_two_sections_has_its_premiere_once():
    festival = edition()
    row = selected_film(section(edition=festival))
    selection(row, section(edition=festival), premiere="national")

    assert premiere_of(row.selections.for_film()) == "Greek Premiere"


def test_two_premieres_of_one_film_in_one_edition_are_refused():
    first = selection(premiere="world")
    second = Selection(film=first.film, section=section(), premiere="national")

    with pytest.raises(ValidationError) as refusal:
        second.full_clean()

    words = ["The film already has another premiere in this edition: World Premiere."]
    assert refusal.value.message_dict == {"premiere": words}


def test_a_film_may_have_another_premiere_in_another_edition():
    first = selection(premiere="world")
    second = Selection(film=first.film, section=section(edition=edition(number=65)), premiere="national")

    second.full_clean()
    second.save()

    assert Selection.objects.count() == 2


def test_selections_are_grouped_by_edition_the_newest_first():
    row, new = film(), edition()
    old = edition(number=63, starts=date(2022, 11, 3), ends=date(2022, 11, 13))
    ours = [selection(row, section(edition=festival, position=n)) for n, festival in enumerate([old, new, new])]

    groups = by_edition(row.selections.for_film())

    assert groups == [(new, [ours[1], ours[2]]), (old, [ours[0]])]


def test_a_person_may_keep_one_name_in_both_languages():
    row = person(name="Pascal Plante")

    with override("el"):
        assert row.shown_name == "Pascal Plante"
