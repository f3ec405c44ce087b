"""Withdrawing a film and replacing a screening: what is asked, what is done, and who may."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from films.models import Screening, ScreeningChange
from films.schedule.load import film_schedule
from films.tests import builders
from films.tests.builders import athens, change
from films.tests.pages.reading import Page

from .pages import change_url, errors, fields, send, told

pytestmark = pytest.mark.django_db

WHY = {"reason_en": "at the request of the rights holder", "reason_el": "με αίτημα του δικαιούχου"}


@pytest.fixture
def shown(now):
    """A film with two screenings to come and one that is over; the festival is on."""
    now("2023-11-03 12:00")
    film = builders.selected_film(title_en="The Boat")
    for start in ("2023-11-02 20:00", "2023-11-03 20:00", "2023-11-05 20:00"):
        builders.screening(film=film, start=athens(start))
    ScreeningChange.objects.all().delete()
    return film


def withdraw_url(film):
    return reverse("admin:films_film_withdraw", args=[film.pk])


def replace_url(screening):
    return reverse("admin:films_screening_replace", args=[screening.pk])


def statuses() -> list[str]:
    return list(Screening.objects.order_by("start", "pk").values_list("status", flat=True))


def do(client, url, **typed):
    """What the page asks, with these words, and sent."""
    return client.post(url, {**fields(client.get(url)), **typed}, follow=True)


# --- Withdraw ---------------------------------------------------------------------------------------------------------


def test_page_says_what_will_be_cancelled_and_changes_nothing(shown, admin_client):
    page = admin_client.get(withdraw_url(shown))

    assert [str(one.wall_start.date()) for one in page.context["concerned"]] == ["2023-11-03", "2023-11-05"]
    assert statuses() == ["scheduled"] * 3


def test_withdrawn_film_says_so_and_its_coming_screenings_are_cancelled(shown, admin_client):
    answer = do(admin_client, withdraw_url(shown), **WHY)

    assert told(answer) == ["Withdrawn; 2 screenings are cancelled."]
    assert statuses() == ["scheduled", "cancelled", "cancelled"]
    state = film_schedule([shown.pk], athens("2023-11-03 12:00"))[shown.pk].state
    assert state.sentence["en"] == "Withdrawn from the programme. Reason: at the request of the rights holder."
    assert state.sentence["el"] == "Αποσύρθηκε από το πρόγραμμα. Αιτία: με αίτημα του δικαιούχου."
    assert set(ScreeningChange.objects.values_list("kind", "reason_en")) == {("cancelled", WHY["reason_en"])}
    assert LogEntry.objects.get().change_message == "TIFF 64: Withdrawn; 2 screenings are cancelled."


def test_page_names_the_packages_and_windows_and_what_becomes_of_them(shown, admin_client):
    bill = builders.package([shown, builders.selected_film()], title_en="Shorts 3")
    builders.package(edition=builders.edition(number=3, starts=None, ends=None, year=1962))
    window = builders.online_window(film=shown)
    builders.online_window(film=shown, opens=athens("2023-11-01 12:00"), closes=athens("2023-11-02 12:00"))

    page = admin_client.get(withdraw_url(shown))
    assert (page.context["packages"], page.context["windows"]) == ([bill], [window])
    words = Page(page).root.text
    assert "Online windows that close 3 Nov 12:00 – 10 Nov 23:59" in words
    assert "Packages that go on Shorts 3" in words


def test_withdrawn_film_is_marked_on_its_bills_and_staff_are_told(shown, admin_client):
    bill = builders.screening(package=builders.package([shown, builders.selected_film()], title_en="Shorts 3"))
    ScreeningChange.objects.all().delete()
    answer = do(admin_client, withdraw_url(shown), **WHY)

    assert told(answer) == ["Withdrawn; 2 screenings are cancelled.", "It still stands on the bill of: Shorts 3."]
    bill.refresh_from_db()
    assert (bill.status, bill.sequence) == ("scheduled", 0)
    assert [(one.kind, one.film, one.new) for one in bill.changes.all()] == [("bill", shown, "")]


def test_withdrawing_needs_a_reason(shown, admin_client):
    answer = do(admin_client, withdraw_url(shown))

    assert answer.context["form"].errors == {"reason_en": ["Say why, in one language at least: the public reads it."]}
    assert statuses() == ["scheduled"] * 3


def test_film_is_withdrawn_from_the_edition_that_is_chosen(shown, admin_client):
    archive = builders.edition(number=3, starts=None, ends=None, year=1962)
    builders.selection(shown, builders.section(edition=archive))
    do(admin_client, withdraw_url(shown), edition=archive.pk, **WHY)

    assert statuses() == ["scheduled"] * 3
    assert {one.edition.number for one in shown.selections.selected()} == {64}


def test_film_withdrawn_already_is_told_so(shown, admin_client):
    do(admin_client, withdraw_url(shown), **WHY)

    assert "It is in no edition, or is withdrawn already." in admin_client.get(withdraw_url(shown)).content.decode()


# --- Replace ----------------------------------------------------------------------------------------------------------


def test_replaced_screening_is_cancelled_and_each_names_the_other(shown, admin_client):
    old, other = shown.screenings.get(start=athens("2023-11-03 20:00")), builders.selected_film(title_en="Train")
    answer = do(admin_client, replace_url(old), film=other.pk, **WHY)

    new = Screening.objects.get(film=other)
    assert told(answer) == ["Replaced. Check tickets and guests of the new screening."]
    assert (new.replaces, new.start, new.hall, new.edition) == (old, old.start, old.hall, old.edition)
    assert new.uuid != old.uuid
    assert set(ScreeningChange.objects.values_list("screening", "kind")) == {(old.pk, "replaced"), (new.pk, "added")}
    boat, train = (film_schedule([one.pk], athens("2023-11-03 12:00"))[one.pk] for one in (shown, other))
    assert "Cancelled; replaced by: Train" in boat.screenings[1].words["en"]
    assert "Replaces: The Boat" in train.screenings[0].words["en"]


def test_replacement_may_be_elsewhere_and_later(shown, admin_client):
    old, hall = shown.screenings.get(start=athens("2023-11-03 20:00")), builders.hall()
    typed = {"film": shown.pk, "hall": hall.pk, "start_0": "2023-11-04", "start_1": "17:30"}
    do(admin_client, replace_url(old), **typed, **WHY)

    new = Screening.objects.get(replaces=old)
    assert (new.start, new.hall) == (athens("2023-11-04 17:30"), hall)


def test_package_may_stand_in_the_place_of_a_film(shown, admin_client):
    old, package = shown.screenings.last(), builders.package(title_en="Shorts 3")
    do(admin_client, replace_url(old), package=package.pk, **WHY)

    new = Screening.objects.get(replaces=old)
    assert (new.film, new.package, new.start, new.hall) == (None, package, old.start, old.hall)
    boat = film_schedule([shown.pk], athens("2023-11-03 12:00"))[shown.pk]
    assert "Cancelled; replaced by: Shorts 3" in boat.screenings[-1].words["en"]


def test_film_may_stand_in_the_place_of_a_package(shown, admin_client):
    old = builders.screening(package=builders.package(title_en="Shorts 3"))
    do(admin_client, replace_url(old), film=shown.pk, **WHY)

    new = Screening.objects.get(replaces=old)
    assert (new.film, new.package) == (shown, None)
    [line] = [
        one for one in film_schedule([shown.pk], athens("2023-11-03 12:00"))[shown.pk].screenings if one.row == new
    ]
    assert "Replaces: Shorts 3" in line.words["en"]


def test_a_cancelled_screening_keeps_its_reason_and_gets_a_replacement(shown, admin_client):
    old = change(shown.screenings.get(start=athens("2023-11-03 20:00")), status="cancelled", reason_en="power failure")
    do(admin_client, replace_url(old), film=builders.selected_film().pk)

    old.refresh_from_db()
    assert (old.reason_en, old.replaced_by.status) == ("power failure", "scheduled")


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({}, "film", "Choose a film or a package, not both."),
        ({"film": "the", "package": "the"}, "film", "Choose a film or a package, not both."),
        ({"package": "another edition's"}, "package", "Choose a package of the same edition."),
        ({"film": 0}, "film", "Select a valid choice. That choice is not one of the available choices."),
        ({"film": "the", "start_0": "2024-11-03"}, "start", "The screening is outside the dates of the edition."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_cancelled(typed, field, words, shown, admin_client):
    package = builders.package([shown], slug="the")
    other = builders.package(edition=builders.edition(number=3, starts=None, ends=None, year=1962))
    chosen = {("film", "the"): shown, ("package", "the"): package, ("package", "another edition's"): other}
    typed = {name: getattr(chosen.get((name, value)), "pk", value) for name, value in typed.items()}
    answer = do(admin_client, replace_url(shown.screenings.last()), **typed, **WHY)

    assert answer.context["form"].errors == {field: [words]}
    assert statuses() == ["scheduled"] * 3


def test_screening_replaced_already_leads_to_the_one_in_its_place(shown, admin_client):
    old = shown.screenings.last()
    do(admin_client, replace_url(old), film=shown.pk, **WHY)
    before, new = statuses(), Screening.objects.get(replaces=old)

    content = Page(admin_client.get(replace_url(old))).root.find(id="content-main")
    assert content.text == f"It is replaced already, by: {new}"
    assert content.find("a").attrs["href"] == change_url(new)
    admin_client.post(replace_url(old), {"film": shown.pk, "start_0": "2023-11-05", "start_1": "20:00", **WHY})
    assert statuses() == before


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rights", "status"),
    [
        (["change_film"], 403),
        (["change_film", "change_selection", "change_screening"], 200),
    ],
)
def test_withdrawing_needs_the_right_to_change_all_of_it(rights, status, shown, editor):
    assert editor(*rights).get(withdraw_url(shown)).status_code == status


@pytest.mark.parametrize(
    ("rights", "status"), [(["change_screening"], 403), (["change_screening", "add_screening"], 200)]
)
def test_replacing_needs_the_right_to_add(rights, status, shown, editor):
    assert editor(*rights).get(replace_url(shown.screenings.last())).status_code == status


# --- The form of a screening ------------------------------------------------------------------------------------------


def test_what_a_form_changes_is_told_once(shown, admin_client):
    row = shown.screenings.last()
    builders.presence(screening=row, task="qa")
    ScreeningChange.objects.all().delete()
    answer = send(
        admin_client,
        change_url(row),
        start_1="21:00",
        reason_en="technical problem",
        ticket_note_en="Tickets stay valid.",
        **{"presences-0-task": "introduces"},
    )

    assert errors(answer) == []
    changes = ScreeningChange.objects.in_order().values_list("kind", "old", "new", "reason_en", "ticket_note_en")
    assert list(changes) == [
        ("time", "", "", "technical problem", "Tickets stay valid."),
        ("guest", "qa", "introduces", "", ""),
    ]
