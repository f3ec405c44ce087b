"""The editors' room: people, companies, vocabularies, old addresses."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, counted
from festival.lib.admin_inlines import OrderedInline
from festival.lib.admin_pictures import PictureMixin
from people.finding import Names
from people.models import Company, Country, FilmographyEntry, Language, PastSlug, Person


class HasPortrait(admin.EmptyFieldListFilter):
    """Portrait: there or missing, in words."""

    def choices(self, changelist):
        words = [_("All"), _("Missing"), _("There")]
        for word, choice in zip(words, super().choices(changelist), strict=True):
            yield {**choice, "display": word}


class NamesakesMixin:
    """Says, after a name was typed, who stands there by it or nearly so: entered twice, one person has two pages."""

    names = ["name"]

    def after_save(self, request, obj, form, change):
        super().after_save(request, obj, form, change)
        if set(self.names) & set(form.changed_data) and (there := self._there(obj)):
            words = gettext("Much the same name is there already: {others}. If it is the same, delete one of the two.")
            messages.warning(request, format_html(words, others=self._links(there)))

    def _there(self, obj) -> list:
        known = Names(self.model.objects.exclude(pk=obj.pk).only(*self.names))
        return [*known.find(obj.name), *known.similar(obj.name)]

    def _links(self, rows):
        view = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return format_html_join(", ", '<a href="{}">{}</a>', ((reverse(view, args=[row.pk]), row) for row in rows))


class FilmographyInline(OrderedInline):
    model = FilmographyEntry
    under = "filmography"
    fields = ["year", "title", "form", "kind", "note"]


@admin.register(Person)
class PersonAdmin(NamesakesMixin, PictureMixin, BaseAdmin):
    names = ["name", "name_el", "aliases"]
    search_folded = ["folded"]
    search_fields = ["slug", "imdb"]
    autocomplete_fields = ["country"]
    list_display = ["name", "name_el", "line_en", "country", "films", "edited_at"]
    list_select_related = ["country"]
    list_filter = [("portrait", HasPortrait)]
    readonly_fields = ["picture_preview", "edited_at"]
    inlines = [FilmographyInline]
    fieldsets = [
        (
            _("Name"),
            {
                "description": _("The Latin name stands on every page; a Greek one only where the person uses it."),
                "fields": [("name", "name_el"), "sort_name", ("line_en", "line_el"), "aliases"],
            },
        ),
        (
            _("Biography"),
            {
                "description": _("Shown on the person's page and on the pages of the films they directed."),
                "fields": [("biography_en", "biography_el"), ("country", "birth_year"), "website"],
            },
        ),
        (
            _("Portrait"),
            {
                "fields": [
                    ("picture_preview", "portrait"),
                    ("portrait_alt_en", "portrait_alt_el"),
                    "portrait_credit",
                    ("focal_x", "focal_y"),
                ]
            },
        ),
        (
            _("Films made elsewhere"),
            {
                "classes": ["filmography"],
                "description": _(
                    "Films of this site are listed by themselves, from their credits: do not repeat them."
                ),
                "fields": [],
            },
        ),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "imdb", "wikidata", "edited_at"]}),
    ]

    def for_list(self, queryset):
        return queryset.annotate(film_count=counted(self.model, "credits", "film"))

    @admin.display(description=_("films"))
    def films(self, person):
        return person.film_count


@admin.register(Company)
class CompanyAdmin(NamesakesMixin, BaseAdmin):
    search_folded = ["folded"]
    search_fields = ["slug"]
    autocomplete_fields = ["country"]
    list_display = ["name", "country", "films", "contact_for", "edited_at"]
    list_select_related = ["country"]
    list_filter = ["public_contact"]
    readonly_fields = ["edited_at"]
    fieldsets = [
        (None, {"fields": ["name", ("country", "website")]}),
        (
            _("Contact"),
            {
                "description": _("Printed on film pages only where the contact data is public."),
                "fields": [("email", "phone"), "public_contact"],
            },
        ),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug", "edited_at"]}),
    ]

    def for_list(self, queryset):
        return queryset.annotate(
            film_count=counted(self.model, "credits", "film"), contact_count=counted(self.model, "contact_for")
        )

    @admin.display(description=_("films"))
    def films(self, company):
        return company.film_count

    @admin.display(description=_("contact of"))
    def contact_for(self, company):
        return company.contact_count


class VocabularyAdmin(BaseAdmin):
    """A code and a name per language. The codes are standards: they are given once."""

    search_words = ["name_en", "name_el"]
    search_fields = ["code"]
    list_display = ["name_en", "name_el", "code"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if obj and "code" in form.base_fields:
            form.base_fields["code"].disabled = True
        return form


@admin.register(Country)
class CountryAdmin(VocabularyAdmin):
    list_display = ["name_en", "name_el", "code", "historic"]
    list_filter = ["historic"]
    autocomplete_fields = ["successor"]
    fields = ["code", ("name_en", "name_el"), ("adjective_en", "adjective_el"), "historic", "successor"]


@admin.register(Language)
class LanguageAdmin(VocabularyAdmin):
    fields = ["code", ("name_en", "name_el")]


@admin.register(PastSlug)
class PastSlugAdmin(BaseAdmin):
    """Written by itself when an address changes; read here, and thrown away where it was a mistake."""

    search_fields = ["slug", "current"]
    list_display = ["slug", "kind", "current"]
    list_filter = ["kind"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
