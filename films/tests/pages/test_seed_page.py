"""The page everything starts from: every fact of it, in its order, in both languages."""

import re

import pytest
from django.core.management import call_command

from films.models import Film, Section
from people.models import Company, Person

from .reading import Page, in_order
from .world import kept

pytestmark = pytest.mark.django_db

CREDITS = {
    "Direction": ["Pascal Plante"],
    "Script": ["Pascal Plante"],
    "Cinematography": ["Vincent Biron"],
    "Editing": ["Jonah Malak"],
    "Sound": ["Martyne Morin", "Olivier Calvert", "Stéphane Bergeron"],
    "Music": ["Dominique Plante"],
    "Actors": [
        "Juliette Gariépy",
        "Laurie Babin",
        "Elisabeth Locas",
        "Natalie Tannous",
        "Pierre Chagnon",
        "Guy Thauvette",
        "Maxwell McCabe Lokos",
    ],
    "Production": ["Nemesis Films"],
    "Producers": ["Dominique Dussault"],
    "Costumes": ["Renée Sawtell"],
    "Production Design": ["Laura Nhem"],
    "Executive producer": ["Tim Ringuette"],
    "Make Up": ["Marie Salvado"],
}
GREEK_ROLES = [
    "Σκηνοθεσία",
    "Σενάριο",
    "Διεύθυνση φωτογραφίας",
    "Μοντάζ",
    "Ήχος",
    "Μουσική",
    "Ηθοποιοί",
    "Παραγωγή",
    "Παραγωγοί",
    "Κοστούμια",
    "Σκηνικά",
    "Εκτελεστικός παραγωγός",
    "Μακιγιάζ",
]
AWARDS = [
    "Cheval Noir Outstanding Performance",
    "Cheval Noir Best Screenplay",
    "Sandro Forte Award Best Motion Picture Score",
    "Winner Cheval Noir Best Film",
]
FILMOGRAPHY = [
    "2011 Je suis un château de sable qui attend la mer (short)",
    "2015 Blonde aux yeux bleus (short)",
    "2016 Nonna (short)",
    "2017 Les Faux tatouages",
    "2018 Blast Beat (short)",
    "2020 Nadia, Butterfly",
    "2023 Red Rooms",
]
LOANS = ["cookies", "online", "SDH", "relaxed", ".ics"]  # Greek says them so
# Names and titles, which are printed as they are in every language.
NAMES = [
    *(name for names in CREDITS.values() for name in names),
    *(re.sub(r"^\d+ | \(short\)$", "", line) for line in FILMOGRAPHY),
    *("Les Chambres Rouges", "Saint Omer", "Blue-Eyed Blonde", "h264 distribution"),
    *("Mel Hoppenheim", "Concordia", "Slamdance", "VIFF", "DCP"),
    "programme@festival.example",
]


@pytest.fixture(scope="module")
def tiff64(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory):
        call_command("loaddata", "tiff64", verbosity=0)
        yield


@pytest.fixture
def page(client, tiff64):
    return lambda language: Page(client.get(f"/{language}/films/red-rooms/"))


def items(element):
    return [item.text for item in element.all("li")]


def pairs(element):
    """The lines of a `<dl>`: what each says, by its label."""
    terms, words = element.all("dt"), element.all("dd")
    return {term.text: items(word) or word.text for term, word in zip(terms, words, strict=True)}


def test_facts_stand_in_their_order(page):
    text = page("en").text

    credits = [f"{role} {' '.join(names)}" for role, names in CREDITS.items()]
    technical = ["Format DCP", "Color Color", "Production Country Canada", "Production Year 2023", "Duration 118'"]
    facts = [
        *("Red Rooms", "Les Chambres Rouges", "64th TIFF: Greek Premiere"),
        *("Synopsis", "Saint Omer", "Anatomy of a Fall", "works as a model", "dark web", "brutality"),
        *("Screening Schedule", "No physical screenings scheduled."),
        *("Credits", *credits, "Technical data", *technical, "Contact h264 distribution"),
        *("Awards/Distinctions", *(f"{words} Fantasia Film Festival (2023)" for words in AWARDS)),
        *("Pascal Plante", "film-maker based in Montreal", "Nadia, Butterfly", "73rd Cannes Film Festival"),
        *("Filmography", *FILMOGRAPHY),
    ]
    assert in_order(text, facts) == []


def test_title_is_the_heading(page):
    for language in ("en", "el"):
        assert [one.text for one in page(language).main.all("h1")] == ["Red Rooms"]


def test_synopsis_is_one_paragraph(page):
    for language in ("en", "el"):
        [paragraph] = page(language).main.find("section", **{"aria-labelledby": "synopsis"}).all("p")

        assert 130 <= len(paragraph.text.split()) <= 210


def test_premiere_is_said_once(page):
    assert page("en").text.count("Greek Premiere") == 1


def test_credits_are_lines_of_a_role_and_its_names(page):
    lines = pairs(page("en").main.find("dl", css="credits"))

    assert list(lines.items()) == list(CREDITS.items())


def test_every_credit_leads_to_its_name(page, client, part):
    links = page("en").main.find("dl", css="credits").all("a")

    assert [link.text for link in links] == [name for names in CREDITS.values() for name in names]
    assert [link.attrs["href"] for link in part(links) if client.get(link.attrs["href"]).status_code != 200] == []


def test_awards_stand_in_order_with_their_event(page):
    awards = page("en").main.find("ul", css="awards")

    assert items(awards) == [f"{words} Fantasia Film Festival (2023)" for words in AWARDS]


def test_filmography_is_one_line_a_film_from_the_oldest(page):
    for language, short in (("en", "short"), ("el", "μικρού μήκους")):
        [lines] = page(language).main.all("ol", css="filmo")

        assert items(lines) == [line.replace("(short)", f"({short})") for line in FILMOGRAPHY]


def test_page_is_linked_from_its_section_and_the_programme(tiff64, client):
    for path in ("programme/", "editions/tiff-64/programme/", "editions/tiff-64/sections/round-midnight/"):
        assert "/en/films/red-rooms/" in Page(client.get(f"/en/{path}")).links


# --- In Greek -----------------------------------------------------------------------------------------------------


def test_greek_page_says_the_same_in_greek(page):
    text = page("el").text

    technical = ["Φορμάτ DCP", "Χρώμα Έγχρωμο", "Χώρα παραγωγής Καναδάς", "Έτος παραγωγής 2023", "Διάρκεια 118'"]
    facts = [
        *("Red Rooms", "Les Chambres Rouges", "64ο ΦΚΘ: Ελληνική πρεμιέρα"),
        *("Σύνοψη", "Χρυσό Φοίνικα", "Πρόγραμμα προβολών"),
        "Δεν υπάρχουν προγραμματισμένες προβολές σε φυσικές αίθουσες.",
        *("Συντελεστές", "Τεχνικά στοιχεία", *technical, "Επικοινωνία h264 distribution"),
        *("Βραβεία/Διακρίσεις", *AWARDS),
        *("Pascal Plante", "σκηνοθέτης με έδρα το Μόντρεαλ", "Φιλμογραφία"),
    ]
    assert in_order(text, facts) == []


def test_greek_credits_are_greek_roles_with_the_same_names(page):
    lines = pairs(page("el").main.find("dl", css="credits"))

    assert list(lines.items()) == list(zip(GREEK_ROLES, CREDITS.values(), strict=True))


def test_names_are_never_marked_as_foreign(page):
    links = page("el").main.find("dl", css="credits").all("a")

    assert {link.lang for link in links} == {"el"}
    assert [link.children for link in links if len(link.children) != 1] == []


def test_original_title_says_its_language(page):
    for language in ("en", "el"):
        main = page(language).main

        assert [one.lang for text, one in main.strings() if "Les Chambres Rouges" in text] == ["fr"]


def unmarked(element, letters, language, names=NAMES):
    """The words in other letters that stand in the page's own language and are no names."""
    found = []
    for one in [element, *element]:
        said = [child for child in one.children if isinstance(child, str)]
        said += [one.attrs[name] for name in ("aria-label", "alt", "placeholder", "title") if name in one.attrs]
        for text in said if one.lang == language else []:
            for name in sorted(names, key=len, reverse=True):
                text = text.replace(name, "")
            found += re.findall(letters, text)
    return found


def test_what_is_english_on_the_greek_page_says_so(page):
    assert unmarked(page("el").main, r"[A-Za-zÀ-ÿ]{3,}", "el") == []


def test_nothing_on_the_english_page_is_greek(page):
    assert unmarked(page("en").main, r"[Α-Ωα-ωά-ώ]+", "en") == []


@pytest.mark.parametrize(
    "path",
    [
        "/el/",
        "/el/programme/",
        "/el/programme/?view=list&country=XX&age=8",
        "/el/schedule/",
        "/el/editions/",
        "/el/editions/tiff-64/",
        "/el/editions/tiff-64/sections/round-midnight/",
        "/el/editions/tiff-64/awards/",
        "/el/editions/tiff-64/juries/",
        "/el/people/?letter=P",
        "/el/people/pascal-plante/",
        "/el/companies/nemesis-films/",
        "/el/countries/CA/",
        "/el/venues/",
        "/el/venues/olympion/",
        "/el/films/no-such-film/",
    ],
)
def test_greek_pages_mark_their_english(tiff64, client, path):
    names = [*Person.objects.values_list("name", flat=True), *Company.objects.values_list("name", flat=True)]
    titles = [*Film.objects.values_list("title_el", flat=True), *Section.objects.values_list("title_el", flat=True)]
    greek = [*NAMES, *LOANS, *names, *filter(None, titles)]
    read = Page(client.get(path))

    for part in (read.root.find("header"), read.main, read.root.find("footer")):
        assert unmarked(part, r"[A-Za-zÀ-ÿ]{3,}", "el", greek) == []


def test_head_tells_the_page_in_its_language(page):
    greek, english = page("el"), page("en")

    for read, words in ((english, "A woman who works as a model"), (greek, "Μια γυναίκα που εργάζεται ως μοντέλο")):
        assert read.root.find("meta", name="description").attrs["content"].startswith(words)
        assert read.root.find("title").children[0].startswith("Red Rooms")
