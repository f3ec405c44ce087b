"""The tables of docs/states.md, made by asking the code: each state is built, and what is said of it written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from films.calendars.entry import prefix, status
from films.models.screening_entry import TICKETS_OF_ENTRY
from films.schedule.facts import ScreeningFacts
from films.schedule.line import DO_WORDS, Line, screening_line
from films.schedule.state import PARTS, schedule_state
from films.structured.events import times
from films.structured.offers import offer
from films.tests.schedule.cases import Cast, moment
from films.tests.schedule.test_cases import CASES

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "states.md"
BEGINS, ENDS = "<!-- made by python -m festival.tests.statetable -->", "<!-- end of what is made -->"
BEFORE, DURING, AFTER = "2023-11-03T12:00", "2023-11-03T21:00", "2023-11-20T12:00"
FROM = "2023-11-03T18:00"
EIGHT = "previous_start=2023-11-03T20:00"
BECOMES = {  # what has become of a screening, as the cases write it; B stands in the place of A
    "scheduled": {"A": "20:00 Olympion"},
    "moved, time": {"A": f"20:30 Olympion status=moved {EIGHT}"},
    "moved, hall": {"A": f"20:00 Zannas status=moved {EIGHT} previous_hall=Olympion"},
    "moved, both": {"A": f"20:30 Zannas status=moved {EIGHT} previous_hall=Olympion"},
    "moved, the slot before not recorded": {"A": "20:00 Olympion status=moved"},
    "in place of another": {"B": "20:00 Olympion status=cancelled film=Train|Τρένο", "A": "20:00 Olympion replaces=B"},
    "cancelled": {"A": "20:00 Olympion status=cancelled"},
    "cancelled and replaced": {
        "A": "20:00 Olympion status=cancelled",
        "B": "20:00 Olympion replaces=A film=Train|Τρένο",
    },
    "postponed": {"A": "20:00 Olympion status=postponed"},
    "hall fifteen minutes late": {"A": "20:00 Olympion late=15@2023-11-03T11:00"},
    "doors closed": {"A": "20:00 Olympion closed=2023-11-03T20:05"},
    "discussion without guests": {"A": "20:00 Olympion qa=20"},
    "length not known": {"A": "20:00 Olympion films=?"},
}


def written() -> str:
    """The document with its tables as they are made now."""
    text = DOCUMENT.read_text(encoding="utf8")
    before, _begins, rest = text.partition(BEGINS)
    _old, _ends, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n\n{tables()}\n{ENDS}{after}"


def tables() -> str:
    parts = [
        ("Kinds, each by its plainest case", ["kind", "for example", "first sentence", "πρώτη πρόταση"], kinds()),
        (
            "Entry and tickets",
            ["entry", "tickets", "before", "πριν", "to do", "during", "to do then", "for machines"],
            entries(),
        ),
        ("What there is to do", ["code", "words", "λόγια"], deeds()),
        (
            "What becomes of a screening: its line",
            ["state", "before", "πριν", "during", "κατά τη διάρκεια", "afterwards", "μετά"],
            lines(),
        ),
        (
            "What becomes of a screening: for machines",
            ["state", "eventStatus", "previousStartDate", "iCalendar", "before its title", "πριν από τον τίτλο"],
            machines(),
        ),
    ]
    return "\n".join(f"### {title}\n\n{_table(head, rows)}" for title, head, rows in parts)


def kinds() -> Iterator[list[str]]:
    for kind in PARTS:
        case = min((one for one in CASES if one["expect"].split()[0] == kind), key=lambda one: len(one["title"]))
        cast, now = Cast(case["given"]), moment(case["now"].replace(" ", "T"))
        head = schedule_state(cast.screenings, cast.windows, now, cast.selections).head
        yield [f"`{kind}`", case["title"], head["en"], head["el"]]


def entries() -> Iterator[list[str]]:
    for entry, states in TICKETS_OF_ENTRY.items():
        for tickets in states:
            for options in ("", f"tickets_from={FROM}") if tickets in ("not_yet", "standby") else ("",):
                one = _cast({"A": f"20:00 Olympion entry={entry} tickets={tickets} {options}"})["A"]
                before, during = _line(one, BEFORE), _line(one, DURING)
                offered = (offer(one, moment(BEFORE)) or {}).get("availability", "")
                named = f"`{tickets}`, from a moment" if options else f"`{tickets}`"
                said = [before.words["en"], before.words["el"], before.do, during.words["en"], during.do]
                yield [f"`{entry}`", named, *said, offered.rpartition("/")[2]]


def deeds() -> Iterator[list[str]]:
    return ([f"`{code}`", words["en"], words["el"]] for code, words in DO_WORDS.items())


def lines() -> Iterator[list[str]]:
    for name, one in _becoming():
        said = [_line(one, at).words for at in (BEFORE, DURING, AFTER)]
        yield [name, *(words[language] for words in said for language in ("en", "el"))]


def machines() -> Iterator[list[str]]:
    for name, one in _becoming():
        told, before = times(one), prefix(one, moment(BEFORE))
        previous = told.get("previousStartDate", "")
        yield [name, told["eventStatus"].rpartition("/")[2], previous, status(one), before["en"], before["el"]]


def _becoming() -> Iterator[tuple[str, ScreeningFacts]]:
    for name, given in BECOMES.items():
        one = _cast(given)["A"]
        one.qa_cancelled = name == "discussion without guests"
        yield name, one


def _cast(given: dict[str, str]) -> dict[str, ScreeningFacts]:
    return Cast([(name, f"2023-11-03 {options}") for name, options in given.items()]).rows


def _line(one: ScreeningFacts, at: str) -> Line:
    return screening_line(one, moment(at))


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell or '–' for cell in line)} |\n" for line in lines)
