"""What is to be translated, and what of it first."""

import itertools
from datetime import timedelta

import pytest
from django.db import connection

from festival.translation.queue import Queue, Wanted
from festival.translation.state import Standing
from films.models import FilmLanguage
from films.tests import builders as make
from films.tests.builders import NOW, athens
from people.models import Language

from .said import say

pytestmark = pytest.mark.django_db

NEXT_WEEK, TOMORROW = NOW + timedelta(days=7), NOW + timedelta(days=1)


def film(title, **given):
    """A film in TIFF 64 whose Greek synopsis is missing, and nothing else."""
    return make.selected_film(title_en=title, title_el=title, **{"synopsis_en": "A word or two.", **given})


def texts(queue):
    """All of a queue, read."""
    return queue.read(queue.order)


def listed(at=NOW, **wanted):
    """(name, text) of the queue, films only unless `kind` is asked for."""
    wanted = Wanted(**{"kind": "films.film", **wanted})
    return [(job.called, job.name) for job in texts(Queue(wanted, at)) if job.name != "title"]


def names(at=NOW, **wanted):
    return [name for name, _text in listed(at, **wanted)]


def test_outdated_comes_before_empty_before_to_check_before_drafts():
    draft, check, old = (film(title) for title in ("A draft", "B check", "D old"))
    film("C empty")
    for one in (check, old):
        type(one).objects.filter(pk=one.pk).update(synopsis_el="Δυο λέξεις.")
        one.refresh_from_db()
    say(draft, state="draft")
    say(old)
    type(old).objects.filter(pk=old.pk).update(synopsis_en="Another word.")

    assert names() == ["D old", "C empty", "B check", "A draft"]
    assert dict(Queue(Wanted(kind="films.film"), NOW).counts) == {
        "outdated": 1,
        "empty": 1,
        "to_check": 5,  # the titles too
        "draft": 1,
        "final": 0,
    }


def test_what_opens_sooner_comes_before_later_before_public_before_unknown():
    closed = make.section(edition=make.closed_edition())
    for title, moment in (("A unknown", None), ("B later", NEXT_WEEK), ("C sooner", TOMORROW)):
        film(title, publish_at=moment)
    film("D public")
    nowhere = make.film(title_en="E nowhere", synopsis_en="Words.")
    make.selection(nowhere, closed)

    assert names() == ["C sooner", "B later", "D public", "A unknown", "E nowhere"]
    assert names(NEXT_WEEK) == ["B later", "C sooner", "D public", "A unknown", "E nowhere"]


def test_text_to_check_of_tomorrow_comes_before_empty_ones_and_after_outdated_ones():
    film("A empty")
    film("B empty, tomorrow", publish_at=TOMORROW)
    film("C to check, tomorrow", publish_at=TOMORROW, synopsis_el="Δυο λέξεις.")
    old = film("D outdated", synopsis_el="Δυο λέξεις.")
    say(old)
    type(old).objects.filter(pk=old.pk).update(synopsis_en="Another word.")

    assert names() == ["D outdated", "B empty, tomorrow", "C to check, tomorrow", "A empty"]


def test_due_now_does_not_wait_behind_outdated_texts():
    old = film("An old film", synopsis_el="Δυο λέξεις.")
    say(old)
    type(old).objects.filter(pk=old.pk).update(synopsis_en="Another word.")
    make.screening(title_en="A talk", kind="talk")

    first, second = texts(Queue(Wanted(), NOW))[:2]

    assert (first.called[:6], second.called) == ("A talk", "An old film")


def outdated_elsewhere():
    """A film of another edition whose Greek is outdated, and this edition."""
    there = make.film(title_en="There", synopsis_en="Words.", synopsis_el="Λόγια.")
    make.selection(there, make.section(edition=make.edition(acronym="TDF", number=26)))
    say(there)
    type(there).objects.filter(pk=there.pk).update(synopsis_en="Others.")
    return make.edition()


@pytest.mark.parametrize(
    ("wanted", "number"),
    [({}, 1), ({"kind": "films.film"}, 1), ({"kind": "films.still"}, 0), ({"language": "en"}, 0), ({"due": True}, 1)],
)
def test_outdated_texts_of_other_editions_are_counted(wanted, number):
    here = outdated_elsewhere()
    old = film("Here", synopsis_el="Δυο λέξεις.")
    say(old)
    type(old).objects.filter(pk=old.pk).update(synopsis_en="Another word.")
    say(make.venue(name_en="Hall", name_el="Αίθουσα"), "name")  # belongs to every edition

    assert Queue(Wanted(edition=here, **wanted), NOW).elsewhere == number
    assert Queue(Wanted(**wanted), NOW).elsewhere == 0


def test_own_moment_of_a_selection_counts_before_its_editions():
    edition = make.closed_edition(announced_at=NOW, programme_public_at=NEXT_WEEK)
    section = make.section(edition=edition)
    for title, moment in (("A with the edition", None), ("B early", TOMORROW)):
        made = make.film(title_en=title, synopsis_en="Words.")
        make.selection(made, section, publish_at=moment)

    assert names() == ["B early", "A with the edition"]


@pytest.mark.parametrize(
    ("label", "build", "moment"),
    [
        ("films.still", lambda: make.still(film("F", publish_at=NEXT_WEEK)), NEXT_WEEK),
        ("films.selection", lambda: make.selection(note_en="Opening", publish_at=NEXT_WEEK), NEXT_WEEK),
        ("films.screening", lambda: make.screening(reason_en="Why", publish_at=NEXT_WEEK), NEXT_WEEK),
        ("films.package", lambda: make.package(publish_at=NEXT_WEEK), NEXT_WEEK),
        ("films.award", lambda: make.award(), athens("2023-11-13 06:00")),
        ("people.person", lambda: _director_of(film("F", publish_at=NEXT_WEEK)), NEXT_WEEK),
        ("films.venue", make.venue, NOW),
    ],
)
def test_every_kind_knows_when_it_opens(label, build, moment):
    build()

    queue = Queue(Wanted(kind=label), NOW)

    assert {queue.needed(job)[1] for job in queue.order} == {moment}


def _director_of(film):
    director = make.person(biography_en="Was born.")
    make.credit(film, person=director)


def test_todays_reason_and_talk_are_due_now():
    """13:00 on a festival Saturday: a moved screening's reason and a new talk need Greek."""
    saturday = athens("2023-11-04 13:00")
    make.screening(reason_en="Technical problem", status="moved", start=athens("2023-11-04 20:00"))
    make.screening(title_en="A talk", start=athens("2023-11-05 00:30"), kind="talk")  # tonight
    make.screening(title_en="Tomorrow's talk", start=athens("2023-11-05 17:00"), kind="talk")
    make.screening(
        title_en="A secret talk", start=athens("2023-11-04 17:00"), kind="talk", publish_at=athens("2023-11-04 14:00")
    )
    make.screening(title_en="Said", title_el="Ειπωμένη", start=athens("2023-11-04 17:00"), kind="talk")

    queue = Queue(Wanted(), saturday)

    assert [job.source for job in texts(queue)[:2]] == ["Technical problem", "A talk"]
    assert len(queue.due) == 2
    assert len(Queue(Wanted(due=True), saturday).order) == 2


def test_a_screening_moved_away_from_today_is_due_now():
    make.screening(reason_en="Why", previous_start=NOW, start=athens("2023-11-09 20:00"))

    assert len(Queue(Wanted(), NOW).due) == 1


def test_press_screening_is_read_by_the_press_today():
    make.screening(title_en="A press talk", kind="talk", audience="press")
    queue = Queue(Wanted(), NOW)

    assert [job.source for job in queue.read(queue.due)] == ["A press talk"]


def test_greek_film_is_translated_into_english():
    film("Greek", synopsis_en="", synopsis_el="Δυο λέξεις.")
    both = film("Both", synopsis_el="Δυο λέξεις.")
    FilmLanguage.objects.create(film=both, language=Language.objects.get(code="el"))
    film("English")

    assert names(language="en") == ["Greek", "Both"]
    assert names(language="el") == ["English"]


def test_filters_of_edition_section_and_state():
    other = make.section(edition=make.edition(acronym="TDF", number=26))
    film("Here", synopsis_el="Δυο λέξεις.")
    there = make.film(title_en="There", synopsis_en="Words.")
    make.selection(there, other)

    assert names(edition=other.edition) == ["There"]
    assert names(edition=other.edition, section=other) == ["There"]
    assert names(section=make.section(edition=other.edition)) == []
    assert names(state="to_check") == ["Here"]
    assert names(state="empty") == ["There"]


def test_people_belong_to_the_edition_of_their_films_juries_and_screenings():
    edition = make.edition()
    for way in (
        lambda guest: make.credit(make.selected_film(), person=guest),
        lambda guest: make.jury([guest]),
        lambda guest: make.presence(person=guest, screening=make.screening()),
        lambda guest: make.section_person(person=guest),
    ):
        way(make.person(biography_en="Was born."))
    make.person(biography_en="Came to nothing.")

    assert len(listed(kind="people.person", edition=edition)) == 4
    assert len(listed(kind="people.person")) == 5


def test_text_in_no_language_is_no_job():
    film("Silent", synopsis_en="")

    assert names() == []


def test_words_to_go_are_those_of_the_source_and_of_changed_sentences():
    film("New", synopsis_en="Four words, no more.")
    old = film("Old", synopsis_en="It rains. She waits.", synopsis_el="Βρέχει. Περιμένει.")
    say(old)
    type(old).objects.filter(pk=old.pk).update(synopsis_en="It rains. She never waits.")
    final = film("Final", synopsis_en="Many words that are done.", synopsis_el="Έτοιμο.")
    say(final)

    queue = Queue(Wanted(kind="films.film"), NOW)
    synopses = [entry for entry in queue.every if entry.name == "synopsis"]

    expected = {"New": 4, "Old": 3, "Final": 0}
    assert {entry.place.filed: entry.words for entry in synopses} == expected
    assert {job.called: job.words for job in queue.read(synopses)} == expected
    assert Queue(Wanted(kind="films.film", state="outdated"), NOW).words == 3


TEXTS = [
    "",
    "One",
    "Two words",
    "  Many   blanks \t here ",
    "A line.\r\n\r\nAnother line.\nA third\u00a0one.",
    "Signs – stand alone, it's 100% «so»",
]


def test_words_are_counted_alike_by_the_database():
    for number, text in enumerate(TEXTS):
        film(f"Film {number}", synopsis_en=text)
    queue = Queue(Wanted(kind="films.film"), NOW)

    counted = {entry.place.filed: entry.words for entry in queue.every if entry.name == "synopsis"}

    assert counted == {f"Film {number}": len(text.split()) for number, text in enumerate(TEXTS) if text}


def test_index_and_texts_are_of_one_mind():
    """Whatever was said and changed since: what is found without the words is what the words tell."""
    changed = {"no word": "A word, or two!", "a word": "A word or three.", "nothing": "A word or two."}
    for (what, source), state in itertools.product(changed.items(), ["draft", "to_check", "final"]):
        for language, text in (("el", "Δυο λέξεις."), ("en", "Δυο λέξεις."), ("el", "")):
            one = film(f"{what} {state} {language} {text}", synopsis_el=text)
            say(one, state=state, language=language)
            type(one).objects.filter(pk=one.pk).update(synopsis_en=source)
    queue = Queue(Wanted(kind="films.film"), NOW)

    found = {entry.key: (entry.original, entry.standing, entry.words) for entry in queue.every}

    assert found == {job.key: (job.original, job.standing, job.words) for job in queue.read(queue.every)}
    assert {standing for _original, standing, _words in found.values()} == set(Standing)


def test_what_is_deleted_meanwhile_is_not_on_the_page():
    gone = film("Gone")
    film("Here")
    queue = Queue(Wanted(kind="films.film", state="empty"), NOW)
    entries = queue.order
    gone.delete()

    assert [job.called for job in queue.read(entries)] == ["Here"]


@pytest.mark.parametrize("films", [1, 3, 40])
def test_queue_takes_the_same_queries_and_loads_no_text(films, django_assert_num_queries):
    for number in range(films):
        one = film(f"Film {number}", synopsis_el="Δυο λέξεις.", short_synopsis_en="A line.")
        say(one)
        make.still(one)
        make.credit(one, person=make.person(biography_en="Was born."))
        make.screening(film=one, reason_en="Why")

    with django_assert_num_queries(1) as asked:
        queue = Queue(Wanted(), NOW)
        assert queue.words > 0
        assert {entry.place.filed for entry in queue.order} > {f"Film {number}" for number in range(films)}
    with connection.cursor() as cursor:
        cursor.execute(asked.captured_queries[0]["sql"])
        assert "Was born." not in str(cursor.fetchall())


@pytest.mark.parametrize("films", [1, 3])
def test_other_words_are_read_with_two_questions_more(films, django_assert_num_queries):
    for number in range(films):
        one = film(f"Film {number}", synopsis_el="Δυο λέξεις.")
        say(one)
        type(one).objects.filter(pk=one.pk).update(synopsis_en="Other words.")

    with django_assert_num_queries(3):
        assert dict(Queue(Wanted(), NOW).counts)["outdated"] == films


@pytest.mark.parametrize("films", [1, 3])
def test_other_editions_take_the_same_queries(films, django_assert_num_queries):
    """However many texts are settled there, and however many of them are outdated."""
    section = make.section(edition=make.edition(acronym="TDF", number=26))
    for number in range(films):
        for title in (f"Settled {number}", f"Outdated {number}"):
            one = film(title, section=section, synopsis_el="Δυο λέξεις.")
            say(one)
        type(one).objects.filter(pk=one.pk).update(synopsis_en="Other words.")
    here = make.edition()

    with django_assert_num_queries(3):
        assert Queue(Wanted(edition=here), NOW).elsewhere == films
