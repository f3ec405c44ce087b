"""What each page says to machines, in words of the vocabulary; and what it never says."""

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from films.models import FilmCountry, FilmLanguage, Still
from films.tests import builders as make
from films.tests.builders import NOW
from films.tests.pages.reading import Page
from films.tests.pages.world import kept
from people.models import Country, Language

from .reading import every, graph, nodes, of_type, problems

pytestmark = pytest.mark.django_db

SITE = "https://festival.example/en"
NASTY = "</script><script>alert('&')</script>\u2028"


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker, tmp_path_factory):
    """The answers of one page of each kind, by a short name."""
    with kept(django_db_blocker, tmp_path_factory), time_machine.travel(NOW, tick=False):
        yield {name: Client().get(address) for name, address in build().items()}


def build() -> dict[str, str]:
    greece, french = Country.objects.get(code="GR"), Language.objects.get(code="fr")
    section = make.section(title_en="Open Horizons")
    film = make.selected_film(
        section, title_en="Animal", title_el="Ζώο", original_title="L'animal", year=2023, minutes=118, imdb="tt1234567"
    )
    FilmCountry.objects.create(film=film, country=greece)
    FilmLanguage.objects.create(film=film, language=french)
    person = make.person(
        name="Sofia Exarchou", name_el="Σοφία Εξάρχου", country=greece, website="https://sofia.example/"
    )
    make.credit(film, person=person)
    make.credit(film, person=make.person(name="Second Director"))
    make.credit(film, "script", person=person)
    make.credit(film, "cinematography", person=make.person(name="Monika Lenczewska"))
    make.credit(film, "production", company=make.company(name="Homemade Films"))
    make.credit(film, "production", person=make.person(name="Maria Drandaki"))
    make.still(film, image=make.picture(1500, 900))
    make.award(film=film, publish_at=make.LONG_AGO, words_en="Golden Alexander")
    make.award(film=film, publish_at=make.LONG_AGO, words_en="Silver Alexander", result="nominated")
    hall = make.hall(make.venue(name_en="Olympion", website="https://olympion.example/"), name_en="Olympion")
    screening = make.screening(
        film=film, hall=hall, status="moved", previous_start=NOW, entry="free", tickets="few_left"
    )
    make.presence(screening=screening, person=person)
    bill = make.package([film, make.selected_film(section)])
    for window in ({"film": film}, {"package": bill}):
        make.online_window(**window)
    talk = make.screening(title_en="Talk", kind="talk", hall=None)
    shown = {"film": film, "person": person, "section": section, "venue": hall.venue, "screening": screening}
    shown |= {"package": bill, "talk": talk, "of a bill": make.screening(package=bill, status="postponed")}
    lists = {"home": "", "edition": "editions/tiff-64/", "programme": "programme/", "people": "people/"}
    return {
        **{name: one.get_absolute_url() for name, one in shown.items()},
        **{name: f"/en/{path}" for name, path in lists.items()},
        "schedule": "/en/schedule/2023-11-03/",
        "Greek film": f"/el{film.get_absolute_url()[3:]}",
    }


def test_every_node_is_of_the_vocabulary(pages):
    found = {name: [wrong for one in every(graph(answer)) for wrong in problems(one)] for name, answer in pages.items()}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def about(answer) -> list[str]:
    """The types of what stands on a page, its breadcrumbs aside."""
    return [one["@type"] for one in graph(answer) if one["@type"] != "BreadcrumbList"]


def test_each_page_is_about_its_own_thing(pages):
    assert {name: about(answer) for name, answer in pages.items()} == {
        "film": ["Movie", "ScreeningEvent", "ScreeningEvent", "ScreeningEvent", "ScreeningEvent"],
        "Greek film": ["Movie", "ScreeningEvent", "ScreeningEvent", "ScreeningEvent", "ScreeningEvent"],
        "person": ["Person"],
        "section": ["CollectionPage"],
        "venue": ["MovieTheater"],
        "screening": ["ScreeningEvent"],
        "package": ["ScreeningEvent", "ScreeningEvent"],
        "talk": ["EducationEvent"],
        "of a bill": ["ScreeningEvent"],
        "home": ["Festival", "WebSite"],
        "edition": ["Festival"],
        "programme": ["CollectionPage"],
        "people": ["CollectionPage"],
        "schedule": ["ItemList"],
    }


def test_film_names_everybody_by_what_they_did(pages):
    movie = graph(pages["film"])[0]

    def names(name):
        return [one["name"] for one in movie[name]]

    assert {
        name: names(name) for name in ("director", "author", "producer", "productionCompany", "countryOfOrigin")
    } == {
        "director": ["Sofia Exarchou", "Second Director"],
        "author": ["Sofia Exarchou"],
        "producer": ["Maria Drandaki"],
        "productionCompany": ["Homemade Films"],
        "countryOfOrigin": ["Greece"],
    }
    [role] = movie["contributor"]
    assert (role["roleName"], role["contributor"]["name"]) == ("Cinematography", "Monika Lenczewska")
    facts = ("name", "alternateName", "duration", "dateCreated", "inLanguage", "award", "sameAs")
    assert [movie[name] for name in facts] == [
        "Animal",
        ["Ζώο", "L'animal"],
        "PT118M",
        "2023",
        ["fr"],
        ["Golden Alexander, Thessaloniki International Film Festival (2023)"],
        ["https://www.imdb.com/title/tt1234567/"],
    ]


def test_page_speaks_its_own_language(pages):
    movie = graph(pages["Greek film"])[0]

    assert (movie["name"], movie["director"][0]["name"]) == ("Ζώο", "Σοφία Εξάρχου")
    assert movie["@id"] == "https://festival.example/el/films/animal/#movie"


def test_person_is_known_by_name_country_and_pages_elsewhere(pages):
    [person, trail] = graph(pages["person"])

    assert person == {
        "@type": "Person",
        "@id": f"{SITE}/people/sofia-exarchou/#person",
        "name": "Sofia Exarchou",
        "url": f"{SITE}/people/sofia-exarchou/",
        "alternateName": "Σοφία Εξάρχου",
        "jobTitle": ["Direction", "Script"],
        "nationality": {"@type": "Country", "name": "Greece"},
        "sameAs": ["https://sofia.example/"],
    }
    assert [(one["position"], one["name"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "Home", f"{SITE}/"),
        (2, "People", f"{SITE}/people/"),
        (3, "E", f"{SITE}/people/?letter=E"),
    ]


def test_edition_is_a_festival_of_a_series_by_its_dates(pages):
    festival = graph(pages["edition"])[0]

    assert (festival["startDate"], festival["endDate"], festival["superEvent"]["@type"]) == (
        "2023-11-02",
        "2023-11-12",
        "EventSeries",
    )
    assert "subEvent" not in festival


def test_list_is_of_addresses_alone(pages):
    [day] = [one for one in graph(pages["schedule"]) if one["@type"] == "ItemList"]

    assert [sorted(one) for one in day["itemListElement"]] == [["@type", "position", "url"]] * 3


# --- Open Graph -----------------------------------------------------------------------------------------------------


def social(answer) -> dict[str, str]:
    """What Open Graph is told; of several of a kind the last."""
    told = [one.attrs for one in Page(answer).root.all("meta") if "property" in one.attrs]
    return {one["property"]: one["content"] for one in told}


def test_film_is_shared_with_its_still(pages):
    found = social(pages["film"])
    image = found.pop("og:image")

    assert found == {
        "og:type": "video.movie",
        "og:title": "Animal – Open Horizons",
        "og:description": found["og:description"],
        "og:url": f"{SITE}/films/animal/",
        "og:site_name": "Thessaloniki International Film Festival",
        "og:locale": "en_GB",
        "og:locale:alternate": "el_GR",
        "og:image:width": "1500",
        "og:image:height": "900",
        "og:image:alt": "A boat.",
        "video:director": f"{SITE}/people/second-director/",
        "video:duration": "7080",
        "video:release_date": "2023",
    }
    assert image.startswith("https://festival.example/media/stills/")
    assert social(pages["screening"])["og:image"] == image


def test_card_is_shared_where_there_is_one(now):
    now("2023-11-03 12:00")
    shown = make.still(make.selected_film(), image=make.picture(1500, 900))
    Still.objects.update(card={"width": 1200, "height": 630, "jpeg": "stills/a/card-50-50.jpg"})

    found = social(Client().get(shown.film.get_absolute_url()))

    assert [found[f"og:image{part}"] for part in ("", ":width", ":height", ":alt")] == [
        "https://festival.example/media/stills/a/card-50-50.jpg",
        "1200",
        "630",
        "A boat.",
    ]


def test_film_without_still_is_shared_without_picture(now):
    now("2023-11-03 12:00")

    found = social(Client().get(make.selected_film().get_absolute_url()))
    assert [name for name in found if name.startswith("og:image")] == []


def test_greek_page_is_shared_in_greek(pages):
    found = social(pages["Greek film"])

    assert (found["og:title"][:3], found["og:locale"], found["og:locale:alternate"]) == ("Ζώο", "el_GR", "en_GB")


def test_description_is_cut_at_a_word():
    film = make.selected_film(short_synopsis_en="Seven & more " * 22)

    found = social(Client().get(film.get_absolute_url()))["og:description"]
    assert (len(found) <= 201, found[-1]) == (True, "…")
    assert film.short_synopsis_en.startswith(f"{found[:-1]} ")


# --- What is never said ---------------------------------------------------------------------------------------------


def test_no_title_ends_the_script(now):
    now("2023-11-03 12:00")
    film = make.selected_film(title_en=NASTY)
    make.screening(film=film)

    answer = Client().get(film.get_absolute_url())
    assert [one["name"] for one in graph(answer) if one["@type"] != "BreadcrumbList"] == [NASTY, NASTY]
    scripts = [one.attrs.get("type") for one in Page(answer).root.all("script")]
    assert scripts == ["application/ld+json"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_page_that_is_not_public_is_silent_to_machines(now):
    now("2023-11-03 12:00")
    link = make.share_link(make.selected_film(title_en="Animal"))

    behind = Client().get(f"{link.get_absolute_url()}en/films/animal/")
    assert (behind.status_code, graph(behind), social(behind)) == (200, [], {})


def test_error_page_is_silent_too():
    assert settings.BASE_URL == "https://festival.example"
    assert nodes("/en/films/no-such-film/") == of_type("/en/films/no-such-film/", "Movie") == []
