"""By when an edition's films must have what is still to come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.rules import unique

from .edition import Edition


class DueDateQuerySet(models.QuerySet):
    def get_by_natural_key(self, edition, subject):
        return self.get(edition__slug=edition, subject=subject)


class DueDate(models.Model):
    """The last day on which something may still be missing, where it is not the usual one."""

    class Subject(models.TextChoices):
        """What comes together, in the order in which it comes."""

        MATERIAL = "material", _("Material")
        WORDS = "words", _("English words")
        TRANSLATION = "translation", _("Greek words")
        SCHEDULE = "schedule", _("Schedule")
        PUBLICATION = "publication", _("Moment of publication")
        COPY = "copy", _("Copy")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="due_dates")
    subject = models.CharField(_("what"), max_length=12, choices=Subject.choices)
    date = models.DateField(_("due on"), help_text=_("Until the end of this day a gap is only to come."))

    objects = DueDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("due date")
        verbose_name_plural = _("due dates")
        ordering = ["date", "subject"]
        constraints = [
            unique("due_date_once_per_subject", _("This already has a due date."), "edition", "subject"),
        ]

    def __str__(self):
        return str(self.get_subject_display())

    def natural_key(self):
        return self.edition.slug, self.subject

    natural_key.dependencies = ["films.edition"]
