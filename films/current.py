"""The edition the public site speaks of, looked up once a request."""

from festival.lib.viewing import viewing

from .models import Edition


def current_edition(request) -> Edition | None:
    """The current edition at this request's moment; None while nothing is announced."""
    if not hasattr(request, "_current_edition"):
        request._current_edition = Edition.objects.current(viewing(request))
    return request._current_edition
