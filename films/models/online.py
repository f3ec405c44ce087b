"""Films shown online."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import check, unique
from festival.lib.translated import Text, translated

from .edition import Edition
from .film import Film
from .package import Package
from .selection import Selection


class OnlineWindowQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, film, package, opens):
        return self.get(edition__slug=edition, film__slug=film, package__slug=package, opens=opens)


class OnlineWindow(models.Model):
    """From `opens` until `closes` a film or a package can be watched online. Never in a grid, a conflict or a plan."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="online_windows"
    )
    film = models.ForeignKey(
        Film, verbose_name=_("film"), null=True, blank=True, on_delete=models.CASCADE, related_name="online_windows"
    )
    package = models.ForeignKey(
        Package,
        verbose_name=_("package"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="online_windows",
    )
    opens = models.DateTimeField(_("opens"))
    closes = models.DateTimeField(_("closes"), help_text=_("23:59 and 00:00 are printed as the day alone."))
    territory = translated(
        models.CharField(
            _("territory"), max_length=200, blank=True, default="", help_text=_("Where it can be seen: Greece.")
        )
    )
    note = translated(models.CharField(_("note"), max_length=300, blank=True, default=""))
    link = models.URLField(_("link"), blank=True, default="")

    objects = OnlineWindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("online window")
        verbose_name_plural = _("online windows")
        ordering = ["opens", "pk"]
        constraints = [
            check(
                "online_window_shows_one_thing",
                _("Choose a film or a package, not both."),
                Q(film__isnull=False, package__isnull=True) | Q(film__isnull=True, package__isnull=False),
            ),
            check(
                "online_window_closes_after_it_opens",
                _("An online window closes after it opens."),
                Q(closes__gt=F("opens")),
            ),
            unique("online_window_of_film_once", _("This online window is entered twice."), "edition", "film", "opens"),
            unique(
                "online_window_of_package_once",
                _("This online window is entered twice."),
                "edition",
                "package",
                "opens",
            ),
        ]

    def __str__(self):
        return f"{self.film or self.package or ''} online".strip()

    def clean(self):
        super().clean()
        if self.package_id and self.edition_id and self.package.edition_id != self.edition_id:
            raise ValidationError({"package": _("Choose a package of the same edition.")}, "other_edition")

    def natural_key(self):
        return (
            self.edition.slug,
            self.film.slug if self.film else None,
            self.package.slug if self.package else None,
            self.opens,
        )

    natural_key.dependencies = ["films.edition", "films.film", "films.package"]

    @classmethod
    def public_q(cls, at, path=""):
        """Its film is publicly selected in that very edition, or its package is public."""
        film, edition = OuterRef(f"{path}film"), OuterRef(f"{path}edition")
        chosen = Exists(Selection.objects.public(at).filter(film=film, section__edition=edition))
        package = Q(**{f"{path}package__isnull": False}) & Package.public_q(at, f"{path}package__")
        return (Q(**{f"{path}film__isnull": False}) & chosen) | package

    @property
    def subject(self):
        """The film or the package."""
        return self.film or self.package

    @property
    def subject_title(self) -> Text:
        return self.film.shown_title if self.film else self.package.title
