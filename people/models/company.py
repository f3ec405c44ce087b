"""Production, sales and distribution companies."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.derived import DerivedTextField, SortKeyField
from festival.lib.publishing import PublicQuerySet, mentioned_q
from festival.lib.rules import unique
from festival.lib.text import filing, search_text

from .pastslug import Slugged
from .vocabulary import Country


class CompanyQuerySet(PublicQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Company(Slugged):
    """A company that made, sells or distributes films; the contact of a film."""

    name = models.CharField(_("company name"), max_length=200, help_text=_("As it writes itself; the same in Greek."))
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="companies"
    )
    website = models.URLField(_("website"), blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="", help_text=_("For staff, unless marked public."))
    phone = models.CharField(_("phone"), max_length=40, blank=True, default="")
    public_contact = models.BooleanField(
        _("contact data public"), default=False, help_text=_("Show e-mail and phone on the company's page.")
    )
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)
    sort_key = SortKeyField(compute="make_sort_key", db_index=True)
    folded = DerivedTextField(compute="make_folded")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["sort_key", "slug"]
        constraints = [
            unique("company_slug_unique", _("This address belongs to another company."), "slug"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:company", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @classmethod
    def public_q(cls, at, path=""):
        """Something public names it: a credit, or a film whose contact it is."""
        return mentioned_q(cls, at, path)

    def make_sort_key(self):
        return filing(self.name, "", "en")

    def make_folded(self):
        return search_text(self.name)
