"""The proof of a film: its page as it will be, for its maker, with every fact numbered."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from films.models import AgeClass, FilmCountry, FilmLanguage, FilmSubtitle, Genre, Prize, Tag
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page
from people.models import Country, FilmographyEntry, Language

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _during(now):
    now("2023-11-03 12:00")


@pytest.fixture
def film():
    """A draft with something in every field, made by people whom nothing public names."""
    return full_draft()


def full_draft(names=1):
    edition = make.edition(contact_email="desk@festival.example")
    strand = make.section(title_en="Open Horizons", title_el="Ανοιχτοί Ορίζοντες", edition=edition)
    film = make.film(publish_at=None, contact=make.company(name="Sales"), **FIELDS)
    film.age_class = AgeClass.objects.create(name_en="All")
    film.save()
    make.selection(film, strand, premiere="national", note_en="Opening film")
    for number in range(names):
        later = make.section(title_en=f"Later {number}", edition=make.closed_edition(number=70 + number))
        make.selection(film, later, premiere="world")
        maker = make.person(name=f"Maker {number}", biography_en="Born.", biography_el="Γεννήθηκε.")
        FilmographyEntry.objects.create(person=maker, year=2001, title=f"Before {number}")
        make.credit(film, person=maker, position=number)
        make.credit(film, "actors", person=make.person(name=f"Player {number}"), character="The boy")
        make.credit(film, "production", company=make.company(name=f"Works {number}"))
        prize = Prize.objects.create(name_en=f"Elsewhere's Prize {number}")
        make.award(film=film, edition=None, words_en="", prize=prize, event_en="Elsewhere", year=2023)
        make.still(film, credit=f"Photographer {number}")
        film.genres.add(Genre.objects.create(name_en=f"Genre {number}"))
        film.tags.add(Tag.objects.create(name_en=f"Tag {number}"))
    make.award(film=film, edition=edition, words_en="Secret of the jury")
    FilmCountry.objects.create(film=film, country=Country.objects.get(code="GR"))
    FilmLanguage.objects.create(film=film, language=Language.objects.get(code="el"))
    FilmSubtitle.objects.create(film=film, language=Language.objects.get(code="en"))
    return film


FIELDS = {
    "title_en": "Unseen",
    "title_el": "Αθέατη",
    "original_title": "Athéati",
    "year": 2023,
    "restored": 2024,
    "format": "DCP",
    "color": "bw",
    "sound": "5.1",
    "aspect": "1.85:1",
    "kind": "fiction",
    "debut": "first",
    "website": "https://unseen.example/",
    "trailer": "https://unseen.example/trailer",
    "synopsis_en": "A long story.",
    "synopsis_el": "Μια μεγάλη ιστορία.",
    "short_synopsis_en": "A story.",
    "statement_en": "I meant it.",
    "content_notes_en": "Smoke.",
}


def proof(client, film, language="en"):
    link = film.share_links.first() or make.share_link(film)
    return Page(client.get(f"{link.get_absolute_url()}{language}/films/{film.slug}/"))


def facts(page):
    """Number, label and value of each."""
    rows = page.root.find(css="proof__facts").all("li")
    told = [[one.find(css=f"proof__{part}").text for part in ("no", "label", "value")] for one in rows]
    return [(int(number), label, value) for number, label, value in told]


def test_page_is_the_one_the_public_will_read(client, film):
    """Of a selection that is held back too, and with its screenings; without the numbers, and the links that lead
    nowhere yet."""
    make.screening(film=film, start=athens("2023-11-03 20:00"))
    shown = proof(client, film).main
    film.publish_at = make.LONG_AGO
    film.save()
    film.selections.update(publish_at=make.LONG_AGO)
    make.Edition.objects.update(announced_at=make.LONG_AGO)
    public = Page(client.get("/en/films/unseen/")).main

    assert words(shown, "proof", "calendar") == words(public, "calendar")


def words(page, *without) -> list[str]:
    """Of its article, but those of the parts with these classes; to a calendar nobody subscribes through a link."""
    text = page.find("article").text
    for css in without:
        text = text.replace(page.find(css=css).text, "")
    return text.split()


def test_facts_are_numbered_from_one_in_the_order_of_the_page(client, film):
    assert facts(proof(client, film)) == [
        (number, *fact)
        for number, fact in enumerate(
            [
                ("Title (English)", "Unseen"),
                ("Title (Greek)", "Αθέατη"),
                ("Original title", "Athéati"),
                ("70th TIFF", "World Premiere, Later 0"),
                ("64th TIFF", "Greek Premiere, Open Horizons (Opening film)"),
                ("Format", "DCP"),
                ("Color", "Black and white"),
                ("Production Country", "Greece"),
                ("Production Year", "2023"),
                ("Year of restoration", "2024"),
                ("Duration", "100'"),
                ("Language", "Greek"),
                ("Subtitles", "English subtitles"),
                ("Kind of film", "Fiction"),
                ("Genre", "Genre 0"),
                ("Tags", "Tag 0"),
                ("Sound format", "5.1"),
                ("Aspect ratio", "1.85:1"),
                ("Debut", "First feature"),
                ("Age class", "All"),
                ("Website", "https://unseen.example/"),
                ("Trailer", "https://unseen.example/trailer"),
                ("Contact", "Sales"),
                ("Short synopsis (English)", "A story."),
                ("Synopsis (English)", "A long story."),
                ("Synopsis (Greek)", "Μια μεγάλη ιστορία."),
                ("Director's statement (English)", "I meant it."),
                ("Content notes (English)", "Smoke."),
                ("Direction", "Maker 0"),
                ("Actors", "Player 0 (The boy)"),
                ("Production", "Works 0"),
                ("Photo", "Photographer 0"),
                ("Award", "Elsewhere's Prize 0, Elsewhere, 2023"),
                ("Maker 0, Biography (English)", "Born."),
                ("Maker 0, Biography (Greek)", "Γεννήθηκε."),
                ("Maker 0, Filmography", "2001 Before 0 · 2023 Unseen"),
            ],
            start=1,
        )
    ]


def test_numbers_mean_the_same_on_the_greek_page(client, film):
    english, greek = facts(proof(client, film)), facts(proof(client, film, "el"))

    untouched = {"Athéati", "DCP", "5.1", "1.85:1", "A long story.", "Μια μεγάλη ιστορία.", "Photographer 0", "Sales"}
    numbers = [{value: number for number, _label, value in said if value in untouched} for said in (english, greek)]
    assert len(english) == len(greek)
    assert numbers[0] == numbers[1]
    assert set(numbers[0]) == untouched


def test_everything_of_the_lists_on_the_page_is_a_fact(client, film):
    page = proof(client, film)
    values = " ".join(value for _number, _label, value in facts(page))
    said = [one for css in ("spec", "credits") for one in page.root.find("dl", css=css).all("dd")]

    words = [word for one in said for word in re.findall(r"[\w.:]+", one.text)]
    assert [word for word in words if word not in values and word not in ("restored",)] == []


def test_answer_begins_with_the_number_and_quotes_the_fact(client, film):
    page = proof(client, film)
    row = page.root.find(id="fact-17")
    letter = urlsplit(row.find("a").attrs["href"])

    assert (letter.scheme, letter.path) == ("mailto", "desk@festival.example")
    assert parse_qs(letter.query) == {
        "subject": ["Proof: Unseen, 17"],
        "body": ["17: Sound format: 5.1\r\n17 should read: "],
    }
    assert "Answer with the number of the fact: “12 should read …”. desk@festival.example" in page.text


def test_long_fact_is_quoted_by_its_beginning(client, film):
    film.synopsis_en = "word " * 400
    film.save()
    letters = [one for one in proof(client, film).links if one.startswith("mailto:")]

    assert max(map(len, letters)) < 600


def test_what_the_jury_gave_stays_secret(client, film):
    assert "Secret of the jury" not in proof(client, film).html


def test_names_without_a_page_are_plain_text_and_others_links(client, film):
    known = make.person(name="Known")
    make.credit(person=known)
    make.credit(film, "script", person=known)
    page = proof(client, film)
    prefix = film.share_links.get().get_absolute_url()

    inner = [
        link.removeprefix(f"{prefix}en/")
        for link in page.root.find("article").all("a")
        for link in [link.attrs["href"]]
    ]
    assert [link for link in inner if link.startswith(("people/", "companies/", "prizes/", "editions/"))] == [
        "editions/tiff-64/sections/open-horizons/",
        "people/known/",
    ]


@pytest.mark.parametrize("language", ["en", "el"])
def test_every_link_on_it_answers(client, film, language):
    page = proof(client, film, language)
    prefix = film.share_links.get().get_absolute_url()
    pages = f"{prefix}{language}/"
    links = {link.partition("#")[0] for link in page.links if link.startswith(pages)}

    assert {link: status for link in links if (status := client.get(link, follow=True).status_code) != 200} == {}


def test_preview_of_staff_is_the_same_page_without_numbers(admin_client, client, film):
    preview = admin_client.get(f"/admin/films/film/{film.pk}/preview/").render()
    shown = proof(client, film).main

    expected = shown.find("article").text.replace(shown.find(css="proof").text, "")
    assert Page(preview).main.find("article").text.split() == expected.split()
    assert "proof__facts" not in preview.content.decode()


@pytest.mark.parametrize("names", [1, 3])
def test_number_of_queries_does_not_grow(client, names, django_assert_num_queries):
    film = full_draft(names)
    link = make.share_link(film)
    with django_assert_num_queries(32):
        assert client.get(f"{link.get_absolute_url()}en/films/unseen/").status_code == 200
