"""What pages say where little is known: yet, of an edition that is to come, or here, of one that is over."""

import pytest

from films.models import Edition
from films.tests import builders as make
from films.tests.builders import athens

from .reading import Page

pytestmark = pytest.mark.django_db

EARLY = athens("2023-10-11 12:00")


@pytest.fixture
def read(client, now):
    """A page as it is read between the programme and the schedule of TIFF 64, or at another moment."""

    def page(address, moment="2023-10-15 12:00"):
        now(moment)
        return Page(client.get(address))

    return page


def empty(page) -> str:
    return page.main.find("p", css="empty").text


def counts(page) -> list[tuple[str, str]]:
    """How many screenings are said of the festival days, to the eye and to the ear; of those of which it is said."""
    days = [list(one) for one in page.root.find("ol", css="days").all("a")]
    told = [(aloud.children[0].partition(", ")[2], seen) for _weekday, _day, aloud, *seen in days]
    return [(seen[0].text if seen else "", aloud) for aloud, seen in told if seen or aloud]


# --- To come ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def early():
    """Of TIFF 64, whose schedule is not open yet, one screening is announced."""
    return make.screening(publish_at=EARLY)


@pytest.mark.parametrize("query", ["2023-11-03/", "?day=all"])
def test_one_screening_known_early_is_told_as_one_of_more(early, read, query):
    page = read(f"/en/editions/tiff-64/schedule/{query}")

    assert page.main.find(role="status").text.startswith("1 screening. Full schedule to be announced.")
    assert (page.main.all("p", css="empty"), counts(page)) == ([], [("1 screening", "1 screening")])


def test_day_of_which_nothing_is_known_yet_has_no_number(early, read):
    page = read("/en/schedule/2023-11-05/")

    assert empty(page) == "Screening schedule to be announced."
    assert "0 screening" not in page.html
    assert counts(page) == [("1 screening", "1 screening")]


def test_open_schedule_counts_every_day(early, read):
    page = read("/en/schedule/2023-11-05/", "2023-11-03 12:00")
    none = ("0 screenings", "0 screenings")

    assert counts(page) == [none, ("1 screening", "1 screening"), *[none] * 9]
    assert page.main.find(role="status").text.startswith("0 screenings.")


# --- Over -------------------------------------------------------------------------------------------------------------

ARCHIVE = "/en/editions/tiff-64/"
LATER = "2024-06-01 12:00"


@pytest.fixture
def archived():
    """TIFF 64, of which only one section is known, in the time of a later edition."""
    edition = make.edition()
    make.section(title_en="Open Horizons", edition=edition)
    make.closed_edition(announced_at=athens("2024-05-01 12:00"))
    return Edition.objects.get(pk=edition.pk)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("programme/", "No films of this edition are known here."),
        ("schedule/", "No screenings of this edition are known here."),
        ("schedule/2023-11-03/", "No screenings of this edition are known here."),
        ("changes/", "No changes of this edition are known here."),
        ("awards/", "No awards of this edition are known here."),
        ("juries/", "No juries of this edition are known here."),
        ("sections/open-horizons/", "No films of this section are known here."),
    ],
)
def test_nothing_of_a_past_edition_is_still_to_come(archived, read, path, words):
    page = read(f"{ARCHIVE}{path}", LATER)

    assert empty(page) == words
    assert " 0 " not in f" {page.text} "
    assert page.main.all("nav", css="shortcuts") == []
    up = page.main.find("ol", css="crumb").all("a")
    assert [one.text for one in page.main.all("a") if ARCHIVE in one.attrs["href"] and one not in up] == []


@pytest.mark.parametrize("path", ["schedule/", "schedule/2023-11-03/"])
def test_schedule_of_which_nothing_is_known_is_of_no_day(archived, read, path):
    assert read(f"{ARCHIVE}{path}", LATER).main.find("h1").text == "Schedule"


def test_past_edition_has_doors_only_where_something_is(archived, read):
    page = read(ARCHIVE, LATER)

    assert (page.main.all("ul", css="doors")[0].all("a"), page.main.all("nav", css="today__days")) == ([], [])
    assert page.main.find("ul", css="contents").text == "Open Horizons"


def doors(page) -> list[str]:
    return [one.text for one in page.main.find("ul", css="doors").all("a")]


def test_each_door_opens_with_the_first_thing_behind_it(archived, read):
    opened = [doors(read(ARCHIVE, LATER))]
    for some in (make.jury, make.award, make.screening, make.screening_change):
        some()
        opened.append(doors(read(ARCHIVE, LATER)))

    assert opened == [
        [],
        ["Juries"],
        ["Programme", "Awards", "Juries"],
        ["Programme", "Schedule", "Awards", "Juries"],
        ["Programme", "Schedule", "Changes", "Awards", "Juries"],
    ]
    assert len(read(ARCHIVE, LATER).main.find("nav", css="today__days").all("a")) == 11


def test_running_edition_has_all_its_doors(archived, read):
    assert doors(read(ARCHIVE, "2023-11-03 12:00")) == ["Programme", "Schedule", "Changes", "Awards", "Juries"]


def test_past_edition_counts_the_screenings_that_are_known(archived, read):
    make.screening()

    assert counts(read(f"{ARCHIVE}schedule/", LATER)) == [("1 screening", "1 screening")]


def test_past_edition_whose_films_are_not_known_says_so(read):
    make.edition()

    assert empty(read(ARCHIVE, LATER)) == "No films of this edition are known here."
