"""A screening is changed in each way there is; at the very next request every representation tells the same truth.

What is true by then is written down by hand, a `Truth` for each change; the readers (`representations.py`) know nothing
of it. They keep what they have read before and ask only whether it is still so: an answer that is wrongly kept fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from films.models import ScreeningChange
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.world import kept

from .cases import CASES, SAME
from .representations import Reader, calendar_entry, entries, event, news, on_the_wall, open_data, ticket
from .truth import BILL, BOAT, LANGUAGES, LIAPPA, NIGHT, OLYMPION, TEN_PAST_SIX, TORNES, ZANNAS, Case, Truth, said

pytestmark = pytest.mark.django_db

IN_BOTH = {
    "moved in time and hall",
    "replaced",
    "sold out by a tap",
    "last guest of the discussion stays away",
}


# --- The world ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory, thorough):
    """The schedule came out long ago; it is ten past six on Friday, and everything has been read once."""
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(athens(TEN_PAST_SIX), tick=False):
        made = built()
        ScreeningChange.objects.all().delete()
        made.reader = Reader()
        asked = {name: languages(name, thorough) for name in CASES}
        for address in {
            one for name in CASES for code in asked[name] for one in addresses(made, CASES[name], code).values()
        }:
            made.reader.get(address)
        yield made


@pytest.fixture(autouse=True)
def undone(world):
    """What a test changes, and reads, is as it was for the next."""
    read = dict(world.reader.kept)
    yield
    world.reader.kept = read


def languages(name: str, thorough: bool) -> list[str]:
    """Where time matters, Greek is read after some of the changes."""
    return LANGUAGES if thorough or name in IN_BOTH else ["en"]


def built() -> SimpleNamespace:
    olympion, zannas, liappa, tornes = (
        make.hall(make.venue(**named(names)), **named(names)) for names in (OLYMPION, ZANNAS, LIAPPA, TORNES)
    )
    section = make.section(title_en="Open Horizons", title_el="Ανοιχτοί Ορίζοντες")
    boat = make.selected_film(section, title_en=BOAT["en"], title_el=BOAT["el"], minutes=118)
    train = make.selected_film(section, title_en="Evening Train", title_el="Βραδινό τρένο", minutes=118)
    director = make.credit(boat, person=make.person(name="Anna Panou")).person
    tonight = make.screening(film=boat, hall=olympion, start=athens("2023-11-03 20:00"), qa=20, tickets="on_sale")
    guest = make.presence(screening=tonight, person=director, task="qa")
    title = said("The winner of the Golden Alexander", "Ο νικητής του Χρυσού Αλεξάνδρου")
    winner = make.screening(
        title_en=title["en"],
        title_el=title["el"],
        kind="other",
        hall=liappa,
        start=athens("2023-11-05 21:00"),
        minutes=118,
        tickets="on_sale",
    )
    package = make.package([boat, train], title_en=BILL["en"], title_el=BILL["el"])
    bill = make.screening(package=package, hall=tornes, start=athens("2023-11-04 17:00"), tickets="on_sale")
    staff = Client()
    staff.force_login(get_user_model().objects.create_superuser("maria"))
    return SimpleNamespace(
        boat=tonight,
        winner=winner,
        bill=bill,
        film=boat,
        train=train,
        zannas=zannas,
        section=section,
        director=director,
        guest=guest,
        staff=staff,
        feed=make.ticket_feed(),
    )


def named(words: dict) -> dict:
    return {f"name_{language}": name for language, name in words.items()}


# --- What is read ---------------------------------------------------------------------------------------------------


def addresses(world, case: Case, language: str) -> dict[str, str]:
    """Whatever says something of the screening of a case, in one language; the first word of a name is the reader's.

    An entry is the same in every calendar: that is read in English.
    """
    one, day = getattr(world, case.who), festival_day(case.truth.start)
    calendars = {"own": f"screenings/{one.uuid}"}
    if language == "en":
        calendars |= {"all": "all", "film": "films/the-boat", "person": "people/anna-panou"}
        calendars |= {"section": "sections/tiff-64-open-horizons"} | {door: f"venues/{door}" for door in case.doors}
    pages = {
        "film": "films/the-boat/",
        "screening": f"screenings/{one.uuid}/",
        "list": f"schedule/{day}/?view=list",
        "grid": f"schedule/{day}/?view=grid",
        "now": "now/",
        "changes": "changes/",
        "feed": "changes/feed.xml",
        **{f"venue {door}": f"venues/{door}/" for door in case.doors},
        **{f"display {door}": f"display/{door}/" for door in case.doors},
        **{f"calendar {key}": f"calendar/{path}.ics" for key, path in calendars.items()},
    }
    data = {"open own": f"/api/v1/screenings/{one.uuid}/", "open list": "/api/v1/screenings/"}
    return {name: f"/{language}/{path}" for name, path in pages.items()} | data


def festival_day(start: str) -> str:
    """Whose page it stands on."""
    return "2023-11-03" if start == NIGHT else start[:10]


def everything(world, case: Case, language: str) -> Iterator[tuple[str, dict | None]]:
    """What each of them says."""
    one, name, day = getattr(world, case.who), case.truth.name[language], case.truth.start[:10]
    for key, address in addresses(world, case, language).items():
        answer = world.reader.get(address)
        match key.split()[0]:
            case "changes":
                yield key, news(answer, name)
            case "feed":
                yield key, {"titles": set(entries(answer))}
            case "display":
                yield key, on_the_wall(answer, name)
            case "calendar":
                yield key, calendar_entry(answer, one.uuid)
            case "open":
                yield key, open_data(answer, one.uuid, language)
            case page:
                yield key, ticket(answer, name, day)
                if page in ("film", "screening"):
                    yield f"data {page}", event(answer, one.uuid)


def expected(key: str, case: Case, language: str) -> dict | None:
    truth = case.truth
    match key.split()[0]:
        case "changes":
            return truth.as_news(language)
        case "feed":
            own = [f"{truth.label[language]}: {truth.name[language]}"] if truth.label else []
            return {"titles": {*own, *(one[language] for one in case.news)}}
        case "display":
            return {"start": truth.start}
        case "calendar":
            return truth.in_a_calendar(language)
        case "data":
            return truth.as_data(language)
        case "open":
            return truth.as_open_data(language)
    return truth.on_a_ticket(language)


def unsaid(key: str, text: str, truth: Truth, language: str) -> list[str]:
    """What should stand there besides; on a wall the line in both languages, without what is usual."""
    wanted = truth.mentions[language]
    if key.startswith("display"):
        usual = SAME.line
        beyond = [words.removeprefix(usual[code]).lstrip(".;· ") for code, words in truth.line.items()]
        wanted = [words[:1].upper() + words[1:] for words in beyond]
    return [words for words in wanted if words not in text]


@pytest.mark.many_cases
@pytest.mark.parametrize("name", CASES)
def test_everything_tells_the_same(name, world, thorough):
    case = CASES[name]
    with time_machine.travel(athens(case.at), tick=False):
        case.deed(world)
        for language in languages(name, thorough):
            assert_agreed(world, case, language)


def assert_agreed(world, case: Case, language: str) -> None:
    found = dict(everything(world, case, language))
    texts = {key: facts.pop("text") for key, facts in found.items() if facts and "text" in facts}
    nodes = [facts.pop("node") for facts in found.values() if facts and "node" in facts]

    assert found == {key: expected(key, case, language) for key in found}
    assert {key: missing for key in texts if (missing := unsaid(key, texts[key], case.truth, language))} == {}
    assert nodes == [node | case.truth.data for node in nodes]
