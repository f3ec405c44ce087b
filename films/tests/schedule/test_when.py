"""The phrases templates ask for by themselves; those of sentences are in the cases."""

from datetime import date

import pytest

from films.schedule.when import date_range, day_short, day_stub, day_words, when

from .cases import ATHENS, moment

FRIDAY = date(2023, 11, 3)


@pytest.mark.parametrize(
    ("say", "english", "greek"),
    [
        (day_words, "Friday 3 November", "Παρασκευή 3 Νοεμβρίου"),
        (day_short, "Fri 3 Nov", "Παρασκευή 3 Νοεμβρίου"),
        (day_stub, "Fri 3 Nov", "Παρ 3 Νοε"),
    ],
)
def test_a_day_has_a_heading_a_short_form_and_one_for_stubs(say, english, greek):
    assert say(FRIDAY) == {"en": english, "el": greek}


@pytest.mark.parametrize(
    ("first", "last", "english", "greek"),
    [
        ("2023-11-02", "2023-11-12", "2–12 November 2023", "2–12 Νοεμβρίου 2023"),
        ("2023-10-30", "2023-11-09", "30 October – 9 November 2023", "30 Οκτωβρίου – 9 Νοεμβρίου 2023"),
        ("2023-12-30", "2024-01-08", "30 December 2023 – 8 January 2024", "30 Δεκεμβρίου 2023 – 8 Ιανουαρίου 2024"),
        ("2023-05-12", "2023-05-12", "12 May 2023", "12 Μαΐου 2023"),
    ],
)
def test_a_range_of_dates_says_nothing_twice(first, last, english, greek):
    assert date_range(date.fromisoformat(first), date.fromisoformat(last)) == {"en": english, "el": greek}


@pytest.mark.parametrize(
    ("head", "english", "greek"),
    [(True, "tomorrow 17:30", "αύριο 17:30"), (False, "Sat 4 Nov 17:30", "Σάββατο 4 Νοεμβρίου 17:30")],
)
def test_only_a_head_says_tomorrow(head, english, greek):
    told = when(moment("2023-11-04T17:30"), moment("2023-11-03T12:00"), ATHENS, head=head)

    assert told == {"en": english, "el": greek}
