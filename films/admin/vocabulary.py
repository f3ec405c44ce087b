"""Small tables: roles, genres, tags, age classes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from festival.lib.admin import BaseAdmin, counted
from films.models import AgeClass, Genre, Role, Tag


@admin.register(Genre, Tag)
class WordAdmin(BaseAdmin):
    search_words = ["name_en", "name_el"]
    search_fields = ["slug"]
    list_display = ["name_en", "name_el", "slug", "films"]
    fields = [("name_en", "name_el"), "slug"]

    def for_list(self, queryset):
        return queryset.annotate(film_count=counted(self.model, "films"))

    @admin.display(description=_("films"), ordering="film_count")
    def films(self, word):
        return word.film_count


@admin.register(AgeClass)
class AgeClassAdmin(WordAdmin):
    list_display = ["name_en", "name_el", "min_age", "films"]
    fields = [("name_en", "name_el"), "min_age", "slug"]


@admin.register(Role)
class RoleAdmin(BaseAdmin):
    """Their positions are the order of the lines on a film's page."""

    search_words = ["label_en", "label_el", "plural_en", "plural_el"]
    search_fields = ["code"]
    list_display = ["label_en", "label_el", "names", "position", "credits"]
    list_filter = ["names"]
    fields = [("label_en", "label_el"), ("plural_en", "plural_el"), ("names", "position"), "code"]

    def for_list(self, queryset):
        return queryset.annotate(credit_count=counted(self.model, "credits"))

    @admin.display(description=_("credits"))
    def credits(self, role):
        return role.credit_count
