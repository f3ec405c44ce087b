"""What every test has: media of its own, plain static files, an empty cache; and a clock that can be stopped."""

import itertools
from contextlib import ExitStack

import pytest
import time_machine
from django.core.cache import cache
from django.utils import translation

numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path_factory):
    """Uploads go to a folder of this test, which the first one makes."""
    settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / f"media-{next(numbers)}"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static names without a hash, so that no test needs collectstatic."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Passwords of tests protect nothing: half a second less for everyone who logs in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language behind in the thread; a test begins in English whatever ran before."""
    translation.activate("en")


@pytest.fixture
def now():
    """`now("2023-11-03 20:00")` stops the clock at that wall time of Athens until the test ends."""
    from films.tests.builders import athens  # models, which Django has not loaded when this file is read

    with ExitStack() as stack:

        def stop(wall: str):
            moment = athens(wall)
            stack.enter_context(time_machine.travel(moment, tick=False))
            return moment

        yield stop
