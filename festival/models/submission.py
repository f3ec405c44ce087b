"""What the site remembers of FilmFreeway: which submission became which film, and where categories lead."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import unique
from festival.lib.text import fold
from films.models import Edition, Film, Section


class SubmissionQuerySet(models.QuerySet):
    def get_by_natural_key(self, edition, key):
        return self.get(edition__slug=edition, key=key)


class Submission(models.Model):
    """A submission that was imported.

    `imported` holds the values as they were last taken from a file, by field: what still equals them nobody has edited
    since. It holds imported facts only, nothing about the submitter, and names people by their slugs.
    """

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="submissions"
    )
    key = models.CharField(_("submission"), max_length=80, help_text=_("Its Submission ID, else its Tracking Number."))
    film = models.ForeignKey(Film, verbose_name=_("film"), on_delete=models.CASCADE, related_name="submissions")
    imported = models.JSONField(_("values as imported"), default=dict, editable=False)
    imported_at = models.DateTimeField(_("last imported"), default=clock.now, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("FilmFreeway submission")
        verbose_name_plural = _("FilmFreeway submissions")
        ordering = ["edition", "key"]
        constraints = [
            unique("submission_once_in_edition", _("This submission is imported already."), "edition", "key"),
        ]

    def __str__(self):
        return f"{self.key} · {self.edition}"

    def natural_key(self):
        return self.edition.slug, self.key

    natural_key.dependencies = ["films.edition"]


class CategoryRuleQuerySet(models.QuerySet):
    def get_by_natural_key(self, edition, category):
        return self.get(edition__slug=edition, category=category)


class CategoryRule(models.Model):
    """The section that films of a submission category go to; without one they are not imported."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="category_rules"
    )
    category = models.CharField(
        _("category"), max_length=200, help_text=_("As FilmFreeway writes it; capitals and accents do not count.")
    )
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="category_rules",
        help_text=_("Of the same edition. Empty: films of this category are not imported."),
    )

    objects = CategoryRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission category")
        verbose_name_plural = _("submission categories")
        ordering = ["edition", "category"]
        constraints = [
            unique("category_rule_once_in_edition", _("This category has its rule already."), "edition", "category"),
        ]

    def __str__(self):
        return f"{self.category} · {self.edition}"

    def clean(self):
        super().clean()
        if not self.edition_id:
            return
        if self.section_id and self.section.edition_id != self.edition_id:
            raise ValidationError({"section": _("Choose a section of the same edition.")}, "other_edition")
        others = (
            CategoryRule.objects.exclude(pk=self.pk).exclude(category=self.category).filter(edition=self.edition_id)
        )
        if fold(self.category) in map(fold, others.values_list("category", flat=True)):
            raise ValidationError({"category": _("This category has its rule already.")}, "category_twice")

    def natural_key(self):
        return self.edition.slug, self.category

    natural_key.dependencies = ["films.edition", "films.section"]
