"""`make bench`: what takes how long, as a ratio to a baseline that is measured in the same run on the same machine.

No time is tested: a table is printed, to be compared with that of another day.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple


class Measure(NamedTuple):
    """One line of the table."""

    what: str
    seconds: float
    baseline: str
    baseline_seconds: float


def main() -> None:
    """In a database of its own, which is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SECRET_KEY": "bench", "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "festival.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        show([*workbook(), *schedule(), *people()])


def workbook() -> list[Measure]:
    """300 films, 1,000 screenings, 5,000 credits, against the bare library and the bare database."""
    from festival.tests.workbook.big import big
    from festival.workbook import apply, export, plan, read

    packed = big()
    book = read(packed)
    preview, seen = measured(lambda: plan(read(packed)))
    importing, _report = measured(lambda: apply(seen))
    exporting, exported = measured(export)
    again, _seen = measured(lambda: plan(book))
    reading, _cells = measured(lambda: _read_with_openpyxl(exported))
    writing, _rows = measured(_write_the_same_rows)
    return [
        Measure("workbook preview", preview, "openpyxl reading", reading),
        Measure("workbook preview, nothing new", again, "openpyxl reading", reading),
        Measure("workbook import", importing, "bulk_create of the same rows", writing),
        Measure("workbook export", exporting, "openpyxl reading", reading),
    ]


def schedule() -> list[Measure]:
    """The schedule of the same 1,000 screenings with every line and index, against its rows with what they join."""
    from films.models import Edition, Film, Screening
    from films.schedule.load import EditionSchedule

    opens = Edition.objects.get().opens_at
    at = opens + timedelta(days=3)
    Edition.objects.update(announced_at=opens, programme_public_at=opens, schedule_public_at=opens)
    Film.objects.update(publish_at=opens)
    edition = Edition.objects.get()
    rows = Screening.objects.filter(edition=edition).select_related(
        "edition", "hall__venue", "film", "package__section"
    )
    reading = fastest(lambda: list(rows.all()))
    return [
        Measure("schedule, loaded", fastest(lambda: EditionSchedule(edition, at)), "its rows, plain", reading),
        Measure(
            "schedule, in words", fastest(lambda: _in_words(EditionSchedule(edition, at))), "its rows, plain", reading
        ),
        Measure("calendar, written", _calendar(edition, at), "its rows, plain", reading),
        Measure("schedule page, a day", fastest(lambda: _page(edition, at)), "its rows, plain", reading),
        Measure("schedule page, all days", fastest(lambda: _page(edition, at, "?day=all")), "its rows, plain", reading),
    ]


def people() -> list[Measure]:
    """Whether one person may be seen, whom a film names; the schedule is open by now."""
    from festival.lib.publishing import mentioned
    from films.models import Credit, Edition
    from people.models import Person

    at, person = Edition.objects.get().opens_at, Credit.objects.exclude(person=None).first().person
    at_once = fastest(lambda: Person.objects.public(at).get(pk=person.pk))
    return [Measure("person, found", fastest(lambda: mentioned(Person, person.pk, at)), "in one query", at_once)]


def _page(edition, at, query="") -> bytes:
    """The page as it is answered, middleware and all."""
    import warnings
    from unittest.mock import patch

    from django.conf import settings
    from django.test import Client, override_settings

    from films.tests.pages.world import PLAIN

    warnings.filterwarnings("ignore", "No directory at")  # of collected static files
    storages = {**settings.STORAGES, "staticfiles": PLAIN}  # names without a hash: nothing was collected here
    path = f"{edition.get_absolute_url()}schedule/{query or f'{at:%Y-%m-%d}/'}"
    with patch("festival.lib.clock.now", return_value=at), override_settings(ALLOWED_HOSTS=["*"], STORAGES=storages):
        answer = Client().get(path, secure=True)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return answer.content


def _calendar(edition, at) -> float:
    """Seconds to write all entries, with what is read for them alone; their schedule was loaded before."""
    from films.calendars.calendar import Calendar
    from films.schedule.load import EditionSchedule

    lines = [EditionSchedule(edition, at).lines for _time in range(5)]
    return min(measured(Calendar("All", "/all.ics", "/", ones, edition.zone, at).written)[0] for ones in lines)


def _in_words(schedule) -> list:
    return [line.words for day in schedule.days.values() for line in day] + list(schedule.by_film.values())


def _read_with_openpyxl(content: bytes) -> int:
    """Every cell of the same programme, as the library gives them."""
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True)
    return sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))


def _write_the_same_rows() -> None:
    """The imported rows once more, as fast as Django writes them; undone."""
    from django.db import transaction

    from films.models import Credit, Film, Screening, Selection
    from people.models import Person

    models = [Person, Film, Selection, Screening, Credit]
    kept = {model: list(model.objects.all()) for model in models}
    with transaction.atomic():
        for model in reversed(models):
            model.objects.all()._raw_delete(model.objects.db)
        for model in models:
            model.objects.bulk_create(kept[model], batch_size=500)
        transaction.set_rollback(True)


def measured(work: Callable):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def fastest(work: Callable) -> float:
    """Of a few times, for what is too short to be measured once."""
    return min(measured(work)[0] for _ in range(5))


def show(measures: list[Measure]) -> None:
    print(f"{'':32}{'seconds':>9}{'ratio':>8}  baseline")
    for one in measures:
        ratio = one.seconds / one.baseline_seconds
        print(f"{one.what:32}{one.seconds:>9.3f}{ratio:>8.1f}  {one.baseline} ({one.baseline_seconds:.3f} s)")


if __name__ == "__main__":
    main()
