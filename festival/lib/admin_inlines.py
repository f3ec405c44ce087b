"""Rows inside a form: in order, each input named, and free to change places with each other."""

from __future__ import annotations

from functools import cached_property

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import UniqueConstraint
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext

from festival.lib.admin import tidied
from festival.lib.admin_choices import AutocompleteMixin, RowAutocomplete
from festival.lib.admin_moments import FIELDS, KeepsMoments
from festival.lib.numbers import row_number

MOST_ROWS_WITHOUT_SCRIPT = 10


class RowForm(KeepsMoments, forms.ModelForm):
    """A new row in which nothing but the position was filled in is no row."""

    below: list[str] = []

    @cached_property
    def changed_data(self):
        changed = super().changed_data
        return [] if self.instance._state.adding and changed == ["position"] else changed

    @property
    def says_more(self) -> bool:
        """The second line holds something, or something to mend."""
        return any(self[name].value() or self[name].errors for name in self.below)


class RowFormSet(BaseInlineFormSet):
    """Rows that may swap their unique values in one save.

    Unique values are compared among the rows of the form only, since all rows of the parent are in it; what another
    editor added meanwhile is refused by the database and told by BaseAdmin.
    """

    def add_fields(self, form, index):
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else gettext("new row")
        for name, field in form.fields.items():
            inner = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
            label = gettext("Delete") if name == "DELETE" else capfirst(field.label or name)
            if not inner.is_hidden:
                inner.attrs["aria-label"] = f"{label}: {row}"
            if isinstance(inner, RowAutocomplete) and form.instance.pk:
                inner.known = form.instance._state.fields_cache.get(name)

    @cached_property
    def empty_form(self):
        """Made once for a page, which asks for it in five places."""
        return super().empty_form

    def validate_unique(self):
        """The second of two equal rows says so, in the constraint's own words."""
        for constraint in self._uniques:
            seen = set()
            for form in self._standing:
                values = tuple(form.cleaned_data.get(name) for name in constraint.fields if name != self.fk.name)
                if None in values:
                    continue
                if values in seen:
                    form.add_error(None, constraint.get_violation_error_message())
                seen.add(values)

    def save(self, commit=True):
        if commit:
            self._make_way()
        return super().save(commit)

    def save_new(self, form, commit=True):
        if "position" in form.fields and "position" not in form.changed_data:
            form.instance.position = self._last_position = self._last_position + 1
        return super().save_new(form, commit)

    def _make_way(self):
        """Takes the rows that go or change a unique value off the table; those that stay are then written anew, under
        their own keys. Raw, since nothing that hangs on them is to follow."""
        places = {name for constraint in self._uniques for name in constraint.fields}
        if not places:
            return
        gone = [
            form.instance.pk
            for form in self.initial_forms
            if form in self.deleted_forms or places.intersection(form.changed_data)
        ]
        rows = self.model._base_manager.filter(pk__in=gone)
        rows._raw_delete(rows.db)

    @cached_property
    def _last_position(self) -> int:
        return max((form.cleaned_data.get("position") or 0 for form in self._standing), default=0)

    @property
    def _uniques(self) -> list[UniqueConstraint]:
        """The unique constraints that hold among the rows of one parent."""
        constraints = self.model._meta.total_unique_constraints
        return [constraint for constraint in constraints if self.fk.name in constraint.fields]

    @property
    def _standing(self) -> list[forms.ModelForm]:
        """The valid rows that are filled in and stay."""
        gone = self.deleted_forms
        return [form for form in self.forms if form.is_valid() and form.cleaned_data and form not in gone]


class OrderedInline(AutocompleteMixin, admin.TabularInline):
    """Rows in order, `under` the fieldset with that class; `related` is what they print.

    `fields` stand in the first line of a row, those `below` in a second one, `folded` away while it is empty. `pages`
    fill the table in another way: names of admin URLs that take the parent's key, each with its words.
    """

    template = "admin/edit_inline/catalogue_tabular.html"
    form = RowForm
    formset = RowFormSet
    autocomplete = RowAutocomplete
    formfield_overrides = FIELDS
    extra = 0
    view_on_site = False
    under = ""
    description = ""
    related: list[str] = []
    pages: list[tuple[str, str]] = []
    below: list[str] = []
    folded = False

    class Media:
        css = {"all": ["admin_site/rows.css"]}
        js = [forms.Script("admin_site/ordering.js", type="module")]

    def get_extra(self, request, obj=None, **kwargs):
        """Rows to fill in where no script adds them: `?rows=3`."""
        rows = row_number(request.GET.get("rows"))
        return self.extra if rows is None else min(rows, MOST_ROWS_WITHOUT_SCRIPT)

    def get_fields(self, request, obj=None):
        return [*super().get_fields(request, obj), *self.below]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.below = self.below
        return formset

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return tidied(super().formfield_for_dbfield(db_field, request, **kwargs))
