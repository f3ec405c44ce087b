"""What a reader sees when there is nothing to see."""

from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_path


def not_found(request, exception):
    """404, in the language of the address; it says what is wrong where the view knew it."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    with translation.override(get_language_from_path(request.path_info) or translation.get_language()):
        return render(request, "404.html", {"message": message}, status=404)
