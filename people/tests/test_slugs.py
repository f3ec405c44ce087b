"""Addresses: made once from the title, never taken from another, and the old ones lead to the new."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from films.models import Film, Section
from films.tests.builders import company, edition, film, hall, page, person, section, venue
from people.models import PastSlug, Person

pytestmark = pytest.mark.django_db


def rename(row, slug):
    """As a form does it."""
    fresh = type(row).objects.get(pk=row.pk)
    fresh.slug = slug
    fresh.full_clean()
    fresh.save()
    return fresh


def old_addresses():
    return {(past.kind, past.slug): past.current for past in PastSlug.objects.all()}


# --- Made from the title --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ({"title_en": "Red Rooms"}, "red-rooms"),
        ({"title_en": "Red Rooms", "title_el": "Κόκκινα δωμάτια"}, "red-rooms"),
        ({"title_en": "", "title_el": "Κόκκινα δωμάτια"}, "kokkina-domatia"),
        ({"title_en": "", "title_el": "Ευτυχία και αυγή"}, "eftychia-kai-avgi"),
        ({"title_en": "", "title_el": "Ο Μπάμπης στο Γκάζι"}, "o-bampis-sto-gkazi"),
        ({"title_en": "", "original_title": "Les Chambres rouges"}, "les-chambres-rouges"),
        ({"title_en": "8½"}, "8-1-2"),
        ({"title_en": "1900"}, "film-1900"),
        ({"title_en": "…"}, "film"),
    ],
)
def test_a_films_address_is_made_from_its_title(given, slug):
    assert film(**given).slug == slug


def test_each_model_makes_its_address_from_its_own_name():
    rows = [person(name="Pascal Plante"), company(name="Nemesis Films"), page(title_en="Getting there")]

    assert [row.slug for row in rows] == ["pascal-plante", "nemesis-films", "getting-there"]


def test_a_second_one_of_the_same_name_gets_a_number():
    assert [film(title_en="Red Rooms").slug for _ in range(3)] == ["red-rooms", "red-rooms-2", "red-rooms-3"]


def test_longest_address_in_the_longest_scope_is_kept():
    row = section(edition=edition(slug="e" * 100), slug="a" * 100)

    rename(row, "b" * 100)

    PastSlug.objects.get().full_clean()
    assert old_addresses() == {("section", f"{'e' * 100}/{'a' * 100}"): f"{'e' * 100}/{'b' * 100}"}


def test_an_address_stays_when_the_title_changes():
    row = film(title_en="Red Rooms")

    row.title_en = "Blue Rooms"
    row.save()

    assert (Film.objects.get().slug, old_addresses()) == ("red-rooms", {})


def test_an_emptied_address_comes_back():
    row = film(title_en="Red Rooms")

    rename(row, "")

    assert (Film.objects.get().slug, old_addresses()) == ("red-rooms", {})


def test_capitals_in_an_address_are_lowered():
    assert rename(film(), "Red-Rooms").slug == "red-rooms"


def test_a_long_title_is_cut_on_a_word():
    assert film(title_en="An endless night " * 10).slug == "-".join(["an-endless-night"] * 4 + ["an-endless"])


# --- Old addresses --------------------------------------------------------------------------------------------------


def test_an_old_address_leads_to_the_new():
    rename(film(title_en="Red Room"), "red-rooms")

    assert PastSlug.objects.current("film", "red-room") == "red-rooms"


def test_an_address_that_is_nobodys_leads_nowhere():
    assert PastSlug.objects.current("film", "red-room") == ""


def test_a_chain_of_renames_collapses():
    row = film(title_en="a")

    for slug in ("b", "c", "d"):
        rename(row, slug)

    assert old_addresses() == {("film", "a"): "d", ("film", "b"): "d", ("film", "c"): "d"}


def test_a_rename_back_leaves_no_circle():
    row = film(title_en="a")

    for slug in ("b", "a"):
        rename(row, slug)

    assert old_addresses() == {("film", "b"): "a"}


def test_a_rename_to_and_fro_twice_leaves_no_circle():
    row = film(title_en="a")

    for slug in ("b", "a", "c", "b"):
        rename(row, slug)

    assert old_addresses() == {("film", "a"): "b", ("film", "c"): "b"}


def test_one_object_renamed_twice_in_memory_keeps_both_addresses():
    row = film(title_en="a")

    for slug in ("b", "c"):
        row.slug = slug
        row.save()

    assert old_addresses() == {("film", "a"): "c", ("film", "b"): "c"}


def test_a_slug_that_is_not_written_is_not_renamed():
    row = Film.objects.get(pk=film(title_en="Red Room").pk)

    row.slug = "red-rooms"
    row.save(update_fields=["title_en"])

    assert (Film.objects.get().slug, old_addresses()) == ("red-room", {})


def test_an_old_address_outlives_its_object():
    row = rename(film(title_en="Red Room"), "red-rooms")

    row.delete()

    assert old_addresses() == {("film", "red-room"): "red-rooms"}


def test_a_rename_that_fails_leaves_no_old_address():
    taken, row = film(title_en="Taken"), film(title_en="Red Room")
    row.slug = taken.slug

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert old_addresses() == {}


# --- An old address is not given again ------------------------------------------------------------------------------


def test_a_new_object_gets_another_address_than_an_old_one():
    rename(film(title_en="Red Room"), "red-rooms")

    assert film(title_en="Red Room").slug == "red-room-2"


def test_a_new_object_may_not_take_an_old_address():
    rename(film(title_en="Red Room"), "red-rooms")
    newcomer = Film(title_en="Another", slug="red-room")

    with pytest.raises(ValidationError) as refusal:
        newcomer.full_clean()

    assert refusal.value.message_dict == {"slug": ["This address is the old address of another page."]}


def test_another_object_may_not_take_an_old_address_in_capitals():
    rename(film(title_en="Red Room"), "red-rooms")

    with pytest.raises(ValidationError) as refusal:
        rename(film(title_en="Another"), "Red-Room")

    assert list(refusal.value.message_dict) == ["slug"]


def test_not_even_what_is_saved_unasked_takes_an_old_address():
    rename(film(title_en="Red Room"), "red-rooms")
    other = film(title_en="Another")
    other.slug = "red-room"

    with pytest.raises(IntegrityError, match="slug_is_past: film red-room"):
        other.save()

    assert (Film.objects.get(pk=other.pk).slug, old_addresses()) == ("another", {("film", "red-room"): "red-rooms"})


def test_the_object_itself_may_take_its_old_address_back():
    row = rename(film(title_en="Red Room"), "red-rooms")

    assert rename(row, "red-room").slug == "red-room"


# --- Kinds and scopes -----------------------------------------------------------------------------------------------


def test_old_addresses_of_one_kind_do_not_bind_another():
    rename(film(title_en="Red Room"), "red-rooms")

    assert person(name="Red Room").slug == "red-room"
    assert PastSlug.objects.current("person", "red-room") == ""


def test_a_sections_old_address_holds_in_its_edition_only():
    first, second = edition(number=64), edition(number=65)

    rename(section(edition=first, title_en="Horizons"), "open-horizons")

    assert old_addresses() == {("section", "tiff-64/horizons"): "tiff-64/open-horizons"}
    assert section(edition=second, title_en="Horizons").slug == "horizons"
    assert section(edition=first, title_en="Horizons").slug == "horizons-2"


def test_a_section_may_not_take_an_old_address_of_its_edition():
    festival = edition()
    rename(section(edition=festival, title_en="Horizons"), "open-horizons")

    with pytest.raises(ValidationError) as refusal:
        Section(edition=festival, title_en="Another", slug="horizons").full_clean()

    assert list(refusal.value.message_dict) == ["slug"]


def test_a_halls_old_address_holds_in_its_venue_only():
    olympion, other = venue(name_en="Olympion"), venue(name_en="Other")

    rename(hall(olympion, name_en="Main"), "great")

    assert old_addresses() == {("hall", "olympion/main"): "olympion/great"}
    assert hall(other, name_en="Main").slug == "main"


def test_a_section_without_its_edition_is_refused_in_words():
    with pytest.raises(ValidationError) as refusal:
        Section(title_en="Horizons", slug="horizons").full_clean()

    assert refusal.value.message_dict == {"edition": ["This field cannot be null."]}


def test_two_kinds_may_share_an_address():
    assert (film(title_en="Amour").slug, person(name="Amour").slug) == ("amour", "amour")
    assert Person.objects.get().get_absolute_url() != Film.objects.get().get_absolute_url()
