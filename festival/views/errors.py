"""What a reader sees when there is nothing to see."""

import re

from django.http import HttpResponseForbidden
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path

FOR_PROGRAMMERS = re.compile(r"No .+ matches the given query\.")  # what `get_object_or_404` says


def not_found(request, exception):
    """404, in the language of the address; it says what is wrong where the view knew it."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    if FOR_PROGRAMMERS.fullmatch(message):
        message = ""
    with translation.override(get_language_from_path(request.path_info) or translation.get_language()):
        return render(request, "404.html", {"message": message}, status=404)


def denied(request, exception):
    """403, in both languages. Made without the request, so that nothing is asked of the database for it."""
    return HttpResponseForbidden(render_to_string("403.html"))
