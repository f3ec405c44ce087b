"""A film's place in an edition."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib.publishing import PublicQuerySet, held_q, own_or
from festival.lib.rules import unique
from festival.lib.translated import Text, page_language, translated

from .announcement import Announced
from .edition import Edition
from .film import Film
from .recording import ReadAtScreenings, following_from
from .section import Section


class SelectionQuerySet(PublicQuerySet):
    def get_by_natural_key(self, film, edition, section):
        return self.get(film__slug=film, section__edition__slug=edition, section__slug=section)

    def selected(self):
        """Not withdrawn: what lists and counts hold."""
        return self.filter(status=Selection.Status.SELECTED)

    def next_position(self, section) -> int:
        """Of a new one: behind the others of its section."""
        return (self.filter(section=section).aggregate(last=models.Max("position"))["last"] or 0) + 1

    def films_shown(self, edition, at, **conditions) -> set[int]:
        """The ids of the films an edition shows to the public, or of those that it chose so.

        Asked at once, not film by film inside of whatever is asked of them: while PostgreSQL does not know how large
        its tables are, its plan for that takes half a minute.
        """
        return set(self.shown(edition, at).filter(**conditions).values_list("film", flat=True))

    def shown(self, edition, at):
        """The places of these films, in no order."""
        return self.public(at).selected().filter(section__edition=edition).order_by()

    def for_film(self):
        """With section and edition, the newest edition first, then by the section's order."""
        return self.select_related("section__edition__country").order_by(
            "-section__edition__closes_at", "section__position", "pk"
        )

    def withheld_films(self, at):
        """The ids of films that have selections, none of them public at `at`; a subquery, small while few are held."""
        open_one = self.model.objects.filter(self.model.open_q(at), film=OuterRef("film"))
        return self.filter(~self.model.open_q(at)).filter(~Exists(open_one)).values("film")


class Selection(ReadAtScreenings, Announced):
    """Film × section. The edition is the section's; the premiere is one per film and edition, printed once."""

    class Premiere(models.TextChoices):
        """From the most exclusive to the least."""

        WORLD = "world", _("World Premiere")
        INTERNATIONAL = "international", _("International Premiere")
        CONTINENTAL = "continental", _("Continental premiere")
        EUROPEAN = "european", _("European Premiere")
        REGIONAL = "regional", _("Regional premiere")
        BALKAN = "balkan", _("Balkan Premiere")
        NATIONAL = "national", _("National premiere")
        CITY = "city", _("City premiere")

    class Status(models.TextChoices):
        SELECTED = "selected", _("Selected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    film = models.ForeignKey(Film, verbose_name=_("film"), on_delete=models.CASCADE, related_name="selections")
    section = models.ForeignKey(Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="selections")
    premiere = models.CharField(
        _("premiere"),
        max_length=15,
        choices=Premiere.choices,
        blank=True,
        default="",
        help_text=_("One per film and edition; “national” prints as “Greek Premiere” in a Greek edition."),
    )
    note = translated(
        models.CharField(
            _("note"), max_length=200, blank=True, default="", help_text=_("E.g. opening film, out of competition.")
        )
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Order inside the section."))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SELECTED)
    reason = translated(
        models.CharField(
            _("reason"), max_length=300, blank=True, default="", help_text=_("Public; why it was withdrawn.")
        )
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Empty: together with the programme. Earlier announces it early, later holds it back."),
    )

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        ordering = ["section", "position", "pk"]
        constraints = [
            unique("selection_once_in_section", _("The film is already in this section."), "film", "section"),
        ]

    def __str__(self):
        return f"{self.film} · {self.section}"

    def clean(self):
        super().clean()
        if not (self.premiere and self.film_id and self.section_id):
            return
        others = Selection.objects.filter(film=self.film_id, section__edition=self.section.edition_id)
        self.agree_with(others.exclude(pk=self.pk))

    def read_at(self):
        """Where packages of the edition are shown that have the film on their bill: withdrawn, it is shown no more."""
        return following_from(packages=self.film.packages.filter(edition=self.edition_id).values("pk"))

    def agree_with(self, others):
        """Refuse a premiere that is not that of the film's other selections in the edition."""
        other = self.premiere and next((one for one in others if one.premiere not in ("", self.premiere)), None)
        if other:
            message = _("The film already has another premiere in this edition: %(premiere)s.")
            raise ValidationError(
                {"premiere": ValidationError(message, "two_premieres", {"premiere": other.premiere_label})}
            )

    def natural_key(self):
        return self.film.slug, *self.section.natural_key()

    natural_key.dependencies = ["films.film", "films.section"]

    # --- Who may see it: SQL and the instance, side by side -------------------------------------------------------

    @classmethod
    def open_q(cls, at, path=""):
        """Its own moment has come in an announced edition, or it has none and the programme is open."""
        edition = f"{path}section__edition__"
        own = own_or(Edition.programme_q(at, edition), at, path) | held_q(at, path)
        return Edition.public_q(at, edition) & own

    @classmethod
    def opens_at(cls, path=""):
        """When `open_q` begins to hold, the later of two moments; null while one of them is empty; an expression."""
        announced = F(f"{path}section__edition__announced_at")
        own = Coalesce(f"{path}publish_at", f"{path}section__edition__programme_public_at")
        # No Greatest: where one is null it is null for SQLite, the other one for PostgreSQL.
        return Case(When(GreaterThanOrEqual(own, announced), then=own), When(LessThan(own, announced), then=announced))

    @classmethod
    def public_q(cls, at, path=""):
        """It is open, and its film is published."""
        return cls.open_q(at, path) & Film.published_q(at, f"{path}film__")

    @classmethod
    def released_q(cls, opened):
        """The announcement `opened` releases it: holds it, or opens the programme that it waits for."""
        held = Q(announcement=opened.pk)
        waiting = Q(publish_at=None, section__edition=opened.edition_id)
        return held | waiting if opened.opens == opened.Opens.PROGRAMME else held

    def released(self, opened) -> bool:
        waiting = self.publish_at is None and self.edition_id == opened.edition_id
        return self.announcement_id == opened.pk or (waiting and opened.opens == opened.Opens.PROGRAMME)

    # --- Words ------------------------------------------------------------------------------------------------------

    @property
    def edition(self) -> Edition:
        return self.section.edition

    @property
    def edition_id(self) -> int | None:
        return self.section.edition_id if self.section_id else None

    @property
    def withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN

    @property
    def premiere_label(self) -> Text:
        """What is printed: `Greek Premiere`."""
        return premiere_label(self.premiere, self.edition)


def premiere_label(premiere: str, edition: Edition) -> Text:
    """`Greek Premiere`, `Ελληνική πρεμιέρα`: the country's adjective and the city come from the edition."""
    language, kinds = page_language(), Selection.Premiere
    if premiere == kinds.NATIONAL and edition.country and edition.country.adjective:
        return Text(gettext("{adjective} Premiere").format(adjective=edition.country.adjective), language)
    if premiere == kinds.CITY and edition.city:
        return Text(gettext("{city} Premiere").format(city=edition.city), language)
    return Text(dict(kinds.choices).get(premiere, ""), language)


def premiere_of(selections) -> Text:
    """The premiere a film has in one edition, from its selections there; '' where none is given."""
    return next((selection.premiere_label for selection in selections if selection.premiere), Text(""))


def by_edition(selections) -> list[tuple[Edition, list[Selection]]]:
    """Selections grouped by edition, in the order they come."""
    groups: dict[int, tuple[Edition, list[Selection]]] = {}
    for selection in selections:
        groups.setdefault(selection.section.edition_id, (selection.edition, []))[1].append(selection)
    return list(groups.values())
