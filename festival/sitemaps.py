"""sitemap.xml: what is public and has a page of its own, in both languages, nothing else.

A file may hold 50,000 addresses (sitemaps.org). Where there are more, it is an index of files for each kind of page.
"""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from festival.models import Page
from films.models import Edition, Film, Package, Screening, Section, Venue
from people.models import Company, Person


class BothLanguages(Sitemap):
    """Each address in both languages, with its alternates."""

    i18n = alternates = x_default = True
    limit = 50_000


class PublicSitemap(BothLanguages):
    """Public rows of a model."""

    def __init__(self, rows):
        self.rows = rows.order_by("pk")

    def items(self):
        return self.rows

    def lastmod(self, row):
        return row.edited_at


class StartPages(BothLanguages):
    """The pages that are always there."""

    def items(self):
        return [
            "home",
            "films:programme",
            "films:schedule",
            "films:changes",
            "films:now",
            "films:editions",
            "films:venues",
            "people:people",
        ]

    def location(self, item):
        return reverse(item)


def sitemaps(at) -> dict[str, Sitemap]:
    """What is public at `at`."""
    public = {
        "editions": Edition.objects.public(at),
        "sections": Section.objects.public(at).select_related("edition"),
        "films": Film.objects.public(at),
        "people": Person.objects.public(at),
        "companies": Company.objects.public(at),
        "packages": Package.objects.public(at),
        "screenings": Screening.objects.public(at),
        "venues": Venue.objects.all(),
        "pages": Page.objects.all(),
    }
    return {"start": StartPages(), **{name: PublicSitemap(rows) for name, rows in public.items()}}


def fit_into_one(kinds: dict[str, Sitemap]) -> bool:
    return sum(one.paginator.count for one in kinds.values()) <= BothLanguages.limit
