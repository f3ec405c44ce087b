"""Rows find what they mean, or make it; absent is left alone, empty is emptied."""

import pytest

from festival.tests.workbook.books import EDITION, changes, imported, planned, problems, states
from festival.workbook import Refused, apply
from films.models import Award, Edition, Film, Hall, Package, Screening, Section, Selection, Venue
from films.tests import builders as make
from films.tests.builders import athens
from people.models import PastSlug

pytestmark = pytest.mark.django_db


def programme(**more):
    """A whole small edition, as a coordinator types it."""
    return {
        "editions": [EDITION],
        "sections": [{"edition": "tiff-64", "section": "Open Horizons", "title_en": "Open Horizons"}],
        "films": [
            {"film": "Red Rooms", "title_en": "Red Rooms", "countries": "CA;SU", "languages": "fra", "minutes": "118"},
            {"film": "animal", "title_en": "Animal", "countries": "GR;AT;RO"},
        ],
        "selections": [{"film": "red-rooms", "edition": "tiff-64", "section": "open-horizons", "premiere": "national"}],
        "credits": [{"film": "red-rooms", "role": "direction", "name": "Pascal Plante"}],
        "venues": [{"venue": "olympion", "hall": "olympion", "venue_en": "Olympion", "name_en": "Olympion"}],
        "packages": [{"edition": "tiff-64", "package": "bill", "title_en": "Bill", "films": "animal;red-rooms"}],
        "screenings": [
            {"screening": "S1", "edition": "tiff-64", "film": "red-rooms", "venue": "olympion", "hall": "olympion",
             "start": "2023-11-03 20:00", "subtitles": "el:electronic;en:burned_in", "access": "captions; relaxed"},
            {"screening": "s2", "edition": "tiff-64", "package": "bill", "start": "2023-11-03 24:00"},
        ],
        **more,
    }  # fmt: skip


def test_a_whole_edition_goes_in():
    seen = imported(**programme())

    [film] = Film.objects.filter(slug="red-rooms")
    first, second = Screening.objects.order_by("start")
    assert seen.problems == []
    assert str(Edition.objects.get()) == "TIFF 64"
    assert list(film.countries.values_list("code", flat=True)) == ["CA", "SUHH"]
    assert [one.language.code for one in film.film_languages.all()] == ["fr"]
    assert [str(one) for one in film.credits.all()] == ["Direction: Pascal Plante"]
    assert [str(one.premiere_label) for one in film.selections.all()] == ["National premiere"]
    assert list(Package.objects.get().package_films.values_list("film__slug", flat=True)) == ["animal", "red-rooms"]
    assert (first.key, first.code, first.start, first.access) == (
        "S1", "001", athens("2023-11-03 20:00"), ["captions", "relaxed"],
    )  # fmt: skip
    assert [(one.language.code, one.method) for one in first.screening_subtitles.all()] == [
        ("el", "electronic"),
        ("en", "burned_in"),
    ]
    assert (second.start, second.hall, second.code) == (athens("2023-11-04 00:00"), None, "002")
    assert Edition.objects.get().codes_given == 2


def test_a_second_time_changes_nothing_and_says_so():
    imported(**programme())

    seen = planned(**programme())

    assert (changes(seen), seen.new_people, seen.changes_nothing) == ([], [], True)


def test_rows_of_a_new_edition_are_told_as_new():
    assert {state for _sheet, _key, state in states(planned(**programme()))} == {"new"}


def test_nothing_is_written_by_a_plan(django_assert_num_queries):
    planned(**programme())

    assert (Film.objects.count(), Edition.objects.count()) == (0, 0)


def test_an_absent_column_is_left_alone_and_an_empty_cell_emptied():
    make.film(slug="a", title_en="A", synopsis_en="Long", minutes=104)

    seen = imported(films=[{"film": "a", "minutes": ""}])

    film = Film.objects.get()
    assert (film.title_en, film.synopsis_en, film.minutes) == ("A", "Long", None)
    assert (changes(seen), seen.counts["emptied"]) == ([("a", "minutes", "104", "")], 1)


def test_an_absent_row_leaves_its_object_alone():
    make.film(slug="a"), make.film(slug="b")

    imported(films=[{"film": "a", "title_en": "New"}])

    assert set(Film.objects.values_list("slug", flat=True)) == {"a", "b"}


def test_an_old_address_finds_its_film():
    film = make.film(title_en="Red Rooms")
    PastSlug.objects.rename("film", "chambres-rouges", "red-rooms")

    imported(films=[{"film": "Chambres Rouges", "minutes": "118"}])

    film.refresh_from_db()
    assert (film.slug, film.minutes, Film.objects.count()) == ("red-rooms", 118, 1)


def test_an_address_of_something_gone_is_not_taken():
    PastSlug.objects.rename("film", "old", "gone")

    assert problems(films=[{"film": "old", "title_en": "Old"}]) == [
        ("films", 2, "film", "is the old address of something that is gone.")
    ]


def test_a_package_takes_the_editions_key_before_its_own_where_the_plain_one_is_taken():
    make.package(title_en="Shorts 3", edition=make.edition(number=63))
    make.tiff_64()
    film = make.film().slug
    rows = [{"edition": "tiff-64", "package": "shorts-3", "title_en": "Shorts 3", "films": film}]

    imported(packages=rows)
    again = planned(packages=rows)

    assert set(Package.objects.values_list("slug", flat=True)) == {"shorts-3", "tiff-64-shorts-3"}
    assert again.changes_nothing


def test_a_screening_of_such_a_package_finds_it_by_the_plain_key():
    make.package(title_en="Shorts 3", edition=make.edition(number=63))
    mine = make.package(slug="tiff-64-shorts-3")

    imported(screenings=[{"edition": "tiff-64", "screening": "1", "package": "shorts-3", "start": "2023-11-03 20:00"}])

    assert Screening.objects.get().package == mine


def test_two_halls_of_a_venue_need_its_name_once():
    imported(
        venues=[
            {"venue": "port", "hall": "a", "venue_en": "Port", "name_en": "A", "latitude": "40.6", "longitude": "22,9"},
            {"venue": "port", "hall": "b", "venue_en": "", "name_en": "B", "latitude": "", "longitude": ""},
        ]
    )

    assert (str(Venue.objects.get().latitude), Hall.objects.count()) == ("40.600000", 2)
    assert list(Hall.objects.order_by("position").values_list("slug", flat=True)) == ["a", "b"]


def test_an_honour_without_a_film_goes_in():
    make.tiff_64(), make.person(name="Old Master")

    imported(
        awards=[
            {
                "award": "Honorary Alexander",
                "person": "old-master",
                "edition": "tiff-64",
                "publish_at": "2023-11-09 18:00",
            }
        ]
    )

    award = Award.objects.get()
    assert (award.film, award.person.name, award.publish_at) == (None, "Old Master", athens("2023-11-09 18:00"))


def test_delete_and_withdraw_are_said_in_words():
    film = make.selected_film(make.section(title_en="Open"), title_en="A")
    make.film(title_en="B")

    seen = imported(
        selections=[
            {"film": "a", "edition": "tiff-64", "section": "open", "action": "withdraw", "reason_en": "at request"}
        ],
        films=[{"film": "b", "action": "delete"}],
    )

    selection = Selection.objects.get()
    assert (selection.status, selection.reason_en, list(Film.objects.all())) == ("withdrawn", "at request", [film])
    assert [state for *_key, state in states(seen)] == ["deleted", "withdrawn"]


def test_deleting_what_is_gone_is_no_mistake():
    rows = {"films": [{"film": "b", "action": "delete"}]}
    make.film(slug="b")
    imported(**rows)

    assert planned(**rows).changes_nothing


def test_a_withdrawn_film_leaves_the_edition_that_is_to_come(now):
    now("2023-10-01 12:00")
    old = make.selection(
        make.film(slug="a"), make.section(edition=make.edition(number=3, starts=None, ends=None, year=1962))
    )
    new = make.selection(old.film, make.section())

    imported(films=[{"film": "a", "action": "withdraw"}])

    assert {one.pk: one.status for one in Selection.objects.all()} == {old.pk: "selected", new.pk: "withdrawn"}


def test_what_others_need_is_not_deleted():
    make.credit(make.film(slug="a"), person=make.person(name="Ann"))

    assert problems(people=[{"person": "ann", "action": "delete"}]) == [
        ("people", 2, "action", "cannot be deleted: it is named by 1 credits (Direction: Ann).")
    ]


def test_what_is_deleted_together_stands_in_nobodys_way():
    make.screening(film=make.film(slug="a"), key="s1", audience="press")

    imported(
        films=[{"film": "a", "action": "delete"}],
        screenings=[{"edition": "tiff-64", "screening": "s1", "action": "delete"}],
    )

    assert (Film.objects.count(), Screening.objects.count()) == (0, 0)


def test_a_small_hour_is_echoed_with_its_festival_day():
    make.tiff_64(), make.film(slug="a")

    seen = planned(screenings=[{"edition": "tiff-64", "screening": "1", "film": "a", "start": "2023-11-04 00:30"}])

    assert [str(note) for note in seen.rows[0].notes] == ["Festival day: Friday 3 November, after midnight."]


def test_a_screening_replaces_another_of_the_same_sheet():
    make.tiff_64(), make.film(slug="a"), make.film(slug="b")

    imported(
        screenings=[
            {"edition": "tiff-64", "screening": "new", "film": "b", "start": "2023-11-03 20:00", "replaces": "old"},
            {"edition": "tiff-64", "screening": "old", "film": "a", "start": "2023-11-03 20:00", "replaces": ""},
        ]
    )

    assert Screening.objects.get(key="new").replaces == Screening.objects.get(key="old")


def test_a_new_time_raises_the_sequence_and_keeps_the_uuid():
    before = make.screening(key="s1")

    imported(screenings=[{"edition": "tiff-64", "screening": "s1", "start": "2023-11-04 20:00"}])

    after = Screening.objects.get()
    assert (after.uuid, after.sequence) == (before.uuid, before.sequence + 1)


def test_a_new_screening_below_those_of_an_export_is_given_its_uuid():
    """There the column stands, and the cell is empty."""
    imported(**programme())
    old = Screening.objects.get(key="S1")

    imported(
        screenings=[
            {
                "screening": "S1",
                "edition": "tiff-64",
                "start": "2023-11-03 20:00",
                "film": "red-rooms",
                "uuid": old.uuid,
            },
            {"screening": "S3", "edition": "tiff-64", "start": "2023-11-04 20:00", "film": "animal", "uuid": ""},
        ]
    )

    assert Screening.objects.get(key="S1").uuid == old.uuid
    assert Screening.objects.get(key="S3").uuid not in (None, old.uuid)


def test_a_public_screening_that_moves_keeps_what_the_public_was_told(now):
    now("2023-11-01 12:00")
    before = make.screening(key="s1")
    rows = [{"edition": "tiff-64", "screening": "s1", "start": "2023-11-04 20:00"}]

    seen = imported(screenings=rows)

    after = Screening.objects.get()
    assert (after.status, after.previous_start, after.previous_hall) == ("moved", before.start, None)
    assert [change[1:] for change in changes(seen)] == [
        ("start", "2023-11-03 20:00", "2023-11-04 20:00"),
        ("status", "scheduled", "moved"),
        ("previous_start", "", "2023-11-03 20:00"),
    ]
    assert planned(screenings=rows).changes_nothing


def test_a_sheet_that_says_scheduled_is_told_that_it_was_public(now):
    now("2023-11-01 12:00")
    make.screening(key="s1")

    seen = planned(
        screenings=[
            {"edition": "tiff-64", "screening": "s1", "start": "2023-11-04 20:00", "status": "scheduled", "code": ""}
        ]
    )

    assert [str(note) for note in seen.rows[0].notes] == [
        "It was public: write “moved” as its status, and what it was in the previous_ columns."
    ]


def test_a_screening_that_nobody_knows_of_just_moves(now):
    now("2023-10-01 12:00")
    make.screening(key="s1")

    imported(screenings=[{"edition": "tiff-64", "screening": "s1", "start": "2023-11-04 20:00"}])

    assert Screening.objects.get().status == "scheduled"


def test_calling_off_more_than_a_tenth_asks_first(now):
    now("2023-11-01 12:00")
    screenings = [make.screening(key=f"s{n}") for n in range(10)]
    rows = [{"edition": "tiff-64", "screening": one.key, "status": "cancelled"} for one in screenings]

    assert planned(screenings=rows[:1]).problems == []
    assert problems(screenings=rows[:2]) == [
        ("", None, "", "TIFF 64: 2 of 10 published screenings would be cancelled or withdrawn.")
    ]


def test_withdrawing_a_film_counts_its_screenings(now):
    now("2023-11-01 12:00")
    film = make.selected_film(make.section(title_en="Open"), slug="a")
    make.screening(film=film)

    assert problems(selections=[{"film": "a", "edition": "tiff-64", "section": "open", "action": "withdraw"}]) == [
        ("", None, "", "TIFF 64: 1 of 1 published screenings would be cancelled or withdrawn.")
    ]


def test_a_preview_is_applied_as_it_was_seen_or_not_at_all():
    make.film(slug="a", title_en="A", minutes=104)
    seen = planned(films=[{"film": "a", "minutes": "98"}])
    Film.objects.update(minutes=100)

    with pytest.raises(Refused, match="changed since the preview"):
        apply(seen)

    assert Film.objects.get().minutes == 100


def test_positions_follow_the_sheet_where_none_are_given():
    make.tiff_64()

    imported(sections=[{"edition": "tiff-64", "section": name, "title_en": name} for name in ("b", "a", "c")])

    assert list(Section.objects.order_by("position").values_list("slug", "position")) == [("b", 1), ("a", 2), ("c", 3)]


def test_an_empty_position_moves_nothing():
    make.tiff_64()
    rows = [{"edition": "tiff-64", "section": name, "title_en": name, "position": ""} for name in ("b", "a", "c")]
    imported(sections=rows)

    assert planned(sections=rows).changes_nothing
    imported(sections=[{**row, "title_en": f"{row['title_en']}!"} for row in rows])

    assert list(Section.objects.order_by("position").values_list("slug", "position")) == [("b", 1), ("a", 2), ("c", 3)]


def test_what_was_changed_counts_as_edited_now(now):
    film, other = make.film(slug="a"), make.film(slug="b")
    moment = now("2030-01-01 12:00")

    imported(
        films=[{"film": "b", "title_en": other.title_en}],
        credits=[{"film": "a", "role": "direction", "name": "Ann"}],
    )

    film.refresh_from_db(), other.refresh_from_db()
    assert film.edited_at == moment
    assert other.edited_at < moment
