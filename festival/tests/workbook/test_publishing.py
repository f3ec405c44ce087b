"""A film that a workbook publishes goes through the gate, as it will be with all that the workbook says of it."""

import pytest

from festival.models import WorkbookExport
from festival.tests.workbook.books import content, imported, planned, problems, queries, told
from festival.tests.workbook.test_files import xlsx
from festival.tests.workbook.test_round_trip import empty
from festival.workbook import apply, export, plan, read
from films.models import DueDate, Film, Still
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.readiness.ready import WORDS, ready_film

pytestmark = pytest.mark.django_db

MOMENT = "2023-11-05 11:00"
NOT_READY = "The film is not ready to be published: "


@pytest.fixture(autouse=True)
def today(now, settings):
    """The second day of TIFF 64, when everything is due."""
    settings.TIME_ZONE = "Europe/Athens"
    return now("2023-11-03 12:00")


def publishing(**cells):
    return {"films": [{"film": "boat", "publish_at": MOMENT, **cells}]}


def draft(**given) -> Film:
    return ready_film(slug="boat", publish_at=None, **given)


def gaps(seen) -> list[tuple]:
    """What is missing, by row."""
    return [(one.row, str(one.what).removeprefix(NOT_READY)) for one in seen.problems]


def test_a_ready_film_is_published():
    draft()

    imported(**publishing())

    assert Film.objects.get().publish_at == athens(MOMENT)


def test_a_film_with_errors_is_refused_with_what_is_missing():
    draft(synopsis_el="", title_el="")

    [problem] = planned(**publishing()).problems

    assert str(problem) == (
        f"Sheet films, row 2, column publish_at: “{MOMENT}”: The film is not ready to be published: "
        "no Greek title; no Greek synopsis. "
        "Add this in the workbook or on the site, or publish the film later."
    )


def test_every_film_is_told_in_its_own_row():
    draft(title_el=""), make.film(slug="b", title_en="B", publish_at=None, minutes=None)
    rows = [{"film": key, "publish_at": MOMENT} for key in ("boat", "b")]

    assert gaps(planned(films=rows)) == [
        (2, "no Greek title."),
        (3, "no Greek title; no English synopsis; no Greek synopsis; no still; no credits; no minutes."),
    ]


def test_what_the_workbook_adds_mends_the_film():
    film = draft(title_el="")
    film.credits.all().delete(), film.stills.update(alt_el="")
    still = Still.objects.get().image.name

    imported(
        films=[{"film": "boat", "publish_at": MOMENT, "title_el": "Η βάρκα"}],
        credits=[{"film": "boat", "role": "direction", "name": "Ann"}],
        stills=[{"film": "boat", "file": still, "alt_el": "Μια βάρκα."}],
    )

    assert Film.objects.get().publish_at == athens(MOMENT)


def test_what_the_workbook_takes_away_is_missing():
    film = draft()
    screening = film.screenings.get()
    still = film.stills.get()

    seen = planned(
        **publishing(),
        credits=[{"film": "boat", "role": "direction", "name": film.credits.get().person.slug, "action": "delete"}],
        stills=[{"film": "boat", "file": still.image.name, "action": "delete"}],
        screenings=[{"edition": "tiff-64", "screening": screening.key, "minutes": "250"}],
    )

    assert gaps(seen) == [
        (2, f"no still; no credits; screening {screening.code}: 250 minutes are entered, what is shown lasts 100.")
    ]


def test_a_length_in_a_package_is_that_of_all_its_films():
    film = draft()
    film.screenings.all().delete()
    package = make.package([film, make.film(minutes=20)])
    screening = make.screening(film=None, package=package, minutes=120)

    assert problems(**publishing()) == []
    screening.minutes = 100
    screening.save()

    assert gaps(planned(**publishing())) == [
        (2, f"screening {screening.code}: 100 minutes are entered, what is shown lasts 120.")
    ]


def test_a_withdrawn_film_that_is_shown_is_not_published():
    film = draft()
    film.selections.update(status="withdrawn")

    assert gaps(planned(**publishing())) == [(2, f"withdrawn, but screening {film.screenings.get().code} stands.")]


def test_an_edition_of_which_too_little_is_known_is_no_matter():
    """Its own error is told; the film is judged in the other."""
    film = draft(title_el="")
    make.selection(film, make.section(edition=make.edition(number=63), title_en="Old"))

    seen = planned(
        **publishing(),
        editions=[{"edition": "tiff-63", "year": "", "starts": "", "ends": ""}],
    )

    assert gaps(seen) == [(2, "Give the first and the last day, or the year alone."), (2, "no Greek title.")]


def test_three_films_are_judged_by_the_queries_of_one():
    films = [ready_film(publish_at=None) for _ in range(3)]
    rows = [{"film": film.slug, "publish_at": MOMENT} for film in films]

    assert queries(lambda: planned(films=rows)) == queries(lambda: planned(films=rows[:1]))


def test_a_new_film_is_refused_too():
    make.tiff_64()

    assert gaps(planned(**publishing(title_en="The boat"))) == [
        (2, "no Greek title; no English synopsis; no Greek synopsis; no still; no credits; no minutes.")
    ]


def test_a_warning_or_what_is_to_come_refuses_nothing(now):
    draft(title_el="", year=None)
    DueDate.objects.create(edition=make.tiff_64(), subject="translation", date="2023-11-04")

    assert problems(**publishing()) == []


@pytest.mark.parametrize("moment", ["2023-11-05 11:00", "2023-11-06 11:00", ""])
def test_a_moment_unchanged_or_later_or_emptied_publishes_nothing(moment):
    make.film(slug="boat", title_en="The boat", publish_at=athens("2023-11-05 11:00"))

    assert problems(**publishing(publish_at=moment)) == []


def test_an_earlier_moment_publishes():
    make.film(slug="boat", title_el="Η βάρκα", synopsis_en="A", synopsis_el="Α", publish_at=athens("2023-11-06 11:00"))

    assert gaps(planned(**publishing())) == [(2, "no still; no credits.")]


# --- Nothing is told twice --------------------------------------------------------------------------------------------


def test_a_cell_that_was_refused_is_not_missing_as_well():
    draft(title_el="", synopsis_el="")
    head = ["film", "title_el", "publish_at"]

    seen = plan(read(xlsx(films=[head, ["boat", "=1+1", MOMENT]])))

    assert gaps(seen) == [(2, "holds a formula."), (2, "no Greek synopsis.")]


def test_credits_that_were_refused_are_not_missing_as_well():
    draft(title_el="").credits.all().delete()
    rows = [{"film": "boat", "role": "regie", "name": "Ann"}]

    assert told(planned(**publishing(), credits=rows)) == [
        ("films", 2, "publish_at", f"{NOT_READY}no Greek title."),
        ("credits", 2, "role", "is not known."),
    ]


# --- Round trips ------------------------------------------------------------------------------------------------------


def test_an_untouched_export_makes_an_empty_site_the_same():
    make.film(slug="boat", title_en="", title_el="Η βάρκα")
    exported = export()
    empty()

    apply(plan(read(exported)))

    assert Film.objects.get().publish_at == make.LONG_AGO


def test_an_export_that_was_touched_passes_the_gate():
    make.film(slug="boat", **WORDS)
    book = read(export())
    empty()
    book.sheets["films"].rows[0].cells["synopsis_el"] = ""

    assert gaps(plan(book)) == [(2, "no Greek synopsis; no still; no credits.")]


def test_a_film_that_comes_back_was_public():
    make.film(slug="boat", title_en="The boat")
    book = read(export())
    book.sheets["films"].rows[0].cells["minutes"] = "90"
    Film.objects.all().delete()

    apply(plan(book, otherwise="workbook"))

    assert (Film.objects.get().publish_at, WorkbookExport.objects.count()) == (make.LONG_AGO, 1)


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [MOMENT, "2023-11-07 11:00", ""])
def test_whoever_may_not_publish_moves_no_moment(moment):
    make.film(slug="boat", title_en="The boat", publish_at=athens("2023-11-06 11:00"))

    seen = plan(read(content(**publishing(publish_at=moment))), may_publish=False)

    assert [(one.column, str(one.what), str(one.fix)) for one in seen.problems] == [
        (
            "publish_at",
            "You may not publish films.",
            "Leave the cell as it is; who has the permission “Can publish film” publishes.",
        )
    ]


def test_whoever_may_not_publish_imports_drafts_and_leaves_moments():
    make.film(slug="boat", title_en="The boat", publish_at=athens(MOMENT))
    rows = [
        {"film": "boat", "title_en": "The boat", "publish_at": MOMENT, "minutes": "90"},
        {"film": "b", "title_en": "B", "publish_at": ""},
    ]

    assert plan(read(content(films=rows)), may_publish=False).problems == []
