"""Pages of an edition that the current one also has at a shorter address."""

from __future__ import annotations

from functools import cached_property

from django.shortcuts import get_object_or_404

from festival.lib.views import PublicPage
from films.current import current_edition
from films.models import Edition
from people.redirects import Lasting


class ChosenEdition(PublicPage, Lasting):
    """Of the edition in the address, else of the current one; None while nothing is announced."""

    slug_kinds = {"edition": "edition"}

    def get_object(self) -> Edition:
        return get_object_or_404(Edition.objects.public(self.at), slug=self.kwargs["edition"])

    @cached_property
    def edition(self) -> Edition | None:
        return self.get_object() if "edition" in self.kwargs else current_edition(self.request)

    def breadcrumbs(self):
        return [(self.edition.label, self.edition.get_absolute_url())] if self.edition else []
