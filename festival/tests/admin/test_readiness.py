"""Readiness in the editors' room: the panel of the form, the film list, the start page and the export."""

import csv
import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from films.models import Film
from films.readiness import RULES, Level, findings
from films.tests import builders
from films.tests.pages.reading import Page
from films.tests.readiness.ready import ready_film
from films.tests.readiness.unready import FOUND_BY

from .pages import change_url, errors, found, list_url, send

pytestmark = pytest.mark.django_db

EXPORT = "/admin/films/film/readiness.csv"


@pytest.fixture(autouse=True)
def today(now):
    """The second day of TIFF 64, when everything is due."""
    return now("2023-11-03 12:00")


# --- The panel --------------------------------------------------------------------------------------------------------


def panel(response) -> dict[str, list[tuple[str, str]]]:
    """The groups at the head of a form: title → address and words of each line."""
    groups = re.split(
        r"<(?:h3|summary)>", response.content.decode().partition("readiness-heading")[2].partition("</section>")[0]
    )[1:]
    entries = r'<li><a href="([^"]*)"[^>]*>([^<]*)'
    return {group.split(" <")[0]: re.findall(entries, group.partition("</ul>")[0]) for group in groups}


def test_form_shows_what_counts_and_what_is_to_come(admin_client, now):
    now("2023-10-25 12:00")
    film = ready_film(title_el="", short_synopsis_el="", minutes=None, original_title="The boat")
    assert panel(admin_client.get(change_url(film))) == {
        "Errors": [("#id_title_el", "no Greek title")],
        "Warnings": [("#id_short_synopsis_el", "no Greek one-liner")],
        "Notes": [("#id_original_title", "original title equal to the title")],
        "To come": [("#id_minutes", "no minutes")],
    }


def test_form_of_a_ready_film_says_so(admin_client):
    response = admin_client.get(change_url(ready_film()))
    assert panel(response) == {}
    assert "Nothing is missing: the film is ready." in response.content.decode()


def test_new_film_has_no_panel(admin_client):
    assert "readiness-heading" not in admin_client.get(reverse("admin:films_film_add")).content.decode()


@pytest.mark.many_cases
@pytest.mark.parametrize("code", FOUND_BY)
def test_every_finding_leads_to_a_field_that_is_there(code, admin_client):
    film = FOUND_BY[code]()
    for finding in findings([film], None, builders.NOW)[film.pk]:
        address, _, field = finding.url.partition("#")
        html = admin_client.get(address).content.decode()
        assert f'id="{field}"' in html if field else 'id="id_start_0"' in html


# --- The list ---------------------------------------------------------------------------------------------------------


BARE = {"title_el": "", "short_synopsis_el": "", "synopsis_en": "", "original_title": "The Boat"}
ASKED = [
    "title_el",
    "synopsis_en",
    "one_liner_el",
    "original_same",
    "minutes",
]  # of each level, and one that finds none


def test_filter_start_page_and_findings_agree(admin_client):
    """Of a film that lacks much, one that lacks a part of it, one that lacks nothing and one of another edition."""
    ready_film(**BARE), ready_film(title_el="", original_title="The Boat"), ready_film()
    builders.selected_film(builders.section(edition=builders.closed_edition()), title_el="")
    edition = builders.tiff_64()
    judged = findings(Film.objects.filter(selections__section__edition=edition), edition, builders.NOW)
    expected = {code: {film for film, gaps in judged.items() if code in {gap.code for gap in gaps}} for code in RULES}
    missing = {code: {"edition": "tiff-64", "missing": code} for code in ASKED}
    listed = {code: {film.pk for film in found(admin_client.get(list_url(Film), missing[code]))} for code in ASKED}
    html = admin_client.get("/admin/").content.decode()
    counted = {code: int(number) for code, number in re.findall(r'missing=(\w+)">[^<]*: <b>(\d+)</b>', html)}

    assert [(RULES[code].level, len(films)) for code, films in listed.items()] == [
        (Level.ERROR, 2),
        (Level.ERROR, 1),
        (Level.WARNING, 1),
        (Level.NOTE, 2),
        (Level.ERROR, 0),
    ]
    assert listed == {code: expected[code] for code in ASKED}
    assert counted == {code: len(films) for code, films in expected.items() if films}


def test_filter_asks_of_the_edition_chosen(admin_client):
    film = ready_film()
    builders.selection(film, builders.section(edition=builders.closed_edition()))
    query = {"missing": "screening"}
    assert found(admin_client.get(list_url(Film), query)) == [film]
    assert found(admin_client.get(list_url(Film), {**query, "edition": "tiff-64"})) == []
    assert found(admin_client.get(list_url(Film), {**query, "edition": "tiff-65"})) == [film]


def test_films_of_the_archive_are_not_at_work(admin_client):
    archive = builders.edition(number=40, starts=date(1999, 11, 5), ends=date(1999, 11, 14))
    builders.selected_film(builders.section(edition=archive))
    builders.edition()
    assert found(admin_client.get(list_url(Film), {"missing": "still"})) == []
    assert len(found(admin_client.get(list_url(Film), {"missing": "still", "edition": "tiff-40"}))) == 1


def test_films_are_found_by_how_far_they_are(admin_client, now):
    now("2023-10-25 12:00")
    ready, wrong = ready_film(), ready_film(title_el="")
    warned, waiting = ready_film(year=None), ready_film(minutes=None)
    listed = {
        key: set(found(admin_client.get(list_url(Film), {"readiness": key})))
        for key in ("ready", "errors", "warnings", "to_come")
    }
    assert listed == {"ready": {ready, warned}, "errors": {wrong}, "warnings": {warned}, "to_come": {waiting}}


def test_unknown_values_of_the_filters_find_everything(admin_client):
    film = ready_film()
    assert found(admin_client.get(list_url(Film), {"missing": "nonsense", "readiness": "nonsense"})) == [film]


def test_row_names_the_errors_and_counts_the_rest(admin_client, now):
    now("2023-10-25 12:00")
    ready_film(title_el="", synopsis_el="", year=None, minutes=None)
    html = admin_client.get(list_url(Film)).content.decode()
    cell = re.search(r'<td class="field-readiness">(.*?)</td>', html, re.DOTALL)[1]
    assert re.sub(r"<[^>]*>", "|", cell) == "no Greek title, no Greek synopsis|1 warning · to come: 1|"


@pytest.mark.parametrize("films", [1, 3])
def test_filtered_list_takes_the_same_queries(films, admin_client, django_assert_num_queries):
    for _ in range(films):
        ready_film(title_el="")
    query = {"missing": "title_el", "readiness": "errors", "edition": "tiff-64"}
    with django_assert_num_queries(34):
        assert len(found(admin_client.get(list_url(Film), query))) == films


# --- The start page ---------------------------------------------------------------------------------------------------


def test_start_page_counts_what_is_missing(admin_client, now):
    now("2023-10-25 12:00")
    for given in ({"synopsis_el": ""}, {"synopsis_el": "", "minutes": None}):
        ready_film(**given)
    html = admin_client.get("/admin/").content.decode()
    films = "/admin/films/film/?edition=tiff-64&amp;missing="
    assert re.findall(r'<li( class="to-come")?><a href="([^"]*)">([^<]*): <b>(\d+)</b></a>', html) == [
        ("", f"{films}synopsis_el", "no Greek synopsis", "2"),
        (' class="to-come"', f"{films}minutes", "no minutes", "1"),
    ]


def test_start_page_names_packages_without_films_and_pages_in_one_language(admin_client, now):
    now("2023-10-25 12:00")
    edition = builders.edition()
    empty = builders.package([], title_en="Shorts 3")
    builders.package([], title_en="Elsewhere", edition=builders.closed_edition())
    tickets = builders.page(title_en="Tickets", title_el="Εισιτήρια", text_en="Words.", text_el="")
    about = builders.page(title_en="About", title_el="Σχετικά", text_en="", text_el="Λόγια.")
    builders.page(title_en="Whole", title_el="Όλη", text_en="Words.", text_el="Λόγια.")
    builders.page(title_en="No text yet", title_el="Χωρίς κείμενο", text_en="", text_el="")

    missing = Page(admin_client.get("/admin/")).root.find("section", **{"aria-labelledby": "start-missing"})

    assert [(item.text, item.find("a").attrs["href"]) for item in missing.all("li")] == [
        ("package without films: Shorts 3", f"{change_url(empty)}#package_films-group"),
        ("page without its Greek text: Tickets", f"{change_url(tickets)}#id_text_el"),
        ("page without its English text: About", f"{change_url(about)}#id_text_en"),
    ]
    exported = rows(admin_client.get(EXPORT, {"edition": edition.slug}))[1:]
    assert [(row[0], row[2], row[4], row[5]) for row in exported] == [
        ("Shorts 3", "package_empty", "Error", "2023-10-15"),
        ("About", "page_en", "Error", "2023-10-20"),
        ("Tickets", "page_el", "Error", "2023-10-20"),
    ]


def test_start_page_and_export_name_talks_without_hall(admin_client, now):
    now("2023-10-25 12:00")
    edition = builders.edition()
    talk = builders.screening(title_en="Talk", kind="talk", hall=None)
    builders.screening(title_en="Placed", kind="talk")
    builders.screening(title_en="Off", kind="talk", hall=None, status="cancelled")
    builders.screening(title_en="Elsewhere", kind="talk", hall=None, edition=builders.edition(number=65))

    missing = Page(admin_client.get("/admin/")).root.find("section", **{"aria-labelledby": "start-missing"})

    assert [(item.text, item.find("a").attrs["href"]) for item in missing.all("li")] == [
        (f"talk or event without hall: Talk ({talk.code})", f"{change_url(talk)}#id_hall")
    ]
    [row] = rows(admin_client.get(EXPORT, {"edition": edition.slug}))[1:]
    assert (row[0], row[2:6]) == (
        f"Talk ({talk.code})",
        ["hall", "talk or event without hall", "Warning", "2023-10-15"],
    )


def test_what_is_missing_besides_films_may_be_to_come(admin_client, now):
    now("2023-10-01 12:00")
    builders.edition()
    builders.page(title_en="Tickets", title_el="")

    missing = Page(admin_client.get("/admin/")).root.find("section", **{"aria-labelledby": "start-missing"})

    assert [(item.text, item.attrs.get("class")) for item in missing.all("li")] == [
        ("page without its Greek text: Tickets to come: 1", "to-come")
    ]


def test_start_page_shows_how_far_each_section_is(admin_client):
    section = builders.section(title_en="Open Waters")
    ready_film(section)
    ready_film(section, title_el="")
    html = admin_client.get("/admin/").content.decode()
    assert f'<a href="/admin/films/film/?edition=tiff-64&amp;section={section.pk}">Open Waters</a>' in html
    assert '<meter min="0" max="2" value="1" aria-label="Open Waters"></meter>' in html
    assert "1 of 2 ready · 1 with errors" in html


def test_start_page_names_what_waits_for_review(admin_client):
    builders.edition()
    assert "review" not in admin_client.get("/admin/").content.decode()
    builders.film(publish_at=None, in_review=True)
    html = admin_client.get("/admin/").content.decode()
    assert '<a href="/admin/films/film/?state=review">1 film waits for review</a>' in html


# --- Due dates --------------------------------------------------------------------------------------------------------


def due(number, subject, day):
    return {f"due_dates-{number}-id": "", f"due_dates-{number}-subject": subject, f"due_dates-{number}-date": day}


def test_edition_is_given_its_own_due_date(admin_client):
    edition = builders.edition()
    typed = {"due_dates-TOTAL_FORMS": "1", **due(0, "copy", "2023-11-01")}
    assert errors(send(admin_client, change_url(edition), **typed)) == []
    assert [(row.subject, row.date) for row in edition.due_dates.all()] == [("copy", date(2023, 11, 1))]


def test_second_due_date_of_one_subject_is_refused_in_words(admin_client):
    edition = builders.edition()
    typed = {"due_dates-TOTAL_FORMS": "2", **due(0, "copy", "2023-11-01"), **due(1, "copy", "2023-11-02")}
    assert errors(send(admin_client, change_url(edition), **typed)) == ["This already has a due date."]


def test_form_of_an_edition_says_what_is_usual(admin_client):
    html = admin_client.get(change_url(builders.edition())).content.decode()
    assert "Material: 33, Schedule: 18, English words: 13, Greek words: 13, Moment of publication: 10, Copy: 7." in html


# --- The export -------------------------------------------------------------------------------------------------------


def rows(response) -> list[list[str]]:
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines()))


def test_export_says_what_is_missing_and_for_whom(admin_client, now):
    now("2023-10-25 12:00")
    section = builders.section(title_en="Open Waters")
    film = ready_film(section, title_en="=Boat", title_el="", minutes=None)
    ready_film(section)
    who, address = ["'=Boat", "Open Waters · TIFF 64"], f"http://testserver/admin/films/film/{film.pk}/change/"
    assert rows(admin_client.get(EXPORT, {"edition": "tiff-64"})) == [
        ["film", "section", "code", "words", "level", "due on", "address"],
        [
            "'=Boat",
            "Open Waters · TIFF 64",
            "title_el",
            "no Greek title",
            "Error",
            "2023-10-20",
            f"{address}#id_title_el",
        ],
        [*who, "minutes", "no minutes", "To come", "2023-10-26", f"{address}#id_minutes"],
    ]


def test_export_of_selected_films(admin_client):
    wanted, _other = ready_film(title_el=""), ready_film(title_el="")
    data = {"action": "export_readiness", "_selected_action": [wanted.pk], "index": "0"}
    assert [row[5:] for row in rows(admin_client.post(list_url(Film), data))[1:]] == [
        ["2023-10-20", f"http://testserver/admin/films/film/{wanted.pk}/change/#id_title_el"]
    ]


def test_export_speaks_greek(admin_client):
    ready_film(title_en="")
    admin_client.post("/i18n/setlang/", {"language": "el", "next": "/admin/"})
    assert rows(admin_client.get(EXPORT))[1][3:5] == ["χωρίς αγγλικό τίτλο", "Σφάλμα"]


def test_export_needs_the_permission_to_see_films(client, django_user_model):
    builders.edition()
    staff = django_user_model.objects.create_user("box office", is_staff=True)
    client.force_login(staff)
    assert client.get(EXPORT).status_code == 403
    staff.user_permissions.add(Permission.objects.get(codename="view_film"))
    assert client.get(EXPORT).status_code == 200


@pytest.mark.parametrize("films", [1, 3])
def test_export_takes_the_same_queries(films, admin_client, django_assert_num_queries):
    for _ in range(films):
        ready_film(title_en="", title_el="", original_title="Barque")
    with django_assert_num_queries(19):
        assert len(rows(admin_client.get(EXPORT, {"edition": "tiff-64"}))) == 2 * films + 1
