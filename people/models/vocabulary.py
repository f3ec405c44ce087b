"""Countries and languages: filled on `migrate` from JSON, then the editors' own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.translated import translated


class CodeQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Code(models.Model):
    """A code with a name per language."""

    objects = CodeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.name) or self.code

    def natural_key(self):
        return (self.code,)


class Country(Code):
    """A country, or a state that is no more: ISO 3166-1 alpha-2, alpha-4 for withdrawn ones, X-… for ours."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    name = translated(models.CharField(_("name"), max_length=100))
    adjective = translated(
        models.CharField(
            _("adjective"),
            max_length=60,
            blank=True,
            default="",
            help_text=_("As in “Greek Premiere”; in Greek feminine, with a capital: «Ελληνική»."),
        )
    )
    historic = models.BooleanField(_("historic"), default=False, help_text=_("A state that no longer exists."))
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en", "code"]

    def get_absolute_url(self):
        from django.urls import reverse

        return reverse("films:country", args=[self.code])


class Language(Code):
    """A language by its BCP 47 code; `zxx` is a film without dialogue."""

    NO_DIALOGUE = "zxx"

    code = models.CharField(_("code"), max_length=12, unique=True)
    name = translated(models.CharField(_("name"), max_length=100))

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["name_en", "code"]
