"""The demonstration edition: all states occur in it, nothing untrue is said of a real film, loading again is safe."""

import json
from collections import Counter
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, Q

from festival.demo.build import HERE, Demo
from festival.demo.pictures import make_pictures
from festival.lib import clock
from festival.lib.text import mixed_script
from films.models import Award, Credit, Edition, Film, Hall, OnlineWindow, Presence, Screening, Selection, Still
from films.models.screening_words import ACCESS
from films.schedule.load import EditionSchedule
from films.schedule.tickets import confirmed_at
from people.models import Company, Country, Language, Person

from .test_fixtures import OURS, counts, dump

FACTS = json.loads((HERE / "facts.json").read_text(encoding="utf8"))["films"]
DURING, AFTER = "2026-11-08 18:40", "2026-11-15 06:00"  # of the fixed dates


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The edition with its fixed dates, made once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", no_art=True, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def edition(_loaded, db):
    return Edition.objects.get(slug="demo-12")


def real():
    return Film.objects.exclude(imdb="")


def values(rows, column):
    """What occurs in a column of a model or a QuerySet, empty text aside."""
    rows = getattr(rows, "objects", rows)
    return set(rows.order_by().values_list(column, flat=True)) - {""}


def choices(model, column):
    return {value for value, _label in model._meta.get_field(column).choices}


def timetable(edition):
    """Every screening as plain facts, with its end."""
    return EditionSchedule(edition, clock.now()).everything


# --- Loading --------------------------------------------------------------------------------------------------------


def test_loading_again_writes_nothing(edition):
    before = counts()

    again = Demo(None)
    again.build()

    assert (again.rows.made, again.rows.changed, counts()) == (Counter(), Counter(), before)


def test_what_the_site_knew_already_stays(edition):
    Film.objects.filter(imdb=FACTS[0]["imdb"]).update(title_en="My title")
    Hall.objects.filter(slug="olympion").update(capacity=5)

    Demo(None).build()

    assert Film.objects.get(imdb=FACTS[0]["imdb"]).title_en == "My title"
    assert Hall.objects.get(slug="olympion").capacity == 5


def test_now_moves_the_same_rows_to_today(edition, now):
    before, uuids = counts(), values(Screening, "uuid")
    at = now("2027-07-20 18:40")

    call_command("load_demo", now=True, no_art=True, stdout=StringIO())

    edition.refresh_from_db()
    today = Screening.objects.public(at).on_day(edition, edition.days[3])
    dated = [one for one in timetable(edition) if one.tickets_as_of]
    assert (str(edition.starts), str(edition.ends)) == ("2027-07-17", "2027-07-26")
    assert (edition.running(at), Edition.objects.current(at)) == (True, edition)
    assert (counts(), values(Screening, "uuid")) == (before, uuids)
    assert today.filter(tickets="sold_out", status__in=Screening.STANDING, start__gt=at).exists()
    assert {bool(confirmed_at(one, at)) for one in dated} == {True, False}  # stale and fresh


@pytest.mark.parametrize(
    ("wall", "first"),
    [("2027-07-20 18:40", "2027-07-17"), ("2027-07-21 05:59", "2027-07-17"), ("2027-07-21 06:00", "2027-07-18")],
)
def test_now_falls_on_the_fourth_festival_day(wall, first, now, db):
    assert str(Demo(now(wall)).dates.first) == first


def test_every_row_passes_its_own_checks(edition, part):
    for model in set(OURS) - {Country, Language}:
        for row in part(model._base_manager.all()):
            row.full_clean()


@pytest.mark.thorough
def test_dumped_and_loaded_again_it_is_the_same(edition, tmp_path):
    first = tmp_path / "first.json"
    first.write_text(dump(), encoding="utf8")

    connection.check_constraints()  # PostgreSQL empties no table with checks still to come
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", str(first), verbosity=0)

    assert dump() == first.read_text(encoding="utf8")


# --- The programme --------------------------------------------------------------------------------------------------


def test_programme_is_as_large_as_promised(edition):
    screenings = Screening.objects.filter(edition=edition)

    assert real().count() == 62
    assert Film.objects.filter(tags__slug="invented", form_shown="short").count() == 12
    assert 130 <= screenings.count() <= 170
    assert edition.sections.count() == 8
    assert {screening.festival_day for screening in screenings} == set(edition.days)
    assert values(screenings, "hall") == {None, *Hall.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Screening, ["status", "entry", "tickets", "audience", "subtitles_state", "kind"]),
        (Selection, ["premiere", "status"]),
        (Presence, ["task", "status"]),
        (Award, ["result"]),
        (Hall, Hall.ACCESS_FACTS[:2]),
        (Film, ["color", "debut"]),
    ],
)
def test_every_choice_occurs(model, columns, edition):
    assert {column: values(model, column) for column in columns} == {
        column: choices(model, column) for column in columns
    }


def test_every_access_service_occurs(edition):
    assert {service for screening in Screening.objects.all() for service in screening.access} == set(ACCESS)


def test_packages_are_shown_and_two_things_are_online(edition):
    shown = edition.packages.annotate(times=Count("screenings")).values_list("slug", "times")

    assert {slug.removeprefix("demo-12-"): times for slug, times in shown} == {
        "shorts-1": 2, "shorts-2": 2, "early-works": 1, "two-short-features": 1,
    }  # fmt: skip
    assert values(OnlineWindow, "film__slug") == {"salt-on-the-stairs", None}
    assert values(OnlineWindow, "package__slug") == {"demo-12-shorts-2", None}


def test_selections_are_announced_early_held_back_and_withdrawn(edition):
    selections = Selection.objects.filter(section__edition=edition)
    early = selections.filter(publish_at__lt=edition.programme_public_at)
    late = selections.filter(publish_at__gt=edition.schedule_public_at)

    assert values(early, "film__slug") == {"a-map-of-quiet-rooms", "in-the-mood-for-love"}
    assert values(late, "film__slug") == {"stella"}
    assert selections.get(status="withdrawn").reason_el == "κατόπιν αιτήματος της παραγωγής"
    assert Film.objects.get(publish_at=None).slug == "untitled-harbour-film"


def test_called_off_moved_and_replaced_screenings_say_why_and_what_was(edition):
    told, moved = Screening.objects.exclude(status="scheduled"), Screening.objects.filter(status="moved")
    was = {(bool(one.previous_start), bool(one.previous_hall)) for one in moved}
    pairs = [(one.replaces, one) for one in Screening.objects.filter(replaces__isnull=False)]

    assert not told.filter(Q(reason_en="") | Q(reason_el="") | Q(sequence=0)).exists()
    assert was == {(True, False), (False, True), (True, True)}
    assert [(old.status, new.status) for old, new in pairs] == [("cancelled", "scheduled")] * 2
    assert all((old.start, old.hall) == (new.start, new.hall) for old, new in pairs)


def test_no_hall_shows_two_things_at_once(edition):
    halls = {}
    for one in timetable(edition):
        if one.place and not one.called_off:
            halls.setdefault(one.place.key, []).append(one)

    tight = [(a.code, b.code) for ones in halls.values() for a, b in pairwise(ones) if b.start < clock.later(a.end, 15)]

    assert (len(halls), tight) == (7, [])


def test_everything_ends_before_the_clocks_may_change(edition):
    ends = [clock.wall(one.end, edition.zone) for one in timetable(edition)]

    assert [end for end in ends if 3 <= end.hour < 10] == []


def test_something_public_is_on_all_through_the_fourth_day(edition):
    opens = clock.day_opens(edition.days[3], edition.zone)
    taking_place = [one for one in timetable(edition) if one.audience == "public" and not one.called_off]

    idle = [
        minute
        for minute in range(4 * 60 + 15, 19 * 60 + 30, 5)  # from 10:15 to 01:30
        if not any(one.phase(clock.later(opens, minute)) == "during" for one in taking_place)
    ]

    assert idle == []


def test_awards_stay_secret_until_the_edition_is_over(edition, now):
    own = Award.objects.filter(edition=edition)

    assert values(own.public(now(DURING)), "prize__slug") == {"lantern-of-honour"}
    assert own.public(now(AFTER)).count() == own.count() == 6


def test_the_archive_edition_shows_real_films_again(edition, now):
    at = now(DURING)
    archive = Edition.objects.get(slug="demo-1")
    again = real().filter(selections__section__edition=archive)

    assert (archive.starts, archive.year, archive.phase(at, early=False)) == (None, 2015, Edition.Phase.ARCHIVE)
    assert [film.selections.public(at).count() for film in again] == [2, 2]


# --- Truth ----------------------------------------------------------------------------------------------------------


def test_real_films_say_what_the_source_says(edition):
    for fact in FACTS:
        film = Film.objects.get(imdb=fact["imdb"])
        said = {"title": film.title_en, "original_title": film.original_title, "minutes": film.minutes}
        said["countries"] = list(film.film_countries.values_list("country__code", flat=True))
        said["languages"] = list(film.film_languages.values_list("language__code", flat=True))
        said["directors"] = [credit.name for credit in film.credits.in_order()]
        assert said == {name: fact[name] for name in said}


def test_nothing_else_is_said_of_real_films_and_their_makers(edition):
    people = Person.objects.filter(credits__film__in=real())
    texts = ~Q(title_el="", synopsis_en="", synopsis_el="", kind="", format="", color="", website="", debut="")
    rows = Q(year__isnull=False) | Q(genres__isnull=False) | Q(tags__isnull=False) | Q(awards__isnull=False)

    assert not real().filter(texts | rows).exists()
    assert not Selection.objects.filter(film__in=real()).exclude(premiere="", note_en="").exists()
    assert not Presence.objects.filter(Q(screening__film__in=real()) | Q(screening__package__films__in=real())).exists()
    assert not people.exclude(
        biography_en="", line_en="", portrait="", presences=None, awards=None, juries=None
    ).exists()
    assert not Credit.objects.filter(person__in=people).exclude(role__code="direction").exists()


def test_everything_invented_says_so(edition):
    makers = Person.objects.filter(credits__film__in=real())

    assert not Film.objects.filter(imdb="").exclude(tags__slug="invented").exists()
    assert not Person.objects.exclude(pk__in=makers).exclude(line_en__contains="(invented)").exists()
    assert not Company.objects.exclude(name__startswith="Demo ").exists()
    assert not Hall.objects.exclude(access_note_en__contains="made up").exists()
    assert (edition.name_en, edition.name_el) == ("Demonstration Film Festival", "Φεστιβάλ Επίδειξης")


def test_films_come_from_every_decade_and_from_states_that_are_no_more(edition):
    assert {fact["cannes"] // 10 * 10 for fact in FACTS} == set(range(1940, 2030, 10))
    assert values(real().filter(countries__historic=True), "countries__code") >= {"SUHH", "YUCS", "CSHH", "DDDE"}


@pytest.mark.parametrize("name", ["festival", "invented", "facts", "screenings"])
def test_no_word_mixes_greek_and_latin_letters(name):
    assert mixed_script((HERE / f"{name}.json").read_text(encoding="utf8")) == []


def test_pictures_are_made_once_with_words_in_both_languages(edition, django_capture_on_commit_callbacks):
    demo = Demo(None)
    demo.films = {"moth-census": Film.objects.get(slug="moth-census")}
    demo.facts["films"] = demo.invented["people"] = []
    demo.invented["films"] = [{"slug": "moth-census", "still": ["disc", "ink", 96]}]

    with django_capture_on_commit_callbacks(execute=True):
        make_pictures(demo)
        make_pictures(demo)

    still = Still.objects.get()
    assert (still.credit, still.width, still.height) == ("Demo (computer-generated)", 96, 54)
    assert (still.film.slug, [made["width"] for made in still.renditions]) == ("moth-census", [96])
    assert (bool(still.alt_en), bool(still.alt_el)) == (True, True)
