"""Forms typed on the wall clock of the edition they belong to."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.utils import timezone

from festival.lib import clock
from festival.lib.numbers import row_number
from films.models import Edition


def working_edition() -> Edition | None:
    """The edition new rows are made for."""
    return Edition.objects.working(clock.now())


def listed_edition(request) -> Edition | None:
    """The edition that a list is filtered by."""
    return Edition.objects.asked(request.GET.get("edition", ""))


def working_zone() -> ZoneInfo:
    """Its zone; without an edition the office's."""
    edition = working_edition()
    return edition.zone if edition else timezone.get_default_timezone()


class EditionZoneMixin:
    """For a model with an `edition`: of the row, else as posted, else as linked, else the working one."""

    def form_zone(self, request, obj) -> ZoneInfo | None:
        edition = self.form_edition(request, obj)
        return edition.zone if edition else None

    def form_edition(self, request, obj) -> Edition | None:
        if obj is not None:
            return obj.edition
        chosen = row_number(request.POST.get("edition") or request.GET.get("edition"))
        return working_edition() if chosen is None else Edition.objects.filter(pk=chosen).first()

    def get_changeform_initial_data(self, request):
        edition = working_edition()
        return {**({"edition": edition.pk} if edition else {}), **super().get_changeform_initial_data(request)}
