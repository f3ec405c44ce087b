"""Files whose addresses follow the request: under a share link's prefix a picture has it too, as any other address."""

from django.core.files.storage import FileSystemStorage
from django.urls import get_script_prefix


class PrefixedStorage(FileSystemStorage):
    """Django's own asks for the prefix once and keeps the answer."""

    def url(self, name):
        return get_script_prefix() + super().url(name).removeprefix("/")
