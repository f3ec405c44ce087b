"""Announcements: they give their moment, hold it back, move it and release it, and nothing comes out besides."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from festival.lib import clock
from films.models import Announcement, Award, Edition, Film, Selection

from . import builders as make
from .builders import LONG_AGO, PROGRAMME, SCHEDULE, athens

pytestmark = pytest.mark.django_db

INSTANT = timedelta(microseconds=1)
MOMENT, MOVED = athens("2023-10-09 11:00"), athens("2023-10-09 11:20")
RELEASED = athens("2023-10-09 11:07")
OPEN = athens("2023-10-15 12:00")  # the edition's programme has opened


@pytest.fixture
def film():
    return make.selected_film()


@pytest.fixture
def told(film):
    """An announcement of that film and of an honour."""
    announcement = make.announcement([film], moment=MOMENT)
    make.award(person=make.person(), announcement=announcement)
    return announcement


def seen(at):
    return Film.objects.public(at).count(), Award.objects.public(at).count()


# --- Its moment -------------------------------------------------------------------------------------------------------


def test_what_it_holds_is_public_at_its_very_moment(told):
    assert [seen(MOMENT - INSTANT), seen(MOMENT)] == [(0, 0), (1, 1)]


def test_moved_it_opens_at_the_new_moment(told):
    told.move(MOVED, MOMENT - INSTANT)

    assert [seen(MOMENT), seen(MOVED - INSTANT), seen(MOVED)] == [(0, 0), (0, 0), (1, 1)]


def test_released_it_is_public_from_that_minute(told):
    told.release(RELEASED + timedelta(seconds=31))

    assert [seen(RELEASED - INSTANT), seen(RELEASED)] == [(0, 0), (1, 1)]


def test_on_hold_it_is_closed_even_where_the_edition_is_open(told):
    told.put_on_hold(MOMENT - INSTANT)

    assert [seen(MOMENT), seen(OPEN), seen(athens("2099-01-01 12:00"))] == [(0, 0)] * 3


def test_a_hold_ends_with_a_new_moment_or_a_release(told):
    told.put_on_hold(MOMENT - INSTANT)
    told.move(MOVED, MOMENT)
    assert [seen(MOVED - INSTANT), seen(MOVED)] == [(0, 0), (1, 1)]

    told.put_on_hold(MOMENT)
    told.release(RELEASED)
    assert [seen(RELEASED - INSTANT), seen(RELEASED)] == [(0, 0), (1, 1)]


def test_released_before_its_edition_is_announced_it_waits_for_that():
    edition = make.closed_edition(announced_at=MOVED)
    announcement = make.announcement([make.selected_film(make.section(edition=edition))], edition=edition)
    announcement.release(RELEASED)

    assert [seen(RELEASED), seen(MOVED)] == [(0, 0), (1, 0)]


def test_states(told):
    states = [told.state(MOMENT - INSTANT), told.state(MOMENT)]
    told.hold = True

    assert [*states, told.state(MOMENT)] == ["scheduled", "released", "held"]


def test_waiting_are_those_still_to_come_and_on_hold(told):
    held = make.announcement(moment=LONG_AGO, hold=True)
    make.announcement(moment=LONG_AGO)

    assert set(Announcement.objects.waiting(MOMENT - INSTANT)) == {told, held}
    assert set(Announcement.objects.waiting(MOMENT)) == {held}


# --- What the public has seen never vanishes --------------------------------------------------------------------------


@pytest.mark.parametrize("again", ["hold", "move"])
def test_what_the_public_has_seen_is_not_taken_back(told, again):
    with pytest.raises(ValidationError) as refusal:
        told.put_on_hold(RELEASED) if again == "hold" else told.move(MOVED, RELEASED)

    assert refusal.value.code == "seen"
    assert seen(RELEASED) == (1, 1)


def test_released_but_not_seen_it_may_still_be_moved():
    told = make.announcement([make.selected_film(publish_at=None)], moment=MOMENT)
    told.move(MOVED, RELEASED)

    assert Selection.objects.get().publish_at == MOVED


def test_it_is_not_moved_into_the_past(told):
    with pytest.raises(ValidationError) as refusal:
        told.move(MOMENT - timedelta(hours=1), MOMENT - INSTANT)

    assert refusal.value.code == "past"
    assert Selection.objects.get().publish_at == MOMENT


# --- In and out -------------------------------------------------------------------------------------------------------


def test_what_is_put_in_gets_its_moment_at_once(told):
    other = make.selection(publish_at=LONG_AGO)
    told.take(Selection.objects.filter(pk=other.pk))

    assert Selection.objects.get(pk=other.pk).publish_at == MOMENT


def test_what_is_saved_within_it_has_its_moment(told):
    assert make.selection(announcement=told).publish_at == MOMENT
    told.put_on_hold(MOMENT - INSTANT)
    assert make.award(announcement=told).publish_at == clock.HELD


def test_a_form_opened_before_the_release_does_not_take_it_back(told):
    selection = Selection.objects.select_related("announcement").get()
    Announcement.objects.get().release(RELEASED)
    selection.note_en = "Opening film"
    selection.save()

    assert Selection.objects.get().publish_at == RELEASED


def test_a_title_corrected_after_the_release_does_not_take_it_back(told):
    stale = Announcement.objects.get()
    Announcement.objects.get().release(RELEASED)
    stale.title = "Conference"
    stale.save(update_fields=["title"])

    assert (Selection.objects.get().publish_at, Announcement.objects.get().moment) == (RELEASED, RELEASED)


def test_what_is_taken_out_before_its_moment_goes_on_hold(told):
    """With the moment it had it would come out unannounced, with none together with the edition."""
    told.leave_out(told.selections.all(), MOMENT - INSTANT)

    selection = Selection.objects.get()
    assert (selection.announcement, selection.publish_at) == (None, clock.HELD)
    assert [seen(MOMENT), seen(OPEN)] == [(0, 1), (0, 1)]


def test_what_is_taken_out_after_its_moment_stays_public(told):
    told.leave_out(told.selections.all(), MOMENT)

    assert (Selection.objects.get().announcement, seen(MOMENT)) == (None, (1, 1))


@pytest.mark.parametrize("delete", [lambda one: one.delete(), lambda one: Announcement.objects.all().delete()])
def test_deleted_it_opens_nothing(told, delete, now):
    now("2023-10-09 10:59")
    delete(told)

    assert (Announcement.objects.count(), seen(OPEN)) == (0, (0, 0))


def test_deleted_after_its_release_it_takes_nothing_back(told, now):
    now("2023-10-09 11:00")
    told.delete()

    assert seen(MOMENT) == (1, 1)


def test_it_holds_only_what_is_of_its_edition(told):
    elsewhere = make.section(edition=make.closed_edition())
    rows = [
        Selection(film=make.film(), section=elsewhere, announcement=told),
        Award(words_en="Foreign", film=make.film(), announcement=told),
    ]

    for row in rows:
        with pytest.raises(ValidationError) as refusal:
            row.full_clean()
        assert refusal.value.message_dict == {"announcement": ["Choose an announcement of the same edition."]}


def test_its_rows_have_no_other_moment(told):
    selection = Selection.objects.get()
    selection.publish_at = LONG_AGO

    with pytest.raises(ValidationError) as refusal:
        selection.full_clean()
    assert list(refusal.value.message_dict) == ["publish_at"]


# --- A part of the edition --------------------------------------------------------------------------------------------

PARTS = {"programme": "programme_public_at", "schedule": "schedule_public_at"}


def moments():
    edition = Edition.objects.get()
    return edition.programme_public_at, edition.schedule_public_at


def test_the_programme_is_given_its_moment_and_is_closed_on_hold(film):
    told = make.announcement(moment=MOMENT, opens="programme")
    assert moments() == (MOMENT, SCHEDULE)
    told.put_on_hold(MOMENT - INSTANT)
    assert (moments(), seen(OPEN)) == ((None, SCHEDULE), (0, 0))
    told.release(RELEASED)
    assert (moments(), seen(RELEASED)) == ((RELEASED, SCHEDULE), (1, 0))


def test_the_schedule_is_given_its_moment_and_is_closed_on_hold():
    told = make.announcement(moment=athens("2023-10-21 11:00"), opens="schedule")
    assert moments() == (PROGRAMME, athens("2023-10-21 11:00"))
    told.put_on_hold(OPEN)
    assert moments() == (PROGRAMME, None)


@pytest.mark.parametrize("opens", PARTS)
def test_a_part_of_an_edition_that_was_opened_stays_open(opens):
    told = make.announcement(moment=OPEN, opens=opens)

    with pytest.raises(ValidationError) as refusal:
        told.put_on_hold(OPEN)
    assert refusal.value.code == "seen"


@pytest.mark.parametrize("opens", PARTS)
def test_deleted_before_its_moment_it_leaves_the_part_closed(opens, now):
    now("2023-10-14 12:00")
    make.announcement(moment=OPEN, opens=opens).delete()

    assert getattr(Edition.objects.get(), PARTS[opens]) is None


def test_the_moments_of_the_edition_keep_their_order():
    told = make.announcement(moment=MOMENT, opens="programme")

    with pytest.raises(ValidationError) as refusal:
        told.move(SCHEDULE + INSTANT, MOMENT - INSTANT)
    assert refusal.value.messages == ["The schedule cannot be public before the programme."]
    assert moments() == (MOMENT, SCHEDULE)


def test_the_edition_has_no_other_moment():
    make.announcement(moment=MOMENT, opens="programme")
    edition = Edition.objects.get()
    edition.full_clean()
    edition.programme_public_at = OPEN

    with pytest.raises(ValidationError) as refusal:
        edition.full_clean()
    assert list(refusal.value.message_dict) == ["programme_public_at"]
