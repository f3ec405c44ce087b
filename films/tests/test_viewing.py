"""One announcement seen before its time: what it releases is there, nothing else is, and every rule says so alike."""

from datetime import timedelta

import pytest
from django.apps import apps

from festival.lib.viewing import Viewing
from films.gains import gains
from films.models import Announcement, Award, Edition, Film, Screening, Section, Selection
from films.schedule.load import EditionSchedule, facts_of, film_schedule

from . import builders as make
from .builders import FAR, LONG_AGO, athens
from .visibility import RULES_OF_EDITIONS, announced, with_programme

pytestmark = pytest.mark.django_db

NOW, THEN = athens("2024-09-01 12:00"), athens("2024-09-05 11:00")  # nothing of these editions is over
MINUTE = timedelta(minutes=1)
WITH_A_RULE = [model for model in apps.get_models() if hasattr(model, "public_q")]


def public(at):
    """Every public row there is, by model."""
    return {model: set(model.objects.public(at)) for model in WITH_A_RULE}


def gained(announcement, at=NOW):
    """What a viewing of it adds to the site of now; nothing may be missing from it."""
    before, seen = public(at), public(Viewing.of(at, opened=announcement))
    assert {model: before[model] - seen[model] for model in before if before[model] - seen[model]} == {}
    return {model: seen[model] - before[model] for model in before if seen[model] - before[model]}


def of_films(edition, **given):
    """An announcement of two films, one of them already shown elsewhere, and everything that is beside them."""
    section = make.section(edition=edition, title_en="Announced")
    films = [make.selected_film(section, minutes=100), make.film(minutes=100)]
    make.selection(films[1], section)
    make.selection(films[1], make.section(edition=make.edition(number=3, announced_at=LONG_AGO)))
    for film in films:
        make.credit(film)
        make.credit(film, "production", company=make.company())
        make.still(film)
        make.award(film=film, edition=None)
    return make.announcement(films, edition=edition, **{"moment": THEN} | given)


def other(edition):
    """Another announcement of the same edition, and what waits for the programme."""
    waiting = make.selected_film(make.section(edition=edition, title_en="Waiting"))
    secret = make.selected_film(make.section(edition=edition, title_en="Secret"))
    make.credit(secret), make.credit(waiting)
    return make.announcement([secret], edition=edition, moment=THEN - MINUTE)


def of_programme():
    edition = announced(programme_public_at=THEN)
    of_films(edition, moment=FAR)
    other(edition)
    make.jury([make.person()], edition=edition)
    make.package([make.selected_film(make.section(edition=edition))], edition=edition)
    return make.announcement(edition=edition, opens="programme", moment=THEN)


def of_schedule():
    edition = with_programme(schedule_public_at=THEN)
    other(edition)
    for film in (make.selected_film(make.section(edition=edition)), make.film()):
        make.screening(film=film, edition=edition, start=athens("2024-11-01 20:00"))
    held = make.screening(title_en="Talk", edition=edition, start=athens("2024-11-02 20:00"), publish_at=FAR)
    make.presence(screening=held)
    make.presence(screening=make.screening(title_en="Talk", edition=edition, start=athens("2024-11-02 20:00")))
    make.screening(title_en="Press", edition=edition, audience="press", start=athens("2024-11-02 10:00"))
    return make.announcement(edition=edition, opens="schedule", moment=THEN)


def of_awards():
    edition = with_programme()
    film, laureate = make.selected_film(make.section(edition=edition)), make.person()
    for given in ({"film": film}, {"person": laureate, "words_en": "Honorary"}, {"film": make.film(publish_at=None)}):
        award = make.award(edition=edition, **given)
    announcement = make.announcement(edition=edition, moment=THEN)
    announcement.take(Award.objects.exclude(pk=make.award(edition=edition, film=film, words_en="Other").pk))
    assert award.announcement_id is None  # the instance, not the row
    return announcement


ANNOUNCEMENTS = {
    "films": lambda: (of_films(announced()), other(Edition.objects.get(number=65)))[0],
    "films on hold in an open programme": lambda: of_films(with_programme(), hold=True),
    "films of an edition nobody knows yet": lambda: of_films(make.closed_edition(announced_at=THEN)),
    "films that are published with it": lambda: published_with(of_films(announced())),
    "programme": of_programme,
    "schedule": of_schedule,
    "awards": of_awards,
}


def published_with(announcement):
    """The film that nothing else shows comes out at that moment too; so does one of nobody's, which stays closed."""
    Film.objects.exclude(selections__section__edition__number=3).update(publish_at=THEN)
    make.film(publish_at=THEN)
    return announcement


@pytest.mark.many_cases
@pytest.mark.parametrize("what", ANNOUNCEMENTS)
def test_viewing_adds_exactly_what_the_announcement_will_release(what):
    """As `gains` finds it by trying at the announcement's moment, were all other moments still to come."""
    announcement = ANNOUNCEMENTS[what]()
    found = gained(announcement)
    Announcement.objects.exclude(pk=announcement.pk).update(hold=True)
    for one in Announcement.objects.all():
        one.give()
    expected = gains(Announcement.objects.get(pk=announcement.pk), THEN)

    rows = {**expected.rows, Screening: Screening.objects.public(FAR).filter(pk__in=_pks(expected.rows[Screening]))}
    counted = {model: number for model, number in expected.numbers.items() if model is not Edition}  # told of by then

    assert {model: found.get(model, set()) for model in rows} == {model: set(rows[model]) for model in rows}
    assert {model: len(found.get(model, ())) for model in counted} == counted
    assert found


def _pks(rows):
    return [row.pk for row in rows]


def test_films_published_at_its_moment_are_seen_and_others_of_that_moment_are_not():
    announcement = of_films(announced())
    Film.objects.update(publish_at=THEN)
    make.film(publish_at=THEN)

    assert gained(announcement)[Film] == set(Film.objects.filter(selections__announcement=announcement))


def test_schedule_is_not_seen_before_the_programme():
    edition = announced(programme_public_at=THEN, schedule_public_at=THEN)
    make.screening(film=make.selected_film(make.section(edition=edition)), edition=edition)
    announcement = make.announcement(edition=edition, opens="schedule", moment=THEN)

    assert gained(announcement) == {}


def test_edition_that_is_announced_later_than_its_films_stays_closed():
    assert gained(of_films(make.closed_edition(announced_at=THEN + MINUTE))) == {}


def test_released_announcement_adds_nothing():
    assert gained(of_films(announced(), moment=NOW)) == {}


def test_viewing_is_a_moment_and_what_is_computed_from_it_opens_nothing():
    at = Viewing.of(NOW, opened=of_films(announced()))

    assert (at, hash(at), repr(str(at))) == (NOW, hash(NOW), repr(str(NOW)))
    assert (at + MINUTE, getattr(at + MINUTE, "opened", None)) == (NOW + MINUTE, None)


# --- SQL, the instance and the facts of the schedule say the same ---------------------------------------------------


@pytest.mark.parametrize("what", ANNOUNCEMENTS)
def test_edition_is_open_by_its_columns_its_methods_and_its_facts_alike(what):
    at = Viewing.of(NOW, opened=ANNOUNCEMENTS[what]())
    for edition in Edition.objects.all():
        talk = make.screening(title_en="Talk", edition=edition)
        facts = facts_of(Screening.objects.filter(pk=talk.pk), at)[0].edition
        by_columns = {
            name: Edition.objects.filter(rule(at), pk=edition.pk).exists() for name, rule in RULES_OF_EDITIONS.items()
        }
        assert {name: getattr(edition, name)(at) for name in RULES_OF_EDITIONS} == by_columns
        of_facts = {name: opened for name, opened in by_columns.items() if hasattr(facts, name)}
        assert {name: getattr(facts, name)(at) for name in of_facts} == of_facts
        assert len(of_facts) == 3


@pytest.mark.parametrize("what", ANNOUNCEMENTS)
def test_facts_of_screenings_open_when_their_rows_do(what):
    at = Viewing.of(NOW, opened=ANNOUNCEMENTS[what]())
    for film in Film.objects.all():
        for edition in Edition.objects.all():
            make.screening(film=film, edition=edition, publish_at=LONG_AGO)
    facts = facts_of(Screening.objects.all(), at)

    assert {fact.row for fact in facts if fact.public(at)} == set(Screening.objects.public(at))
    guests = {fact.row for fact in facts if fact.audience != "public" and fact.opened(at)}
    assert guests == set(Screening.objects.for_guests(at))


@pytest.mark.parametrize("what", ANNOUNCEMENTS)
def test_section_whose_colour_a_screening_wears_is_public(what):
    at = Viewing.of(NOW, opened=ANNOUNCEMENTS[what]())
    for film in Film.objects.public(at):
        for edition in Edition.objects.all():
            make.screening(film=film, edition=edition, publish_at=LONG_AGO)
    rows = list(Screening.objects.public(at))
    lines = [line for edition in Edition.objects.all() for line in EditionSchedule(edition, at).lines]
    worn = {(line.row.pk, line.section) for line in lines if line.section}
    chosen = Selection.objects.public(at)

    assert {section for _row, section in worn} <= set(Section.objects.public(at))
    assert {row for row, _section in worn} == {
        row.pk for row in rows if chosen.filter(film=row.film_id, section__edition=row.edition_id).exists()
    }


def test_sentence_of_a_film_is_that_of_the_opened_schedule():
    announcement = of_schedule()
    film = Screening.objects.filter(film__isnull=False).earliest("pk").film

    def sentence(at):
        return film_schedule([film.pk], at)[film.pk].state.sentence["en"]

    assert sentence(NOW).startswith("Screening schedule to be announced")
    assert sentence(Viewing.of(NOW, opened=announcement)).startswith("Next screening: Fri 1 Nov 20:00")
