"""What happens between editors and readers, from end to end: the moment of publication."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from festival.tests.admin.releasing import press
from festival.tests.crawl import addresses, crawl, some
from films.models import Selection
from films.tests import builders as make
from films.tests.builders import athens

from .cast import many_films

pytestmark = pytest.mark.django_db


def everything(client, languages, of_a_kind):
    """Status and body of the addresses of what is stored, and of others that links lead to."""
    answers = crawl(client, languages, of_a_kind=of_a_kind)
    own = some(addresses(languages), of_a_kind)
    return {**{one: _read(client, one) for one in own if one not in answers}, **answers}


def _read(client, address):
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


def test_16_the_conference_starts_late(client, now, django_user_model, languages, of_a_kind, part):
    edition = make.edition(ends=date(2023, 11, 3), schedule_public_at=None)
    section = make.section(edition=edition)
    make.selection(section=section, publish_at=make.LONG_AGO)
    films = many_films(14, section, "Hush", minutes=90)
    makers = [make.credit(film, person=make.person(name=f"Hushmaker {film.title_en}")).person for film in films]
    stills = [make.still(film, alt_en="A hushed boat.").image.name for film in films]
    editor = Client()
    editor.force_login(django_user_model.objects.create_superuser("eleni"))
    announcement = make.announcement(films, title="Press conference", moment=athens("2023-10-09 11:00"))
    pages = [f"/{language}{path}" for language in ("en", "el") for path in part(_paths(films, makers))]

    now("2023-10-09 10:58")
    press(editor, announcement, "move", **{"move-to_0": "2023-10-09", "move-to_1": "11:20"})

    now("2023-10-09 11:05")
    before = everything(client, languages, of_a_kind)
    told = [one for one, (status, body) in before.items() if status == 200 and "hush" in body.casefold()]
    assert told == []
    assert [one for one, (_, body) in before.items() if any(still in body for still in stills)] == []
    assert {client.get(one).status_code for one in pages} == {404}

    now("2023-10-09 11:07")
    answer = press(editor, announcement, "release", **{"release-sure": "on"})
    assert {one: client.get(one).status_code for one in pages} == dict.fromkeys(pages, 200)
    for language in ("en", "el"):
        programme = client.get(f"/{language}/programme/?view=list").content.decode()
        assert [film.title_en for film in films if film.title_en not in programme] == []
    assert set(Selection.objects.filter(film__in=films).values_list("publish_at", flat=True)) == {
        athens("2023-10-09 11:07")
    }

    log = [(entry.user, entry.get_change_message()) for entry in answer.context["log"]]
    assert log == [
        (User.objects.get(username="eleni"), "Released at 11:07 instead of 11:20: 14 films."),
        (User.objects.get(username="eleni"), "Moved from 11:00 to 11:20."),
    ]


def _paths(films, makers):
    return [row.get_absolute_url().removeprefix("/en") for row in (*films, *makers)]
