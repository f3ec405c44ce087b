"""A screening is changed in each way there is; at the very next request every representation tells the same truth.

What is true by then is written down by hand, a `Truth` for each change; the readers (`representations.py`) know nothing
of it. They keep what they have read before and ask only whether it is still so: an answer that is wrongly kept fails.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from films import deeds
from films.models import Screening, ScreeningChange, ScreeningSubtitle
from films.tests import builders as make
from films.tests.builders import athens, change
from films.tests.pages.world import kept
from people.models import Language

from .representations import Reader, calendar_entry, entries, event, news, on_the_wall, open_data, ticket

pytestmark = pytest.mark.django_db

BOAT = {"en": "The Boat", "el": "Το Πλοίο"}
WHY = {"reason_en": "technical problem", "reason_el": "τεχνικό πρόβλημα"}
OLYMPION = {"en": "Olympion", "el": "Ολύμπιον"}
ZANNAS = {"en": "Pavlos Zannas", "el": "Παύλος Ζάννας"}
LIAPPA = {"en": "Frida Liappa", "el": "Φρίντα Λιάππα"}
TORNES = {"en": "Stavros Tornes", "el": "Σταύρος Τορνές"}
BILL = {"en": "Double bill", "el": "Διπλό πρόγραμμα"}
EIGHT, HALF_PAST, NIGHT = "2023-11-03T20:00+02:00", "2023-11-03T20:30+02:00", "2023-11-04T00:30+02:00"
LANGUAGES = ["en", "el"]
CALENDAR = {  # what a called-off one is to a calendar, and what it reads before its title
    "cancelled": ("CANCELLED", {"en": "CANCELLED", "el": "ΑΚΥΡΩΝΕΤΑΙ"}),
    "postponed": ("CANCELLED", {"en": "POSTPONED", "el": "ΑΝΑΒΑΛΛΕΤΑΙ"}),
}
MOVED = {
    "time": {"en": "NEW TIME", "el": "ΝΕΑ ΩΡΑ"},
    "hall": {"en": "NEW VENUE", "el": "ΝΕΑ ΑΙΘΟΥΣΑ"},
    "both": {"en": "NEW TIME AND VENUE", "el": "ΝΕΑ ΩΡΑ ΚΑΙ ΑΙΘΟΥΣΑ"},
}
IN_BOTH = {
    "moved in time and hall",
    "replaced",
    "sold out by a tap",
    "last guest of the discussion stays away",
}
NO_PREFIX = {"en": "", "el": ""}


def said(en: str, el: str) -> dict[str, str]:
    return {"en": en, "el": el}


@dataclass(frozen=True)
class Truth:
    """What is so after a change, as far as somebody can read it anywhere. Unchanged: Friday 20:00 at Olympion."""

    line: dict = field(default_factory=lambda: said("Tickets on sale", "Διαθέσιμα εισιτήρια"))
    start: str = EIGHT
    end: str = "2023-11-03T22:18+02:00"
    late_until: str = ""  # when it really ends, where the hall runs late
    hall: dict = field(default_factory=lambda: OLYMPION)
    name: dict = field(default_factory=lambda: BOAT)
    status: str = "scheduled"
    moved: str = ""  # time, hall, both
    before: str = ""  # the start that no longer holds
    availability: str = "InStock"
    sequence: int = 0
    label: dict | None = None  # of the news, where it is news
    details: dict = field(default_factory=lambda: said("", ""))
    mentions: dict = field(default_factory=lambda: {"en": [], "el": []})  # on the ticket and in calendars
    data: dict = field(default_factory=dict)  # of its structured data

    def on_a_ticket(self, language: str) -> dict:
        slot = {"start": self.start, "until": self.late_until or self.end}
        return slot | {"hall": self.hall[language], "line": self.line[language]}

    def as_news(self, language: str) -> dict | None:
        told = self.label and {"label": self.label[language], "details": self.details[language]}
        return told and {"start": self.start, **told}

    def in_a_calendar(self, language: str) -> dict:
        status, prefix = CALENDAR.get(self.status, ("CONFIRMED", MOVED.get(self.moved, NO_PREFIX)))
        named = {"prefix": prefix[language], "name": self.name[language], "hall": self.hall[language]}
        return {"start": self.start, "end": self.end, "status": status, "sequence": self.sequence, **named}

    def as_open_data(self, language: str) -> dict:
        known = {"end": self.end, "status": self.status, "name": self.name[language], "sequence": self.sequence}
        before = self.before if self.status == "moved" else ""  # a postponed one keeps its start
        return self.on_a_ticket(language) | known | {"before": before}

    def as_data(self, language: str) -> dict:
        called_off = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}.get(self.status)
        rescheduled = "EventRescheduled" if self.before else "EventScheduled"
        known = {"start": self.start, "end": self.end, "before": self.before, "availability": self.availability}
        return known | {
            "status": called_off or rescheduled,
            "hall": self.hall[language],
            "name": self.name[language],
        }


@dataclass(frozen=True)
class Case:
    """A change, and what is true then."""

    deed: Callable
    truth: Truth
    doors: tuple[str, ...] = ("olympion",)  # at which venues somebody stands who must know
    who: str = "boat"
    news: tuple[dict, ...] = ()  # the titles of other pieces of news


# --- The world ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory, thorough):
    """The schedule came out long ago; it is ten past six on Friday, and everything has been read once."""
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(athens("2023-11-03 18:10"), tick=False):
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
    with time_machine.travel(athens("2023-11-03 18:10"), tick=False):
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


# --- What is done ---------------------------------------------------------------------------------------------------


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


def replaced(world):
    new = Screening(edition=world.boat.edition, film=world.train, start=world.boat.start, hall=world.boat.hall)
    deeds.replace(Screening.objects.get(pk=world.boat.pk), new, **WHY)


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


def shortened(world):
    change(world.film, minutes=98)


# --- What is true then ----------------------------------------------------------------------------------------------

REASON = said("Reason: technical problem", "Αιτία: τεχνικό πρόβλημα")
SAME = Truth()


def because(en: str, el: str) -> dict:
    """With the reason as the last words."""
    return said(f"{en}. {REASON['en']}", f"{el}. {REASON['el']}")


def news_because(en: str = "", el: str = "") -> dict:
    return said(f"{en} {REASON['en']}.".strip(), f"{el} {REASON['el']}.".strip())


MENTIONS_REASON = {language: [words] for language, words in REASON.items()}
CANCELLED = replace(
    SAME,
    line=because("Cancelled", "Ακυρώνεται"),
    status="cancelled",
    availability="",
    sequence=1,
    label=said("Cancelled", "Ακυρώνεται"),
    details=news_because(),
    mentions=MENTIONS_REASON,
)
OF_THE_BILL = {"name": BILL, "hall": TORNES, "start": "2023-11-04T17:00+02:00", "sequence": 1}
CASES = {
    "moved in time": Case(
        moved(start=athens("2023-11-03 20:30")),
        replace(
            SAME,
            line=because(
                "New time (was today 20:00); tickets on sale", "Νέα ώρα (ήταν σήμερα 20:00)· διαθέσιμα εισιτήρια"
            ),
            start=HALF_PAST,
            end="2023-11-03T22:48+02:00",
            status="moved",
            moved="time",
            before=EIGHT,
            sequence=1,
            label=said("New time", "Νέα ώρα"),
            details=news_because("Was: today 20:00.", "Ήταν: σήμερα 20:00."),
            mentions=MENTIONS_REASON,
        ),
    ),
    "moved hall": Case(
        moved(hall=True),
        replace(
            SAME,
            line=because(
                "New venue (was Olympion); tickets on sale", "Νέα αίθουσα (ήταν Ολύμπιον)· διαθέσιμα εισιτήρια"
            ),
            hall=ZANNAS,
            status="moved",
            moved="hall",
            sequence=1,
            label=said("New venue", "Νέα αίθουσα"),
            details=news_because("Was: Olympion.", "Ήταν: Ολύμπιον."),
            mentions=MENTIONS_REASON,
        ),
        doors=("olympion", "pavlos-zannas"),
    ),
    "moved in time and hall": Case(
        moved(hall=True, start=athens("2023-11-03 20:30")),
        replace(
            SAME,
            line=because(
                "Moved (was today 20:00, Olympion); tickets on sale",
                "Μετακινήθηκε (ήταν σήμερα 20:00, Ολύμπιον)· διαθέσιμα εισιτήρια",
            ),
            start=HALF_PAST,
            end="2023-11-03T22:48+02:00",
            hall=ZANNAS,
            status="moved",
            moved="both",
            before=EIGHT,
            sequence=1,
            label=said("Moved", "Μετακινήθηκε"),
            details=news_because("Was: today 20:00, Olympion.", "Ήταν: σήμερα 20:00, Ολύμπιον."),
            mentions=MENTIONS_REASON,
        ),
        doors=("olympion", "pavlos-zannas"),
    ),
    "postponed": Case(
        changed(status="postponed", **WHY),
        replace(
            CANCELLED,
            line=because("Postponed; new date to be announced", "Αναβάλλεται· η νέα ημερομηνία θα ανακοινωθεί"),
            status="postponed",
            before=EIGHT,
            label=said("Postponed", "Αναβάλλεται"),
            details=news_because("New date to be announced.", "Η νέα ημερομηνία θα ανακοινωθεί."),
        ),
    ),
    "postponed, then given a date after midnight": Case(
        postponed_and_given_a_date,
        replace(
            SAME,
            line=because(
                "New time (was today 20:00); tickets on sale", "Νέα ώρα (ήταν σήμερα 20:00)· διαθέσιμα εισιτήρια"
            ),
            start=NIGHT,
            end="2023-11-04T02:48+02:00",
            status="moved",
            moved="time",
            before=EIGHT,
            sequence=2,
            label=said("Takes place after all", "Θα γίνει κανονικά"),
            details=news_because("Was: today 20:00.", "Ήταν: σήμερα 20:00."),
            mentions=MENTIONS_REASON,
        ),
        news=(said("Postponed: The Boat", "Αναβάλλεται: Το Πλοίο"),),
    ),
    "cancelled": Case(changed(status="cancelled", **WHY), CANCELLED),
    "cancelled, the reason typed an hour later": Case(reason_typed_later, CANCELLED),
    "back on": Case(
        back_on,
        replace(SAME, sequence=2, label=said("Takes place after all", "Θα γίνει κανονικά")),
        news=(said("Cancelled: The Boat", "Ακυρώνεται: Το Πλοίο"),),
    ),
    "film withdrawn": Case(withdrawn, CANCELLED),
    "replaced": Case(
        replaced,
        replace(
            CANCELLED,
            line=because("Cancelled; replaced by: Evening Train", "Ακυρώνεται· αντικαθίσταται από: Βραδινό τρένο"),
            details=news_because("Replaced by: Evening Train.", "Αντικαθίσταται από: Βραδινό τρένο."),
            mentions={"en": [REASON["en"], "eplaced by: Evening Train"], "el": [REASON["el"], "Βραδινό τρένο"]},
        ),
        news=(said("New screening: Evening Train", "Νέα προβολή: Βραδινό τρένο"),),
    ),
    "sold out by a tap": Case(
        tapped("sold_out"),
        replace(SAME, line=said("Sold out", "Εξαντλήθηκαν τα εισιτήρια"), availability="SoldOut"),
    ),
    "few left by a feed": Case(
        reported("few_left"),
        replace(SAME, line=said("Few tickets left", "Τελευταία εισιτήρια"), availability="LimitedAvailability"),
    ),
    "standby by a tap": Case(
        tapped("standby"),
        replace(SAME, line=said("Standby only", "Μόνο σειρά αναμονής"), availability="InStoreOnly"),
    ),
    "hall ten minutes late": Case(
        at_the_door("minutes", "10"),
        replace(
            SAME,
            line=said(
                "Tickets on sale; running about 10 minutes late",
                "Διαθέσιμα εισιτήρια· καθυστέρηση αίθουσας: περίπου 10 λεπτά",
            ),
            late_until="2023-11-03T22:28+02:00",
        ),
    ),
    "hall five minutes late, which is for staff": Case(at_the_door("minutes", "5"), SAME),
    "technical stop, which is for staff": Case(at_the_door("state", "technical_stop"), SAME),
    "last guest of the discussion stays away": Case(
        guest_stays_away,
        replace(
            SAME,
            line=said(
                "Tickets on sale. The discussion is cancelled",
                "Διαθέσιμα εισιτήρια. Η συζήτηση με το κοινό ακυρώνεται",
            ),
            end="2023-11-03T21:58+02:00",
            sequence=1,
            label=said("Guests", "Προσκεκλημένοι"),
            details=said(
                "Not coming: Anna Panou. The discussion is cancelled.",
                "Απουσία: Anna Panou. Η συζήτηση με το κοινό ακυρώνεται.",
            ),
            mentions=said(["The discussion is cancelled"], ["Η συζήτηση με το κοινό ακυρώνεται"]),
        ),
    ),
    "guest comes": Case(
        guest_comes,
        replace(
            SAME,
            label=said("Guests", "Προσκεκλημένοι"),
            details=said("Guests: Ben Dale.", "Προσκεκλημένοι: Ben Dale."),
            mentions=said(["Introduces the film: Ben Dale"], ["Εισαγωγή: Ben Dale"]),
        ),
    ),
    "film announced for a title of its own": Case(
        film_announced,
        replace(
            SAME,
            start="2023-11-05T21:00+02:00",
            end="2023-11-05T22:58+02:00",
            hall=LIAPPA,
            sequence=1,
            label=said("Film announced", "Ανακοινώθηκε η ταινία"),
            mentions=said(["The winner of the Golden Alexander"], ["Ο νικητής του Χρυσού Αλεξάνδρου"]),
        ),
        doors=("frida-liappa",),
        who="winner",
    ),
    "subtitles": Case(
        subtitled,
        replace(
            SAME,
            label=said("Subtitles", "Υπότιτλοι"),
            details=said("Subtitles: Greek.", "Υπότιτλοι: Ελληνικά."),
            mentions=said(["Greek subtitles"], ["Υπότιτλοι: ελληνικά"]),
            data={"subtitleLanguage": ["el"]},
        ),
    ),
    "access": Case(
        changed(captions=True),
        replace(
            SAME,
            label=said("Accessibility", "Προσβασιμότητα"),
            details=said(
                "Now with: captions for deaf and hard-of-hearing people.",
                "Παρέχεται: υπότιτλοι για Κ/κωφούς και βαρήκοους (SDH).",
            ),
            mentions=said(
                ["Captions for deaf and hard-of-hearing people"], ["Υπότιτλοι για Κ/κωφούς και βαρήκοους (SDH)"]
            ),
        ),
    ),
    "free of charge": Case(
        changed(entry="free", tickets="unknown"),
        replace(
            SAME,
            line=said("Free admission", "Είσοδος ελεύθερη"),
            mentions=said(["Free admission"], ["Είσοδος ελεύθερη"]),
            data={"isAccessibleForFree": True},
        ),
    ),
    "film taken out of a bill": Case(
        lambda world: world.bill.package.package_films.get(film=world.train).delete(),
        replace(SAME, **OF_THE_BILL, end="2023-11-04T18:58+02:00"),
        doors=("stavros-tornes",),
        who="bill",
    ),
    "film of a bill shorter": Case(
        lambda world: change(world.train, minutes=98),
        replace(SAME, **OF_THE_BILL, end="2023-11-04T20:36+02:00"),
        doors=("stavros-tornes",),
        who="bill",
    ),
    "film shorter": Case(shortened, replace(SAME, end="2023-11-03T21:58+02:00", sequence=1)),
}


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
    """What should stand there besides; on a wall the line itself in both languages, where it is not the usual one."""
    wanted = truth.mentions[language]
    if key.startswith("display"):
        wanted = [] if truth.line == SAME.line else truth.line.values()
    return [words for words in wanted if words not in text]


@pytest.mark.parametrize("name", CASES)
def test_everything_tells_the_same(name, world, thorough):
    CASES[name].deed(world)

    for language in languages(name, thorough):
        assert_agreed(world, CASES[name], language)


def assert_agreed(world, case: Case, language: str) -> None:
    found = dict(everything(world, case, language))
    texts = {key: facts.pop("text") for key, facts in found.items() if facts and "text" in facts}
    nodes = [facts.pop("node") for facts in found.values() if facts and "node" in facts]

    assert found == {key: expected(key, case, language) for key in found}
    assert {key: missing for key in texts if (missing := unsaid(key, texts[key], case.truth, language))} == {}
    assert nodes == [node | case.truth.data for node in nodes]
