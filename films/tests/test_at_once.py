"""Two people, or two systems, who write the same thing at once: none is lost, and each is told once."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.test import Client

from films import deeds
from films.models import EditionSubtitle, HallDelay, Presence, Screening, TicketReport
from people.models import Language

from . import builders as make
from .at_once import at_once, needs_two_writers
from .builders import athens, change

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]

TICKETS, HALLS = "/admin/films/ticketreport/today/", "/admin/films/halldelay/today/"
EIGHT, NINE, TEN = (athens(f"2023-11-03 {hour}:00") for hour in (20, 21, 22))


@pytest.fixture
def shown(now):
    now("2023-11-03 19:00")
    made = make.screening(film=make.selected_film(minutes=118), start=EIGHT, qa=20, tickets="on_sale")
    made.changes.all().delete()
    return made


def staff(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser(name))
    return client


def tapping(name: str, page: str, **tap):
    """One press of one button, by somebody who has the page open."""
    client = staff(name)
    return lambda: client.post(page, tap).status_code


def stored(row):
    return type(row)._base_manager.get(pk=row.pk)


def saving(row, **values):
    """Of a row read now, together with the others."""
    mine = stored(row)
    return lambda: change(mine, **values)


def told(screening) -> list[tuple]:
    """Kind, before and after of each change, by kind."""
    return [(one.kind, one.before, one.after) for one in screening.changes.order_by("kind")]


# --- Ticket states ----------------------------------------------------------------------------------------------------


def test_two_taps_are_both_kept_and_the_second_knows_the_first(shown):
    pressed = [
        tapping(name, TICKETS, tap=f"{shown.pk}:{state}")
        for name, state in (("maria", "sold_out"), ("nikos", "few_left"))
    ]
    assert at_once(shown, *pressed) == [302, 302]

    first, second = TicketReport.objects.order_by("pk")
    assert (first.before, second.before, second.tickets) == ("on_sale", first.tickets, stored(shown).tickets)
    assert {first.tickets, second.tickets} == {"sold_out", "few_left"}


def test_same_tap_of_two_is_one_report(shown):
    at_once(shown, *[tapping(name, TICKETS, tap=f"{shown.pk}:sold_out") for name in ("maria", "nikos")])

    assert [(one.before, one.tickets) for one in TicketReport.objects.all()] == [("on_sale", "sold_out")]


@pytest.mark.parametrize("later", ["on_sale", "few_left"])
def test_of_two_systems_the_later_moment_counts_whoever_comes_first(later, shown):
    earlier = {"on_sale": "few_left", "few_left": "on_sale"}[later]
    said = [(later, "18:59:30"), (earlier, "18:59:00")]
    at_once(shown, *[_reporting(shown, tickets, f"2023-11-03T{clock}+02:00") for tickets, clock in said])

    assert (stored(shown).tickets, stored(shown).tickets_as_of) == (later, athens("2023-11-03 18:59:30"))


def test_tap_is_held_against_a_system_that_reports_in_the_same_second(shown):
    report = _reporting(shown, "few_left", "2023-11-03T18:59:00+02:00")
    at_once(shown, tapping("maria", TICKETS, tap=f"{shown.pk}:sold_out"), report)

    assert stored(shown).tickets == "sold_out"
    assert TicketReport.objects.order_by("pk").last().held


def _reporting(screening, tickets: str, as_of: str):
    token = {"Authorization": f"Bearer {make.ticket_feed().token}"}
    item = json.dumps({"screening": str(screening.uuid), "tickets": tickets, "as_of": as_of})
    address = "/api/v1/ticket-states/"
    return lambda: Client().post(address, item, content_type="application/json", headers=token).status_code


# --- Halls ------------------------------------------------------------------------------------------------------------


def test_two_first_words_of_a_hall_are_one_row(shown):
    hall = shown.hall
    pressed = [tapping(name, HALLS, minutes=f"{hall.pk}:{minutes}") for name, minutes in (("maria", 10), ("nikos", 15))]
    assert at_once(hall, *pressed) == [302, 302]

    said = [one.get_change_message() for one in LogEntry.objects.order_by("pk")]
    assert sorted(said) == ["+10', Doors open", "+15', Doors open"]
    assert said[-1].startswith(HallDelay.objects.get().get_minutes_display())


def test_same_word_of_two_is_said_once(shown):
    at_once(shown.hall, *[tapping(name, HALLS, minutes=f"{shown.hall.pk}:10") for name in ("maria", "nikos")])

    assert LogEntry.objects.count() == HallDelay.objects.count() == 1


def test_minutes_and_doors_of_two_stand_beside_each_other(shown, now):
    now("2023-11-03 20:05")
    pressed = [
        tapping("maria", HALLS, minutes=f"{shown.hall.pk}:10"),
        tapping("nikos", HALLS, state=f"{shown.hall.pk}:doors_closed"),
    ]
    at_once(shown.hall, *pressed)

    assert HallDelay.objects.values_list("minutes", "state").get() == (10, "doors_closed")


# --- Screenings -------------------------------------------------------------------------------------------------------


def test_two_saves_lose_nothing_and_calendars_are_told_of_both(shown):
    before, hall = shown.hall, make.hall()
    at_once(shown, saving(shown, start=NINE), saving(shown, hall=hall))

    now = stored(shown)
    assert (now.start, now.hall, now.sequence) == (NINE, hall, shown.sequence + 2)
    assert told(now) == [("hall", before.pk, hall.pk), ("time", EIGHT, NINE)]


def test_two_times_are_one_change_to_the_last(shown):
    at_once(shown, saving(shown, start=NINE), saving(shown, start=TEN))

    now = stored(shown)
    assert (now.sequence, told(now)) == (shown.sequence + 2, [("time", EIGHT, now.start)])


def test_move_leaves_a_tap_of_the_same_second_alone(shown):
    at_once(shown, saving(shown, start=NINE), tapping("maria", TICKETS, tap=f"{shown.pk}:sold_out"))

    assert (stored(shown).start, stored(shown).tickets) == (NINE, "sold_out")


def test_two_last_guests_cancel_one_discussion(shown):
    guests = [make.presence(screening=shown, task="qa") for _ in range(2)]
    shown.changes.all().delete()
    before = stored(shown).sequence
    at_once(shown, *[saving(guest, status=Presence.Status.CANCELLED) for guest in guests])

    assert stored(shown).sequence == before + 1
    assert told(shown) == [("discussion", "held", ""), ("guest", "qa", ""), ("guest", "qa", "")]


def test_film_and_bill_that_change_at_once_are_two_revisions(shown):
    package = make.package([shown.film, make.selected_film(minutes=20)])
    bill = make.screening(package=package)
    gone = package.package_films.last()
    at_once(bill, saving(shown.film, minutes=98), gone.delete)

    assert stored(bill).sequence == bill.sequence + 2


def test_whoever_locks_many_locks_them_in_one_order(shown):
    """A screening with what it replaces, and all that an edition's rule is read at."""
    instead = make.screening(replaces=shown, start=EIGHT)
    shown.changes.all().delete()
    rule = EditionSubtitle(edition=shown.edition, language=Language.objects.get(code="el"))
    at_once(shown, saving(instead, start=NINE), rule.save, saving(shown, start=TEN))

    assert [stored(one).start for one in (instead, shown)] == [NINE, TEN]
    assert ("subtitles", "unknown", "el") in told(shown)


def test_new_screenings_never_get_the_same_code(shown):
    edition, film = shown.edition, shown.film
    made = at_once(edition, *[lambda: Screening.objects.create(edition=edition, film=film, start=NINE)] * 3)

    assert len({one.code for one in made} | {shown.code}) == 4


def test_two_who_replace_one_screening_put_one_in_its_place(shown):
    film = make.selected_film()
    typed = {"film": film.pk, "start_0": "2023-11-03", "start_1": "20:00", "hall": shown.hall.pk, "reason_en": "Late"}
    address = f"/admin/films/screening/{shown.pk}/replace/"
    clients = [staff(name) for name in ("maria", "nikos")]
    answers = at_once(shown, *[lambda client=client: client.post(address, typed).status_code for client in clients])

    assert (sorted(answers), Screening.objects.filter(replaces=shown).count()) == ([200, 302], 1)


def test_film_withdrawn_while_its_screening_moves_is_cancelled_at_the_new_time(shown):
    film, edition = shown.film, shown.edition
    at_once(
        shown,
        saving(shown, start=NINE),
        lambda: deeds.withdraw(film, edition, athens("2023-11-03 19:00"), reason_en="Rights"),
    )

    assert (stored(shown).start, stored(shown).status) == (NINE, "cancelled")
