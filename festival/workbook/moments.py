"""Days in a cell; and moments: what the wall shows, `2023-11-03 20:00`, in the zone of the row's edition, or with an
offset."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.years import validate_year
from films.models.edition import validate_zone

from .columns import Frame, Kind, Text
from .messages import Wrong, of_validation

MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T|[ \u00a0]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?"
    r"\s*(Z|[+-]\d{2}(?::?\d{2})?)?"
)
HELD = "held"
LIKE = _("Write it like 2023-11-03 20:00.")


def refuse_year(day: date) -> None:
    """In the words of a cell what a form says in its own."""
    try:
        validate_year(day)
    except ValidationError as error:
        raise Wrong(of_validation(error), _("Correct the cell.")) from None


class Day(Kind):
    about = _("A date: 2023-11-03.")

    def read(self, text, line):
        try:
            day = date.fromisoformat(re.sub(r"[ T]00:00(:00)?$", "", text.strip()))
        except ValueError:
            raise Wrong(_("is not a date."), _("Write year, month and day: 2023-11-03.")) from None
        refuse_year(day)
        return day

    def text(self, value, frame):
        return value.isoformat() if value else ""


class Moment(Kind):
    about = _("Date and time in the edition's zone: 2023-11-03 20:00. An offset may follow: +02:00.")

    def read(self, text, line):
        shown, offset = parsed(text)
        refuse_year(shown)
        if offset is not None:
            return shown.replace(tzinfo=offset).astimezone(UTC)
        return on_wall(shown, line.frame.zone)

    def text(self, value, frame):
        if value is None:
            return ""
        shown = clock.wall(value, frame.zone)
        exact = "microseconds" if shown.microsecond else "seconds" if shown.second else "minutes"
        plain = shown.replace(tzinfo=None).isoformat(" ", exact)
        certain = frame.edition is not None and not clock.repeated_hour(value, frame.zone)
        return plain if certain else plain + offset_of(shown)


class OwnMoment(Moment):
    about = _(
        "Date and time in the edition's zone: 2023-11-03 20:00. Empty: together with the edition. "
        "“held”: closed until somebody releases it."
    )

    def read(self, text, line):
        return clock.HELD if text.strip().casefold() == HELD else super().read(text, line)

    def text(self, value, frame):
        return HELD if value == clock.HELD else super().text(value, frame)


class Zone(Text):
    """The clock on which an edition's moments are read: refused here, since none of them could be read without it."""

    about = _("A time zone: Europe/Athens.")

    def read(self, text, line):
        name = super().read(text, line)
        try:
            validate_zone(name)
        except ValidationError:
            raise Wrong(_("is not a time zone."), _("Write one like Europe/Athens.")) from None
        return name


def parsed(text: str) -> tuple[datetime, timezone | None]:
    """What is written: the wall's time without a zone, and the offset where one is given. 24:00 is the next day's."""
    match = MOMENT.fullmatch(text.strip())
    if not match:
        raise Wrong(_("is not a date and time."), LIKE)
    *numbers, fraction, offset = match.groups()
    year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
    ends_day = (hour, minute, second) == (24, 0, 0)
    try:
        shown = datetime(year, month, day, 0 if ends_day else hour, minute, second)  # noqa: DTZ001 the wall has none
        shown += timedelta(days=ends_day, microseconds=int((fraction or "").ljust(6, "0")))
        shown.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=14)))  # the ends of the calendar
        shown.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=-14)))
        return shown, _offset(offset)
    except (ValueError, OverflowError):
        raise Wrong(_("is not a date and time there is."), LIKE) from None


def _offset(written: str | None) -> timezone | None:
    if not written:
        return None
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(written)
    return timezone((-1 if written[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def on_wall(shown: datetime, zone) -> datetime:
    """The instant; an hour that is skipped, or comes twice, is refused with both readings to paste."""
    shift = clock.shift(shown, zone)
    if shift == clock.NONE:
        return shown.replace(tzinfo=zone).astimezone(UTC)
    first, second = (f"{shown:%Y-%m-%d %H:%M}{offset_of(shown.replace(tzinfo=zone, fold=fold))}" for fold in (0, 1))
    fix = _("Write {first} or {second}, whichever is meant.")
    if shift > clock.NONE:
        before, after = clock.jump(shown, zone)
        what = _("does not exist: the clock jumps from {before} to {after}.")
        values = {"before": f"{before:%H:%M}", "after": f"{after:%H:%M}"}
        raise Wrong(what, fix, **values, first=first, second=second)
    raise Wrong(_("occurs twice, in summer and in winter time."), fix, first=first, second=second)


def offset_of(shown: datetime) -> str:
    """`+02:00`."""
    minutes = round(shown.utcoffset().total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def frame_of(edition) -> Frame:
    """An edition and its clock; the office's clock for rows that belong to none."""
    return Frame(edition, edition.zone if edition else ZoneInfo(settings.TIME_ZONE))
