"""What happens between editors and readers, from end to end: the foundation."""

from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command

from festival.tests.admin.pages import add_url, errors, send, told
from festival.tests.crawl import crawl
from films.models import (
    AgeClass,
    Edition,
    EditionSubtitle,
    FilmLanguage,
    Screening,
    ScreeningSubtitle,
    Section,
    Selection,
)
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page
from people.models import Language

from .cast import below, facets, from_country, many_films, olympion

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """A page as it is read."""
    return lambda address: Page(client.get(address))


def test_1_a_classic_chosen_in_secret(read, client, now):
    long_open = dict.fromkeys(("announced_at", "programme_public_at", "schedule_public_at"), make.LONG_AGO)
    third = make.edition(number=3, starts=None, ends=None, year=1962, **long_open)
    opening = athens("2025-10-23 11:00")
    edition = make.edition(
        number=66,
        starts=date(2025, 10, 30),
        ends=date(2025, 11, 9),
        announced_at=athens("2025-06-01 12:00"),
        programme_public_at=opening,
        schedule_public_at=None,
    )
    classic = make.selected_film(make.section(title_en="Main", edition=third), title_en="A Classic", year=1962)
    make.selection(classic, make.section(title_en="Restored", edition=edition))
    maker = make.person(name="Old Master")
    make.credit(classic, person=maker)
    from_country("GR", [classic])
    pages = ["/en/films/a-classic/", "/en/people/old-master/", "/en/countries/GR/"]
    silent = ["/en/programme/?q=classic", "/en/editions/tiff-66/", "/en/editions/tiff-66/programme/"]

    now("2025-10-22 12:00")
    for address in pages:
        assert "3rd TIFF" in read(address).text or "1 film" in read(address).text
        assert "66" not in read(address).text
    assert not any("A Classic" in read(address).text for address in silent)
    assert client.get("/en/editions/tiff-66/sections/restored/").status_code == 404
    assert "tiff-66/sections" not in client.get("/sitemap.xml").content.decode()

    now("2025-10-23 11:00")
    assert "66th TIFF" in read("/en/films/a-classic/").text
    assert "66th TIFF, Restored" in read("/en/people/old-master/").text
    assert "A Classic" in read("/en/programme/?q=classic").text
    assert "tiff-66/sections/restored" in client.get("/sitemap.xml").content.decode()


def test_2_announcing_early(read, now):
    edition = make.edition(
        number=66,
        starts=date(2025, 10, 30),
        ends=date(2025, 11, 9),
        announced_at=athens("2025-06-01 12:00"),
        programme_public_at=athens("2025-10-23 11:00"),
        schedule_public_at=None,
    )
    section = make.section(edition=edition)
    early = many_films(3, section, "Early", minutes=90, kind="fiction")
    Selection.objects.update(publish_at=athens("2025-09-20 12:00"), premiere="world")
    late = many_films(240, section, "Late", minutes=90, kind="fiction")
    from_country("GR", [*early, *late])
    language = Language.objects.get(code="el")
    FilmLanguage.objects.bulk_create(FilmLanguage(film=film, language=language) for film in [*early, *late])

    now("2025-09-21 12:00")
    page = read("/en/programme/")
    assert [one.text for one in page.main.all("h3")] == ["Early 0", "Early 1", "Early 2"]
    assert "3 films announced so far. The whole programme: Thursday 23 October, 11:00." in page.text
    assert {name: sum(numbers) for name, numbers in facets(page).items()} == dict.fromkeys(
        ("section", "premiere", "form", "kind", "country", "language"), 3
    )


def test_3_thirty_five_greek_features(read, now):
    national, contest = make.section(title_en="Greek Films"), make.section(title_en="International Competition")
    greek = many_films(35, national, "Feature", minutes=90)
    shorts, others = many_films(5, national, "Brief", minutes=15), many_films(5, contest, "Foreign", minutes=90)
    from_country("GR", [*greek, *shorts])
    from_country("FR", others)
    Selection.objects.filter(film__in=greek[:3]).update(premiere="world")
    for film in greek[:3]:
        make.selection(film, contest, position=10)

    now("2023-11-01 12:00")
    page = read("/en/programme/?country=GR&form=feature")
    cards = page.main.all("article", css="card")
    assert "35 films of 45" in page.main.find("p", role="status").text
    assert Counter(card.find("h3").text for card in cards) == Counter(film.title_en for film in greek)
    marks = Counter(card.find("p", css="card__sec").text for card in cards)
    assert marks == {"Greek Films International Competition World Premiere": 3, "Greek Films": 32}

    listed = read("/en/editions/tiff-64/sections/international-competition/").main.all("article", css="card")
    assert [card.find("h3").text for card in listed][5:] == [film.title_en for film in greek[:3]]
    assert all(card.text.count("World Premiere") == 1 for card in listed[5:])


def test_4_a_press_screening_is_not_the_next_one(read, client, now):
    film, hall = make.selected_film(title_en="Film A"), olympion()
    make.screening(film=film, hall=hall, audience="press", start=athens("2023-11-03 09:30"))
    make.screening(film=film, hall=hall, start=athens("2023-11-04 20:00"))

    now("2023-11-02 12:00")
    page = read("/en/films/film-a/")
    section = page.main.find("section", id="screenings")
    assert section.find("p", css="state").text == "Next screening: Sat 4 Nov 20:00, Olympion. Only screening."
    everyone, guests = section.all("ol", css="tickets")
    assert "09:30" not in everyone.text
    assert "09:30" in guests.text
    assert below(page, "For accredited guests") == guests
    assert page.html.count("09:30") == page.html[page.html.index("For accredited guests") :].count("09:30")
    assert "09:30" not in read("/en/schedule/2023-11-03/").text
    assert "09:30" in read("/en/schedule/2023-11-03/?audience=press").text


def test_5_the_seed_page_in_greek(read):
    call_command("loaddata", "tiff64", verbosity=0)

    page = read("/el/films/red-rooms/")
    labels = ["Σύνοψη", "Πρόγραμμα προβολών", "Συντελεστές", "Τεχνικά στοιχεία", "Βραβεία/Διακρίσεις", "Φιλμογραφία"]
    headings = [one.text for one in [*page.main.all("h2"), *page.main.all("h3")]]
    assert [label for label in labels if label not in headings] == []
    assert "64ο ΦΚΘ: Ελληνική πρεμιέρα" in page.text
    assert "Δεν υπάρχουν προγραμματισμένες προβολές σε φυσικές αίθουσες." in page.text
    marked = {one.text: one.attrs["lang"] for one in page.main if "lang" in one.attrs}
    assert (marked["Round Midnight"], marked["Fantasia Film Festival"]) == ("en", "en")
    assert not any("Juliette" in words for words in marked)


def test_6_half_past_midnight(admin_client, read, now):
    edition, hall = make.edition(), olympion()
    first = make.screening(edition=edition, hall=hall, start=athens("2023-11-03 20:00"))
    film = make.selected_film(title_en="Late Film")

    now("2023-11-01 12:00")
    typed = {"edition": edition.pk, "film": film.pk, "hall": hall.pk, "start_0": "2023-11-04", "start_1": "00:30"}
    answer = send(admin_client, add_url(Screening), **typed)
    assert errors(answer) == []
    assert "Festival day: Friday 3 November, after midnight" in told(answer)

    friday = read("/en/schedule/2023-11-03/").main.all("li", css="ticket")
    assert [one.find("h4").find("a").all("span")[1].text for one in friday] == [first.film.title_en, "Late Film"]
    assert friday[-1].text.startswith("Sat 4 Nov 00:30")
    assert "Late Film" not in read("/en/schedule/2023-11-04/").text


def test_7_free_and_full(read, now):
    film = make.selected_film(title_en="Free Film")
    make.screening(film=film, hall=olympion(), entry="free", tickets="sold_out")
    make.screening(tickets="on_sale")

    now("2023-11-03 12:00")
    assert "Free entry; no places left." in read("/en/films/free-film/").text
    day = "/en/schedule/2023-11-03/"
    [card] = read(f"{day}?entry=free").main.all("li", css="ticket")
    assert "Free Film" in card.text
    assert "Free entry; no places left" in card.text
    assert "Free Film" not in read(f"{day}?tickets=on_sale").text
    assert "Free Film" in read("/en/programme/?entry=free").text
    assert "Free Film" not in read("/en/programme/?tickets=on_sale").text


def test_8_a_year_in_six_home_pages(read, now):
    edition = make.edition(tickets_on_sale_at=athens("2023-10-25 10:00"), awards_public_at=athens("2023-11-12 20:00"))
    section = make.section(edition=edition)
    early = many_films(12, section, "Early")
    Selection.objects.update(publish_at=athens("2023-09-01 12:00"))
    make.selected_film(section)
    make.award(film=early[0])
    for clock in ("18:00", "22:00"):
        make.screening(film=early[0], start=athens(f"2023-11-03 {clock}"))
    make.closed_edition(announced_at=athens("2024-05-01 12:00"))
    year = {
        "2023-08-01 12:00": ("2–12 November 2023", ""),
        "2023-09-02 12:00": ("12 films announced so far", "The whole programme: Tuesday 10 October, 12:00."),
        "2023-10-11 12:00": ("The programme: 13 films", "Tickets on sale: Wednesday 25 October, 10:00."),
        "2023-11-03 21:00": ("Friday 3 November", "22:00"),
        "2023-11-20 12:00": ("The awards", "Best Film"),
        "2024-06-01 12:00": ("31 October – 10 November 2024", ""),
    }

    for moment, (answer, words) in year.items():
        now(moment)
        page = read("/en/")
        assert page.main.find("h1").text == answer
        assert words in page.text
        assert "Next screening: Fri 3 Nov 18:00" not in page.text or moment < "2023-11-03"
        coming = [one for one in page.main.all("section") if one.attrs.get("aria-labelledby") == "n2"]
        assert [one.find("time").text for section in coming for one in section.all("li")] in ([], ["22:00"])


def test_9_an_edition_nobody_may_see_yet(admin_client, client, now, languages, of_a_kind):
    make.edition(ends=date(2023, 11, 3))
    film = make.selected_film(title_en="An Old Film")
    make.credit(film)
    make.screening(film=film)
    now("2024-05-10 12:00")
    before = crawl(client, languages, of_a_kind=of_a_kind)

    typed = {
        "acronym": "TIFF",
        "number": "67",
        "name_en": "Sixty-Seventh",
        "starts": "2026-11-05",
        "ends": "2026-11-15",
    }
    assert errors(send(admin_client, add_url(Edition), **typed)) == []
    edition = Edition.objects.get(number=67)
    assert errors(send(admin_client, add_url(Section), edition=edition.pk, title_en="New Strand")) == []
    make.selection(film, edition.sections.get())

    assert len(before) > 25 * len(languages)
    assert crawl(client, languages, of_a_kind=of_a_kind) == before


def test_10_an_honour_without_a_film(read, now):
    honoured = make.person(name="Nikos Perakis")
    make.credit(make.selected_film(title_en="His Film"), person=honoured)
    make.award(person=honoured, words_en="Honorary Golden Alexander", publish_at=athens("2023-11-09 18:00"))
    pages = ["/en/editions/tiff-64/awards/", "/en/people/nikos-perakis/"]

    now("2023-11-09 17:59")
    assert not any("Honorary" in read(address).text for address in pages)
    now("2023-11-09 18:00")
    assert all("Honorary Golden Alexander" in read(address).text for address in pages)
    assert "Honorary" not in read("/en/films/his-film/").text


def test_11_what_do_we_know_about_subtitles(read, now):
    greek = Language.objects.get(code="el")
    tiff, without = make.edition(), make.edition(acronym="TDF", number=26)
    for language in (greek, Language.objects.get(code="en")):
        EditionSubtitle.objects.create(edition=tiff, language=language)
    make.selected_film(title_en="Film A")
    silent = make.selected_film(title_en="Film B")
    FilmLanguage.objects.create(film=silent, language=Language.objects.get(code="zxx"))
    film = make.selected_film(title_en="Film C")
    own, other = make.screening(film=film), make.screening(film=film, start=athens("2023-11-05 20:00"))
    ScreeningSubtitle.objects.create(screening=own, language=greek)
    make.selected_film(make.section(edition=without), title_en="Elsewhere")
    rule = "Greek and English subtitles, as for all films"

    now("2023-11-01 12:00")
    assert rule in read("/en/films/film-a/").text
    assert "No dialogue" in read("/en/films/film-b/").text
    assert rule in read("/en/films/film-c/").text
    assert "Greek subtitles" in read(own.get_absolute_url()).text
    assert rule not in read(own.get_absolute_url()).text
    assert rule in read(other.get_absolute_url()).text
    assert "Subtitles not announced" in read("/en/films/elsewhere/").text


def test_12_a_child_of_eight(read, now):
    make.edition(age_note_en="Ask at the box office.")
    everyone, older = (AgeClass.objects.create(name_en=f"From {age}", min_age=age) for age in (0, 12))
    make.selected_film(title_en="For All", age_class=everyone)
    make.selected_film(title_en="From Twelve", age_class=older)
    make.selected_film(title_en="Not Classified")

    now("2023-11-01 12:00")
    page = read("/en/programme/?age=8")
    assert [one.text for one in page.main.all("h3")] == ["For All"]
    assert "1 film is not classified by age and is not listed. Ask at the box office." in page.text
