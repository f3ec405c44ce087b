"""Search in the admin as on the site: without accents, in Greek and in Latin letters, on every database."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Q

from festival.lib.text import search_query, search_text

folded = lru_cache(maxsize=20_000)(search_text)


class FoldedSearchMixin:
    """Every word of the query must be contained in one of these.

    `search_folded`: columns that hold search text already; `search_words`: plain columns of small tables, folded here;
    `search_fields`: codes and addresses, compared as they are.
    """

    search_folded: list[str] = []
    search_words: list[str] = []

    def get_search_fields(self, request):
        """Django shows the search box, and allows the autocompletion, where this is not empty."""
        return [*self.search_folded, *self.search_words, *self.search_fields]

    def get_search_results(self, request, queryset, search_term):
        for word in search_query(search_term):
            queryset = queryset.filter(self._contains(queryset, word))
        return queryset, False

    def worded(self, queryset):
        """The rows whose `search_words` are looked at."""
        return queryset

    def _contains(self, queryset, word: str) -> Q:
        found = Q(pk__in=[])
        for column in self.search_folded:
            found |= Q(**{f"{column}__contains": word})
        for column in self.search_fields:
            found |= Q(**{f"{column}__icontains": word})
        if self.search_words:
            rows = self.worded(queryset).order_by().values_list("pk", *self.search_words)
            found |= Q(pk__in=[pk for pk, *texts in rows if word in folded(*(text for text in texts if text))])
        return found
