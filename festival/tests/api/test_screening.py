"""One screening as data: all of it, for each of what may become of one."""

import json
import re
from datetime import date, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from films.deeds import replace
from films.models import EditionSubtitle, FilmLanguage, HallDelay, Screening, ScreeningSubtitle
from films.tests import builders as make
from films.tests.builders import athens, change
from people.models import Language

pytestmark = pytest.mark.django_db

DOCS = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLE = json.loads(re.search("```json\n(.*?)```", DOCS, re.DOTALL)[1])
OTHER = UUID(int=2, version=4)
ACCESS = dict.fromkeys(["step_free", "hearing_loop", "accessible_toilet", "lift"], "unknown") | {"wheelchair": "yes"}
NOTHING = {"en": "", "el": ""}
BOAT = {"id": "boat", "title": {"en": "The Boat", "el": "Η βάρκα"}, "original_title": "Le Bateau"}
ON_BILL = {**BOAT, "minutes": 95, "withdrawn": False}
ZANNAS = {
    "id": "zannas",
    "venue": "olympion",
    "name": {"en": "Pavlos Zannas", "el": "Παύλος Ζάννας"},
    "access": ACCESS,
}


@pytest.fixture
def zannas():
    venue = make.venue(name_en="Olympion", name_el="Ολύμπιον", slug="olympion")
    return make.hall(venue, name_en="Pavlos Zannas", name_el="Παύλος Ζάννας", slug="zannas", wheelchair="yes")


@pytest.fixture
def boat():
    strand = make.section(title_en="Open Horizons", title_el="Ανοιχτοί Ορίζοντες")
    titles = {"title_en": "The Boat", "title_el": "Η βάρκα", "original_title": "Le Bateau"}
    film = make.selected_film(strand, **titles, slug="boat", minutes=95)
    FilmLanguage.objects.create(film=film, language=language("fr"))
    return film


def language(code):
    return Language.objects.get(code=code)


def shown(row, **query):
    answer = Client().get(f"/api/v1/screenings/{row.uuid}/", query)
    assert answer.status_code == 200
    return answer.json()


def begins(printed: str, expected: str = "") -> dict:
    """On Friday, on time unless something else is expected."""
    clocks = {"start": printed, "expected_start": expected or printed}
    return {name: f"2023-11-03T{clock}:00+02:00" for name, clock in clocks.items()}


def told(before, after):
    """What is said otherwise than before."""
    return {name: value for name, value in after.items() if value != before[name]}


def test_all_that_is_said_of_a_screening(now, zannas, boat):
    now("2023-11-03 12:00")
    row = make.screening(
        uuid=EXAMPLE["uuid"],
        code="012",
        film=boat,
        hall=zannas,
        start=athens("2023-11-04 00:30"),
        title_en="The audience's choice",
        intro=5,
        qa=20,
        tickets="on_sale",
        tickets_as_of=athens("2023-11-03 11:50"),
        booking_url="https://tickets.example/12",
        captions=True,
    )
    ScreeningSubtitle.objects.create(screening=row, language=language("el"))
    ScreeningSubtitle.objects.create(screening=row, language=language("en"), method="interpreter", position=1)
    make.presence(screening=row, person=make.person(name="Anna Panou", name_el="Άννα Πάνου"), task="qa")
    make.presence(screening=row, person=make.person(name="Nobody Yet"), status="expected")

    assert shown(row) == EXAMPLE


def test_every_field_is_described():
    described = DOCS.partition("| field | meaning |")[2]
    assert [name for name in EXAMPLE if f"`{name}`" not in described] == []


def test_moved_screening_says_what_it_was(now, zannas, boat):
    now("2023-11-03 18:10")
    row = make.screening(film=boat, hall=make.hall(name_en="Olympion", name_el="Ολύμπιον"))
    before, old = shown(row), row.hall

    was = {"previous_start": row.start, "previous_hall": old}
    change(row, hall=zannas, start=athens("2023-11-03 20:30"), status="moved", reason_en="Technical problem", **was)

    after = told(before, shown(row))
    assert after.pop("previous_hall")["id"] == old.slug
    assert after == {
        "venue": {"id": "olympion", "name": {"en": "Olympion", "el": "Ολύμπιον"}},
        "hall": ZANNAS,
        "films": [{**ON_BILL, **begins("20:30")}],
        "start": "2023-11-03T20:30:00+02:00",
        "end": "2023-11-03T22:05:00+02:00",
        "expected_start": "2023-11-03T20:30:00+02:00",
        "expected_end": "2023-11-03T22:05:00+02:00",
        "status": "moved",
        "reason": {"en": "Technical problem", "el": ""},
        "previous_start": "2023-11-03T20:00:00+02:00",
        "state": {
            "en": "Moved (was today 20:00, Olympion); ticket availability not known. Reason: Technical problem",
            "el": "Μετακινήθηκε (ήταν σήμερα 20:00, Ολύμπιον)· άγνωστη διαθεσιμότητα εισιτηρίων",
        },
        "sequence": 1,
    }


def test_replaced_screening_and_the_one_in_its_place_name_each_other(now, boat):
    now("2023-11-03 12:00")
    old = make.screening(film=boat, tickets="on_sale", booking_url="https://tickets.example/1")
    before = shown(old)

    new = Screening(
        edition=old.edition, film=make.selected_film(title_en="The Sea"), hall=old.hall, start=old.start, uuid=OTHER
    )
    replace(old, new, reason_el="Καθυστέρηση της κόπιας")

    assert told(before, shown(old)) == {
        "status": "cancelled",
        "reason": {"en": "", "el": "Καθυστέρηση της κόπιας"},
        "replaced_by": str(OTHER),
        "booking_url": "",
        "state": {
            "en": "Cancelled; replaced by: The Sea",
            "el": "Ακυρώνεται· αντικαθίσταται από: The Sea. Αιτία: Καθυστέρηση της κόπιας",
        },
        "do": {
            "code": "refund",
            "words": {"en": "Ticket holders: ask the box office", "el": "Κάτοχοι εισιτηρίων: απευθυνθείτε στο ταμείο"},
        },
        "sequence": 1,
    }
    assert shown(new)["replaces"] == str(old.uuid)


def test_screening_in_its_place_is_not_named_before_its_moment(now):
    now("2023-11-03 12:00")
    old = make.screening(status="cancelled")
    make.screening(replaces=old, publish_at=athens("2023-11-03 13:00"))

    assert shown(old)["replaced_by"] is None


def test_hall_that_runs_late(now, zannas, boat):
    now("2023-11-03 19:40")
    row = make.screening(film=boat, hall=zannas)
    before = shown(row)

    HallDelay.objects.create(hall=zannas, minutes=15, set_at=athens("2023-11-03 19:40"))

    assert told(before, shown(row)) == {
        "films": [{**ON_BILL, **begins("20:00", "20:15")}],
        "late_minutes": 15,
        "expected_start": "2023-11-03T20:15:00+02:00",
        "expected_end": "2023-11-03T21:50:00+02:00",
        "state": {
            "en": "Ticket availability not known; running about 15 minutes late",
            "el": "Άγνωστη διαθεσιμότητα εισιτηρίων· καθυστέρηση αίθουσας: περίπου 15 λεπτά",
        },
    }


def test_films_of_a_bill_begin_later_where_the_hall_runs_late(now, zannas, boat):
    now("2023-11-03 19:40")
    row = make.screening(package=make.package([boat, make.selected_film()]), hall=zannas)

    HallDelay.objects.create(hall=zannas, minutes=15, set_at=athens("2023-11-03 19:40"))

    told_of = [(one["start"], one["expected_start"]) for one in shown(row)["films"]]
    assert told_of == [tuple(begins(*clocks).values()) for clocks in (("20:00", "20:15"), ("21:35", "21:50"))]


def test_delay_that_is_for_staff_alone_is_not_told(now, zannas, boat):
    now("2023-11-03 19:40")
    row = make.screening(film=boat, hall=zannas)
    before = shown(row)

    HallDelay.objects.create(hall=zannas, minutes=5, set_at=athens("2023-11-03 19:40"))

    assert told(before, shown(row)) == {}


def test_doors_are_closed_while_it_runs(now, zannas, boat):
    now("2023-11-03 20:10")
    row = make.screening(film=boat, hall=zannas)
    before = shown(row)

    HallDelay.objects.create(hall=zannas, state="doors_closed", state_at=athens("2023-11-03 20:05"), doors_of=row)

    assert told(before, shown(row)) == {
        "doors_closed": True,
        "state": {
            "en": "Now showing until 21:35; doors closed",
            "el": "Προβάλλεται τώρα, έως 21:35· οι πόρτες έκλεισαν",
        },
        "do": {"code": "none", "words": {"en": "", "el": ""}},
    }
    now("2023-11-03 21:35")
    assert not shown(row)["doors_closed"]


def test_last_guest_of_the_discussion_cancels(now, boat):
    now("2023-11-03 12:00")
    row = make.screening(film=boat, qa=20)
    guest = make.presence(screening=row, task="qa")
    before = shown(row)

    change(guest, status="cancelled")

    assert told(before, shown(row)) == {
        "end": "2023-11-03T21:35:00+02:00",
        "expected_end": "2023-11-03T21:35:00+02:00",
        "minutes": {"intro": 0, "film": 95, "qa": 0},
        "qa_cancelled": True,
        "guests": [],
        "state": {
            "en": "Ticket availability not known. The discussion is cancelled",
            "el": "Άγνωστη διαθεσιμότητα εισιτηρίων. Η συζήτηση με το κοινό ακυρώνεται",
        },
        "sequence": 1,
    }


def test_package_has_its_films_each_with_its_start(now, boat):
    now("2023-11-03 12:00")
    other = make.selected_film(title_en="The Sea", title_el="Η θάλασσα", slug="sea", minutes=None)
    row = make.screening(package=make.package([boat, other], title_en="Two Films", slug="two"))

    data = shown(row)

    assert {name: data[name] for name in ("title", "film", "package", "films", "end_confirmed", "minutes")} == {
        "title": {"en": "Two Films", "el": "Two Films"},
        "film": None,
        "package": {"id": "two", "title": {"en": "Two Films", "el": "Two Films"}},
        "films": [
            {**ON_BILL, **begins("20:00")},
            {
                "id": "sea",
                "title": {"en": "The Sea", "el": "Η θάλασσα"},
                "original_title": "",
                "minutes": None,
                "withdrawn": False,
                **begins("21:35"),
            },
        ],
        "end_confirmed": False,
        "minutes": {"intro": 0, "film": None, "qa": 0},
    }


def test_talk_in_a_hall_to_be_announced(now):
    now("2023-11-03 12:00")
    EditionSubtitle.objects.create(edition=make.tiff_64(), language=language("el"))
    row = make.screening(title_en="On Light", title_el="Για το φως", kind="talk", hall=None)

    data = shown(row)

    empty = dict.fromkeys(["film", "package", "section", "venue", "hall"])
    assert {name: data[name] for name in ("title", "kind", "films", "subtitles", "languages", *empty)} == {
        "title": {"en": "On Light", "el": "Για το φως"},
        "kind": "talk",
        "films": [],
        "subtitles": [],
        "languages": NOTHING,
        **empty,
    }


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2023-10-29T00:30:00+00:00", "2023-10-29T03:30:00+03:00"),
        ("2023-10-29T01:30:00+00:00", "2023-10-29T03:30:00+02:00"),
    ],
)
def test_hour_that_comes_twice_is_told_apart_by_its_offset(now, start, told):
    now("2023-11-03 12:00")
    edition = make.edition(number=63, starts=date(2023, 10, 28), ends=date(2023, 10, 29))
    row = make.screening(edition=edition, start=datetime.fromisoformat(start))

    assert shown(row)["start"] == told


def test_sale_that_should_have_begun_is_not_said_to_be_closed(now):
    now("2023-11-03 12:00")
    row = make.screening(tickets="not_yet", tickets_from=athens("2023-11-03 11:00"))

    data = shown(row)

    assert (data["tickets"], data["tickets_from"]) == ("unknown", "2023-11-03T11:00:00+02:00")
