"""Films. The form follows the record as it fills from May to November, not the tables."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple, Textarea
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, PublicationMixin, counted, moment_words
from films.models import Credit, Edition, Film, FilmLanguage, PackageFilm, Role, Screening, Selection
from films.models.recording import following_from
from films.schedule.load import showing
from films.views.film import film_page

from . import filters, inlines
from .announcing import AnnouncingMixin
from .deeds import WithdrawMixin
from .farewell import FilmFarewell
from .paste import PasteMixin
from .publishing import PublishingMixin
from .readiness import MissingFilter, ReadinessFilter, ReadinessMixin
from .recorded import RecordedMixin
from .share_links import ShareLinksMixin
from .zones import working_edition

FIELDSETS = [
    (
        _("Handshake: what it is"),
        {
            "classes": ["handshake"],
            "description": _("Only a title is needed to save a draft. All of this may still change."),
            "fields": [
                ("title_en", "title_el"),
                "original_title",
                ("year", "minutes"),
                ("form", "kind", "debut"),
            ],
        },
    ),
    (
        _("Selection: where it is shown"),
        {
            "classes": ["selection"],
            "description": _(
                "A row for each section. Its own moment announces it early or holds it back; "
                "without one it opens with the edition's programme."
            ),
            "fields": ["screening_list"],
        },
    ),
    (
        _("Material: who made it"),
        {
            "classes": ["material"],
            "description": _("As it comes from the producers and the seller."),
            "fields": [("website", "trailer"), "contact"],
        },
    ),
    (
        _("Desk: the words"),
        {
            "classes": ["desk"],
            "description": _("Where one language is empty, the page prints the other and says which it is."),
            "fields": [
                ("synopsis_en", "synopsis_el"),
                ("short_synopsis_en", "short_synopsis_el"),
                ("statement_en", "statement_el"),
                "age_class",
                ("content_notes_en", "content_notes_el"),
                ("genres", "tags"),
            ],
        },
    ),
    (
        _("Copy: what is projected"),
        {
            "classes": ["copy"],
            "description": _("From the print office, in October."),
            "fields": [("format", "color"), ("sound", "aspect"), "subtitles_state"],
        },
    ),
    (
        _("Publication"),
        {
            "classes": ["publication"],
            "description": _(
                "Tick when it is ready for review; whoever may publish sets the moment. "
                "The page opens when it has come, and one of the film's selections is public, where it has any."
            ),
            "fields": ["in_review", "publish_at", "publish_anyway", "slug"],
        },
    ),
    (
        _("For machines"),
        {
            "classes": ["collapse"],
            "fields": ["other_titles", "restored", ("imdb", "wikidata"), "edited_at"],
        },
    ),
]


@admin.register(Film)
class FilmAdmin(
    PasteMixin,
    WithdrawMixin,
    ShareLinksMixin,
    AnnouncingMixin,
    PublishingMixin,
    ReadinessMixin,
    RecordedMixin,
    FilmFarewell,
    PublicationMixin,
    BaseAdmin,
):
    change_form_template = "admin/films/film/change_form.html"
    links_title = _("Proof links")
    search_folded = ["folded"]
    search_fields = ["slug", "imdb"]
    autocomplete_fields = ["contact", "age_class"]
    list_display = ["shown_title", "publication", "readiness", "sections", "directors", "minutes", "screenings"]
    list_filter = [
        ReadinessFilter,
        filters.StateFilter,
        filters.AnnouncedFilter,
        filters.EditionFilter,
        filters.SectionFilter,
        filters.FormFilter,
        MissingFilter,
    ]
    readonly_fields = ["screening_list", "edited_at"]
    fieldsets = FIELDSETS
    inlines = [
        inlines.FilmCountryInline,
        inlines.SelectionInline,
        inlines.CreditInline,
        inlines.AwardInline,
        inlines.StillInline,
        inlines.FilmLanguageInline,
        inlines.FilmSubtitleInline,
    ]
    actions = ["publish", "announce", "export_readiness"]

    def read_at(self, number):
        return following_from(films=[number])

    # --- The list -------------------------------------------------------------------------------------------------

    def for_list(self, queryset):
        chosen = Selection.objects.filter(film=OuterRef("pk")).order_by().values("film")
        direction = Credit.objects.filter(role__code=Role.DIRECTION).select_related("person", "company").in_order()
        return (
            super()
            .for_list(queryset)
            .annotate(
                alone=counted(Film, "screenings"),
                in_packages=Coalesce(Subquery(_package_screenings()), 0),
                chosen_from=Subquery(chosen.annotate(first=Min(Selection.opens_at())).values("first")),
            )
            .prefetch_related(
                Prefetch("selections", Selection.objects.select_related("section__edition"), to_attr="places"),
                Prefetch("credits", direction, to_attr="direction"),
                Prefetch("film_languages", FilmLanguage.objects.select_related("language")),
            )
        )

    def opens_at(self, film):
        moments = [film.publish_at, film.chosen_from]
        return max(moments) if all(moments) else film.publish_at

    @admin.display(description=_("state"), ordering="publish_at")
    def publication(self, film):
        if film.places and all(place.withdrawn for place in film.places):
            return gettext("Withdrawn")
        if film.publish_at:
            return super().publication(film)
        return gettext("In review") if film.in_review else gettext("Draft")

    @admin.display(description=_("title"), ordering="sort_key_en")
    def shown_title(self, film):
        return film.shown_title

    @admin.display(description=_("sections"))
    def sections(self, film):
        return _lines(f"{place.section.title} · {place.edition}" for place in film.places)

    @admin.display(description=_("directors"))
    def directors(self, film):
        return ", ".join(credit.name for credit in film.direction)

    @admin.display(description=_("screenings"))
    def screenings(self, film):
        return film.alone + film.in_packages

    # --- The form -------------------------------------------------------------------------------------------------

    def form_zone(self, request, obj):
        """Of its edition, where it has only one; a new film is made for the working one."""
        if obj is None:
            edition = working_edition()
            return edition.zone if edition else None
        editions = Edition.objects.filter(sections__selections__film=obj).distinct()[:2]
        return editions[0].zone if len(editions) == 1 else None

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.startswith("short_synopsis_"):
            kwargs["widget"] = Textarea({"rows": 3, "maxlength": db_field.max_length})
        if db_field.name in ("genres", "tags"):
            kwargs["widget"] = CheckboxSelectMultiple()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("screenings"))
    def screening_list(self, film):
        if not film.pk:
            return gettext("Save the film first, then add its screenings.")
        rows = Screening.objects.filter(showing([film.pk])).in_order()
        rows = rows.select_related("edition", "hall__venue", "film", "package")
        shown = format_html_join(
            "",
            '<li><a href="{}">{}</a> · {} · {}</li>',
            (
                (
                    reverse("admin:films_screening_change", args=[row.pk]),
                    _in_its_zone(row),
                    row.hall or gettext("no hall"),
                    row.get_status_display(),
                )
                for row in rows
            ),
        )
        add = f"{reverse('admin:films_screening_add')}?film={film.pk}"
        return format_html(
            '<ul class="screenings">{}</ul><p><a class="addlink" href="{}">{}</a></p>', shown, add, _("Add a screening")
        )

    # --- Preview --------------------------------------------------------------------------------------------------

    def get_urls(self):
        preview = path("<path:object_id>/preview/", self.admin_site.admin_view(self.preview), name="films_film_preview")
        return [preview, *super().get_urls()]

    def preview(self, request, object_id):
        """The page exactly as the public will see it, for staff."""
        film = self.get_object(request, unquote(object_id))
        if film is None:
            raise Http404
        if not self.has_view_or_change_permission(request, film):
            raise PermissionDenied
        return film_page(request, film)


def _package_screenings():
    """How often the packages of a film are shown."""
    rows = PackageFilm.objects.filter(film=OuterRef("pk")).order_by().values("film")
    return rows.annotate(number=Count("package__screenings", distinct=True)).values("number")


def _lines(texts):
    return format_html_join(mark_safe("<br>"), "{}", ((text,) for text in texts))


def _in_its_zone(screening) -> str:
    with timezone.override(screening.edition.zone):
        return f"{moment_words(screening.start)} · {screening.edition}"
