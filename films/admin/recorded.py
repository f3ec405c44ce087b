"""A form and its tables tell the public of one change, however many rows it saves."""

from collections.abc import Iterable

from festival.lib.numbers import row_number
from films.models.recording import recording


class RecordedMixin:
    """For the admin of what is read at screenings; `read_at` names those that may be told of anew."""

    def read_at(self, number: int) -> Iterable[int]:
        return [number]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        number = row_number(object_id)
        if request.method != "POST" or number is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with recording(self.read_at(number)):
            return super().changeform_view(request, object_id, form_url, extra_context)
