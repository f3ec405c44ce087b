"""What was told of changes to screenings: to be read, and its words to be mended."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, moment_words
from films.models import ScreeningChange

from .screening_filters import OfEditionFilter


@admin.register(ScreeningChange)
class ScreeningChangeAdmin(BaseAdmin):
    """Written when screenings are saved, so that none is added here; one that was a mistake may be deleted."""

    search_folded = ["screening__film__folded"]
    search_fields = ["screening__code"]
    list_display = ["told", "screening", "kind", "reason_en", "reason_el"]
    list_select_related = ["screening__edition", "screening__film", "screening__package", "person"]
    list_filter = [OfEditionFilter, "kind"]
    readonly_fields = ["screening", "kind", "moment", "edited_at"]
    fieldsets = [
        (
            None,
            {
                "description": _("Recorded by itself. Here only the words beside it are mended."),
                "fields": [
                    ("screening", "kind"),
                    ("moment", "edited_at"),
                    ("reason_en", "reason_el"),
                    ("ticket_note_en", "ticket_note_el"),
                ],
            },
        )
    ]

    def has_add_permission(self, request):
        return False

    def form_zone(self, request, obj):
        return obj.screening.edition.zone if obj else None

    @admin.display(description=_("told from"), ordering="moment")
    def told(self, change):
        return moment_words(change.moment)
