"""What holds of the state sentence for any film at any moment."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace
from datetime import timedelta

from django.utils import translation
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from festival.lib import clock
from films.schedule.line import screening_line
from films.schedule.state import PARTS, schedule_state

from .cases import ATHENS
from .strategies import Film, films, screenings

quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEADS = {
    "withdrawn": ("Withdrawn from the programme.", "Αποσύρθηκε από το πρόγραμμα."),
    "to_be_announced": ("Screening schedule to be announced.", "Το πρόγραμμα προβολών θα ανακοινωθεί."),
    "running": ("Showing now at ", "Προβάλλεται τώρα: "),
    "upcoming": ("Next screening: ", "Επόμενη προβολή: "),
    "online": ("Online ", "Online "),
    "called_off": (("Cancelled: ", "Postponed: "), ("Ακυρ", "Αναβ")),
    "over": (("All screenings have taken", "Online screenings have"), ("Όλες οι προβολές", "Οι online προβολές")),
    "none": ("No physical screenings scheduled.", "Δεν υπάρχουν προγραμματισμένες προβολές σε φυσικές αίθουσες."),
}
SETTLED = {"over", "called_off", "withdrawn", "none"}
LATIN_LETTER, GREEK_LETTER = re.compile(r"[A-Za-z]"), re.compile(r"[Ͱ-Ͽἀ-῿]")


def state_of(film: Film, now=None):
    return schedule_state(film.screenings, film.windows, now or film.now, film.selections)


def told(state):
    """All of a state but the moment of its next change."""
    return replace(state, changes_at=None)


@quick
@given(films())
def test_there_is_one_kind_and_its_head_in_both_languages(film):
    state = state_of(film)

    assert state.kind in PARTS
    assert state.head["en"].startswith(HEADS[state.kind][0])
    assert state.head["el"].startswith(HEADS[state.kind][1])
    assert all(state.sentence[language].startswith(state.head[language]) for language in ("en", "el"))


@quick
@given(films(), st.randoms(use_true_random=False))
def test_order_does_not_matter(film, chance: random.Random):
    before = state_of(film)
    for rows in (film.screenings, film.windows, film.selections):
        chance.shuffle(rows)

    assert state_of(film) == before


@quick
@given(films(), st.data())
def test_what_is_not_public_changes_nothing(film, data):
    before = told(state_of(film))
    slugs = [selection.edition.slug for selection in film.selections]
    hidden = data.draw(screenings(film.cast, "F", slugs, others=False))
    hidden.audience = data.draw(st.sampled_from(["press", "industry", "school", "public"]))
    hidden.publish_at = film.now + timedelta(minutes=1) if hidden.audience == "public" else None
    film.screenings.append(hidden)

    assert told(state_of(film)) == before


@quick
@given(films(), st.sampled_from(["en", "el"]))
def test_the_active_language_does_not_matter(film, language):
    before = state_of(film)

    with translation.override(language):
        assert state_of(film) == before


@quick
@given(films())
def test_subject_is_public_and_as_its_kind_says(film):
    state, now = state_of(film), film.now
    subject = state.screening or state.window

    if state.kind in ("withdrawn", "to_be_announced", "none"):
        assert subject is None
    elif state.kind == "called_off":
        assert subject.called_off
        assert subject.public(now)
    else:
        phases = {"running": ["during"], "upcoming": ["before"], "online": ["before", "during"], "over": ["after"]}
        assert subject.phase(now) in phases[state.kind]
        assert subject is state.window or (subject.public(now) and not subject.called_off)


@quick
@given(films())
def test_both_languages_name_the_same_clock_times_in_the_same_order(film):
    sentences = [state_of(film).sentence, *(screening_line(one, film.now).words for one in film.screenings)]

    for sentence in sentences:
        english, greek = (re.findall(r"\d\d:\d\d", sentence[language]) for language in ("en", "el"))
        assert english == greek


@quick
@given(films())
def test_only_and_last_are_said_of_one_remaining_screening(film):
    state, now = state_of(film), film.now
    claims = re.findall(r"Only screening\.|Last of \d+\.", state.sentence["en"])
    withdrawn = {selection.edition for selection in film.selections if selection.withdrawn}
    public = [one for one in film.screenings if one.public(now) and one.edition not in withdrawn]
    phases = [one.phase(now) for one in public if not one.called_off]

    assert len(claims) == (state.chance is not None)
    if claims:
        assert phases.count("before") == 1 or (phases.count("before"), phases.count("during")) == (0, 1)
        assert not any(one.status == "postponed" and one.live_news(now) for one in public)


@quick
@given(films(), st.integers(0, 359))
def test_after_midnight_nothing_is_today_or_tomorrow(film, minute):
    day = clock.festival_day(film.now, ATHENS)
    now = clock.later(clock.day_closes(day, ATHENS), minute - 360)
    assume(clock.after_midnight(now, ATHENS))
    lines = [screening_line(one, now).words for one in film.screenings]

    for words in [state_of(film, now).sentence, *lines]:
        assert not re.search(r"\b(today|tomorrow|σήμερα|αύριο)\b", words["en"] + words["el"])


@quick
@given(films())
def test_tomorrow_is_said_only_in_heads(film):
    state = state_of(film)

    for language, tomorrow in (("en", "tomorrow"), ("el", "αύριο")):
        head, *notes = state.sentence[language].split(". ")
        assert head.count(tomorrow) <= 1
        if state.kind != "called_off":
            assert not [note for note in notes if tomorrow in note and not note.startswith(("Expected", "Αναμένεται"))]


@quick
@given(films(), st.lists(st.integers(0, 900 * 1440), min_size=2, max_size=3))
def test_kind_settles_once_everything_is_past(film, minutes):
    ends = [one.end for one in film.screenings] + [one.closes for one in film.windows]
    last = max([*ends, *(selection.edition.closes_at for selection in film.selections)])
    quiet = clock.later(last, 30 * 1440)  # even a moment set after the close has come by then

    assert {state_of(film, clock.later(last, by)).kind for by in (0, *minutes)} <= SETTLED
    assert len({state_of(film, clock.later(quiet, by)).kind for by in minutes}) == 1


@quick
@given(films())
def test_a_hidden_counterpart_is_never_named(film):
    named = any(one.replaces and one.replaces.public(film.now) for one in film.screenings)
    sentence = state_of(film).sentence

    assert named or "Evening Train" not in sentence["en"]
    assert named or "Βραδινό τρένο" not in sentence["el"]


@quick
@given(films())
def test_greek_is_composed_and_has_no_latin_letters_inside_its_words(film):
    sentences = [state_of(film).sentence, *(screening_line(one, film.now).words for one in film.screenings)]

    for greek in (sentence["el"] for sentence in sentences):
        assert greek == unicodedata.normalize("NFC", greek)
        assert not [
            word for word in re.findall(r"\w+", greek) if LATIN_LETTER.search(word) and GREEK_LETTER.search(word)
        ]


@quick
@given(films(), st.lists(st.floats(0, 1), min_size=2, max_size=4))
def test_nothing_changes_before_changes_at(film, shares):
    state = state_of(film)
    last = state.changes_at - timedelta(microseconds=1)

    for now in [last, *(film.now + (last - film.now) * share for share in shares)]:
        assert state_of(film, now) == state
