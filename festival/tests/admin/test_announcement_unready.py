"""What the page of an announcement says is not ready: of the films it opens, and of the schedule or the programme."""

import pytest

from festival.lib import clock
from films.readiness import Level, findings
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page
from films.tests.readiness.ready import ready_film

from .pages import change_url
from .releasing import MOMENT, page_url

pytestmark = pytest.mark.django_db


def test_page_lists_what_is_not_ready_with_links_to_the_fields(announcement, admin_client):
    film = announcement.selections.get().film
    levels = dict(admin_client.get(page_url(announcement)).context["unready"])

    assert {level: [link["words"] for link, _ in films] for level, films in levels.items()}[Level.ERROR] == ["The Boat"]
    [[_, errors]] = levels[Level.ERROR]
    expected = findings([film], film.selections.get().edition, MOMENT)[film.pk]
    assert errors == [gap for gap in expected if gap.blocks]
    assert all(gap.url.startswith(change_url(film)) for gap in errors)


def opening(part, now):
    """An announcement that opens a part of an edition whose programme is public, if it is the schedule."""
    now("2023-11-01 12:00")
    public = {"programme_public_at": None} if part == "programme" else {}
    edition = builders.edition(schedule_public_at=None, **public)
    return builders.announcement(edition=edition, opens=part, moment=athens("2023-11-01 18:00"))


def not_ready(client, announcement):
    """By what it is about, whatever its level: the codes."""
    found = {}
    for _level, listed in client.get(page_url(announcement)).context["unready"]:
        for row, gaps in listed:
            found.setdefault(row["words"], []).extend(gap.code for gap in gaps)
    return found


def test_opened_schedule_lists_what_is_not_ready_about_its_screenings(admin_client, now):
    announcement = opening("schedule", now)
    slot = ready_film(title_en="Slot", title_el="")  # its missing title is no matter of the schedule
    builders.change(slot.screenings.get(), minutes=slot.minutes + 5)
    bare = ready_film(title_en="Bare", subtitles_state="unknown")
    builders.change(bare.screenings.get(), hall=None)
    billed = builders.selected_film(title_en="Billed", minutes=None)
    builders.screening(package=builders.package([billed]))
    ready_film(title_en="Ready")
    builders.selected_film(title_en="Unscheduled", minutes=None)
    builders.selection(builders.film(title_en="Withdrawn"), status="withdrawn")
    builders.selected_film(title_en="Held", publish_at=clock.HELD)
    talk = builders.screening(title_en="Talk", kind="talk", hall=None, start=athens("2023-11-04 17:00"))
    builders.screening(title_en="Placed", kind="talk")

    assert not_ready(admin_client, announcement) == {
        "Slot": ["slot"],
        "Bare": ["subtitles", "hall"],
        "Billed": ["minutes", "subtitles"],
        "Unscheduled": ["screening"],
        "Talk, 4 Nov 17:00": ["hall"],
    }
    assert f"{change_url(talk)}#id_hall" in admin_client.get(page_url(announcement)).content.decode()


def test_opened_schedule_lists_the_films_that_are_not_in_it_also_before_they_are_due(admin_client, now):
    now("2023-10-12 12:00")
    edition = builders.edition(schedule_public_at=None)
    announcement = builders.announcement(edition=edition, opens="schedule", moment=athens("2023-10-13 18:00"))
    film = builders.selected_film(title_en="Unscheduled")
    builders.online_window(film=builders.selected_film(title_en="Online"), edition=edition)

    assert not_ready(admin_client, announcement) == {"Unscheduled": ["screening"]}
    add = f'href="/admin/films/screening/add/?film={film.pk}"'
    assert add in admin_client.get(page_url(announcement)).content.decode()


@pytest.mark.parametrize("films", [1, 3])
def test_page_of_a_schedule_takes_the_same_queries(films, admin_client, now, django_assert_num_queries):
    announcement = opening("schedule", now)
    for _ in range(films):
        builders.selected_film(), builders.screening(), builders.screening(title_en="Talk", kind="talk", hall=None)
    admin_client.get(page_url(announcement))  # content types are remembered from then on
    with django_assert_num_queries(84):
        admin_client.get(page_url(announcement))


def test_opened_programme_lists_packages_without_films(admin_client, now):
    announcement = opening("programme", now)
    empty = builders.package([], title_en="Shorts 3")
    builders.package([ready_film()], title_en="Shorts 1")

    assert not_ready(admin_client, announcement) == {"Shorts 3": ["package_empty"]}
    html = admin_client.get(page_url(announcement)).content.decode()
    assert f'<a href="{change_url(empty)}#package_films-group">package without films</a>' in html


def test_what_is_not_ready_is_folded_by_film_and_the_first_are_shown(admin_client, now):
    now("2023-11-01 12:00")
    films = [builders.selected_film(title_en=f"Film {number}") for number in range(7)]
    announcement = builders.announcement(films, moment=athens("2023-11-01 18:00"))

    section = Page(admin_client.get(page_url(announcement))).root.find("section", **{"aria-labelledby": "unready"})
    errors = section.find("details", css="gained")
    rest = errors.all("details", css="gained")[-1]

    assert errors.find("summary").text == "Errors 7"
    assert [one.find("summary").text for one in errors.all("details", css="gaps")] == [
        f"5 gaps: Film {number}" for number in range(7)
    ]
    assert rest.find("summary").text == "2 more"
    assert [link.text for link in rest.all("a") if link.text.startswith("Film")] == ["Film 5", "Film 6"]
