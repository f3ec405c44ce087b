"""Deleting what the public knows: the page that asks says what the public loses, what is meant to be done instead, and
leads there."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from films.models import Screening, Selection


class FarewellMixin:
    """For a `PublicationMixin`. Of several rows it says how many are known, of one also where to go instead.

    `farewell(request, row)` of each kind says what is lost, what to do instead and where, a paragraph each.
    """

    instead_of_many = ""  # what is meant to be done with each of them

    def known(self, rows: QuerySet) -> QuerySet:
        """Those of them that are seen at this moment, with what `farewell` asks."""
        return rows.filter(self.seen_q(clock.now()))

    def said_before(self, request, row):
        known = self.known(self.model._default_manager.filter(pk=row.pk)).first()
        if known is None:
            return []
        mistake = gettext("Deleting is for what never was, such as an entry that was made twice.")
        return [*filter(None, self.farewell(request, known)), mistake]

    def said_before_many(self, request, rows):
        number = self.known(rows).count()
        return [f"{self.known_words(number)} {self.instead_of_many}"] if number else []

    def known_words(self, number: int) -> str:
        words = ngettext(
            "The public knows %(number)s of them: deleted, it vanishes from every page without a word.",
            "The public knows %(number)s of them: deleted, they vanish from every page without a word.",
            number,
        )
        return words % {"number": number}

    def form_link(self, request, row, words: str, anchor: str = "") -> str:
        """To the field of its form; '' for those who may not change it."""
        if not self.has_change_permission(request, row):
            return ""
        return _link(reverse(f"admin:films_{self.opts.model_name}_change", args=[row.pk]) + anchor, words)


class FilmFarewell(FarewellMixin):
    """Beside a `WithdrawMixin`."""

    instead_of_many = _("What is not shown after all is withdrawn instead, from its form: then its page says so.")

    def known(self, rows):
        selected = Selection.objects.selected().filter(film=OuterRef("pk"))
        return super().known(rows).annotate(selected=Exists(selected))

    def farewell(self, request, film):
        lost = gettext("The public knows this film. Deleted, its page vanishes without a word.")
        if film.selected:
            instead = gettext("If it is not shown after all, withdraw it instead: its page stays and says so.")
            return [f"{lost} {instead}", self._withdraw_link(request, film)]
        instead = gettext(
            "It is in no edition, or is withdrawn already. If its page is to close, empty its moment of publication "
            "instead: nothing that was typed is lost."
        )
        return [f"{lost} {instead}", self.form_link(request, film, gettext("To its moment"), "#id_publish_at_0")]

    def _withdraw_link(self, request, film) -> str:
        address = reverse("admin:films_film_withdraw", args=[film.pk])
        return _link(address, gettext("Withdraw …")) if self.may_do_deed(request, film) else ""


class ScreeningFarewell(FarewellMixin):
    """Guests know theirs as the public knows the others."""

    instead_of_many = _("What does not take place is cancelled instead, in its form: then its page says so.")

    def farewell(self, request, screening):
        lost = self._lost(screening)
        if screening.status == Screening.Status.CANCELLED:
            instead = gettext("It is cancelled, and its page says so: leave it as it is.")
            return [f"{lost} {instead}"]
        instead = gettext("If it does not take place, cancel it instead: then its page says so.")
        return [f"{lost} {instead}", self.form_link(request, screening, gettext("Cancel it in its form"), "#id_status")]

    def _lost(self, screening) -> str:
        if screening.audience == Screening.Audience.PUBLIC:
            return gettext(
                "The public knows this screening. Deleted, it vanishes from every page without a word, also for those "
                "with a ticket."
            )
        return gettext(
            "Accredited guests know this screening. Deleted, it vanishes from every page without a word, also for "
            "those who have a place."
        )

    def known_words(self, number):
        words = ngettext(
            "The public or guests know %(number)s of them: deleted, it vanishes from every page without a word, also "
            "for those with a ticket.",
            "The public or guests know %(number)s of them: deleted, they vanish from every page without a word, also "
            "for those with a ticket.",
            number,
        )
        return words % {"number": number}


class PackageFarewell(FarewellMixin):
    """One that has screenings cannot be deleted before they are."""

    instead_of_many = _(
        "What does not take place has its screenings cancelled instead: then its page says so. What has none gets a "
        "later moment of publication."
    )

    def known(self, rows):
        return super().known(rows).annotate(shown=Exists(Screening.objects.filter(package=OuterRef("pk"))))

    def farewell(self, request, package):
        lost = gettext("The public knows this package. Deleted, its page vanishes without a word.")
        if package.shown:
            instead = gettext("If it does not take place, cancel its screenings instead: then its page says so.")
            screenings = f"{reverse('admin:films_screening_changelist')}?package={package.pk}"
            return [f"{lost} {instead}", _link(screenings, gettext("Its screenings"))]
        instead = gettext(
            "If its page is to close, give it a later moment of publication instead: nothing that was typed is lost."
        )
        return [f"{lost} {instead}", self.form_link(request, package, gettext("To its moment"), "#id_publish_at_0")]


class AwardFarewell(FarewellMixin):
    instead_of_many = _("What is wrong in one is corrected in its form instead.")

    def farewell(self, request, award):
        lost = gettext("The public knows this award. Deleted, it vanishes from every page without a word.")
        instead = gettext("If something in it is wrong, correct it instead.")
        return [f"{lost} {instead}", self.form_link(request, award, gettext("Correct it in its form"))]


def _link(address: str, words: str) -> str:
    return format_html('<a href="{}">{}</a>', address, words)
