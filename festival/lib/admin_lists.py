"""Lists of the editors' room, whatever their address asks for."""

from __future__ import annotations

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError

from festival.lib.numbers import row_number


class ForgivingLists:
    """A value that no column can hold, a number too large or a day past the calendar, is answered like any other that
    Django cannot look for: by the list without it."""

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(error) from error

    def response_action(self, request, queryset):
        """What is no row's number was never ticked: nothing is done then, and the list comes back."""
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return None if None in map(row_number, ticked) else super().response_action(request, queryset)


class OfferedFilter(SimpleListFilter):
    """Takes nothing but what it offers; anything else chooses nothing."""

    def value(self):
        value = super().value()
        return value if value in (str(offered) for offered, _words in self.lookup_choices) else None
