"""What a film has in order: the countries that made it, the languages spoken in it, the subtitles of its copy."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.rules import unique
from people.models import Country, Language

from .film import Film, SubtitleMethod
from .recording import ReadAtScreenings, following_from


class FilmPartQuerySet(models.QuerySet):
    """Rows known by their film and one code."""

    def get_by_natural_key(self, film, code, *rest):
        wanted = {self.model.key_fields[0]: code, **dict(zip(self.model.key_fields[1:], rest, strict=True))}
        return self.get(film__slug=film, **wanted)


class FilmCountry(models.Model):
    """A producing country of a film; the majority producer comes first."""

    key_fields = ["country__code"]

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="film_countries")
    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="film_countries"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FilmPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("production country")
        verbose_name_plural = _("production countries")
        ordering = ["position", "pk"]
        constraints = [
            unique("film_country_once", _("This country is given twice."), "film", "country"),
        ]

    def __str__(self):
        return str(self.country)

    def natural_key(self):
        return self.film.slug, self.country.code

    natural_key.dependencies = ["films.film", "people.country"]


class PartOfCopy(ReadAtScreenings):
    """What is heard and read in the film's copy is so at its screenings, unless they say otherwise."""

    class Meta:
        abstract = True

    def read_at(self):
        return following_from(films=[self.film_id])


class FilmLanguage(PartOfCopy):
    """A language spoken in a film, the main one first; `zxx`: no dialogue."""

    key_fields = ["language__code"]

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="film_languages")
    language = models.ForeignKey(
        Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="film_languages"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FilmPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("language of a film")
        verbose_name_plural = _("languages of a film")
        ordering = ["position", "pk"]
        constraints = [
            unique("film_language_once", _("This language is given twice."), "film", "language"),
        ]

    def __str__(self):
        return str(self.language)

    def natural_key(self):
        return self.film.slug, self.language.code

    natural_key.dependencies = ["films.film", "people.language"]


class FilmSubtitle(PartOfCopy):
    """Subtitles of a film's copy."""

    key_fields = ["language__code"]

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="film_subtitles")
    language = models.ForeignKey(Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    method = models.CharField(_("method"), max_length=12, choices=SubtitleMethod.choices, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FilmPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("subtitles of the copy")
        verbose_name_plural = _("subtitles of the copy")
        ordering = ["position", "pk"]
        constraints = [
            unique("film_subtitle_once", _("This language is given twice."), "film", "language"),
        ]

    def __str__(self):
        return str(self.language)

    def natural_key(self):
        return self.film.slug, self.language.code

    natural_key.dependencies = ["films.film", "people.language"]
