"""The home page answers the one question of the edition's phase."""

from django.db.models import Exists, OuterRef
from django.views.generic import TemplateView

from festival.lib import clock
from festival.lib.translated import page_language
from festival.lib.views import PublicPage
from films.current import current_edition
from films.models import Edition, Film, Screening, Still
from films.schedule.load import EditionSchedule, film_schedule
from films.schedule.terms import CLOSED
from films.schedule.tickets import reach
from films.structured.festivals import festival, site
from films.views.edition import own_awards, sections_of

LATE = 23  # from this hour of the evening "next" becomes "late tonight"
SHOWN = 8


class HomePage(PublicPage, TemplateView):
    """`/`: dates, first films, the programme, today, the awards, or the archive, as the phase has it."""

    def get_template_names(self):
        return [f"festival/home_{self.phase}.html", "festival/home.html"]

    def get(self, request, *args, **kwargs):
        self.edition = current_edition(request)
        self.films = Film.objects.in_programme(self.edition, self.at) if self.edition else Film.objects.none()
        self.film_count = self.films.count()
        self.phase = self._phase() if self.edition else Edition.Phase.SILENT
        return super().get(request, *args, **kwargs)

    def _phase(self):
        """The edition's; one of which only the year is known has no day that could be today."""
        phase = self.edition.phase(self.at, early=self.film_count > 0)
        if phase == Edition.Phase.RUNNING and not self.edition.days:
            return Edition.Phase.PROGRAMME if self.edition.programme_open(self.at) else Edition.Phase.ANNOUNCED
        return phase

    def get_context_data(self, **kwargs):
        context = {
            **super().get_context_data(**kwargs),
            "edition": self.edition,
            "phase": self.phase,
            "film_count": self.film_count,
            "is_home": True,
            "structured": [festival(self.edition), site(self.edition)] if self.edition else [],
        }
        answers = {
            "announcing": self._announcing,
            "programme": self._programme,
            "running": self._running,
            "over": self._over,
            "archive": self._over,
        }
        return {**context, **answers[self.phase]()} if self.phase in answers else context

    def _announcing(self):
        films = list(self.films.by_title(page_language()).for_card(self.at)[:24])
        return {"films": films, "schedules": film_schedule([film.pk for film in films], self.at)}

    def _programme(self):
        pictured = self.films.filter(Exists(Still.objects.filter(film=OuterRef("pk"))))
        shown = pictured if pictured.exists() else self.films
        films = list(shown.by_title(page_language()).for_card(self.at)[:6])
        return {
            "films": films,
            "schedules": film_schedule([film.pk for film in films], self.at),
            "sections": sections_of(self.edition, self.at),
        }

    def _running(self):
        """Today's screenings as now, next and late; what changed today; the film that leads the page."""
        edition, at = self.edition, self.at
        today = clock.festival_day(at, edition.zone)
        lines = EditionSchedule(edition, at).days[today]
        running = [line for line in lines if line.row.status in Screening.STANDING and line.phase == "during"]
        ahead = [line for line in lines if line.phase == "before"]
        late = [line for line in ahead if self._is_late(line)]
        following = [line for line in ahead if line not in late]
        return {
            "today": today,
            "day_number": edition.days.index(today) + 1,
            "running": running,
            "following": following[:SHOWN],
            "late": late[:SHOWN],
            "changed": [line for line in lines if line.row.status != Screening.Status.SCHEDULED],
            "ahead_count": sum(line.row.status in Screening.STANDING for line in ahead),
            "sections": sections_of(edition, at),
            **self._lead(ahead),
        }

    def _is_late(self, line):
        wall = line.row.wall_start
        return wall.hour >= LATE or clock.after_midnight(line.row.start, self.edition.zone)

    def _lead(self, ahead):
        """The next screening of a film that has a picture; one with room before one that is full."""
        standing = [line for line in ahead if line.row.film_id and line.row.status in Screening.STANDING]
        films = Still.objects.filter(film__in=[line.row.film_id for line in standing]).values_list("film", flat=True)
        pictured = [line for line in standing if line.row.film_id in set(films)]
        line = min(pictured, key=lambda line: reach(line.facts, self.at) == CLOSED, default=None)
        if line is None:
            return {"lead": None}
        return {"lead": Film.objects.for_card(self.at).get(pk=line.row.film_id), "lead_line": line}

    def _over(self):
        return {
            "awards": own_awards(self.edition, self.at),
            "awards_open": self.edition.awards_open(self.at),
            "sections": sections_of(self.edition, self.at),
        }
