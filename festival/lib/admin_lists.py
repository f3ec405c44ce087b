"""Lists of the editors' room, whatever their address asks for."""

from __future__ import annotations

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError


class ForgivingLists:
    """A value that no column can hold, a number too large or a day past the calendar, is answered like any other that
    Django cannot look for: by the list without it."""

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(error) from error


class OfferedFilter(SimpleListFilter):
    """Takes nothing but what it offers; anything else chooses nothing."""

    def value(self):
        value = super().value()
        return value if value in (str(offered) for offered, _words in self.lookup_choices) else None
