"""Addresses that stay: a slug is given once, and an old one leads to the new."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from festival.lib.derived import DerivedModel
from festival.lib.rules import check, unique
from festival.lib.text import slugify

LONGEST = 100
LONGEST_KEY = 2 * LONGEST + 1  # of a slug behind that of its scope


class PastSlugQuerySet(models.QuerySet):
    def current(self, kind: str, slug: str) -> str:
        """The slug that replaced `slug`, or '' where there is none."""
        return self.filter(kind=kind, slug=slug).values_list("current", flat=True).first() or ""

    def rename(self, kind: str, old: str, new: str) -> None:
        """Lead `old` to `new`, and everything that led to `old` as well: never a chain, never a circle."""
        self.filter(kind=kind, slug=new).delete()
        self.filter(kind=kind, current=old).update(current=new)
        self.update_or_create(kind=kind, slug=old, defaults={"current": new})

    def get_by_natural_key(self, kind, slug):
        return self.get(kind=kind, slug=slug)


class PastSlug(models.Model):
    """Text to text: `film`, `red-room` → `red-rooms`. Kept for ever, whatever becomes of the row."""

    kind = models.CharField(_("kind"), max_length=30)
    slug = models.CharField(_("old address"), max_length=LONGEST_KEY)
    current = models.CharField(_("address now"), max_length=LONGEST_KEY)

    objects = PastSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["kind", "slug"]
        constraints = [
            unique("past_slug_leads_to_one", _("This old address already leads somewhere."), "kind", "slug"),
            check(
                "past_slug_leads_elsewhere",
                _("An old address cannot lead to itself."),
                ~models.Q(slug=models.F("current")),
            ),
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug} → {self.current}"

    def natural_key(self):
        return self.kind, self.slug


class Slugged(DerivedModel):
    """A model with an address: made from its names when first saved, the same in both languages, old ones kept.

    Where slugs are unique inside an edition only, `slug_scope` names the field they are unique with.
    """

    slug_scope = ""

    slug = models.SlugField(
        _("page address"),
        max_length=LONGEST,
        blank=True,
        help_text=_("Made from the title when left empty. Changing this keeps the old address working."),
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._stored_slug = row.__dict__.get("slug", "")
        return row

    def clean(self):
        super().clean()
        if self.slug and self.slug != self.slug.lower():
            self.slug = self.slug.lower()
        if self.slug_scope and getattr(self, f"{self.slug_scope}_id") is None:
            return  # refused already; without its scope it has no address yet
        if self.slug and self._takes_old_address():
            raise ValidationError({"slug": _("This address is the old address of another page.")}, "slug_is_past")

    def save(self, *args, **kwargs):
        stored, given = getattr(self, "_stored_slug", ""), self.slug
        self.slug = given or stored or self.free_slug()
        only = kwargs.get("update_fields")
        if only is not None and "slug" not in only:
            super().save(*args, **kwargs)
            return
        if given and self._takes_old_address():
            raise IntegrityError(f"slug_is_past: {self.slug_kind} {self.slug_key(given)}")
        with transaction.atomic():
            super().save(*args, **kwargs)
            if stored and stored != self.slug:
                PastSlug.objects.rename(self.slug_kind, self.slug_key(stored), self.slug_key(self.slug))
        self._stored_slug = self.slug

    def _takes_old_address(self) -> bool:
        """It changes to one that leads to another page."""
        stored = getattr(self, "_stored_slug", "")
        if self.slug == stored:
            return False
        leads_to = PastSlug.objects.current(self.slug_kind, self.slug_key(self.slug))
        return leads_to not in ("", self.slug_key(stored))

    @property
    def slug_kind(self) -> str:
        """The word under which past slugs of this model are kept."""
        return self._meta.model_name

    def slug_key(self, slug: str) -> str:
        """The slug as the address has it; scoped models put their scope before it."""
        return slug

    def slug_source(self) -> str:
        """The text a new slug is made from."""
        return str(self)

    def free_slug(self) -> str:
        """A slug nobody has or ever had: with -2, -3 … where the plain one is taken."""
        stem = slugify(self.slug_source(), self._meta.model_name)
        others = type(self)._default_manager.exclude(pk=self.pk)
        if self.slug_scope:
            others = others.filter(**{self.slug_scope: getattr(self, self.slug_scope)})
        return _first_free(
            stem,
            lambda slug: (
                others.filter(slug=slug).exists()
                or PastSlug.objects.filter(kind=self.slug_kind, slug=self.slug_key(slug)).exists()
            ),
        )


def give_slugs(rows: list[Slugged]) -> None:
    """To new rows of one model without a scope, before they are created together: each as `free_slug` finds it."""
    if not rows:
        return
    model, kind = type(rows[0]), rows[0].slug_kind
    taken = set(model._default_manager.values_list("slug", flat=True))
    taken |= set(PastSlug.objects.filter(kind=kind).values_list("slug", flat=True))
    for row in rows:
        row.slug = _first_free(slugify(row.slug_source(), model._meta.model_name), taken.__contains__)
        taken.add(row.slug)


def _first_free(stem: str, is_taken: Callable[[str], bool]) -> str:
    """The stem, else with -2, -3 …"""
    slug, number = stem, 1
    while is_taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
