"""What the two FilterSets find, on the pages that use them."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from films.models import AgeClass, EditionSubtitle, FilmCountry, FilmLanguage, FilmSubtitle, ScreeningSubtitle, Tag
from films.tests import builders as make
from films.tests.builders import athens
from people.models import Country, Language

from .reading import Page
from .world import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """Four films at one small festival, at noon of its first day."""
    with kept(django_db_blocker, tmp_path_factory):
        build()
        yield


@pytest.fixture
def found(site):
    """What a page lists for a query: the titles of the programme, or starts and titles of a day."""
    with time_machine.travel(athens("2023-11-03 12:00"), tick=False):

        def ask(query, page="/en/programme/"):
            main = Page(Client().get(f"{page}?{query}")).main
            tickets = main.all("li", css="ticket")
            if not tickets:
                return [title.text for title in main.all("h3") if not title.text[0].isdigit()]
            return [(one.find("time").text, one.find("h4", css="ticket__title").text) for one in tickets]

        yield ask


def code(model, word):
    return model.objects.get(code=word)


def a_film(section, countries="", languages="", subtitles="", **given):
    made = make.selected_film(section, **given)
    for place, word in enumerate(countries.split()):
        FilmCountry.objects.create(film=made, country=code(Country, word), position=place)
    for word in languages.split():
        FilmLanguage.objects.create(film=made, language=code(Language, word))
    for word in subtitles.split():
        FilmSubtitle.objects.create(film=made, language=code(Language, word))
    return made


def build():
    edition = make.edition(starts=date(2023, 11, 3), ends=date(2023, 11, 5))
    for word in ("el", "en"):
        EditionSubtitle.objects.create(edition=edition, language=code(Language, word))
    contest = make.section(title_en="Contest", edition=edition, position=1)
    horizons = make.section(title_en="Horizons", edition=edition, position=2)
    ages = [AgeClass.objects.create(name_en=f"From {age}", min_age=age) for age in (0, 12)]
    square, port = (make.hall(make.venue(name_en=name)) for name in ("Square", "Port"))

    eternity = a_film(contest, "GR FR", "el", title_en="Eternity", title_el="Αιωνιότητα", year=1998, minutes=132)
    eternity.tags.add(Tag.objects.create(name_en="Memory"))
    make.credit(eternity, person=make.person(name="Theo Angelou", name_el="Θεόδωρος Αγγέλου"))
    make.selection(eternity, horizons, premiere="world")
    bread = a_film(horizons, "GR", "zxx", title_en="Bread", year=2023, minutes=20, age_class=ages[0], kind="animation")
    harbour = a_film(horizons, "FR", "fr", "fr", title_en="Harbour", year=2011, minutes=93, age_class=ages[1])
    source = a_film(contest, title_en="Ångström's Źródło", minutes=None, subtitles_state="none")
    source.selections.update(position=1)

    make.screening(film=eternity, hall=square, tickets="on_sale", captions=True)
    make.screening(film=eternity, hall=port, entry="free", start=athens("2023-11-04 00:30"))
    make.screening(film=harbour, hall=port, start=athens("2023-11-03 22:15"), tickets="sold_out", wheelchair=True)
    german = make.screening(film=harbour, hall=square, start=athens("2023-11-04 17:00"), hearing_loop=True)
    ScreeningSubtitle.objects.create(screening=german, language=code(Language, "de"))
    make.screening(package=make.package([bread], edition=edition), hall=port, start=athens("2023-11-05 11:00"))
    make.screening(film=eternity, hall=square, audience="press", start=athens("2023-11-03 09:00"))
    make.screening(film=harbour, hall=square, audience="industry", start=athens("2023-11-03 10:00"))


ETERNITY, BREAD, HARBOUR, SOURCE = "Eternity", "Bread", "Harbour", "Ångström's Źródło"


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", [SOURCE, BREAD, ETERNITY, HARBOUR]),
        ("country=GR", [BREAD, ETERNITY]),
        ("country=GR&country=FR", [BREAD, ETERNITY, HARBOUR]),
        ("country=GR&form=feature", [ETERNITY]),
        ("country=GR&country=XX", [BREAD, ETERNITY]),  # the unknown one alone is left out
        ("section=contest", [SOURCE, ETERNITY]),
        ("section=contest&section=horizons", [SOURCE, BREAD, ETERNITY, HARBOUR]),
        ("premiere=world", [ETERNITY]),
        ("section=contest&premiere=world", [ETERNITY]),
        ("language=el", [ETERNITY]),
        ("language=zxx&language=fr", [BREAD, HARBOUR]),
        ("form=short", [BREAD]),
        ("kind=animation", [BREAD]),
        ("director=theo-angelou", [ETERNITY]),
        ("tag=memory", [ETERNITY]),
        ("year_min=2011", [BREAD, HARBOUR]),
        ("year_max=2011", [ETERNITY, HARBOUR]),
        ("minutes_min=93", [ETERNITY, HARBOUR]),
        ("minutes_min=21&minutes_max=93", [HARBOUR]),
        ("age=8", [BREAD]),
        ("age=12", [BREAD, HARBOUR]),
        ("age=0", [BREAD]),
        ("q=αιωνιοτητα", [ETERNITY]),
        ("q=ΑΙΩΝΙΌΤΗΤΑ", [ETERNITY]),
        ("q=aioniotita", [ETERNITY]),
        ("q=Angelou", [ETERNITY]),
        ("q=αγγελου", [ETERNITY]),
        ("q=aggelou+eternity", [ETERNITY]),
        ("q=eternity+harbour", []),
        ("q=zrodlo", [SOURCE]),
        ("q=angstrom's", [SOURCE]),
        ("q=%25", [SOURCE, BREAD, ETERNITY, HARBOUR]),  # signs alone are no word
        # one screening must pass all of the second filter
        ("venue=square", [ETERNITY, HARBOUR]),
        ("entry=free", [ETERNITY]),
        ("venue=square&entry=free", []),
        ("venue=port&entry=free", [ETERNITY]),
        ("venue=port&venue=square&entry=free", [ETERNITY]),
        ("day=2023-11-04", [HARBOUR]),
        ("day=2023-11-03&day=2023-11-05", [BREAD, ETERNITY, HARBOUR]),
        ("day=2023-11-03&venue=square", [ETERNITY]),
        ("day=2023-11-05", [BREAD]),
        ("tickets=on_sale", [ETERNITY]),
        ("tickets=on_sale&tickets=sold_out", [ETERNITY, HARBOUR]),
        ("access=captions", [ETERNITY]),
        ("access=wheelchair&access=hearing_loop", [HARBOUR]),
        ("from=22:00", [ETERNITY, HARBOUR]),
        ("from=23", [ETERNITY]),
        ("from=23.00", [ETERNITY]),
        ("from=24:00&to=02:00", [ETERNITY]),
        ("to=12:00", [BREAD]),
        ("from=20:00&to=20:00", [ETERNITY]),
        ("from=16:00&to=18:00&venue=port", []),
        ("chances=only", [BREAD]),
        ("chances=last", []),
        ("audience=press", [ETERNITY]),
        ("audience=industry&audience=press", [ETERNITY, HARBOUR]),
        ("audience=school", []),
        ("country=GR&day=2023-11-05", [BREAD]),
        # the copy's subtitles, else the edition's rule; a screening's own win
        ("subtitles=el", [ETERNITY]),
        ("subtitles=fr", [HARBOUR]),
        ("subtitles=de", [HARBOUR]),
        ("subtitles=fr&day=2023-11-04", []),
    ],
)
def test_programme_finds(found, query, titles):
    assert found(f"{query}&sort=title&view=list") == titles


FRIDAY = [("20:00", ETERNITY), ("22:15", HARBOUR), ("00:30", ETERNITY)]


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("", FRIDAY),
        ("country=GR", [FRIDAY[0], FRIDAY[2]]),
        ("q=limani", []),
        ("q=harbour", [FRIDAY[1]]),
        ("section=contest", [FRIDAY[0], FRIDAY[2]]),
        ("entry=free", [FRIDAY[2]]),
        ("venue=port", FRIDAY[1:]),
        ("venue=port&section=horizons&tickets=sold_out", [FRIDAY[1]]),
        ("from=22:15", FRIDAY[1:]),
        ("to=22:15", FRIDAY[:2]),
        ("day=2023-11-04&day=2023-11-05", []),
        ("audience=press", [("09:00", ETERNITY)]),
        ("audience=press&audience=public", [("09:00", ETERNITY), *FRIDAY]),
        ("audience=press&section=horizons", [("09:00", ETERNITY)]),
        ("audience=everyone", FRIDAY),
        ("audience=press&audience=", [("09:00", ETERNITY)]),
        ("chances=only", []),
        ("subtitles=en", [FRIDAY[0], FRIDAY[2]]),
    ],
)
def test_schedule_finds(found, query, lines):
    assert found(query, "/en/schedule/2023-11-03/") == lines


def test_package_is_found_by_its_films(found):
    sunday = "/en/schedule/2023-11-05/"

    [line] = found("", sunday)
    assert found("q=bread", sunday) == found("form=short", sunday) == [line]
    assert found("form=feature", sunday) == []


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("section", [ETERNITY, SOURCE, BREAD, HARBOUR]),
        ("title", [SOURCE, BREAD, ETERNITY, HARBOUR]),
        ("time", [ETERNITY, HARBOUR, BREAD, SOURCE]),
        ("minutes", [BREAD, HARBOUR, ETERNITY, SOURCE]),
        ("-minutes", [ETERNITY, HARBOUR, BREAD, SOURCE]),
        ("nonsense", [ETERNITY, SOURCE, BREAD, HARBOUR]),
    ],
)
def test_programme_is_sorted(found, sort, titles):
    assert found(f"sort={sort}") == titles


def test_greek_page_sorts_by_greek_titles(found):
    assert found("sort=title", "/el/programme/")[0] == "Αιωνιότητα"


def options(query=""):
    """Every option of the filters that count: name, value and number."""
    form = Page(Client().get(f"/en/programme/?{query}")).main.find("details", css="filters")
    for one in form.all("label", css="tick"):
        if numbers := one.all("span", css="nums"):
            yield one.find("input").attrs["name"], one.find("input").attrs["value"], int(numbers[0].text)
    for select in form.all("select"):
        for one in select.all("option"):
            if one.attrs["value"]:
                yield select.attrs["name"], one.attrs["value"], int(one.text.rsplit("(")[-1].rstrip(")"))


@pytest.mark.many_cases
@pytest.mark.parametrize("query", ["form=feature&entry=free", "country=FR", ""])
def test_facet_counts_what_choosing_it_alone_would_find(found, query):
    counted = list(options(query))

    kept = [pair for pair in query.split("&") if pair]
    for name, value, number in counted:
        others = [pair for pair in kept if not pair.startswith(f"{name}=")]
        assert len(found("&".join([*others, f"{name}={value}"]))) == number, (name, value)
    assert counted


def test_facet_counts_add_up(found):
    counted = {(name, value): number for name, value, number in options()}

    assert counted == {
        ("section", "contest"): 2,
        ("section", "horizons"): 3,
        ("premiere", "world"): 1,
        ("form", "feature"): 3,
        ("form", "short"): 1,
        ("kind", "animation"): 1,
        ("country", "GR"): 2,
        ("country", "FR"): 2,
        ("language", "el"): 1,
        ("language", "fr"): 1,
        ("language", "zxx"): 1,
    }


def test_age_says_how_many_films_it_cannot_judge(site):
    text = Page(Client().get("/en/programme/?age=8")).text

    assert "2 films are not classified by age and are not listed." in text


def test_programme_by_time_is_in_the_order_of_next_screenings_and_ends_with_films_without_one(now):
    now("2023-11-03 12:00")
    section = make.section()
    late, early, packed, over = (make.selected_film(section, title_en=title) for title in ("A", "B", "C", "D"))
    given = {"edition": section.edition}
    for film, start in ((late, "2023-11-05 20:00"), (early, "2023-11-03 20:00"), (over, "2023-11-02 20:00")):
        make.screening(film=film, start=athens(start), **given)
    make.screening(film=late, start=athens("2023-11-03 18:00"), status="cancelled", **given)
    make.screening(package=make.package([packed], **given), start=athens("2023-11-04 20:00"), **given)

    main = Page(Client().get("/en/programme/?sort=time&view=list")).main
    assert [title.text for title in main.all("h3") if title.text in "ABCD"] == ["B", "C", "A", "D"]
