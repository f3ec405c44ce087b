"""Screenings, typed on the wall clock of their edition."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import BaseAdmin, PublicationMixin
from festival.lib.translated import page_language
from films.box_office import set_tickets, typed
from films.models import Screening
from films.schedule.when import day_words

from . import inlines
from . import screening_filters as filters
from .deeds import ReplaceMixin
from .farewell import ScreeningFarewell
from .recorded import RecordedMixin
from .screening_form import ScreeningForm, computed, warnings
from .zones import EditionZoneMixin

FIELDSETS = [
    (
        _("What and when"),
        {
            "description": _("A film, a package, or an own title for a talk or a ceremony."),
            "fields": [
                "edition",
                ("film", "package"),
                ("title_en", "title_el"),
                "kind",
                "start",
                "shown_end",
                "hall",
                ("minutes", "intro", "qa"),
                "audience",
            ],
        },
    ),
    (
        _("Guests"),
        {"classes": ["guests"], "description": _("Only confirmed guests are shown to the public."), "fields": []},
    ),
    (
        _("Changes"),
        {
            "description": _(
                "Change only the start or the hall of a public screening: what the public was told is kept by itself."
            ),
            "fields": [
                "status",
                ("reason_en", "reason_el"),
                ("ticket_note_en", "ticket_note_el"),
                "previous_start",
                "previous_hall",
                "replaces",
            ],
        },
    ),
    (
        _("Tickets"),
        {
            "description": _("How one gets in, and whether there is room; the page says when this was last confirmed."),
            "fields": [("entry", "tickets"), "tickets_from", "tickets_as_of", "booking_url"],
        },
    ),
    (
        _("Languages and access"),
        {
            "classes": ["languages"],
            "description": _("Languages only where they differ from the film's copy."),
            "fields": [
                "subtitles_state",
                ("captions", "audio_description", "sign_language"),
                ("relaxed", "hearing_loop", "wheelchair"),
            ],
        },
    ),
    (_("More words"), {"fields": [("description_en", "description_el")]}),
    (_("Publication"), {"fields": ["publish_at"]}),
    (
        _("For machines"),
        {"classes": ["collapse"], "fields": [("code", "key"), "calendar_id", "calendar_version", "edited_at"]},
    ),
]


@admin.register(Screening)
class ScreeningAdmin(RecordedMixin, ReplaceMixin, ScreeningFarewell, PublicationMixin, EditionZoneMixin, BaseAdmin):
    form = ScreeningForm
    search_folded = ["film__folded"]
    search_words = ["title_en", "title_el", "package__title_en", "package__title_el"]
    search_through = {"hall": ["name_en", "name_el", "venue__name_en", "venue__name_el"]}
    search_fields = ["code", "key"]
    autocomplete_fields = ["edition", "film", "package", "hall", "previous_hall", "replaces"]
    list_display = ["wall_start", "what", "hall_name", "status", "tickets", "audience", "publication"]
    list_display_links = ["wall_start", "what"]
    list_select_related = ["edition", "film", "package__edition", "hall__venue"]
    list_filter = [
        filters.EditionFilter,
        filters.DayFilter,
        filters.OpenPointsFilter,
        "status",
        "tickets",
        "entry",
        "audience",
        filters.HallFilter,
    ]
    date_hierarchy = "start"
    readonly_fields = ["shown_end", "calendar_id", "calendar_version", "edited_at"]
    fieldsets = FIELDSETS
    inlines = [inlines.PresenceInline, inlines.ScreeningLanguageInline, inlines.ScreeningSubtitleInline]
    actions = ["mark_sold_out", "mark_on_sale", "confirm_tickets"]

    # --- The list -------------------------------------------------------------------------------------------------

    def seen_q(self, at):
        """By its own audience: press and school screenings open at the same moments."""
        return Screening.moment_q(at)

    def worded(self, queryset):
        """Titles of films are looked for in their search text."""
        return queryset.filter(film=None)

    def opens_at(self, screening):
        return screening.publish_at or screening.edition.schedule_public_at

    @admin.display(description=_("start"), ordering="start")
    def wall_start(self, screening):
        return date_format(screening.wall_start, "D j M H:i")

    @admin.display(description=_("title"), ordering="film__sort_key_en")
    def what(self, screening):
        return screening.shown_title

    @admin.display(description=_("hall"), ordering="hall__position")
    def hall_name(self, screening):
        return screening.hall and screening.hall.label

    # --- The form -------------------------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        """An edition is given once. Disabled and not read-only, or its unique codes would go unchecked."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj and "edition" in form.base_fields:
            form.base_fields["edition"].disabled = True
        return form

    @admin.display(description=_("end"))
    def shown_end(self, screening):
        if not screening.pk:
            return gettext("Computed when it is saved.")
        facts = computed(screening)
        end = f"{clock.wall(facts.end, screening.edition.zone):%H:%M}"
        return end if facts.length_known else gettext("about %(time)s: the length is not known") % {"time": end}

    @admin.display(description=_("id in calendars"))
    def calendar_id(self, screening):
        return screening.uuid

    @admin.display(description=_("version in calendars"))
    def calendar_version(self, screening):
        return screening.sequence

    def after_save(self, request, screening, form, change):
        if change and "tickets" in form.changed_data:
            typed(screening, (form.initial["tickets"], form.initial["tickets_as_of"]), request.user)
        self.message_user(request, gettext("Festival day: %(day)s") % {"day": _festival_day(screening)})
        if form.moved_by_itself:
            told = gettext("It was public, so it is now marked as moved, from %(before)s.") % {
                "before": _told(screening)
            }
            self.message_user(request, told, messages.WARNING)
        for warning in warnings(screening):
            self.message_user(request, warning, messages.WARNING)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        """Each by itself, since each tells of what it replaced."""
        for screening in queryset:
            screening.delete()

    # --- Actions --------------------------------------------------------------------------------------------------

    @admin.action(description=_("Mark as sold out"), permissions=["change"])
    def mark_sold_out(self, request, queryset):
        self._set_tickets(request, queryset, Screening.Tickets.SOLD_OUT)

    @admin.action(description=_("Mark as on sale"), permissions=["change"])
    def mark_on_sale(self, request, queryset):
        self._set_tickets(request, queryset, Screening.Tickets.ON_SALE)

    @admin.action(description=_("Confirm ticket states now"), permissions=["change"])
    def confirm_tickets(self, request, queryset):
        self._set_tickets(request, queryset, None)

    def _set_tickets(self, request, queryset, tickets):
        """One by one, each with its rule; those that refuse are named."""
        now, done = clock.now().replace(second=0, microsecond=0), 0
        for screening in queryset:
            try:
                set_tickets(screening, tickets or screening.tickets, now, request.user, again=True)
            except ValidationError as error:
                self.message_user(request, f"{screening}: {' '.join(error.messages)}", messages.ERROR)
            else:
                self.log_change(request, screening, [{"changed": {"fields": ["tickets"]}}])
                done += 1
        words = ngettext("%(number)s screening changed.", "%(number)s screenings changed.", done)
        self.message_user(request, words % {"number": done})


def _festival_day(screening) -> str:
    """`Friday 3 November, after midnight`."""
    shown = day_words(screening.festival_day)[page_language()]
    late = clock.after_midnight(screening.start, screening.edition.zone)
    return gettext("%(day)s, after midnight") % {"day": shown} if late else shown


def _told(screening) -> str:
    """The time and hall the public was told last."""
    with timezone.override(screening.edition.zone):
        start = screening.previous_start and date_format(timezone.localtime(screening.previous_start), "D j M H:i")
    return ", ".join(str(part) for part in (start, screening.previous_hall) if part)
