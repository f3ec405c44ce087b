"""Rules about what is projected, and when: minutes, subtitles, screenings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from films.models import DueDate, Film, Screening
from people.models import Language

from .rule import Gap, Level, rule

Subject = DueDate.Subject
UNSCHEDULED = "screening"


@rule("minutes", Level.ERROR, Subject.COPY, _("no minutes"), of_screenings=True)
def without_minutes(case):
    if case.film.minutes is None:
        yield Gap("#id_minutes")


@rule("slot", Level.ERROR, Subject.COPY, _("minutes of a screening differ from the film's"), of_screenings=True)
def slot_of_other_minutes(case):
    """Minutes typed on a screening stand for the films alone; introduction and Q&A are counted besides."""
    for showing in case.shown_here:
        row, work = showing.row, showing.work
        if row.status in Screening.STANDING and None not in (row.minutes, work) and row.minutes != work:
            words = _("screening {code}: {minutes} minutes are entered, what is shown lasts {work}")
            words = format_lazy(words, code=row.code, minutes=row.minutes, work=work)
            yield Gap(_screening(row, "minutes"), words)


@rule("subtitles", Level.WARNING, Subject.COPY, _("subtitles not stated"), of_screenings=True)
def subtitles_not_stated(case):
    """Neither by the screening, nor for the copy, nor by the edition's rule; without dialogue none are needed."""
    if Language.NO_DIALOGUE in case.languages:
        return
    known = case.copy_subtitles or case.film.subtitles_state == Film.SubtitlesState.NONE or case.edition_subtitles
    if not known and (not case.shown_here or any(_inherits(showing) for showing in case.shown_here)):
        yield Gap("#id_subtitles_state")
    for showing in case.shown_here:
        if showing.row.subtitles_state == Screening.SubtitlesState.UNKNOWN and not showing.subtitled:
            words = format_lazy(_("screening {code}: subtitles not stated"), code=showing.row.code)
            yield Gap(_screening(showing.row, "subtitles_state"), words)


def _inherits(showing) -> bool:
    return showing.row.subtitles_state == Screening.SubtitlesState.INHERIT and not showing.subtitled


@rule(UNSCHEDULED, Level.WARNING, Subject.SCHEDULE, _("not scheduled"))
def not_scheduled(case):
    """Chosen for an edition that neither shows it nor offers it online; in no edition, shown nowhere at all."""
    shown = case.shown_here or case.online if case.places else case.showings
    if not shown:
        yield Gap(f"{reverse('admin:films_screening_add')}?film={case.film.pk}")


@rule("hall", Level.WARNING, Subject.SCHEDULE, _("screening without hall"), of_screenings=True)
def screening_without_hall(case):
    for showing in case.shown_here:
        if showing.row.hall_id is None and showing.row.status in Screening.STANDING:
            words = format_lazy(_("screening {code}: no hall"), code=showing.row.code)
            yield Gap(_screening(showing.row, "hall"), words)


@rule(
    "withdrawn_shown", Level.ERROR, None, _("withdrawn, but a screening stands"), of_withdrawn=True, of_screenings=True
)
def withdrawn_but_shown(case):
    """A screening of its own; a package may go on without the film."""
    for showing in case.shown_here:
        if showing.row.film_id and showing.row.status in Screening.STANDING:
            words = format_lazy(_("withdrawn, but screening {code} stands"), code=showing.row.code)
            yield Gap(_screening(showing.row, "status"), words)


def _screening(row, field: str) -> str:
    return f"{reverse('admin:films_screening_change', args=[row.pk])}#id_{field}"
