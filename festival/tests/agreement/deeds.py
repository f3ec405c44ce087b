"""Each way in which a screening is changed: by an editor, a thumb at the door, a ticketing system, a missing guest."""

from __future__ import annotations

import json
from collections.abc import Callable

import time_machine
from django.test import Client

from films import deeds
from films.models import EditionSubtitle, FilmSubtitle, Screening, ScreeningSubtitle
from films.tests import builders as make
from films.tests.builders import athens, change
from people.models import Language

from .truth import WHY


def changed(**values) -> Callable:
    return lambda world: change(Screening.objects.get(pk=world.boat.pk), **values)


def moved(**values) -> Callable:
    before = {"previous_start": athens("2023-11-03 20:00"), "status": "moved", **WHY}

    def deed(world):
        hall = {"hall": world.zannas} if values.get("hall") else {}
        changed(previous_hall=world.boat.hall, **before, **{**values, **hall})(world)

    return deed


def back_on(world):
    with time_machine.travel(athens("2023-11-03 17:00"), tick=False):
        changed(status="cancelled", **WHY)(world)
    changed(status="scheduled", reason_en="", reason_el="")(world)


def reason_typed_later(world):
    with time_machine.travel(athens("2023-11-03 17:00"), tick=False):
        changed(status="cancelled")(world)
    changed(**WHY)(world)


def postponed_and_given_a_date(world):
    with time_machine.travel(athens("2023-11-03 17:00"), tick=False):
        changed(status="postponed", **WHY)(world)
    moved(start=athens("2023-11-04 00:30"))(world)


def withdrawn(world):
    deeds.withdraw(world.film, world.boat.edition, athens("2023-11-03 18:10"), **WHY)


def bill_loses_a_film(world):
    deeds.withdraw(world.train, world.boat.edition, athens("2023-11-03 18:10"), **WHY)


def replaced(world):
    new = Screening(edition=world.boat.edition, film=world.train, start=world.boat.start, hall=world.boat.hall)
    deeds.replace(Screening.objects.get(pk=world.boat.pk), new, **WHY)


def replaced_no_more(world):
    with time_machine.travel(athens("2023-11-03 17:00"), tick=False):
        replaced(world)
    change(Screening.objects.get(replaces=world.boat), replaces=None)


def tapped(tickets: str) -> Callable:
    return lambda world: world.staff.post("/admin/films/ticketreport/today/", {"tap": f"{world.boat.pk}:{tickets}"})


def reported(tickets: str) -> Callable:
    """By a ticketing system."""

    def deed(world):
        item = {"screening": str(world.boat.uuid), "tickets": tickets, "as_of": "2023-11-03T18:10:00+02:00"}
        token = {"Authorization": f"Bearer {world.feed.token}"}
        Client().post("/api/v1/ticket-states/", json.dumps(item), content_type="application/json", headers=token)

    return deed


def at_the_door(name: str, value: str) -> Callable:
    """Said by a thumb of the hall in which it is."""

    def deed(world):
        world.staff.post("/admin/films/halldelay/today/", {name: f"{world.boat.hall.pk}:{value}"})

    return deed


def guest_stays_away(world):
    change(world.boat.presences.get(), status="cancelled")


def guest_comes(world):
    make.presence(screening=world.boat, person=make.person(name="Ben Dale"), task="introduces")


def film_announced(world):
    change(Screening.objects.get(pk=world.winner.pk), film=world.film)


def subtitled(world):
    greek = Language.objects.get(code="el")
    ScreeningSubtitle.objects.create(screening=world.boat, language=greek, method="electronic")


def copy_subtitled(world):
    FilmSubtitle.objects.create(film=world.film, language=Language.objects.get(code="el"), method="electronic")


def all_films_subtitled(world):
    EditionSubtitle.objects.create(edition=world.boat.edition, language=Language.objects.get(code="el"))


def shortened(world):
    change(world.film, minutes=98)
