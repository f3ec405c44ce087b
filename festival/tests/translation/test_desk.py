"""The desk at work: a text is written, kept, checked and settled, and nobody's words are lost."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from festival.models import TextState
from festival.tests.admin.pages import add_url, change_url, fields, told
from films.models import Film
from films.tests import builders as make
from films.tests.builders import NOW
from films.tests.pages.reading import Page
from people.models import Person

from .said import QUEUE, desk_url, job, say

pytestmark = pytest.mark.django_db

ENGLISH, GREEK = "She waits. Then she leaves.", "Περιμένει.\r\n\r\n«Ύστερα,  φεύγει» – τι λες;"


@pytest.fixture(autouse=True)
def _stopped(now):
    now("2023-11-03 12:00")


@pytest.fixture
def film():
    return make.selected_film(title_en="The Sea", title_el="Η θάλασσα", synopsis_en=ENGLISH)


@pytest.fixture
def translator(client, django_user_model):
    """Somebody who may do nothing but translate."""
    user = django_user_model.objects.create_user("maria", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="translate"))
    client.force_login(user)
    return client


def settle(client, row, do, name="synopsis", **typed):
    """Opens the text, types, presses a button."""
    url = desk_url(row, name)
    data = fields(client.get(url))
    return client.post(url, {**data, **typed, "do": do}, follow=True)


def complaints(response):
    form = response.context["form"]
    return [str(error) for errors in form.errors.values() for error in errors]


def printed(film):
    return Film.objects.get(pk=film.pk).synopsis_el


@pytest.mark.parametrize(("do", "state", "shown"), [("final", "final", GREEK), ("check", "to_check", GREEK)])
def test_translation_is_saved_exactly_as_it_was_typed(translator, film, do, state, shown):
    settle(translator, film, do, text=GREEK)

    assert printed(film) == shown
    assert (job(film).standing, job(film).said.said_by, job(film).said.source) == (state, "maria", ENGLISH)
    assert Film.objects.get(pk=film.pk).edited_at == NOW


def test_draft_stays_at_the_desk(translator, film):
    settle(translator, film, "draft", text="Περιμένει")

    assert (printed(film), job(film).standing) == ("", "draft")
    assert fields(translator.get(desk_url(film)))["text"] == "Περιμένει"

    settle(translator, film, "final", text=GREEK)
    assert (printed(film), job(film).standing) == (GREEK, "final")


def test_draft_of_a_printed_text_leaves_the_page_alone(translator, film):
    settle(translator, film, "final", text=GREEK)
    settle(translator, film, "draft", text="Καλύτερα έτσι")

    assert (printed(film), job(film).standing, job(film).text) == (GREEK, "draft", "Καλύτερα έτσι")


def test_emptied_draft_is_none(translator, film):
    settle(translator, film, "draft", text="Περιμένει")
    settle(translator, film, "draft", text="")

    assert TextState.objects.count() == 0
    assert job(film).standing == "empty"


def test_empty_draft_leaves_what_is_final(translator, film):
    settle(translator, film, "final", text=GREEK)
    settle(translator, film, "draft", text="")

    assert (job(film).standing, printed(film)) == ("final", GREEK)


def test_title_is_found_in_search_as_soon_as_it_is_saved(translator, film):
    settle(translator, film, "final", name="title", text="Το κύμα")

    assert "κυμα" in Film.objects.get(pk=film.pk).folded


def test_nothing_is_not_a_translation(translator, film):
    response = settle(translator, film, "final", text="  ")

    assert complaints(response) == ["Write the translation, or keep a draft."]
    assert TextState.objects.count() == 0


def test_too_long_a_text_is_refused_and_stays_typed(translator, film):
    Film.objects.filter(pk=film.pk).update(short_synopsis_en="A line.")
    response = settle(translator, film, "final", name="short_synopsis", text="ω" * 301)

    assert complaints(response) == ["Ensure this value has at most 300 characters (it has 301)."]
    assert fields(response)["text"] == "ω" * 301
    assert "Up to 300 characters." in Page(response).text


def test_outdated_text_is_settled_by_still_right(translator, film):
    settle(translator, film, "final", text=GREEK)
    Film.objects.update(synopsis_en="She waits. Then she sleeps.")
    assert job(film).standing == "outdated"

    settle(translator, film, "right")

    assert (job(film).standing, printed(film)) == ("final", GREEK)


def test_what_was_still_to_be_checked_is_so_after_still_right(translator, film):
    settle(translator, film, "check", text=GREEK)
    Film.objects.update(synopsis_en="She waits. Then she sleeps.")

    settle(translator, film, "right")

    assert job(film).standing == "to_check"


def test_outdated_text_is_settled_by_editing(translator, film):
    settle(translator, film, "final", text=GREEK)
    Film.objects.update(synopsis_en="She waits. Then she sleeps.")

    settle(translator, film, "final", text="Περιμένει. Ύστερα κοιμάται.")

    assert (job(film).standing, printed(film)) == ("final", "Περιμένει. Ύστερα κοιμάται.")


@pytest.mark.parametrize("typed", ["Άλλα λόγια", GREEK.replace(",", "")])
@pytest.mark.parametrize("do", ["right", "turn"])
def test_typed_words_are_not_thrown_away_by_another_button(translator, film, do, typed):
    settle(translator, film, "final", text=GREEK)
    Film.objects.update(synopsis_en="She waits. Then she sleeps.")

    response = settle(translator, film, do, text=typed)

    assert complaints(response) == ["You changed the text: save it instead."]
    assert fields(response)["text"].split() == typed.split()
    assert job(film).standing == "outdated"


def test_difference_is_told_in_words_and_marks(translator, film):
    settle(translator, film, "final", text=GREEK)
    Film.objects.update(synopsis_en="She waits. Then she sleeps.")

    page = Page(translator.get(desk_url(film)))

    [changed] = page.main.all("span", css="desk__changed")
    assert changed.text == "Then she [removed: leaves.] [new: sleeps.]"
    assert (changed.find("del").text, changed.find("ins").text) == ("[removed: leaves.]", "[new: sleeps.]")
    assert changed.lang == "en"


MEANWHILE = {
    "the translation": {"synopsis_el": "Κάποιος άλλος."},
    "the source": {"synopsis_en": "She sleeps."},
}


@pytest.mark.parametrize("what", MEANWHILE)
def test_what_somebody_changed_meanwhile_is_shown_beside_what_was_typed(translator, film, what):
    settle(translator, film, "final", text=GREEK)
    opened = fields(translator.get(desk_url(film)))
    Film.objects.update(**MEANWHILE[what])
    before = printed(film)

    response = translator.post(desk_url(film), {**opened, "text": "Δικό μου.", "do": "final"})

    [theirs] = MEANWHILE[what].values()
    assert complaints(response) == [
        "Somebody else changed this text while you wrote. Both are shown: compare, then save again."
    ]
    assert fields(response)["text"] == "Δικό μου."
    assert theirs in Page(response).text
    assert printed(film) == before

    translator.post(desk_url(film), {**fields(response), "do": "final"})
    assert (printed(film), job(film).standing) == ("Δικό μου.", "final")


def test_words_typed_for_a_text_that_is_gone_are_given_back(translator, film):
    opened = fields(translator.get(desk_url(film)))
    Film.objects.update(synopsis_en="")

    response = translator.post(desk_url(film), {**opened, "text": "Δικό μου.", "do": "final"}, follow=True)

    assert told(response) == ["This text is gone by now. You had written: Δικό μου."]


def test_saving_goes_on_to_the_next_of_the_same_queue(translator, film):
    after = make.selected_film(title_en="The Tree", synopsis_en="A tree.")
    queue = "?kind=films.film&state=empty"

    assert [job.called for job in translator.get(f"{QUEUE}{queue}").context["page_obj"]] == [
        "The Sea",
        "The Tree",
        "The Tree",
    ]
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


def test_original_may_be_the_other_language(translator, film):
    settle(translator, film, "check", text=GREEK)

    settle(translator, film, "turn")

    now = job(film)
    assert (now.original, now.language, now.source, now.printed) == ("el", "en", GREEK, ENGLISH)
    assert now.standing == "to_check"


def test_text_of_a_language_each_is_marked(translator, film):
    page = Page(translator.get(desk_url(film)))

    assert page.main.find("textarea").attrs["lang"] == "el"
    assert page.main.find("section", **{"aria-labelledby": "desk-source"}).find("div").lang == "en"


def test_get_and_unknown_buttons_write_nothing(translator, film):
    translator.get(QUEUE)
    translator.get(desk_url(film))

    assert TextState.objects.count() == 0
    assert settle(translator, film, "nonsense", text=GREEK).status_code == 200
    assert (TextState.objects.count(), printed(film)) == (0, "")


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
    assert len(response.context["queue"].jobs) > 0


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


def test_edit_in_the_form_is_seen_at_the_desk(admin_client, film):
    Film.objects.update(synopsis_el=GREEK)
    film.refresh_from_db()
    say(film)
    data = fields(admin_client.get(change_url(film)))
    admin_client.post(change_url(film), {**data, "synopsis_el": "Άλλη σύνοψη."})

    assert job(film).standing == "to_check"


@pytest.mark.parametrize(
    ("build", "name"),
    [
        (lambda: make.still(), "alt"),
        (lambda: make.screening(reason_en="Why"), "reason"),
        (lambda: make.selection(note_en="Opening film"), "note"),
        (lambda: make.award(citation_en="For its calm."), "citation"),
        (lambda: make.hall(), "name"),
        (lambda: make.page(text_en="## Tickets"), "text"),
        (lambda: make.person(biography_en="Was born."), "biography"),
        (lambda: make.online_window(note_en="In Greece"), "note"),
    ],
)
def test_texts_of_every_kind_are_translated_alike(translator, build, name):
    row = build()

    settle(translator, row, "final", name=name, text="Στα ελληνικά")

    row.refresh_from_db()
    assert getattr(row, f"{name}_el") == "Στα ελληνικά"
    assert job(row, name).standing == "final"


@pytest.mark.parametrize("films", [1, 3])
def test_pages_take_the_same_queries(translator, django_assert_num_queries, films):
    for _number in range(films):
        one = make.selected_film(synopsis_en=ENGLISH)
        make.credit(one, person=make.person(biography_en="Was born."))
    with django_assert_num_queries(27):
        translator.get(QUEUE)
    with django_assert_num_queries(30):
        translator.get(desk_url(one))


def test_what_was_said_is_not_lost_by_a_new_address(translator, film):
    settle(translator, film, "final", text=GREEK)
    film = Film.objects.get(pk=film.pk)
    film.slug = "another-address"
    film.save()

    assert job(film).standing == "final"


def test_person_without_words_has_no_line_in_the_form(admin_client):
    person = Person.objects.create(name="Nobody")

    assert "desk-states" not in admin_client.get(change_url(person)).content.decode()
