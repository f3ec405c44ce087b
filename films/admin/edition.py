"""Editions and their moments."""

from zoneinfo import ZoneInfo

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import BaseAdmin, CatalogueForm, counted
from films.models import Edition, Selection
from films.models.edition import validate_zone
from films.models.recording import following_from

from .announced import lock
from .inlines import DueDateInline, EditionSubtitleInline
from .recorded import RecordedMixin

PHASES = {
    Edition.Phase.SILENT: _("Silent: nobody knows of it"),
    Edition.Phase.ANNOUNCED: _("Announced: its dates are public"),
    Edition.Phase.ANNOUNCING: _("First films announced"),
    Edition.Phase.PROGRAMME: _("Programme public"),
    Edition.Phase.RUNNING: _("Running"),
    Edition.Phase.OVER: _("Just over"),
    Edition.Phase.ARCHIVE: _("Archive"),
}


class EditionForm(CatalogueForm):
    """A moment that an announcement gives is moved there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for announcement in self.instance.announcements.exclude(opens="") if self.instance.pk else ():
            if field := self.fields.get(announcement.OPENS_AT[announcement.opens]):
                lock(field, announcement)


@admin.register(Edition)
class EditionAdmin(RecordedMixin, BaseAdmin):
    form = EditionForm
    search_words = ["name_en", "name_el"]
    search_fields = ["slug", "acronym", "number"]
    autocomplete_fields = ["country"]
    list_display = ["short", "starts", "ends", "phase", "sections", "programme_public_at", "schedule_public_at"]
    list_filter = ["acronym"]
    readonly_fields = ["edited_at"]
    inlines = [DueDateInline, EditionSubtitleInline]
    fieldsets = [
        (
            _("What it is"),
            {
                "description": _("The name heads every page; the acronym and the number make the page address."),
                "fields": [
                    ("acronym", "number"),
                    ("name_en", "name_el"),
                    ("label_en", "label_el"),
                    ("starts", "ends", "year"),
                    ("time_zone", "country"),
                    ("city_en", "city_el"),
                    "accent_color",
                ],
            },
        ),
        (
            _("Moments"),
            {
                "classes": ["moments"],
                "description": _(
                    "Each opens by the clock alone, nothing needs to be saved then. Empty is closed: "
                    "nothing of a new edition shows until it is announced."
                ),
                "fields": [
                    "announced_at",
                    "programme_public_at",
                    "schedule_public_at",
                    "printed_at",
                    ("tickets_on_sale_at", "tickets_rule"),
                    "awards_public_at",
                ],
            },
        ),
        (
            _("Words"),
            {
                "classes": ["words"],
                "fields": [("age_note_en", "age_note_el"), ("price_note_en", "price_note_el"), "contact_email"],
            },
        ),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]

    def read_at(self, number):
        """Its rule is saved row by row."""
        return following_from(editions=[number])

    def form_zone(self, request, obj):
        """Its own: as posted, since the zone may be what is being changed."""
        name = request.POST.get("time_zone") or (obj.time_zone if obj else "")
        try:
            validate_zone(name)
        except ValidationError:
            return None
        return ZoneInfo(name)

    def for_list(self, queryset):
        early = Selection.objects.public(clock.now()).filter(section__edition=OuterRef("pk"))
        return queryset.annotate(section_count=counted(self.model, "sections"), early=Exists(early))

    @admin.display(description=_("edition"), ordering="number")
    def short(self, edition):
        return str(edition.label)

    @admin.display(description=_("now"))
    def phase(self, edition):
        return PHASES[edition.phase(clock.now(), edition.early)]

    @admin.display(description=_("sections"))
    def sections(self, edition):
        return edition.section_count
