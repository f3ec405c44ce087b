"""The changes, and what is true after each."""

from __future__ import annotations

from dataclasses import replace

from films.tests.builders import athens, change

from .deeds import (
    all_films_subtitled,
    at_the_door,
    back_on,
    bill_loses_a_film,
    changed,
    copy_subtitled,
    film_announced,
    guest_comes,
    guest_stays_away,
    moved,
    postponed_and_given_a_date,
    reason_typed_later,
    replaced,
    replaced_no_more,
    reported,
    shortened,
    subtitled,
    tapped,
    withdrawn,
)
from .truth import BILL, EIGHT, HALF_PAST, LIAPPA, NIGHT, TORNES, WHY, ZANNAS, Case, Truth, said

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
SUBTITLED = replace(  # a ticket on a page of the film's own languages names only those that are the screening's
    SAME,
    label=said("Subtitles", "Υπότιτλοι"),
    details=said("Subtitles: Greek.", "Υπότιτλοι: Ελληνικά."),
    data={"subtitleLanguage": ["el"]},
)
NO_TRAIN = {
    "label": said("Films changed", "Αλλαγή ταινιών"),
    "details": said("No longer shown: Evening Train.", "Εκτός προγράμματος πλέον: Βραδινό τρένο."),
}
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
    "film withdrawn": Case(
        withdrawn, CANCELLED, news=(said("Films changed: Double bill", "Αλλαγή ταινιών: Διπλό πρόγραμμα"),)
    ),
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
    "replaced no more": Case(
        replaced_no_more, CANCELLED, news=(said("New screening: Evening Train", "Νέα προβολή: Βραδινό τρένο"),)
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
    "doors closed": Case(
        at_the_door("state", "doors_closed"),
        replace(
            SAME,
            line=said("Now showing until 22:18; doors closed", "Προβάλλεται τώρα, έως 22:18· οι πόρτες έκλεισαν"),
            availability="",
        ),
        at="2023-11-03 20:12",
    ),
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
    "subtitles": Case(subtitled, replace(SUBTITLED, mentions=said(["Greek subtitles"], ["Υπότιτλοι: ελληνικά"]))),
    "subtitles of the film's copy": Case(copy_subtitled, SUBTITLED),
    "subtitles of all films": Case(
        all_films_subtitled, SUBTITLED, news=(said("Subtitles: Double bill", "Υπότιτλοι: Διπλό πρόγραμμα"),)
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
        replace(SAME, **OF_THE_BILL, **NO_TRAIN, end="2023-11-04T18:58+02:00"),
        doors=("stavros-tornes",),
        who="bill",
    ),
    "film of a bill withdrawn, until its editor has put another in its place": Case(
        bill_loses_a_film,
        replace(SAME, **OF_THE_BILL | NO_TRAIN | {"sequence": 0}, end="2023-11-04T20:56+02:00"),
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
