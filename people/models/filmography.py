"""What a person made elsewhere."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.rules import unique
from people.choices import Form, Kind

from .person import Person

FIRST_FILM = 1888


class FilmographyQuerySet(models.QuerySet):
    def get_by_natural_key(self, person, year, title):
        return self.get(person__slug=person, year=year, title=title)


class FilmographyEntry(models.Model):
    """One line of a filmography. A film of this site with the same title is joined to it."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="filmography_entries"
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_FILM), MaxValueValidator(2100)]
    )
    title = models.CharField(_("title"), max_length=300, help_text=_("The original title; it is not translated."))
    form = models.CharField(_("length"), max_length=10, choices=Form.choices, blank=True, default="")
    kind = models.CharField(_("kind of film"), max_length=20, choices=Kind.choices, blank=True, default="")
    note = models.CharField(
        _("note"), max_length=200, blank=True, default="", help_text=_("E.g. segment, co-direction.")
    )

    objects = FilmographyQuerySet.as_manager()

    class Meta:
        verbose_name = _("filmography entry")
        verbose_name_plural = _("filmography entries")
        ordering = ["year", "title"]
        constraints = [
            unique(
                "filmography_title_once_a_year",
                _("This film already stands in the filmography."),
                "person",
                "year",
                "title",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.title}"

    def natural_key(self):
        return self.person.slug, self.year, self.title

    natural_key.dependencies = ["people.person"]
