import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from festival.lib import text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ΟΔΟΣ", "οδοσ"),
        ("οδός", "οδοσ"),
        ("Ταΐζω", "ταιζω"),
        ("τῷ", "τω"),
        ("Straße", "strasse"),
        ("Łódź, Þór, Œdipe, Ægir, Ødegård, Đorđe, ışık", "lodz, thor, oedipe, aegir, odegard, dorde, isik"),
        ("İstanbul", "istanbul"),
        ("L’été\u00a0 à  la mer", "l'ete a la mer"),
        ("8½", "8 1/2"),
        ("花樣年華", "花樣年華"),
    ],
)
def test_fold_drops_case_and_accents(written, folded):
    assert text.fold(written) == folded


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(written):
    assert text.fold(text.fold(written)) == text.fold(written)


def test_fold_leaves_no_latin_letter_outside_ascii():
    letters = [chr(n) for n in range(0x80, 0x2000) if unicodedata.name(chr(n), "").startswith("LATIN")]

    assert [letter for letter in letters if not text.fold(letter).replace("·", "").isascii()] == []


def test_nfc_composes_letters_and_replaces_the_old_accent():
    assert text.nfc("e\u0301 \u1f71") == "\u00e9 \u03ac"


def test_words_of_mixed_script_are_found():
    latin_h = "\N{LATIN CAPITAL LETTER H}"

    assert text.mixed_script(f"Ηρώ, {latin_h}ρώ; {latin_h}ρώ! Live στο DVD-βιβλίο") == [f"{latin_h}ρώ"]


@pytest.mark.parametrize(
    ("greek", "latin"),
    [
        ("Ευχή", "Efchi"),
        ("Αύριο", "Avrio"),
        ("Αυτοκίνητο", "Aftokinito"),
        ("Αγγελόπουλος", "Angelopoulos"),
        ("Σφίγξ", "Sfinx"),
        ("Μάγχη", "Manchi"),
        ("Εύβοια", "Evvoia"),
        ("Μπαμπάς", "Bampas"),
        ("Ρεμπέτικο", "Rempetiko"),
        ("Ταΐζω", "Taizo"),
        ("Ηρώ", "Iro"),
        ("ΨΥΧΗ", "PSYCHI"),
        ("ΘΕΣΣΑΛΟΝΙΚΗ", "THESSALONIKI"),
        ("Υιός", "Yios"),
        ("άυλος", "aylos"),
        ("Μαϊμού", "Maimou"),
        ("Θεού", "Theou"),
        ("ΑΥΡΙΟ", "AVRIO"),
        ("αὐτός", "aftos"),
        ("Ψ.", "Ps."),
        ("τζαμπ", "tzab"),
        ("Το Café στην οδό Ωmega", "To Café stin odo Omega"),
    ],
)
def test_elot_743(greek, latin):
    assert text.elot(greek) == latin


@settings(deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x2FF)))
def test_elot_leaves_what_is_not_greek(written):
    assert text.elot(written) == text.nfc(written)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("angelopoulos", "Θόδωρος Αγγελόπουλος"),
        ("aggelopoulos", "Θόδωρος Αγγελόπουλος"),
        ("Αγγελόπουλος", "Θόδωρος Αγγελόπουλος"),
        ("αγγελοπουλος thodwros", "Θόδωρος Αγγελόπουλος"),
        ("ΑΓΓΕΛΟΠΟΥΛ", "Θόδωρος Αγγελόπουλος"),
        ("avrio", "Αύριο"),
        ("aurio", "Αύριο"),
        ("aylos", "άυλος"),
        ("hatzidakis", "Μάνος Χατζιδάκις"),
        ("xatzidakis", "Μάνος Χατζιδάκις"),
        ("voulgaris", "Παντελής Βούλγαρης"),
        ("boulgarhs", "Παντελής Βούλγαρης"),
        ("lan8imos", "Γιώργος Λάνθιμος"),
        ("eutyxia", "Ευτυχία"),
        ("rebetiko", "Ρεμπέτικο"),
        ("lodz", "Łódź"),
        ("8½", "8 1/2"),
        ("avventura l'", "L’Avventura"),
    ],
)
def test_search_finds(query, name):
    searched = text.search_text("Red Rooms", name)

    assert [word for word in text.search_query(query) if word not in searched] == []


def test_every_word_of_a_query_counts_once():
    assert text.search_query("  Η αναπαράσταση, ΑΝΑΠΑΡΑΣΤΑΣΗ… ") == ["η", "αναπαρασταση"]


def test_search_text_holds_each_word_once():
    assert (
        text.search_text("Η Ηχώ", "η ηχώ", "Echo!")
        == "η ηχω i icho echo h ichw iho ihw ixo ixw hcho hchw hho hhw hxo hxw"
    )


@settings(deadline=None)
@given(st.text(alphabet="αβγηθκμνξοπτυφχψως", max_size=60))
def test_one_greek_word_has_a_bounded_number_of_spellings(word):
    assert len(text.search_text(word).split()) <= 2 + 3**5


TITLES = [
    ("8½", "it"),
    ("120 battements par minute", "fr"),
    ("...", ""),
    ("The Zone", "en"),
    ("New York", "en"),
    ("Newark", "en"),
    ("L’Avventura", "it"),
    ("Ο Θίασος", "el"),
    ("«Οι Άλλοι»", "el"),
    ("Ωραία μέρα", "el"),
    ("Жена", "ru"),
]


@pytest.mark.parametrize(
    ("page_language", "in_order"),
    [
        (
            "en",
            "L’Avventura|New York|Newark|The Zone|«Οι Άλλοι»|Ο Θίασος|Ωραία μέρα|Жена|...|8½|120 battements par minute",
        ),
        (
            "el",
            "«Οι Άλλοι»|Ο Θίασος|Ωραία μέρα|L’Avventura|New York|Newark|The Zone|Жена|...|8½|120 battements par minute",
        ),
    ],
)
def test_a_page_files_its_own_script_first(page_language, in_order):
    titles = sorted(TITLES, key=lambda title: text.filing(*title, page_language))

    assert [title for title, _ in titles] == in_order.split("|")


@pytest.mark.parametrize(
    ("title", "language", "key"),
    [
        ("The Hours", "en", "1hours"),
        ("The", "en", "1the"),
        ("The …", "en", "1the"),
        ("The Hours", "", "1the hours"),
        ("Les Misérables", "fr", "1miserables"),
        ("Des hommes et des dieux", "fr", "1des hommes et des dieux"),
        ("L’ été", "fr", "1ete"),
        ("'t Schaep met de vijf poten", "nl", "1schaep met de vijf poten"),
        ("O Brother, Where Art Thou?", "en", "1o brother where art thou"),
        ("O Som ao Redor", "pt-BR", "1som ao redor"),
        ("Al-Makhdu’un", "ar", "1makhdu un"),
        ("¡Átame!", "es", "1atame"),
        ("Μια αιωνιότητα και μια μέρα", "el", "2αιωνιοτητα και μια μερα"),
        ("Στη φωτιά", "el", "2στη φωτια"),
        ("Alien³", "en", "1alien00000003"),
        ("2001: A Space Odyssey", "en", "400002001 a space odyssey"),
        ("8½", "it", "400000008 00000001 00000002"),
        ("?!", "en", "4?!"),
        ("", "en", "4"),
    ],
)
def test_filing_on_an_english_page(title, language, key):
    assert text.filing(title, language, "en") == key


@pytest.mark.parametrize(
    ("title", "language", "letter"),
    [
        ("Ο Θίασος", "el", "Θ"),
        ("Η Φόνισσα", "el", "Φ"),
        ("Σώμα", "el", "Σ"),
        ("Élève libre", "fr", "E"),
        ("Жена", "ru", "Ж"),
        ("ქალი", "ka", "ქ"),
        ("8½", "it", "#"),
        ("!", "", "#"),
        ("", "", "#"),
    ],
)
def test_initial_is_the_letter_a_title_stands_under(title, language, letter):
    assert text.initial(text.filing(title, language, "el")) == letter


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Red Rooms", "red-rooms"),
        ("Ο Θίασος", "o-thiasos"),
        ("Αύριο: ΨΥΧΗ", "avrio-psychi"),
        ("L’été à Łódź", "lete-a-lodz"),
        ("花樣年華", "huayangnianhua"),
        ("8½", "8-1-2"),
        ("1917", "film-1917"),
        ("9" * 90, "film-" + "9" * 75),
        ("?!", "film"),
        ("", "film"),
        ("word " * 30, "-".join(["word"] * 16)),
        ("abcd " * 16 + "abcd", "-".join(["abcd"] * 16)),
        ("a" * 100, "a" * 80),
        ("1917 " + "a" * 100, "film-1917"),
    ],
)
def test_slug(title, slug):
    assert text.slugify(title, "film") == slug


@settings(deadline=None)
@given(st.text())
def test_a_slug_is_short_ascii_and_never_a_number(title):
    slug = text.slugify(title, "film")

    assert slug.isascii()
    assert slug.replace("-", "a").isalnum()
    assert len(slug) <= text.SLUG_LENGTH
    assert not slug.isdigit()


def test_english_ordinals():
    ordinals = "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 64th 101st 111th 112th"

    assert [text.ordinal_en(int(ordinal[:-2])) for ordinal in ordinals.split()] == ordinals.split()


def test_greek_ordinal_ends_in_omicron():
    assert text.ordinal_el_neuter(64) == "64\N{GREEK SMALL LETTER OMICRON}"
