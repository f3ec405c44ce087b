"""One projection or event at one place and time."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import NotSupportedError, models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.publishing import PublicQuerySet, own_or
from festival.lib.rules import check, unique
from festival.lib.translated import translated
from people.models import Language

from .edition import Edition
from .film import Film
from .package import Package
from .screening_entry import Admitted, meaning
from .screening_saving import Revised
from .screening_words import ScreeningWords
from .venue import Hall

ONE_BY_ONE = "Screenings are saved one by one, so that what the public was told is kept: %s() is not for them."


class ScreeningQuerySet(PublicQuerySet):
    def get_by_natural_key(self, edition, key):
        return self.get(edition__slug=edition, key=key)

    def update(self, **values):
        raise NotSupportedError(ONE_BY_ONE % "update")

    def bulk_update(self, *args, **kwargs):
        raise NotSupportedError(ONE_BY_ONE % "bulk_update")

    update.alters_data = bulk_update.alters_data = True

    def for_guests(self, at):
        """Press, industry and school screenings, at the same moments as public ones; only where they are asked for."""
        return self.filter(Screening.guests_q(at))

    def on_day(self, edition, day: date):
        """Those that start on that festival day, from 06:00 to 06:00."""
        zone = edition.zone
        return self.filter(
            edition=edition, start__gte=clock.day_opens(day, zone), start__lt=clock.day_closes(day, zone)
        )

    def in_order(self):
        return self.order_by("start", "code", "pk")


class Screening(ScreeningWords, Admitted, Revised):
    """A film, a package, or an own title (talk, ceremony …) in a hall at a time.

    The end is computed, never stored. Status, entry, tickets and audience are independent of each other. A title
    beside a film names the occasion. The uuid is for ever: calendars know the screening by it.
    """

    class Kind(models.TextChoices):
        TALK = "talk", _("Talk")
        MASTERCLASS = "masterclass", _("Masterclass")
        CEREMONY = "ceremony", _("Ceremony")
        CONCERT = "concert", _("Concert")
        PARTY = "party", _("Party")
        OTHER = "other", _("Event")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        MOVED = "moved", _("Moved")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Public")
        PRESS = "press", _("Press")
        INDUSTRY = "industry", _("Industry")
        SCHOOL = "school", _("Schools")

    class SubtitlesState(models.TextChoices):
        """What is said where no subtitle languages are listed for this screening."""

        INHERIT = "inherit", _("As the film's copy")
        NONE = "none", _("No subtitles")
        UNKNOWN = "unknown", _("Not announced")

    STANDING = [Status.SCHEDULED, Status.MOVED]  # takes place
    CALLED_OFF = [Status.POSTPONED, Status.CANCELLED]  # `start` is the slot that fell away

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="screenings")
    key = models.SlugField(
        _("key"), max_length=60, blank=True, help_text=_("How sheets call it; made from the code when left empty.")
    )
    code = models.CharField(
        _("code"),
        max_length=10,
        blank=True,
        help_text=_("Short, on tickets and in print. Given once, never used again."),
    )
    film = models.ForeignKey(
        Film, verbose_name=_("film"), null=True, blank=True, on_delete=models.PROTECT, related_name="screenings"
    )
    package = models.ForeignKey(
        Package, verbose_name=_("package"), null=True, blank=True, on_delete=models.PROTECT, related_name="screenings"
    )
    title = translated(
        models.CharField(
            _("own title"),
            max_length=200,
            blank=True,
            default="",
            help_text=_("For a talk or a ceremony; beside a film it names the occasion: “The winner's screening”."),
        )
    )
    kind = models.CharField(
        _("kind of event"), max_length=12, choices=Kind.choices, blank=True, default="", help_text=_("Of an own title.")
    )
    description = translated(models.TextField(_("description"), blank=True, default=""))
    hall = models.ForeignKey(
        Hall,
        verbose_name=_("hall"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="screenings",
        help_text=_("Empty: venue to be announced."),
    )
    start = models.DateTimeField(_("start"), help_text=_("A screening at 00:30 belongs to the night before."))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("Leave empty to compute it from the films.")
    )
    intro = models.PositiveSmallIntegerField(_("intro minutes"), default=0)
    qa = models.PositiveSmallIntegerField(_("Q&A minutes"), default=0)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.SCHEDULED,
        help_text=_("What moved or is called off stays in the schedule and says so, with the reason."),
    )
    reason = translated(
        models.CharField(
            _("reason"), max_length=300, blank=True, default="", help_text=_("Public: why it moved or is called off.")
        )
    )
    ticket_note = translated(
        models.CharField(
            _("for ticket holders"),
            max_length=300,
            blank=True,
            default="",
            help_text=_("Public, beside the change: whether tickets stay valid, how money is given back."),
        )
    )
    previous_start = models.DateTimeField(
        _("previous start"), null=True, blank=True, help_text=_("What the public was told last.")
    )
    previous_hall = models.ForeignKey(
        Hall, verbose_name=_("previous hall"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)  # rises with time, hall and status, never falls
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
        help_text=_("The cancelled screening in whose place this one stands."),
    )
    audience = models.CharField(
        _("audience"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("All others than the public stand apart, under “For accredited guests”."),
    )
    spoken = models.ManyToManyField(
        Language, through="ScreeningLanguage", related_name="screenings", verbose_name=_("spoken languages")
    )
    subtitles_state = models.CharField(
        _("subtitles"), max_length=10, choices=SubtitlesState.choices, default=SubtitlesState.INHERIT
    )
    captions = models.BooleanField(_("captions for deaf and hard-of-hearing people"), default=False)
    audio_description = models.BooleanField(_("audio description"), default=False)
    sign_language = models.BooleanField(_("sign-language interpretation"), default=False)
    relaxed = models.BooleanField(_("relaxed screening"), default=False)
    hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    wheelchair = models.BooleanField(_("wheelchair places"), default=False)
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Empty: together with the schedule. Earlier announces it early, later holds it back."),
    )
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["start", "code", "pk"]
        indexes = [models.Index(fields=["edition", "start"], name="screening_edition_start")]
        constraints = [
            unique("screening_key_unique_in_edition", _("This key is already used in this edition."), "edition", "key"),
            unique(
                "screening_code_unique_in_edition", _("This code is already used in this edition."), "edition", "code"
            ),
            check(
                "screening_shows_one_thing",
                _("Give a film, a package or a title; a title may stand beside a film only."),
                Q(film__isnull=False, package__isnull=True)
                | Q(film__isnull=True, package__isnull=False, title_en="", title_el="")
                | (Q(film__isnull=True, package__isnull=True) & ~Q(title_en="", title_el="")),
            ),
            check("screening_entry_tickets", _("This ticket state does not go with this way of entry."), meaning()),
            check(
                "screening_school_entry",
                _("Entry for school groups needs a school screening."),
                ~Q(entry="school") | Q(audience="school"),
            ),
            check("screening_replaces_another", _("A screening cannot replace itself."), ~Q(replaces=F("id"))),
        ]

    def __str__(self):
        """With its moment, which tells apart the screenings of a film; a form may lack it, or the edition it is of."""
        when = date_format(self.wall_start, "D j M H:i") if self.start and self.edition_id else ""
        return " · ".join(filter(None, [self.shown_title, when, self.code]))

    def get_absolute_url(self):
        return reverse("films:screening", args=[self.uuid])

    def clean(self):
        super().clean()
        if not self.edition_id:
            return
        if self.package_id and self.package.edition_id != self.edition_id:
            raise ValidationError({"package": _("Choose a package of the same edition.")}, "other_edition")
        if self.replaces_id and self.replaces.edition_id != self.edition_id:
            raise ValidationError({"replaces": _("Choose a screening of the same edition.")}, "other_edition")
        if self._swaps_its_film() and self.stored_is_seen():
            words = _("The public knows it with what it shows now: replace the screening instead.")
            raise ValidationError({"film" if self.film_id else "package": words}, "swapped")
        if self.start and self.edition.days and self.festival_day not in self.edition.days:
            raise ValidationError({"start": _("The screening is outside the dates of the edition.")}, "outside_edition")

    def natural_key(self):
        return self.edition.slug, self.key

    natural_key.dependencies = ["films.edition", "films.film", "films.package", "films.hall"]

    # --- Who may see it ---------------------------------------------------------------------------------------------

    @classmethod
    def moment_q(cls, at, path=""):
        """Its own moment has come in an announced edition, or it has none and the schedule is open; and its work."""
        edition = f"{path}edition__"
        moment = Edition.public_q(at, edition) & own_or(Edition.schedule_q(at, edition), at, path)
        film = Q(**{f"{path}film__isnull": True}) | Film.public_q(at, f"{path}film__")
        package = Q(**{f"{path}package__isnull": True}) | Package.public_q(at, f"{path}package__")
        return moment & film & package

    @classmethod
    def public_q(cls, at, path=""):
        """For the public, and its moment has come."""
        return Q(**{f"{path}audience": cls.Audience.PUBLIC}) & cls.moment_q(at, path)

    @classmethod
    def guests_q(cls, at, path=""):
        """For press, industry or schools, and its moment has come."""
        return ~Q(**{f"{path}audience": cls.Audience.PUBLIC}) & cls.moment_q(at, path)

    @property
    def told_from(self) -> datetime | None:
        """When the public is told of it, as far as its own columns say; None: never, or nobody knows."""
        if self.audience != self.Audience.PUBLIC or self.publish_at == clock.HELD:
            return None
        if self.publish_at is None:
            return self.edition.schedule_opens_at
        return max(self.publish_at, self.edition.announced_at) if self.edition.announced_at else None
