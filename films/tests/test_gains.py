"""What a visitor gains by an announcement: that exactly, neither more nor less."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.gains import COUNTED, NAMED, chosen, gains
from films.models import Announcement, Edition, Film, Screening, Selection
from people.models import Company, Person

from . import builders as make
from .builders import PROGRAMME, SCHEDULE, athens

pytestmark = pytest.mark.django_db

MOMENT = athens("2023-10-09 11:00")  # the edition is announced, its programme closed


def gained(announcement, at=MOMENT):
    """What is gained, by model; kinds of which nothing is gained are left out."""
    found = gains(announcement, at)
    rows = {model: set(rows) for model, rows in found.rows.items() if rows}
    return {**rows, **{model: number for model, number in found.numbers.items() if number}}


def kinds(announcement, at=MOMENT):
    return {model.__name__ for model in gained(announcement, at)}


def test_every_model_that_can_be_public_is_looked_at():
    ruled = {model for model in apps.get_models() if hasattr(model, "public_q")}

    assert {*NAMED, *COUNTED} == ruled


def test_a_film_with_all_that_only_it_makes_public():
    film = make.selected_film(contact=make.company())
    maker, works = make.credit(film).person, make.credit(film, "production", company=make.company()).company
    make.still(film)
    prize = make.award(film=film, edition=None, event_en="Elsewhere")
    make.selected_film()
    selection = film.selections.get()

    assert gained(make.announcement([film], moment=MOMENT)) == {
        Selection: {selection},
        Film: {film},
        type(selection.section): {selection.section},
        type(prize): {prize},
        Person: {maker},
        Company: {works, film.contact},
        type(film.stills.get()): 1,
        type(film.credits.first()): 2,
    }


def test_who_is_public_already_is_not_gained():
    known, unknown = make.person(), make.person()
    film = make.selected_film()
    make.credit(make.film(), person=known)
    for person in (known, unknown):
        make.credit(film, person=person)

    assert gained(make.announcement([film], moment=MOMENT))[Person] == {unknown}


def test_a_section_that_is_public_already_is_not_gained():
    early = make.selection(publish_at=make.LONG_AGO)
    films = [make.selected_film(early.section), make.selected_film()]
    new = films[1].selections.get().section

    assert gained(make.announcement(films, moment=MOMENT))[type(new)] == {new}


def test_an_archive_film_chosen_again_gains_a_place_and_no_page():
    classic = make.selected_film(
        make.section(edition=make.edition(number=3, programme_public_at=make.LONG_AGO, announced_at=make.LONG_AGO))
    )
    make.credit(classic)
    make.still(classic)
    place = make.selection(classic)

    assert gained(make.announcement([classic], moment=MOMENT)) == {
        Selection: {place},
        type(place.section): {place.section},
    }


def test_what_opens_at_the_same_moment_by_itself_is_not_gained():
    """Another announcement, a moment of its own, and the whole programme with the sections."""
    film = make.selected_film()
    make.selection(publish_at=PROGRAMME)
    make.selected_film()
    make.announcement([make.selected_film()], moment=PROGRAMME)

    announcement = make.announcement([film], moment=PROGRAMME)
    assert gained(announcement, PROGRAMME) == {Selection: {film.selections.get()}, Film: {film}}


def test_a_draft_is_not_gained_and_stays_closed():
    draft, ready = make.selected_film(publish_at=None), make.selected_film()
    late = make.selected_film(publish_at=PROGRAMME)
    announcement = make.announcement([draft, ready, late], moment=MOMENT)
    award = make.award(film=draft, announcement=announcement)
    found = gains(announcement, MOMENT)

    assert found.rows[Film] == [ready]
    assert set(found.closed) == {*Selection.objects.filter(film__in=[draft, late]), award}


@pytest.mark.parametrize("given", [{}, {"opens": "programme"}])
def test_what_was_withdrawn_before_anybody_heard_of_it_is_no_film(given):
    film, gone = make.selected_film(), make.selection(status="withdrawn", reason_en="Not finished")
    elsewhere = make.selection(film, status="withdrawn")
    found = gains(make.announcement([] if given else [film, gone.film], moment=MOMENT, **given), MOMENT)

    assert [one for one, _ in found.films] == [film]
    assert set(found.withdrawn) == {gone, elsewhere}


def test_nothing_is_gained_of_an_edition_that_is_not_announced_by_then():
    edition = make.closed_edition()
    film = make.selected_film(make.section(edition=edition))
    found = gains(make.announcement([film], edition=edition), MOMENT)

    assert (found.films, found.closed) == ([], [film.selections.get()])


def test_the_programme_brings_all_that_has_no_moment_of_its_own():
    film, juror = make.selected_film(), make.person()
    make.selection(publish_at=SCHEDULE)
    make.jury([juror])
    make.screening(film=film)
    announcement = make.announcement(opens="programme", moment=MOMENT)
    found = gained(announcement)

    assert (found[Film], found[Person]) == ({film}, {juror})
    assert {"Selection", "Section", "Jury", "Juror"} <= {model.__name__ for model in found}
    assert Screening not in found
    assert {one.film for one in chosen(announcement)} == {film}


def test_the_schedule_brings_screenings_and_guests_of_every_audience():
    film, guest = make.selected_film(), make.person()
    public, press = make.screening(film=film), make.screening(film=film, audience="press")
    make.presence(screening=public, person=guest)
    make.screening(film=film, publish_at=SCHEDULE)
    later = athens("2023-10-12 11:00")

    found = gained(make.announcement(opens="schedule", moment=later), later)
    assert (found[Screening], found[Person]) == ({public, press}, {guest})
    assert {model.__name__ for model in found} == {"Screening", "Person", "Presence"}


def test_a_package_comes_with_its_last_film():
    first, last = make.selection(publish_at=make.LONG_AGO).film, make.selected_film()
    bill = make.package([first, last], publish_at=make.LONG_AGO)

    assert gained(make.announcement([last], moment=MOMENT))[type(bill)] == {bill}


def test_a_window_comes_with_the_place_of_its_film():
    film = make.selected_film()
    window = make.online_window(film=film)

    assert gained(make.announcement([film], moment=MOMENT))[type(window)] == {window}


def test_where_the_moments_of_the_edition_do_not_allow_it_it_says_so():
    announcement = make.announcement(opens="programme", moment=MOMENT)

    with pytest.raises(ValidationError) as refusal:
        gains(announcement, make.LONG_AGO)
    assert refusal.value.messages == ["The programme cannot be public before the edition is announced."]


@pytest.mark.parametrize("hold", [False, True])
def test_asking_changes_nothing(hold):
    film = make.selected_film()
    announcement = make.announcement([film], moment=MOMENT, opens="programme", hold=hold)
    before = [list(model.objects.order_by("pk").values()) for model in (Announcement, Edition, Selection)]
    gains(announcement, PROGRAMME)

    assert [list(model.objects.order_by("pk").values()) for model in (Announcement, Edition, Selection)] == before


def test_it_asks_the_database_as_often_for_three_films_as_for_one():
    def asked(number):
        announcement = make.announcement([make.selected_film() for _ in range(number)], moment=MOMENT)
        with CaptureQueriesContext(connection) as queries:
            assert len(gains(announcement, MOMENT).films) == number
        return len(queries)

    assert asked(1) == asked(3)
