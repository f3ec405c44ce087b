"""What is recorded of a screening when it changes: kinds, old and new facts, corrections, and what is never told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import NotSupportedError

from films.models import PackageFilm, Screening, ScreeningChange
from films.models.recording import recording, unrecorded

from . import builders as make
from .builders import athens, change

pytestmark = pytest.mark.django_db

EIGHT, NINE = athens("2023-11-03 20:00"), athens("2023-11-03 21:00")


def kinds(screening) -> list[str]:
    return [one.kind for one in screening.changes.in_order()]


def sequence(screening) -> int:
    return Screening.objects.values_list("sequence", flat=True).get(pk=screening.pk)


def told(screening) -> list[tuple]:
    """Kind, what it was and what it is, of every change."""
    return [(one.kind, one.before, one.after) for one in screening.changes.in_order()]


# --- Kinds ----------------------------------------------------------------------------------------------------------


def test_new_time_keeps_both_times_and_the_moment(shown, now):
    moment = now("2023-11-01 18:10")
    change(shown, start=NINE)

    [one] = shown.changes.all()
    assert (one.kind, one.old_start, one.new_start, one.moment) == ("time", EIGHT, NINE, moment)


def test_new_hall_keeps_both_halls(shown):
    before, after = shown.hall, make.hall()
    change(shown, hall=after)

    [one] = shown.changes.all()
    assert (one.kind, one.old_hall, one.new_hall) == ("hall", before, after)


def test_hall_may_be_announced_and_taken_back(shown, now):
    hall = shown.hall
    change(shown, hall=None)
    now("2023-11-01 13:00")
    change(shown, hall=hall)

    assert told(shown) == [("hall", hall.pk, None), ("hall", None, hall.pk)]


def test_move_to_another_time_and_hall_is_one_moment(shown):
    change(shown, start=NINE, hall=make.hall())

    assert kinds(shown) == ["time", "hall"]
    assert len({one.moment for one in shown.changes.all()}) == 1


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_called_off_and_back_on(status, shown, now):
    change(shown, status=status)
    now("2023-11-01 13:00")
    change(shown, status="scheduled")

    assert told(shown) == [(status, "standing", status), ("back_on", status, "standing")]


def test_postponed_and_given_a_date_is_back_on_at_a_new_time(shown, now):
    change(shown, status="postponed")
    now("2023-11-01 13:00")
    change(shown, status="moved", start=NINE, previous_start=EIGHT)

    assert kinds(shown) == ["postponed", "time", "back_on"]


def test_moved_by_its_status_alone_is_no_news(shown):
    change(shown, status="moved")

    assert told(shown) == []


def test_replaced_is_told_of_the_one_that_fell_away(shown, now):
    now("2023-11-01 13:00")
    with recording({shown.pk}) as known:
        change(shown, status="cancelled")
        other = make.screening(start=EIGHT, replaces=shown)
        known.add(other.pk)

    assert told(shown) == [("replaced", "standing", "replaced")]
    assert kinds(other) == ["added"]


def test_replacement_that_comes_later_is_told_then(shown, now):
    change(shown, status="cancelled")
    now("2023-11-01 13:00")
    make.screening(start=EIGHT, replaces=shown)

    assert told(shown) == [("cancelled", "standing", "cancelled"), ("replaced", "cancelled", "replaced")]


@pytest.mark.parametrize("deed", ["none", "another", "gone"])
def test_what_is_not_replaced_any_more_is_only_called_off(deed, shown, now):
    change(shown, status="cancelled")
    instead = make.screening(start=EIGHT, replaces=shown)
    other = make.screening(start=NINE, status="cancelled")
    now("2023-11-01 13:00")
    if deed == "gone":
        instead.delete()
    else:
        change(instead, replaces=other if deed == "another" else None)

    assert told(shown)[-1] == ("cancelled", "replaced", "cancelled")
    assert kinds(other) == ["added", "replaced"] if deed == "another" else ["added"]


def test_replacement_the_public_cannot_see_is_not_told(shown):
    change(shown, status="cancelled")
    make.screening(start=EIGHT, replaces=shown, audience="press")

    assert kinds(shown) == ["cancelled"]


def test_film_of_the_winners_screening_is_announced(now):
    now("2023-11-12 13:00")
    winner = make.screening(title_en="The winner's screening", start=athens("2023-11-12 21:00"))
    uuid = winner.uuid
    now("2023-11-12 13:40")
    change(winner, film=make.selected_film())

    winner.refresh_from_db()
    assert (kinds(winner), winner.uuid) == (["film"], uuid)


def test_guest_comes_and_stays_away(shown, now):
    guest = make.presence(screening=shown, task="qa")
    now("2023-11-01 13:00")
    guest.delete()

    assert [(one.person, one.before, one.after) for one in shown.changes.in_order()] == [
        (guest.person, "", "qa"),
        (guest.person, "qa", ""),
    ]


def test_guest_who_is_only_expected_is_not_told(shown):
    expected = make.presence(screening=shown, status="expected")
    assert told(shown) == []
    expected.status = "confirmed"
    expected.save()
    assert kinds(shown) == ["guest"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"qa": 20}, ("discussion", "", "held")),
        ({"captions": True, "relaxed": True}, ("access", "", "captions;relaxed")),
        ({"subtitles_state": "none"}, ("subtitles", "unknown", "none")),
    ],
)
def test_what_else_is_told(values, expected, shown):
    change(shown, **values)

    assert told(shown) == [expected]


def test_discussion_falls_away_with_its_last_guest_and_calendars_know(shown, now):
    change(shown, qa=20)
    guest = make.presence(screening=shown, task="qa")
    now("2023-11-01 13:00")
    before = Screening.objects.get().sequence
    change(guest, status="cancelled")

    assert told(shown)[-2:] == [("discussion", "held", ""), ("guest", "qa", "")]
    assert Screening.objects.get().sequence == before + 1


def test_longer_discussion_is_no_news(shown, now):
    change(shown, qa=20)
    now("2023-11-01 13:00")
    change(shown, qa=30)

    assert kinds(shown) == ["discussion"]


@pytest.mark.parametrize(
    "values",
    [{"tickets": "sold_out"}, {"booking_url": "https://tickets.example/"}, {"description_en": "Long."}, {"intro": 5}],
)
def test_what_is_no_news(values, shown):
    change(shown, **values)

    assert told(shown) == []


# --- Added ----------------------------------------------------------------------------------------------------------


def test_first_screenings_are_the_schedule_and_later_ones_are_added(shown, now):
    now("2023-11-01 13:00")
    late = make.screening()

    assert (kinds(shown), kinds(late)) == ([], ["added"])


def test_what_is_made_before_the_schedule_opens_is_part_of_it(now):
    now("2023-10-19 12:00")
    make.screening()
    second = make.screening()

    assert kinds(second) == []


def test_screening_held_back_is_added_at_its_own_moment(shown, now):
    opens = athens("2023-11-02 10:00")
    late = make.screening(publish_at=opens)
    assert [(one.kind, one.moment) for one in late.changes.all()] == [("added", opens)]
    assert not ScreeningChange.objects.public(athens("2023-11-02 09:59")).filter(screening=late).exists()

    change(late, publish_at=athens("2023-11-02 11:00"))
    assert [(one.kind, one.moment) for one in late.changes.all()] == [("added", athens("2023-11-02 11:00"))]
    change(late, publish_at=athens("2023-10-21 11:00"))
    assert [one.moment for one in late.changes.all()] == [athens("2023-11-01 12:00")]


def test_press_screening_that_opens_to_the_public_is_added(shown, now):
    press = make.screening(audience="press")
    assert kinds(press) == []
    change(press, audience="public")
    assert kinds(press) == ["added"]


def test_screening_added_for_a_draft_is_told_with_its_film(shown, now):
    draft = make.screening(film=make.film(publish_at=None))
    public = ScreeningChange.objects.public
    assert not public(athens("2023-11-01 12:00")).exists()
    draft.film.publish_at = athens("2023-11-01 12:00")
    draft.film.save()
    assert [one.screening for one in public(athens("2023-11-01 12:00"))] == [draft]


def test_screening_just_added_has_no_other_news(shown, now):
    now("2023-11-01 13:00")
    late = make.screening()
    now("2023-11-01 13:04")
    change(late, start=NINE)

    assert kinds(late) == ["added"]


# --- Corrections ----------------------------------------------------------------------------------------------------


def test_change_corrected_within_five_minutes_is_one(shown, now):
    moment = now("2023-11-01 13:00")
    change(shown, start=athens("2023-11-03 22:00"))
    now("2023-11-01 13:04:59")
    change(shown, start=NINE)

    [one] = shown.changes.all()
    assert (one.old_start, one.new_start, one.moment) == (EIGHT, NINE, moment)
    assert one.edited_at == athens("2023-11-01 13:04:59")


def test_change_taken_back_within_five_minutes_is_none(shown, now):
    now("2023-11-01 13:00")
    change(shown, start=NINE, status="cancelled")
    now("2023-11-01 13:03")
    change(shown, start=EIGHT, status="scheduled")

    assert told(shown) == []


def test_after_five_minutes_it_is_another_change(shown, now):
    now("2023-11-01 13:00")
    change(shown, start=NINE)
    now("2023-11-01 13:05")
    change(shown, start=EIGHT)

    assert told(shown) == [("time", EIGHT, NINE), ("time", NINE, EIGHT)]


def test_what_is_added_to_a_change_within_five_minutes_is_of_its_moment(shown, now):
    moment = now("2023-11-01 13:00")
    change(shown, start=NINE)
    now("2023-11-01 13:03")
    change(shown, hall=make.hall())

    assert {one.moment for one in shown.changes.all()} == {moment}


# --- Reasons --------------------------------------------------------------------------------------------------------


def test_reason_and_note_travel_with_a_move(shown):
    change(shown, start=NINE, qa=20, reason_en="Technical problem", ticket_note_en="Tickets stay valid.")

    words = {one.kind: (one.reason_en, one.ticket_note_en) for one in shown.changes.all()}
    assert words == {"time": ("Technical problem", "Tickets stay valid."), "discussion": ("", "")}


def test_reason_typed_later_belongs_to_the_last_change(shown, now):
    change(shown, start=NINE, reason_en="The print is late")
    now("2023-11-01 14:00")
    change(shown, status="cancelled", reason_en="")
    now("2023-11-01 15:00")
    change(shown, reason_en="The print did not come")

    assert [(one.kind, one.reason_en) for one in shown.changes.in_order()] == [
        ("time", "The print is late"),
        ("cancelled", "The print did not come"),
    ]


# --- Never told -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"audience": "press"},
        {"audience": "industry"},
        {"publish_at": athens("2023-11-02 12:00")},
        {"film": "draft"},
    ],
    ids=["press", "industry", "held back", "of a draft"],
)
def test_what_the_public_cannot_see_is_not_told(given, now):
    now("2023-11-01 12:00")
    if given.get("film"):
        given = {"film": make.film(publish_at=None)}
    hidden = make.screening(**given)
    change(hidden, start=NINE, status="cancelled", qa=10)
    make.presence(screening=hidden)

    assert kinds(hidden) in ([], ["added"])
    assert not ScreeningChange.objects.public(athens("2023-11-01 12:00")).exists()


def test_before_the_schedule_opens_nothing_is_told(now):
    now("2023-10-19 12:00")
    early = make.screening()
    change(early, start=NINE)

    assert told(early) == []


def test_screening_announced_early_tells_its_changes(now):
    now("2023-10-19 12:00")
    early = make.screening(publish_at=make.ANNOUNCED)
    change(early, start=NINE)

    assert kinds(early) == ["time"]


def test_an_archive_has_no_news(now):
    now("2023-12-24 12:00")
    change(make.screening(), start=NINE)

    assert not ScreeningChange.objects.exists()


def test_nothing_is_recorded_where_nothing_is_news(shown):
    with unrecorded():
        change(shown, start=NINE)

    assert told(shown) == []


def test_failed_save_records_nothing(shown):
    def fail():
        with recording({shown.pk}):
            change(shown, start=NINE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    shown.refresh_from_db()
    assert (told(shown), shown.start) == ([], EIGHT)


def test_whatever_is_done_inside_a_recording_is_one_comparison(shown):
    guest = make.presence(screening=shown, task="qa")
    ScreeningChange.objects.all().delete()
    with recording({shown.pk}):
        guest.delete()
        make.presence(screening=shown, person=guest.person, task="qa")
        change(shown, start=NINE)

    assert kinds(shown) == ["time"]


def test_film_the_public_knows_is_not_swapped(shown):
    shown.film = make.selected_film()

    with pytest.raises(ValidationError) as refusal:
        shown.full_clean()
    words = "The public knows it with what it shows now: replace the screening instead."
    assert refusal.value.message_dict == {"film": [words]}


def test_film_nobody_knows_of_may_be_swapped(shown, now):
    now("2023-10-19 12:00")
    shown.film = make.selected_film()

    shown.full_clean()


# --- Bulk -----------------------------------------------------------------------------------------------------------


def test_bulk_changes_are_refused_in_words(shown):
    for refused in (
        lambda: Screening.objects.update(status="cancelled"),
        lambda: shown.film.screenings.update(status="cancelled"),
        lambda: Screening.objects.bulk_update([shown], ["status"]),
    ):
        with pytest.raises(NotSupportedError, match="Screenings are saved one by one"):
            refused()


def test_many_are_still_made_at_once(shown):
    second = Screening(edition=shown.edition, film=shown.film, start=NINE, key="second", code="second")
    Screening.objects.bulk_create([second])

    assert Screening.objects.count() == 2


# --- The sequence ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sequence"),
    [
        ({"start": NINE}, 1),
        ({"minutes": 90}, 1),
        ({"status": "cancelled"}, 1),
        ({"start": NINE, "status": "moved", "qa": 20}, 1),
        ({"tickets": "sold_out"}, 0),
        ({"reason_en": "Why"}, 0),
    ],
)
def test_sequence_rises_with_what_calendars_must_know(values, sequence, shown):
    change(shown, **values)

    assert Screening.objects.get().sequence == sequence


def test_sequence_rises_once_with_the_length_of_what_is_shown(now):
    film, short = make.selected_film(minutes=100), make.selected_film(minutes=20)
    alone, fixed = make.screening(film=film), make.screening(film=film, minutes=110)
    bill = make.screening(package=make.package([film, short]))

    change(film, minutes=104)
    change(film, title_en="Another title")

    assert [sequence(one) for one in (alone, fixed, bill)] == [1, 0, 1]


@pytest.mark.parametrize("deed", ["added", "taken out"])
def test_sequence_rises_with_the_bill_of_a_package(deed):
    package = make.package()
    screening = make.screening(package=package)
    if deed == "added":
        PackageFilm.objects.create(package=package, film=make.selected_film(minutes=15), position=2)
    else:
        package.package_films.first().delete()

    assert sequence(screening) == 1


def test_order_of_a_bill_is_no_revision():
    package = make.package([make.selected_film(minutes=20), make.selected_film(minutes=30)])
    screening = make.screening(package=package)
    first, second = package.package_films.all()
    with recording({screening.pk}):
        change(first, position=2)
        change(second, position=1)

    assert sequence(screening) == 0


def test_length_that_is_saved_together_with_the_screening_is_one_revision(shown):
    with recording({shown.pk}):
        change(shown, start=NINE)
        change(shown.film, minutes=90)

    assert sequence(shown) == 1


def test_sequence_never_falls_with_an_old_row_saved(shown):
    old = Screening.objects.get()
    change(shown.film, minutes=90)
    change(old, booking_url="https://tickets.example/")

    assert sequence(shown) == 1


def test_sequence_rises_also_when_two_change_the_same_row(shown):
    one, other = Screening.objects.get(), Screening.objects.get()
    change(one, start=NINE)
    change(other, start=athens("2023-11-03 22:00"))

    assert Screening.objects.get().sequence == 2
