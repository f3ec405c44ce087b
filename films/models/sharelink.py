"""Links that show something before it is public, to whoever has them: no account, no cookie."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from secrets import token_urlsafe

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import check, unique
from festival.lib.viewing import Viewing
from people.models import Person

from .announcement import Announcement
from .credit import Credit, Role
from .film import Film

SHARED = "v"  # what addresses begin with that are read through a link
SUBJECTS = ["film", "announcement"]  # what a link may show: a foreign key each


def signer() -> Signer:
    """Made when it is needed: without a secret key there is none, and the system check that says so must come first."""
    return Signer(sep=".", salt="films.ShareLink")


def new_key() -> str:
    return token_urlsafe(16)


def exactly_one(names: list[str]) -> Q:
    """One of the foreign keys is given, the others are not."""
    return reduce(or_, (Q(**{f"{name}__isnull": name != one for name in names}) for one in names))


class ShareLinkQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def open(self, at: datetime):
        """Neither revoked nor expired."""
        return self.filter(revoked_at=None, expires_at__gt=at)

    def by_token(self, token: str, at: datetime) -> ShareLink | None:
        """The open link a token belongs to. A forged one asks the database nothing, and no token names what it shows:
        neither the answer nor its time tells whether a film exists."""
        try:
            key = signer().unsign(token)
        except BadSignature:
            return None
        return self.open(at).select_related("film", "announcement__edition").filter(key=key).first()


class ShareLink(models.Model):
    """A signed address for one reader: the proof of a film for its maker, an announcement for the press before its
    time. It ends by itself, or when it is revoked.

    When it was last used is not kept: a reader is not watched.
    """

    film = models.ForeignKey(
        Film, verbose_name=_("film"), null=True, blank=True, on_delete=models.CASCADE, related_name="share_links"
    )
    announcement = models.ForeignKey(
        Announcement,
        verbose_name=_("announcement"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="share_links",
    )
    recipient = models.CharField(_("for whom"), max_length=200, help_text=_("Only staff read this."))
    key = models.CharField(max_length=40, default=new_key, editable=False)
    expires_at = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=clock.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,  # the link outlives the account
        related_name="+",
    )

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ["-created_at", "-pk"]
        constraints = [
            unique("share_link_key_unique", _("There is already a link with this key."), "key"),
            check("share_link_shows_one_thing", _("A link shows one thing."), exactly_one(SUBJECTS)),
            check("share_link_is_for_somebody", _("Say for whom the link is."), ~Q(recipient="")),
        ]

    def __str__(self):
        return f"{self.subject}: {self.recipient}"

    def get_absolute_url(self):
        """The address to send: it leads on to what is shown, in the reader's language."""
        return f"{get_script_prefix()}{SHARED}/{self.token}/"

    def natural_key(self):
        return (self.key,)

    natural_key.dependencies = ["films.film", "films.announcement", "auth.user"]

    @property
    def kind(self) -> str:
        """The name of what it shows: `film` or `announcement`."""
        return next(name for name in SUBJECTS if getattr(self, f"{name}_id"))

    @property
    def subject(self) -> Film | Announcement:
        return getattr(self, self.kind)

    @property
    def token(self) -> str:
        """What stands in its address. Signed, so that who reads the table still cannot make one."""
        return signer().sign(self.key)

    def is_open(self, at: datetime) -> bool:
        return self.revoked_at is None and not clock.passed(self.expires_at, at)

    # --- What it shows ----------------------------------------------------------------------------------------------

    def viewing(self, at: datetime) -> Viewing:
        """The public site of now, and in it its announcement; what a film's link shows is one page (`proves`)."""
        return Viewing.of(at, opened=self.announcement)

    def start(self) -> str:
        """The address of the page to begin with."""
        if self.film:
            return self.film.get_absolute_url()
        return reverse(f"films:{self._page()}", args=[self.announcement.edition.slug])

    def _page(self) -> str:
        """Where most of what its announcement brings stands."""
        if self.announcement.opens == Announcement.Opens.SCHEDULE:
            return "edition-schedule"
        only_awards = not self.announcement.opens and not self.announcement.selections.exists()
        return "awards" if only_awards and self.announcement.awards.exists() else "edition-programme"

    def pictures_q(self, model: type[models.Model]) -> Q:
        """The pictures on the page of its film: the stills, and the portraits of who directed it. What an announcement
        shows is public in its viewing."""
        if self.film is None:
            return Q(pk__in=[])
        if model is Person:
            directed = Credit.objects.filter(film=self.film_id, role__code=Role.DIRECTION)
            return Q(pk__in=directed.values("person"))
        return Q(film=self.film_id)

    def proves(self, film: Film) -> bool:
        return self.film_id == film.pk
