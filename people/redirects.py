"""Old addresses on public pages: a slug that was renamed leads on for ever."""

from urllib.parse import quote

from django.http import Http404, HttpResponsePermanentRedirect

from .models import PastSlug


class Lasting:
    """A mixin for detail views: an unknown slug is looked up among the past ones, and the query string is kept.

    What the new address leads to must itself be public; else the old one is a 404 too. `slug_kinds` maps each keyword
    of the URL that holds a slug to the kind of its past slugs.
    """

    slug_kinds: dict[str, str] = {}

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if address := self._address_now(request):
                return HttpResponsePermanentRedirect(address)
            raise

    def _address_now(self, request) -> str:
        """The address with every past slug replaced; '' where nothing leads on."""
        renamed = {
            keyword: current
            for keyword, kind in self.slug_kinds.items()
            if keyword in self.kwargs and (current := self._current(kind, self.kwargs[keyword]))
        }
        if not renamed:
            return ""
        self.kwargs = {**self.kwargs, **renamed}
        shown = self.get_object()  # raises Http404 where the reader may not see it
        query = request.META.get("QUERY_STRING", "")
        return quote(shown.get_absolute_url()) + (f"?{query}" if query else "")

    def _current(self, kind: str, slug: str) -> str:
        """The slug now; a scoped one is kept as `edition/section`."""
        scope = self.kwargs.get("edition", "")
        key = f"{scope}/{slug}" if kind in ("section", "jury") and scope else slug
        return PastSlug.objects.current(kind, key.lower()).rpartition("/")[2]
