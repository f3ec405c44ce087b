"""The directory, persons and companies as they are read."""

from urllib.parse import quote

import pytest

from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page
from people.models import FilmographyEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, now):
    """A page as it is read on the second day of TIFF 64."""
    now("2023-11-03 12:00")
    return lambda address: Page(client.get(address))


def known(name, **given):
    """A person somebody public names."""
    person = make.person(name=name, **given)
    make.credit(make.selected_film(), person=person)
    return person


def entry(person, year, title, **given):
    return FilmographyEntry.objects.create(person=person, year=year, title=title, **given)


# --- The directory --------------------------------------------------------------------------------------------------


@pytest.fixture
def directory():
    for name, greek in {
        "Agnès Varda": "",
        "Theo Angelopoulos": "Θόδωρος Αγγελόπουλος",
        "Ángela Molina": "",
        "Łukasz Żal": "",
        "Maria Hors": "Μαρία Χορς",
        "1000mods": "",
        "Евгений Цыганов": "",
    }.items():
        known(name, name_el=greek)
    make.person(name="Never Named")


def alphabets(page):
    return [(one.attrs["aria-label"], one.text.split()) for one in page.main.all("ul", css="letters")]


def test_letters_stand_in_the_order_of_the_page_language_each_alphabet_by_itself(directory, read):
    assert alphabets(read("/en/people/")) == [
        ("Latin letters", ["A", "H", "M", "V", "Z"]),
        ("Other letters and signs", ["Ц", "#"]),
    ]
    assert alphabets(read("/el/people/")) == [
        ("Ελληνικά γράμματα", ["Α", "Χ"]),
        ("Λατινικά γράμματα", ["M", "V", "Z"]),
        ("Άλλα γράμματα και σημεία", ["Ц", "#"]),
    ]


def names(page):
    return [one.text for one in page.main.find("ul", css="directory").all("a")]


def test_letter_lists_its_names_by_family_name(directory, read):
    known("Pedro Almodóvar")
    known("Chantal Akerman")

    assert names(read("/en/people/")) == ["Chantal Akerman", "Pedro Almodóvar", "Theo Angelopoulos"]
    assert names(read("/el/people/?letter=Α")) == ["Θόδωρος Αγγελόπουλος"]
    assert names(read("/el/people/?letter=A")) == ["Chantal Akerman", "Pedro Almodóvar"]
    assert names(read("/en/people/?letter=%23")) == ["1000mods"]


def test_every_letter_answers_and_is_its_own_canonical_address(directory, read):
    page = read("/en/people/")

    links = [one.attrs["href"] for letters in page.main.all("ul", css="letters") for one in letters.all("a")]
    assert links[-2:] == [f"?letter={quote('Ц')}", "?letter=%23"]
    for link in links:
        canonical = f"https://festival.example/en/people/{link}"
        assert read(f"/en/people/{link}").link("canonical") == canonical
    assert page.link("canonical") == "https://festival.example/en/people/"


def test_letter_nobody_has_is_a_404_in_words(directory, client, read):
    assert client.get("/en/people/?letter=Q").status_code == 404
    assert "No name begins with this letter." in read("/en/people/?letter=Q").text


def test_letter_of_a_directory_of_nobody_is_a_404(client):
    assert client.get("/en/people/").status_code == 200
    assert client.get("/en/people/?letter=%00").status_code == 404


def test_person_leads_back_to_the_letter(directory, read):
    for path, letter in (("/en/people/1000mods/", "%23"), ("/el/people/theo-angelopoulos/", quote("Α"))):
        trail = [link.attrs["href"] for link in read(path).main.find("ol", css="crumb").all("a")]
        assert trail[-1] == f"{path[:3]}/people/?letter={letter}"


# --- A person -------------------------------------------------------------------------------------------------------


def test_old_addresses_lead_on_with_their_query(client, now):
    now("2023-11-03 12:00")
    person, company = known("Jonah Malk"), make.company(name="Old Company")
    make.credit(make.selected_film(), "production", company=company)
    for row in (person, company):
        row = type(row).objects.get(pk=row.pk)
        row.slug = f"new-{row.slug}"
        row.save()

    for language in ("en", "el"):
        for old, new in (("people/jonah-malk", "people/new-jonah-malk"), ("companies/old-company",) * 2):
            new = new.replace("/old", "/new-old")
            answer = client.get(f"/{language}/{old}/?a=1")
            assert (answer.status_code, answer["Location"]) == (301, f"/{language}/{new}/?a=1")


def filmography(page):
    """Year, title and whether it leads to a page here, line by line."""
    lines = page.main.find("ol", css="filmo").all("li")
    return [(one.find("time").text, one.find("b").text, bool(one.find("b").all("a"))) for one in lines]


def test_films_here_join_the_entries_of_the_same_title(read):
    maker = make.person(name="A Maker")
    for title, given in {
        "Red Rooms": {"title_el": "Κόκκινα δωμάτια", "original_title": "Les Chambres Rouges", "year": 2023},
        "Far Apart": {"year": 2010},
        "Unlisted": {"year": 2005},
        "Remade": {"year": 2015},
        "No Year": {"year": None},
    }.items():
        make.credit(make.selected_film(title_en=title, **given), person=maker)
    for year, title in ((2022, "les chambres rouges"), (2012, "Far Apart"), (2014, "Remade"), (2015, "Remade")):
        entry(maker, year, title)
    entry(maker, 1999, "Elsewhere", form="short", kind="documentary", note="co-direction")

    assert filmography(read("/en/people/a-maker/")) == [
        ("1999", "Elsewhere", False),
        ("2005", "Unlisted", True),
        ("2010", "Far Apart", True),
        ("2012", "Far Apart", False),
        ("2014", "Remade", False),
        ("2015", "Remade", True),
        ("2022", "Red Rooms", True),
        ("", "No Year", True),
    ]
    assert "Elsewhere (short, documentary, co-direction)" in read("/en/people/a-maker/").text


def test_filmography_joins_by_the_greek_title_without_its_accents(read):
    maker = make.person(name="A Maker")
    make.credit(make.selected_film(title_en="Murderess", title_el="Φόνισσα", year=2023), person=maker)
    entry(maker, 2023, "ΦΟΝΙΣΣΑ")

    assert filmography(read("/el/people/a-maker/")) == [("2023", "Φόνισσα", True)]


def test_each_of_several_directors_has_a_filmography(read):
    film = make.selected_film(title_en="Made by Two", year=2023)
    for name in ("First Maker", "Second Maker"):
        maker = make.person(name=name)
        make.credit(film, person=maker)
        entry(maker, 2001, f"Of {name}")

    lists = read("/en/films/made-by-two/").main.all("ol", css="filmo")
    assert [one.text for one in lists] == [
        "2001 Of First Maker 2023 Made by Two",
        "2001 Of Second Maker 2023 Made by Two",
    ]


def test_film_page_tells_of_directors_what_there_is_beyond_the_film(read):
    film = make.selected_film(title_en="The Film", year=2023)
    of_this, of_another, told = (make.person(name=name) for name in ("Of This", "Of Another", "Told"))
    for person in (of_this, of_another, told):
        make.credit(film, person=person)
    entry(of_another, 2001, "Another")
    make.change(told, biography_en="A life.")

    sections = read("/en/films/the-film/").main.all("section", css="spread")
    assert [one.text for one in sections] == ["Of Another Filmography 2001 Another 2023 The Film", "Told A life."]


def test_person_is_told_by_roles_juries_sections_and_visits(read):
    person = make.person(name="Busy Person")
    film = make.selected_film(title_en="Their Film")
    make.credit(film, person=person)
    make.credit(film, "script", person=person)
    make.jury([person], name_en="Main Jury")
    make.section_person(section=make.section(title_en="Tribute"), person=person)
    visited = make.screening(film=film, hall=make.hall(name_en="Foyer"), start=athens("2023-11-04 20:00"))
    make.presence(screening=visited, person=person)

    text = read("/en/people/busy-person/").text
    for words in (
        "Here as Direction, Script",
        "Jury Main Jury, 64th TIFF",
        "Tribute to Tribute, 64th TIFF",
        "Sat 4 Nov 20:00 · Their Film · Q&A · Foyer",
    ):
        assert words in text


def test_visit_to_a_screening_that_is_called_off_says_so(read):
    guest = make.person(name="A Guest")
    for clock, status in (("20:00", "cancelled"), ("22:00", "moved"), ("23:00", "scheduled")):
        make.presence(person=guest, screening=make.screening(start=athens(f"2023-11-04 {clock}"), status=status))

    lines = [one.text for one in read("/en/people/a-guest/").main.find("ul", css="plainlist").all("li")]
    assert [line.rpartition(" · ")[2] for line in lines[:2]] == ["Cancelled", "Moved"]
    assert lines[2].endswith("upstairs")


def test_greek_name_heads_the_greek_page(read):
    known("Sofia Exarchou", name_el="Σοφία Εξάρχου")

    headings = [read(f"/{language}/people/sofia-exarchou/").main.find("header").text for language in ("en", "el")]
    assert headings[0].startswith("Sofia Exarchou Σοφία Εξάρχου")
    assert headings[1].startswith("Σοφία Εξάρχου Sofia Exarchou")


# --- A company ------------------------------------------------------------------------------------------------------


def test_company_lists_its_films_and_keeps_its_telephone_to_itself(read):
    given = {"email": "films@example.com", "phone": "+30 2310 000000"}
    open_one = make.company(name="Open Films", public_contact=True, **given)
    shy = make.company(name="Shy Films", **given)
    film = make.selected_film(title_en="Their Film", year=2023, contact=open_one)
    for company in (open_one, shy):
        make.credit(film, "production", company=company)

    shown, hidden = read("/en/companies/open-films/").text, read("/en/companies/shy-films/").text
    assert "Films Their Film Production · 2023" in hidden
    assert "Contact for Their Film 2023" in shown
    assert [words in shown for words in given.values()] == [True, True]
    assert [words in hidden for words in given.values()] == [False, False]
