"""The site a browser visits: the seed edition, the demonstration edition on its fourth evening, and one editor."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from films.models import Edition, Film
from films.tests.builders import announcement, picture, selected_film, share_link, still
from people.models import Person

ATHENS = ZoneInfo("Europe/Athens")
EVENING = datetime(2026, 11, 8, 18, 40, tzinfo=ATHENS)  # the moment the demonstration is made for
EDITOR, PASSWORD = "editor", "paper boats at noon"
SECRET = {
    "The Last Ferry Home": "Το τελευταίο πλοίο για το σπίτι",
    "Nobody Counts the Lamps": "Κανείς δεν μετράει τις λάμπες",
    "Salt, Again": "Πάλι αλάτι",
    "Eleven Winters of Rehearsal for a Play without a Second Act": "Έντεκα χειμώνες πρόβας",
    "A Map of Quiet Streets": "Χάρτης ήσυχων δρόμων",
    "Under the Clock": "Κάτω από το ρολόι",
    "Paper Weather": "",
}
PICTURED = ["salt-on-the-stairs", "the-lighthouse-timetable", "moth-census", "taxi-driver", "in-the-mood-for-love"]


def fill(art: bool) -> None:
    """All data. Drawing the pictures takes half a minute; without `art` a few films get a plain one."""
    call_command("loaddata", "tiff64", verbosity=0)
    call_command("load_demo", no_art=not art, stdout=StringIO())
    if not art:
        for film in Film.objects.filter(slug__in=PICTURED):
            still(film, image=picture(640, 360), alt_el="Μια βάρκα.")
        Person.objects.get(slug="danai-thalassiou").portrait.save("portrait.jpg", picture(320, 400))
    get_user_model().objects.create_superuser(EDITOR, "editor@festival.example", PASSWORD)
    share_link(Film.objects.get(slug="red-rooms"))
    announce()


def announce() -> None:
    """One announcement that is still to come, of films that lack this and that, with a link for the press; and one that
    is out."""
    demo, seed = (Edition.objects.get(slug=slug) for slug in ("demo-12", "tiff-64"))
    section = demo.sections.get(slug="feature-competition")
    secret = [selected_film(section, title_en=title, title_el=greek) for title, greek in SECRET.items()]
    coming = announcement(secret, edition=demo, title="Press conference", moment=EVENING + timedelta(days=2))
    share_link(announcement=coming)
    told = Film.objects.filter(slug="red-rooms")
    announcement(told, edition=seed, title="First titles", moment=seed.programme_public_at)


def session() -> str:
    """The session of the editor, logged in without a form."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=EDITOR))
    return client.cookies["sessionid"].value
