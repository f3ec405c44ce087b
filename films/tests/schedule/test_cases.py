"""Every case of `cases/*.txt` is one test; a new file there is found by itself."""

import re
from pathlib import Path

import pytest

from films.schedule.line import screening_line
from films.schedule.state import schedule_state

from .cases import Cast, moment, read_cases

HEAD = re.compile(r"\d{3} .* => ")
FILES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
CASES = [case for path in FILES for case in read_cases(path)]


def named(case):
    return f"{case['number']} {case['title']}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_case(case):
    cast, now = Cast(case["given"]), moment(case["now"].replace(" ", "T"))

    told = line_told(cast, now) if cast.line else state_told(cast, now)

    assert told == {"expect": case["expect"], "en": case["en"], "el": case["el"]}


def line_told(cast, now):
    line = screening_line(cast.rows[cast.line], now)
    return {"expect": f"line {line.do}", **line.words}


def state_told(cast, now):
    state = schedule_state(cast.screenings, cast.windows, now, cast.selections)
    if state is None:
        return {"expect": "(no state) -", "en": "", "el": ""}
    first = {language: text.split(". ")[0].rstrip(".") + "." for language, text in state.sentence.items()}
    assert state.head == first
    subject = state.screening or state.window
    return {"expect": f"{state.kind} {subject.key if subject else '-'}", **state.sentence}


def test_every_case_is_read_and_no_number_given_twice_in_a_file():
    files = [path.read_text(encoding="utf-8").splitlines() for path in FILES]
    written = [[text[:3] for text in file if HEAD.match(text)] for file in files]

    assert [case["number"] for case in CASES] == [one for numbers in written for one in numbers]
    assert [len(set(numbers)) for numbers in written] == [len(numbers) for numbers in written]
