"""Images of films."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.images import Pictured, PictureField
from festival.lib.publishing import PublicQuerySet
from festival.lib.translated import translated

from .film import Film


class StillQuerySet(PublicQuerySet):
    def get_by_natural_key(self, image):
        return self.get(image=image)


class Still(Pictured):
    """A film image. The first by position is the film's picture on cards; its file's name tells nothing."""

    picture_name = "image"

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="stills")
    image = PictureField(
        _("picture"), folder="stills", unique=True, help_text=_("JPEG, PNG or WebP, at least 1600 pixels wide.")
    )
    alt = translated(
        models.CharField(
            _("alternative text"),
            max_length=300,
            blank=True,
            default="",
            help_text=_("Say what the picture shows, for those who cannot see it."),
        )
    )
    credit = models.CharField(_("photo credit"), max_length=200, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = StillQuerySet.as_manager()

    class Meta:
        verbose_name = _("still")
        verbose_name_plural = _("stills")
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.film}: {self.alt}" if self.alt else str(self.film)

    def natural_key(self):
        return (self.image.name,)

    natural_key.dependencies = ["films.film"]

    @classmethod
    def public_q(cls, at, path=""):
        return Film.public_q(at, f"{path}film__")
