"""Prizes and awards."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, CatalogueForm, PublicationMixin, counted
from films.models import Award, Prize

from .announced import AnnouncedForm
from .farewell import AwardFarewell
from .zones import EditionZoneMixin


@admin.register(Prize)
class PrizeAdmin(BaseAdmin):
    search_words = ["name_en", "name_el"]
    search_fields = ["slug"]
    list_display = ["name_en", "name_el", "awards", "slug"]
    fields = [("name_en", "name_el"), "slug"]

    def for_list(self, queryset):
        return queryset.annotate(award_count=counted(self.model, "awards"))

    @admin.display(description=_("awards"))
    def awards(self, prize):
        return prize.award_count


class AwardForm(AnnouncedForm, CatalogueForm):
    pass


@admin.register(Award)
class AwardAdmin(AwardFarewell, PublicationMixin, EditionZoneMixin, BaseAdmin):
    form = AwardForm
    search_folded = ["film__folded", "person__folded"]
    search_words = ["prize__name_en", "prize__name_el", "words_en", "words_el", "event_en", "event_el"]
    search_fields = ["edition__slug", "year"]
    autocomplete_fields = ["prize", "film", "person", "section", "edition"]
    list_display = ["shown_words", "shown_event", "shown_year", "result", "film", "person", "publication"]
    list_select_related = ["prize", "film", "person", "edition", "section__edition"]
    list_filter = ["edition", "result"]
    fieldsets = [
        (
            _("The award"),
            {
                "description": _("A prize of ours that is given every year, or the words of another festival."),
                "fields": [
                    "prize",
                    ("words_en", "words_el"),
                    ("event_en", "event_el"),
                    ("year", "result"),
                ],
            },
        ),
        (
            _("To whom"),
            {"fields": [("film", "person"), "section", ("citation_en", "citation_el")]},
        ),
        (
            _("Publication"),
            {
                "description": _(
                    "Our own awards stay secret until their moment, else until the edition's, else until its last "
                    "night has passed. Those of others are public at once."
                ),
                "fields": ["edition", "publish_at", "position"],
            },
        ),
    ]

    def get_changeform_initial_data(self, request):
        """Most awards typed here were given elsewhere: no edition is supposed."""
        return BaseAdmin.get_changeform_initial_data(self, request)

    def opens_at(self, award):
        if award.publish_at or award.edition is None:
            return award.publish_at
        return award.edition.awards_public_at or award.edition.closes_at

    @admin.display(description=_("award"))
    def shown_words(self, award):
        return award.shown_words

    @admin.display(description=_("event"))
    def shown_event(self, award):
        return award.shown_event

    @admin.display(description=_("year"), ordering="year")
    def shown_year(self, award):
        return award.shown_year
