"""The words of entry and tickets, as tables: every pair the database admits, with what a person can do about it."""

from __future__ import annotations

from typing import NamedTuple

from .words import say

OPEN, LATER, STANDBY, CLOSED = "open", "later", "standby", "closed"


class Terms(NamedTuple):
    """One pair of entry and tickets: its words, what one without a ticket can do, and the thing to do.

    While the screening runs only the closed ones are said, and the thing to do is to ask at the entrance.
    """

    en: str
    el: str
    reach: str
    do: str
    during: str = "entrance"


# fmt: off
# "…_from" is the same state while the moment at which it begins is known and still to come.
TERMS = {
    "ticket": {
        "unknown": Terms("Ticket availability not known", "Άγνωστη διαθεσιμότητα εισιτηρίων", LATER, "ask"),
        "not_yet": Terms("Tickets not yet on sale", "Τα εισιτήρια δεν διατίθενται ακόμη", LATER, "save"),
        "not_yet_from": Terms("Tickets from {when}", "Εισιτήρια από: {when}", LATER, "save"),
        "on_sale": Terms("Tickets on sale", "Διαθέσιμα εισιτήρια", OPEN, "buy"),
        "few_left": Terms("Few tickets left", "Τελευταία εισιτήρια", OPEN, "buy"),
        "sold_out": Terms("Sold out", "Εξαντλήθηκαν τα εισιτήρια", CLOSED, "others", "others"),
        "standby": Terms("Standby only", "Μόνο σειρά αναμονής", STANDBY, "queue"),
        "standby_from": Terms("Standby only, from {when}", "Μόνο σειρά αναμονής, από: {when}", STANDBY, "queue"),
        "door_only": Terms("Tickets at the door only", "Εισιτήρια μόνο στην είσοδο", OPEN, "door"),
    },
    "free_ticket": {
        "unknown": Terms(
            "Free with a ticket, ticket availability not known",
            "Δωρεάν με εισιτήριο, άγνωστη διαθεσιμότητα εισιτηρίων", LATER, "ask"),
        "not_yet": Terms(
            "Free with a ticket, tickets not yet available",
            "Δωρεάν με εισιτήριο, τα εισιτήρια δεν διατίθενται ακόμη", LATER, "save"),
        "not_yet_from": Terms(
            "Free with a ticket, tickets from {when}",
            "Δωρεάν με εισιτήριο, εισιτήρια από: {when}", LATER, "save"),
        "on_sale": Terms("Free with a ticket", "Δωρεάν με εισιτήριο", OPEN, "get"),
        "few_left": Terms(
            "Free with a ticket, few tickets left",
            "Δωρεάν με εισιτήριο, τελευταία εισιτήρια", OPEN, "get"),
        "sold_out": Terms(
            "Free with a ticket, no tickets left",
            "Δωρεάν με εισιτήριο, εξαντλήθηκαν τα εισιτήρια", CLOSED, "others", "others"),
        "standby": Terms(
            "Free with a ticket, standby only",
            "Δωρεάν με εισιτήριο, μόνο σειρά αναμονής", STANDBY, "queue"),
        "standby_from": Terms(
            "Free with a ticket, standby only, from {when}",
            "Δωρεάν με εισιτήριο, μόνο σειρά αναμονής, από: {when}", STANDBY, "queue"),
        "door_only": Terms(
            "Free with a ticket, tickets at the door only",
            "Δωρεάν με εισιτήριο, εισιτήρια μόνο στην είσοδο", OPEN, "door"),
    },
    "free": {
        "unknown": Terms("Free admission", "Είσοδος ελεύθερη", OPEN, "go"),
        "few_left": Terms("Free admission; few places left", "Είσοδος ελεύθερη· τελευταίες θέσεις", OPEN, "go"),
        "sold_out": Terms(
            "Free entry; no places left",
            "Είσοδος ελεύθερη· δεν υπάρχουν διαθέσιμες θέσεις", CLOSED, "others", "others"),
    },
    "pass": {
        "unknown": Terms("Pass holders only", "Μόνο για κατόχους κάρτας", CLOSED, "passes", "passes"),
        "few_left": Terms(
            "Pass holders only; few places left",
            "Μόνο για κατόχους κάρτας· τελευταίες θέσεις", CLOSED, "passes", "passes"),
        "sold_out": Terms(
            "Pass holders only; no places left",
            "Μόνο για κατόχους κάρτας· δεν υπάρχουν διαθέσιμες θέσεις", CLOSED, "others", "passes"),
    },
    "invitation": {
        "unknown": Terms("By invitation only", "Μόνο με πρόσκληση", CLOSED, "none", "none"),
    },
    "school": {
        "unknown": Terms("For schools", "Για σχολεία", CLOSED, "none", "none"),
        "sold_out": Terms(
            "For schools; no places left",
            "Για σχολεία· δεν υπάρχουν διαθέσιμες θέσεις", CLOSED, "none", "none"),
    },
}

# In brackets behind a place, where several screenings start at once: without moment or age. What is not here is silent.
BRIEF_TICKETS = {
    "not_yet": say("not yet on sale", "όχι ακόμη σε διάθεση"),
    "few_left": say("few tickets left", "τελευταία εισιτήρια"),
    "sold_out": say("sold out", "εξαντλήθηκαν"),
    "standby": say("standby only", "μόνο σειρά αναμονής"),
    "door_only": say("at the door only", "μόνο στην είσοδο"),
}
BRIEF_FREE_TICKETS = BRIEF_TICKETS | {
    "not_yet": say("not yet available", "όχι ακόμη σε διάθεση"),
    **dict.fromkeys(("unknown", "on_sale", "few_left"), say("free with a ticket", "δωρεάν με εισιτήριο")),
}
BRIEF_FREE = {
    **dict.fromkeys(("unknown", "few_left"), say("free", "είσοδος ελεύθερη")),
    "sold_out": say("no places left", "χωρίς διαθέσιμες θέσεις"),
}
BRIEF_PASS = dict.fromkeys(("unknown", "few_left", "sold_out"), say("pass holders only", "μόνο κάτοχοι κάρτας"))
BRIEF_INVITATION = {"unknown": say("by invitation only", "μόνο με πρόσκληση")}
BRIEF = {
    "ticket": BRIEF_TICKETS, "free_ticket": BRIEF_FREE_TICKETS, "free": BRIEF_FREE,
    "pass": BRIEF_PASS, "invitation": BRIEF_INVITATION,
}

# What is offered to one who cannot simply come: by the entry of an open screening, else by what can be done there.
WAYS_OUT = {
    "ticket": ("tickets for {when}, {place}", "εισιτήρια για: {when}, {place}"),
    "more_tickets": ("tickets for {when}, {place}", "διαθέσιμα για: {when}, {place}"),
    "free_ticket": ("free tickets for {when}, {place}", "δωρεάν εισιτήρια για: {when}, {place}"),
    "free": ("free admission {when}, {place}", "είσοδος ελεύθερη: {when}, {place}"),
    LATER: ("another screening {when}, {place}", "άλλη προβολή: {when}, {place}"),
    STANDBY: ("standby {when}, {place}", "σειρά αναμονής: {when}, {place}"),
}
# fmt: on
