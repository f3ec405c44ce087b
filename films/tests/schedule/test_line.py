"""What the thing to do is called, and where it is left out; the words of a line are in the cases."""

import pytest

from films.schedule.line import screening_line, window_line

from .cases import Cast, moment

NOON = moment("2023-11-03T12:00")


def screening(options="", **fields):
    facts = Cast([("A", f"2023-11-03 20:00 Olympion {options}")]).rows["A"]
    for name, value in fields.items():
        setattr(facts, name, value)
    return facts


@pytest.mark.parametrize(
    ("options", "booking_url", "english", "greek"),
    [
        ("", "https://tickets.example/1", "Buy tickets", "Αγορά εισιτηρίων"),
        ("", "", "Tickets at the box office", "Εισιτήρια στο ταμείο"),
        ("entry=free_ticket", "", "Tickets at the box office", "Εισιτήρια στο ταμείο"),
        ("entry=free", "", "No ticket needed", "Δεν χρειάζεται εισιτήριο"),
        ("entry=free", "https://tickets.example/1", "Reserve a place", "Κράτηση θέσης"),
        ("entry=invitation", "", "", ""),
    ],
)
def test_what_to_do_is_called_after_the_booking_link(options, booking_url, english, greek):
    line = screening_line(screening(options, booking_url=booking_url), NOON)

    assert line.do_words == {"en": english, "el": greek}


@pytest.mark.parametrize(("others", "do"), [(None, "others"), ([screening()], "others"), ([], "none")])
def test_nobody_is_sent_to_other_screenings_where_there_are_none(others, do):
    assert screening_line(screening("tickets=sold_out"), NOON, others=others).do == do


@pytest.mark.parametrize(
    ("now", "options", "english", "greek"),
    [
        (
            "12:00",
            "",
            "Tickets on sale. The discussion is cancelled",
            "Διαθέσιμα εισιτήρια. Η συζήτηση με το κοινό ακυρώνεται",
        ),
        (
            "21:00",
            "",
            "Now showing until 21:58. The discussion is cancelled",
            "Προβάλλεται τώρα, έως 21:58. Η συζήτηση με το κοινό ακυρώνεται",
        ),
        ("22:00", "", "Finished", "Ολοκληρώθηκε"),
        ("12:00", "status=cancelled", "Cancelled", "Ακυρώνεται"),
    ],
)
def test_discussion_that_falls_away_is_said_as_long_as_it_matters(now, options, english, greek):
    without = screening(f"qa=20 {options}", qa_cancelled=True)

    assert screening_line(without, moment(f"2023-11-03T{now}")).words == {"en": english, "el": greek}


@pytest.mark.parametrize(
    ("now", "phase"),
    [("2023-11-03T19:59", "before"), ("2023-11-03T20:00", "during"), ("2023-11-03T21:58", "after")],
)
def test_phase_turns_at_the_start_and_at_the_end(now, phase):
    assert screening_line(screening(), moment(now)).phase == phase


def test_a_school_screening_has_words_of_its_own():
    line = screening_line(screening("entry=school audience=school tickets=sold_out"), NOON)

    assert (line.words["en"], line.words["el"], line.do) == (
        "For schools; no places left",
        "Για σχολεία· δεν υπάρχουν διαθέσιμες θέσεις",
        "none",
    )


@pytest.mark.parametrize(
    ("now", "do", "english", "greek"),
    [
        (
            "2024-03-05T12:00",
            "save",
            "Online from 8 March 10:00 until 16 March; available in: Greece",
            "Online από 8 Μαρτίου 10:00 έως 16 Μαρτίου· διαθέσιμη σε: Ελλάδα",
        ),
        (
            "2024-03-08T10:00",
            "watch",
            "Online until 16 March; available in: Greece",
            "Online έως 16 Μαρτίου· διαθέσιμη σε: Ελλάδα",
        ),
        ("2024-03-16T23:59", "none", "Online window closed", "Η online προβολή έληξε"),
    ],
)
def test_an_online_window_has_a_line_too(now, do, english, greek):
    options = '2024-03-08 10:00 ed=tdf-26 closes=2024-03-16T23:59 territory="Greece|Ελλάδα"'
    line = window_line(Cast([("W", options)]).rows["W"], moment(now))

    assert (line.do, line.words) == (do, {"en": english, "el": greek})
