"""Public words as filters read them: what a reader cannot choose is told, and what was understood stays."""

from __future__ import annotations

import datetime

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

UNKNOWN = _("Unknown filter value ignored: %(value)s")


class WordsField(forms.MultipleChoiceField):
    """Any of several public words; those that are not on offer are told, and the others stay."""

    widget = forms.CheckboxSelectMultiple
    unknown: list[str] = []

    def clean(self, value):
        words = list(dict.fromkeys(word for word in value or [] if word))
        self.unknown = [word for word in words if not self.valid_value(word)]
        return [word for word in words if word not in self.unknown]


class OfferForm(forms.Form):
    """Tells each unknown word as an error of its field and keeps the known ones."""

    def clean(self):
        for name, field in self.fields.items():
            known = self.cleaned_data.get(name)
            for word in getattr(field, "unknown", ()):
                error = ValidationError(UNKNOWN, "unknown", {"value": word})
                self.add_error(name, error)
                self.cleaned_data[name] = known


class WordsFilter(django_filters.MultipleChoiceFilter):
    """Several words of one parameter: any of them."""

    field_class = WordsField
    always_filter = False


class NumberFilter(django_filters.NumberFilter):
    """A whole number in sane bounds: a year, minutes, an age."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 9999)
        super().__init__(*args, **kwargs)

    def get_max_validator(self):
        """None beside our own."""


TODAY, NOW = "today", "now"  # public words that mean another thing at another time
SAID = {TODAY: _("Today"), NOW: _("now")}


class DaysField(WordsField):
    """Days of the edition, and `today`."""

    def valid_value(self, value):
        return value == TODAY or super().valid_value(value)


class DaysFilter(WordsFilter):
    field_class = DaysField


class HourField(forms.CharField):
    """An hour of the festival day: `20`, `20:00`, `20.00`, `02:00` or `26:00` (which come after 22:00); and `now`."""

    def clean(self, value):
        value = super().clean(value)
        if not value or value == NOW:
            return value or None
        hour, _colon, minute = value.replace(".", ":").partition(":")
        try:
            hour = int(hour)
            return datetime.time(hour - 24 if 24 <= hour < 30 else hour, int(minute or 0))
        except (ValueError, OverflowError):
            raise ValidationError(_("Write an hour like 20:00."), "hour") from None


class HourFilter(django_filters.CharFilter):
    field_class = HourField


class OfferFilterSet(django_filters.FilterSet):
    """A FilterSet that is told what can be chosen: `choices`, by parameter, as (word, label) pairs."""

    def __init__(self, data=None, queryset=None, *, choices=None, **kwargs):
        super().__init__(data, queryset, **kwargs)
        for name, offered in (choices or {}).items():
            if name in self.filters:
                self.filters[name].extra["choices"] = offered

    @property
    def active(self) -> dict:
        """The parameters that were given and understood."""
        if not self.is_bound:
            return {}
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [], ())}

    @property
    def problems(self) -> list[str]:
        """What was not understood, in words for the reader: `From year: Enter a whole number.`"""
        if not self.is_bound:
            return []
        fields = self.form.fields
        return [f"{fields[name].label}: {told}" for name, messages in self.form.errors.items() for told in messages]
