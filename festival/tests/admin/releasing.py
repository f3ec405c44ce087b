"""The page of an announcement, as it is used."""

import re

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from festival.tests.admin.pages import Saved
from films.admin.announcement_forms import stamp
from films.models import Announcement
from films.tests.builders import athens

MOMENT, MOVED = athens("2023-10-09 11:00"), athens("2023-10-09 11:20")
BEFORE = "2023-10-09 10:58"


def page_url(announcement):
    return reverse("admin:films_announcement_page", args=[announcement.pk])


def press(client, announcement, action, page=None, **typed):
    """Types and presses on `page`, which is open already, or on the page as it would be now."""
    seen = re.search(r'name="stamp" value="(\w+)"', page.content.decode())[1] if page else _stamp(announcement)
    answer = client.post(page_url(announcement), {"action": action, "stamp": seen, **typed})
    return Saved(client, answer) if answer.status_code == 302 else answer


def _stamp(announcement):
    return stamp(Announcement.objects.get(pk=announcement.pk))


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
