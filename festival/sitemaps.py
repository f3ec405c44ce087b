"""sitemap.xml: every public address in both languages, nothing else."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from festival.lib import clock
from festival.models import Page
from films.models import Edition, Film, Package, Section, Venue
from people.models import Person


class PublicSitemap(Sitemap):
    """The public rows of a model, with their alternates."""

    i18n = alternates = x_default = True
    limit = 5000

    def __init__(self, rows):
        self.rows = rows

    def items(self):
        return self.rows(clock.now())

    def lastmod(self, row):
        return row.edited_at


class StartPages(Sitemap):
    """The pages that are always there."""

    i18n = alternates = x_default = True

    def items(self):
        return ["home", "films:programme", "films:schedule", "films:editions", "films:venues", "people:people"]

    def location(self, item):
        return reverse(item)


SITEMAPS = {
    "start": StartPages(),
    "editions": PublicSitemap(lambda at: Edition.objects.public(at).order_by("pk")),
    "sections": PublicSitemap(lambda at: Section.objects.public(at).select_related("edition").order_by("pk")),
    "films": PublicSitemap(lambda at: Film.objects.public(at).order_by("pk")),
    "people": PublicSitemap(lambda at: Person.objects.public(at).order_by("pk")),
    "packages": PublicSitemap(lambda at: Package.objects.public(at).order_by("pk")),
    "venues": PublicSitemap(lambda at: Venue.objects.order_by("pk")),
    "pages": PublicSitemap(lambda at: Page.objects.order_by("pk")),
}
