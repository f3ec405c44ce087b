"""Pictures: a file is public when what it shows is, and not a moment before."""

import posixpath
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import BooleanField, Case, Value, When
from django.http import FileResponse, HttpResponse, HttpResponseNotFound
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from festival.lib.renditions import originals_of
from festival.lib.viewing import viewing
from films.models import Still
from people.models import Person

FILMS = ["films.view_film", "films.change_film"]
MAY_SEE = {Still: FILMS, Person: [*FILMS, "people.view_person", "people.change_person"]}  # before it is public
FOLDERS = {model._meta.get_field(model.picture_name).upload_to: model for model in MAY_SEE}
TYPES = {"avif": "image/avif", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}

# A name is never given to another picture, so a browser may keep it; what is withdrawn leaves shared caches in an hour.
KEPT = "public, max-age=2592000, s-maxage=3600, immutable"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
def media(request, name):
    """A file of a still or a portrait, for whoever may see its row; one query, if that is the public."""
    picture = _picture(request, name)
    if picture is None or not (picture.seen or _seen_by_staff(request, type(picture))):
        return _nothing()
    try:
        response = _file(request, name)
    except FileNotFoundError:
        return _nothing()
    kept = KEPT if picture.seen else "private, no-store"
    for header, value in {**SAFE, "Cache-Control": kept}.items():
        response[header] = value
    return response


def _picture(request, name):
    """The row that lists this file, with `seen`: whether the request may see it. None where no row lists it."""
    model = FOLDERS.get(name.partition("/")[0])
    if model is None:
        return None
    seen = model.public_q(viewing(request))
    if request.through:
        seen |= request.through.pictures_q(model)
    rows = model.objects.filter(**{f"{model.picture_name}__in": originals_of(name)})
    rows = rows.annotate(seen=Case(When(seen, then=Value(True)), default=False, output_field=BooleanField()))
    return next((row for row in rows if name in row.files), None)


def _seen_by_staff(request, model) -> bool:
    """For the editors' room and its previews. Who brings no session is not asked for one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_staff and any(map(request.user.has_perm, MAY_SEE[model]))


def _file(request, name) -> HttpResponse:
    """The bytes, or the word to the web server where to find them."""
    kind = TYPES.get(posixpath.splitext(name)[1][1:].lower(), "application/octet-stream")
    if settings.MEDIA_ACCEL:
        return HttpResponse(headers={"X-Accel-Redirect": settings.MEDIA_ACCEL + quote(name)}, content_type=kind)
    changed = int(default_storage.get_modified_time(name).timestamp())
    unchanged = get_conditional_response(request, last_modified=changed)
    response = unchanged or FileResponse(default_storage.open(name), content_type=kind)
    response["Last-Modified"] = http_date(changed)
    return response


def _nothing() -> HttpResponse:
    """No page: it would ask the database for what stands at its head. Not kept, since the moment may be near."""
    return HttpResponseNotFound(headers={"Cache-Control": "no-store"}, content_type="text/plain")
