"""What is said of changes, in both languages: the label, what it was, and why."""

from datetime import date

import pytest

from films.schedule.errata import NO_DAY_IS_NEAR, ChangeFacts, Erratum, last_told, netted
from films.schedule.facts import EditionFacts, PlaceFacts, ScreeningFacts, WorkFacts
from films.tests.builders import ATHENS, LONG_AGO, athens

NOW = athens("2023-11-03 12:00")
EIGHT, HALF_PAST, NINE = (athens(f"2023-11-03 {clock}") for clock in ("20:00", "20:30", "21:00"))
OLYMPION = {"en": "Olympion", "el": "Ολύμπιον"}
ZANNAS = {"en": "Pavlos Zannas", "el": "Παύλος Ζάννας"}
ANNA = {"en": "Anna Panou", "el": "Άννα Πάνου"}
TRAIN = {"en": "Evening Train", "el": "Βραδινό τρένο"}
BOAT = {"en": "The Boat", "el": "Το Πλοίο"}
NOBODY = {"en": "", "el": ""}
EDITION = EditionFacts("tiff-64", ATHENS, date(2023, 11, 2), date(2023, 11, 12), LONG_AGO, LONG_AGO, LONG_AGO)


def screening(**given):
    defaults = {"key": "001", "edition": EDITION, "start": HALF_PAST, "place": PlaceFacts("zannas", ZANNAS)}
    return ScreeningFacts(**{**defaults, "film": film("The Boat", "Το Πλοίο")} | given)


def film(en, el):
    return WorkFacts({"en": en, "el": el}, LONG_AGO)


def change(fact, before="", after="", kind="", **given):
    return ChangeFacts(kind or fact, fact, NOW, before, after, **given)


def status(before, after, kind):
    return change("status", before, after, kind)


MOVED = [change("time", EIGHT, HALF_PAST), change("hall", OLYMPION, ZANNAS)]
SAID = {
    "new time": (MOVED[:1], "New time | Was: today 20:00.", "Νέα ώρα | Ήταν: σήμερα 20:00."),
    "new hall": (MOVED[1:], "New venue | Was: Olympion.", "Νέα αίθουσα | Ήταν: Ολύμπιον."),
    "both": (MOVED[::-1], "Moved | Was: today 20:00, Olympion.", "Μετακινήθηκε | Ήταν: σήμερα 20:00, Ολύμπιον."),
    "back on": (
        [status("cancelled", "standing", "back_on")],
        "Takes place after all | ",
        "Θα γίνει κανονικά | ",
    ),
    "added": ([change("added")], "New screening | ", "Νέα προβολή | "),
    "film": ([change("film", "", "announced")], "Film announced | ", "Ανακοινώθηκε η ταινία | "),
    "film and time": (
        [change("film", "", "announced"), MOVED[0]],
        "New time | Was: today 20:00. Film announced: The Boat.",
        "Νέα ώρα | Ήταν: σήμερα 20:00. Ανακοινώθηκε η ταινία: Το Πλοίο.",
    ),
    "film no more on the bill, another instead": (
        [change("bill", TRAIN, NOBODY, about=1), change("bill", NOBODY, BOAT, about=2)],
        "Films changed | No longer shown: Evening Train. Also shown: The Boat.",
        "Αλλαγή ταινιών | Εκτός προγράμματος πλέον: Βραδινό τρένο. Στο πρόγραμμα πλέον και: Το Πλοίο.",
    ),
    "guest": (
        [change("guest", NOBODY, ANNA, about=1)],
        "Guests | Guests: Anna Panou.",
        "Προσκεκλημένοι | Προσκεκλημένοι: Άννα Πάνου.",
    ),
    "guest who stays away": (
        [change("guest", ANNA, NOBODY, about=1)],
        "Guests | Not coming: Anna Panou.",
        "Προσκεκλημένοι | Απουσία: Άννα Πάνου.",
    ),
    "discussion": (
        [change("discussion", "", "held")],
        "Discussion | A discussion follows.",
        "Συζήτηση με το κοινό | Ακολουθεί συζήτηση με το κοινό.",
    ),
    "no discussion": (
        [change("discussion", "held", "")],
        "Discussion | The discussion is cancelled.",
        "Συζήτηση με το κοινό | Η συζήτηση με το κοινό ακυρώνεται.",
    ),
    "access": (
        [change("access", {"loop": {"en": "loop", "el": "βρόχος"}}, {"ad": {"en": "AD", "el": "ΑΠ"}})],
        "Accessibility | Now with: AD. Without: loop.",
        "Προσβασιμότητα | Παρέχεται: ΑΠ. Δεν παρέχεται: βρόχος.",
    ),
    "reason in one language": (
        [change("time", EIGHT, HALF_PAST, reason={"en": "the print is late.", "el": ""})],
        "New time | Was: today 20:00. Reason: the print is late.",
        "Νέα ώρα | Ήταν: σήμερα 20:00.",
    ),
    "note for ticket holders": (
        [change("hall", OLYMPION, ZANNAS, ticket_note={"en": "Tickets stay valid.", "el": "Τα εισιτήρια ισχύουν"})],
        "New venue | Was: Olympion. Tickets stay valid.",
        "Νέα αίθουσα | Ήταν: Ολύμπιον. Τα εισιτήρια ισχύουν.",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name):
    changes, english, greek = SAID[name]
    one = Erratum(screening(), list(changes))

    label, details = one.label(NOW), one.details(NOW)
    assert {language: f"{label[language]} | {details[language]}" for language in label} == {"en": english, "el": greek}


@pytest.mark.parametrize(
    ("kind", "now", "english", "greek"),
    [
        ("cancelled", "2023-11-03 12:00", "Cancelled", "Ακυρώνεται"),
        ("cancelled", "2023-11-04 12:00", "Cancelled", "Ακυρώθηκε"),
        ("postponed", "2023-11-04 12:00", "Postponed", "Αναβάλλεται"),
        ("postponed", "2023-11-14 12:00", "Postponed", "Αναβλήθηκε"),
    ],
)
def test_called_off_is_news_and_then_history(kind, now, english, greek):
    one = Erratum(screening(status=kind), [status("standing", kind, kind)])

    assert one.label(athens(now)) == {"en": english, "el": greek}


def test_what_replaces_it_is_named():
    gone = screening(status="cancelled")
    screening(key="002", film=film("Evening Train", "Βραδινό τρένο"), replaces=gone)
    one = Erratum(gone, [status("standing", "replaced", "replaced")])

    assert one.details(NOW) == {"en": "Replaced by: Evening Train.", "el": "Αντικαθίσταται από: Βραδινό τρένο."}


def test_the_same_film_instead_is_named_by_its_slot():
    gone = screening(status="cancelled")
    screening(key="002", start=NINE, replaces=gone)
    one = Erratum(gone, [status("standing", "replaced", "replaced")])

    assert one.details(NOW)["en"] == "Replaced by: today 21:00, Pavlos Zannas."


def test_a_replacement_nobody_may_know_of_is_not_named():
    gone = screening(status="cancelled")
    screening(key="002", audience="press", replaces=gone)
    one = Erratum(gone, [status("standing", "replaced", "replaced")])

    assert one.details(NOW) == {"en": "", "el": ""}


NOTES = {
    "a move, which the line tells": (
        [change("time", EIGHT, HALF_PAST, ticket_note={"en": "Tickets stay valid.", "el": ""})],
        "Changed: today 12:00. Tickets stay valid.",
        "Άλλαξε: σήμερα 12:00.",
    ),
    "added": ([change("added")], "Added: today 12:00.", "Προστέθηκε: σήμερα 12:00."),
    "back on": (
        [status("cancelled", "standing", "back_on")],
        "Changed: today 12:00. Takes place after all.",
        "Άλλαξε: σήμερα 12:00. Θα γίνει κανονικά.",
    ),
    "no minutes for a discussion, no guest": (
        [change("discussion", "held", ""), change("guest", ANNA, NOBODY, about=1)],
        "Changed: today 12:00. Not coming: Anna Panou. The discussion is cancelled.",
        "Άλλαξε: σήμερα 12:00. Απουσία: Άννα Πάνου. Η συζήτηση με το κοινό ακυρώνεται.",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_says_what_the_line_does_not(name):
    changes, english, greek = NOTES[name]

    assert Erratum(screening(), list(changes)).note(NOW) == {"en": english, "el": greek}


def test_a_note_leaves_the_discussion_to_a_line_that_tells_of_it():
    one = Erratum(screening(qa_cancelled=True), [change("discussion", "held", "")])

    assert one.note(NOW) == {"en": "Changed: today 12:00.", "el": "Άλλαξε: σήμερα 12:00."}


def test_a_feed_never_says_today():
    one = Erratum(screening(), MOVED[:1])

    assert one.details(NOW, near=NO_DAY_IS_NEAR)["en"] == "Was: Fri 3 Nov 2023 20:00."
    assert one.slot(NO_DAY_IS_NEAR)["en"] == "Fri 3 Nov 2023 20:30, Pavlos Zannas"


def test_it_stands_under_the_day_on_which_one_would_look_for_it():
    moved = screening(start=athens("2023-11-05 00:30"))

    assert Erratum(moved, [change("time", EIGHT, moved.start)]).day == date(2023, 11, 3)
    assert Erratum(moved, [change("discussion", "", "held")]).day == date(2023, 11, 4)


def test_under_another_day_than_its_own_stands_the_time_it_had_there():
    moved, later = screening(start=athens("2023-11-05 00:30")), screening(start=HALF_PAST)

    assert Erratum(moved, [change("time", EIGHT, moved.start)]).start == EIGHT
    assert Erratum(later, [change("time", EIGHT, HALF_PAST)]).start == HALF_PAST


def test_the_last_of_each_fact_is_told():
    changes = [change("time", EIGHT, NINE), change("discussion", "", "held"), change("time", NINE, HALF_PAST)]

    assert [(one.fact, one.before, one.after) for one in last_told(changes)] == [
        ("time", NINE, HALF_PAST),
        ("discussion", "", "held"),
    ]


def test_netted_from_first_to_last():
    changes = [change("time", EIGHT, NINE), change("hall", OLYMPION, ZANNAS), change("time", NINE, HALF_PAST)]

    assert [(one.fact, one.before, one.after) for one in netted([*changes, change("hall", ZANNAS, OLYMPION)])] == [
        ("time", EIGHT, HALF_PAST)
    ]


def test_a_new_screening_has_no_other_news_but_that_it_is_called_off():
    called_off = status("standing", "cancelled", "cancelled")
    changes = [change("added"), change("time", EIGHT, NINE), called_off]

    assert [one.kind for one in last_told(changes)] == [one.kind for one in netted(changes)] == ["added", "cancelled"]
