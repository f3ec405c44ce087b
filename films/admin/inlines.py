"""The tables inside forms, each in order."""

from django.contrib import admin
from django.forms import FileInput, Textarea
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib.admin_inlines import OrderedInline
from festival.lib.admin_pictures import PictureMixin
from films.models import (
    Award,
    Credit,
    DueDate,
    EditionSubtitle,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Hall,
    Juror,
    PackageFilm,
    Presence,
    ScreeningLanguage,
    ScreeningSubtitle,
    SectionPerson,
    Selection,
    Still,
)
from films.readiness.due import USUAL

from .selection_rows import PlaceForm, SelectionForm, SelectionFormSet

# --- Of a film --------------------------------------------------------------------------------------------------------


class FilmCountryInline(OrderedInline):
    model = FilmCountry
    under = "handshake"
    description = _("In the order the producers give; the majority country first.")
    fields = ["position", "country"]
    autocomplete_fields = ["country"]
    related = ["country"]


class SelectionInline(OrderedInline):
    """Without their positions: those are the running order of a section, which is put in order there."""

    model = Selection
    under = "selection"
    form = SelectionForm
    formset = SelectionFormSet
    fields = ["section", "premiere", "status", "publish_at"]
    below = ["note_en", "note_el", "reason_en", "reason_el"]
    autocomplete_fields = ["section"]
    related = ["film", "section__edition__country", "announcement"]


class CreditInline(OrderedInline):
    model = Credit
    under = "material"
    description = _(
        "Roles stand on the page in their own order; the position orders the names of one role. "
        "A credit names a person or a company, never both."
    )
    fields = ["position", "role", "person", "company"]
    below = ["credited_as", "character", "note"]
    folded = True
    autocomplete_fields = ["role", "person", "company"]
    related = ["role", "person", "company"]
    pages = [("admin:films_film_paste", _("Paste credits"))]

    def get_queryset(self, request):
        return super().get_queryset(request).in_order()


class AwardInline(OrderedInline):
    model = Award
    under = "material"
    show_change_link = True
    description = _(
        "Those of other festivals, and ours once they are given. Open an award to write the jury's statement."
    )
    fields = ["position", "prize", "year", "result", "edition", "publish_at"]
    below = ["words_en", "words_el", "event_en", "event_el", "person"]
    autocomplete_fields = ["prize", "person", "edition"]
    related = ["film", "prize", "person", "edition"]


class StillInline(PictureMixin, OrderedInline):
    model = Still
    under = "material"
    description = _("The first one is the film's picture on cards.")
    fields = ["position", "picture_preview", "image", "credit"]
    below = ["alt_en", "alt_el", "focal_x", "focal_y"]
    readonly_fields = ["picture_preview"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.startswith("alt_"):
            kwargs["widget"] = Textarea({"rows": 2, "cols": 26, "maxlength": db_field.max_length})
        if db_field.name == "image":
            kwargs["widget"] = FileInput()
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class FilmLanguageInline(OrderedInline):
    model = FilmLanguage
    under = "copy"
    description = _("The main one first. For a film without dialogue choose “No dialogue”.")
    fields = ["position", "language"]
    autocomplete_fields = ["language"]
    related = ["language"]


class FilmSubtitleInline(OrderedInline):
    model = FilmSubtitle
    under = "copy"
    fields = ["position", "language", "method"]
    autocomplete_fields = ["language"]
    related = ["language"]


def usual_words() -> str:
    """What holds where no row says otherwise."""
    days = ", ".join(f"{subject.label}: {days}" for subject, days in USUAL.items())
    words = gettext("A gap is to come until its day has passed. Usual, in days before the first: %(days)s.")
    return words % {"days": days}


# --- Of an edition, a section, a package, a jury, a venue -------------------------------------------------------------


class EditionSubtitleInline(OrderedInline):
    model = EditionSubtitle
    under = "words"
    description = _("Printed with every film and screening that says nothing else.")
    fields = ["position", "language"]
    autocomplete_fields = ["language"]
    related = ["language"]


class DueDateInline(OrderedInline):
    model = DueDate
    under = "moments"
    description = lazy(usual_words, str)()
    fields = ["subject", "date"]


class SectionPersonInline(OrderedInline):
    model = SectionPerson
    under = "people"
    fields = ["position", "person", "task"]
    autocomplete_fields = ["person"]
    related = ["person"]


class SectionFilmInline(OrderedInline):
    model = Selection
    form = PlaceForm
    under = "films"
    verbose_name = _("film of the section")
    verbose_name_plural = _("films of the section")
    description = _("In running order: so they stand on the section's page.")
    fields = ["position", "film", "premiere", "status", "publish_at"]
    autocomplete_fields = ["film"]
    related = ["film", "section__edition__country", "announcement"]


class PackageFilmInline(OrderedInline):
    model = PackageFilm
    under = "films"
    description = _("In the order in which they are shown.")
    fields = ["position", "film", "minutes", "begins"]
    readonly_fields = ["minutes", "begins"]
    autocomplete_fields = ["film"]
    related = ["film"]

    @admin.display(description=_("minutes"))
    def minutes(self, row):
        return (row.pk and row.film.minutes) or "—"

    @admin.display(description=_("begins"))
    def begins(self, row):
        return (row.pk and row.begins) or "—"


class HallInline(OrderedInline):
    model = Hall
    under = "halls"
    show_change_link = True
    description = _("Open a hall to say what is known of access.")
    fields = ["position", "name_en", "name_el", "capacity", "formats", "turnaround"]


class JurorInline(OrderedInline):
    model = Juror
    under = "jurors"
    fields = ["position", "person", "president"]
    below = ["line_en", "line_el"]
    autocomplete_fields = ["person"]
    related = ["person"]


# --- Of a screening ---------------------------------------------------------------------------------------------------


class ScreeningLanguageInline(OrderedInline):
    model = ScreeningLanguage
    under = "languages"
    fields = ["position", "language"]
    autocomplete_fields = ["language"]
    related = ["language"]


class ScreeningSubtitleInline(OrderedInline):
    model = ScreeningSubtitle
    under = "languages"
    fields = ["position", "language", "method"]
    autocomplete_fields = ["language"]
    related = ["language"]


class PresenceInline(OrderedInline):
    model = Presence
    under = "guests"
    fields = ["position", "person", "task", "status"]
    autocomplete_fields = ["person"]
    related = ["person"]
