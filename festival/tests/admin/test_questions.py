"""The editors' questions: filters of the film list, and the start page that counts them."""

import re

import pytest
from django.contrib.auth.models import Permission

from festival.tests.translation.said import say
from films.models import Film, Screening
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .pages import found, list_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(now):
    """A film in each state."""
    now("2023-11-03 12:00")
    draft = builders.film(publish_at=None)
    review = builders.film(publish_at=None, in_review=True)
    scheduled = builders.selected_film(builders.section(edition=builders.closed_edition()))
    public = builders.selected_film()
    withdrawn = builders.film()
    builders.selection(withdrawn, status="withdrawn")
    return {"draft": draft, "review": review, "scheduled": scheduled, "public": public, "withdrawn": withdrawn}


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("draft", {"draft"}),
        ("review", {"review"}),
        ("scheduled", {"scheduled"}),
        ("public", {"public", "withdrawn"}),
        ("withdrawn", {"withdrawn"}),
    ],
)
def test_state_finds_films(state, names, five, admin_client):
    rows = found(admin_client.get(list_url(Film), {"state": state}))
    assert set(rows) == {five[name] for name in names}


def test_states_are_said_in_words(five, admin_client, settings):
    settings.TIME_ZONE = "Europe/Athens"
    builders.film(publish_at=athens("2023-11-23 11:00"))
    html = admin_client.get(list_url(Film)).content.decode()
    words = re.findall(r'<td class="field-publication[^"]*">([^<]*)<', html)
    assert words == ["Draft", "In review", "With its edition", "Public", "Withdrawn", "Scheduled 23 Nov 11:00"]


def test_announced_this_week(now, admin_client):
    now("2023-10-15 12:00")  # the programme opened on the 10th
    announced = builders.selected_film()
    early = builders.film()
    builders.selection(early, publish_at=athens("2023-09-01 12:00"))
    builders.selected_film(publish_at=athens("2023-12-01 12:00"))
    assert found(admin_client.get(list_url(Film), {"announced": "week"})) == [announced]


@pytest.mark.parametrize(
    ("edition_at", "own", "is_new"),
    [
        ("2023-10-13 12:00", "2023-09-25 12:00", True),  # it waited for its edition
        ("2023-09-01 12:00", "2023-10-13 12:00", True),
        ("2023-09-01 12:00", "2023-09-25 12:00", False),
        ("2023-10-20 12:00", "2023-10-13 12:00", False),
        (None, "2023-10-13 12:00", False),
        ("2023-10-13 12:00", None, False),  # with a programme of which nobody knows when it opens
    ],
)
def test_announced_this_week_is_what_opened_with_the_later_of_edition_and_selection(
    edition_at, own, is_new, now, admin_client
):
    now("2023-10-15 12:00")
    edition_at, own = (moment and athens(moment) for moment in (edition_at, own))
    silent = builders.edition(announced_at=edition_at, programme_public_at=None, schedule_public_at=None)
    film = builders.film()
    builders.selection(film, builders.section(edition=silent), publish_at=own)
    assert found(admin_client.get(list_url(Film), {"announced": "week"})) == [film] * is_new


def test_edition_section_and_length(admin_client):
    section = builders.section()
    film = builders.selected_film(section, minutes=20)
    builders.selected_film(minutes=100)
    query = {"edition": "tiff-64", "section": section.pk, "form": "short"}
    assert found(admin_client.get(list_url(Film), query)) == [film]


# --- The start page ---------------------------------------------------------------------------------------------------


def test_start_page_lists_today(now, admin_client):
    now("2023-11-04 00:40")  # still Friday's festival day
    evening = builders.screening(start=athens("2023-11-03 20:00"), film=builders.selected_film(title_en="Evening"))
    builders.screening(start=athens("2023-11-04 20:00"), film=builders.selected_film(title_en="Saturday's"))
    html = admin_client.get("/admin/").content.decode()
    assert "Friday 3 November" in html
    assert f'<a href="/admin/films/screening/{evening.pk}/change/">Evening</a>' in html
    assert "Saturday" not in html


def test_start_page_leads_past_today_to_the_tables(now, admin_client):
    now("2023-11-03 12:00")
    builders.screening()
    page = Page(admin_client.get("/admin/")).root

    [way] = [link for link in page.all("a") if link.text == "All tables"]
    assert "Films" in page.find(id=way.attrs["href"].removeprefix("#")).text


def test_start_page_folds_what_is_over(now, admin_client):
    now("2023-11-03 19:00")
    for title, hour in (("Morning", 10), ("Noon", 12), ("On", 18), ("Evening", 20)):
        film = builders.selected_film(title_en=title, minutes=90)
        builders.screening(start=athens(f"2023-11-03 {hour}:00"), film=film)
    today = Page(admin_client.get("/admin/")).root.find("section", **{"aria-labelledby": "start-today"})
    earlier = today.find("details")
    assert earlier.find("summary").text == "Earlier today (2)"
    assert [link.text for link in earlier.all("a")] == ["Morning", "Noon"]
    assert [link.text for link in today.all("a")][2:] == ["On", "Evening"]


def test_start_page_says_of_what_is_called_off_nothing_about_tickets(now, admin_client):
    now("2023-11-03 12:00")
    for hour, status in enumerate(("scheduled", "cancelled", "postponed"), 14):
        builders.screening(start=athens(f"2023-11-03 {hour}:00"), status=status, tickets="on_sale")
    today = Page(admin_client.get("/admin/")).root.find("section", **{"aria-labelledby": "start-today"})

    states = [one.text for one in today.all("span", css="today__state")]
    assert states == ["On sale", "Cancelled", "Postponed"]


def test_list_of_screenings_heads_status_and_publication_apart(now, admin_client):
    now("2023-11-03 12:00")
    builders.screening()
    admin_client.post("/i18n/setlang/", {"language": "el", "next": "/admin/"})
    table = Page(admin_client.get(list_url(Screening))).root.find("table", id="result_list")
    heads = [one.text for one in table.all("th", scope="col")]

    assert heads[1:] == ["Έναρξη", "Τίτλος", "Αίθουσα", "Κατάσταση", "Εισιτήρια", "Κοινό", "Δημοσίευση"]


def test_list_says_the_state_beside_the_title_and_is_scrolled_by_keyboard(admin_client):
    builders.selected_film()
    region = Page(admin_client.get(list_url(Film))).root.find("div", css="results")
    assert [region.attrs[name] for name in ("role", "tabindex", "aria-label")] == ["region", "0", "Films"]
    heads = [head.text for head in region.all("th") if head.attrs.get("scope") == "col"]
    assert heads[1:4] == ["Title", "State", "Readiness"]


def test_start_page_without_an_edition(admin_client):
    assert "Today" not in admin_client.get("/admin/").content.decode()


def test_start_page_tells_only_those_who_may_see_films(client, django_user_model):
    builders.screening()
    staff = django_user_model.objects.create_user("accounts", is_staff=True)
    client.force_login(staff)
    assert "What is missing" not in client.get("/admin/").content.decode()
    staff.user_permissions.set(Permission.objects.filter(codename__in=["view_film", "view_screening"]))
    assert "What is missing" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("screenings", [1, 3])
def test_start_page_takes_the_same_queries(screenings, now, admin_client, django_assert_num_queries):
    now("2023-11-03 12:00")
    for number in range(screenings):
        film = builders.selected_film(synopsis_en="Words.", synopsis_el="Λόγια.")
        builders.screening(film=film)
        builders.screening(package=builders.package([film]))
        builders.announcement(title=f"Conference {number}")
        say(film)
        Film.objects.filter(pk=film.pk).update(synopsis_en="Other words.")
    admin_client.get("/admin/")  # what is asked once a process
    with django_assert_num_queries(29):
        admin_client.get("/admin/")


def test_language_is_switched(admin_client):
    admin_client.post("/i18n/setlang/", {"language": "el", "next": "/admin/"})
    assert '<html lang="el"' in admin_client.get("/admin/").content.decode()
