"""A link for the press: the site of now with one announcement in it, and no other secret."""

import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from films.models import Award, Screening
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page
from films.tests.pages.world import kept

from . import hidden
from .crawl import addresses, body, crawl, name_of, public_names, some
from .test_embargo import secrets_in

pytestmark = pytest.mark.django_db

THEN = athens("2023-11-04 11:00")
OWN = ["presspick", "pressmaker", "presscompany", "pressnote"]
ANNOUNCED = ["films/presspick", "people/pressmaker", "companies/presscompany"]
SAID = {
    "en": "Not before: Saturday 4 November 2023, 11:00 (Europe/Athens)",
    "el": "Όχι πριν από: Σάββατο 4 Νοεμβρίου 2023, 11:00 (Europe/Athens)",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """All that is hidden, and one film of it announced; its link."""
    with kept(django_db_blocker, tmp_path_factory):
        made = hidden.build()
        edition = make.tiff_64()
        film = make.film(title_en="Presspick", minutes=90)
        make.selection(film, make.section(title_en="Strand", edition=edition), premiere="world", note_en="Pressnote")
        make.credit(film, person=make.person(name="Pressmaker"))
        make.credit(film, "production", company=make.company(name="Presscompany"))
        make.screening(film=film, edition=edition, start=athens("2023-11-05 12:00"))
        made.announcement = make.announcement([film], edition=edition, moment=THEN)
        other = make.selected_film(make.section(title_en="Another Strand", edition=edition), title_en="Hushother")
        make.announcement([other], edition=edition, moment=THEN)
        made.still = make.still(film)
        made.needles.append(make.still(other).image.name)
        made.link = make.share_link(announcement=made.announcement)
        made.prefix, made.media = made.link.get_absolute_url(), settings.MEDIA_ROOT
        yield made


@pytest.fixture(scope="module")
def through(world, of_a_kind, languages):
    """The addresses behind the link at the last instant of secrecy, linked or not, with status and body."""
    with time_machine.travel(hidden.BEFORE, tick=False):
        client = Client()
        answers = crawl(client, languages, world.prefix, of_a_kind)
        announced = [f"/{language}/{path}/" for language in languages for path in ANNOUNCED]
        for address in [*some(addresses(languages), of_a_kind), *announced]:
            own = f"{world.prefix}{address.removeprefix('/')}"
            if own not in answers:
                answer = client.get(own)
                answers[own] = answer.status_code, body(answer)
        return answers


@pytest.fixture
def secret(world):
    with time_machine.travel(hidden.BEFORE, tick=False):
        yield Client()


def pages(answers):
    return {address: body for address, (status, body) in answers.items() if status == 200 and "<html" in body}


def test_no_other_secret_is_told_anywhere(world, through):
    needles = [*world.needles, *(colour[1:] for colour in hidden.COLOURS), "European Premiere", "21:37"]
    needles += [str(one.uuid) for one in world.closed if isinstance(one, Screening)]
    asked = [f"{one.get_absolute_url()[3:]}" for one in world.guests_only]  # whoever is sent a press screening reads it

    found = {
        one: words for one, (status, body) in through.items() if status == 200 and (words := secrets_in(body, needles))
    }
    secrets = {one: words for one, words in found.items() if "/picks/press/" not in one}
    assert {address: words for address, words in secrets.items() if not address.endswith(tuple(asked))} == {}


def test_what_is_announced_is_there_in_full(world, through, languages):
    own = {address: body.casefold() for address, body in pages(through).items()}
    named = {word: [address for address, body in own.items() if word in body] for word in OWN}

    assert [word for word, where in named.items() if len(where) < len(languages)] == []
    film = through[f"{world.prefix}en/films/presspick/"][1]
    assert "64th TIFF: World Premiere" in Page(film).text
    assert f'src="{world.prefix}media/{world.still.image.name}"' in film


def test_picture_of_what_is_announced_is_served_behind_the_link_alone(world, secret, settings):
    settings.MEDIA_ROOT = world.media
    behind = secret.get(f"{world.prefix}media/{world.still.image.name}")
    assert (behind.status_code, behind["Cache-Control"], len(behind.getvalue()) > 0) == (200, "private, no-store", True)

    assert secret.get(f"/media/{world.still.image.name}").status_code == 404
    assert {secret.get(f"{world.prefix}media/{one}").status_code for one in world.needles} == {404}


@pytest.mark.thorough
def test_visitor_sees_nothing_of_it(world, secret, of_a_kind, languages):
    answers = crawl(secret, languages, of_a_kind=of_a_kind)

    assert [address for address, (_, body) in answers.items() if re.search("|".join(OWN), body.casefold())] == []


def test_every_page_says_not_before_when(world, through, languages):
    silent = [
        address
        for address, body in pages(through).items()
        if SAID[address.removeprefix(world.prefix)[:2]] not in Page(body).root.text
    ]

    assert silent == []
    assert len(pages(through)) > 20 * len(languages)


@pytest.mark.thorough
def test_crawl_covers_the_url_map(world, through):
    found = {name_of(f"/{one.removeprefix(world.prefix)}") for one, (status, _) in through.items() if status != 404}

    elsewhere = {"robots", "sitemap", "sitemap-section", "alive", "ready"}
    not_linked = {"films:screening", "films:person-calendar", "api:screening"}
    assert public_names() - found == (elsewhere | not_linked) - found


def test_link_begins_with_the_programme_or_the_schedule(world, secret):
    lent = make.closed_edition(number=66, announced_at=make.LONG_AGO, programme_public_at=make.LONG_AGO)
    schedule = make.share_link(announcement=make.announcement(edition=lent, opens="schedule", moment=THEN))

    begun = [secret.get(one.get_absolute_url())["Location"] for one in (world.link, schedule)]
    assert begun == [
        f"{world.prefix}en/editions/tiff-64/programme/",
        f"{schedule.get_absolute_url()}en/editions/tiff-66/schedule/",
    ]


@pytest.mark.parametrize(
    ("change", "said", "may"),
    [
        ({}, "Not before: Saturday 4 November 2023, 11:00", "Until then nothing of it may be published."),
        ({"hold": True}, "On hold: not before the festival gives a moment.", "Nothing of it may be published."),
        ({"moment": hidden.BEFORE}, "Public by now.", "It may be published."),
    ],
)
def test_bar_follows_the_announcement(world, secret, change, said, may):
    if change:
        type(world.announcement).objects.filter(pk=world.announcement.pk).update(**change)

    bar = Page(secret.get(f"{world.prefix}en/venues/")).root.find(css="through")
    assert bar.text.startswith(said)
    assert f"The site with this announcement. {may} Open until:" in bar.text


def test_number_of_queries_is_that_of_a_visitor_and_two(world, secret, django_assert_max_num_queries):
    """The link with its announcement, and the edition whose clock the bar is on."""
    for page, number in (("en/programme/", 35), ("en/editions/tiff-64/", 9), ("en/venues/", 6)):
        with django_assert_max_num_queries(number):
            secret.get(f"{world.prefix}{page}")


# --- Where it begins --------------------------------------------------------------------------------------------------


def _awards(*films):
    """An announcement of these films, and of an award."""
    announcement = make.announcement(films, moment=THEN)
    announcement.take(Award.objects.filter(pk=make.award(film=make.selected_film(), edition=make.tiff_64()).pk))
    return announcement


@pytest.mark.parametrize(
    ("build", "page"),
    [
        (_awards, "awards"),
        (lambda: _awards(make.selected_film()), "programme"),
        (lambda: make.announcement(moment=THEN), "programme"),
        (
            lambda: make.announcement(
                edition=make.edition(number=70, schedule_public_at=None), opens="schedule", moment=THEN
            ),
            "schedule",
        ),
    ],
)
def test_link_begins_where_its_gain_is(build, page, now, client):
    now("2023-11-03 12:00")
    link = make.share_link(announcement=build())

    answer = client.get(link.get_absolute_url(), headers={"accept-language": "en"}, follow=True)

    assert answer.redirect_chain[-1][0].endswith(f"/en/editions/{link.announcement.edition.slug}/{page}/")
    assert answer.status_code == 200
