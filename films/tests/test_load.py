"""From rows to the words of a film's schedule: what is read, and what is never read."""

from datetime import timedelta

import pytest
from django.db.models import Q

from films.models import OnlineWindow
from films.schedule.load import EditionSchedule, film_schedule

from .builders import (
    NOW,
    athens,
    edition,
    film,
    hall,
    online_window,
    package,
    screening,
    section,
    selected_film,
    selection,
    venue,
)

pytestmark = pytest.mark.django_db

THURSDAY = athens("2023-11-02 12:00")
INSTANT = timedelta(microseconds=1)


def olympion():
    return hall(name_en="Olympion", name_el="Ολύμπιον")


def cancelled(row, **given):
    return screening(film=row, status="cancelled", **given)


def schedule_of(row, at=NOW):
    return film_schedule([row.pk], at)[row.pk]


def sentence(row, at=NOW):
    return schedule_of(row, at).state.sentence["en"]


# --- What a film's schedule says ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "do"), [("scheduled", "others"), ("moved", "others"), ("cancelled", "none"), ("postponed", "none")]
)
def test_nobody_is_sent_to_a_screening_that_is_called_off(status, do):
    row = selected_film()
    screening(film=row, tickets="sold_out")
    screening(film=row, status=status, start=athens("2023-11-04 20:00"))

    assert schedule_of(row).screenings[0].do == do


def test_a_film_without_screenings_says_so():
    found = schedule_of(selected_film())

    assert found.state.sentence["en"] == "No physical screenings scheduled."
    assert (found.screenings, found.for_guests, found.windows) == ([], [], [])


def test_the_next_screening_is_told_with_its_hall_in_both_languages():
    row = selected_film()
    screening(film=row, hall=olympion())

    assert schedule_of(row).state.sentence == {
        "en": "Next screening: today 20:00, Olympion. Only screening.",
        "el": "Επόμενη προβολή: σήμερα 20:00, Ολύμπιον. Μοναδική προβολή.",
    }


def test_a_hall_with_a_mere_number_is_told_with_its_venue():
    row = selected_film()
    screening(film=row, hall=hall(venue(name_en="Cinema Museum"), name_en="Hall 1"))

    assert sentence(row) == "Next screening: today 20:00, Cinema Museum, Hall 1. Only screening."


def test_a_screening_in_a_package_is_told_with_the_films_own_start():
    row = selected_film(minutes=21)
    bill = package([selected_film(minutes=20), row], title_en="Shorts 3")
    shown = screening(package=bill, hall=olympion(), intro=10)

    found = schedule_of(row)

    assert found.state.sentence["en"].startswith("Next screening: today 20:00, Olympion. In Shorts 3, about 20:30.")
    assert [one.row for one in found.screenings] == [shown]


def test_each_film_of_a_package_has_its_own_place_in_it():
    first, second = selected_film(minutes=20), selected_film(minutes=21)
    screening(package=package([first, second]))

    found = film_schedule([second.pk, first.pk], NOW)

    starts = {row: found[row.pk].screenings[0].facts.film_start for row in (first, second)}
    assert starts == {first: athens("2023-11-03 20:00"), second: athens("2023-11-03 20:20")}


def test_a_withdrawn_film_says_why_and_keeps_its_screenings():
    row = selected_film()
    row.selections.update(status="withdrawn", reason_en="At the request of the rights holder.")
    shown = screening(film=row)

    found = schedule_of(row)

    assert found.state.sentence["en"] == ("Withdrawn from the programme. Reason: At the request of the rights holder.")
    assert [one.row for one in found.screenings] == [shown]


def test_a_film_withdrawn_from_one_of_two_sections_is_still_shown():
    row = selected_film()
    selection(row, section(), status="withdrawn")
    screening(film=row, hall=olympion())

    assert sentence(row) == "Next screening: today 20:00, Olympion. Only screening."


# --- One in place of another ----------------------------------------------------------------------------------------


def replaced_pair(**given):
    """Film A's screening is cancelled, film B's stands in its place."""
    gone = cancelled(selected_film(title_en="A"), hall=olympion())
    return gone, screening(film=selected_film(title_en="B"), hall=gone.hall, replaces=gone, **given)


def test_the_films_of_a_replaced_pair_name_each_other():
    gone, new = replaced_pair()

    found = film_schedule([gone.film_id, new.film_id], NOW)

    assert [one.line.words["en"] for one in found[gone.film_id].screenings] == ["Cancelled; replaced by: B"]
    assert found[new.film_id].screenings[0].line.words["en"].startswith("Replaces: A; ")


@pytest.mark.parametrize("which", [0, 1], ids=["gone", "new"])
def test_one_half_of_a_replaced_pair_knows_the_other_when_read_alone(which):
    rows = replaced_pair()

    line = EditionSchedule(rows[0].edition, NOW, only=Q(pk=rows[which].pk)).get(rows[which].uuid)

    other = line.facts.replaced_by or line.facts.replaces
    assert other.row == rows[1 - which]


def test_what_replaces_a_screening_is_not_named_before_it_is_public():
    gone, _ = replaced_pair(publish_at=NOW + INSTANT)

    before, after = (schedule_of(gone.film, at) for at in (NOW, NOW + INSTANT))

    assert [one.line.words["en"] for one in before.screenings] == ["Cancelled"]
    assert "B" not in before.state.sentence["en"]
    assert [one.line.words["en"] for one in after.screenings] == ["Cancelled; replaced by: B"]


def test_what_a_screening_replaces_is_not_named_before_it_is_public():
    gone, new = replaced_pair()
    gone.publish_at = NOW + INSTANT
    gone.save()

    before, after = (schedule_of(new.film, at).screenings[0].line.words["en"] for at in (NOW, NOW + INSTANT))

    assert ("A" in before.split("; ")[0], after.split("; ")[0]) == (False, "Replaces: A")


# --- What is not for everybody --------------------------------------------------------------------------------------


def test_a_press_screening_is_not_the_next_one():
    row = selected_film()
    press = screening(film=row, audience="press", start=athens("2023-11-03 09:30"))
    shown = screening(film=row, hall=olympion(), start=athens("2023-11-04 20:00"))

    found = schedule_of(row, THURSDAY)

    assert found.state.sentence["en"] == "Next screening: Sat 4 Nov 20:00, Olympion. Only screening."
    assert [one.row for one in found.screenings] == [shown]
    assert [one.row for one in found.for_guests] == [press]


def test_guests_do_not_see_theirs_before_the_schedule():
    row = selected_film(section(edition=edition(schedule_public_at=NOW)))
    screening(film=row, audience="press")

    before, after = (schedule_of(row, at) for at in (NOW - INSTANT, NOW))

    assert (len(before.for_guests), len(after.for_guests)) == (0, 1)


def test_a_screening_held_back_is_not_read_until_its_moment():
    row = selected_film()
    held = screening(film=row, hall=olympion(), publish_at=NOW)

    before, after = (schedule_of(row, at) for at in (NOW - INSTANT, NOW))

    assert (before.state.kind, before.screenings) == ("none", [])
    assert (after.state.kind, [one.row for one in after.screenings]) == ("upcoming", [held])


def test_a_package_with_a_draft_is_not_read():
    row = selected_film()
    screening(package=package([row, film(publish_at=None)]))

    found = schedule_of(row)

    assert (found.state.kind, found.screenings) == ("none", [])


def test_a_talk_and_a_film_of_the_same_hour_are_two_lines_of_the_day():
    talk = screening(title_en="Talk", title_el="Συζήτηση")
    shown = screening()

    lines = EditionSchedule(shown.edition, NOW).lines

    assert [(one.row, one.section) for one in lines] == [(talk, None), (shown, shown.film.selections.get().section)]


def test_a_line_wears_the_section_of_its_edition_that_is_public():
    row, festival = film(), edition()
    selection(row, section(edition=festival, position=1), publish_at=NOW + INSTANT)
    selection(row, section(edition=edition(number=3), position=2))
    seen = selection(row, section(edition=festival, position=3)).section
    screening(film=row)

    [line] = schedule_of(row).screenings

    assert line.section == seen


@pytest.mark.parametrize("at", [NOW - INSTANT, NOW, NOW + INSTANT], ids=["before", "at", "after"])
def test_windows_are_those_that_are_public(at):
    row = film()
    selection(row, publish_at=NOW)
    bill = package([row], publish_at=NOW)
    online_window(film=row, edition=edition(number=65))
    online_window(film=row)
    online_window(package=bill)

    windows = [one.row for one in schedule_of(row, at).windows]

    assert windows == list(OnlineWindow.objects.public(at))


# --- The scenarios of the schedule ----------------------------------------------------------------------------------


def test_a_free_screening_without_room_says_both():
    row = selected_film()
    screening(film=row, hall=olympion(), entry="free", tickets="sold_out")

    assert sentence(row) == "Next screening: today 20:00, Olympion. Free entry; no places left. Only screening."


def test_half_past_midnight_is_still_tonight():
    row = selected_film()
    screening(film=row, hall=olympion(), start=athens("2023-11-04 00:30"))

    assert sentence(row) == "Next screening: tonight 00:30, Olympion. Only screening."


def test_a_screening_announced_early_is_told_before_the_schedule():
    row = selected_film(section(edition=edition(schedule_public_at=None)))
    screening(film=row, hall=olympion(), publish_at=athens("2023-10-12 12:00"))

    assert sentence(row) == "Next screening: today 20:00, Olympion. Full schedule to be announced."


def test_a_schedule_that_is_not_open_is_to_be_announced():
    row = selected_film(section(edition=edition(schedule_public_at=None)))
    screening(film=row)

    found = schedule_of(row)

    assert (found.state.sentence["en"], found.screenings) == ("Screening schedule to be announced.", [])


def test_the_state_changes_when_the_office_clock_is_elsewhere_at_the_same_instant(settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    row = selected_film()
    screening(film=row, hall=olympion())

    found = [schedule_of(row, athens(wall)).state.kind for wall in ("2023-11-03 19:59", "2023-11-03 20:00")]

    assert found == ["upcoming", "running"]
