"""How a time is said: today and tonight, dates, clock times, ranges; in both languages, whatever language is active.

"Tonight" is kept for the small hours, and after midnight nobody is told "today" or "tomorrow": at 00:40 on Sunday
nobody knows whether tomorrow is Sunday or Monday.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from festival.lib import clock

from .facts import Words
from .words import NOTHING, both, joined, say

# fmt: off
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
GREEK_WEEKDAYS = ("Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή")
GREEK_WEEKDAYS_SHORT = ("Δευ", "Τρί", "Τετ", "Πέμ", "Παρ", "Σάβ", "Κυρ")
GREEK_WEEKDAYS_OF = ("Δευτέρας", "Τρίτης", "Τετάρτης", "Πέμπτης", "Παρασκευής", "Σαββάτου", "Κυριακής")
GREEK_MONTHS_OF = (
    "Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου",
    "Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου",
)
GREEK_MONTHS_SHORT = ("Ιαν", "Φεβ", "Μαρ", "Απρ", "Μαΐ", "Ιουν", "Ιουλ", "Αυγ", "Σεπ", "Οκτ", "Νοε", "Δεκ")
# fmt: on

TONIGHT, TODAY, TOMORROW = say("tonight", "απόψε"), say("today", "σήμερα"), say("tomorrow", "αύριο")
SEASONS = {"summer": say("(summer time)", "(θερινή ώρα)"), "winter": say("(winter time)", "(χειμερινή ώρα)")}


def when(instant: datetime, now: datetime, zone: ZoneInfo, head: bool = False, night: bool = True) -> Words:
    """`today 20:00`, `Sun 5 Nov 00:30 (Saturday night)`. Only a head says `tomorrow`: elsewhere the date is given,
    because it is what stands on a ticket. `night=False` inside brackets."""
    time, near = clock_words(instant, zone), _near(instant, now, zone, head)
    if near != NOTHING:
        return joined([near, time])
    return joined([_dated(instant, now, zone), time, night_words(instant, zone) if night else NOTHING])


def slot(instant: datetime, zone: ZoneInfo) -> Words:
    """`Fri 3 Nov 20:00`, whatever day it is: for what is kept, and read another day."""
    return joined([day_short(clock.wall(instant, zone).date()), clock_words(instant, zone)])


def as_of(instant: datetime, now: datetime, zone: ZoneInfo) -> Words:
    """When a ticket state was last confirmed: the clock alone on the same calendar date, else with its date."""
    same_date = clock.wall(instant, zone).date() == clock.wall(now, zone).date()
    return joined([NOTHING if same_date else _dated(instant, now, zone), clock_words(instant, zone)])


def clock_words(instant: datetime, zone: ZoneInfo) -> Words:
    """`20:00`; in October's repeated hour also which of the two it is."""
    shown = both(clock.wall(instant, zone).strftime("%H:%M"))
    return joined([shown, SEASONS.get(clock.repeated_hour(instant, zone), NOTHING)])


def about_clock(instant: datetime, zone: ZoneInfo) -> Words:
    """`about 20:41`; Greek `στις`, but `στη` for the one hour that is singular."""
    article = "στη" if clock.wall(instant, zone).hour == 1 else "στις"
    return say("about {time}", f"περίπου {article} {{time}}", time=clock_words(instant, zone))


def night_words(instant: datetime, zone: ZoneInfo) -> Words:
    """Whose night the small hours belong to: `(Saturday night)`; nothing by day."""
    if not clock.after_midnight(instant, zone):
        return NOTHING
    before, after = clock.festival_day(instant, zone).weekday(), clock.wall(instant, zone).weekday()
    return say(f"({WEEKDAYS[before]} night)", f"(νύχτα {GREEK_WEEKDAYS_OF[before]} προς {GREEK_WEEKDAYS[after]})")


def day_words(day: date) -> Words:
    """`Friday 3 November`, for headings."""
    return joined([weekday_words(day), month_day(day)])


def day_short(day: date) -> Words:
    """`Fri 3 Nov`, for sentences; Greek is not shortened there."""
    english = f"{weekday_short(day)['en']} {day.day} {MONTHS[day.month - 1][:3]}"
    return {"en": english, "el": day_words(day)["el"]}


def day_stub(day: date) -> Words:
    """`Fri 3 Nov`, `Παρ 3 Νοε`: for a ticket's stub. What is read aloud there is `day_short`."""
    greek = f"{weekday_short(day)['el']} {day.day} {GREEK_MONTHS_SHORT[day.month - 1]}"
    return {"en": day_short(day)["en"], "el": greek}


def month_day(day: date) -> Words:
    """`3 November`."""
    return {"en": f"{day.day} {MONTHS[day.month - 1]}", "el": f"{day.day} {GREEK_MONTHS_OF[day.month - 1]}"}


def date_range(first: date, last: date) -> Words:
    """`2–12 November 2023`, `30 October – 9 November 2023`; both years only where they differ."""
    end = joined([month_day(last), both(last.year)])
    if first == last:
        return end
    if first.year != last.year:
        return joined([month_day(first), both(first.year), both("–"), end])
    if first.month != last.month:
        return joined([month_day(first), both("–"), end])
    return joined([both(f"{first.day}–"), end], "")


def full(instant: datetime, zone: ZoneInfo) -> Words:
    """`Friday 3 November 2023, 20:00`: a moment that is read at any time."""
    day = clock.wall(instant, zone).date()
    return joined([joined([day_words(day), both(f"{day.year},")]), clock_words(instant, zone)])


def weekday_words(day: date) -> Words:
    return {"en": WEEKDAYS[day.weekday()], "el": GREEK_WEEKDAYS[day.weekday()]}


def weekday_short(day: date) -> Words:
    return {"en": WEEKDAYS[day.weekday()][:3], "el": GREEK_WEEKDAYS_SHORT[day.weekday()]}


def _near(instant: datetime, now: datetime, zone: ZoneInfo, head: bool) -> Words:
    days = (clock.festival_day(instant, zone) - clock.festival_day(now, zone)).days
    if clock.after_midnight(instant, zone):
        return TONIGHT if days == 0 else NOTHING
    if clock.after_midnight(now, zone):
        return NOTHING
    return {0: TODAY, 1: TOMORROW if head else NOTHING}.get(days, NOTHING)


def _dated(instant: datetime, now: datetime, zone: ZoneInfo) -> Words:
    """The weekday and date, with the year where it is not this year's."""
    day, this_year = clock.wall(instant, zone).date(), clock.wall(now, zone).year
    return joined([day_short(day), both("" if day.year == this_year else day.year)])
