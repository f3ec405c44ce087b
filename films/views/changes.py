"""What has changed since the schedule came out, by festival day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.urls import reverse
from django.views.generic import TemplateView

from festival.lib import clock
from films.schedule.errata import Erratum
from films.schedule.load_errata import errata
from films.views.chosen_edition import ChosenEdition

PRINTED = "printed"  # ?since=printed


class ChangesPage(ChosenEdition, TemplateView):
    """Of the current edition, or of the one in the address; by the festival days on which one would look for it."""

    template_name = "films/changes.html"

    def canonical_path(self):
        return reverse("films:edition-changes", args=[self.edition.slug]) if self.edition else self.request.path

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.edition is None:
            return {**context, "edition": None}
        printed_at = self.edition.printed_at if clock.passed(self.edition.printed_at, self.at) else None
        since = printed_at if self.request.GET.get("since") == PRINTED else None
        found = errata(self.edition, self.at, since)
        return {
            **context,
            "edition": self.edition,
            "count": len(found),
            "printed_at": printed_at,
            "since": since,
            "schedule_open": self.edition.schedule_open(self.at),
            "over": self.edition.closed(self.at),
            **self._days(found),
        }

    def _days(self, found: list[Erratum]) -> dict:
        """Those still to come first, the past ones folded away."""
        today = clock.festival_day(self.at, self.edition.zone)
        days = by_day(found)
        return {
            "days_ahead": [(day, ones) for day, ones in days if day >= today],
            "days_past": [(day, ones) for day, ones in days if day < today],
        }


def by_day(found: list[Erratum]) -> list[tuple[date, list[Erratum]]]:
    """Each day in order, on it the weightiest first."""
    days = defaultdict(list)
    for one in sorted(found, key=lambda one: (one.weight, one.start, one.screening.key)):
        days[one.day].append(one)
    return sorted(days.items())
