"""The edition the public site speaks of, looked up once a request."""

from festival.lib import clock

from .models import Edition


def current_edition(request) -> Edition | None:
    """The current edition at this request's moment; None while nothing is announced."""
    if not hasattr(request, "_current_edition"):
        at = getattr(request, "at", None) or clock.now()
        request._current_edition = Edition.objects.current(at)
    return request._current_edition
