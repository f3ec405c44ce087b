"""Announcements. What is in them is chosen here; they are released, held and moved on a page of their own."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.messages import ERROR
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import BaseAdmin, CatalogueForm, counted, moment_words
from festival.lib.admin_lists import OfferedFilter
from films.models import Announcement, Award, Selection, ShareLink

from .announcement_page import AnnouncementPage
from .share_links import ShareLinksMixin
from .zones import EditionZoneMixin

ONCE = ["edition", "opens", "moment", "hold"]  # given with the first save; later moved on the page, with a log

RELEASED_MEANWHILE = _("It was released meanwhile: nothing was put in or taken out.")


class AnnouncementForm(CatalogueForm):
    """With the selections and awards to choose from, once the edition is known."""

    selections = forms.ModelMultipleChoiceField(
        Selection.objects.none(),
        required=False,
        label=_("Films"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is public already, or in another announcement, is not offered."),
    )
    awards = forms.ModelMultipleChoiceField(
        Award.objects.none(), required=False, label=_("Awards"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "moment" in self.fields:
            self.fields["moment"].help_text = _("As it is planned, also of what is on hold.")
        if not self.instance.pk:
            return
        for name in ONCE:
            if name in self.fields:
                self.fields[name].disabled = True
        for name, rows, words in [
            ("selections", selections_for(self.instance), _by_section),
            ("awards", awards_for(self.instance), _plain),
        ]:
            if name in self.fields:
                self._offer(self.fields[name], getattr(self.instance, name), rows, words)

    def _offer(self, field, held, rows, words):
        field.queryset, field.choices = rows, words(rows)
        field.initial = [row.pk for row in rows if row.announcement_id == self.instance.pk]
        field.disabled = self.instance.released(clock.now())
        if not field.choices:
            field.help_text = _("There is none to choose.")

    def clean_moment(self):
        moment = self.cleaned_data["moment"]
        if not self.instance.pk and clock.passed(moment, clock.now()):
            raise ValidationError(_("Give a moment that is still to come."), "past")
        return moment

    def clean(self):
        super().clean()
        edition, opens = self.cleaned_data.get("edition"), self.cleaned_data.get("opens")
        if self.instance.pk or not (edition and opens):
            return
        if clock.passed(getattr(edition, Announcement.OPENS_AT[opens]), clock.now()):
            self.add_error("opens", ValidationError(_("This part of the edition is public already."), "open"))


def selections_for(announcement: Announcement):
    """Its own, also if withdrawn since, and those of its edition that no announcement has and nobody sees yet."""
    rows = Selection.objects.filter(section__edition=announcement.edition_id)
    rows = rows.filter(Q(announcement=announcement.pk) | Q(status=Selection.Status.SELECTED))
    rows = rows.select_related("film", "section").prefetch_related("film__film_languages__language")
    return _free(announcement, rows).order_by("section__position", "section", "position", "pk")


def awards_for(announcement: Announcement):
    rows = Award.objects.filter(edition=announcement.edition_id).select_related("prize", "film", "person")
    return _free(announcement, rows)


def _free(announcement, rows):
    free = rows.filter(announcement=None).exclude(pk__in=rows.model.objects.public(clock.now()))
    return rows.filter(announcement=announcement) | free


def _by_section(rows):
    groups: dict[str, list] = {}
    for row in rows:
        groups.setdefault(str(row.section.title), []).append((row.pk, _marked(row, row.film)))
    return list(groups.items())


def _plain(rows):
    return [(row.pk, str(row)) for row in rows]


def _marked(selection, words) -> str:
    return f"{words} · {selection.get_status_display()}" if selection.withdrawn else str(words)


def _names(words) -> str:
    return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in words)) or "—"


def held_counts() -> dict:
    """Columns: how many films and awards it brings; what was withdrawn is none."""
    return {
        "selection_count": counted(Announcement, "selections", status=Selection.Status.SELECTED),
        "award_count": counted(Announcement, "awards"),
    }


def _open_links(announcements) -> bool:
    return ShareLink.objects.open(clock.now()).filter(announcement__in=announcements).exists()


class StateFilter(OfferedFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return Announcement.State.choices

    def queryset(self, request, queryset):
        at = clock.now()
        conditions = {
            Announcement.State.SCHEDULED: Q(hold=False, moment__gt=at),
            Announcement.State.HELD: Q(hold=True),
            Announcement.State.RELEASED: Q(hold=False, moment__lte=at),
        }
        return queryset.filter(conditions[self.value()]) if self.value() else queryset


@admin.register(Announcement)
class AnnouncementAdmin(ShareLinksMixin, AnnouncementPage, EditionZoneMixin, BaseAdmin):
    form = AnnouncementForm
    links_title = _("Links for the press")
    search_words = ["title"]
    search_fields = ["edition__slug"]
    autocomplete_fields = ["edition"]
    list_display = ["title", "page_link", "wall_moment", "state", "held", "opens", "edition"]
    list_select_related = ["edition"]
    list_filter = ["edition", StateFilter]

    # --- The list -------------------------------------------------------------------------------------------------

    def for_list(self, queryset):
        return queryset.annotate(**held_counts())

    @admin.display(description=_("moment"), ordering="moment")
    def wall_moment(self, announcement):
        with timezone.override(announcement.edition.zone):
            return moment_words(announcement.moment)

    @admin.display(description=_("state"))
    def state(self, announcement):
        return announcement.state(clock.now()).label

    @admin.display(description=_("films and awards"))
    def held(self, announcement):
        """No number where it opens a whole part: what it holds is the least of that."""
        return None if announcement.opens else announcement.selection_count + announcement.award_count

    @admin.display(description=_("release"))
    def page_link(self, announcement):
        address = reverse("admin:films_announcement_page", args=[announcement.pk])
        words = '<a href="{}">{}<span class="visually-hidden">: {}</span></a>'
        return format_html(words, address, gettext("Open"), announcement.title)

    def said_before(self, request, announcement):
        """The press loses its links, also those to what is public by now."""
        said = gettext("Its links for the press are deleted with it: whoever has one finds it closed.")
        return [said] if _open_links([announcement]) else []

    def said_before_many(self, request, announcements):
        said = gettext("Their links for the press are deleted with them: whoever has one finds it closed.")
        return [said] if _open_links(announcements) else []

    # --- The form -------------------------------------------------------------------------------------------------

    def get_fieldsets(self, request, obj=None):
        what = (
            None,
            {
                "description": _(
                    "Once it is saved, it is released, held and moved on its own page, which keeps a log."
                ),
                "fields": ["title", ("edition", "opens"), ("moment", "hold")],
            },
        )
        held = (
            _("What is announced"),
            {
                "classes": ["announced"],
                "description": _(
                    "All of it gets the announcement's moment. What is taken out again and is not public yet goes on "
                    "hold: give it a moment of its own in its form."
                ),
                "fields": ["selections", "awards"],
            },
        )
        return [what, held] if obj else [what]

    @admin.display(description=_("Films"))
    def selections(self, announcement):
        """For those who may only look; the others have the form's field of this name."""
        rows = selections_for(announcement).filter(announcement=announcement)
        return _names(_marked(row, row) for row in rows)

    @admin.display(description=_("Awards"))
    def awards(self, announcement):
        return _names(awards_for(announcement).filter(announcement=announcement))

    def save_model(self, request, obj, form, change):
        """Of what was saved before only the title: the moment may have been moved since the form was opened."""
        obj.save(update_fields=["title"] if change else None)

    def save_related(self, request, form, formsets, change):
        """The rows that were ticked come in, the others go; unless it was released at this very moment."""
        super().save_related(request, form, formsets, change)
        announcement, at = Announcement.objects.locked(form.instance.pk), clock.now()
        changed = {"selections", "awards"} & set(form.changed_data)
        if changed and announcement.released(at):
            self.message_user(request, RELEASED_MEANWHILE, ERROR)
            return
        for name in changed:
            chosen = form.cleaned_data[name].values("pk")
            rows = getattr(announcement, name)
            announcement.leave_out(rows.exclude(pk__in=chosen), at)
            announcement.take(rows.model.objects.filter(pk__in=chosen))
