"""What a page says to machines besides: structured data, and how it looks where somebody shares its address."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from festival.lib import structured
from festival.lib.translated import LANGUAGES, page_language

register = template.Library()
LOCALES = {"en": "en_GB", "el": "el_GR"}
SCRIPT = '<script type="application/ld+json">{}</script>'
MOST = 200  # characters of a description that is shared


@register.simple_block_tag
def once(content):
    """What stands inside, on one line, for `as`: a block can be printed at one place only."""
    return mark_safe(" ".join(content.split()))  # noqa: S308 the template has escaped it


@register.simple_tag(takes_context=True)
def structured_data(context):
    """The graph of what the view says in `structured`, and of the breadcrumbs."""
    nodes = list(context.get("structured", ()))
    if crumbs := context.get("breadcrumbs"):
        nodes.append(structured.trail([(_("Home"), reverse("home")), *crumbs]))
    return format_html(SCRIPT, mark_safe(structured.graph(nodes))) if nodes else ""  # noqa: S308 `graph` escapes it


@register.inclusion_tag("includes/social.html")
def social_tags(path, title, description, site, shared):
    """Open Graph. `shared` is what the view knows besides: `type`, `pictured` (a still, a portrait) and `more`."""
    shared = shared or {}
    pictured = shared.get("pictured")
    return {
        "path": path,
        "title": title,
        "description": description if len(description) <= MOST else mark_safe(f"{cut(description)}…"),  # noqa: S308
        "site": site,
        "type": shared.get("type", "website"),
        "more": shared.get("more", ()),
        "jpeg": pictured.shared if pictured else None,
        "alt": getattr(pictured, "alt", "") or getattr(pictured, "portrait_alt", ""),
        "locale": LOCALES[page_language()],
        "others": [LOCALES[code] for code in LANGUAGES if code != page_language()],
    }


def cut(text: str) -> str:
    """At the last word that fits: never inside an escaped character."""
    return text[:MOST].rpartition(" ")[0]
