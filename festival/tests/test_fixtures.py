"""The fixture `tiff64`: it loads on an empty database and again, and says what the festival's page said."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from festival.lib import clock
from festival.lib.derived import Derived
from festival.lib.text import mixed_script
from festival.models import Page
from films.models import Award, Credit, Edition, Film, Hall, Section, Selection
from people.models import FilmographyEntry, Person

FIXTURE = json.loads((settings.BASE_DIR / "fixtures" / "tiff64.json").read_text(encoding="utf8"))
OURS = [model for model in apps.get_models() if model._meta.app_label in ("festival", "films", "people")]
CREDITS = """
Direction: Pascal Plante
Script: Pascal Plante
Cinematography: Vincent Biron
Editing: Jonah Malak
Sound: Martyne Morin, Olivier Calvert, Stéphane Bergeron
Music: Dominique Plante
Actors: Juliette Gariépy, Laurie Babin, Elisabeth Locas, Natalie Tannous, Pierre Chagnon, Guy Thauvette, \
Maxwell McCabe Lokos
Production: Nemesis Films
Producers: Dominique Dussault
Costumes: Renée Sawtell
Production Design: Laura Nhem
Executive producer: Tim Ringuette
Make Up: Marie Salvado
"""
FILMOGRAPHY = [
    (2011, "Je suis un château de sable qui attend la mer", "short"),
    (2015, "Blonde aux yeux bleus", "short"),
    (2016, "Nonna", "short"),
    (2017, "Les Faux tatouages", ""),
    (2018, "Blast Beat", "short"),
    (2020, "Nadia, Butterfly", ""),
    (2023, "Red Rooms", ""),
]
# The sections of the last three but one are assumed: the source tells that two opened and closed the festival, no more.
# Title, Greek title, original title; year, minutes; direction, in Greek; countries; languages; sections.
OTHERS = """
Animal | Animal | Animal | 2023 | 116
  Sofia Exarchou | Σοφία Εξάρχου | GR AT RO CY BG | - | international-competition
Medium | Medium | Medium | - | -
  Christina Ioakeimidi | Χριστίνα Ιωακειμίδη | GR | - | international-competition
The Last Taxi Driver | Ο τελευταίος ταξιτζής | Ο τελευταίος ταξιτζής | - | -
  Stergios Paschos | Στέργιος Πάσχος | GR | - | international-competition
Guest Star | Guest Star | Guest Star | - | -
  Vasilis Christofilakis | Βασίλης Χριστοφιλάκης | GR | - | meet-the-neighbors
Murderess | Φόνισσα | Φόνισσα | - | -
  Eva Nathena | Εύα Νάθενα | GR | - | meet-the-neighbors
Embryo Larva Butterfly | - | - | - | -
  Kyros Papavassiliou | - | - | - | film-forward
Little Things That Went Wrong | - | - | - | -
  Haris Vafeiadis | - | - | - | film-forward
Glory Sky | Ουρανός | Ουρανός | - | -
  Takis Kanellopoulos | Τάκης Κανελλόπουλος | GR | el | tribute-takis-kanellopoulos
Living Dangerously | BIOS + Πολιτεία | BIOS + Πολιτεία | - | -
  Nikos Perakis | Νίκος Περάκης | GR | el | tribute-nikos-perakis
The Taste of Things | Στη φωτιά | - | - | -
  Tran Anh Hung | - | - | - | special-screenings
Fallen Leaves | - | - | - | -
  Aki Kaurismäki | - | - | - | special-screenings
The Holdovers | Τα Παιδιά του Χειμώνα | The Holdovers | - | -
  Alexander Payne | Αλεξάντερ Πέιν | - | - | special-screenings
In Camera | - | - | - | -
  Naqqash Khalid | - | - | - | international-competition
"""


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The fixture, loaded once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "tiff64", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def seed(_loaded, db):
    return Film.objects.get(slug="red-rooms")


def counts():
    return {model._meta.label: model._base_manager.count() for model in OURS}


def test_loading_twice_changes_nothing(seed):
    before = counts()

    call_command("loaddata", "tiff64", verbosity=0)

    assert counts() == before


def test_fixture_holds_no_numbers_no_derived_columns_and_no_vocabulary():
    derived = {field.name for model in OURS for field in model._meta.fields if isinstance(field, Derived)}

    assert not any("pk" in row for row in FIXTURE)
    assert not [name for row in FIXTURE for name in row["fields"] if name in derived]
    assert {row["model"] for row in FIXTURE}.isdisjoint({"people.country", "people.language", "films.role"})


def test_moments_of_the_edition_are_set_and_past(seed):
    edition = Edition.objects.get(slug="tiff-64")

    opened = [edition.announced_at, edition.programme_public_at, edition.schedule_public_at, edition.awards_public_at]
    assert all(clock.passed(moment, edition.make_closes_at()) for moment in opened)


def test_every_row_passes_its_own_checks(seed):
    for label in dict.fromkeys(row["model"] for row in FIXTURE):
        for row in apps.get_model(label).objects.all():
            row.full_clean()


def test_dumped_and_loaded_again_it_is_the_same(seed, tmp_path):
    first = tmp_path / "first.json"
    first.write_text(dump(), encoding="utf8")

    connection.check_constraints()  # PostgreSQL empties no table with checks still to come
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", str(first), verbosity=0)

    assert dump() == first.read_text(encoding="utf8")


def dump():
    out = StringIO()
    labels = ["festival", "films", "people"]
    call_command("dumpdata", *labels, natural_foreign=True, natural_primary=True, indent=1, stdout=out)
    return out.getvalue()


def test_no_word_mixes_greek_and_latin_letters():
    texts = [value for row in FIXTURE for value in row["fields"].values() if isinstance(value, str)]

    assert [word for text in texts for word in mixed_script(text)] == []


# --- Red Rooms ------------------------------------------------------------------------------------------------------


def test_red_rooms_has_its_titles_and_technical_data(seed):
    assert (seed.title_en, seed.title_el, seed.original_title) == ("Red Rooms", "", "Les Chambres Rouges")
    assert (seed.year, seed.minutes, seed.format, seed.get_color_display()) == (2023, 118, "DCP", "Color")
    assert [country.name_en for country in seed.countries.all()] == ["Canada"]
    assert [language.code for language in seed.languages.all()] == ["fr"]
    assert seed.contact.name == "h264 distribution"
    assert not seed.screenings.exists()


def test_red_rooms_is_a_greek_premiere_of_round_midnight(seed):
    selection = seed.selections.get()

    assert (str(selection.edition.label), str(selection.premiere_label)) == ("64th TIFF", "Greek Premiere")
    assert selection.section.slug == "round-midnight"


def test_red_rooms_has_a_synopsis_in_both_languages(seed):
    assert 160 <= len(seed.synopsis_en.split()) <= 185
    assert 140 <= len(seed.synopsis_el.split()) <= 185
    assert seed.short_synopsis_en
    assert seed.short_synopsis_el


def test_red_rooms_credits_stand_in_the_order_of_the_page(seed):
    lines = {}
    for credit in Credit.objects.filter(film=seed).for_page():
        lines.setdefault(credit.role, []).append(credit)

    printed = [f"{role.label_for(len(them))}: {', '.join(one.name for one in them)}" for role, them in lines.items()]

    assert printed == CREDITS.strip().splitlines()


def test_red_rooms_has_four_awards_in_order(seed):
    awards = seed.awards.for_list().values_list("words_en", "words_el", "event_en", "year", "result")

    assert list(awards) == [
        (words, "", "Fantasia Film Festival", 2023, Award.Result.WON)
        for words in (
            "Cheval Noir Outstanding Performance",
            "Cheval Noir Best Screenplay",
            "Sandro Forte Award Best Motion Picture Score",
            "Winner Cheval Noir Best Film",
        )
    ]


def test_director_has_biography_and_filmography(seed):
    plante = Person.objects.get(slug="pascal-plante")

    assert list(FilmographyEntry.objects.filter(person=plante).values_list("year", "title", "form")) == FILMOGRAPHY
    for fact in ("Montreal", "Mel Hoppenheim", "Concordia", "Nemesis Films", "73rd Cannes", "Slamdance 2019", "VIFF"):
        assert fact in plante.biography_en
    for fact in ("Μόντρεαλ", "Mel Hoppenheim", "Concordia", "Nemesis Films", "73ου", "Slamdance 2019", "VIFF"):
        assert fact in plante.biography_el


def test_nobody_of_red_rooms_has_a_greek_name(seed):
    assert not Person.objects.filter(credits__film=seed).exclude(name_el="").exists()


# --- The edition around it ------------------------------------------------------------------------------------------


def test_edition_is_the_64th_and_over(seed, now):
    at = now("2026-01-10 12:00")
    tiff = Edition.objects.get(slug="tiff-64")

    assert (tiff.name_en, tiff.name_el, tiff.label_en, tiff.label_el) == (
        "Thessaloniki International Film Festival", "Φεστιβάλ Κινηματογράφου Θεσσαλονίκης", "64th TIFF", "64ο ΦΚΘ",
    )  # fmt: skip
    assert (str(tiff.starts), str(tiff.ends), tiff.time_zone) == ("2023-11-02", "2023-11-12", "Europe/Athens")
    assert (tiff.country.code, tiff.city_en, tiff.city_el) == ("GR", "Thessaloniki", "Θεσσαλονίκη")
    assert (tiff.schedule_open(at), tiff.phase(at, early=False)) == (True, Edition.Phase.ARCHIVE)


def test_edition_has_fifteen_sections_in_order_each_with_its_own_colour(seed):
    sections = Section.objects.filter(edition__slug="tiff-64")

    assert list(sections.values_list("slug", flat=True)) == [
        "international-competition", "meet-the-neighbors", "film-forward", "open-horizons", "round-midnight",
        "greek-film-festival", "special-screenings", "survey-expanded", "next-gen", "immersive-all-around-cinema",
        "podcast", "tribute-fantasmas", "tribute-takis-kanellopoulos", "tribute-nikos-perakis", "smart-7",
    ]  # fmt: skip
    assert list(sections.values_list("position", flat=True)) == list(range(1, 16))
    assert len(set(sections.values_list("color", flat=True))) == 15
    assert sections.get(slug="open-horizons").title_el == "Ανοιχτοί Ορίζοντες"
    assert sections.get(slug="tribute-nikos-perakis").people.get().name == "Nikos Perakis"


def test_seven_halls_have_greek_names_and_nothing_made_up(seed):
    halls = Hall.objects.values_list("venue__slug", "name_en", "name_el", "capacity", "step_free")

    assert list(halls) == [
        ("olympion", "Olympion", "Ολύμπιον", None, "unknown"),
        ("olympion", "Pavlos Zannas", "Παύλος Ζάννας", None, "unknown"),
        ("port", "Frida Liappa", "Φρίντα Λιάππα", None, "unknown"),
        ("port", "Tonia Marketaki", "Τώνια Μαρκετάκη", None, "unknown"),
        ("port", "John Cassavetes", "Τζον Κασσαβέτης", None, "unknown"),
        ("port", "Stavros Tornes", "Σταύρος Τορνές", None, "unknown"),
        ("makedonikon", "Makedonikon", "Μακεδονικόν", None, "unknown"),
    ]


def test_the_other_thirteen_films_say_what_is_known_and_no_more(seed):
    said = "\n".join(known(film) for film in Film.objects.exclude(pk=seed.pk).order_by("pk"))

    assert said == OTHERS.strip()
    noted = Selection.objects.exclude(film=seed).exclude(premiere="", note_en="").order_by("position")
    assert list(noted.values_list("film__slug", "premiere", "note_en", "note_el")) == [
        ("the-taste-of-things", "", "Opening film", "Ταινία έναρξης"),
        ("fallen-leaves", "", "Closing film", "Ταινία λήξης"),
    ]


def test_every_film_of_the_seed_has_a_place_in_its_edition(seed, now):
    shown = Film.objects.in_programme(Edition.objects.get(), now("2026-01-10 12:00"))
    assert set(shown) == set(Film.objects.all())


def known(film):
    """Two lines of OTHERS."""
    directors = [credit.person for credit in film.credits.in_order()]
    parts = [
        *(film.title_en, film.title_el, film.original_title, film.year, film.minutes),
        " ".join(person.name for person in directors),
        " ".join(person.name_el for person in directors),
        " ".join(film.film_countries.values_list("country__code", flat=True)),
        " ".join(film.languages.values_list("code", flat=True)),
        " ".join(film.selections.values_list("section__slug", flat=True)),
    ]
    words = [str(part or "-") for part in parts]
    return f"{' | '.join(words[:5])}\n  {' | '.join(words[5:])}"


def test_all_films_are_public(seed, now):
    assert Film.objects.public(now("2026-01-10 12:00")).count() == 14


def test_pages_are_written_in_both_languages(seed):
    pages = Page.objects.exclude(title_el="").exclude(text_el="").exclude(text_en="")

    assert list(pages.values_list("slug", flat=True)) == ["tickets", "passes", "access", "about", "accessibility"]
