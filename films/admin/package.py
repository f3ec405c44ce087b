"""Packages: several films on one ticket."""

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import BaseAdmin, PublicationMixin, counted
from films.models import Package, Screening
from films.models.recording import following_from
from films.schedule.bill import begins_after

from .farewell import PackageFarewell
from .inlines import PackageFilmInline
from .recorded import RecordedMixin
from .zones import EditionZoneMixin


class TimedBillInline(PackageFilmInline):
    """The films of a package with the time at which each begins: after its first screening's start, else counted."""

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        first = Screening.objects.filter(package=obj).in_order().select_related("edition").first() if obj else None

        class TimedFormSet(formset):
            def get_queryset(self):
                rows = super().get_queryset()
                tell_beginnings(rows, first)
                return rows

        return TimedFormSet


def tell_beginnings(rows, screening: Screening | None) -> None:
    """Writes on every row when its film begins; nothing after a film whose length is not known."""
    after = begins_after([row.film for row in rows], screening.intro if screening else 0)
    for row, minutes in zip(rows, after, strict=True):
        row.begins = None if minutes is None else _begins(minutes, screening)


def _begins(minutes: int, screening: Screening | None) -> str:
    if screening is None:
        return gettext("after %(minutes)s min") % {"minutes": minutes}
    return f"{clock.wall(clock.later(screening.start, minutes), screening.edition.zone):%H:%M}"


@admin.register(Package)
class PackageAdmin(RecordedMixin, PackageFarewell, PublicationMixin, EditionZoneMixin, BaseAdmin):
    search_words = ["title_en", "title_el"]
    search_fields = ["slug", "edition__slug"]
    autocomplete_fields = ["edition", "section"]
    list_display = ["title_en", "title_el", "edition", "section_name", "films", "publication"]
    list_display_links = ["title_en"]
    list_select_related = ["edition", "section"]
    list_filter = ["edition"]
    readonly_fields = ["edited_at"]
    inlines = [TimedBillInline]
    fieldsets = [
        (
            None,
            {
                "description": _("One page, one ticket. It is public when all its films are."),
                "fields": [
                    "edition",
                    ("title_en", "title_el"),
                    ("description_en", "description_el"),
                    "section",
                    "publish_at",
                ],
            },
        ),
        (_("Films"), {"classes": ["films"], "fields": []}),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]

    def read_at(self, number):
        """A bill is saved row by row, and calendars are told of its new length once."""
        return following_from(packages=[number])

    def for_list(self, queryset):
        return super().for_list(queryset).annotate(film_count=counted(self.model, "package_films"))

    def opens_at(self, package):
        return package.publish_at or package.edition.programme_public_at

    @admin.display(description=_("section"))
    def section_name(self, package):
        return package.section.title if package.section else None

    @admin.display(description=_("films"))
    def films(self, package):
        return package.film_count
