"""A film, whatever editions it was chosen for."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.derived import DerivedCharField
from festival.lib.publishing import PublicQuerySet, passed_q
from festival.lib.rules import check, unique
from festival.lib.translated import translated
from festival.lib.viewing import opened_in
from people.choices import MEDIUM_MINUTES, SHORT_MINUTES, Form, Kind
from people.models import Company, Country, Language
from people.models.person import wikidata_id

from .film_titles import Titled
from .recording import following_from, recording
from .vocabulary import AgeClass, Genre, Tag

imdb_title = RegexValidator(r"^tt\d{7,10}$", _("IMDb ids look like tt0073800."))


class FilmQuerySet(PublicQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_programme(self, edition, at):
        """The films an edition shows to the public: publicly selected there, and not withdrawn."""
        from .selection import Selection  # selections know films, not the other way round

        return self.filter(pk__in=Selection.objects.films_shown(edition, at))

    def for_card(self, at):
        """With what a card prints: public selections, directors, countries, stills."""
        from .credit import Credit
        from .film_parts import FilmCountry, FilmLanguage
        from .selection import Selection
        from .still import Still

        return self.prefetch_related(
            Prefetch("selections", Selection.objects.public(at).selected().for_film(), to_attr="public_selections"),
            Prefetch("credits", Credit.objects.of_direction(), to_attr="direction"),
            Prefetch("film_countries", FilmCountry.objects.select_related("country")),
            Prefetch("film_languages", FilmLanguage.objects.select_related("language")),
            Prefetch("stills", Still.objects.all(), to_attr="pictures"),
        )

    def for_detail(self, at):
        """With everything its page prints, screenings aside."""
        from .award import Award
        from .credit import Credit
        from .film_parts import FilmCountry, FilmLanguage, FilmSubtitle
        from .selection import Selection
        from .still import Still

        return self.select_related("contact", "contact__country", "age_class").prefetch_related(
            Prefetch("selections", Selection.objects.public(at).for_film(), to_attr="public_selections"),
            Prefetch("credits", Credit.objects.for_page(), to_attr="page_credits"),
            Prefetch("film_countries", FilmCountry.objects.select_related("country")),
            Prefetch("film_languages", FilmLanguage.objects.select_related("language")),
            Prefetch("film_subtitles", FilmSubtitle.objects.select_related("language")),
            Prefetch("stills", Still.objects.all(), to_attr="pictures"),
            Prefetch("awards", Award.objects.public(at).for_list(), to_attr="public_awards"),
            "genres",
            "tags",
        )

    def by_title(self, language):
        """As a page in `language` files titles."""
        return self.order_by(f"sort_key_{language}", "pk")


class Film(Titled):
    """A film. To save a draft only a title is needed, in any language; without `publish_at` it stays a draft."""

    class Debut(models.TextChoices):
        FIRST = "first", _("First feature")
        SECOND = "second", _("Second feature")

    class Color(models.TextChoices):
        COLOR = "color", _("Color")
        BW = "bw", _("Black and white")
        MIXED = "mixed", _("Color and black and white")

    class SubtitlesState(models.TextChoices):
        """What is known of the copy where no subtitle languages are listed."""

        UNKNOWN = "unknown", _("Not known")
        NONE = "none", _("No subtitles")

    year = models.PositiveSmallIntegerField(
        _("production year"), null=True, blank=True, validators=[MinValueValidator(1888), MaxValueValidator(2100)]
    )
    restored = models.PositiveSmallIntegerField(
        _("year of restoration"), null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Of the copy that is shown. Empty: not known, and no end of a screening is printed."),
    )
    form = models.CharField(
        _("length"),
        max_length=10,
        choices=Form.choices,
        blank=True,
        default="",
        help_text=_("Empty: short up to 40 minutes, medium up to 59, else feature."),
    )
    kind = models.CharField(_("kind of film"), max_length=20, choices=Kind.choices, blank=True, default="")
    countries = models.ManyToManyField(
        Country, through="FilmCountry", related_name="films", verbose_name=_("countries")
    )
    languages = models.ManyToManyField(
        Language, through="FilmLanguage", related_name="films", verbose_name=_("languages")
    )
    subtitles_state = models.CharField(
        _("subtitles of the copy"),
        max_length=10,
        choices=SubtitlesState.choices,
        default=SubtitlesState.UNKNOWN,
        help_text=_("Where no subtitle languages are listed below. Not known: the edition's rule is printed."),
    )
    genres = models.ManyToManyField(Genre, related_name="films", blank=True, verbose_name=_("genres"))
    tags = models.ManyToManyField(
        Tag,
        related_name="films",
        blank=True,
        verbose_name=_("tags"),
        help_text=_("With the technical data; readers find films by them."),
    )
    short_synopsis = translated(
        models.CharField(
            _("short synopsis"),
            max_length=300,
            blank=True,
            default="",
            help_text=_("One sentence, up to 300 characters; shown on cards and in search results."),
        )
    )
    synopsis = translated(
        models.TextField(
            _("synopsis"),
            blank=True,
            default="",
            help_text=_("On the film's page. An empty line begins a new paragraph."),
        )
    )
    statement = translated(
        models.TextField(
            _("director's statement"), blank=True, default="", help_text=_("On the film's page, under the synopsis.")
        )
    )
    format = models.CharField(
        _("format"), max_length=60, blank=True, default="", help_text=_("Of the copy: DCP, 35mm.")
    )
    color = models.CharField(_("color"), max_length=10, choices=Color.choices, blank=True, default="")
    sound = models.CharField(_("sound format"), max_length=60, blank=True, default="")
    aspect = models.CharField(_("aspect ratio"), max_length=20, blank=True, default="")
    trailer = models.URLField(
        _("trailer"), blank=True, default="", help_text=_("Its address elsewhere; a link with the technical data.")
    )
    website = models.URLField(_("website"), blank=True, default="")
    age_class = models.ForeignKey(
        AgeClass, verbose_name=_("age class"), null=True, blank=True, on_delete=models.PROTECT, related_name="films"
    )
    content_notes = translated(
        models.TextField(
            _("content notes"), blank=True, default="", help_text=_("Shown closed, since they may reveal the plot.")
        )
    )
    contact = models.ForeignKey(
        Company,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contact_for",
        help_text=_(
            "Its name stands with the technical data; e-mail and phone only where the company makes them public."
        ),
    )
    debut = models.CharField(_("first or second feature"), max_length=10, choices=Debut.choices, blank=True, default="")
    imdb = models.CharField(_("IMDb id"), max_length=12, blank=True, default="", validators=[imdb_title])
    wikidata = models.CharField(_("Wikidata id"), max_length=12, blank=True, default="", validators=[wikidata_id])
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Empty: a draft nobody sees. A moment that has passed leaves the rest to its selections."),
    )
    in_review = models.BooleanField(
        _("ready for review"),
        default=False,
        help_text=_("Tick when all is in: whoever publishes looks at it next. It publishes nothing."),
    )
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)
    form_shown = DerivedCharField(compute="make_form", max_length=10, db_index=True)

    objects = FilmQuerySet.as_manager()

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["sort_key_en", "pk"]
        permissions = [("publish_film", "Can publish film")]
        constraints = [
            unique("film_slug_unique", _("This address belongs to another film."), "slug"),
            check(
                "film_has_title",
                _("Give the film a title, in any language."),
                ~Q(title_en="", title_el="", original_title=""),
            ),
            check("film_lasts", _("A film lasts a minute or more."), Q(minutes__gte=1)),
            check(
                "film_restored_after_it_was_made",
                _("A film cannot be restored before it was made."),
                Q(restored__gte=models.F("year")),
            ),
        ]

    def save(self, *args, **kwargs):
        """With another length the screenings that show it end at another time; of its subtitles they may say none."""
        with recording(self._read_anew()):
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("films:film", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def _read_anew(self) -> set[int]:
        """The screenings that tell something else of it than before."""
        told = {name: getattr(self, name) for name in ("minutes", "form", "subtitles_state")}
        as_stored = Film.objects.filter(pk=self.pk, **told)
        return set() if self.pk is None or as_stored.exists() else following_from(films=[self.pk])

    # --- Who may see it ---------------------------------------------------------------------------------------------

    @classmethod
    def public_q(cls, at, path=""):
        """`publish_at` has passed, and if it has selections, one of them is public.

        Written as "not withheld": the films whose every selection is closed are few, those with an open one are all.
        """
        from .selection import Selection

        return cls.published_q(at, path) & ~Q(**{f"{path}pk__in": Selection.objects.withheld_films(at)})

    @classmethod
    def published_q(cls, at, path=""):
        """`publish_at` has passed; by then, for what an announcement releases that is seen before its time."""
        from .selection import Selection

        passed, opened = passed_q("publish_at", at, path), opened_in(at)
        if opened is None:
            return passed
        released = Selection.objects.filter(Selection.released_q(opened)).values("film")
        return passed | (passed_q("publish_at", opened.moment, path) & Q(**{f"{path}pk__in": released}))

    def published_at(self, selections, at) -> datetime | None:
        """`publish_at` as the viewing has it; `selections` are all of the film's."""
        opened = opened_in(at)
        released = opened and any(selection.released(opened) for selection in selections)
        return at if released and clock.passed(self.publish_at, opened.moment) else self.publish_at

    def make_form(self):
        if self.form or not self.minutes:
            return self.form or Form.FEATURE
        if self.minutes <= SHORT_MINUTES:
            return Form.SHORT
        return Form.MEDIUM if self.minutes <= MEDIUM_MINUTES else Form.FEATURE


class SubtitleMethod(models.TextChoices):
    """How subtitles get onto the screen."""

    ELECTRONIC = "electronic", _("Electronic, under the picture")
    BURNED_IN = "burned_in", _("Burned in")
    DCP = "dcp", _("In the copy's file")
    INTERPRETER = "interpreter", _("Spoken by an interpreter")  # no subtitles, but the same question
