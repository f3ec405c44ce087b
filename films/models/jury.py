"""Who decides the awards."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import unique
from festival.lib.translated import translated
from people.models import Person, Slugged

from .edition import Edition
from .section import Section


class JuryQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, slug):
        return self.get(edition__slug=edition, slug=slug)


class Jury(Slugged):
    """A jury of an edition."""

    slug_scope = "edition"

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="juries")
    name = translated(models.CharField(_("name"), max_length=200), el={"blank": True, "default": ""})
    sections = models.ManyToManyField(Section, verbose_name=_("sections"), blank=True, related_name="juries")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = JuryQuerySet.as_manager()

    class Meta:
        verbose_name = _("jury")
        verbose_name_plural = _("juries")
        ordering = ["edition", "position", "name_en"]
        constraints = [
            unique(
                "jury_slug_unique_in_edition",
                _("This address belongs to another jury of the edition."),
                "edition",
                "slug",
            ),
        ]

    def __str__(self):
        return f"{self.name} · {self.edition}"

    def get_absolute_url(self):
        return f"{self.edition.get_absolute_url()}juries/#{self.slug}"

    def natural_key(self):
        return self.edition.slug, self.slug

    natural_key.dependencies = ["films.edition"]

    def slug_source(self):
        return self.name_en

    def slug_key(self, slug):
        return f"{self.edition.slug}/{slug}"

    @classmethod
    def public_q(cls, at, path=""):
        """With its edition's programme: a jury is never announced through a film that came out early."""
        return Edition.programme_q(at, f"{path}edition__")


class JurorQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, jury, person):
        return self.get(jury__edition__slug=edition, jury__slug=jury, person__slug=person)


class Juror(models.Model):
    """A member of a jury."""

    jury = models.ForeignKey(Jury, on_delete=models.CASCADE, related_name="jurors")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="juries")
    president = models.BooleanField(_("president"), default=False)
    line = translated(
        models.CharField(_("line"), max_length=200, blank=True, default="", help_text=_("“Director, Greece”"))
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = JurorQuerySet.as_manager()

    class Meta:
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        ordering = ["-president", "position", "pk"]
        constraints = [
            unique("juror_once_in_jury", _("This person already sits in this jury."), "jury", "person"),
        ]

    def __str__(self):
        return f"{self.person} · {self.jury}"

    def natural_key(self):
        return *self.jury.natural_key(), self.person.slug

    natural_key.dependencies = ["films.jury", "people.person"]

    @classmethod
    def public_q(cls, at, path=""):
        return Jury.public_q(at, f"{path}jury__")
