"""In Greek the editors' room speaks Greek: the names of fields, tables and columns, and of what is deleted."""

import pytest
from django.contrib import admin

from festival.lib.text import has_greek
from festival.models import TextState, WorkbookImport
from films import models as films
from films.tests import builders
from films.tests.pages.reading import Page
from films.tests.pages.world import kept
from films.tests.test_natural_keys import one_of_everything

from .pages import add_url, change_url, list_url

pytestmark = pytest.mark.django_db

PAGES_OF_THEIR_OWN = {TextState, WorkbookImport}
FORMS = [model for model in admin.site._registry if model not in PAGES_OF_THEIR_OWN]
IN_BOTH = {"Email"}
NAMING = ["label", "legend", "th", "h2", "h3"]


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory):
        one_of_everything()
        yield


@pytest.fixture
def greek(admin_client):
    admin_client.post("/i18n/setlang/", {"language": "el", "next": "/admin/"})
    return admin_client


def names(answer) -> set[str]:
    """Whatever names a part of the form; not the rows of its tables, nor those that are offered to be ticked."""
    form = Page(answer).root.find(id="content-main")
    every = [one for tag in NAMING for one in form.all(tag) if "row-place" not in one.classes]
    return {one.text.rstrip(":") for one in every if one.text and (one.tag != "label" or one.parent.classes)}


@pytest.mark.many_cases
@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_every_name_on_a_form_is_greek(model, everything, greek):
    pages = [greek.get(add_url(model)), *(greek.get(change_url(row)) for row in model.objects.all()[:1])]
    said = set().union(*(names(page) for page in pages if page.status_code == 200))
    assert said
    assert {name for name in said if not has_greek(name)} <= IN_BOTH


def going(answer) -> list[str]:
    """What a page that asks before deleting lists."""
    return [row.text for row in Page(answer).root.find(id="content").all("li")]


def test_what_goes_with_a_jury_is_counted_and_named_without_its_sections(greek):
    jury = builders.jury([builders.person(name="Anna")], name_en="Main")
    jury.sections.add(builders.section())
    assert going(greek.get(f"{change_url(jury).removesuffix('change/')}delete/")) == [
        "Κριτικές επιτροπές: 1",
        "Μέλη επιτροπής: 1",
        "Κριτική επιτροπή: Main · TIFF 64 Μέλος επιτροπής: Anna · Main · TIFF 64",
        "Μέλος επιτροπής: Anna · Main · TIFF 64",
    ]


def test_what_goes_with_tags_is_named_without_their_films(greek):
    tag = films.Tag.objects.create(name_en="Sea", name_el="Θάλασσα")
    builders.film().tags.add(tag)
    chosen = {"action": "delete_selected", "_selected_action": tag.pk}
    assert going(greek.post(list_url(films.Tag), chosen)) == ["Θέματα: 1", "Θέμα: Θάλασσα"]
