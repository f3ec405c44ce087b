"""Moments in admin forms: a date and a clock time, typed and shown on one named wall clock.

The wall is Django's active time zone; `ZonedMixin` makes it the zone of what is being edited. Text and not
`datetime-local`, which shows Greek editors 12:30 π.μ. where they mean 00:30.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.lib.years import validate_year

SUMMER, WINTER, ON_HOLD = "summer", "winter", "hold"
SEASONS = [("", "—"), (SUMMER, _("summer time")), (WINTER, _("winter time"))]
HOLD = [("", "—"), (ON_HOLD, pgettext_lazy("state", "On hold"))]
TWICE = _("This time occurs twice: choose summer or winter time.")
NEVER = _("This time does not exist: the clock jumps from %(before)s to %(after)s.")


def on_wall(naive: datetime, season: str = "") -> datetime:
    """The instant at which the active wall shows `naive`; the skipped hour is refused, the repeated one asks back."""
    validate_year(naive)
    zone = timezone.get_current_timezone()
    shift = clock.shift(naive, zone)
    if shift > clock.NONE:
        before, after = clock.jump(naive, zone)
        raise ValidationError(NEVER, "time_never", {"before": f"{before:%H:%M}", "after": f"{after:%H:%M}"})
    if shift < clock.NONE and season not in (SUMMER, WINTER):
        raise ValidationError(TWICE, "time_twice")
    return naive.replace(tzinfo=zone, fold=season == WINTER).astimezone(UTC)


def moment_in(text: str) -> datetime | None:
    """The instant a link to a new form may ask for, `?start=2023-11-03T20:00`; None where it is none."""
    try:
        given = datetime.fromisoformat(text)
        validate_year(given)
        return on_wall(given) if timezone.is_naive(given) else given.astimezone(UTC)
    except (ValueError, ValidationError):
        return None


class TimeInput(forms.TimeInput):
    """`20:00`; the seconds only where there are any, so that an untouched moment stays untouched."""

    def format_value(self, value):
        if hasattr(value, "strftime"):
            return value.strftime("%H:%M:%S" if value.second else "%H:%M")
        return value

    def get_context(self, name, value, attrs):
        """Wide enough for the seconds, where there are any."""
        context = super().get_context(name, value, attrs)
        if len(self.format_value(value) or "") > len("20:00"):
            context["widget"]["attrs"]["size"] = len("20:00:00")
        return context


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def _parts() -> list[forms.Field]:
    time = _("Enter a time, like 20:00.")
    return [
        forms.DateField(error_messages={"incomplete": _("Enter a date.")}),
        forms.TimeField(error_messages={"incomplete": time, "invalid": time}),
    ]


class MomentWidget(forms.MultiWidget):
    """Date, time, and summer or winter only where the wall shows that hour twice; with the zone named beside them.

    A moment on hold has no date; it says so in the place of the season, so that an untouched form leaves it on hold.
    """

    template_name = "admin/widgets/moment.html"
    use_fieldset = False
    note = ""  # said below it

    def __init__(self, attrs=None):
        clock_input = TimeInput({"placeholder": "20:00", "size": 5, "autocomplete": "off"})
        super().__init__([DateInput(), clock_input, forms.Select(choices=SEASONS)], attrs)

    def decompress(self, value):
        value = moment_in(value) if isinstance(value, str) else value
        if not value:
            return ["", "", ""]
        if value == clock.HELD:
            return ["", "", ON_HOLD]
        shown = timezone.localtime(value)
        return [shown.date(), shown.time(), clock.repeated_hour(value, timezone.get_current_timezone())]

    def get_context(self, name, value, attrs):
        values = value if isinstance(value, list | tuple) else self.decompress(value)
        context = super().get_context(name, list(values), attrs)
        parts = context["widget"]["subwidgets"]
        words = [_("date"), _("time"), _("summer or winter time")]
        if values == ["", "", ON_HOLD]:
            hold = forms.Select(choices=HOLD)
            parts[2] = hold.get_context(f"{name}_2", ON_HOLD, parts[2]["attrs"])["widget"]
            words[2] = pgettext_lazy("state", "On hold")
        elif not self._occurs_twice(values):
            parts.pop()
        named = parts[0]["attrs"].get("aria-label", "")
        for part, word in zip(parts, words, strict=False):
            part["attrs"]["aria-label"] = f"{named}: {word}" if named else str(word)
        return {**context, "zone": timezone.get_current_timezone_name(), "offset": _offset(), "note": self.note}

    @staticmethod
    def _occurs_twice(values) -> bool:
        try:
            day, time = (field.clean(value) for field, value in zip(_parts(), values[:2], strict=True))
            on_wall(datetime.combine(day, time))
        except ValidationError as error:
            return getattr(error, "code", "") == "time_twice"
        return False


class DayField(forms.DateField):
    """A day of one of the years there can be."""

    default_validators = [validate_year]


class MomentField(forms.MultiValueField):
    """An instant, typed as the wall shows it."""

    widget = MomentWidget

    def __init__(self, **kwargs):
        kwargs.pop("input_formats", None)
        season = forms.ChoiceField(choices=[*SEASONS, *HOLD[1:]], required=False)
        super().__init__(fields=[*_parts(), season], require_all_fields=False, **kwargs)

    def clean(self, value):
        """What is on hold stays so until a date is typed."""
        return clock.HELD if value in (clock.HELD, ["", "", ON_HOLD]) else super().clean(value)

    def compress(self, values):
        if not values:
            return None
        day, time, season = values
        return on_wall(datetime.combine(day, time), season)

    def has_changed(self, initial, data):
        """The fraction of a second is not shown, so it is not typed either."""
        shown = initial.replace(microsecond=0) if isinstance(initial, datetime) else initial
        return super().has_changed(shown, data)


class KeepsMoments:
    """A form that leaves a moment as it is, to the fraction of a second, unless another one is typed."""

    def clean(self):
        for name, field in self.fields.items():
            if isinstance(field, MomentField) and name in self.cleaned_data and name not in self.changed_data:
                self.cleaned_data[name] = self.get_initial_for_field(field, name)
        return super().clean()


def _offset() -> str:
    """What the active zone adds to UTC today: `UTC+02:00`."""
    offset = timezone.localtime(clock.now()).strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:]}"


FIELDS = {  # what the admin base makes of a model's fields
    models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget},
    models.DateField: {"form_class": DayField, "widget": DateInput},
    models.URLField: {"assume_scheme": "https"},
}


class ZonedMixin:
    """A form typed and shown in the zone of what it edits; without one, on the office clock."""

    def form_zone(self, request, obj) -> ZoneInfo | None:
        return None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        with timezone.override(self.form_zone(request, obj) or timezone.get_default_timezone()):
            response = super().changeform_view(request, object_id, form_url, extra_context)
            return response.render() if hasattr(response, "render") else response
