"""What machines ask for: the language of `/`, robots.txt, health, and the colours of sections."""

from hashlib import sha256

from django.contrib.sitemaps import views as sitemap_views
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from festival.lib.colour import accent_rule, section_rule
from festival.lib.viewing import viewing
from festival.lib.views import absolute
from festival.sitemaps import fit_into_one, sitemaps
from films.models import Edition, Section


@require_safe
def choose_language(request):
    """`/` leads to the reader's language, and a share link to what it shows; nothing is remembered."""
    with override(get_language_from_request(request)):
        start = request.through.start() if request.through else reverse("home")
    response = HttpResponseRedirect(start)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request, section=None):
    """Of one kind of page, or of all; where these are too many, the way to those of each kind."""
    kinds = sitemaps(viewing(request))
    if section or fit_into_one(kinds):
        return sitemap_views.sitemap(request, kinds, section)
    return sitemap_views.index(request, kinds, sitemap_url_name="sitemap-section")


@require_safe
def alive(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def ready(request):
    """The process answers, and so does the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def _colours(request) -> tuple[list[str], list[str]]:
    """The colours of public sections, and the accents of public editions; read once a request."""
    if not hasattr(request, "_colours"):
        at = viewing(request)
        sections = Section.objects.public(at).order_by("color").values_list("color", flat=True).distinct()
        accents = Edition.objects.public(at).order_by("accent_color").values_list("accent_color", flat=True).distinct()
        request._colours = list(sections), list(accents)
    return request._colours


def _etag(request) -> str:
    return f'"{sha256(repr(_colours(request)).encode()).hexdigest()[:16]}"'


@require_safe
@cache_control(public=True, max_age=60, stale_while_revalidate=86400)
@condition(etag_func=_etag)
def colours(request):
    """The one stylesheet made from data: a class for each colour staff have chosen, with its computed inks.

    Classes are named by colour (`sec-d90429`, `accent-ff4f24`), so one sheet serves every edition. Inline styles would
    need a hole in the Content-Security-Policy.
    """
    sections, accents = _colours(request)
    rules = [f".sec-{colour[1:].lower()}{{{section_rule(colour)}}}" for colour in sections]
    rules += [f".accent-{colour[1:].lower()}{{{accent_rule(colour)}}}" for colour in accents]
    return HttpResponse("@layer sections{\n" + "\n".join(rules) + "\n}\n", content_type="text/css; charset=utf-8")
