"""Subtitles are news wherever they are changed: at the screening, in the film's copy, in the rule of the edition."""

import pytest

from films.models import EditionSubtitle, FilmLanguage, FilmSubtitle, ScreeningChange, ScreeningSubtitle
from films.models.recording import recording
from films.schedule.load import film_schedule
from films.schedule.load_errata import notes
from films.subtitles import subtitles
from people.models import Language

from . import builders as make
from .builders import athens, change

pytestmark = pytest.mark.django_db


def language(code: str) -> Language:
    return Language.objects.get(code=code)


def told(screening) -> list[tuple]:
    return [(one.kind, one.before, one.after) for one in screening.changes.in_order()]


def subtitled(film, code: str, **given) -> FilmSubtitle:
    return FilmSubtitle.objects.create(film=film, language=language(code), **given)


def ruled(edition, code: str) -> EditionSubtitle:
    return EditionSubtitle.objects.create(edition=edition, language=language(code))


def test_copy_is_told_at_each_screening_that_says_nothing_else(shown, now):
    second, own = make.screening(film=shown.film), make.screening(film=shown.film, subtitles_state="none")
    ScreeningChange.objects.all().delete()
    now("2023-11-01 13:00")
    row = subtitled(shown.film, "en", method="electronic")
    now("2023-11-01 14:00")
    row.delete()

    came, went = ("subtitles", "unknown", "en:electronic"), ("subtitles", "en:electronic", "unknown")
    assert [told(one) for one in (shown, second, own)] == [[came, went], [came, went], []]


def test_copy_without_subtitles_is_told(shown):
    change(shown.film, subtitles_state="none")

    assert told(shown) == [("subtitles", "unknown", "none")]


def test_rule_of_the_edition_is_told_where_nothing_else_is_said(shown, now):
    own, talk = make.screening(film=make.selected_film()), make.screening(title_en="A talk", kind="talk")
    bill = make.screening(package=make.package())
    subtitled(own.film, "fr")
    ScreeningChange.objects.all().delete()
    now("2023-11-01 13:00")
    ruled(shown.edition, "el")

    came = [("subtitles", "unknown", "el")]
    assert [told(one) for one in (shown, bill, own, talk)] == [came, came, [], []]


def test_subtitles_of_the_screening_replace_those_of_the_copy(shown):
    subtitled(shown.film, "el")
    ScreeningChange.objects.all().delete()
    ScreeningSubtitle.objects.create(screening=shown, language=language("en"), method="electronic")

    assert told(shown) == [("subtitles", "el", "en:electronic")]


def test_subtitles_that_say_what_the_copy_says_are_no_news(shown):
    subtitled(shown.film, "el")
    ScreeningChange.objects.all().delete()
    ScreeningSubtitle.objects.create(screening=shown, language=language("el"))

    assert told(shown) == []


def test_film_without_dialogue_is_told_and_then_its_subtitles_are_no_news(shown, now):
    FilmLanguage.objects.create(film=shown.film, language=language(Language.NO_DIALOGUE))
    now("2023-11-01 13:00")
    subtitled(shown.film, "el")
    ruled(shown.edition, "el")

    assert told(shown) == [("subtitles", "unknown", "silent")]


def test_rule_changed_row_by_row_is_one_change(shown):
    with recording({shown.pk}):
        ruled(shown.edition, "el")
        ruled(shown.edition, "en")

    assert told(shown) == [("subtitles", "unknown", "el;en")]


@pytest.mark.parametrize(
    ("deed", "note", "line"),
    [
        (lambda one: subtitled(one.film, "el"), "Subtitles: Greek.", "Greek subtitles"),
        (lambda one: ruled(one.edition, "el"), "Subtitles: Greek.", "Greek subtitles, as for all films"),
        (lambda one: change(one.film, subtitles_state="none"), "No subtitles.", "No subtitles"),
        (
            lambda one: FilmLanguage.objects.create(film=one.film, language=language("zxx")),
            "No dialogue.",
            "No dialogue",
        ),
    ],
    ids=["copy", "rule", "none", "silent"],
)
def test_change_says_what_the_line_says(deed, note, line, shown, now):
    deed(shown)
    at = now("2023-11-01 13:00")

    lines = film_schedule([shown.film_id], at)[shown.film_id].screenings
    [erratum] = notes(lines, at).values()
    row = lines[0].row
    assert erratum.note(at)["en"] == f"Changed: today 12:00. {note}"
    assert subtitles(row.film, row.edition, row) == line


def test_schedule_that_opens_with_a_new_rule_adds_nothing(now):
    now("2023-10-15 12:00")
    first, second = make.screening(), make.screening(subtitles_state="none")
    with recording({first.pk}):
        ruled(first.edition, "el")
        change(first.edition, schedule_public_at=athens("2023-10-15 11:00"))

    assert told(first) + told(second) == []
