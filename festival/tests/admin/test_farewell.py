"""Who deletes what the public knows is told what is lost, and led to what is meant to be done instead."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from films.models import Award, Film, Package, Screening
from films.tests import builders
from films.tests.builders import FAR, LONG_AGO, athens
from films.tests.pages.reading import Page

from .pages import change_url, list_url

pytestmark = pytest.mark.django_db

MISTAKE = "Deleting is for what never was, such as an entry that was made twice."
SCREENING = (
    "The public knows this screening. Deleted, it vanishes from every page without a word, also for those with a "
    "ticket."
)
FILM = "The public knows this film. Deleted, its page vanishes without a word."
PACKAGE = "The public knows this package. Deleted, its page vanishes without a word."


@pytest.fixture(autouse=True)
def today(now):
    now("2023-11-03 12:00")


def delete_url(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])


def read(answer) -> tuple[list[str], list[str]]:
    """What stands at the head of the page, and where it leads."""
    heads = Page(answer).root.find(id="content").all("div", css="farewell")
    paragraphs = [one for head in heads for one in head.all("p")]
    return [one.text for one in paragraphs], [link.attrs["href"] for one in paragraphs for link in one.all("a")]


def ticked(client, *rows, **more):
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], **more}
    return client.post(list_url(type(rows[0])), data)


# --- One --------------------------------------------------------------------------------------------------------------


def test_screening_is_cancelled_instead(admin_client):
    screening = builders.screening()

    assert read(admin_client.get(delete_url(screening))) == (
        [
            f"{SCREENING} If it does not take place, cancel it instead: then its page says so.",
            "Cancel it in its form",
            MISTAKE,
        ],
        [f"{change_url(screening)}#id_status"],
    )


def test_cancelled_screening_is_left_as_it_is(admin_client):
    screening = builders.screening(status="cancelled")

    said = f"{SCREENING} It is cancelled, and its page says so: leave it as it is."
    assert read(admin_client.get(delete_url(screening))) == ([said, MISTAKE], [])


def test_screening_that_guests_know_says_so(admin_client):
    screening = builders.screening(audience="press")

    assert read(admin_client.get(delete_url(screening)))[0][0].startswith("Accredited guests know this screening.")


def test_film_is_withdrawn_instead_where_it_is_selected(admin_client):
    film = builders.selected_film()

    assert read(admin_client.get(delete_url(film))) == (
        [
            f"{FILM} If it is not shown after all, withdraw it instead: its page stays and says so.",
            "Withdraw …",
            MISTAKE,
        ],
        [reverse("admin:films_film_withdraw", args=[film.pk])],
    )


def test_film_that_cannot_be_withdrawn_is_closed_by_its_moment(admin_client):
    alone, withdrawn = builders.film(), builders.film()
    builders.selection(withdrawn, status="withdrawn")
    said = (
        f"{FILM} It is in no edition, or is withdrawn already. If its page is to close, empty its moment of "
        "publication instead: nothing that was typed is lost."
    )

    assert [read(admin_client.get(delete_url(film))) for film in (alone, withdrawn)] == [
        ([said, "To its moment", MISTAKE], [f"{change_url(film)}#id_publish_at_0"]) for film in (alone, withdrawn)
    ]


def test_package_that_stands_in_its_screenings_leads_to_them(admin_client):
    package = builders.package([builders.selected_film()])
    builders.screening(package=package)
    builders.screening()

    said, links = read(admin_client.get(delete_url(package)))

    instead = "If it does not take place, cancel its screenings instead: then its page says so."
    assert said == [f"{PACKAGE} {instead}", "Its screenings", MISTAKE]
    listed = admin_client.get(links[0]).context["cl"].result_list
    assert [one.package for one in listed] == [package]


def test_package_without_screenings_is_closed_by_its_moment(admin_client):
    package = builders.package([builders.selected_film()])
    instead = "If its page is to close, give it a later moment of publication instead: nothing that was typed is lost."

    assert read(admin_client.get(delete_url(package))) == (
        [f"{PACKAGE} {instead}", "To its moment", MISTAKE],
        [f"{change_url(package)}#id_publish_at_0"],
    )


def test_award_is_corrected_instead(admin_client):
    award = known(Award)
    said = (
        "The public knows this award. Deleted, it vanishes from every page without a word. If something in it is "
        "wrong, correct it instead."
    )

    assert read(admin_client.get(delete_url(award))) == (
        [said, "Correct it in its form", MISTAKE],
        [change_url(award)],
    )


def known(model):
    """One of the model that everybody sees."""
    if model is Package:
        return builders.package([builders.selected_film()])
    made = {Film: builders.selected_film, Screening: builders.screening, Award: builders.award}
    return made[model](**{"publish_at": LONG_AGO} if model is Award else {})


def hidden(model):
    """One of the model that nobody can see yet."""
    if model is Package:
        return builders.package([builders.film()], publish_at=FAR)
    made = {Film: builders.film, Screening: builders.screening, Award: builders.award}
    return made[model](publish_at=FAR)


@pytest.mark.parametrize("model", [Film, Screening, Package, Award])
def test_what_nobody_knows_goes_without_a_word(model, admin_client):
    assert read(admin_client.get(delete_url(hidden(model)))) == ([], [])


def test_deleting_stays_possible(admin_client):
    screening = builders.screening()

    admin_client.post(delete_url(screening), {"post": "yes"})

    assert not Screening.objects.exists()


def test_link_is_for_those_who_may_go_there(editor):
    film, screening = builders.selected_film(), builders.screening()
    client = editor("delete_film", "view_film", "delete_screening", "view_screening")

    assert [read(client.get(delete_url(row)))[1] for row in (film, screening)] == [[], []]


# --- Several ----------------------------------------------------------------------------------------------------------


def test_of_several_it_says_how_many_are_known(admin_client):
    seen, held = [builders.screening(), builders.screening(audience="press")], builders.screening(publish_at=FAR)
    builders.screening()

    assert read(ticked(admin_client, *seen, held)) == (
        [
            "The public or guests know 2 of them: deleted, they vanish from every page without a word, also for those "
            "with a ticket. What does not take place is cancelled instead, in its form: then its page says so."
        ],
        [],
    )


@pytest.mark.parametrize(
    ("model", "instead"),
    [
        (Film, "What is not shown after all is withdrawn instead, from its form: then its page says so."),
        (
            Package,
            "What does not take place has its screenings cancelled instead: then its page says so. What has none gets "
            "a later moment of publication.",
        ),
        (Award, "What is wrong in one is corrected in its form instead."),
    ],
)
def test_each_kind_says_what_to_do_instead(model, instead, admin_client):
    said = "The public knows 1 of them: deleted, it vanishes from every page without a word."
    assert read(ticked(admin_client, known(model), hidden(model))) == ([f"{said} {instead}"], [])


@pytest.mark.parametrize("model", [Film, Screening, Package, Award])
def test_several_that_nobody_knows_go_without_a_word(model, admin_client):
    assert read(ticked(admin_client, hidden(model), hidden(model))) == ([], [])


def test_several_are_deleted(admin_client):
    ticked(admin_client, builders.screening(), builders.screening(), post="yes")

    assert not Screening.objects.exists()


# --- What it costs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [Film, Screening, Package, Award])
def test_it_is_one_query(model, admin_user, rf, django_assert_num_queries):
    row, admin, request = known(model), site.get_model_admin(model), rf.get("/")
    request.user = admin_user
    with django_assert_num_queries(1):
        assert admin.said_before(request, row)
    with django_assert_num_queries(1):
        assert admin.said_before_many(request, admin.get_queryset(request))


# --- What stands in the way -------------------------------------------------------------------------------------------


def words(answer) -> list[str]:
    return [one.text for one in Page(answer).root.find(id="content").all("p")]


def test_film_in_the_way_of_which_a_screening_stands_offers_the_same_way_on(admin_client):
    film = builders.selected_film(title_en="The Boat")
    builders.screening(film=film)

    answer = admin_client.get(delete_url(film))

    assert read(answer)[1] == [reverse("admin:films_film_withdraw", args=[film.pk])]
    assert words(answer)[-1] == "Other entries still name “The Boat”. It can be deleted once none of these does:"


def test_several_in_the_way_say_it_of_all(admin_client):
    films = [builders.screening(start=athens(f"2023-11-0{day} 20:00")).film for day in (4, 5)]

    answer = ticked(admin_client, *films)

    assert words(answer)[-1] == "Other entries still name what you chose. It can be deleted once none of these does:"
    assert read(answer)[0][0].startswith("The public knows 2 of them")


def test_what_an_account_may_not_delete_is_named(editor):
    film = builders.award(film=builders.film()).film
    client = editor("delete_film", "view_film")

    alone, among = client.get(delete_url(film)), ticked(client, film)

    lists = [[li.text for li in Page(one).root.find(id="content").all("li")] for one in (alone, among)]
    assert lists == [["award"], ["award"]]
    assert [words(one)[-1] for one in (alone, among)] == [
        "Along with it these would be deleted, which your account may not delete:",
        "Along with them these would be deleted, which your account may not delete:",
    ]
