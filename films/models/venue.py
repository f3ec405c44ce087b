"""Where films are shown."""

import re

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check, unique
from festival.lib.translated import Text, page_language, text_in, translated
from people.models import Slugged

# "1", "Hall 1", "Αίθουσα 1": no name of its own, so the venue's is printed before it.
NUMBER_ONLY = re.compile(r"^\W*(hall|screen|room|cinema|αίθουσα)?\W*\d+\W*$", re.IGNORECASE)


class VenueQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Venue(Slugged):
    """A house with one or more halls. Venues are always public."""

    name = translated(models.CharField(_("venue name"), max_length=120), el={"blank": True, "default": ""})
    address = translated(models.CharField(_("address"), max_length=200, blank=True, default=""))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    directions = translated(
        models.TextField(_("getting there"), blank=True, default="", help_text=_("Buses, doors, what to look for."))
    )
    website = models.URLField(_("website"), blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["position", "name_en"]
        constraints = [
            unique("venue_slug_unique", _("This address belongs to another venue."), "slug"),
            check(
                "venue_has_both_coordinates",
                _("Give both latitude and longitude, or neither."),
                Q(latitude__isnull=True, longitude__isnull=True) | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("films:venue", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def slug_source(self):
        return self.name_en


class HallQuerySet(models.QuerySet):
    def get_by_natural_key(self, venue, slug):
        return self.get(venue__slug=venue, slug=slug)


class Hall(Slugged):
    """A screen of a venue. Access facts are yes, no, or honestly not known."""

    slug_scope = "venue"

    class Known(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")

    ACCESS_FACTS = ["step_free", "wheelchair", "hearing_loop", "accessible_toilet", "lift"]

    venue = models.ForeignKey(Venue, verbose_name=_("venue"), on_delete=models.PROTECT, related_name="halls")
    name = translated(models.CharField(_("hall name"), max_length=120), el={"blank": True, "default": ""})
    capacity = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    formats = models.CharField(_("formats"), max_length=120, blank=True, default="", help_text=_("DCP, 35mm"))
    turnaround = models.PositiveSmallIntegerField(
        _("turnaround"), default=15, help_text=_("Minutes between two screenings; for staff.")
    )
    step_free = models.CharField(_("step-free access"), max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    wheelchair = models.CharField(_("wheelchair places"), max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    hearing_loop = models.CharField(_("hearing loop"), max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    accessible_toilet = models.CharField(
        _("accessible toilet"), max_length=7, choices=Known.choices, default=Known.UNKNOWN
    )
    lift = models.CharField(_("lift"), max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    access_note = translated(models.TextField(_("about access"), blank=True, default=""))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = HallQuerySet.as_manager()

    class Meta:
        verbose_name = _("hall")
        verbose_name_plural = _("halls")
        ordering = ["venue__position", "venue", "position", "name_en"]
        constraints = [
            unique(
                "hall_slug_unique_in_venue", _("This address belongs to another hall of the venue."), "venue", "slug"
            ),
        ]

    def __str__(self):
        return str(self.label)

    def get_absolute_url(self):
        return f"{self.venue.get_absolute_url()}#{self.slug}"

    def natural_key(self):
        return self.venue.slug, self.slug

    natural_key.dependencies = ["films.venue"]

    def slug_source(self):
        return self.name_en

    def slug_key(self, slug):
        return f"{self.venue.slug}/{slug}"

    @property
    def label(self) -> Text:
        """The name the public reads: `Olympion`; `Cinema Museum, Hall 1` where the hall only has a number."""
        return self.label_in(page_language())

    def label_in(self, language: str) -> Text:
        name = text_in(self, "name", language)
        if NUMBER_ONLY.match(name):
            return Text(f"{text_in(self.venue, 'name', language)}, {name}", name.lang)
        return name

    @property
    def access_facts(self) -> list[tuple[str, str, str]]:
        """What is known of access: (label, yes/no/unknown, its word)."""
        return [
            (self._meta.get_field(name).verbose_name, getattr(self, name), getattr(self, f"get_{name}_display")())
            for name in self.ACCESS_FACTS
        ]
