"""What the public may see: every model on both sides of every border. The very instant is already public."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from festival.lib.publishing import mentioned
from films.models import Award, Edition, Film, OnlineWindow, Screening, Selection
from films.schedule.load import facts_of
from people.models import Company, Person

from .builders import FAR, LONG_AGO, award, closed_edition, edition, film, online_window, person, screening
from .visibility import (
    AFTER,
    BEFORE,
    HIDDEN,
    INSTANT,
    LAST_NIGHT,
    MOMENT,
    OPENS,
    RULES_OF_EDITIONS,
    announced,
    announced_at_the_moment,
    chosen,
    draft,
    secret,
    shown_by,
    talk,
    with_programme,
    with_programme_at_the_moment,
    with_schedule_at_the_moment,
    within,
)

pytestmark = pytest.mark.django_db


def shown(model, at):
    return list(model.objects.public(at))


@pytest.mark.parametrize("what", OPENS)
def test_opens_at_its_very_moment(what):
    row = OPENS[what]()

    assert [shown(type(row), BEFORE), shown(type(row), MOMENT)] == [[], [row]]


@pytest.mark.parametrize("what", HIDDEN)
def test_stays_hidden(what):
    row = HIDDEN[what]()

    assert row not in shown(type(row), FAR)


# --- What the public has seen never vanishes ------------------------------------------------------------------------


def test_an_archive_film_chosen_again_in_secret_stays_and_says_nothing_new():
    classic = within(edition(number=3))
    chosen(with_programme_at_the_moment(), classic)

    seen = {at: (shown(Film, at), {one.edition.number for one in shown(Selection, at)}) for at in (BEFORE, MOMENT)}

    assert seen == {BEFORE: ([classic], {3}), MOMENT: ([classic], {3, 65})}


def test_a_film_in_no_edition_leaves_when_its_only_selection_is_secret():
    lonely = film()
    assert shown(Film, MOMENT) == [lonely]

    chosen(secret(), lonely)

    assert shown(Film, MOMENT) == []


def test_an_award_of_another_event_needs_no_moment():
    foreign = award(film=film(), edition=None)

    assert shown(Award, LONG_AGO) == [foreign]


def test_another_events_award_is_public_beside_a_person_it_does_not_make_public():
    honour = award(person=person(), edition=None)

    assert (shown(Award, MOMENT), shown(Person, MOMENT)) == ([honour], [])


def test_a_window_stays_when_its_film_is_withdrawn():
    window = online_window(film=chosen(edition(), status="withdrawn").film)

    assert shown(OnlineWindow, MOMENT) == [window]


def test_in_programme_leaves_out_withdrawn_and_held_films():
    festival = edition()
    seen = within(festival)
    chosen(festival, status="withdrawn")
    chosen(festival, publish_at=FAR)
    within(with_programme())

    assert list(Film.objects.in_programme(festival, MOMENT)) == [seen]


def test_a_film_withdrawn_from_one_of_two_sections_stays_in_the_programme_once():
    festival = edition()
    twice = within(festival)
    chosen(festival, twice)
    chosen(festival, twice, status="withdrawn")

    assert list(Film.objects.in_programme(festival, MOMENT)) == [twice]


# --- Screenings for guests ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["press", "industry", "school"])
def test_guests_see_theirs_from_the_schedules_moment(audience):
    row = shown_by(with_schedule_at_the_moment(), film=film(), audience=audience)
    shown_by(row.edition, film=row.film)  # for the public

    seen = [list(Screening.objects.for_guests(at)) for at in (BEFORE, MOMENT)]

    assert seen == [[], [row]]


@pytest.mark.parametrize("given", [{"film": draft}, {"edition": secret}], ids=["draft", "secret edition"])
def test_guests_do_not_see_what_is_closed(given):
    screening(audience="press", publish_at=LONG_AGO, **{name: make() for name, make in given.items()})

    assert list(Screening.objects.for_guests(FAR)) == []


# --- The rule in SQL and the rule on the instance agree -------------------------------------------------------------

CASES = {**OPENS, **HIDDEN}
SCREENINGS = [what for what in CASES if "screening" in what.split(",")[0].split() or what.startswith("talk")]
TIMES = [LONG_AGO - INSTANT, LONG_AGO, BEFORE, MOMENT, AFTER, FAR]


@pytest.mark.many_cases
@pytest.mark.parametrize("at", TIMES, ids=str)
@pytest.mark.parametrize("what", SCREENINGS)
def test_facts_of_a_screening_open_when_its_row_does(what, at):
    CASES[what]()

    facts = facts_of(Screening.objects.all(), at)

    assert [fact.row for fact in facts if fact.public(at)] == shown(Screening, at)
    guests = [fact.row for fact in facts if fact.audience != "public" and fact.opened(at)]
    assert guests == list(Screening.objects.for_guests(at))


@pytest.mark.many_cases
@pytest.mark.parametrize("what", CASES)
def test_one_person_or_company_is_public_as_many_are(what):
    CASES[what]()
    award(person=person(), edition=None, words_en="Another event's", film=None)

    for model in (Person, Company):
        for at in (BEFORE, MOMENT):
            named = [row for row in model.objects.all() if mentioned(model, row.pk, at)]
            assert named == list(model.objects.public(at))


EDITIONS = {
    "silent": closed_edition,
    "secret": secret,
    "announced": announced_at_the_moment,
    "programme": with_programme_at_the_moment,
    "schedule": with_schedule_at_the_moment,
    "schedule without programme": lambda: announced(schedule_public_at=MOMENT),
    "all at once": lambda: closed_edition(
        announced_at=MOMENT, programme_public_at=MOMENT, schedule_public_at=MOMENT, awards_public_at=MOMENT
    ),
    "awards": lambda: announced(awards_public_at=MOMENT),
    "over": lambda: announced(**LAST_NIGHT),
    "awards later than the last night": lambda: announced(awards_public_at=FAR, **LAST_NIGHT),
}


@pytest.mark.many_cases
@pytest.mark.parametrize("at", TIMES, ids=str)
@pytest.mark.parametrize("what", EDITIONS)
def test_an_edition_is_open_by_its_columns_its_methods_and_its_facts_alike(what, at):
    festival = EDITIONS[what]()
    talk(festival)
    [facts] = [one.edition for one in facts_of(Screening.objects.all(), at)]

    by_columns = {name: Edition.objects.filter(rule(at)).exists() for name, rule in RULES_OF_EDITIONS.items()}

    assert {name: getattr(festival, name)(at) for name in RULES_OF_EDITIONS} == by_columns
    of_facts = ["announced", "programme_open", "schedule_open"]
    assert {name: getattr(facts, name)(at) for name in of_facts} == {name: by_columns[name] for name in of_facts}


# --- One query ------------------------------------------------------------------------------------------------------

WITH_A_RULE = [model for model in apps.get_models() if hasattr(model, "public_q")]


def test_word_is_known_where_there_is_a_rule_and_nowhere_else():
    assert [model for model in apps.get_models() if hasattr(model._default_manager, "public")] == WITH_A_RULE


@pytest.mark.parametrize("model", WITH_A_RULE, ids=lambda model: model.__name__)
def test_what_is_public_is_one_query(model):
    with CaptureQueriesContext(connection) as queries:
        shown(model, MOMENT)

    assert len(queries) == 1


# --- Through a relation -----------------------------------------------------------------------------------------------

KEYS = [field for model in apps.get_models() for field in model._meta.fields if field.many_to_one]
RULED_KEYS = [field for field in KEYS if field.related_model in WITH_A_RULE]


@pytest.mark.thorough
@pytest.mark.parametrize("what", CASES)
def test_rule_says_the_same_through_every_relation(what):
    CASES[what]()

    for field in RULED_KEYS:
        rows = list(field.model._default_manager.all())
        for at in (BEFORE, MOMENT) if rows else ():
            ruled = field.model._default_manager.filter(field.related_model.public_q(at, f"{field.name}__"))
            seen = set(field.related_model.objects.public(at).values_list("pk", flat=True))
            assert set(ruled) == {row for row in rows if getattr(row, field.attname) in seen}, field
