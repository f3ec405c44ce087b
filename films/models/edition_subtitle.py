"""The subtitles of all films of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.rules import unique
from people.models import Language

from .edition import Edition
from .recording import ReadAtScreenings, following_from


class EditionSubtitleQuerySet(models.QuerySet):
    def get_by_natural_key(self, edition, language):
        return self.get(edition__slug=edition, language__code=language)


class EditionSubtitle(ReadAtScreenings):
    """One language in which every film of an edition is subtitled, unless the film or the screening says otherwise."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="subtitles")
    language = models.ForeignKey(Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = EditionSubtitleQuerySet.as_manager()

    class Meta:
        verbose_name = _("subtitle language of all films")
        verbose_name_plural = _("subtitles of all films")
        ordering = ["position", "pk"]
        constraints = [
            unique("edition_subtitle_once", _("This language is given twice."), "edition", "language"),
        ]

    def __str__(self):
        return str(self.language)

    def natural_key(self):
        return self.edition.slug, self.language.code

    natural_key.dependencies = ["films.edition", "people.language"]

    def read_at(self):
        return following_from(editions=[self.edition_id])
