"""What the line of a screening says beside its state: languages, access, who comes, what one hears of it as a link."""

from itertools import groupby

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext

from festival.lib.translated import page_language
from films.models import Presence
from films.schedule.line import now_words
from films.schedule.news import called_off_words
from films.schedule.sentence import chance_words
from films.schedule.when import about_clock
from films.subtitles import join, languages_line, spoken, subtitles

from .festival import said

register = template.Library()
QA = Presence.Task.QA.label


@register.filter
def state_class(line):
    """The class that repeats, never replaces, the words of a screening's state."""
    row = line.row
    if row.status in row.CALLED_OFF:
        return "ticket--off"
    if line.phase == "after":
        return "ticket--past"
    if line.phase == "during":
        return "ticket--now"
    closed = row.tickets in ("sold_out", "standby")
    return "ticket--sold" if closed else "ticket--moved" if row.status == row.Status.MOVED else ""


@register.filter
def to_come(lines):
    """Whether one of them takes place and is not over; without one there is nothing to put into a calendar."""
    return any(line.to_come for line in lines)


@register.filter
def note_class(line):
    """`--plain`: no news of a change. `--now`: only that it runs, which is not printed on paper."""
    if line.row.status != line.row.Status.SCHEDULED:
        return "ticket__note"
    only_runs = line.phase == "during" and line.words == now_words(line.facts)
    return f"ticket__note ticket__note--plain{' ticket__note--now' if only_runs else ''}"


@register.simple_tag
def stamp(line, at):
    """A short word for the stamp of a ticket, and the class of its frame; None where nothing needs one."""
    row = line.row
    if row.status in row.CALLED_OFF:
        return {"words": said(called_off_words(line.facts, at)), "css": "stamp--solid"}
    if line.phase == "after":
        return None
    if line.phase == "during":
        return {"words": gettext("Now"), "css": "stamp--alert"}
    if row.status == row.Status.MOVED:
        return {"words": gettext("Moved"), "css": "stamp--alert"}
    return None


@register.simple_tag(takes_context=True)
def do_address(context, line):
    """Where the thing to do leads; '' where it is only words."""
    row, do = line.row, line.line.do
    if do in ("buy", "get", "ask", "go") and row.booking_url:
        return row.booking_url
    if do == "others" and (shown := row.film or row.package):
        return f"{shown.get_absolute_url()}#screenings"
    if do in ("queue", "door") and row.hall_id:
        return row.hall.get_absolute_url()
    wanted = {"ask": "tickets", "refund": "tickets", "passes": "passes"}.get(do)
    page = next((page for page in context.get("menu_pages", ()) if page.slug == wanted), None)
    return page.get_absolute_url() if page else ""


@register.simple_tag
def screening_facts(line):
    """What else is to be known of a screening, in one line, where languages are only said if they are its own."""
    return _dotted([*_audience(line.row), *_own_languages(line.row), *_access_and_guests(line.row), qa_words(line)])


@register.simple_tag
def who_comes(line):
    """The same without languages and without the Q&A, which the schedule prints apart."""
    return _dotted([*_audience(line.row), *_access_and_guests(line.row)])


@register.simple_tag
def languages_of(line):
    """`French and Lao; Greek and English subtitles`."""
    return languages_line(line.row)


@register.simple_tag
def access_services(line):
    """`Audio description · Hearing loop`: what this screening offers."""
    return _dotted(_services(line.row))


@register.simple_tag
def qa_words(line):
    """`Q&A 20': Monia Chokri`; nothing where there is none, or none any more, which the line itself says."""
    row = line.row
    if line.facts.qa_cancelled:
        return ""
    guests = [guest for guest in row.guests if guest.task == Presence.Task.QA]
    if not guests and not row.qa:
        return ""
    length = f" {row.qa}'" if row.qa else ""
    return f"{QA}{length}{_named(guests)}"


@register.simple_tag
def chance(chances, line):
    """`Only screening`, `Last of 3`; nothing where others follow."""
    return said(chance_words(chances.get(line.row.pk))) if chances else ""


@register.simple_tag
def link_tail(line, languages, chance):
    """What the link of a screening says behind its time and title: hall, languages, state."""
    hall = line.row.hall.label if line.row.hall else gettext("Venue to be announced")
    return ", ".join(part for part in (hall, languages, said(line.words), chance) if part)


@register.filter
def bill_clock(line):
    """(film of the bill, its start) of a package, in order; the start None behind a film of unknown length."""
    return list(zip(line.facts.bill, line.facts.film_starts, strict=True))


@register.simple_tag
def about(instant, edition):
    """`about 20:41`: when a film begins inside a package."""
    return about_clock(instant, edition.zone)[page_language()]


def _audience(row) -> list[str]:
    return [] if row.audience == row.Audience.PUBLIC else [row.get_audience_display()]


def _own_languages(row) -> list[str]:
    heard = join(spoken(None, row)) if row.own else ""
    own = row.screening_subtitles.all() or row.subtitles_state != row.SubtitlesState.INHERIT
    return [heard, subtitles(row.film, None, row) if own else ""]


def _services(row) -> list[str]:
    return [str(capfirst(row._meta.get_field(code).verbose_name)) for code in row.access]


def _access_and_guests(row) -> list[str]:
    guests = [guest for guest in row.guests if guest.task != Presence.Task.QA]
    by_task = groupby(guests, key=lambda guest: guest.get_task_display())
    return _services(row) + [f"{task}{_named(guests)}" for task, guests in by_task]


def _named(guests) -> str:
    names = join([guest.person.shown_name for guest in guests])
    return f": {names}" if names else ""


def _dotted(facts) -> str:
    return "\u00a0· ".join(fact for fact in facts if fact)  # no line begins with a dot
