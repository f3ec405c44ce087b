"""Prizes, and who was given them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib.publishing import PublicQuerySet, held_q, own_or
from festival.lib.rules import check, unique
from festival.lib.translated import Text, translated
from people.models import Person

from .announcement import Announced
from .edition import Edition
from .film import Film
from .section import Section
from .vocabulary import Word


class Prize(Word):
    """A prize that is given year after year: the Golden Alexander."""

    class Meta:
        verbose_name = _("prize")
        verbose_name_plural = _("prizes")
        ordering = ["name_en"]
        constraints = [unique("prize_slug_unique", _("There is already a prize with this key."), "slug")]

    def get_absolute_url(self):
        return reverse("films:prize", args=[self.slug])


def _in_either(name: str) -> Coalesce:
    """The English of a text, else the Greek, as a natural key has it; an expression."""
    return Coalesce(NullIf(f"{name}_en", Value("")), f"{name}_el")


class AwardQuerySet(PublicQuerySet):
    def get_by_natural_key(self, prize, words, event, year, film, person, edition):
        return self.alias(said=_in_either("words"), given_at=_in_either("event")).get(
            prize__slug=prize,
            said=words,
            given_at=event,
            year=year,
            film__slug=film,
            person__slug=person,
            edition__slug=edition,
        )

    def for_list(self):
        """With all that a line of awards names."""
        return self.select_related("prize", "film", "person", "edition", "section").order_by("position", "year", "pk")


class Award(Announced):
    """A prize given to a film, a person, or a person for a film; by this festival (`edition`) or by another event."""

    class Result(models.TextChoices):
        WON = "won", _("Won")
        NOMINATED = "nominated", _("Nominated")
        MENTION = "mention", _("Special mention")
        EX_AEQUO = "ex_aequo", _("Ex aequo")

    prize = models.ForeignKey(
        Prize,
        verbose_name=_("prize"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="awards",
        help_text=_("One of ours, given every year; it has a page."),
    )
    words = translated(
        models.CharField(
            _("award"),
            max_length=200,
            blank=True,
            default="",
            help_text=_("As it is printed; leave empty with a prize."),
        )
    )
    event = translated(
        models.CharField(
            _("event"), max_length=200, blank=True, default="", help_text=_("The festival or academy that gave it.")
        )
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    result = models.CharField(
        _("result"),
        max_length=10,
        choices=Result.choices,
        default=Result.WON,
        help_text=_("“Won” is not printed, all others are."),
    )
    film = models.ForeignKey(
        Film, verbose_name=_("film"), null=True, blank=True, on_delete=models.CASCADE, related_name="awards"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    citation = translated(
        models.TextField(_("jury statement"), blank=True, default="", help_text=_("Why, in the jury's words."))
    )
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("given by our edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="awards",
        help_text=_("Only for the festival's own awards: they stay secret until the edition's awards are public."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    publish_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("Empty: together with the edition's awards.")
    )

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["position", "year", "pk"]
        constraints = [
            check(
                "award_has_words",
                _("Choose a prize, or write the award's words."),
                Q(prize__isnull=False) | ~Q(words_en="", words_el=""),
            ),
            check(
                "award_goes_to_somebody",
                _("An award goes to a film or to a person."),
                Q(film__isnull=False) | Q(person__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.shown_words}: {self.film or self.person or ''}"

    def natural_key(self):
        return (
            self.prize.slug if self.prize else None,
            self.words_en or self.words_el,
            self.event_en or self.event_el,
            self.year,
            self.film.slug if self.film else None,
            self.person.slug if self.person else None,
            self.edition.slug if self.edition else None,
        )

    natural_key.dependencies = ["films.prize", "films.film", "films.edition", "films.section", "people.person"]

    @classmethod
    def moment_q(cls, at, path=""):
        """An own award waits for its moment or its edition's; another event's needs none."""
        own = Q(**{f"{path}edition__isnull": False}) & Edition.public_q(at, f"{path}edition__")
        own &= own_or(Edition.awards_q(at, f"{path}edition__"), at, path) | held_q(at, path)
        foreign = Q(**{f"{path}edition__isnull": True}) & own_or(Q(), at, path)
        return own | foreign

    @classmethod
    def public_q(cls, at, path=""):
        """Its moment has come, and so has its film's."""
        film = Q(**{f"{path}film__isnull": True}) | Film.public_q(at, f"{path}film__")
        return cls.moment_q(at, path) & film

    @classmethod
    def naming_q(cls, at):
        """What makes its person public: not another event's award without a film, which is only read beside them."""
        return cls.public_q(at) & (Q(film__isnull=False) | Q(edition__isnull=False))

    @property
    def shown_words(self) -> Text:
        """The award as it is printed."""
        return self.words or (self.prize.name if self.prize else Text(""))

    @property
    def shown_event(self) -> Text:
        """Who gave it: the event's words, or the edition's name."""
        return self.event or (self.edition.name if self.edition else Text(""))

    @property
    def shown_year(self) -> int | None:
        return self.year or (self.edition.last_day.year if self.edition and self.edition.last_day else None)
