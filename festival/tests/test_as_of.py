"""The site as of a moment, for staff who may: what the public saw or will see then; nothing of it for visitors."""

import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from films.tests.builders import athens
from films.tests.pages.reading import Page
from films.tests.pages.world import kept

from . import hidden
from .admin.pages import fields
from .crawl import SITEMAPS, addresses, body, crawl, some

pytestmark = pytest.mark.django_db

TODAY = athens("2024-06-01 12:00")  # between the two editions of the hidden world
MOMENTS = {
    "at": (hidden.MOMENT, ["en"]),
    "before": (hidden.BEFORE, ["en", "el"]),
    "years before": (athens("1980-01-01 12:00"), ["el"]),
}
FRIDAY = "/at/2023-11-03T16:00:00Z/"  # 18:00 in Athens


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with kept(django_db_blocker, tmp_path_factory):
        yield hidden.build()


def editor(django_user_model, *permissions, **given):
    user = django_user_model.objects.create_user("desk", **{"is_staff": True} | given)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff(django_user_model):
    """Who may see the site as of a moment, and nothing else."""
    return editor(django_user_model, "view_as_of")


@pytest.fixture
def today(now):
    return now("2024-06-01 12:00")


# --- What it shows --------------------------------------------------------------------------------------------------

BAR = re.compile(r'<div class="through.*?</div>', re.DOTALL)
FOR_ROBOTS = re.compile(r'<meta name="robots"[^>]*>|<link rel="(?:canonical|alternate)"[^>]*>')
FOR_OTHERS = re.compile(
    r'<meta (?:property=|name="twitter).*?>|<script type="application/ld.json">.*?</script>|<a href="webcal:.*?</a>'
    r'| data-worker="[^"]*"'
)


def plain(body, prefix):
    """A page without its bar, its beginning, and what is said to search engines and for others to fetch."""
    bare = FOR_OTHERS.sub("", FOR_ROBOTS.sub("", BAR.sub("", body))).replace(prefix, "/")
    return "\n".join(line for line in bare.splitlines() if line.strip())


def whole_site(client, languages, of_a_kind, prefix="/"):
    """Everything under a beginning, by its address without it."""
    answers = crawl(client, languages, prefix, of_a_kind)
    for address in some(addresses(languages), of_a_kind):
        own = f"{prefix}{address.removeprefix('/')}"
        if own not in answers:
            answer = client.get(own)
            answers[own] = answer.status_code, body(answer)
    return {f"/{own.removeprefix(prefix)}": (status, plain(body, prefix)) for own, (status, body) in answers.items()}


@pytest.mark.thorough
@pytest.mark.parametrize("moment", MOMENTS)
def test_it_is_what_the_public_reads_at_that_moment(world, staff, moment, of_a_kind):
    """Page by page, to the letter, but for the bar."""
    at, languages = MOMENTS[moment]
    with time_machine.travel(at, tick=False):
        public = whole_site(Client(), languages, of_a_kind)
    with time_machine.travel(TODAY, tick=False):
        seen = whole_site(staff, languages, of_a_kind, f"/at/{at.isoformat().replace('+00:00', 'Z')}/")

    machines = {*SITEMAPS, "/robots.txt", "/healthz", "/readyz"}
    assert set(seen) == set(public) - machines
    assert {address: seen[address][0] for address in seen if seen[address][0] != public[address][0]} == {}
    assert [address for address in seen if seen[address] != public[address] and address != "/"] == []
    assert len(seen) > (30 if of_a_kind else 60) * len(languages)


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("language", ["en", "el"])
def test_bar_says_which_moment_and_leads_back_and_on(world, staff, language):
    said = {
        "en": "As of Friday 3 November 2023, 18:00 (Europe/Athens)",
        "el": "Κατάσταση: Παρασκευή 3 Νοεμβρίου 2023, 18:00 (Europe/Athens)",
    }
    for path in ("", "programme/?q=plain", "no-such-page/"):
        bar = Page(staff.get(f"{FRIDAY}{language}/{path}")).root.find(css="through")
        form = bar.find("form")
        assert bar.text.startswith(said[language])
        assert (form.attrs["action"], form.attrs["method"]) == ("/admin/as-of/", "get")
        typed = {one.attrs["name"]: one.attrs["value"] for one in form.all("input")}
        assert typed == {"at_0": "2023-11-03", "at_1": "18:00", "page": f"/{language}/{path}"}
        assert bar.find("a").attrs["href"] == f"/{language}/{path}"


@pytest.mark.usefixtures("today")
def test_every_address_on_its_pages_keeps_the_moment(world, staff):
    for path in ("en/", "el/programme/", "en/films/plain-film/"):
        page = Page(staff.get(f"{FRIDAY}{path}"))
        own = [one for one in page.links if one.startswith("/") and not one.startswith(("/static/", FRIDAY))]
        assert own == ["/admin/as-of/", f"/{path}"], path


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("path", ["en/", "en/no-such-page/", "styles/colours.css"])
def test_answer_is_kept_by_nobody_and_found_by_nobody(world, staff, path):
    answer = staff.get(f"{FRIDAY}{path}")

    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert 'rel="canonical"' not in answer.content.decode()


@pytest.mark.usefixtures("today")
def test_visitor_sees_nothing_of_it_after_staff_looked(world, staff):
    before = [(answer.content, dict(answer.headers)) for answer in [Client().get("/en/")]]
    staff.get(f"{FRIDAY}en/")

    for client in (Client(), staff):
        answer = client.get("/en/")
        assert [(answer.content, dict(answer.headers))] == before


# --- Who may --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("today")
def test_who_is_not_logged_in_is_asked_to(world, client):
    answer = client.get(f"{FRIDAY}en/?q=x")

    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/login/?next={FRIDAY.replace(':', '%3A')}en/%3Fq%3Dx"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("permissions", "given"),
    [([], {}), (["view_film"], {}), (["view_as_of"], {"is_staff": False})],
)
def test_without_the_permission_it_is_closed(world, django_user_model, permissions, given):
    answer = editor(django_user_model, *permissions, **given).get(f"{FRIDAY}en/")

    assert (answer.status_code, "This link is closed" in answer.content.decode()) == (404, True)
    assert "Plain" not in answer.content.decode()


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    "word",
    ["x", "2023-11-03", "2023-11-03T16:00", "2023-13-03T16:00Z", "0001-01-01T00:00Z", "9999-12-31T23:59Z", "%00"],
)
def test_what_is_no_moment_is_closed(world, staff, word):
    assert staff.get(f"/at/{word}/en/").status_code == 404


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("word", ["1895-01-01T00:00Z", "2200-12-31T00:00Z", "2023-11-03T18:00+02:00"])
def test_moments_of_all_the_years_there_can_be_editions(world, staff, word):
    assert staff.get(f"/at/{word}/en/").status_code == 200


# --- Choosing it ----------------------------------------------------------------------------------------------------


def choose(client, **typed):
    return client.get(reverse("admin:as_of"), typed)


@pytest.mark.usefixtures("today")
def test_moment_is_chosen_on_the_wall_of_the_edition(world, staff):
    answer = choose(staff, at_0="2023-11-03", at_1="18:00")

    assert (answer.status_code, answer["Location"]) == (302, FRIDAY)


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("/el/programme/?q=x", "el/programme/?q=x"),
        ("/admin/", ""),
        ("https://elsewhere.example/", ""),
        ("//elsewhere.example/en/", ""),
        ("", ""),
    ],
)
def test_it_leads_to_the_page_that_was_open_and_nowhere_else(world, staff, page, there):
    assert choose(staff, at_0="2023-11-03", at_1="18:00", page=page)["Location"] == f"{FRIDAY}{there}"


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"at_0": "2023-11-31", "at_1": "18:00"}, "Enter a valid date."),
        ({"at_0": "2023-11-03", "at_1": ""}, "Enter a time, like 20:00."),
        ({"at_0": "1800-01-01", "at_1": "18:00"}, "Choose a year between 1895 and 2200."),
        ({"at_0": "2023-10-29", "at_1": "03:30"}, "This time occurs twice: choose summer or winter time."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(world, staff, typed, said):
    answer = choose(staff, **typed, page="/en/venues/")

    assert [one.text for one in Page(answer).root.all("ul", css="errorlist")] == [said]
    kept_values = fields(answer)
    assert {name: kept_values[name] for name in [*typed, "page"]} == {**typed, "page": "/en/venues/"}


@pytest.mark.usefixtures("today")
def test_repeated_hour_is_told_apart_there_and_back(world, staff):
    first, second = (
        choose(staff, at_0="2023-10-29", at_1="03:30", at_2=season)["Location"] for season in ("summer", "winter")
    )

    assert (first, second) == ("/at/2023-10-29T00:30:00Z/", "/at/2023-10-29T01:30:00Z/")
    bars = [Page(staff.get(f"{one}en/")).root.find(css="through").text[:70] for one in (first, second)]
    assert ["03:30 (summer time)" in bars[0], "03:30 (winter time)" in bars[1]] == [True, True]


@pytest.mark.usefixtures("today")
def test_start_page_asks_those_who_may(world, staff, django_user_model):
    assert Page(staff.get("/admin/")).root.find("input", name="at_0").attrs["value"] == "2024-06-01"
    other = django_user_model.objects.create_user("other", is_staff=True)
    client = Client()
    client.force_login(other)

    assert "at_0" not in client.get("/admin/").content.decode()
    assert client.get(reverse("admin:as_of")).status_code == 403


@pytest.mark.usefixtures("today")
def test_without_an_edition_the_clock_is_the_offices(staff):
    assert choose(staff, at_0="2023-11-03", at_1="18:00")["Location"] == FRIDAY
