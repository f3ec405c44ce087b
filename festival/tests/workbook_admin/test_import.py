"""Confirming a preview: exactly what was shown is written, once, or nothing; and somebody is told."""

import logging
import threading

import pytest
from django.contrib.admin.models import LogEntry

from festival.lib import clock
from festival.models import WorkbookImport
from festival.tests.workbook.books import zipped
from festival.workbook import export
from festival.workbook.admin import running
from festival.workbook.admin.engine import planned
from films.models import Film, Still
from films.tests import builders
from films.tests.pages.reading import Page, in_order
from people.models import Person

from .rooms import address, book, choose, confirm, edited, give, importer, upload_of

pytestmark = pytest.mark.django_db(transaction=True)  # the import writes from a thread of its own

FILMS = "film | title_en | minutes\nsalt | Salt on the Stairs | 98\nmoths | Moth Census | 12"


@pytest.fixture
def film():
    return builders.film(slug="salt", title_en="Salt on the Stairs", minutes=104)


@pytest.fixture
def client():
    return importer()


@pytest.fixture
def preview(film, client):
    return give(client, book(films=FILMS))


def stored() -> dict[str, int]:
    return dict(Film.objects.values_list("slug", "minutes"))


def test_what_was_previewed_is_written_and_reported(client, preview):
    page = confirm(client, preview)
    report = client.get(address(preview))

    assert stored() == {"salt": 98, "moths": 12}
    assert in_order(page, ["The import is running", "</progress> 100%", "has ended"]) == []
    facts = ["Imported: programme.xlsx", "1 new row 1 row changed 1 cell changed", "Salt on the Stairs", "Moth Census"]
    assert in_order(Page(report).text, facts) == []


def test_report_leads_to_what_was_written(client, preview):
    confirm(client, preview)

    links = [link for link in Page(client.get(address(preview))).links if "/rows/films/" in link]
    salt, moths = Film.objects.get(slug="salt"), Film.objects.get(slug="moths")
    assert {client.get(link)["Location"] for link in links} == {
        f"/admin/films/film/{salt.pk}/change/",
        f"/admin/films/film/{moths.pk}/change/",
    }


def test_person_finds_the_import_among_the_recent_actions(client, preview):
    confirm(client, preview)

    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_repr) == (
        "editor",
        "programme.xlsx: 1 new row, 1 row changed, 1 cell changed",
    )
    assert entry.get_admin_url() == address(preview)


def test_file_is_deleted_once_it_is_imported(client, preview):
    confirm(client, preview)

    assert bytes(upload_of(preview).content) == b""
    assert [client.get(f"{address(preview)}{name}.csv").status_code for name in ("problems", "changes")] == [404, 404]


def test_confirming_twice_imports_once(client, preview):
    confirm(client, preview)

    assert confirm(client, preview) == f"→ {address(preview)}"
    assert LogEntry.objects.count() == 1


def test_whoever_confirms_while_it_runs_waits_for_the_same_import(client, preview):
    assert upload_of(preview).begin(clock.now())

    answer = confirm(client, preview)
    waiting = client.get(address(preview))

    assert answer == f"→ {address(preview)}"
    assert (waiting["Refresh"], "This page looks again by itself." in Page(waiting).text) == ("3", True)
    assert stored() == {"salt": 104}


def test_site_that_has_changed_since_is_looked_at_again(client, preview, film):
    film.minutes = 105
    film.save()

    confirm(client, preview)
    again = client.get(address(preview))

    assert stored() == {"salt": 105}
    assert "The site has changed since the preview was made." in Page(again).text
    confirm(client, again)
    assert stored() == {"salt": 98, "moths": 12}


def test_failure_in_the_middle_leaves_nothing_written(client, preview, caplog):
    def lose_the_disk(done, total):
        raise OSError("No space left on device")

    upload = upload_of(preview)
    with caplog.at_level(logging.CRITICAL):
        running.carry_out(upload, preview.context["plan"].fingerprint, lose_the_disk)

    assert (stored(), LogEntry.objects.count()) == ({"salt": 104}, 0)
    assert "The import broke off. Nothing was written" in Page(client.get(address(preview))).text
    confirm(client, preview)
    assert stored() == {"salt": 98, "moths": 12}


def test_failure_in_the_middle_leaves_no_picture(client, film, media_root):
    content = zipped(**{"stills.csv": b"film,file\nsalt,boat.jpg\n", "boat.jpg": builders.picture().read()})
    preview = give(client, content, "programme.zip")
    upload = upload_of(preview)
    upload.finish = None  # as a database that is gone by then

    running.carry_out(upload, preview.context["plan"].fingerprint, lambda done, total: None)

    assert [path for path in media_root.rglob("*") if path.is_file()] == []
    confirm(client, preview)
    assert Still.objects.get().image.storage.exists(Still.objects.get().image.name)


def test_row_that_somebody_makes_meanwhile_is_looked_at_again(client, preview):
    def somebody_is_faster(done, total):
        Film.objects.get_or_create(slug="moths", title_en="Moth Census")

    preview = give(client, book(genres="key | name_en\nnight | Night", films=FILMS))
    upload = upload_of(preview)
    running.carry_out(upload, preview.context["plan"].fingerprint, somebody_is_faster)

    assert stored() == {"salt": 104}
    assert "The site has changed since the preview was made." in Page(client.get(address(preview))).text
    confirm(client, preview)
    assert stored() == {"salt": 98, "moths": 12}


def test_import_that_died_can_be_confirmed_again(client, preview):
    WorkbookImport.objects.update(started_at=clock.later(clock.now(), -16))

    confirm(client, client.get(address(preview)))

    assert stored() == {"salt": 98, "moths": 12}


def test_unused_person_is_deleted_only_when_ticked(client):
    film = builders.selected_film(slug="salt")
    builders.credit(film, "editing", person=builders.person(name="Jonah Malk"))
    preview = give(client, book(credits="film | role | name\nsalt | editing | Jonah Malak"))

    confirm(client, choose(client, preview, delete="jonah-malk"))
    report = Page(client.get(address(preview)))

    assert list(Person.objects.values_list("name", flat=True)) == ["Jonah Malak"]
    facts = ["New people and companies", "Jonah Malak", "Deleted, since nothing names them any more", "Jonah Malk"]
    assert in_order(report.text, facts) == []


def test_what_was_decided_for_the_site_is_not_asked_when_the_file_comes_again(client, film):
    content = edited(export(), "minutes", "98")
    film.minutes = 105
    film.save()
    preview = give(client, content)

    confirm(client, choose(client, preview, all="site"))
    again = give(client, content)

    assert (len(preview.context["plan"].conflicts), again.context["plan"].conflicts) == (1, [])
    assert "This workbook changes nothing: the site has all of it." in Page(again).text
    assert stored() == {"salt": 105}


# --- The stream ---------------------------------------------------------------------------------------------------


def test_progress_is_told_in_rising_percents_each_once():
    def work(progress):
        for done in (0, 1, 1, 50, 49, 199, 200):
            progress(done, 200)

    assert list(running.steps(work)) == [0, 25, 99, 100]


def test_work_goes_on_when_nobody_listens_any_more():
    ended = []

    def work(progress):
        progress(1, 2)
        ended.append(True)

    told = running.steps(work)
    next(told)
    told.close()
    for thread in [one for one in threading.enumerate() if one.name == running.NAME]:
        thread.join(5)
    assert ended == [True]


def test_plan_of_an_upload_is_the_same_until_the_site_changes(client, preview, film):
    upload = upload_of(preview)
    first = planned(upload).fingerprint
    same = planned(upload).fingerprint
    film.delete()

    assert (first == same, first == planned(upload).fingerprint) == (True, False)
