"""Whatever is asked for is answered, and never with an error of the server."""

from __future__ import annotations

from itertools import chain

import pytest
import time_machine
from django.contrib.auth import get_user_model

from films.models import Edition, Screening
from films.tests.builders import NOW, ticket_feed
from films.tests.pages.world import kept
from films.tests.test_natural_keys import one_of_everything

from . import bodies
from .addresses import patterns
from .asking import ask, staff, visitor
from .values import COOKIES, HEADERS, KEPT, SAID, TIMES, VALUES, dealt, side_by_side

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(NOW, tick=False):
        one_of_everything()
        Edition.objects.update(awards_public_at=NOW)
        get_user_model().objects.create_superuser("staff")
        yield patterns()


@pytest.fixture
def clients(site):
    """Who asks for a page, by whether it is one of the staff's."""
    with time_machine.travel(NOW, tick=False):
        yield {True: staff(), False: visitor()}


@pytest.fixture
def pages(site):
    """The public's and the staff's, of which there are three times as many, most made by the same code."""
    return [one for one in site if not one.staff], [one for one in site if one.staff]


ALONE = {"_to_field", "page", "p", "e"}  # refused as a whole where they are not understood


def failed(answers: dict) -> dict:
    return {asked: answered.error for asked, answered in answers.items() if answered.error}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("films:edition-programme", {"q", "section", "tickets", "from", "page", "sort", "view"}),
        ("films:display", {"hall", "page"}),
        ("admin:films_screening_changelist", {"q", "o", "p", "edition", "day", "hall"}),
        ("admin:films_screening_add", {"film", "start", "edition", "rows", "_popup"}),
        ("admin:autocomplete", {"app_label", "field_name", "term"}),
    ],
)
def test_what_a_page_is_asked_for_is_found_out(name, known, site, clients):
    [page] = [one for one in site if one.name == name]
    assert known - set(page.parameters(clients[page.staff])) == set()


def test_any_argument_of_an_address(clients, site):
    step = {False: 2, True: len(VALUES)}
    answers = {}
    for number, one in enumerate(site):
        for value in dealt(VALUES, number, step[one.staff]):
            answers |= {address: ask(clients[one.staff].get, address) for address in one.spoilt(value)}
    assert failed(answers) == {}
    assert {answered.status for answered in answers.values()} <= {200, 301, 302, 400, 403, 404, 405}


def test_any_parameter_of_a_page(clients, pages):
    """All at once; where that is refused as a whole each alone, so that no refusal hides the next parameter."""
    step = {False: 14, True: len(VALUES)}
    answers = {}
    for number, one in enumerate(chain(*pages)):
        client = clients[one.staff]
        names = one.parameters(client)
        for first in dealt(range(len(VALUES)), number, step[one.staff]) if names else ():
            pairs = side_by_side(names, VALUES, first)
            together = one.asked([pair for pair in pairs if pair[0] not in ALONE])
            answers[together] = ask(client.get, together)
            alone = [pair for pair in pairs if answers[together].status != 200 or pair[0] in ALONE]
            answers |= {(address := one.asked([pair])): ask(client.get, address) for pair in alone}
    assert failed(answers) == {}


def test_a_parameter_that_is_repeated(clients, pages):
    public, rooms = pages
    answers = {}
    for one in [*public[::2], *rooms[::16]]:
        names = one.parameters(clients[one.staff])
        address = one.asked([(name, f"{number}") for number in range(TIMES) for name in names])
        answers[address] = ask(clients[one.staff].get, address)
    assert failed(answers) == {}


def test_any_header(pages, clients):
    answers = {}
    for number, one in enumerate(pages[0]):
        for first in dealt(range(len(SAID)), number, 24):
            headers = dict(side_by_side(HEADERS, SAID, first))
            answers[one.name, first] = ask(visitor().get, one.address, headers=headers)
    assert failed(answers) == {}


@pytest.mark.parametrize("name", COOKIES)
def test_any_cookie(name, clients):
    """Where they are looked at: at the door of the staff, on a page of theirs, where a form is sent."""
    answers = {}
    for cookie in KEPT:
        for send, address in (
            (visitor().get, "/admin/"),
            (visitor().get, "/at/2023-11-03T12:00:00Z/en/"),
            (visitor().post, "/i18n/setlang/"),
        ):
            answers[address, cookie] = ask(send, address, headers={"cookie": f"{name}={cookie}"})
    assert failed(answers) == {}


@pytest.mark.parametrize("form", ["/v/%s/en/", "/v/%s", "/at/%s/en/", "/at/2023-11-03T12:00:00Z%s/", "/%s/", "/en/%s"])
def test_any_beginning_of_an_address(form, clients):
    addresses = [form % value for value in VALUES]
    answers = {address: ask(client.get, address) for address in addresses for client in clients.values()}
    assert failed(answers) == {}


def test_any_ticket_state(clients):
    token, screening = ticket_feed().token, Screening.objects.exclude(code="").first()
    answers = {}
    for number, body in enumerate(bodies.ticket_states(screening)):
        kind = bodies.TYPES[number % len(bodies.TYPES)]
        said = {"content_type": kind, "headers": {"authorization": f"Bearer {token}"}}
        answers[body[:80], number] = ask(clients[False].generic, "POST", "/api/v1/ticket-states/", body, **said)
    assert failed(answers) == {}
    assert {answered.status for answered in answers.values()} <= {200, 400, 413}


@pytest.mark.parametrize("address", ["/i18n/setlang/", "/admin/login/"])
def test_any_form(address, clients):
    names = ["language", "next", "username", "password", "csrfmiddlewaretoken"]
    sent = [*bodies.NO_JSON, *(bodies.form(names, value) for value in VALUES), bodies.form(names, "el", TIMES)]
    answers = {}
    for number, body in enumerate([*sent, bodies.form(names, "el", 1200)]):
        for kind in bodies.TYPES:
            answers[number, kind] = ask(clients[False].generic, "POST", address, body, content_type=kind)
    assert failed(answers) == {}
