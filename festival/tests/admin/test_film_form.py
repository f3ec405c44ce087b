"""The form of a film: what it asks for, and rows that change places in it."""

import pytest
from django.db import IntegrityError

from films.models import Credit, Film, FilmCountry
from films.tests import builders
from films.tests.pages.reading import Page
from people.models import Country

from .pages import add_url, change_url, errors, fields, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    """A film with two producing companies."""
    made = builders.film()
    for place, name in enumerate(["First", "Second"], start=1):
        builders.credit(made, "production", company=builders.company(name=name), position=place)
    return made


def producers(film):
    return [credit.company.name for credit in film.credits.order_by("position")]


def row(number, **values):
    return {f"credits-{number}-{name}": value for name, value in values.items()}


def added(number, **values):
    return {"credits-TOTAL_FORMS": str(number + 1), **row(number, **{"id": "", "position": str(number + 1), **values})}


def test_title_alone_makes_a_draft(admin_client):
    response = send(admin_client, add_url(Film), title_el="Η αρχή")
    assert errors(response) == []
    assert [(film.title_el, film.publish_at) for film in Film.objects.all()] == [("Η αρχή", None)]


def test_film_without_any_title_is_refused_in_words(admin_client):
    response = send(admin_client, add_url(Film), year="2023")
    assert errors(response) == ["Give the film a title, in any language."]


def test_two_credits_swap_their_companies(admin_client, film):
    first, second = film.credits.order_by("position")
    response = send(
        admin_client, change_url(film), **row(0, company=second.company_id), **row(1, company=first.company_id)
    )
    assert errors(response) == []
    assert producers(film) == ["Second", "First"]
    assert {credit.pk for credit in film.credits.all()} == {first.pk, second.pk}


def test_credit_is_deleted_and_entered_again(admin_client, film):
    first = film.credits.order_by("position")[0]
    again = added(2, role=first.role_id, company=first.company_id)
    response = send(admin_client, change_url(film), **row(0, DELETE="on"), **again)
    assert errors(response) == []
    assert producers(film) == ["Second", "First"]


def test_credit_takes_the_place_of_a_deleted_one(admin_client, film):
    first = film.credits.order_by("position")[0]
    response = send(admin_client, change_url(film), **row(0, DELETE="on"), **row(1, company=first.company_id))
    assert errors(response) == []
    assert producers(film) == ["First"]


def test_credit_entered_twice_is_refused_and_stays_typed(admin_client, film):
    first = film.credits.order_by("position")[0]
    twice = added(2, role=first.role_id, company=first.company_id, note="typed")
    response = send(admin_client, change_url(film), title_en="New title", **twice)
    assert errors(response) == ["This credit is entered twice."]
    typed = fields(response)
    assert (typed["title_en"], typed["credits-2-note"]) == ("New title", "typed")
    assert producers(film) == ["First", "Second"]


def test_credit_of_a_person_and_a_company_is_refused_in_words(admin_client, film):
    response = send(admin_client, change_url(film), **row(0, person=builders.person().pk))
    assert "A credit is for a person or a company: choose one, not both." in errors(response)


def test_credit_emptied_of_its_company_is_refused_and_everything_stays_typed(admin_client, film):
    response = send(admin_client, change_url(film), title_en="New title", **row(0, company="", note="typed"))
    assert errors(response) == ["A credit is for a person or a company: choose one, not both."]
    typed = fields(response)
    assert [typed[name] for name in ("title_en", "credits-0-company", "credits-0-note")] == ["New title", "", "typed"]
    assert producers(film) == ["First", "Second"]


EMPTIED = {
    "award": (lambda: builders.award(), ["film", "person"], "An award goes to a film or to a person."),
    "screening": (lambda: builders.screening(), ["film", "package", "title_en", "title_el"], None),
    "online window": (lambda: builders.online_window(), ["film", "package"], None),
}


@pytest.mark.parametrize("what", EMPTIED)
def test_row_emptied_of_what_it_is_called_by_is_refused_and_stays_typed(admin_client, what):
    build, names, words = EMPTIED[what]
    made = build()
    response = send(admin_client, change_url(made), **dict.fromkeys(names, ""))
    assert response.status_code == 200
    assert errors(response) if words is None else errors(response) == [words]
    assert [fields(response)[name] for name in names] == [""] * len(names)
    assert "None" not in response.content.decode()


def test_credit_another_editor_added_meanwhile_is_refused_in_words(admin_client, film):
    data = fields(admin_client.get(change_url(film)))
    third = builders.company(name="Third")
    builders.credit(film, "production", company=third)
    mine = added(2, role=film.credits.all()[0].role_id, company=third.pk, note="mine")
    response = admin_client.post(change_url(film), {**data, "title_en": "New title", **mine})
    assert errors(response) == ["This credit is entered twice."]
    assert fields(response)["credits-2-note"] == "mine"
    film.refresh_from_db()
    assert film.title_en != "New title"


def test_whatever_else_the_database_refuses_is_said(admin_client, film, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError("something unheard of")

    monkeypatch.setattr(Film, "save", refuse)
    response = send(admin_client, change_url(film), title_en="New title")
    assert errors(response) == [
        "Nothing was saved: another entry has these values by now, or is gone. Check and save again."
    ]
    assert fields(response)["title_en"] == "New title"


def test_row_with_nothing_but_its_position_is_no_row(admin_client, film):
    blank = added(2, role="", person="", company="", credited_as="", character="", note="")
    response = send(admin_client, change_url(film), **blank)
    assert errors(response) == []
    assert film.credits.count() == 2


def test_row_without_a_position_comes_last(admin_client, film):
    last = added(2, role=film.credits.all()[0].role_id, company=builders.company(name="Third").pk, position="0")
    send(admin_client, change_url(film), **last)
    assert producers(film) == ["First", "Second", "Third"]


def test_change_of_a_row_counts_as_a_change_of_the_film(admin_client, film, now):
    moment = now("2023-11-03 12:00")
    send(admin_client, change_url(film), **row(0, note="co-producer"))
    film.refresh_from_db()
    assert film.edited_at == moment


def test_saving_without_a_change_changes_nothing(admin_client, film, now):
    before = film.edited_at
    now("2023-11-03 12:00")
    send(admin_client, change_url(film))
    film.refresh_from_db()
    assert film.edited_at == before


def test_countries_are_exchanged(admin_client, film):
    for place, code in enumerate(["GR", "FR"], start=1):
        FilmCountry.objects.create(film=film, country=Country.objects.get(code=code), position=place)
    greece, france = (Country.objects.get(code=code).pk for code in ("GR", "FR"))
    exchanged = {"film_countries-0-country": france, "film_countries-1-country": greece}
    assert errors(send(admin_client, change_url(film), **exchanged)) == []
    assert [row.country.code for row in film.film_countries.all()] == ["FR", "GR"]


def selection_rows(*rows):
    """New selections: pairs of section and premiere."""
    data = {"selections-TOTAL_FORMS": str(len(rows))}
    for number, (section, premiere) in enumerate(rows):
        data |= {f"selections-{number}-section": section.pk, f"selections-{number}-premiere": premiere}
        data |= {f"selections-{number}-status": "selected"}
    return data


def test_new_selection_comes_last_in_its_section(admin_client, film):
    section = builders.section()
    builders.selection(section=section, position=7)
    assert errors(send(admin_client, change_url(film), **selection_rows((section, "world")))) == []
    assert film.selections.get().position == 8


def test_two_premieres_in_one_edition_are_refused_in_words(admin_client, film):
    rows = selection_rows((builders.section(), "world"), (builders.section(), "national"))
    response = send(admin_client, change_url(film), **rows)
    assert errors(response) == ["The film already has another premiere in this edition: World Premiere."]


def test_premiere_is_corrected_in_both_sections_at_once(admin_client, film):
    for _ in range(2):
        builders.selection(film, premiere="world")
    corrected = {"selections-0-premiere": "european", "selections-1-premiere": "european"}
    assert errors(send(admin_client, change_url(film), **corrected)) == []
    assert set(film.selections.values_list("premiere", flat=True)) == {"european"}


def test_rows_are_added_without_script(admin_client, film):
    page = admin_client.get(change_url(film), {"rows": "3"})
    assert fields(page)["credits-TOTAL_FORMS"] == "5"


def test_every_input_of_a_row_has_a_name(admin_client, film):
    html = admin_client.get(change_url(film)).content.decode()
    assert 'aria-label="Company: Production: First"' in html
    assert 'aria-label="Delete: Production: First"' in html
    assert 'aria-label="Company: new row"' in html


@pytest.mark.parametrize("credits", [1, 3])
def test_form_asks_for_no_name_of_a_row_twice(credits, admin_client, django_assert_num_queries):
    film = builders.film()
    for _ in range(credits):
        builders.credit(film)
    admin_client.get(change_url(film))  # content types are asked for once
    with django_assert_num_queries(32):
        admin_client.get(change_url(film))


# --- Awards -----------------------------------------------------------------------------------------------------------


def award_row(number, **values):
    row = {"id": "", "position": str(number + 1), "result": "won", **values}
    return {"awards-TOTAL_FORMS": str(number + 1), **{f"awards-{number}-{name}": value for name, value in row.items()}}


def test_award_of_another_festival_is_typed_with_the_film(admin_client):
    mention = award_row(0, words_en="Best Actress", event_en="Fantasia", year="2023", result="mention")
    response = send(admin_client, add_url(Film), title_en="Red Rooms", **mention)
    assert errors(response) == []
    award = Film.objects.get().awards.get()
    assert str(award) == "Best Actress: Red Rooms"
    assert (award.event_en, award.year, award.result, award.edition) == ("Fantasia", 2023, "mention", None)


def test_award_without_words_or_prize_is_refused_in_words(admin_client, film):
    response = send(admin_client, change_url(film), **award_row(0, year="2023"))
    assert errors(response) == ["Choose a prize, or write the award's words."]
    assert fields(response)["awards-0-year"] == "2023"


def test_awards_change_places(admin_client, film):
    for place, words in enumerate(["First", "Second"], start=1):
        builders.award(film=film, words_en=words, position=place)
    send(admin_client, change_url(film), **{"awards-0-position": "3"})
    assert [award.words_en for award in film.awards.order_by("position")] == ["Second", "First"]


# --- The second line of a row -----------------------------------------------------------------------------------------


def unfolded(response) -> int:
    return response.content.decode().count("<details open><summary>More")


def test_second_line_of_a_credit_is_open_only_where_it_says_something(admin_client, film):
    assert unfolded(admin_client.get(change_url(film))) == 0
    film.credits.filter(position=1).update(note="co-producer")
    assert unfolded(admin_client.get(change_url(film))) == 1


def test_second_line_opens_where_something_in_it_is_to_be_mended(admin_client, film):
    response = send(admin_client, change_url(film), **row(1, note="n" * 500))
    assert unfolded(response) == 1


@pytest.mark.parametrize("awards", [1, 3])
def test_form_asks_for_no_name_of_an_award_twice(awards, admin_client, django_assert_num_queries):
    film = builders.film()
    for _ in range(awards):
        builders.award(film=film)
    admin_client.get(change_url(film))  # content types are asked for once
    with django_assert_num_queries(32):
        admin_client.get(change_url(film))


def test_credits_of_the_form_are_in_page_order(admin_client):
    film = builders.film()
    builders.credit(film, "actors", position=1)
    builders.credit(film, "direction", position=5)
    typed = fields(admin_client.get(change_url(film)))
    roles = [int(typed[f"credits-{number}-role"]) for number in range(2)]
    assert roles == list(Credit.objects.in_order().values_list("role", flat=True))


# --- Its tables -------------------------------------------------------------------------------------------------------


def test_rows_are_added_without_a_script_by_a_link_that_says_what_it_costs(admin_client, film):
    group = Page(admin_client.get(change_url(film))).root.find(id="stills-group")
    asked = Page(admin_client.get(f"{change_url(film)}{group.find('noscript').find('a').attrs['href']}")).root

    assert group.find("noscript").text == ("Add three rows The page is loaded anew: save first what you have typed.")
    assert [row.attrs["id"] for row in asked.find(id="stills-group").all("tr", css="form-row")] == [
        "stills-0",
        "stills-1",
        "stills-2",
        "stills-empty",
    ]


def test_columns_of_a_table_have_names_of_their_own(admin_client, film):
    table = Page(admin_client.get(change_url(film))).root.find(id="stills-group").find("thead")
    heads = [head.children[0].strip() for head in table.all("th") if isinstance(head.children[0], str)]

    assert [head for head in heads if head] == ["Position", "Preview", "Picture", "Photo credit"]
