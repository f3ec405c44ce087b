"""Every constraint of films and of the roof: each is broken once in a form and once behind it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models

from festival.models import Page, TextState, WorkbookExport, WorkbookImport
from films.models import (
    AgeClass,
    Award,
    Credit,
    DueDate,
    Edition,
    EditionSubtitle,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Genre,
    Hall,
    HallDelay,
    Jury,
    OnlineWindow,
    Package,
    Prize,
    Role,
    Screening,
    ScreeningChange,
    ScreeningLanguage,
    ScreeningSubtitle,
    Section,
    Selection,
    ShareLink,
    Shortcut,
    Tag,
    TicketFeed,
    TicketReport,
    Venue,
)
from films.models.screening_entry import TICKETS_OF_ENTRY
from people.models import Country, Language
from people.tests.refused import assert_refused_by_database, assert_refused_in_words, constraint_of
from people.tests.test_constraints import BROKEN as BROKEN_PEOPLE

from . import builders
from .builders import ANNOUNCED, PROGRAMME, athens

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAYS = {"starts": date(2024, 10, 31), "ends": date(2024, 11, 10)}


def new_edition(**given):
    return Edition(**{"acronym": "TIFF", "number": 65, "name_en": "Another", "slug": "tiff-65"} | given)


def new_screening(**given):
    """A talk in TIFF 64, not saved yet."""
    talk = {"edition": builders.tiff_64(), "start": athens("2023-11-03 20:00"), "title_en": "Talk"}
    return Screening(**talk | {"key": "new", "code": "new"} | given)


def new_change(**given):
    return ScreeningChange(**{"screening": builders.screening(), "moment": builders.NOW} | given)


def new_window(**given):
    week = {"opens": athens("2023-11-03 12:00"), "closes": athens("2023-11-10 23:59")}
    return OnlineWindow(**{"edition": builders.tiff_64(), **week} | given)


def new_link(**given):
    return ShareLink(**{"recipient": "The maker", "expires_at": builders.FAR} | given)


def new_report(**given):
    return TicketReport(**{"screening": builders.screening(), "tickets": "sold_out", "before": "unknown"} | given)


def again(row: models.Model, *names: str, **given):
    """A second row with the same values in the fields of these names."""
    return type(row)(**{name: getattr(row, name) for name in names}, **given)


def word_again(model, **given):
    first = model.objects.create(name_en="Drama", slug="drama", **given)
    return again(first, "slug", name_en="Another", **given)


def in_itself(row, name):
    setattr(row, name, row)
    return row


def due_date_again():
    due = {"edition": builders.tiff_64(), "subject": DueDate.Subject.COPY}
    return again(DueDate.objects.create(**due, date=date(2023, 10, 1)), "edition", "subject", date=date(2023, 10, 2))


def language_again(model, **owner):
    return again(model.objects.create(language=Language.objects.get(code="el"), **owner), "language", *owner)


def country_again():
    row = FilmCountry.objects.create(film=builders.film(), country=Country.objects.get(code="GR"))
    return again(row, "film", "country")


def text_said_of_twice():
    said = {"row": "films.film:1", "name": "synopsis", "state": "final"}
    TextState.objects.create(language="el", **said)
    return TextState(language="en", **said)


def export_again():
    WorkbookExport.objects.remember("0123abcd", {})
    return WorkbookExport(digest="0123abcd", packed=b"{}")


def import_again():
    owner = get_user_model().objects.create_user("Anna")
    first = WorkbookImport.objects.give(owner, "monday.xlsx", b"PK", builders.NOW)
    return again(first, "key", "owner", name="wednesday.xlsx", content=b"PK")


BROKEN = {
    "workbook_export_kept_once": export_again,
    "workbook_import_key_unique": import_again,
    "page_slug_unique": lambda: Page(title_en="Another", slug=builders.page().slug),
    "text_translated_one_way": text_said_of_twice,
    "submission_once_in_edition": lambda: again(builders.submission(), "edition", "key", film=builders.film()),
    "category_rule_once_in_edition": lambda: again(builders.category_rule(), "edition", "category"),
    # editions and sections
    "edition_slug_unique": lambda: new_edition(slug=builders.edition().slug, **DAYS),
    "edition_numbered_once": lambda: new_edition(number=builders.edition().number, **DAYS),
    "edition_has_days_or_year": lambda: new_edition(starts=date(2024, 10, 31)),
    "edition_ends_after_start": lambda: new_edition(starts=date(2024, 11, 10), ends=date(2024, 11, 9)),
    "edition_announced_before_programme": lambda: new_edition(
        announced_at=PROGRAMME, programme_public_at=PROGRAMME - SECOND, **DAYS
    ),
    "edition_programme_before_schedule": lambda: new_edition(
        announced_at=ANNOUNCED, programme_public_at=PROGRAMME, schedule_public_at=PROGRAMME - SECOND, **DAYS
    ),
    "due_date_once_per_subject": due_date_again,
    "edition_subtitle_once": lambda: language_again(EditionSubtitle, edition=builders.edition()),
    "announcement_titled_once": lambda: again(builders.announcement(), "edition", "title", "moment"),
    "announcement_opens_once": lambda: again(
        builders.announcement(opens="programme"), "edition", "opens", "moment", title="Another"
    ),
    "section_slug_unique_in_edition": lambda: again(builders.section(), "edition", "slug", title_en="Another"),
    "section_not_its_own_parent": lambda: in_itself(builders.section(), "parent"),
    "section_person_once": lambda: again(builders.section_person(), "section", "person", "task"),
    # films
    "film_slug_unique": lambda: Film(title_en="Another", slug=builders.film().slug),
    "film_has_title": lambda: Film(slug="untitled"),
    "film_restored_after_it_was_made": lambda: Film(title_en="The Boat", slug="boat", year=1976, restored=1975),
    "film_country_once": country_again,
    "film_language_once": lambda: language_again(FilmLanguage, film=builders.film()),
    "film_subtitle_once": lambda: language_again(FilmSubtitle, film=builders.film()),
    "genre_slug_unique": lambda: word_again(Genre),
    "shortcut_slug_unique": lambda: word_again(Shortcut, query="entry=free"),
    "tag_slug_unique": lambda: word_again(Tag),
    "age_class_slug_unique": lambda: word_again(AgeClass),
    "selection_once_in_section": lambda: again(builders.selection(), "film", "section"),
    # credits, awards, juries
    "role_code_unique": lambda: Role(code="direction", label_en="Another", label_el="Άλλος"),
    "credit_names_one": lambda: Credit(film=builders.film(), role=builders.role("production")),
    "credit_person_once_in_role": lambda: again(builders.credit(), "film", "role", "person"),
    "credit_company_once_in_role": lambda: again(
        builders.credit(code="production", company=builders.company()), "film", "role", "company"
    ),
    "prize_slug_unique": lambda: word_again(Prize),
    "award_has_words": lambda: Award(film=builders.film()),
    "award_goes_to_somebody": lambda: Award(words_en="Best Film"),
    "jury_slug_unique_in_edition": lambda: again(builders.jury(), "edition", "slug", name_en="Another"),
    "juror_once_in_jury": lambda: again(builders.jury([builders.person()]).jurors.get(), "jury", "person"),
    # packages, venues, screenings
    "package_slug_unique": lambda: again(builders.package(), "slug", "edition", title_en="Another"),
    "package_film_once": lambda: again(builders.package().package_films.first(), "package", "film"),
    "venue_slug_unique": lambda: Venue(name_en="Another", slug=builders.venue().slug),
    "venue_has_both_coordinates": lambda: Venue(name_en="Olympion", slug="olympion", latitude=40),
    "hall_slug_unique_in_venue": lambda: again(builders.hall(), "venue", "slug", name_en="Another"),
    "screening_key_unique_in_edition": lambda: new_screening(key=builders.screening().key),
    "screening_code_unique_in_edition": lambda: new_screening(code=builders.screening().code),
    "screening_shows_one_thing": lambda: new_screening(title_en=""),
    "screening_entry_tickets": lambda: new_screening(entry="free", tickets="on_sale"),
    "screening_school_entry": lambda: new_screening(entry="school", audience="public"),
    "screening_replaces_another": lambda: in_itself(builders.screening(), "replaces"),
    "screening_language_once": lambda: language_again(ScreeningLanguage, screening=builders.screening()),
    "screening_subtitle_once": lambda: language_again(ScreeningSubtitle, screening=builders.screening()),
    "screening_change_uuid_unique": lambda: again(builders.screening_change(), "uuid", "screening", "kind", "moment"),
    "screening_change_has_both_times": lambda: new_change(kind="time", old_start=builders.NOW),
    "screening_change_has_another_hall": lambda: new_change(kind="hall"),
    "screening_change_names_its_guest": lambda: new_change(kind="guest"),
    "screening_change_names_its_film": lambda: new_change(kind="bill"),
    "presence_once_per_task": lambda: again(builders.presence(), "screening", "person", "task"),
    "online_window_shows_one_thing": new_window,
    "online_window_closes_after_it_opens": lambda: new_window(film=builders.film(), closes=athens("2023-11-03 12:00")),
    "online_window_of_film_once": lambda: again(builders.online_window(), "edition", "film", "opens", "closes"),
    "online_window_of_package_once": lambda: again(
        builders.online_window(film=None, package=builders.package()), "edition", "package", "opens", "closes"
    ),
    # links
    "ticket_feed_name_unique": lambda: again(builders.ticket_feed(), "name", token_hash="another"),
    "ticket_feed_token_unique": lambda: again(builders.ticket_feed(), "token_hash", name="Another"),
    "ticket_report_uuid_unique": lambda: again(builders.ticket_report(), "uuid", "screening", "tickets", "before"),
    "ticket_report_of_a_person_or_a_feed": lambda: new_report(
        said_by=get_user_model().objects.create_user("maria"), feed=builders.ticket_feed()
    ),
    "ticket_report_of_a_feed_holds_nothing": lambda: new_report(held=True, feed=builders.ticket_feed()),
    "share_link_key_unique": lambda: again(builders.share_link(), "key", "film", "recipient", "expires_at"),
    "share_link_shows_one_thing": new_link,
}
# Their field's own validator speaks first, so that the constraint is asked by itself.
BROKEN_FIELDS = {
    "ticket_feed_has_a_name": lambda: TicketFeed(name="", token_hash="another"),
    "edition_tickets_rule": lambda: new_edition(tickets_rule="3 days", **DAYS),
    "hall_delay_is_one_of_those_said": lambda: HallDelay(hall=builders.hall(), minutes=7),
    "shortcut_filters": lambda: Shortcut(name_en="Everything", slug="everything", query=""),
    "film_lasts": lambda: Film(title_en="The Boat", slug="boat", minutes=0),
    "share_link_is_for_somebody": lambda: new_link(film=builders.film(), recipient=""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_a_constraint_is_refused_in_its_words(name):
    assert_refused_in_words(BROKEN[name](), name)


@pytest.mark.parametrize("name", [*BROKEN, *BROKEN_FIELDS])
def test_what_breaks_a_constraint_is_refused_by_the_database(name):
    assert_refused_by_database({**BROKEN, **BROKEN_FIELDS}[name](), name)


@pytest.mark.parametrize("name", BROKEN_FIELDS)
def test_a_constraint_behind_a_validator_has_the_same_words_for_importers(name):
    row = BROKEN_FIELDS[name]()

    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()

    assert refusal.value.messages == [constraint_of(row, name).violation_error_message]


def own_constraints():
    ours = [model for model in apps.get_models() if model._meta.app_label in ("festival", "films", "people")]
    return [constraint for model in ours for constraint in model._meta.constraints]


def test_every_constraint_says_in_words_what_is_wrong():
    silent = [
        constraint.name
        for constraint in own_constraints()
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]

    assert silent == []


def test_every_constraint_has_a_test_that_breaks_it():
    broken = [*BROKEN, *BROKEN_FIELDS, *BROKEN_PEOPLE]

    assert sorted(broken) == sorted(constraint.name for constraint in own_constraints())


# --- Several ways of breaking one -----------------------------------------------------------------------------------


PAIRS = [(entry, tickets) for entry in Screening.Entry.values for tickets in Screening.Tickets.values]
MEANT = [(entry, tickets) for entry, tickets in PAIRS if tickets in TICKETS_OF_ENTRY[entry]]


def test_of_42_pairs_of_entry_and_tickets_23_mean_something():
    assert (len(PAIRS), len(MEANT)) == (42, 23)


@pytest.mark.parametrize(("entry", "tickets"), PAIRS, ids=map("-".join, PAIRS))
def test_a_pair_of_entry_and_tickets_is_kept_or_refused(entry, tickets):
    row = new_screening(entry=entry, tickets=tickets, audience="school" if entry == "school" else "public")

    if (entry, tickets) in MEANT:
        row.full_clean()
        row.save()
    else:
        assert_refused_in_words(row, "screening_entry_tickets")
        assert_refused_by_database(row, "screening_entry_tickets")


def bill():
    return builders.package(films=[builders.film()])


NOT_ONE_THING = {
    "film and package": lambda: new_screening(film=builders.film(), package=bill(), title_en=""),
    "package and title": lambda: new_screening(package=bill()),
    "package and Greek title": lambda: new_screening(package=bill(), title_en="", title_el="Συζήτηση"),
}
ONE_THING = {
    "film": lambda: new_screening(film=builders.film(), title_en=""),
    "film and occasion": lambda: new_screening(film=builders.film()),
    "package": lambda: new_screening(package=bill(), title_en=""),
    "Greek title": lambda: new_screening(title_en="", title_el="Συζήτηση"),
}


@pytest.mark.parametrize("what", NOT_ONE_THING)
def test_a_screening_does_not_show_two_things(what):
    row = NOT_ONE_THING[what]()

    assert_refused_in_words(row, "screening_shows_one_thing")
    assert_refused_by_database(row, "screening_shows_one_thing")


@pytest.mark.parametrize("what", ONE_THING)
def test_a_screening_shows_a_film_a_package_or_a_title(what):
    row = ONE_THING[what]()

    row.full_clean()
    row.save()

    assert Screening.objects.get(pk=row.pk).key == "new"


@pytest.mark.parametrize("given", [{}, {"person": 1, "company": 1}], ids=["nobody", "two"])
def test_a_credit_names_exactly_one(given):
    named = {name: getattr(builders, name)() for name in given}
    row = Credit(film=builders.film(), role=builders.role("production"), **named)

    assert_refused_in_words(row, "credit_names_one")
    assert_refused_by_database(row, "credit_names_one")


OTHER_CHANGES = {
    "the same time": lambda: new_change(kind="time", old_start=builders.NOW, new_start=builders.NOW),
    "a time beside another kind": lambda: new_change(kind="access", old_start=builders.NOW),
    "the same hall": lambda: (lambda hall: new_change(kind="hall", old_hall=hall, new_hall=hall))(builders.hall()),
    "a hall beside another kind": lambda: new_change(kind="access", new_hall=builders.hall()),
    "a person beside another kind": lambda: new_change(kind="access", person=builders.person()),
}


@pytest.mark.parametrize("what", OTHER_CHANGES)
def test_a_change_has_the_facts_of_its_kind_and_no_others(what):
    with pytest.raises(ValidationError):
        OTHER_CHANGES[what]().full_clean()


def test_an_online_window_does_not_show_two_things():
    row = new_window(film=builders.film(), package=builders.package())

    assert_refused_in_words(row, "online_window_shows_one_thing")
    assert_refused_by_database(row, "online_window_shows_one_thing")


BORDERS = {
    "one-day edition": lambda: new_edition(starts=date(2024, 11, 1), ends=date(2024, 11, 1)),
    "a year alone": lambda: new_edition(year=1994),
    "all moments at once": lambda: new_edition(
        announced_at=PROGRAMME, programme_public_at=PROGRAMME, schedule_public_at=PROGRAMME, **DAYS
    ),
    "one minute": lambda: Film(title_en="The Boat", slug="boat", minutes=1),
    "restored in its year": lambda: Film(title_en="The Boat", slug="boat", year=1975, restored=1975),
    "a title in Greek": lambda: Film(title_el="Το Πλοίο", slug="ploio"),
    "an original title": lambda: Film(original_title="Le Bateau", slug="bateau"),
    "no coordinates": lambda: Venue(name_en="Olympion", slug="olympion"),
    "both coordinates": lambda: Venue(name_en="Olympion", slug="olympion", latitude=40, longitude=22),
    "the words of an award in Greek": lambda: Award(words_el="Καλύτερη ταινία", film=builders.film()),
    "a prize and no words": lambda: Award(prize=Prize.objects.create(name_en="Alexander"), person=builders.person()),
    "a school screening": lambda: new_screening(entry="school", audience="school"),
    "tickets for a school screening": lambda: new_screening(entry="ticket", audience="school"),
    "a second online window": lambda: again(
        builders.online_window(), "edition", "film", "closes", opens=athens("2023-11-04 12:00")
    ),
    "another task": lambda: again(builders.presence(task="qa"), "screening", "person", task="introduces"),
    "curated by the honoured": lambda: again(
        builders.section_person(task="honoured"), "section", "person", task="curator"
    ),
    "two announcements that open nothing": lambda: again(
        builders.announcement(), "edition", "opens", "moment", title="Another"
    ),
    "the schedule beside the programme": lambda: again(
        builders.announcement(opens="programme"), "edition", "moment", title="Another", opens="schedule"
    ),
    "a section's key in another edition": lambda: Section(
        edition=builders.edition(number=65), slug=builders.section().slug, title_en="Another"
    ),
    "a jury's key in another edition": lambda: Jury(
        edition=builders.edition(number=65), slug=builders.jury().slug, name_en="Another"
    ),
    "a hall's key in another venue": lambda: Hall(venue=builders.venue(), slug=builders.hall().slug, name_en="Another"),
    "a film in two sections": lambda: Selection(film=builders.selection().film, section=builders.section()),
    "a person in two roles": lambda: again(builders.credit(), "film", "person", role=builders.role("script")),
    "a package of the same title": lambda: Package(title_en=builders.package().title_en, edition=builders.tiff_64()),
}


@pytest.mark.parametrize("what", BORDERS)
def test_what_lies_just_inside_a_constraint_is_kept(what):
    row = BORDERS[what]()

    row.full_clean()
    row.save()

    assert type(row).objects.filter(pk=row.pk).exists()
