"""The desk at work: a text is written, kept, checked and settled, and nobody's words are lost."""

import pytest

from festival.models import TextState
from festival.tests.admin.pages import fields, told
from films.models import Film
from films.tests import builders as make
from films.tests.builders import NOW
from films.tests.pages.reading import Page

from .said import ENGLISH, GREEK, QUEUE, desk_url, job, settle

pytestmark = pytest.mark.django_db


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


@pytest.mark.many_cases
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


def test_original_may_be_the_other_language(translator, film):
    settle(translator, film, "check", text=GREEK)

    settle(translator, film, "turn")

    now = job(film)
    assert (now.original, now.language, now.source, now.printed) == ("el", "en", GREEK, ENGLISH)
    assert now.standing == "to_check"


def test_get_and_unknown_buttons_write_nothing(translator, film):
    translator.get(QUEUE)
    translator.get(desk_url(film))

    assert TextState.objects.count() == 0
    assert settle(translator, film, "nonsense", text=GREEK).status_code == 200
    assert (TextState.objects.count(), printed(film)) == (0, "")


@pytest.mark.many_cases
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


def test_what_was_said_is_not_lost_by_a_new_address(translator, film):
    settle(translator, film, "final", text=GREEK)
    film = Film.objects.get(pk=film.pk)
    film.slug = "another-address"
    film.save()

    assert job(film).standing == "final"
