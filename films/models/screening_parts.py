"""What a screening has in rows: the languages heard at it, the subtitles shown, the people who come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import unique
from people.models import Language, Person

from .film import SubtitleMethod
from .recording import ReadAtScreenings
from .screening import Screening


class ScreeningPartQuerySet(models.QuerySet):
    """Rows known by their screening and more."""

    def get_by_natural_key(self, edition, key, *rest):
        wanted = dict(zip(self.model.key_fields, rest, strict=True))
        return self.get(screening__edition__slug=edition, screening__key=key, **wanted)


class PresenceQuerySet(PublicQuerySet, ScreeningPartQuerySet):
    """Languages and subtitles are printed with their screening; who comes is public by a rule of its own."""


class PartOfScreening(ReadAtScreenings):
    class Meta:
        abstract = True

    def read_at(self):
        return [self.screening_id]


class ScreeningLanguage(models.Model):
    """A language spoken at one screening, where it differs from the film, or of a talk."""

    key_fields = ["language__code"]

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="screening_languages")
    language = models.ForeignKey(Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ScreeningPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("language of a screening")
        verbose_name_plural = _("languages of a screening")
        ordering = ["position", "pk"]
        constraints = [
            unique("screening_language_once", _("This language is given twice."), "screening", "language"),
        ]

    def __str__(self):
        return str(self.language)

    def natural_key(self):
        return *self.screening.natural_key(), self.language.code

    natural_key.dependencies = ["films.screening", "people.language"]


class ScreeningSubtitle(PartOfScreening):
    """Subtitles of one screening, where they differ from the film's copy."""

    key_fields = ["language__code"]

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="screening_subtitles")
    language = models.ForeignKey(Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    method = models.CharField(_("method"), max_length=12, choices=SubtitleMethod.choices, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ScreeningPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("subtitles of a screening")
        verbose_name_plural = _("subtitles of a screening")
        ordering = ["position", "pk"]
        constraints = [
            unique("screening_subtitle_once", _("This language is given twice."), "screening", "language"),
        ]

    def __str__(self):
        return str(self.language)

    def natural_key(self):
        return *self.screening.natural_key(), self.language.code

    natural_key.dependencies = ["films.screening", "people.language"]


class Presence(PartOfScreening):
    """Somebody who comes to a screening. Only confirmed ones are printed; one who was to come and does not, stays."""

    class Task(models.TextChoices):
        INTRODUCES = "introduces", _("Introduces the film")
        QA = "qa", _("Q&A")
        SPEAKS = "speaks", _("Speaks")
        MODERATES = "moderates", _("Moderates")

    class Status(models.TextChoices):
        EXPECTED = "expected", _("Expected")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", pgettext_lazy("guest", "Cancelled")

    key_fields = ["person__slug", "task"]

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="presences")
    task = models.CharField(_("task"), max_length=12, choices=Task.choices, default=Task.QA)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.EXPECTED,
        help_text=_(
            "Only confirmed guests are shown to the public. "
            "Once every guest of a Q&A is cancelled, its minutes fall away."
        ),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ["position", "pk"]
        constraints = [
            unique(
                "presence_once_per_task",
                _("This person is already named with this task."),
                "screening",
                "person",
                "task",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_task_display()}"

    def natural_key(self):
        return *self.screening.natural_key(), self.person.slug, self.task

    natural_key.dependencies = ["films.screening", "people.person"]

    @classmethod
    def public_q(cls, at, path=""):
        """Confirmed, at a public screening."""
        return Q(**{f"{path}status": cls.Status.CONFIRMED}) & Screening.public_q(at, f"{path}screening__")
