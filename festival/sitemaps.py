"""sitemap.xml: every public address in both languages, nothing else."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from festival.models import Page
from films.models import Edition, Film, Package, Section, Venue
from people.models import Person


class PublicSitemap(Sitemap):
    """Public rows of a model, with their alternates."""

    i18n = alternates = x_default = True
    limit = 5000

    def __init__(self, rows):
        self.rows = rows.order_by("pk")

    def items(self):
        return self.rows

    def lastmod(self, row):
        return row.edited_at


class StartPages(Sitemap):
    """The pages that are always there."""

    i18n = alternates = x_default = True

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
        "packages": Package.objects.public(at),
        "venues": Venue.objects.all(),
        "pages": Page.objects.all(),
    }
    return {"start": StartPages(), **{name: PublicSitemap(rows) for name, rows in public.items()}}
