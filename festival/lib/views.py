"""What every public page has: its moment, its canonical address, its path of breadcrumbs."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import get_script_prefix

from festival.lib.publishing import mentioned
from festival.lib.translated import LANGUAGES
from festival.lib.viewing import viewing


class PublicPage:
    """A view mixin. One moment `at` for the whole page; a reader never writes.

    Subclasses say `breadcrumbs()`, a list of (words, address) from the page above down, without home and the page
    itself, and may say `canonical_path()` where the page has a better address, and `alternates()` where it has no page
    of the same meaning in the other language.
    """

    http_method_names = ["get", "head", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.at = viewing(request)

    def breadcrumbs(self) -> list[tuple[str, str]]:
        return []

    def canonical_path(self) -> str:
        """The address search engines keep."""
        return self.request.path

    def alternates(self) -> list[tuple[str, str]]:
        """(language, address) of the same page in each language: of its canonical address, as search engines ask."""
        return [(code, in_language(self.canonical_path(), code)) for code in LANGUAGES]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context.setdefault("breadcrumbs", self.breadcrumbs())
        context.setdefault("canonical_path", self.canonical_path())
        context.setdefault("alternates", self.alternates())
        return {**context, "at": self.at}


def mentioned_or_404(rows: QuerySet, at: datetime, slug: str) -> Model:
    """The row with this slug, of a model that is public while something public names it.

    Of a slug that never was the same is asked as of one that is hidden: nobody tells them apart, by words or by time.
    """
    row = rows.filter(slug=slug).first()
    return row if mentioned(rows.model, row.pk if row else 0, at) else get_object_or_404(rows.none())


def in_language(path: str, language: str) -> str:
    """The same page in another language, behind the prefix of the request: `/en/films/` → `/el/films/`."""
    rest = path.split("/", 2)[2] if path.count("/") > 1 else ""
    return f"{get_script_prefix()}{language}/{rest}"


def absolute(path: str) -> str:
    """The full address of a path, by BASE_URL."""
    return f"{settings.BASE_URL}{path}"
