"""Several films on one ticket."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.publishing import PublicQuerySet, own_or
from festival.lib.rules import unique
from festival.lib.text import slugify
from festival.lib.translated import translated
from people.models import Slugged

from .edition import Edition
from .film import Film
from .recording import ReadAtScreenings, following_from
from .section import Section


class PackageQuerySet(PublicQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def for_detail(self):
        """With its films in order."""
        bill = PackageFilm.objects.select_related("film").prefetch_related("film__film_languages__language")
        bill = bill.order_by("position", "pk")
        return self.select_related("edition__country", "section").prefetch_related(
            Prefetch("package_films", bill, to_attr="bill")
        )


class Package(Slugged):
    """A bill of films in order: a shorts programme, a double bill. Its address is unique in the whole site."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="packages")
    title = translated(models.CharField(_("title"), max_length=200), el={"blank": True, "default": ""})
    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.PROTECT, related_name="packages"
    )
    description = translated(models.TextField(_("description"), blank=True, default=""))
    films = models.ManyToManyField(Film, through="PackageFilm", related_name="packages", verbose_name=_("films"))
    publish_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("Empty: together with the programme.")
    )
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)

    objects = PackageQuerySet.as_manager()

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["edition", "title_en"]
        constraints = [
            unique("package_slug_unique", _("This address belongs to another package."), "slug"),
        ]

    def __str__(self):
        return f"{self.title} · {self.edition}"

    def clean(self):
        super().clean()
        if self.section_id and self.edition_id and self.section.edition_id != self.edition_id:
            raise ValidationError({"section": _("Choose a section of the same edition.")}, "other_edition")

    def get_absolute_url(self):
        return reverse("films:package", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["films.edition", "films.section"]

    def slug_source(self):
        plain = self.title_en or self.title_el
        taken = Package.objects.filter(slug=slugify(plain, "package")).exclude(pk=self.pk).exists()
        return f"{self.edition.slug}-{plain}" if taken else plain

    @classmethod
    def public_q(cls, at, path=""):
        """Its moment has come, it has films, and every one of them is public."""
        moment = Edition.public_q(at, f"{path}edition__") & own_or(
            Edition.programme_q(at, f"{path}edition__"), at, path
        )
        hidden = PackageFilm.objects.filter(~Film.public_q(at, "film__")).values("package")
        filled = PackageFilm.objects.values("package")
        return moment & Q(**{f"{path}pk__in": filled}) & ~Q(**{f"{path}pk__in": hidden})


class PackageFilmQuerySet(models.QuerySet):
    def get_by_natural_key(self, package, film):
        return self.get(package__slug=package, film__slug=film)


class PackageFilm(ReadAtScreenings):
    """A film's place in a bill."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="package_films")
    film = models.ForeignKey(Film, verbose_name=_("film"), on_delete=models.PROTECT, related_name="package_films")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PackageFilmQuerySet.as_manager()

    class Meta:
        verbose_name = _("film of a package")
        verbose_name_plural = _("films of a package")
        ordering = ["position", "pk"]
        constraints = [
            unique("package_film_once", _("This film already stands in the package."), "package", "film"),
        ]

    def __str__(self):
        return str(self.film)

    def read_at(self):
        """With another bill the screenings of the package end at another time."""
        return following_from(packages=[self.package_id])

    def natural_key(self):
        return self.package.slug, self.film.slug

    natural_key.dependencies = ["films.package", "films.film"]
