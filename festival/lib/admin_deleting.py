"""What a page that asks before something is deleted says will go with it."""

from __future__ import annotations

from django.apps import apps
from django.utils.text import capfirst


class TellsWhatGoes:
    """Without the rows in which Django keeps a choice of several, which are called `Jury_sections object (2)`."""

    def get_deleted_objects(self, objs, request):
        going, counts, *rest = super().get_deleted_objects(objs, request)
        unnamed = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        plurals = {str(meta.verbose_name_plural) for meta in unnamed}
        counts = {words: number for words, number in counts.items() if str(words) not in plurals}
        return _without(tuple(f"{capfirst(meta.verbose_name)}: " for meta in unnamed), going), counts, *rest


def _without(beginnings: tuple[str, ...], rows: list) -> list:
    """A row is words, followed by a list of those that go with it, if any."""
    rows = [_without(beginnings, row) if isinstance(row, list) else row for row in rows]
    return [row for row in rows if row and not (isinstance(row, str) and row.startswith(beginnings))]
