"""A form and its tables tell the public of one change, however many rows it saves."""

from collections.abc import Iterable

from films.models.recording import recording


class RecordedMixin:
    """For the admin of what is read at screenings; `read_at` names those that may be told of anew."""

    def read_at(self, number: int) -> Iterable[int]:
        return [number]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST" or not (object_id or "").isdecimal():
            return super().changeform_view(request, object_id, form_url, extra_context)
        with recording(self.read_at(int(object_id))):
            return super().changeform_view(request, object_id, form_url, extra_context)
