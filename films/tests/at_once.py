"""Several people at the same moment: each deed in a thread and a connection of its own, on a database that has both."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, models, transaction

# SQLite has one writer at a time: whoever comes second begins when the first has ended, and there is nothing to test.
needs_two_writers = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
PATIENCE = 20_000  # looks at the locks; there is no waiting by the clock, which is stopped


def at_once(row: models.Model, *deeds: Callable) -> list:
    """What the deeds give, all of which want the row: it is held until every one of them waits for it."""
    with ThreadPoolExecutor(len(deeds)) as pool:
        with transaction.atomic():
            type(row)._base_manager.select_for_update().get(pk=row.pk)
            running = [pool.submit(_alone, deed) for deed in deeds]
            _until_all_wait(len(deeds))
        return [one.result() for one in running]


def _alone(deed: Callable):
    try:
        return deed()
    finally:
        connection.close()


def _until_all_wait(number: int) -> None:
    for _look in range(PATIENCE):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] == number:
                return
    raise AssertionError("A deed does not wait for the row.")
