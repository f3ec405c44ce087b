"""Every list asks the database the same number of questions, whatever its length; and it is searched as on the site."""

import pytest

from festival.models import CategoryRule, Page, Submission
from films import models as films
from films.tests import builders
from people import models as people

from .pages import found, list_url

pytestmark = pytest.mark.django_db


def _person():
    one = builders.person(country=people.Country.objects.get(code="GR"))
    builders.credit(person=one)


def _company():
    builders.credit(code="production", company=builders.company())


def _film():
    one = builders.selected_film()
    builders.credit(one)
    builders.screening(film=one)


def _edition():
    number = films.Edition.objects.count() + 70
    builders.section(edition=builders.edition(number=number))


def _package_window():
    builders.online_window(film=None, package=builders.package())


BUILDERS = {
    people.Person: (_person, 5),
    people.Company: (_company, 5),
    people.PastSlug: (
        lambda: people.PastSlug.objects.create(kind="film", slug=f"a{next(builders.numbers)}", current="b"),
        6,
    ),
    Page: (builders.page, 5),
    films.Film: (_film, 22),
    Submission: (builders.submission, 6),
    CategoryRule: (builders.category_rule, 6),
    films.Edition: (_edition, 6),
    films.Section: (builders.section, 6),
    films.Package: (builders.package, 6),
    films.Venue: (builders.venue, 5),
    films.Hall: (builders.hall, 6),
    films.Screening: (builders.screening, 10),
    films.ScreeningChange: (builders.screening_change, 6),
    films.HallDelay: (lambda: films.HallDelay.objects.create(hall=builders.hall()), 5),
    films.Announcement: (builders.announcement, 6),
    films.Award: (builders.award, 6),
    films.Prize: (lambda: films.Prize.objects.create(name_en=f"Prize {next(builders.numbers)}"), 5),
    films.Jury: (builders.jury, 6),
    films.OnlineWindow: (_package_window, 6),
    films.Genre: (lambda: films.Genre.objects.create(name_en=f"Genre {next(builders.numbers)}"), 5),
    films.Tag: (lambda: films.Tag.objects.create(name_en=f"Tag {next(builders.numbers)}"), 5),
    films.AgeClass: (lambda: films.AgeClass.objects.create(name_en=f"K{next(builders.numbers)}"), 5),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", BUILDERS, ids=lambda model: model.__name__)
def test_list_takes_the_same_queries(model, rows, admin_client, django_assert_num_queries):
    build, queries = BUILDERS[model]
    for _ in range(rows):
        build()
    with django_assert_num_queries(queries):
        response = admin_client.get(list_url(model))
    assert len(found(response)) == rows


@pytest.mark.parametrize("model", [people.Country, people.Language, films.Role])
def test_list_of_a_vocabulary_takes_the_same_queries(model, admin_client, django_assert_num_queries):
    with django_assert_num_queries(5):
        admin_client.get(list_url(model))


@pytest.mark.parametrize("words", ["ωρα", "ΏΡΑ γή", "ora gi", "gis"])
def test_greek_film_is_found_without_accents(words, admin_client):
    film = builders.film(title_en="Earth Hour", title_el="Η ώρα της γης")
    builders.film(title_en="Other", title_el="Άλλη")
    assert found(admin_client.get(list_url(films.Film), {"q": words})) == [film]


def test_names_without_search_text_are_found_without_accents(admin_client):
    hall = builders.hall(venue=builders.venue(name_en="Olympion", name_el="Ολύμπιον"), name_en="Big", name_el="Μεγάλη")
    builders.hall()
    assert found(admin_client.get(list_url(films.Hall), {"q": "μεγαλη ολυμπιον"})) == [hall]


def test_own_title_of_a_screening_is_found_without_accents(admin_client):
    talk = builders.screening(title_en="Talk", title_el="Συζήτηση", kind="talk")
    builders.screening()
    assert found(admin_client.get(list_url(films.Screening), {"q": "συζητηση"})) == [talk]


@pytest.mark.parametrize("words", ["ολυμπιον", "olympion", "ΜΕΓΑΛΗ ολυμπ", "big"])
def test_screening_is_found_by_its_hall_and_venue_in_both_languages(words, admin_client):
    venue = builders.venue(name_en="Olympion", name_el="Ολύμπιον")
    there = builders.screening(hall=builders.hall(venue=venue, name_en="Big", name_el="Μεγάλη"))
    builders.screening()
    assert found(admin_client.get(list_url(films.Screening), {"q": words})) == [there]


def test_autocompletion_finds_greek_without_accents(admin_client):
    company = builders.company(name="Ώρα Ταινίες")
    query = {"term": "ωρα", "app_label": "films", "model_name": "credit", "field_name": "company"}
    answer = admin_client.get("/admin/autocomplete/", query).json()
    assert [row["id"] for row in answer["results"]] == [str(company.pk)]
