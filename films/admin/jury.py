"""Juries."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, counted
from films.models import Jury, Section

from .inlines import JurorInline
from .zones import EditionZoneMixin


@admin.register(Jury)
class JuryAdmin(EditionZoneMixin, BaseAdmin):
    search_words = ["name_en", "name_el"]
    search_fields = ["slug", "edition__slug"]
    autocomplete_fields = ["edition"]
    list_display = ["name_en", "name_el", "edition", "jurors", "position"]
    list_display_links = ["name_en"]
    list_select_related = ["edition"]
    list_filter = ["edition"]
    inlines = [JurorInline]
    fieldsets = [
        (
            None,
            {
                "description": _("Public together with the edition's programme."),
                "fields": ["edition", ("name_en", "name_el"), "sections", "position"],
            },
        ),
        (_("Jurors"), {"classes": ["jurors"], "fields": [], "description": _("The president stands first.")}),
        (_("For machines"), {"classes": ["collapse"], "fields": ["slug"]}),
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "sections":
            kwargs["widget"] = CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Only the sections of its edition are offered."""
        form = super().get_form(request, obj, change, **kwargs)
        if "sections" in form.base_fields:
            sections = Section.objects.filter(edition=self.form_edition(request, obj)).select_related("edition")
            form.base_fields["sections"].queryset = sections
        return form

    def for_list(self, queryset):
        return queryset.annotate(juror_count=counted(self.model, "jurors"))

    @admin.display(description=_("jurors"))
    def jurors(self, jury):
        return jury.juror_count
