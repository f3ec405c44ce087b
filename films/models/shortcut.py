"""Named filters: Tonight, Free, With guests. Given with the program, then the editors' own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check, unique

from .screening import Screening
from .sharelink import new_key
from .vocabulary import Word

PUBLIC = {Screening.Audience.PUBLIC.value}


class Shortcut(Word):
    """A name and a query string of the filters' public words; its page lists what is still to come of it."""

    query = models.CharField(
        _("filter"),
        max_length=300,
        help_text=_("As behind the question mark of a filtered page: entry=free&entry=free_ticket"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    key = models.CharField(max_length=40, default=new_key, editable=False)  # opens its calendar, where that is closed

    class Meta:
        verbose_name = _("shortcut")
        verbose_name_plural = _("shortcuts")
        ordering = ["position", "name_en"]
        constraints = [
            unique("shortcut_slug_unique", _("There is already a shortcut with this address."), "slug"),
            check("shortcut_filters", _("Say what the shortcut filters by."), ~models.Q(query="")),
        ]

    def get_absolute_url(self):
        return reverse("films:pick", args=[self.slug])

    def clean(self):
        super().clean()
        from films.shortcuts import problems  # the filters read models, not the other way round

        if found := problems(self.query, clock.now()):
            raise ValidationError({"query": found})

    def get_calendar_url(self):
        """A secret: whoever has it reads what is for guests."""
        return reverse("films:pick-calendar", args=[self.slug, self.key])

    @property
    def words(self) -> QueryDict:
        return QueryDict(self.query)

    @property
    def for_guests(self) -> bool:
        """Of screenings that are not the public's: its page is in no index."""
        return bool(set(self.words.getlist("audience")) - PUBLIC)
