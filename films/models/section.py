"""The strands of an edition."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.colour import validate_colour
from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import check, unique
from festival.lib.translated import translated
from people.models import Person, Slugged

from .edition import Edition

SIGNS = 15  # geometric signs drawn in signs.css


class SectionQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, slug):
        return self.get(edition__slug=edition, slug=slug)


class Section(Slugged):
    """A section of an edition, known by its name, its colour and its sign: colour never stands alone."""

    slug_scope = "edition"

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="sections")
    title = translated(models.CharField(_("title"), max_length=200), el={"blank": True, "default": ""})
    description = translated(
        models.TextField(_("description"), blank=True, default="", help_text=_("At the head of the section's page."))
    )
    color = models.CharField(
        _("colour"),
        max_length=7,
        default="#50534c",
        validators=[validate_colour],
        help_text=_("Of its tickets and cards. Words on it turn black or white by themselves."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in lists; it also chooses the section's sign.")
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("A section of the same edition."),
    )
    competitive = models.BooleanField(
        _("competitive"), default=False, help_text=_("Said at the head of the section's page.")
    )
    people = models.ManyToManyField(Person, through="SectionPerson", related_name="sections", verbose_name=_("people"))
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition", "position", "title_en"]
        constraints = [
            unique(
                "section_slug_unique_in_edition",
                _("This address belongs to another section of the edition."),
                "edition",
                "slug",
            ),
            check(
                "section_not_its_own_parent", _("A section cannot be part of itself."), ~models.Q(parent=models.F("id"))
            ),
        ]

    def __str__(self):
        return f"{self.title} · {self.edition}"

    def clean(self):
        super().clean()
        if self.parent_id and self.edition_id and self.parent.edition_id != self.edition_id:
            raise ValidationError({"parent": _("Choose a section of the same edition.")}, "other_edition")

    def get_absolute_url(self):
        return reverse("films:section", args=[self.edition.slug, self.slug])

    def natural_key(self):
        return self.edition.slug, self.slug

    natural_key.dependencies = ["films.edition"]

    def slug_source(self):
        return self.title_en or self.title_el

    def slug_key(self, slug):
        return f"{self.edition.slug}/{slug}"

    @property
    def sign(self) -> int:
        """The number of its sign, 1 to 15: neighbours differ."""
        return self.position % SIGNS or SIGNS

    @classmethod
    def public_q(cls, at, path=""):
        """Its edition's programme is open, or something in it is announced early."""
        from .selection import Selection  # selections know sections, not the other way round

        announced = Selection.objects.public(at).filter(publish_at__isnull=False).values("section")
        return Edition.programme_q(at, f"{path}edition__") | models.Q(**{f"{path}pk__in": announced})


class SectionPersonQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, section, person, task):
        return self.get(section__edition__slug=edition, section__slug=section, person__slug=person, task=task)


class SectionPerson(models.Model):
    """Somebody a section honours, or who curates it."""

    class Task(models.TextChoices):
        HONOURED = "honoured", _("Tribute to")
        CURATOR = "curator", _("Curated by")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="section_people")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="section_roles")
    task = models.CharField(_("task"), max_length=10, choices=Task.choices, default=Task.HONOURED)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = SectionPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of a section")
        verbose_name_plural = _("people of a section")
        ordering = ["task", "position", "pk"]
        constraints = [
            unique(
                "section_person_once", _("This person is already named with this task."), "section", "person", "task"
            ),
        ]

    def __str__(self):
        return f"{self.get_task_display()}: {self.person}"

    def natural_key(self):
        return *self.section.natural_key(), self.person.slug, self.task

    natural_key.dependencies = ["films.section", "people.person"]

    @classmethod
    def public_q(cls, at, path=""):
        return Section.public_q(at, f"{path}section__")
