"""The filters of the screening list."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from festival.lib.admin_lists import OfferedFilter
from festival.lib.translated import page_language
from films.models import Edition, Hall, Presence
from films.schedule.when import day_words

from .zones import listed_edition, working_edition


class EditionFilter(OfferedFilter):
    title = _("edition")
    parameter_name = "edition"
    path = "edition"

    def lookups(self, request, model_admin):
        return [(edition.slug, str(edition)) for edition in Edition.objects.all()]

    def queryset(self, request, queryset):
        return queryset.filter(**{f"{self.path}__slug": self.value()}) if self.value() else queryset


class OfEditionFilter(EditionFilter):
    """For rows of a screening."""

    path = "screening__edition"


class DayFilter(OfferedFilter):
    """The festival days of the edition chosen beside it, else of the working one."""

    title = _("festival day")
    parameter_name = "day"

    def __init__(self, request, *args):
        self.edition = listed_edition(request) or working_edition()
        super().__init__(request, *args)

    def lookups(self, request, model_admin):
        days = self.edition.days if self.edition else []
        return [(day.isoformat(), day_words(day)[page_language()]) for day in days]

    def queryset(self, request, queryset):
        return queryset.on_day(self.edition, date.fromisoformat(self.value())) if self.value() else queryset


class HallFilter(OfferedFilter):
    title = _("hall")
    parameter_name = "hall"

    def lookups(self, request, model_admin):
        return [(str(hall.pk), str(hall)) for hall in Hall.objects.select_related("venue")]

    def queryset(self, request, queryset):
        return queryset.filter(hall=self.value()) if self.value() else queryset


class OpenPointsFilter(OfferedFilter):
    """What is still to be settled."""

    title = _("open points")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("hall", _("no hall")), ("guests", _("guests not confirmed"))]

    def queryset(self, request, queryset):
        if self.value() == "hall":
            return queryset.filter(hall=None)
        if self.value() == "guests":
            expected = Presence.objects.filter(screening=OuterRef("pk"), status=Presence.Status.EXPECTED)
            return queryset.filter(Exists(expected))
        return queryset
