"""Search in the admin as on the site: without accents, in Greek and in Latin letters, on every database."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Q

from festival.lib.text import search_query, search_text

folded = lru_cache(maxsize=20_000)(search_text)


class FoldedSearchMixin:
    """Every word of the query must be contained in one of these.

    `search_folded`: columns that hold search text already; `search_words`: plain columns of small tables, folded here;
    `search_through`: the same of small tables this one points to, by foreign key; `search_fields`: codes and addresses,
    compared as they are.
    """

    search_folded: list[str] = []
    search_words: list[str] = []
    search_through: dict[str, list[str]] = {}

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
            found |= Q(pk__in=_holding(word, self.worded(queryset), self.search_words))
        for relation, columns in self.search_through.items():
            rows = self.model._meta.get_field(relation).related_model._default_manager.all()
            found |= Q(**{f"{relation}__in": _holding(word, rows, columns)})
        return found


def _holding(word: str, rows, columns: list[str]) -> list:
    """The keys of the rows that hold the word in one of the columns."""
    found = rows.order_by().values_list("pk", *columns)
    return [pk for pk, *texts in found if word in folded(*(text for text in texts if text))]
