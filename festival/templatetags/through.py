"""What a page says that is not seen as a visitor sees it: the bar at its head, and letters about a proof."""

from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from festival.lib.translated import page_language
from festival.through import beginning
from festival.views.as_of import MomentForm
from films.admin.zones import working_zone
from films.schedule import when

register = template.Library()

QUOTED = 160  # characters of a fact in a letter: mail programs cut long addresses off


@register.simple_tag(takes_context=True)
def through_bar(context):
    """The bar, by what the page is seen through: `through/as_of.html`, `through/film.html`."""
    request, zone = context["request"], working_zone()
    said = {"through": request.through, "zone": zone}
    if request.through.kind == "as_of":
        said |= _ways_on(request)
    elif request.through.kind == "announcement":
        said |= {"state": request.through.announcement.state(request.at)}
    with timezone.override(zone):
        return render_to_string(f"through/{request.through.kind}.html", said)


def _ways_on(request) -> dict:
    """The same page now, and the form that leads to another moment."""
    page = request.path_info + (f"?{request.GET.urlencode()}" if request.GET else "")
    with beginning(request.outside):
        choose = reverse("admin:as_of", urlconf=settings.ROOT_URLCONF)
    form = MomentForm(initial={"at": request.through.moment, "page": page})
    return {"now": request.outside + page.removeprefix("/"), "choose": choose, "form": form}


@register.simple_tag
def moment_full(instant, zone):
    """`Friday 23 October 2026, 11:00 (Europe/Athens)`: wherever it is read, no doubt which moment is meant."""
    return f"{when.full(instant, zone)[page_language()]} ({zone.key})"


@register.simple_tag
def letter(contact, film, fact=None):
    """A mail to the festival about a film's proof, or about one fact of it, which it quotes."""
    subject = _("Proof: {title}").format(title=film.shown_title)
    if fact is None:
        return f"mailto:{contact}?{urlencode({'subject': subject}, quote_via=quote)}"
    correction = _("{number} should read:").format(number=fact.number)
    body = f"{Truncator(fact.words).chars(QUOTED)}\r\n{correction} "
    return f"mailto:{contact}?{urlencode({'subject': f'{subject}, {fact.number}', 'body': body}, quote_via=quote)}"
