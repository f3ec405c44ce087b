"""Fixtures hold no ids: every model of ours is known by a natural key, and all of them survive a dump and a load."""

import io
import json
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from festival.models import TextState, WorkbookExport, WorkbookImport
from festival.models.textstate import row_name
from films.models import (
    AgeClass,
    Award,
    DueDate,
    EditionSubtitle,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Genre,
    HallDelay,
    Prize,
    ScreeningLanguage,
    ScreeningSubtitle,
    Tag,
)
from people.models import Country, FilmographyEntry, Language, PastSlug

from .builders import (
    NOW,
    announcement,
    award,
    category_rule,
    change,
    company,
    credit,
    edition,
    hall,
    jury,
    online_window,
    package,
    page,
    person,
    picture,
    presence,
    screening,
    screening_change,
    section,
    section_person,
    selected_film,
    share_link,
    still,
    submission,
    ticket_feed,
    ticket_report,
)

pytestmark = pytest.mark.django_db

APPS = ["festival", "people", "films"]
PASSING = {WorkbookImport}  # a person's upload of the last hour: nothing that moves to another site
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models() if model not in PASSING]


@pytest.fixture(autouse=True)
def whole_second(now):
    """JSON keeps milliseconds, and writes those of 11:00:00.000123 as .000: such a dump would differ by its digits."""
    now("2023-11-03 12:00")


def one_of_everything():
    """One row of every model at least, and the references that are easily lost: to itself, to nothing, forward."""
    greek, festival = Language.objects.get(code="el"), edition()
    guest = person(name_el="Ελένη", portrait=picture(), country=Country.objects.get(code="GR"))
    PastSlug.objects.rename("person", "eleni-old", guest.slug)
    FilmographyEntry.objects.create(person=guest, year=1975, title="The Boat")
    EditionSubtitle.objects.create(edition=festival, language=greek)
    DueDate.objects.create(edition=festival, subject=DueDate.Subject.MATERIAL, date=date(2023, 9, 30))
    part = section(parent=section())
    type(part).objects.filter(pk=part.parent_id).update(parent=section())  # made later than what refers to it
    film = selected_film(part, contact=company(), age_class=AgeClass.objects.create(name_en="All"))
    film.genres.add(Genre.objects.create(name_en="Drama"), Genre.objects.create(name_en="Action"))
    film.tags.add(Tag.objects.create(name_en="Sea"))
    FilmCountry.objects.create(film=film, country=guest.country)
    FilmLanguage.objects.create(film=film, language=greek)
    FilmSubtitle.objects.create(film=film, language=greek, method="electronic")
    credit(film, person=guest)
    credit(film, "production", company=film.contact)
    still(film)
    section_person(section=part, person=guest)
    jury([guest]).sections.add(part)
    award(film=film, words_en="", prize=Prize.objects.create(name_en="Alexander"), person=guest, section=part)
    award(person=guest, edition=None, event_en="Another", year=1999)
    for greek_only in ("Βραβείο κοινού", "Βραβείο νεότητας"):
        award(film=film, words_en="", words_el=greek_only)
    for greek_only in ("Θεσσαλονίκη", "Δράμα"):
        award(film=film, edition=None, event_el=greek_only)
    bill = package([film], section=part)
    replaced = screening(film=film, hall=hall(), previous_hall=hall(), replaces=screening(package=bill))
    change(replaced.replaces, replaces=screening(film=film))
    ScreeningLanguage.objects.create(screening=replaced, language=greek)
    ScreeningSubtitle.objects.create(screening=replaced, language=greek)
    presence(screening=replaced, person=guest)
    screening_change(screening=replaced, kind="hall", old_hall=replaced.hall)
    screening_change(screening=replaced, kind="guest", person=guest)
    HallDelay.objects.create(hall=replaced.hall, minutes=10, state="doors_closed", doors_of=replaced)
    online_window(film=film)
    online_window(package=bill)
    announcement([film])
    page()
    share_link(film)
    share_link(announcement=announcement())
    for row in (film, film.stills.get(), Award.objects.last()):
        TextState.objects.create(row=row_name(row), name="synopsis", language="el", state="final")
    submission(film=film, imported={"title_en": "The Boat", "countries": ["GR"]})
    category_rule(section=part)
    ticket_report(screening=replaced, feed=ticket_feed())
    ticket_report(screening=replaced, held=True)
    WorkbookExport.objects.remember("0123abcd", {})


def dumped():
    out = io.StringIO()
    call_command("dumpdata", *APPS, use_natural_foreign_keys=True, use_natural_primary_keys=True, indent=1, stdout=out)
    return out.getvalue()


def empty():
    connection.check_constraints()  # PostgreSQL empties no table while a check of it is still to come
    call_command("flush", interactive=False, verbosity=0)


def load(text, folder):
    fixture = folder / "all.json"
    fixture.write_text(text, encoding="utf-8")
    call_command("loaddata", fixture, verbosity=0)


def links_of(model):
    return [field.name for field in model._meta.fields if isinstance(field, models.ForeignKey)]


def test_every_model_is_known_by_a_natural_key():
    one_of_everything()
    rows = [model.objects.last() for model in MODELS]

    assert [type(row).objects.get_by_natural_key(*row.natural_key()) for row in rows] == rows


def test_every_row_has_a_natural_key_of_its_own():
    one_of_everything()

    for model in MODELS:
        keys = [row.natural_key() for row in model.objects.all()]
        assert len(set(keys)) == len(keys) > 0, model


def test_what_is_dumped_and_loaded_is_dumped_again_as_the_same_bytes(tmp_path):
    one_of_everything()
    before = dumped()
    empty()

    load(before, tmp_path)

    assert dumped() == before


def test_a_fixture_may_be_loaded_twice(tmp_path):
    one_of_everything()
    before = dumped()

    load(before, tmp_path)

    assert dumped() == before


def test_a_dump_holds_every_row_and_no_ids():
    one_of_everything()
    rows = json.loads(dumped())

    links = {model._meta.label_lower: links_of(model) for model in MODELS}
    assert len(rows) == sum(model.objects.count() for model in MODELS)
    assert [row for row in rows if "pk" in row] == []
    assert [row for row in rows for name in links[row["model"]] if isinstance(row["fields"][name], int)] == []


def test_an_editors_wording_of_a_vocabulary_survives(tmp_path):
    Country.objects.filter(code="GR").update(name_en="Hellas")
    before = dumped()
    empty()
    assert Country.objects.get(code="GR").name_en == "Greece"

    load(before, tmp_path)

    assert Country.objects.get(code="GR").name_en == "Hellas"


def test_what_is_loaded_is_as_public_as_before(tmp_path):
    one_of_everything()
    ruled = [model for model in MODELS if hasattr(model, "public_q")]
    seen = {model: {row.natural_key() for row in model.objects.public(NOW)} for model in ruled}
    before = dumped()
    empty()

    load(before, tmp_path)

    assert {model: {row.natural_key() for row in model.objects.public(NOW)} for model in ruled} == seen
