"""One year's festival: its days, its zone and the moments at which it opens to the public."""

from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from festival.lib import clock
from festival.lib.colour import validate_colour
from festival.lib.derived import DerivedDateTimeField
from festival.lib.publishing import PublicQuerySet
from festival.lib.rules import check, unique
from festival.lib.text import ordinal_el_neuter, ordinal_en
from festival.lib.translated import Text, page_language, translated
from festival.lib.years import YEARS, validate_year
from people.models import Country, Slugged

from .edition_moments import Opening
from .onsale import PATTERN, validate_rule

LONGEST = timedelta(days=366)  # its days are listed one by one
OVER_FOR = timedelta(days=30)  # after its last night an edition's home page shows the awards


@cache
def known_zones() -> set[str]:
    """Asked for once: it reads a directory of six hundred files."""
    return available_timezones()


def validate_zone(name):
    """Refuse a time zone the IANA database does not know."""
    if name not in known_zones():
        raise ValidationError(_("“%(name)s” is not a time zone; write one like Europe/Athens."), params={"name": name})


FIRST_YEAR = 1000  # from here on a number is a year


def _label(name, field):
    """The short name in print: the editor's, else `64th TIFF` and `64ο TIFF` by the number, `HKAFF 2025` by a year."""

    def get(edition):
        language = page_language()
        if own := getattr(edition, f"label_{language}"):
            return Text(own, language)
        if edition.number >= FIRST_YEAR:
            return Text(f"{edition.acronym} {edition.number}", language)
        ordinal = ordinal_el_neuter if language == "el" else ordinal_en
        return Text(f"{ordinal(edition.number)} {edition.acronym}", language)

    return get


class EditionQuerySet(PublicQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def asked(self, slug: str):
        """The one whose slug somebody wrote into an address: whatever it is, and PostgreSQL takes no NUL."""
        return self.filter(slug=slug).first() if slug and "\0" not in slug else None

    def current(self, at):
        """The edition the public site speaks of: running, else just over, else the next announced, else the last.

        None while nothing is announced. Of two that run at once, the later to start.
        """
        running = Q(opens_at__lte=at, closes_at__gt=at)
        just_over = Q(closes_at__lte=at, closes_at__gt=at - OVER_FOR)
        rank = Case(
            When(running, then=Value(0)),
            When(just_over, then=Value(1)),
            When(opens_at__gt=at, then=Value(2)),
            default=3,
        )
        soonest = Case(When(opens_at__gt=at, then=F("opens_at")), default=None)
        latest = Case(When(running, then=F("opens_at")), default=F("closes_at"))
        order = ["rank", "soonest", "-latest", "slug"]
        found = self.public(at).alias(rank=rank, soonest=soonest, latest=latest).order_by(*order)
        return found.select_related("country").first()

    def working(self, at):
        """The edition staff work on: the current one, else the newest, while nothing is announced."""
        return self.current(at) or self.first()


class Edition(Opening, Slugged):
    """An edition, `tiff-64`. Empty moments are closed: nothing of a new edition shows until it is announced."""

    class Phase(models.TextChoices):
        """What of an edition can be read at a moment."""

        SILENT = "silent"
        ANNOUNCED = "announced"
        ANNOUNCING = "announcing"
        PROGRAMME = "programme"
        RUNNING = "running"
        OVER = "over"
        ARCHIVE = "archive"

    acronym = models.CharField(_("acronym"), max_length=12, help_text=_("TIFF. Part of the page address."))
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("64; a year will do."))
    name = translated(
        models.CharField(_("name"), max_length=200, help_text=_("In full, shown at the head of every page.")),
        el={"blank": True, "default": ""},
    )
    label = TranslatedField(
        models.CharField(
            _("label"),
            max_length=40,
            blank=True,
            default="",
            help_text=_("“64th TIFF”, “64ο ΦΚΘ”. Made from number and acronym when left empty."),
        ),
        attrgetter=_label,
    )
    starts = models.DateField(_("first day"), null=True, blank=True, validators=[validate_year])
    ends = models.DateField(_("last day"), null=True, blank=True, validators=[validate_year])
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[-1])],
        help_text=_("Where the days are not known, for the archive."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="Europe/Athens",
        validators=[validate_zone],
        help_text=_("Of all its times, here and on the site: Europe/Athens."),
    )
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    city = translated(models.CharField(_("city"), max_length=80, blank=True, default=""))
    accent_color = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#ff4f24",
        validators=[validate_colour],
        help_text=_("The colour of this year's poster. Words on it turn black or white by themselves."),
    )
    printed_at = models.DateTimeField(
        _("programme printed at"),
        null=True,
        blank=True,
        help_text=_("When the booklet went to the printer: what has changed since stands on a page of its own."),
    )
    tickets_on_sale_at = models.DateTimeField(
        _("tickets on sale from"),
        null=True,
        blank=True,
        help_text=_("Said on the home page and the edition's page. It does not change the screenings."),
    )
    tickets_rule = models.CharField(
        _("tickets from, as a rule"),
        max_length=10,
        blank=True,
        default="",
        validators=[validate_rule],
        help_text=_(
            "When the sale of each screening opens: -3d 10:00 is three days before it, at ten. "
            "A screening's own moment goes before it."
        ),
    )
    contact_email = models.EmailField(
        _("contact e-mail"), blank=True, default="", help_text=_("Where readers report mistakes; at the foot of pages.")
    )
    age_note = translated(
        models.TextField(_("about age"), blank=True, default="", help_text=_("One sentence beside the age filter."))
    )
    price_note = translated(
        models.TextField(_("about prices"), blank=True, default="", help_text=_("One sentence beside the screenings."))
    )
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)
    codes_given = models.PositiveIntegerField(default=0, editable=False)  # screening codes, so that none comes twice
    opens_at = DerivedDateTimeField(compute="make_opens_at", db_index=True)
    closes_at = DerivedDateTimeField(compute="make_closes_at", db_index=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-closes_at", "slug"]
        constraints = [
            unique("edition_slug_unique", _("This address belongs to another edition."), "slug"),
            unique(
                "edition_numbered_once",
                _("There is already an edition with this acronym and number."),
                "acronym",
                "number",
            ),
            check(
                "edition_has_days_or_year",
                _("Give the first and the last day, or the year alone."),
                Q(starts__isnull=False, ends__isnull=False)
                | Q(starts__isnull=True, ends__isnull=True, year__isnull=False),
            ),
            check(
                "edition_tickets_rule",
                _("Write the rule for tickets like -3d 10:00."),
                Q(tickets_rule="") | Q(tickets_rule__regex=PATTERN),
            ),
            check(
                "edition_ends_after_start", _("The last day cannot come before the first."), Q(ends__gte=F("starts"))
            ),
            check(
                "edition_announced_before_programme",
                _("The programme cannot be public before the edition is announced."),
                Q(programme_public_at__gte=F("announced_at")),
            ),
            check(
                "edition_programme_before_schedule",
                _("The schedule cannot be public before the programme."),
                Q(schedule_public_at__gte=F("programme_public_at")),
            ),
        ]

    def __str__(self):
        return f"{self.acronym} {self.number}"

    def clean(self):
        super().clean()
        if self.starts and self.ends and self.ends - self.starts >= LONGEST:
            raise ValidationError({"ends": ValidationError(_("An edition lasts a year at most."), "too_long")})
        for announcement in self.announcements.exclude(opens="") if self.pk else ():
            column = announcement.OPENS_AT[announcement.opens]
            if getattr(self, column) != announcement.lent:
                message = _("The announcement “%(title)s” gives it its moment: move that.")
                raise ValidationError({column: ValidationError(message, "announced", {"title": announcement.title})})

    def get_absolute_url(self):
        return reverse("films:edition", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def slug_source(self):
        return f"{self.acronym}-{self.number}"

    # --- Days -----------------------------------------------------------------------------------------------------

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def first_day(self) -> date | None:
        """The first festival day; a year alone begins and ends on 31 December. None while neither is entered."""
        return self.starts or self._year_day()

    @property
    def last_day(self) -> date | None:
        return self.ends or self._year_day()

    def _year_day(self):
        return date(self.year, 12, 31) if self.year else None

    @property
    def days(self) -> list[date]:
        """Its festival days; none where only the year is known."""
        return clock.days(self.starts, self.ends) if self.starts and self.ends else []

    def make_opens_at(self):
        return self.first_day and clock.day_opens(self.first_day, self.zone)

    def make_closes_at(self):
        return self.last_day and clock.day_closes(self.last_day, self.zone)

    def running(self, at) -> bool:
        """Between 06:00 of the first day and 06:00 after the last night."""
        return bool(self.first_day) and clock.passed(self.make_opens_at(), at) and not self.closed(at)

    def closed(self, at) -> bool:
        return bool(self.last_day) and clock.passed(self.make_closes_at(), at)

    def phase(self, now, early: bool) -> Phase:
        """What can be read of it at `now`; `early`: something of it is public before its programme. Pure."""
        if not self.announced(now):
            return self.Phase.SILENT
        if self.closed(now):
            return self.Phase.OVER if not self._long_over(now) else self.Phase.ARCHIVE
        if self.running(now):
            return self.Phase.RUNNING
        if self.programme_open(now):
            return self.Phase.PROGRAMME
        return self.Phase.ANNOUNCING if early else self.Phase.ANNOUNCED

    def _long_over(self, now):
        return clock.passed(self.make_closes_at() + OVER_FOR, now)
