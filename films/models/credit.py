"""Who made a film."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import check, unique
from festival.lib.translated import translated
from people.models import Company, Person

from .film import Film


class RoleQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Role(models.Model):
    """What somebody did: the label of a credit line. Filled on `migrate`, then the editors' own."""

    DIRECTION, ACTORS = "direction", "actors"  # what cards and filmographies ask for by name

    class Names(models.TextChoices):
        PERSON = "person", _("A person")
        COMPANY = "company", _("A company")
        EITHER = "either", _("A person or a company")

    code = models.SlugField(_("code"), max_length=40)
    label = translated(models.CharField(_("label for one name"), max_length=80))
    plural = translated(models.CharField(_("label for several"), max_length=80, blank=True, default=""))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order of the lines on the page.")
    )
    names = models.CharField(_("names"), max_length=10, choices=Names.choices, default=Names.PERSON)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["position", "code"]
        constraints = [
            unique("role_code_unique", _("There is already a role with this code."), "code"),
        ]

    def __str__(self):
        return str(self.label)

    def natural_key(self):
        return (self.code,)

    def label_for(self, names: int):
        """The label over that many names."""
        return self.plural if names > 1 and self.plural else self.label

    def takes(self, model) -> bool:
        """Whether it can name one of these: `Person` or `Company`."""
        return self.names in (self.Names.EITHER, model._meta.model_name)


THIS_ROLE_NAMES = {
    Role.Names.PERSON: _("This role names a person."),
    Role.Names.COMPANY: _("This role names a company."),
}


class CreditQuerySet(PublicQuerySet):
    def get_by_natural_key(self, film, role, person, company):
        return self.get(film__slug=film, role__code=role, person__slug=person, company__slug=company)

    def in_order(self):
        """By the role's position, then the credit's."""
        return self.order_by("role__position", "role__code", "position", "pk")

    def of_direction(self):
        """Who directed, named."""
        return self.filter(role__code=Role.DIRECTION).select_related("person", "company").in_order()

    def for_page(self):
        """With role and name, in page order."""
        return self.select_related("role", "person", "company").in_order()


class Credit(models.Model):
    """Film × role × one person or one company, in order. There are no nameless credits."""

    film = models.ForeignKey(Film, verbose_name=_("film"), on_delete=models.CASCADE, related_name="credits")
    role = models.ForeignKey(Role, verbose_name=_("role"), on_delete=models.PROTECT, related_name="credits")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.PROTECT, related_name="credits"
    )
    company = models.ForeignKey(
        Company, verbose_name=_("company"), null=True, blank=True, on_delete=models.PROTECT, related_name="credits"
    )
    credited_as = models.CharField(
        _("credited as"), max_length=200, blank=True, default="", help_text=_("If the film spells the name otherwise.")
    )
    character = models.CharField(_("character"), max_length=200, blank=True, default="")
    note = models.CharField(_("note"), max_length=200, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["film", "role", "position", "pk"]
        constraints = [
            check(
                "credit_names_one",
                _("A credit is for a person or a company: choose one, not both."),
                Q(person__isnull=False, company__isnull=True) | Q(person__isnull=True, company__isnull=False),
            ),
            # Plain, not conditional: Django's formsets turn a conditional one into a 500.
            unique("credit_person_once_in_role", _("This credit is entered twice."), "film", "role", "person"),
            unique("credit_company_once_in_role", _("This credit is entered twice."), "film", "role", "company"),
        ]

    def __str__(self):
        return f"{self.role}: {self.name}"

    def clean(self):
        super().clean()
        if not self.role_id:
            return
        if self.company_id and not self.role.takes(Company):
            raise ValidationError({"company": THIS_ROLE_NAMES[Role.Names.PERSON]}, "role_names_person")
        if self.person_id and not self.role.takes(Person):
            raise ValidationError({"person": THIS_ROLE_NAMES[Role.Names.COMPANY]}, "role_names_company")

    def natural_key(self):
        return (
            self.film.slug,
            self.role.code,
            self.person.slug if self.person else None,
            self.company.slug if self.company else None,
        )

    natural_key.dependencies = ["films.film", "films.role", "people.person", "people.company"]

    @classmethod
    def public_q(cls, at, path=""):
        return Film.public_q(at, f"{path}film__")

    @property
    def named(self):
        """The person or the company."""
        return self.person or self.company

    @property
    def name(self) -> str:
        """The name as the film prints it; '' in a form where nobody is chosen any more."""
        if self.credited_as or not self.named:
            return self.credited_as
        return self.person.shown_name if self.person else self.company.name
