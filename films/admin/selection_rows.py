"""The selections of one film in its form."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from festival.lib.admin_inlines import RowForm, RowFormSet
from films.models import Selection

from .announced import AnnouncedForm

TWO_PREMIERES = _("The film already has another premiere in this edition: %(premiere)s.")


class PlaceForm(AnnouncedForm, RowForm):
    """A film in the running order of its section."""


class SelectionForm(AnnouncedForm, RowForm):
    """Leaves the comparison with other selections to the formset, which knows what is being typed there."""

    def add_error(self, field, error):
        told = getattr(error, "error_dict", {})
        if any(one.code == "two_premieres" for one in told.get("premiere", ())):
            del told["premiere"]
            if not told:
                return
        super().add_error(field, error)


class SelectionFormSet(RowFormSet):
    """One premiere per film and edition; a new selection comes last in its section."""

    def clean(self):
        super().clean()
        first: dict[int, Selection] = {}
        for form in self._standing:
            selection = form.instance
            if not selection.premiere:
                continue
            other = first.setdefault(selection.section.edition_id, selection)
            if other.premiere != selection.premiere:
                values = {"premiere": other.premiere_label}
                form.add_error("premiere", ValidationError(TWO_PREMIERES, "another_premiere", values))

    def save_new(self, form, commit=True):
        form.instance.position = Selection.objects.next_position(form.instance.section)
        return super().save_new(form, commit)
