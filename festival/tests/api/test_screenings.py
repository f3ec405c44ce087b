"""The list of screenings, one by its uuid, and what is answered to whoever asks for what there is not."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from films.tests import builders as make
from films.tests.builders import athens

pytestmark = pytest.mark.django_db

LIST = "/api/v1/screenings/"
SITE = "https://festival.example"


@pytest.fixture(autouse=True)
def noon(now):
    return now("2023-11-03 12:00")


def get(address=LIST, query="", **headers):
    return Client().get(f"{address}?{query}" if query else address, headers=headers)


def keys(query=""):
    answer = get(query=query)
    assert answer.status_code == 200, answer.content
    return [one["key"] for one in answer.json()["results"]]


def refused(query, address=LIST):
    answer = get(address, query)
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    return answer.status_code, answer.json()["error"]


def about(name, words):
    return 400, {"code": "parameter", "message": f"{name}: {words}", "parameters": {name: [words]}}


# --- Which ----------------------------------------------------------------------------------------------------------


def test_list_has_the_current_edition_in_order_and_each_as_its_own_address_says_it():
    late, early = (make.screening(start=athens(start)) for start in ("2023-11-04 01:30", "2023-11-03 14:00"))
    make.screening(edition=make.edition(number=63, starts=None, ends=None, year=2022), key="other")

    assert get().json() == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [get(f"{LIST}{row.uuid}/").json() for row in (early, late)],
    }


def test_another_edition_by_its_slug():
    make.screening(key="this")
    make.screening(edition=make.edition(number=63), key="other")

    assert keys("edition=tiff-63") == ["other"]


def test_nothing_before_an_edition_is_announced():
    make.screening(edition=make.closed_edition())

    assert get().json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_filters_are_those_of_the_pages():
    olympion = make.hall(make.venue(slug="olympion"))
    horizons = make.section(slug="horizons")
    make.screening(key="both", hall=olympion, film=make.selected_film(horizons), start=athens("2023-11-04 01:00"))
    make.screening(key="hall", hall=olympion)
    make.screening(key="section", film=make.selected_film(horizons), start=athens("2023-11-05 20:00"))

    assert keys("venue=olympion") == ["hall", "both"]
    assert keys("section=horizons") == ["both", "section"]
    assert keys("section=horizons&venue=olympion") == ["both"]
    assert keys("day=today") == ["hall", "both"]
    assert keys("day=2023-11-03&day=2023-11-05&from=23:00") == ["both"]


def test_guests_screenings_only_where_the_audience_asks():
    public, press = make.screening(key="public"), make.screening(key="press", audience="press")
    address = f"{LIST}{press.uuid}/"

    assert (keys(), keys("audience=press"), keys("audience=press&audience=public")) == (
        ["public"],
        ["press"],
        ["public", "press"],
    )
    assert (get(address).status_code, get(address, "audience=press").json()["key"]) == (404, "press")
    assert get(f"{LIST}{public.uuid}/", "audience=press").status_code == 404


def test_what_is_not_public_is_like_what_never_was(noon):
    rows = [
        make.screening(publish_at=athens("2023-11-03 12:01")),
        make.screening(film=make.film(publish_at=None)),
        make.screening(edition=make.closed_edition()),
        make.screening(audience="press", publish_at=athens("2023-11-03 12:01")),
    ]

    nothing = 404, {"code": "unknown", "message": "There is no such screening."}
    for row in [*(row.uuid for row in rows), uuid4(), "not-a-uuid", "%00"]:
        assert refused("", f"{LIST}{row}/") == nothing
        assert refused("audience=press", f"{LIST}{row}/") == nothing
    assert keys("audience=public&audience=press") == []
    assert refused("edition=tiff-65") == about("edition", "There is no edition “tiff-65”.")
    assert refused("edition=tiff-99") == about("edition", "There is no edition “tiff-99”.")


# --- In pieces ------------------------------------------------------------------------------------------------------


def test_long_list_comes_in_pieces_that_keep_the_filters():
    for number in range(5):
        make.screening(key=f"s{number}", code=f"{number}", entry="free")

    pieces = [get(query="entry=free&limit=2").json()]
    while pieces[-1]["next"]:
        pieces.append(get(pieces[-1]["next"].removeprefix(SITE)).json())

    assert [[one["key"] for one in piece["results"]] for piece in pieces] == [["s0", "s1"], ["s2", "s3"], ["s4"]]
    ways = [f"{SITE}{LIST}?entry=free&limit=2&offset={offset}" for offset in (0, 2, 4)]
    assert [(piece["count"], piece["previous"], piece["next"]) for piece in pieces] == [
        (5, None, ways[1]),
        (5, ways[0], ways[2]),
        (5, ways[1], None),
    ]


def test_piece_after_the_end_is_empty():
    make.screening()

    answer = get(query=f"offset={10**20}").json()

    assert (answer["count"], answer["next"], answer["results"]) == (1, None, [])


# --- What is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("venue=nowhere", "venue", "Unknown value: nowhere"),
        ("tickets=plenty", "tickets", "Unknown value: plenty"),
        ("audience=everybody", "audience", "Unknown value: everybody"),
        ("section=%00", "section", "Unknown value: \0"),
        ("q=%00", "q", "Null characters are not allowed."),
        ("day=2023-11-03&day=never", "day", "Unknown value: never"),
        ("year_min=old", "year_min", "Enter a whole number."),
        ("from=evening", "from", "Write an hour like 20:00."),
        ("venues=olympion", "venues", "There is no filter “venues”."),
        ("edition=%00", "edition", "There is no edition “\0”."),
        ("limit=0", "limit", "Write a whole number from 1 to 500."),
        (f"limit={10**20}", "limit", "Write a whole number from 1 to 500."),
        ("limit=-1", "limit", "Write a whole number."),
        (f"offset={'9' * 5000}", "offset", "Write a whole number."),
        ("offset=²", "offset", "Write a whole number."),
    ],
)
def test_what_is_not_understood_is_said_by_parameter(query, name, words):
    make.screening()

    assert refused(query) == about(name, words)


def test_all_that_is_wrong_is_said_at_once():
    make.screening()

    assert refused("venue=a&venue=b&year_max=x") == (
        400,
        {
            "code": "parameter",
            "message": "year_max: Enter a whole number. venue: Unknown value: a venue: Unknown value: b",
            "parameters": {
                "year_max": ["Enter a whole number."],
                "venue": ["Unknown value: a", "Unknown value: b"],
            },
        },
    )


def test_one_screening_takes_no_filter_but_the_audience():
    address = f"{LIST}{make.screening().uuid}/"

    assert refused("day=today", address) == about("day", "There is no filter “day”.")
    assert refused("audience=all", address) == about("audience", "Unknown value: all")


@pytest.mark.parametrize("language", ["en", "el"])
def test_words_of_errors_are_english_whatever_the_browser_reads(language):
    make.screening()

    answer = get(query="from=evening", accept_language=language)

    assert answer.json()["error"]["message"] == "from: Write an hour like 20:00."


NAMES = st.sampled_from(["q", "day", "from", "to", "age", "venue", "edition", "limit", "offset", "chances", "tag", "x"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=3))
def test_any_query_is_answered_in_words(query):
    make.tiff_64()

    answer = Client().get(LIST, query)

    said = {200: {"count", "next", "previous", "results"}, 400: {"error"}}
    assert answer.json().keys() == said[answer.status_code]


# --- Between programs -----------------------------------------------------------------------------------------------


def test_answer_is_sent_again_only_when_something_changed():
    row = make.screening()
    tags = {address: get(address)["ETag"] for address in (LIST, f"{LIST}{row.uuid}/")}

    def asked_again():
        return [get(address, if_none_match=tag) for address, tag in tags.items()]

    same = [(304, b"", tag) for tag in tags.values()]
    assert [(one.status_code, one.content, one["ETag"]) for one in asked_again()] == same
    make.change(row, tickets="sold_out")
    assert [one.status_code for one in asked_again()] == [200, 200]


def test_tag_changes_as_moments_pass(now):
    make.screening(start=athens("2023-11-03 12:30"))
    before = get()["ETag"]

    now("2023-11-03 12:31")

    assert get(if_none_match=before).status_code == 200


def test_pages_of_other_sites_may_read_every_answer():
    row = make.screening()
    tag = get()["ETag"]

    answers = [get(), get(if_none_match=tag), get(query="venue=x"), get(f"{LIST}{row.uuid}/"), get(f"{LIST}x/")]

    assert [answer.status_code for answer in answers] == [200, 304, 400, 200, 404]
    assert {answer["Access-Control-Allow-Origin"] for answer in answers} == {"*"}
    assert {answer["Cache-Control"] for answer in answers} == {"public, no-cache"}
    assert {answer["X-Robots-Tag"] for answer in answers} == {"noindex"}  # what they say has a page
    assert [name for answer in answers for name in answer.cookies] == []


def test_browser_that_asks_first_may_send_its_tag():
    answer = Client().options(LIST)

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert answer["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_also_for_a_program_without_a_token_of_ours(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(LIST)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json() == {"error": {"code": "method", "message": "This is for reading: use GET."}}


# --- Seen through an address ----------------------------------------------------------------------------------------


def test_share_link_shows_what_it_releases_under_its_own_addresses():
    film = make.film()
    make.selection(film, make.section())
    row = make.screening(film=film, uuid=UUID(int=7, version=4))
    made = make.announcement([film], moment=athens("2023-11-03 18:00"))
    prefix = make.share_link(announcement=made).get_absolute_url()

    answer = get(f"{prefix}api/v1/screenings/")

    assert (get().json()["count"], answer["Cache-Control"]) == (0, "private, no-store")
    assert [one["url"]["el"] for one in answer.json()["results"]] == [f"{SITE}{prefix}el/screenings/{row.uuid}/"]
