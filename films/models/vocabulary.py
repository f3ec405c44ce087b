"""Small tables that staff edit: genres, tags, age classes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.rules import unique
from festival.lib.translated import translated
from people.models import Slugged


class WordQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Word(Slugged):
    """A key with a name per language."""

    name = translated(models.CharField(_("name"), max_length=80), el={"blank": True, "default": ""})

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.name)

    def slug_source(self):
        return self.name_en

    def natural_key(self):
        return (self.slug,)


class Genre(Word):
    """A genre: drama, thriller."""

    class Meta:
        verbose_name = _("genre")
        verbose_name_plural = _("genres")
        ordering = ["name_en"]
        constraints = [unique("genre_slug_unique", _("There is already a genre with this key."), "slug")]


class Tag(Word):
    """What a film is about, for filters: migration, music."""

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name_en"]
        constraints = [unique("tag_slug_unique", _("There is already a tag with this key."), "slug")]


class AgeClass(Word):
    """An age class of the country's own system, from the youngest."""

    min_age = models.PositiveSmallIntegerField(
        _("from age"), default=0, help_text=_("The youngest who may see the film; 0 for all.")
    )

    class Meta:
        verbose_name = _("age class")
        verbose_name_plural = _("age classes")
        ordering = ["min_age", "name_en"]
        constraints = [unique("age_class_slug_unique", _("There is already an age class with this key."), "slug")]
