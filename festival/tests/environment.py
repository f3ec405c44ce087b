"""The environment of the test suite, loaded before Django's settings: the same on every machine, whatever .env says."""

import gc
import os

os.environ.update(
    SECRET_KEY="only for tests",
    DEBUG="off",
    HTTPS="off",
    ALLOWED_HOSTS="*",
    BASE_URL="https://festival.example",
)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's event loop runs in the thread of the tests
gc.set_threshold(100_000, 50, 100)  # a suite makes no rubbish worth looking for so often: a seventh of its time


def pytest_collection_finish():
    """Neither are all modules looked through for rubbish again and again."""
    gc.freeze()
