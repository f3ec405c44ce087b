"""What forms and lists tell of screenings beside the screening's own form: languages, rules, what goes."""

import pytest
from django.urls import reverse

from films.models import ScreeningChange
from films.tests import builders
from films.tests.builders import change
from people.models import Language

from .pages import change_url, errors, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now):
    now("2023-11-01 12:00")
    return builders.screening()


def told() -> list[tuple]:
    return [(one.kind, one.before, one.after) for one in ScreeningChange.objects.in_order()]


@pytest.mark.parametrize("of", ["film", "edition"])
def test_subtitles_of_a_form_are_one_change(of, shown, admin_client):
    rows = {"film": "film_subtitles", "edition": "subtitles"}[of]
    greek, english = (Language.objects.get(code=code).pk for code in ("el", "en"))
    typed = {f"{rows}-TOTAL_FORMS": 2, f"{rows}-0-language": greek, f"{rows}-1-language": english}
    typed |= {f"{rows}-0-position": 1, f"{rows}-1-position": 2}

    assert errors(send(admin_client, change_url(getattr(shown, of)), **typed)) == []
    assert told() == [("subtitles", "unknown", "el;en")]


def test_replacement_that_is_deleted_in_the_list_is_told(shown, now, admin_client):
    change(shown, status="cancelled")
    instead = builders.screening(replaces=shown)
    ScreeningChange.objects.all().delete()
    now("2023-11-01 13:00")
    chosen = {"action": "delete_selected", "_selected_action": [instead.pk], "post": "yes"}
    admin_client.post(reverse("admin:films_screening_changelist"), chosen)

    assert told() == [("cancelled", "replaced", "cancelled")]
