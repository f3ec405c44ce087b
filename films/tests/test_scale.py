"""The loading words hold for many rows: as many queries for thirty films as for one, and a cast of 1,200."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import (
    AgeClass,
    Credit,
    Edition,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Genre,
    Screening,
    Selection,
    Tag,
)
from films.schedule.load import EditionSchedule, film_schedule
from films.subtitles import spoken, subtitles
from people.models import Country, Language, Person

from .builders import (
    LONG_AGO,
    NOW,
    award,
    company,
    credit,
    edition,
    film,
    hall,
    online_window,
    package,
    presence,
    role,
    screening,
    section,
    selected_film,
    selection,
    still,
)

pytestmark = pytest.mark.django_db

MANY = 1200
COUNTS = [1, 3, pytest.param(30, marks=pytest.mark.thorough)]


def full_film():
    """A film with something in every part of its page."""
    genre, _ = Genre.objects.get_or_create(name_en="Drama")
    tag, _ = Tag.objects.get_or_create(name_en="Sea")
    age, _ = AgeClass.objects.get_or_create(name_en="All")
    row = film(original_title="Le Bateau", contact=company(country=Country.objects.get(code="FR")), age_class=age)
    row.genres.add(genre)
    row.tags.add(tag)
    for part, link in ((FilmCountry, {"country": Country.objects.get(code="FR")}), (FilmLanguage, french())):
        part.objects.create(film=row, **link)
    FilmSubtitle.objects.create(film=row, **french())
    selection(row, section(), premiere="national")
    credit(row)
    credit(row, "production", company=company())
    still(row)
    award(film=row, person=credit(row, "actors").person)
    award(film=row, edition=None, event_en="Another", publish_at=LONG_AGO)
    screening(film=row)
    return row


def french():
    return {"language": Language.objects.get(code="fr")}


def card(row):
    """What a card prints."""
    chosen = [(one.section.title, one.edition.label, one.premiere_label) for one in row.public_selections]
    directors = [(one.name, one.role_id) for one in row.direction]
    countries = [one.country.name for one in row.film_countries.all()]
    return row.shown_title, row.title_below, chosen, directors, countries, [one.sources for one in row.pictures]


def detail(row):
    """What a film's page prints, screenings aside."""
    chosen = [(one.section.title, one.edition.label, one.premiere_label) for one in row.public_selections]
    credits = [(str(one.role.label), one.name, one.named.get_absolute_url()) for one in row.page_credits]
    awards = [(one.shown_words, one.shown_event, one.shown_year, one.person, one.section) for one in row.public_awards]
    rows = [*row.film_countries.all(), *row.film_languages.all(), *row.film_subtitles.all()]
    words = [str(one) for one in [*rows, *row.genres.all(), *row.tags.all(), row.age_class, row.contact.country]]
    return row.shown_title, row.title_below, chosen, credits, awards, words, [one.sources for one in row.pictures]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("load", "read", "queries"), [("for_card", card, 6), ("for_detail", detail, 10)])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, load, read, queries, count):
    edition()
    for _ in range(count):
        full_film()

    with django_assert_num_queries(queries):
        printed = [read(row) for row in getattr(Film.objects.public(NOW), load)(NOW)]

    assert len(printed) == count


@pytest.mark.parametrize("load", ["for_card", "for_detail"])
def test_a_page_says_nothing_of_what_is_not_public(load):
    row = selected_film()
    hidden = selection(row, section(edition=edition(number=65, announced_at=None)))
    award(film=row, edition=hidden.edition)

    [loaded] = getattr(Film.objects.public(NOW), load)(NOW)

    assert [one.edition.number for one in loaded.public_selections] == [64]
    assert getattr(loaded, "public_awards", []) == []


def crowd():
    return Person.objects.bulk_create(Person(name=f"Extra {n}", slug=f"extra-{n}") for n in range(MANY))


def programme():
    """1,200 selected films, each by a director of its own."""
    chosen, job = section(), role("direction")
    films = Film.objects.bulk_create(
        Film(title_en=f"Film {n}", slug=f"many-{n}", publish_at=LONG_AGO) for n in range(MANY)
    )
    Selection.objects.bulk_create(Selection(film=row, section=chosen) for row in films)
    Credit.objects.bulk_create(Credit(film=row, role=job, person=one) for row, one in zip(films, crowd(), strict=True))


@pytest.mark.parametrize(("load", "loaded"), [("for_card", "direction"), ("for_detail", "page_credits")])
def test_a_film_with_1200_names_loads(load, loaded):
    row, job = selected_film(), role("direction")
    Credit.objects.bulk_create(Credit(film=row, role=job, person=one) for one in crowd())

    [found] = getattr(Film.objects.public(NOW), load)(NOW)

    assert len({one.name for one in getattr(found, loaded)}) == MANY


@pytest.mark.many_cases
@pytest.mark.parametrize("load", ["for_detail", "for_card"])
def test_1200_films_load(load):
    programme()

    found = list(getattr(Film.objects.public(NOW), load)(NOW))

    assert sum(len(row.public_selections) for row in found) == MANY


@pytest.mark.parametrize("model", [Person, Film])
def test_1200_public_rows_are_one_query(model):
    programme()

    with CaptureQueriesContext(connection) as queries:
        found = list(model.objects.public(NOW))

    assert (len(found), len(queries)) == (MANY, 1)


# --- Screenings -----------------------------------------------------------------------------------------------------


def busy_film():
    """A film with all that can be read of its screenings."""
    row, place = selected_film(), hall()
    gone = screening(film=row, status="cancelled")
    moved = screening(film=row, hall=place, previous_hall=hall(), status="moved", replaces=gone)
    presence(screening=moved)
    screening(film=row, hall=place, audience="press")
    bill = package([selected_film(minutes=20), row])
    screening(package=bill, hall=place)
    online_window(film=row)
    online_window(package=bill)
    return row


@pytest.mark.parametrize("count", COUNTS)
def test_the_schedules_of_many_films_are_as_many_queries_as_of_one(django_assert_num_queries, count):
    ids = [busy_film().pk for _ in range(count)]

    with django_assert_num_queries(6):
        schedules = film_schedule(ids, NOW)
        read = [one.line.words for found in schedules.values() for one in [*found.screenings, *found.for_guests]]

    assert len(read) == 4 * count


def test_no_films_are_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert film_schedule([], NOW) == {}


@pytest.mark.parametrize("count", COUNTS)
def test_an_edition_with_all_that_lines_print_is_six_queries(django_assert_num_queries, count):
    for _ in range(count):
        busy_film()
    festival = Edition.objects.get()

    with django_assert_num_queries(6):
        schedule = EditionSchedule(festival, NOW)
        printed = [ticket(line) for lines in every_index(schedule) for line in lines]

    assert (len(schedule.lines), len(schedule.for_guests), len(schedule.windows)) == (3 * count, count, 2 * count)
    assert len(printed) >= 4 * len(schedule.lines)


def every_index(schedule):
    """The lines as each index has them."""
    indexes = [schedule.days, schedule.by_hall, schedule.by_film, schedule.by_package]
    return [lines for index in indexes for lines in index.values()] + [schedule.for_guests]


def ticket(line):
    """What pages print of a screening and its films."""
    row, shown = line.row, [item.row for item in line.facts.bill]
    halls = [(hall.label, hall.venue.slug) for hall in (row.hall, row.previous_hall) if hall]
    languages = [(spoken(film, row), subtitles(film, row.edition, row)) for film in shown]
    titles = [(film.shown_title, film.title_below) for film in shown]
    guests = [one.person.shown_name for one in row.guests]
    section = line.section and line.section.title
    return line.words, line.do_words, row.shown_title, row.festival_day, halls, languages, titles, guests, section


def test_a_thousand_screenings_are_no_more(django_assert_max_num_queries):
    festival, film, place = edition(), selected_film(), hall()
    Screening.objects.bulk_create(
        Screening(edition=festival, film=film, hall=place, code=f"{n}", key=f"{n}", start=NOW) for n in range(1000)
    )

    with django_assert_max_num_queries(6):
        assert len(EditionSchedule(festival, NOW).lines) == 1000
