"""Days, hours and moments as pages print them, on the wall of their edition and in the language of the page."""

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from festival.lib import clock
from festival.lib.translated import page_language
from films.schedule import when

register = template.Library()
DAY_MONTH = re.compile(r"(?<![\d–])\d+ [^\W\d]+")


@register.simple_tag
def clock_time(instant, edition, css=""):
    """`<time datetime="2023-11-03T20:00+02:00">20:00</time>`, on the edition's wall."""
    wall = clock.wall(instant, edition.zone)
    shown = when.clock_words(instant, edition.zone)[page_language()]
    return format_html(
        '<time{} datetime="{}">{}</time>',
        format_html(' class="{}"', css) if css else "",
        wall.isoformat(timespec="minutes"),
        shown,
    )


@register.simple_tag
def clock_plain(instant, edition):
    """`20:00`, for titles and descriptions."""
    return when.clock_words(instant, edition.zone)[page_language()]


@register.simple_tag
def wall(instant, edition):
    """What the edition's wall shows at an instant, as machines read it: `2023-11-03T20:00:30`."""
    return clock.wall(instant, edition.zone).replace(tzinfo=None).isoformat(timespec="seconds")


@register.simple_tag
def moment(instant, edition, at, head=False):
    """`today 20:00`, `Sat 4 Nov 17:30`, in a `<time>`."""
    wall = clock.wall(instant, edition.zone)
    shown = unbroken(when.when(instant, at, edition.zone, head=head)[page_language()])
    return format_html('<time datetime="{}">{}</time>', wall.isoformat(timespec="minutes"), shown)


@register.simple_tag
def moment_long(instant, edition):
    """`Thursday 23 October, 11:00`: a moment in full, for announcements."""
    day = when.day_words(clock.wall(instant, edition.zone).date())
    return f"{day[page_language()]}, {when.clock_words(instant, edition.zone)[page_language()]}"


@register.simple_tag
def day_name(day, form="words"):
    """`Friday 3 November`; `short`: `Fri 3 Nov`; `weekday`: `Friday`; `month_day`: `3 November`."""
    forms = {
        "words": when.day_words,
        "short": when.day_short,
        "weekday": when.weekday_words,
        "month_day": when.month_day,
    }
    return forms[form](day)[page_language()]


@register.simple_tag
def day_stub(day):
    """`Fri 3 Nov`, `Παρ 3 Νοε`, for stubs and strips: what is short is read aloud in full."""
    shown, spoken = when.day_stub(day)[page_language()], when.day_short(day)[page_language()]
    if shown == spoken:
        return shown
    return format_html('<span aria-hidden="true">{}</span><span class="vh">{}</span>', shown, spoken)


@register.simple_tag
def day_weekday(day):
    """A weekday in three letters: `Fri`, `Παρ`."""
    return when.weekday_short(day)[page_language()]


@register.simple_tag
def night(row):
    """`(Saturday night)`, of a screening that starts in the small hours."""
    return when.night_words(row.start, row.edition.zone)[page_language()]


@register.simple_tag
def dates(edition):
    """`2–12 November 2023`; the year alone where no more is known."""
    return unbroken(dates_plain(edition))


@register.simple_tag
def dates_plain(edition):
    """The same for titles and descriptions, which hold no tags."""
    if edition.starts and edition.ends:
        return when.date_range(edition.starts, edition.ends)[page_language()]
    return edition.year or ""


def unbroken(words):
    """A date that stands alone, in which no line ends between a day and its month."""
    return mark_safe(DAY_MONTH.sub(r'<span class="nums">\g<0></span>', escape(words)))  # noqa: S308 it is escaped
