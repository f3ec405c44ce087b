"""Every table has its place in the editors' room, and opens also for those who may only look."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import RequestFactory

from festival.models import WorkbookExport
from festival.site import FestivalAdminSite
from films import models as films
from films.tests import builders
from films.tests.pages.reading import Page

from .pages import add_url, change_url

pytestmark = pytest.mark.django_db


KEPT = {WorkbookExport}  # written by exports, read by imports, and by nobody else


def test_every_model_is_registered_or_a_row_of_one():
    ours = {model for app in ("festival", "films", "people") for model in apps.get_app_config(app).get_models()}
    registered = {model for model in ours if admin.site.is_registered(model)}
    rows = {inline.model for model in registered for inline in admin.site.get_model_admin(model).inlines}
    beside = {films.ShareLink}  # a page of the row that it shows
    assert registered | rows | beside == ours - KEPT


BUILDERS = [
    builders.announcement,
    builders.person,
    builders.company,
    builders.page,
    builders.category_rule,
    builders.edition,
    builders.section,
    builders.selected_film,
    builders.package,
    builders.venue,
    builders.hall,
    builders.screening,
    builders.award,
    builders.jury,
    builders.online_window,
]


@pytest.mark.many_cases
@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_form_opens_for_editors_and_for_readers(build, admin_client, client, django_user_model):
    obj = build()
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    assert 'name="_save"' in admin_client.get(change_url(obj)).content.decode()
    assert 'name="_save"' not in client.get(change_url(obj)).content.decode()


def test_package_shows_when_each_film_begins(admin_client):
    package = builders.package([builders.selected_film(minutes=minutes) for minutes in (20, None, 15)])
    before = admin_client.get(change_url(package)).content.decode()
    builders.screening(package=package, start=builders.athens("2023-11-03 20:00"))
    after = admin_client.get(change_url(package)).content.decode()
    begins = [re.findall(r'<td class="field-begins">.*?<p>([^<]*)</p>', page, re.S)[:3] for page in (before, after)]
    assert begins == [["after 0 min", "after 20 min", "—"], ["20:00", "20:20", "—"]]


def test_list_of_one_app_is_nothing_but_that(admin_client):
    page = Page(admin_client.get("/admin/people/"))

    assert [one.text for one in page.root.find(id="content").all("h2")] == []
    assert [one.text for one in page.root.find(id="content-main").all("caption")] == ["People"]


def test_programme_comes_first_and_accounts_last(admin_user):
    site = FestivalAdminSite()
    site._registry = admin.site._registry
    request = RequestFactory().get("/admin/")
    request.user = admin_user
    labels = [app["app_label"] for app in site.get_app_list(request)]
    assert labels == ["films", "people", "festival", "auth"]


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (films.Film, "title_en title_el synopsis_en synopsis_el statement_en statement_el trailer contact tags"),
        (films.Screening, "status entry tickets audience booking_url"),
        (films.Section, "description_en description_el competitive"),
        (films.Edition, "tickets_on_sale_at time_zone"),
        (films.Award, "prize result"),
    ],
)
def test_form_says_where_it_shows(model, names, admin_client):
    form = admin_client.get(add_url(model)).context["adminform"].form
    assert [name for name in names.split() if not form.fields[name].help_text] == []
