"""What every answer of the API has: JSON for whoever asks from wherever, a tag to ask with again, errors in words.

Words are for programs and for the person who reads their log, in English always; codes stay.
"""

from __future__ import annotations

import json
from hashlib import sha256

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from festival.lib.viewing import viewing


class Refused(Exception):
    """Why there is no answer; `parameters`: what is wrong with each of them."""

    def __init__(self, code: str, message: str, status: int = 400, parameters: dict[str, list[str]] | None = None):
        super().__init__(message)
        self.status = status
        self.said = {"code": code, "message": message, **({"parameters": parameters} if parameters else {})}


@method_decorator(csrf_exempt, name="dispatch")  # nothing is written: a method too many is refused here, in JSON
class ApiView(View):
    """Reads alone, under one moment. Subclasses say `data()`, or raise `Refused`."""

    http_method_names = ["get", "head", "options"]

    @override("en")
    def dispatch(self, request, *args, **kwargs):
        self.at = viewing(request)
        return shared(super().dispatch(request, *args, **kwargs))

    def get(self, request, *args, **kwargs):
        try:
            response = answer(self.data(**kwargs))
        except Refused as error:
            return answer({"error": error.said}, error.status)
        # Only the tag decides: words also change as moments pass, which no row's date tells.
        response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response["ETag"], response=response)

    def options(self, request, *args, **kwargs):
        """Browsers ask before they send a tag of their own."""
        headers = {"Allow": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "If-None-Match"}
        return HttpResponse(status=204, headers=headers)

    def http_method_not_allowed(self, request, *args, **kwargs):
        response = answer({"error": {"code": "method", "message": "This is for reading: use GET."}}, 405)
        response["Allow"] = "GET, HEAD, OPTIONS"
        return response


def answer(data: dict, status: int = 200) -> HttpResponse:
    """As UTF-8, which whoever looks at it in a browser can read."""
    body = json.dumps(data, ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


def shared(response: HttpResponse) -> HttpResponse:
    """Pages of other sites may read it, whoever keeps it asks each time whether it still holds, and search engines are
    to find the page of what it says."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cache-Control"] = "public, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
