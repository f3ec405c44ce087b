"""What others changed while a form was open: said once, with how it stands now, before it is overwritten."""

from __future__ import annotations

import json
from hashlib import blake2s

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import display_for_field
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

EMPTY = "–"
NOBODY = 0  # the last word of the log, where there is none


class SeenMixin(forms.Form):
    """For the form of a row: it carries marks of what stood there when it was opened. Where they differ by now, it is
    refused once, keeps what was typed, and is saved when it is sent again."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    unseen: set[str] = set()  # fields that change by themselves all the time
    tables = ""  # what else may have been changed, in words

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = json.dumps({"log": self._last_word(), **self._marks()})

    def clean(self):
        super().clean()
        if self.instance.pk and "seen" in self.changed_data:
            before = _read(self.cleaned_data.get("seen", ""))
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.initial["seen"]
            self._say(before)

    def _say(self, before: dict) -> None:
        """A word in the log alone is no change: somebody pressed “save”."""
        changed = [name for name, mark in self._marks().items() if before.get(name) != mark]
        if changed:
            what = _("Changed while you wrote: {what}.").format(what=self._what(changed))
            then = _("Compare, then save again: what stands here is taken.")
            words = [what, self._who(before.get("log")), then]
            self.add_error(None, ValidationError(" ".join(filter(None, words)), "changed"))

    def _marks(self) -> dict[str, str]:
        names = [name for name in self.fields if name in self._columns and name not in self.unseen]
        return {name: _mark(self._columns[name].value_from_object(self.instance)) for name in [*names, "edited_at"]}

    @property
    def _columns(self) -> dict:
        return {field.name: field for field in self.instance._meta.concrete_fields}

    def _what(self, changed: list[str]) -> str:
        """`Start: 3 November 2023, 21:00`, as it stands now."""
        columns = [self._columns[name] for name in changed if name != "edited_at"]
        values = ((column, getattr(self.instance, column.name)) for column in columns)
        shown = [f"{capfirst(column.verbose_name)}: {_plain(column, value)}" for column, value in values]
        return "; ".join(shown) or str(self.tables)

    def _who(self, last) -> str:
        """As far as the log knows: ticketing systems and imports say nothing there."""
        since = self._log().filter(pk__gt=last) if isinstance(last, int) else LogEntry.objects.none()
        names = dict.fromkeys(entry.user.get_username() for entry in since.select_related("user").order_by("pk"))
        return _("By: {names}.").format(names=", ".join(names)) if names else ""

    def _last_word(self) -> int:
        return self._log().order_by("-pk").values_list("pk", flat=True).first() or NOBODY

    def _log(self):
        kind = ContentType.objects.get_for_model(self.instance)
        return LogEntry.objects.filter(content_type=kind, object_id=str(self.instance.pk))


def _plain(column, value) -> str:
    """In words, also where Django's lists have pictures and links."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value or EMPTY if isinstance(column, models.URLField) else display_for_field(value, column, EMPTY)


def _mark(value) -> str:
    return blake2s(str(value).encode(), digest_size=4).hexdigest()


def _read(text: str) -> dict:
    """The marks that a form sent back; none where they are no marks, so that all counts as changed."""
    try:
        marks = json.loads(text)
    except ValueError:
        return {}
    return marks if isinstance(marks, dict) else {}
