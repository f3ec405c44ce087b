"""Rows that stay for all tests of a module."""

from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import translation

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@contextmanager
def kept(blocker, tmp_path_factory):
    """What is made inside stands until the block ends, then it is rolled back; pages can be asked for in it too, and
    addresses in English, whatever ran before.

    For a module-scoped fixture that has `django_db_setup` and `django_db_blocker`; pictures go to a folder of its own.
    """
    surroundings = {
        "MEDIA_ROOT": tmp_path_factory.mktemp("media"),
        "STORAGES": {**settings.STORAGES, "staticfiles": PLAIN},
    }
    with blocker.unblock(), override_settings(**surroundings), translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)
