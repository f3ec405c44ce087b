"""One projection or event at one place and time."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import NotSupportedError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.lib.publishing import PublicQuerySet, own_or
from festival.lib.rules import check, unique
from festival.lib.translated import Text, translated
from people.models import Language, Person

from .edition import Edition
from .film import Film, SubtitleMethod
from .onsale import sale_opens
from .package import Package
from .recording import PartOfScreening, recording
from .venue import Hall

# What each way of entry may say about room. Anything else means nothing and is refused by a constraint.
TICKETS_OF_ENTRY = {
    "ticket": ["unknown", "not_yet", "on_sale", "few_left", "sold_out", "standby", "door_only"],
    "free_ticket": ["unknown", "not_yet", "on_sale", "few_left", "sold_out", "standby", "door_only"],
    "free": ["unknown", "few_left", "sold_out"],
    "pass": ["unknown", "few_left", "sold_out"],
    "invitation": ["unknown"],
    "school": ["unknown", "sold_out"],
}

# What may be saved without looking at what the public is told: none of it is news.
UNTOLD = {"tickets", "tickets_from", "tickets_as_of", "booking_url", "edited_at", "sequence"}
ONE_BY_ONE = "Screenings are saved one by one, so that what the public was told is kept: %s() is not for them."

ACCESS = ["captions", "audio_description", "sign_language", "relaxed", "hearing_loop", "wheelchair"]


def _entry_tickets() -> Q:
    pairs = Q(pk__in=[])
    for entry, tickets in TICKETS_OF_ENTRY.items():
        pairs |= Q(entry=entry, tickets__in=tickets)
    return pairs


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


class Screening(models.Model):
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

    class Entry(models.TextChoices):
        TICKET = "ticket", _("Ticket")
        FREE_TICKET = "free_ticket", _("Free ticket")
        FREE = "free", _("Free admission")
        PASS = "pass", _("Pass holders only")
        INVITATION = "invitation", _("By invitation only")
        SCHOOL = "school", _("School groups")

    class Tickets(models.TextChoices):
        UNKNOWN = "unknown", _("Not known")
        NOT_YET = "not_yet", _("Not yet on sale")
        ON_SALE = "on_sale", _("On sale")
        FEW_LEFT = "few_left", _("Few left")
        SOLD_OUT = "sold_out", _("Sold out")
        STANDBY = "standby", _("Standby only")
        DOOR_ONLY = "door_only", _("At the door only")

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
    entry = models.CharField(
        _("entry"),
        max_length=12,
        choices=Entry.choices,
        default=Entry.TICKET,
        help_text=_("How one gets in; printed where it is not by a ticket."),
    )
    tickets = models.CharField(
        _("tickets"),
        max_length=10,
        choices=Tickets.choices,
        default=Tickets.UNKNOWN,
        help_text=_("Whether there is room. While not known, nothing is printed."),
    )
    tickets_from = models.DateTimeField(
        _("tickets from"),
        null=True,
        blank=True,
        help_text=_("When the sale, or the standby queue, opens. Empty: by the edition's rule, if it has one."),
    )
    tickets_as_of = models.DateTimeField(
        _("tickets as of"), null=True, blank=True, help_text=_("When the ticket state was last confirmed.")
    )
    booking_url = models.URLField(
        _("booking link"),
        blank=True,
        default="",
        help_text=_("Where “Buy tickets” leads. Empty: the box office is named."),
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
            check(
                "screening_entry_tickets", _("This ticket state does not go with this way of entry."), _entry_tickets()
            ),
            check(
                "screening_school_entry",
                _("Entry for school groups needs a school screening."),
                ~Q(entry="school") | Q(audience="school"),
            ),
            check("screening_replaces_another", _("A screening cannot replace itself."), ~Q(replaces=F("id"))),
        ]

    def __str__(self):
        return f"{self.shown_title} · {self.code}" if self.code else str(self.shown_title)

    @transaction.atomic
    def save(self, *args, **kwargs):
        if not self.code:
            self.code = self._next_code()
        if not self.key:
            self.key = self.code.lower()
        told = getattr(self, "_told", None)
        revised = told and told != self._sequenced(self.__dict__)
        if told and (revised or kwargs.get("update_fields") is None):
            self.sequence = max(self.sequence, self._stored_sequence())
        if revised:
            self.sequence += 1
            self.edited_at = clock.now()  # calendars tell by it when they were revised
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "sequence", "edited_at"}
        if kwargs.get("update_fields") is not None and UNTOLD.issuperset(kwargs["update_fields"]):
            super().save(*args, **kwargs)
        else:
            self._save_and_tell(*args, **kwargs)
        self._told = self._sequenced(self.__dict__)

    def get_absolute_url(self):
        return reverse("films:screening", args=[self.uuid])

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._told = row._sequenced(row.__dict__)
        return row

    def clean(self):
        super().clean()
        if not self.edition_id:
            return
        if self.package_id and self.package.edition_id != self.edition_id:
            raise ValidationError({"package": _("Choose a package of the same edition.")}, "other_edition")
        if self.replaces_id and self.replaces.edition_id != self.edition_id:
            raise ValidationError({"replaces": _("Choose a screening of the same edition.")}, "other_edition")
        if self._swaps_its_film() and self._seen():
            words = _("The public knows it with what it shows now: replace the screening instead.")
            raise ValidationError({"film" if self.film_id else "package": words}, "swapped")
        if self.start and self.edition.days and self.festival_day not in self.edition.days:
            raise ValidationError({"start": _("The screening is outside the dates of the edition.")}, "outside_edition")

    def natural_key(self):
        return self.edition.slug, self.key

    natural_key.dependencies = ["films.edition", "films.film", "films.package", "films.hall"]

    def _save_and_tell(self, *args, **kwargs):
        """Also the one it replaces is told of anew."""
        concerned = {self.pk, self.replaces_id} - {None}
        with recording(concerned) as told:
            super().save(*args, **kwargs)
            told.add(self.pk)

    def _swaps_its_film(self) -> bool:
        """Another film or package than it was read with; a title of its own may be given its film."""
        if self._state.adding or not hasattr(self, "_told"):
            return False
        before = dict(zip(self._SEQUENCED, self._told, strict=True))
        shown = (before["film_id"], before["package_id"])
        return any(shown) and shown != (self.film_id, self.package_id)

    def _seen(self) -> bool:
        """The public or guests can see it as it is stored."""
        now, rows = clock.now(), Screening.objects.filter(pk=self.pk)
        return (rows.public(now) | rows.for_guests(now)).exists()

    def _stored_sequence(self) -> int:
        """Somebody else may have raised it since this row was read."""
        stored = Screening.objects.select_for_update().filter(pk=self.pk).values_list("sequence", flat=True)
        return next(iter(stored), 0)

    # Its time, its place, its status, and what its end is computed from.
    _SEQUENCED = ("start", "hall_id", "status", "minutes", "intro", "qa", "film_id", "package_id")

    @classmethod
    def _sequenced(cls, values) -> tuple:
        """What a calendar must be told about when it changes."""
        return tuple(values.get(name) for name in cls._SEQUENCED)

    def _next_code(self) -> str:
        """The edition's next number, locked by writing it first, so that none is ever given twice."""
        Edition.objects.filter(pk=self.edition_id).update(codes_given=F("codes_given") + 1)
        number = Edition.objects.values_list("codes_given", flat=True).get(pk=self.edition_id)
        while Screening.objects.filter(edition=self.edition_id, code=f"{number:03}").exists():
            number += 1
        Edition.objects.filter(pk=self.edition_id).update(codes_given=number)
        return f"{number:03}"

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

    @property
    def sale_opens_at(self) -> datetime | None:
        """Its own moment; of one not yet on sale, else the one that the edition's rule gives it."""
        rule = self.edition.tickets_rule
        if self.tickets_from or self.tickets != self.Tickets.NOT_YET or not rule:
            return self.tickets_from
        return sale_opens(rule, self.start, self.edition.zone)

    # --- Words and times ------------------------------------------------------------------------------------------

    @property
    def own(self) -> bool:
        """A talk, a ceremony: neither a film nor a package."""
        return not self.film_id and not self.package_id

    @property
    def shown_title(self) -> Text:
        """The film's title, the package's or its own; an occasion is printed beside it."""
        if self.film_id:
            return self.film.shown_title
        return self.package.title if self.package_id else self.title

    @property
    def subject_url(self) -> str:
        """The page of what is shown: the film's, the package's, or the event's own."""
        return (self.film or self.package or self).get_absolute_url()

    @property
    def occasion(self) -> Text:
        """The title that stands beside a film."""
        return self.title if self.film_id else Text("")

    @property
    def festival_day(self) -> date:
        return clock.festival_day(self.start, self.edition.zone)

    @property
    def wall_start(self) -> datetime:
        """The start as the wall shows it in the edition's zone."""
        return clock.wall(self.start, self.edition.zone)

    @property
    def after_midnight(self) -> bool:
        """Whether it starts in the small hours, and so belongs to the night before."""
        return clock.after_midnight(self.start, self.edition.zone)

    @property
    def admitted_tickets(self) -> list[str]:
        """The ticket states that mean something with its way of entry."""
        return TICKETS_OF_ENTRY[self.entry]

    @property
    def access(self) -> list[str]:
        """The codes of its access services."""
        return [code for code in ACCESS if getattr(self, code)]


class ScreeningPartQuerySet(PublicQuerySet):
    """Rows known by their screening and more."""

    def get_by_natural_key(self, edition, key, *rest):
        wanted = dict(zip(self.model.key_fields, rest, strict=True))
        return self.get(screening__edition__slug=edition, screening__key=key, **wanted)


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

    objects = ScreeningPartQuerySet.as_manager()

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
