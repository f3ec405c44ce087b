"""What the public was told anew of a screening, and what it had been told before."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.publishing import PublicQuerySet, passed_q
from festival.lib.rules import check, unique
from festival.lib.translated import translated
from people.models import Person

from .venue import Hall

WARM_FOR = 5  # minutes in which a correction is part of the change that it corrects


class ScreeningChangeQuerySet(PublicQuerySet):
    def get_by_natural_key(self, uuid):
        return self.get(uuid=uuid)

    def warm(self, at):
        """Made so lately that a correction is folded into them; those still to come as well."""
        return self.filter(moment__gt=clock.later(at, -WARM_FOR))

    def in_order(self):
        return self.order_by("moment", "pk")


class ScreeningChange(models.Model):
    """One fact of a screening that changed after the public knew it. Written by `recording`, never by hand.

    Changes of one screening at one moment belong together: a move to another hall and time is two rows and one piece of
    news. The facts are kept as codes and references, so that they are said in any language.
    """

    class Kind(models.TextChoices):
        """The weightiest first: so a page puts them in order."""

        REPLACED = "replaced", _("Replaced")
        CANCELLED = "cancelled", _("Cancelled")
        POSTPONED = "postponed", _("Postponed")
        BACK_ON = "back_on", _("Takes place after all")
        TIME = "time", _("New time")
        HALL = "hall", _("New venue")
        ADDED = "added", _("New screening")
        FILM = "film", _("Film announced")
        BILL = "bill", _("Films of the package")
        GUEST = "guest", _("Guest")
        DISCUSSION = "discussion", _("Discussion")
        SUBTITLES = "subtitles", _("Subtitles")
        ACCESS = "access", _("Access")

    class Standing(models.TextChoices):
        """What becomes of a screening, as far as it is news."""

        STANDING = "standing"
        POSTPONED = "postponed"
        CANCELLED = "cancelled"
        REPLACED = "replaced"

    # One fact, several kinds: what is cancelled and back on within minutes was one change, and then none.
    KIND_OF_STANDING = {
        Standing.STANDING: Kind.BACK_ON,
        Standing.POSTPONED: Kind.POSTPONED,
        Standing.CANCELLED: Kind.CANCELLED,
        Standing.REPLACED: Kind.REPLACED,
    }
    WITH_REASON = [*KIND_OF_STANDING.values(), Kind.TIME, Kind.HALL]

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(
        "films.Screening", verbose_name=_("screening"), on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    moment = models.DateTimeField(_("told from"))
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)
    old_start = models.DateTimeField(_("previous start"), null=True, blank=True)
    new_start = models.DateTimeField(_("new start"), null=True, blank=True)
    old_hall = models.ForeignKey(
        Hall, verbose_name=_("previous hall"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    new_hall = models.ForeignKey(
        Hall, verbose_name=_("new hall"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    film = models.ForeignKey(
        "films.Film", verbose_name=_("film"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    old = models.CharField(_("before"), max_length=200, blank=True, default="")
    new = models.CharField(_("after"), max_length=200, blank=True, default="")
    reason = translated(
        models.CharField(_("reason"), max_length=300, blank=True, default="", help_text=_("Public, beside the change."))
    )
    ticket_note = translated(
        models.CharField(
            _("for ticket holders"), max_length=300, blank=True, default="", help_text=_("Public, after the reason.")
        )
    )

    objects = ScreeningChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("screening change")
        verbose_name_plural = _("screening changes")
        ordering = ["-moment", "pk"]
        indexes = [models.Index(fields=["screening", "moment"], name="screening_change_moment")]
        constraints = [
            unique("screening_change_uuid_unique", _("This change is already kept."), "uuid"),
            check(
                "screening_change_has_both_times",
                _("A new time needs the old one, and is another."),
                (~Q(kind="time") & Q(old_start=None, new_start=None))
                | (Q(kind="time", old_start__isnull=False, new_start__isnull=False) & ~Q(old_start=F("new_start"))),
            ),
            check(
                "screening_change_has_another_hall",
                _("A new venue needs another hall."),
                (~Q(kind="hall") & Q(old_hall=None, new_hall=None))
                | (
                    Q(kind="hall")
                    & (Q(old_hall__isnull=False) | Q(new_hall__isnull=False))
                    & (Q(old_hall=None) | Q(new_hall=None) | ~Q(old_hall=F("new_hall")))
                ),
            ),
            check(
                "screening_change_names_its_guest",
                _("A change of a guest names the person, and no other does."),
                Q(kind="guest", person__isnull=False) | (~Q(kind="guest") & Q(person=None)),
            ),
            check(
                "screening_change_names_its_film",
                _("A change of a package's films names the film, and no other does."),
                Q(kind="bill", film__isnull=False) | (~Q(kind="bill") & Q(film=None)),
            ),
        ]

    def __str__(self):
        return f"{self.screening}: {self.get_kind_display()}"

    def natural_key(self):
        return (str(self.uuid),)

    natural_key.dependencies = ["films.screening", "films.hall", "films.film", "people.person"]

    @classmethod
    def public_q(cls, at, path=""):
        """The public knows the screening and the film that is named, and this is told by now."""
        screening = cls._meta.get_field("screening").related_model
        film = cls._meta.get_field("film").related_model
        named = Q(**{f"{path}film": None}) | film.public_q(at, f"{path}film__")
        return screening.public_q(at, f"{path}screening__") & passed_q("moment", at, path) & named

    # --- The fact, whichever columns keep it ------------------------------------------------------------------------

    @property
    def fact(self) -> str:
        """What it is about: `status` for all that becomes of a screening, else its kind."""
        return "status" if self.kind in self.KIND_OF_STANDING.values() else self.kind

    @property
    def about(self) -> int | None:
        """Whom or which film, by its id, so that each has changes of its own."""
        return self.film_id if self.kind == self.Kind.BILL else self.person_id

    @property
    def before(self):
        return getattr(self, f"old{self._column}")

    @property
    def after(self):
        return getattr(self, f"new{self._column}")

    @classmethod
    def of(cls, fact: str, before, about: int | None = None, **given) -> "ScreeningChange":
        """A change of a fact, of which `becomes` will say to what."""
        named = {"film_id" if fact == cls.Kind.BILL else "person_id": about}
        change = cls(kind=cls.Kind.CANCELLED if fact == "status" else fact, **named, **given)
        setattr(change, f"old{change._column}", before)
        return change

    def becomes(self, value) -> None:
        if self.fact == "status":
            self.kind = self.KIND_OF_STANDING[value]
        setattr(self, f"new{self._column}", value)

    @property
    def _column(self) -> str:
        return {"time": "_start", "hall": "_hall_id"}.get(self.kind, "")
