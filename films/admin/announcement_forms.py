"""What staff do with an announcement: release, hold, move. Each is a form whose `save` says in words what was done,
for the log, and nothing where a second press finds it done."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin_moments import KeepsMoments, MomentField
from festival.lib.translated import page_language
from festival.lib.years import validate_year
from films.gains import Gains, gains
from films.models import Announcement, Award, Screening
from films.schedule.when import as_of

STEPS = [-20, -10, 10, 20]  # minutes


def stamp(announcement: Announcement) -> str:
    """What an editor saw of it: the moment, and which rows it holds. Another one means that somebody changed it."""
    held = [sorted(rows.values_list("pk", flat=True)) for rows in announcement.rows]
    return sha256(f"{announcement.given} {announcement.moment} {held}".encode()).hexdigest()[:16]


class ActionForm(forms.Form):
    """Done to one announcement at one moment; `idle` is what is said where it is done already."""

    action = ""
    idle = ""

    def __init__(self, announcement: Announcement, at: datetime, data=None):
        super().__init__(data, prefix=self.action)
        self.announcement, self.at = announcement, at

    def done(self) -> bool:
        raise NotImplementedError

    def save(self) -> str:
        raise NotImplementedError

    def told(self, moment: datetime) -> str:
        """On the wall of the edition: the clock alone where it is today's."""
        return as_of(moment, self.at, self.announcement.edition.zone)[page_language()]

    def moments(self) -> dict[str, str]:
        return {"minute": self.told(self.at), "before": self.told(self.announcement.moment)}


class SeenForm(ActionForm):
    """Acts on what was on the page, or not at all."""

    def clean(self):
        super().clean()
        if not self.done() and self.data.get("stamp") != stamp(self.announcement):
            raise ValidationError(_("Somebody changed it meanwhile. Look at it again, then press once more."), "stale")


class ReleaseForm(SeenForm):
    """A whole programme or schedule asks for the edition's number, so that no thumb opens it by chance."""

    action = "release"
    idle = _("Nothing changed: it is released already.")

    def __init__(self, announcement, at, data=None):
        super().__init__(announcement, at, data)
        if announcement.opens:
            number = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 6})
            self.fields["number"] = forms.CharField(label=_("number of the edition, to confirm"), widget=number)
        else:
            self.fields["sure"] = forms.BooleanField(label=_("Yes, make it public now"))

    def clean_number(self):
        if self.cleaned_data["number"].strip() != str(self.announcement.edition.number):
            raise ValidationError(_("This is not the number of its edition."), "number")
        return self.cleaned_data["number"]

    def done(self):
        return self.announcement.released(self.at)

    def save(self):
        words = gettext("Released at %(minute)s instead of %(before)s: %(gained)s.")
        if self.announcement.hold:
            words = gettext("Released at %(minute)s, after a hold: %(gained)s.")
        values = {**self.moments(), "gained": _summary(gains(self.announcement, self.at))}
        self.announcement.release(self.at)
        return words % values


class HoldForm(ActionForm):
    action = "hold"
    idle = _("Nothing changed: it is on hold already.")

    def done(self):
        return self.announcement.hold

    def save(self):
        words = gettext("Put on hold at %(minute)s; it was to open at %(before)s.") % self.moments()
        self.announcement.put_on_hold(self.at)
        return words


class MoveForm(KeepsMoments, SeenForm):
    """To a moment that is typed, or by one of the `steps`: these send the moment itself, so that pressed twice they
    move once."""

    action = "move"
    idle = _("Nothing changed: this is its moment already.")
    to = MomentField(label=_("new moment"), required=False)
    step = forms.DateTimeField(required=False, widget=forms.HiddenInput, validators=[validate_year])  # of a button

    def __init__(self, announcement, at, data=None):
        super().__init__(announcement, at, data)
        self.fields["to"].initial = announcement.moment

    def steps(self) -> list[tuple[str, str]]:
        """Words, and the moment they lead to, as far as it is still to come; none while it is on hold."""
        moments = {step: clock.later(self.announcement.moment, step) for step in STEPS if not self.announcement.hold}
        return [(_step(step), to.isoformat()) for step, to in moments.items() if not clock.passed(to, self.at)]

    def target(self) -> datetime | None:
        return self.cleaned_data.get("step") or self.cleaned_data.get("to")

    def clean(self):
        super().clean()
        if not self.errors and self.target() is None:
            self.add_error("to", ValidationError(_("Give a moment that is still to come."), "required"))

    def done(self):
        return not self.announcement.hold and self.announcement.moment == self.target()

    def save(self):
        words = gettext("Moved from %(before)s to %(after)s.")
        if self.announcement.hold:
            words = gettext("Scheduled for %(after)s, after a hold.")
        values = {**self.moments(), "after": self.told(self.target())}
        self.announcement.move(self.target(), self.at)
        return words % values


ACTIONS = {form.action: form for form in (ReleaseForm, HoldForm, MoveForm)}


def _step(minutes: int) -> str:
    words = gettext("%(minutes)s min later") if minutes > 0 else gettext("%(minutes)s min earlier")
    return words % {"minutes": abs(minutes)}


def _summary(gained: Gains) -> str:
    """`14 films, 2 awards`."""
    films, awards, screenings = len(gained.films), len(gained.rows[Award]), len(gained.rows[Screening])
    counts = [
        (films, ngettext("%(number)s film", "%(number)s films", films)),
        (awards, ngettext("%(number)s award", "%(number)s awards", awards)),
        (screenings, ngettext("%(number)s screening", "%(number)s screenings", screenings)),
    ]
    return ", ".join(words % {"number": number} for number, words in counts if number) or gettext("nothing yet")
