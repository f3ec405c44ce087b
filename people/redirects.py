"""Old addresses on public pages: a slug that was renamed leads on for ever."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from .models import PastSlug


class Lasting:
    """A mixin for views of one thing: an unknown slug is looked up among the past ones, and leads to the same page of
    the thing under its slug now, with the query string.

    What the new address leads to must itself be public; else the old one is a 404 too. `slug_kinds` maps each keyword
    of the URL that holds a slug to the kind of its past slugs; `edition`, the scope of others, comes first.
    """

    slug_kinds: dict[str, str] = {}

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if address := self._address_now(request):
                return HttpResponsePermanentRedirect(address)
            raise

    def _address_now(self, request) -> str:
        """The address with every past slug replaced; '' where nothing leads on."""
        asked = self.kwargs
        for keyword, kind in self.slug_kinds.items():
            if keyword in asked and (current := self._current(kind, asked[keyword], asked.get("edition", ""))):
                self.kwargs = {**self.kwargs, keyword: current}
        if self.kwargs == asked:
            return ""
        self.get_object()  # raises Http404 where the reader may not see it
        query = request.META.get("QUERY_STRING", "")
        return reverse(request.resolver_match.view_name, kwargs=self.kwargs) + (f"?{query}" if query else "")

    def _current(self, kind: str, slug: str, edition: str) -> str:
        """The slug now; that of a section is kept as `edition/section`, by the edition's slug of its time."""
        editions = dict.fromkeys([edition, self.kwargs.get("edition", "")])
        keys = [f"{one}/{slug}" for one in editions] if kind == "section" else [slug]
        found = (PastSlug.objects.current(kind, key.lower()) for key in keys)
        return next(filter(None, found), "").rpartition("/")[2]
