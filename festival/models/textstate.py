"""What the translator's desk knows of a text: how far it is, and which words it was made from."""

from __future__ import annotations

import json

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.lib.rules import unique

# Every model with texts for the desk, in the order in which they are offered. A test finds a forgotten one.
KINDS = [
    "films.film",
    "films.still",
    "films.selection",
    "films.screening",
    "films.package",
    "films.section",
    "films.award",
    "films.prize",
    "films.jury",
    "films.juror",
    "films.onlinewindow",
    "films.edition",
    "people.person",
    "films.venue",
    "films.hall",
    "festival.page",
    "films.genre",
    "films.tag",
    "films.ageclass",
]


class RowField(models.CharField):
    """Any row of any model: `films.film:12`. It follows the row through every renaming, and stands in a fixture by its
    natural key."""

    def to_python(self, value):
        if isinstance(value, str) and value.startswith("["):
            label, *key = json.loads(value)
            return row_name(apps.get_model(label)._default_manager.get_by_natural_key(*key))
        return super().to_python(value)

    def value_to_string(self, obj):
        name = self.value_from_object(obj)
        label, _colon, pk = name.partition(":")
        try:
            row = apps.get_model(label)._default_manager.get(pk=pk)
        except ObjectDoesNotExist:  # it was deleted, and what was known of it is read by nobody
            return name
        return json.dumps([label, *row.natural_key()], default=str, ensure_ascii=False)


def row_name(row: models.Model) -> str:
    """How a row is named in a RowField."""
    return f"{row._meta.label_lower}:{row.pk}"


class TextStateQuerySet(models.QuerySet):
    def get_by_natural_key(self, row, name):
        return self.get(row=row, name=name)

    def of(self, row: models.Model):
        """What was said of the texts of a row."""
        return self.filter(row=row_name(row))


class TextState(models.Model):
    """Somebody said of a text in `language`: so far it is, made from those words of the other language.

    It only remembers what was said. Whether that still holds is found by comparing with the texts as they stand, so
    that an import, a form or `QuerySet.update()` cannot leave it behind. A draft is kept here and not on the page.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("translation", "Draft")
        TO_CHECK = "to_check", pgettext_lazy("translation", "To check")
        FINAL = "final", pgettext_lazy("translation", "Final")

    row = RowField(_("of"), max_length=60)
    name = models.CharField(_("text"), max_length=40)  # the translated field: `synopsis`
    language = models.CharField(_("language"), max_length=5)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    text = models.TextField(_("translation"), blank=True, default="")
    source = models.TextField(_("made from"), blank=True, default="")
    said_by = models.CharField(_("by"), max_length=150, blank=True, default="")
    said_at = models.DateTimeField(_("at"), default=clock.now)

    objects = TextStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translator's desk")
        ordering = ["row", "name"]
        default_permissions = []
        permissions = [("translate", "Can translate at the desk")]
        constraints = [
            # One language of a text is the original. With a third language this becomes one row for each.
            unique("text_translated_one_way", _("This text already has a state."), "row", "name"),
        ]

    def __str__(self):
        return f"{self.row} {self.name} [{self.language}]"

    def natural_key(self):
        return self._meta.get_field("row").value_to_string(self), self.name

    natural_key.dependencies = KINDS
