"""What a page that asks before something is deleted says will go with it, or stands in the way."""

from __future__ import annotations

from django.apps import apps
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import CASCADE, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst


class TellsWhatGoes:
    """Without the rows in which Django keeps a choice of several, which are called `Jury_sections object (2)`; and
    with what a row belongs to that stands in the way: `Credit: Editing: Jonah Malak` does not say in which film.

    What else whoever deletes should know first stands at the head of the page, a paragraph each.
    """

    def said_before(self, request, row) -> list[str]:
        """Of one row."""
        return []

    def said_before_many(self, request, rows: QuerySet) -> list[str]:
        """Of those that were ticked in the list."""
        return []

    def render_delete_form(self, request, context):
        return super().render_delete_form(request, {**context, "said": self.said_before(request, context["object"])})

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _function, name, words = actions["delete_selected"]
            actions["delete_selected"] = (_delete_selected, name, words)
        return actions

    def get_deleted_objects(self, objs, request):
        going, counts, needed, blocked = super().get_deleted_objects(objs, request)
        unnamed = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        plurals = {str(meta.verbose_name_plural) for meta in unnamed}
        counts = {words: number for words, number in counts.items() if str(words) not in plurals}
        going = _without(tuple(f"{capfirst(meta.verbose_name)}: " for meta in unnamed), going)
        return going, counts, needed, self._in_the_way(objs) if blocked else []

    def _in_the_way(self, objs) -> list[str]:
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        rows = sorted(collector.protected, key=lambda row: (row._meta.model_name, str(row), row.pk))
        return [format_html("{}: {}", capfirst(row._meta.verbose_name), _with_its_whole(row)) for row in rows]


def _delete_selected(model_admin, request, queryset):
    """Django's action, which asks first; its page is not rendered yet."""
    question = delete_selected(model_admin, request, queryset)
    if question is not None:
        question.context_data["said"] = model_admin.said_before_many(request, queryset)
    return question


def _with_its_whole(row) -> str:
    """The row, by a link to its page; where it has none, followed by that of the row it is a part of."""
    if link := _link(row):
        return link
    wholes = [field.name for field in row._meta.fields if field.many_to_one and field.remote_field.on_delete is CASCADE]
    return format_html("{} · {}", row, _link(getattr(row, wholes[0]))) if wholes else str(row)


def _link(row) -> str:
    """To its form; '' where there is none."""
    try:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
    return format_html('<a href="{}">{}</a>', address, row)


def _without(beginnings: tuple[str, ...], rows: list) -> list:
    """A row is words, followed by a list of those that go with it, if any."""
    rows = [_without(beginnings, row) if isinstance(row, list) else row for row in rows]
    return [row for row in rows if row and not (isinstance(row, str) and row.startswith(beginnings))]
