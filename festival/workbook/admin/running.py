"""The import itself, in the request that confirms it, and the page that tells how far it is.

The answer is streamed. The import runs in a thread of its own, so that it goes on when the window is closed; what it
tells goes through a queue in memory into the answer of the same request. No job server, no cache shared by processes,
no polling; and SQLite, which has one writer, is not asked to write down progress while it writes the import. Whoever
loses the answer finds the outcome under the address of the preview.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import translation

from festival.lib import clock
from festival.lib.images import undoing_pictures
from festival.models import WorkbookImport
from festival.workbook import Refused, apply

from .engine import AsShown
from .reporting import stored, words

NAME = "import of the programme"
logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


def carry_out(upload: WorkbookImport, fingerprint: str, progress: Progress) -> None:
    """Write what was previewed, all of it or nothing; either way the upload knows."""
    try:
        _write(upload, fingerprint, progress)
    except Refused:
        upload.fail(upload.Failure.MOVED)
    except Exception:
        logger.exception("The import of %s broke off", upload.name)
        upload.fail(upload.Failure.BROKEN)


def _write(upload: WorkbookImport, fingerprint: str, progress: Progress) -> None:
    """Report and log stand if the import does."""
    with undoing_pictures(), transaction.atomic():
        report = stored(apply(AsShown(upload, fingerprint), progress))
        upload.finish(report, clock.now())
        _log(upload, words(report))


def _log(upload: WorkbookImport, said: str) -> None:
    """For the person's recent actions: the file and what it did, leading to the report."""
    LogEntry.objects.create(
        user_id=upload.owner_id,
        content_type=ContentType.objects.get_for_model(WorkbookImport),
        object_id=upload.key,
        object_repr=f"{upload.name}: {said}"[:200],
        action_flag=CHANGE,
        change_message=said,
    )


def steps(work: Callable[[Progress], None]) -> Iterator[int]:
    """What `work(progress)` tells while it runs in a thread of its own: how much is done in percent, each once."""
    told = SimpleQueue()
    language = translation.get_language()

    def run():
        try:
            with translation.override(language):
                work(lambda done, total: told.put(done * 100 // max(total, 1)))
        finally:
            connection.close()  # this thread's own
            told.put(None)

    threading.Thread(target=run, name=NAME).start()
    yield 0  # while it is planned once more
    last = 0
    for percent in iter(told.get, None):
        if percent > last:
            yield percent
        last = max(last, percent)
