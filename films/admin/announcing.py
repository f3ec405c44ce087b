"""From the list of films into an announcement: fourteen titles are ticked, and one question is asked."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from films.models import Announcement, Selection

from .announcement import RELEASED_MEANWHILE, selections_for


class AnnouncingForm(forms.Form):
    """Which one: those of the films' editions that are not released."""

    announcement = forms.ModelChoiceField(
        Announcement.objects.none(), label=_("announcement"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, films, data=None):
        super().__init__(data)
        waiting = Announcement.objects.waiting(clock.now()).select_related("edition").order_by("moment", "pk")
        editions = Selection.objects.filter(film__in=films).values("section__edition")
        self.fields["announcement"].queryset = waiting.filter(edition__in=editions)


class AnnouncingMixin:
    """The action of the film list."""

    @admin.action(description=_("Put into an announcement"), permissions=["announce"])
    def announce(self, request, queryset):
        films = queryset.order_by("sort_key_en")
        form = AnnouncingForm(films, request.POST if "chosen" in request.POST else None)
        if form.is_valid():
            with transaction.atomic():
                announcement = Announcement.objects.locked(form.cleaned_data["announcement"].pk)
                return self._announce(request, announcement, films)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Put into an announcement"),
            "films": films,
            "form": form,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/films/film/announce.html", context)

    def has_announce_permission(self, request):
        return request.user.has_perm("films.change_announcement")

    def _announce(self, request, announcement, films):
        """All places of a film in the edition, since one that is left out would show it with the programme."""
        if announcement.released(clock.now()):
            self.message_user(request, RELEASED_MEANWHILE, messages.ERROR)
            return
        places = Selection.objects.filter(film__in=films, section__edition=announcement.edition)
        free = selections_for(announcement).filter(film__in=films)
        put = announcement.take(free.filter(announcement=None))
        words = ngettext("%(number)s selection was put in.", "%(number)s selections were put in.", put)
        told = f"{announcement.title}: {words % {'number': put}}"
        if put:
            self.admin_site.get_model_admin(Announcement).log_change(request, announcement, told)
        self.message_user(request, told)
        if left := places.exclude(announcement=announcement).count():
            words = ngettext(
                "%(number)s selection was left as it is: public already, withdrawn, or in another announcement.",
                "%(number)s selections were left as they are: public already, withdrawn, or in another announcement.",
                left,
            )
            self.message_user(request, words % {"number": left}, messages.WARNING)
