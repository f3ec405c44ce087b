"""The page of an announcement: what a visitor will gain, what is not ready, and release, hold and move by POST."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext

from festival.lib import clock
from festival.lib.admin import moment_words, tidied
from films.gains import COUNTED, NAMED, Gains, gains
from films.models import Announcement, Award, Film, Selection

from .announcement_forms import ACTIONS, stamp
from .announcement_unready import link, unready

MAY = "films.release_announcement"
LOGGED = 20


class AnnouncementPage:
    """A mixin of its admin. Everything on the page is on the wall clock of the edition."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.page)
        return [path("<path:object_id>/page/", view, name="films_announcement_page"), *super().get_urls()]

    def page(self, request, object_id):
        announcement = self.get_object(request, unquote(object_id))
        if announcement is None:
            raise Http404
        if not self.has_view_or_change_permission(request, announcement):
            raise PermissionDenied
        with timezone.override(announcement.edition.zone):
            if request.method == "POST":
                return self._act(request, announcement.pk)
            return self._shown(request, announcement, clock.now())

    # --- Acting -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def _act(self, request, key) -> HttpResponse:
        """Two who press at once act one after the other, each on what the other left."""
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        if request.POST.get("action") not in ACTIONS:
            raise Http404
        announcement, at = Announcement.objects.locked(key), clock.now()
        form = ACTIONS[request.POST["action"]](announcement, at, request.POST)
        if form.is_valid() and self._done(request, form):
            return redirect("admin:films_announcement_page", key)
        return self._shown(request, announcement, at, form)

    def _done(self, request, form) -> bool:
        """Whether there is nothing left to do; a refusal stands in the form."""
        if form.done():
            self.message_user(request, form.idle, messages.INFO)
            return True
        try:
            words = form.save()
        except ValidationError as error:
            form.add_error(None, error.messages)
            form.announcement.refresh_from_db()
            return False
        self.log_change(request, form.announcement, words)
        self.message_user(request, words, messages.SUCCESS)
        return True

    # --- Showing ----------------------------------------------------------------------------------------------------

    def _shown(self, request, announcement, at, refused=None) -> HttpResponse:
        """With the form that was refused, if one was, as it was sent."""
        forms = {name: form(announcement, at) for name, form in ACTIONS.items()}
        if refused:
            forms[refused.action] = refused
        tidied(forms["move"].fields["to"])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": announcement.title,
            "announcement": announcement,
            "state": announcement.state(at),
            "at": at,
            "seen": announcement.seen(at),
            "may": request.user.has_perm(MAY),
            "may_change": self.has_change_permission(request, announcement),
            "forms": forms,
            "stamp": stamp(announcement),
            "log": log_of(announcement),
            **(brought(announcement) if announcement.released(at) else forecast(announcement, at)),
        }
        return TemplateResponse(request, "admin/films/announcement/page.html", context).render()


def log_of(announcement: Announcement):
    """Who did what to it and when, the last first."""
    kind = ContentType.objects.get_for_model(Announcement)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(announcement.pk))
    return entries.select_related("user").order_by("-action_time", "-pk")[:LOGGED]


def brought(announcement: Announcement) -> dict:
    """What it holds, for whoever looks back; a part of the edition that it opened is named beside its moment."""
    rows = [*NAMED[Selection](announcement.selections.all()), *NAMED[Award](announcement.awards.all())]
    return {"brought": [(link(row), _remarks(row)) for row in rows]}


def _remarks(row: Selection | Award) -> str:
    """Its section, and whether it was withdrawn since."""
    if isinstance(row, Award):
        return ""
    return f"{row.section.title} · {row.get_status_display()}" if row.withdrawn else str(row.section.title)


def forecast(announcement: Announcement, at: datetime) -> dict:
    """What it brings at its moment; on hold, if it were released now."""
    opens_at = at if announcement.hold else announcement.moment
    try:
        found = gains(announcement, opens_at)
    except ValidationError as error:
        return {"refused": error.messages}
    return {
        "films": _films(found),
        "withdrawn": [(link(row), row.section, row.reason) for row in found.withdrawn],
        "kinds": [
            (model._meta.verbose_name_plural, _links(found.rows[model])) for model in _LISTED if found.rows[model]
        ],
        "numbers": [
            (model._meta.verbose_name_plural, found.numbers[model]) for model in COUNTED if found.numbers[model]
        ],
        "closed": [(link(row), _why(row, announcement, opens_at)) for row in found.closed],
        "unready": unready(announcement, found, opens_at),
    }


_LISTED = [model for model in NAMED if model not in (Selection, Film)]


def _films(found: Gains):
    """Each film with its sections, and whether its page is new."""
    new = set(found.rows[Film])
    return [(link(film), sections, film in new) for film, sections in found.films]


def _links(rows: list[models.Model]):
    return [link(row) for row in rows]


def _why(row: Selection | Award, announcement: Announcement, at: datetime) -> str:
    """Why it stays closed although it is released."""
    if not announcement.edition.announced(at):
        return gettext("its edition is not announced by then")
    if row.film and row.film.publish_at is None:
        return gettext("a draft: it has no moment at which it is published")
    if row.film and not clock.passed(row.film.publish_at, at):
        return gettext("published only from %(moment)s") % {"moment": moment_words(row.film.publish_at)}
    return gettext("its film is not public by then")
