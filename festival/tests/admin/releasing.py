"""The page of an announcement, as it is used."""

import re

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from films.models import Announcement
from films.tests.builders import athens

MOMENT, MOVED = athens("2023-10-09 11:00"), athens("2023-10-09 11:20")
BEFORE = "2023-10-09 10:58"


def page_url(announcement):
    return reverse("admin:films_announcement_page", args=[announcement.pk])


def press(client, announcement, action, page=None, **typed):
    """Opens its page (unless one is open already), types and presses."""
    page = page or client.get(page_url(announcement))
    stamp = re.search(r'name="stamp" value="(\w+)"', page.content.decode())[1]
    return client.post(page_url(announcement), {"action": action, "stamp": stamp, **typed}, follow=True)


def release(client, announcement, page=None):
    return press(client, announcement, "release", page, **{"release-sure": "on"})


def move(client, announcement, day, time, page=None):
    return press(client, announcement, "move", page, **{"move-to_0": day, "move-to_1": time})


def state(announcement):
    stored = Announcement.objects.get(pk=announcement.pk)
    return stored.moment, stored.hold


def log():
    return [(entry.user.username, entry.get_change_message()) for entry in LogEntry.objects.order_by("pk")]


def refusals(response):
    [form] = [form for form in response.context["forms"].values() if form.errors]
    return [error for listed in form.errors.values() for error in listed]
