"""A screening writes what was changed since it was read, and nothing that somebody else has changed meanwhile.

That it holds also in the same instant is tested in `test_at_once.py`.
"""

from uuid import uuid4

import pytest

from films.models import Screening

from . import builders as make
from .builders import athens, change

pytestmark = pytest.mark.django_db

EIGHT, NINE = athens("2023-11-03 20:00"), athens("2023-11-03 21:00")


def test_what_another_has_changed_meanwhile_stays(shown):
    mine, other = (Screening.objects.get(pk=shown.pk) for _ in range(2))
    hall = make.hall()
    change(other, start=NINE)
    change(mine, hall=hall)

    stored = Screening.objects.get(pk=shown.pk)
    assert (stored.start, stored.hall, stored.sequence) == (NINE, hall, 2)
    assert [one.kind for one in shown.changes.in_order()] == ["time", "hall"]


def test_what_is_read_again_is_no_change_of_mine(shown):
    mine, other = (Screening.objects.get(pk=shown.pk) for _ in range(2))
    change(other, start=NINE)
    mine.refresh_from_db()
    change(mine, reason_en="Why")

    assert Screening.objects.get(pk=shown.pk).sequence == 1


def test_copy_of_a_screening_is_saved_whole(shown):
    copy = Screening.objects.get(pk=shown.pk)
    copy.pk, copy.uuid, copy.code, copy.key, copy._state.adding = None, uuid4(), "", "", True
    copy.save()

    assert [one.start for one in Screening.objects.all()] == [EIGHT, EIGHT]
