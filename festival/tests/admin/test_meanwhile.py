"""Two who have the form of one screening open: who saves second is told what the first changed, and loses nothing."""

import pytest

from films.box_office import set_tickets
from films.tests import builders
from films.tests.builders import athens, change

from .pages import change_url, errors, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now):
    """A public screening on Friday evening, at a time when its schedule is public."""
    now("2023-11-01 12:00")
    return builders.screening(start=athens("2023-11-03 20:00"))


def opened(client, screening) -> dict:
    """The form as it stands when somebody opens it, to be sent later."""
    return {**fields(client.get(change_url(screening))), "_continue": "1"}


def sent(client, screening, form: dict, **typed):
    return client.post(change_url(screening), {**form, **typed}, follow=True)


@pytest.fixture
def maria(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("maria"))
    return client


def test_what_another_changed_meanwhile_is_said_and_not_overwritten(admin_client, maria, shown):
    mine, hers = opened(admin_client, shown), opened(maria, shown)
    sent(maria, shown, hers, start_1="21:00")

    answer = sent(admin_client, shown, mine, reason_en="The print is late")

    assert errors(answer) == [
        "Changed while you wrote: Start: 3 November 2023, 21:00; Status: Moved; Previous start: 3 November 2023, "
        "20:00. By: maria. Compare, then save again: what stands here is taken."
    ]
    shown.refresh_from_db()
    assert (shown.start, shown.reason_en) == (athens("2023-11-03 21:00"), "")
    assert fields(answer)["reason_en"] == "The print is late"


def test_what_stands_there_now_is_said_in_words(admin_client, shown):
    change(shown, booking_url="https://tickets.example/1", relaxed=True)
    mine = opened(admin_client, shown)
    change(shown, booking_url="https://tickets.example/2", captions=True, relaxed=False, hall=None)

    assert errors(sent(admin_client, shown, mine)) == [
        "Changed while you wrote: Hall: –; Booking link: https://tickets.example/2; Captions for deaf and "
        "hard-of-hearing people: yes; Relaxed screening: no. Compare, then save again: what stands here is taken."
    ]


def test_saving_again_takes_what_stands_in_the_form(admin_client, maria, shown):
    mine = opened(admin_client, shown)
    sent(maria, shown, opened(maria, shown), description_en="Hers")
    refused = sent(admin_client, shown, mine, description_en="Mine")

    assert errors(sent(admin_client, shown, {**fields(refused), "_continue": "1"})) == []
    shown.refresh_from_db()
    assert shown.description_en == "Mine"


def test_tap_at_the_box_office_is_not_overwritten_by_a_form_opened_before(admin_client, shown, django_user_model):
    mine = opened(admin_client, shown)
    set_tickets(shown, "sold_out", athens("2023-11-01 12:00"), django_user_model.objects.get())

    answer = sent(admin_client, shown, mine, description_en="Mine")

    assert errors(answer) == [
        "Changed while you wrote: Tickets: Sold out. Compare, then save again: what stands here is taken."
    ]


def test_guest_added_meanwhile_is_said(admin_client, maria, shown, now):
    mine, person = opened(admin_client, shown), builders.person()
    guest = {"person": person.pk, "task": "qa", "status": "confirmed", "position": 0}
    guest = {f"presences-0-{name}": value for name, value in guest.items()}
    now("2023-11-01 12:01")
    assert errors(sent(maria, shown, opened(maria, shown), **guest, **{"presences-TOTAL_FORMS": "1"})) == []

    assert errors(sent(admin_client, shown, mine)) == [
        "Changed while you wrote: guests, languages or subtitles. By: maria. "
        "Compare, then save again: what stands here is taken."
    ]


def test_who_only_looked_or_saved_nothing_new_is_in_nobodys_way(admin_client, maria, shown):
    mine = opened(admin_client, shown)
    sent(maria, shown, opened(maria, shown))

    assert errors(sent(admin_client, shown, mine, description_en="Mine")) == []


@pytest.mark.many_cases
@pytest.mark.parametrize("marks", ["", "nonsense", "[1]", '{"log": "x"}'])
def test_broken_marks_are_no_way_around(marks, admin_client, shown):
    answer = sent(admin_client, shown, opened(admin_client, shown), seen=marks)

    assert [error.partition(":")[0] for error in errors(answer)] == ["Changed while you wrote"]
    assert errors(sent(admin_client, shown, {**fields(answer), "_continue": "1"})) == []
