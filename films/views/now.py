"""What is on at this moment: the page for a phone, and the screen in a foyer. Both keep themselves fresh."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from festival.lib import clock
from festival.lib.views import PublicPage
from films.current import current_edition
from films.models import Hall, Venue
from films.schedule.board import boards
from films.schedule.foyer import LABELS, Foyer
from films.schedule.load import EditionSchedule
from people.redirects import Lasting


class NowPage(PublicPage, TemplateView):
    """`/now/`: of each hall what runs and what comes next; what can still be entered first."""

    template_name = "films/now.html"
    every = 60  # seconds between two looks at the schedule

    def breadcrumbs(self):
        return [(pgettext("menu", "Schedule"), reverse("films:schedule"))]

    def get_context_data(self, **kwargs):
        edition = current_edition(self.request)
        context = {**super().get_context_data(**kwargs), "edition": edition, "every": self._every()}
        if edition is None:
            return context
        schedule = EditionSchedule(edition, self.at)
        found = boards(schedule)
        return {
            **context,
            "boards": found,
            "running_count": sum(len(board.running) for board in found),
            "today": clock.festival_day(self.at, edition.zone),
            "begun": clock.passed(edition.opens_at, self.at),
            "answer": "" if found or any(line.to_come for line in schedule.lines) else self._nothing(edition),
        }

    def _every(self) -> int:
        """0 for readers whom a page that changes under them disturbs."""
        return 0 if self.request.GET.get("refresh") == "off" else self.every

    def _nothing(self, edition):
        if edition.closed(self.at):
            return _("All screenings have taken place.")
        if not edition.schedule_open(self.at):
            return _("Screening schedule to be announced.")
        return _("No screenings are to come.")


class DisplayPage(PublicPage, Lasting, TemplateView):
    """`/display/<venue>/`: large type for a wall, in both languages; all halls of a venue, or one by `?hall=`."""

    template_name = "films/display.html"
    slug_kinds = {"slug": "venue"}
    every, turn = 30, 12  # seconds between two looks, and that one of several pages stands

    def get_object(self):
        venues = Venue.objects.prefetch_related("halls")
        return get_object_or_404(venues, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        venue, edition = self.get_object(), current_edition(self.request)
        context = super().get_context_data(**kwargs)
        foyer = self._foyer(venue, edition) if edition else None
        return {
            **context,
            "edition": edition,
            "venue": venue,
            "labels": LABELS,
            "every": self.turn if foyer and foyer.following else self.every,
            "foyer": foyer,
        }

    def _foyer(self, venue, edition) -> Foyer:
        return Foyer(EditionSchedule(edition, self.at), self._halls(venue), self.request.GET.get("page", ""))

    def _halls(self, venue) -> list[Hall]:
        """The one asked for; all of the venue where none is, or where it has no such hall."""
        halls = list(venue.halls.all())
        return [hall for hall in halls if hall.slug == self.request.GET.get("hall")] or halls


class DisplayWorker(TemplateView):
    """Beneath the address of its screen, since a worker may serve no other pages than those."""

    template_name = "films/display_worker.js"
    content_type = "text/javascript"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, slug, **kwargs):
        """Of a venue there is. One that got another address has another worker there."""
        return super().get_context_data(venue=get_object_or_404(Venue, slug=slug), **kwargs)
