"""Pages that staff write."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from festival.lib.views import PublicPage
from festival.models import Page
from people.redirects import Lasting


class PagePage(PublicPage, Lasting, DetailView):
    """A page of Markdown text."""

    template_name = "festival/page.html"
    context_object_name = "page"
    slug_kinds = {"slug": "page"}

    def get_object(self, queryset=None):
        return get_object_or_404(Page, slug=self.kwargs["slug"])
