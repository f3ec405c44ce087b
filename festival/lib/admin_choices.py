"""Choosing a row by typing some of its name, in forms, in their tables and on pages of our own."""

from __future__ import annotations

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError


class Autocomplete(AutocompleteSelect):
    """Looks up only what can be a key: Django's own asks the database for whatever was sent, and stumbles over words
    and numbers too large. That such a choice is none says the field."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if self._may_be_key(one)], attr)

    def _may_be_key(self, value) -> bool:
        try:
            self.field.target_field.clean(value, None)
        except ValidationError:
            return False
        return True


class RowAutocomplete(Autocomplete):
    """Knows the row it was made for: a form of 300 credits asks for no name twice."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or [str(self.known.pk)] != value:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.known)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*options, self.create_option(name, self.known.pk, label, True, 1)], 0)]


class AutocompleteMixin:
    """For whatever has `autocomplete_fields`: these are chosen with our `autocomplete`, and not with Django's."""

    autocomplete = Autocomplete

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", self.autocomplete(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
