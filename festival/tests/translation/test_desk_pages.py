"""The way to the desk, from text to text, and what other rooms say of it."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from festival.tests.admin.pages import add_url, change_url, fields, told
from films.models import Film
from films.tests import builders as make
from films.tests.pages.reading import Page
from people.models import Person

from .said import ENGLISH, GREEK, QUEUE, desk_url, job, say, settle

pytestmark = pytest.mark.django_db


def shown(response):
    """What the texts of the queue belong to, in order."""
    return [job.called for _turn, job, _when in response.context["lines"]]


def listed(page):
    return [item for jobs in page.main.all("ol", css="jobs") for item in jobs.all("li")]


def test_saving_goes_on_to_the_next_of_the_same_queue(translator, film):
    after = make.selected_film(title_en="The Tree", synopsis_en="A tree.")
    queue = "?kind=films.film&state=empty"

    assert shown(translator.get(f"{QUEUE}{queue}")) == ["The Sea", "The Tree", "The Tree"]
    response = translator.post(
        f"{desk_url(film)}{queue}", {**fields(translator.get(desk_url(film))), "text": GREEK, "do": "final"}
    )

    assert response.headers["Location"] == f"{desk_url(after, 'title')}?kind=films.film&state=empty"


def test_neighbours_are_links(translator, film):
    after = make.selected_film(title_en="The Tree", title_el="Δέντρο", synopsis_en="A tree.")
    page = Page(translator.get(f"{desk_url(after)}?kind=films.film&state=empty"))

    steps = page.root.find("nav", css="desk__steps")
    assert [(one.attrs["rel"], one.attrs["href"]) for one in steps.all("a")] == [
        ("prev", f"{desk_url(film)}?kind=films.film&state=empty")
    ]
    assert "2 of 2 · 7 words to go" in steps.text


def test_last_text_leads_back_to_the_queue(translator, film):
    data = {**fields(translator.get(desk_url(film))), "text": GREEK, "do": "final"}
    response = translator.post(f"{desk_url(film)}?state=empty&kind=films.film", data, follow=True)

    assert response.redirect_chain[-1][0] == f"{QUEUE}?state=empty&kind=films.film"
    assert told(response) == ["The Sea, Synopsis: Final."]


def test_text_of_a_language_each_is_marked(translator, film):
    page = Page(translator.get(desk_url(film)))

    assert page.main.find("textarea").attrs["lang"] == "el"
    assert page.main.find("section", **{"aria-labelledby": "desk-source"}).find("div").lang == "en"


BAD = [
    "films.film/999999/synopsis/",
    f"films.film/{10**30}/synopsis/",
    "films.film/{pk}/slug/",
    "auth.user/1/username/",
    "people.country/1/name/",
]


@pytest.mark.parametrize("path", BAD)
def test_what_is_no_text_is_not_found(translator, film, path):
    assert translator.get(QUEUE + path.format(pk=film.pk)).status_code == 404
    assert translator.post(QUEUE + path.format(pk=film.pk), {"do": "final"}).status_code == 404


def test_unknown_filters_are_said_and_passed_by(translator, film):
    response = translator.get(f"{QUEUE}?state=lost&edition=nowhere&section=x&kind=auth.user&to=fr&page=x")

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"state", "edition", "section", "kind", "to"}
    assert len(response.context["queue"].order) > 0


def test_only_translators_come_in(client, django_user_model, film):
    other = django_user_model.objects.create_user("other", is_staff=True)
    other.user_permissions.set(Permission.objects.exclude(codename="translate"))
    client.force_login(other)

    assert [client.get(url).status_code for url in (QUEUE, desk_url(film))] == [403, 403]
    assert client.post(desk_url(film), {"do": "final", "text": GREEK}).status_code == 403
    assert QUEUE not in client.get("/admin/").content.decode()


def test_desk_is_linked_from_the_start_page(translator, film):
    start = Page(translator.get("/admin/"))

    assert start.links.count(QUEUE) >= 2  # the line of the desk, and the list of rooms
    assert "5 texts to be done" in start.text  # title and synopsis, the section, name and city of the edition


def test_start_page_names_the_edition_of_its_texts(translator, film):
    assert "64th TIFF: 5 texts to be done" in Page(translator.get("/admin/")).text


def test_outdated_text_of_another_edition_is_seen_from_the_desk_and_the_start_page(translator, film):
    there = make.film(title_en="There", title_el="Εκεί", synopsis_en="Words.", synopsis_el="Λόγια.")
    make.selection(there, make.section(edition=make.closed_edition(number=63)))
    say(there)
    Film.objects.filter(pk=there.pk).update(synopsis_en="Others.")

    for address in ("/admin/", f"{QUEUE}?section=none"):
        page = Page(translator.get(address))
        assert "+ 1 outdated in other editions" in page.text
        assert [link for link in page.links if link.endswith("?edition=all&state=outdated")]

    assert shown(translator.get(f"{QUEUE}?edition=all&state=outdated")) == ["There"]


def test_queue_stands_under_the_reason_for_its_order(translator, film):
    make.selected_film(title_en="Soon", publish_at=make.athens("2023-11-04 12:00"))

    page = Page(translator.get(f"{QUEUE}?kind=films.film"))

    assert [one.text for one in page.main.all("h2")] == ["To be announced", "Public"]


def test_moments_are_on_the_wall_of_the_edition_that_shows_the_text(translator, film):
    """11:00 in Athens is 09:00 in London, whatever the office's clock says."""
    there = make.section(edition=make.edition(acronym="LFF", number=67, time_zone="Europe/London"))
    for title, section in (("Here", None), ("There", there)):
        moment = make.athens("2023-11-04 11:00")
        make.selected_film(section, title_en=title, title_el=title, synopsis_en="Words.", publish_at=moment)
    page = Page(translator.get(f"{QUEUE}?edition=all&kind=films.film&state=empty"))

    assert [(item.find("a").text, item.find("span", css="jobs__when").text) for item in listed(page)][:2] == [
        ("Here", "Empty · 4 Nov 11:00"),
        ("There", "Empty · 4 Nov 09:00"),
    ]


def test_desk_keeps_a_log(translator, film):
    settle(translator, film, "final", text=GREEK)
    response = translator.get(reverse("admin:index"))

    assert "The Sea" in Page(response).root.find("div", id="content-related").text


def test_form_says_how_far_its_texts_are(admin_client, film):
    say(film, "title")
    Film.objects.filter(pk=film.pk).update(title_en="The Ocean", short_synopsis_en="A line.")

    page = Page(admin_client.get(change_url(film)))

    assert [one.text for one in page.main.all("p", css="desk-states")] == [
        "Translator's desk: Title [el] Outdated",
        "Translator's desk: Short synopsis [el] Empty · Synopsis [el] Empty",
    ]
    assert desk_url(film) in page.links
    assert "desk-states" not in admin_client.get(add_url(Film)).content.decode()


def test_rows_in_a_form_say_how_far_their_texts_are(admin_client, film):
    still, other = make.still(film, alt_en="A wave."), make.still(film, alt_en="A boat.", alt_el="Μια βάρκα.")
    make.selection(film, note_en="With the crew")
    say(other, "alt")

    page = Page(admin_client.get(change_url(film)))

    said = [cell.text for cell in page.main.all("td", css="row-desk")]
    assert said == [
        "Translator's desk: Note [el] Empty",
        "Translator's desk: Alternative text [el] Empty",
    ]
    assert desk_url(still, "alt") in page.links
    assert desk_url(other, "alt") not in page.links


@pytest.mark.parametrize("stills", [1, 3])
def test_rows_are_asked_about_together(admin_client, film, stills):
    for _number in range(stills):
        make.still(film, alt_en="A wave.")
    with CaptureQueriesContext(connection) as asked:
        admin_client.get(change_url(film))

    assert sum("festival_textstate" in query["sql"] for query in asked.captured_queries) == 3  # film, places, stills


def test_edit_in_the_form_is_seen_at_the_desk(admin_client, film):
    Film.objects.update(synopsis_el=GREEK)
    film.refresh_from_db()
    say(film)
    data = fields(admin_client.get(change_url(film)))
    admin_client.post(change_url(film), {**data, "synopsis_el": "Άλλη σύνοψη."})

    assert job(film).standing == "to_check"


@pytest.mark.parametrize("films", [1, 3])
def test_pages_take_the_same_queries(translator, django_assert_num_queries, films):
    for _number in range(films):
        one = make.selected_film(synopsis_en=ENGLISH)
        make.credit(one, person=make.person(biography_en="Was born."))
    with django_assert_num_queries(13):
        translator.get(QUEUE)
    with django_assert_num_queries(11):
        translator.get(desk_url(one))


def test_person_without_words_has_no_line_in_the_form(admin_client):
    person = Person.objects.create(name="Nobody")

    assert "desk-states" not in admin_client.get(change_url(person)).content.decode()
