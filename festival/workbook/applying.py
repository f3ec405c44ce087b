"""A plan → the database, in one transaction: all of it or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.images import Pictured, undoing_pictures
from festival.models import WorkbookExport
from films.models import Edition, Film, Package, Screening, Selection
from films.models.recording import following_from, recording

from . import parking, pictures
from .draft import Work
from .planning import plan
from .references import Listed
from .results import Plan, Problem, Refused, Report
from .sheets import SHEETS

BATCH = 500
MEANWHILE = Problem("", None, "", "", _("The site has changed since the preview."), _("Look at the preview again."))
Progress = Callable[[int, int], None]


def apply(seen: Plan, progress: Progress = lambda done, total: None) -> Report:
    """Write what the plan said. It is made again first, so that nothing else is written; raises Refused."""
    try:
        with undoing_pictures(), transaction.atomic():
            fresh = plan(seen.workbook, **seen.choices)
            if not fresh.ready:
                raise Refused(fresh.problems, fresh.undecided)
            if fresh.fingerprint != seen.fingerprint:
                raise Refused([MEANWHILE])
            counts = fresh.counts
            Writer(fresh.work, progress).write()
            if fresh.settled:
                WorkbookExport.objects.recall(fresh.workbook.export_id).settle(fresh.settled)
    except IntegrityError as error:  # somebody saved the same thing after the plan was made
        raise Refused([MEANWHILE]) from error
    return Report(counts, fresh.rows, fresh.new_people, fresh.unused_people)


class Writer:
    """Writes the rows of a plan in the order in which they refer to each other."""

    def __init__(self, work: Work, progress: Progress):
        self.work, self.site, self.progress = work, work.site, progress
        deleted = set(self.site.deleted) | set(work.deleted)
        new = set(self.site.new)
        # Rows are known by their numbers, which change: from here on everything is a list.
        self.new = [row for row in self.site.new if row not in deleted]
        self.changed = [(row, columns) for row, columns in work.changed.items() if row not in deleted]
        self.updated = [(row, columns) for row, columns in self.changed if row not in new]
        self.moved = [row for row in work.positions if row not in new and row not in deleted]
        self.edited = [row for row in work.edited if row not in new and row not in deleted]
        self.parts = [(row, self._listed(columns)) for row, columns in self.changed]
        self.parts = [(row, kind, kind.mine(row, self.site)) for row, kinds in self.parts for kind in kinds]
        self.done, self.total = 0, len(self.new) + len(self.updated) + len(self.parts) + len(work.deleted)

    @staticmethod
    def _listed(columns) -> list[Listed]:
        return [column.kind for column in columns.values() if isinstance(column.kind, Listed)]

    def write(self) -> None:
        """What the public is told anew of screenings is one change each, whatever sheets speak of it."""
        with recording(self._told_of()) as told:
            self._write()
            told.update(row.pk for row in self.new if isinstance(row, Screening))

    def _told_of(self) -> set[int]:
        """The stored screenings that this may change, by their own columns or by rows that belong to them."""
        rows = [*self.new, *(row for row, _columns in self.updated), *self.work.removed, *self.work.deleted]
        numbers = {row.pk if isinstance(row, Screening) else getattr(row, "screening_id", None) for row in rows}
        numbers |= {row.replaces_id for row in rows if isinstance(row, Screening)}
        numbers |= set(Screening.objects.filter(replaced_by__in=numbers - {None}).values_list("pk", flat=True))
        numbers |= self._read_elsewhere()
        return {number for number in numbers if number is not None and number > 0}

    def _read_elsewhere(self) -> set[int]:
        """Those that may tell something else with a film's length or copy, a package's bill, an edition's rule."""
        touched = {
            model: [row.pk for row, _columns in self.updated if isinstance(row, model)] for model in (Film, Package)
        }
        placed = [row.film_id for row, _columns in self.updated if isinstance(row, Selection)]
        ruled = [row.pk for row, columns in self.updated if isinstance(row, Edition) and "subtitles" in columns]
        return following_from(films=[*touched[Film], *placed], packages=touched[Package], editions=ruled)

    def _write(self) -> None:
        self._delete_all(self.work.removed)
        parking.make_room(self.updated)
        links = self._own_links()
        for model in _order():
            self._create([row for row in self.new if type(row) is model])
        for row, columns in self.updated:
            self._update(row, columns)
        for row, name, target in links:
            setattr(row, name, target)
            row.save(update_fields=[name])
        self._reposition()
        self._write_parts()
        for model in reversed(_order()):
            for row in [row for row in self.work.deleted if type(row) is model]:
                row.delete()
                self._step()
        self._mark_edited()

    def _step(self, number: int = 1) -> None:
        self.done += number
        self.progress(self.done, self.total)

    def _delete_all(self, rows) -> None:
        by_model = defaultdict(list)
        for row in rows:
            by_model[type(row)].append(row.pk)
        for model, numbers in by_model.items():
            for start in range(0, len(numbers), BATCH):
                model._base_manager.filter(pk__in=numbers[start : start + BATCH]).delete()

    # --- New rows -------------------------------------------------------------------------------------------------

    def _own_links(self) -> list[tuple]:
        """Links of new rows to rows of their own table, made when both are there."""
        links = []
        for row in self.new:
            for field in row._meta.concrete_fields:
                if field.is_relation and field.related_model is type(row) and field.is_cached(row):
                    links.append((row, field.name, field.get_cached_value(row)))
                    setattr(row, field.name, None)
        return [link for link in links if link[2] is not None]

    def _create(self, rows: list[models.Model]) -> None:
        if not rows:
            return
        for row in rows:
            rebind(row)
            row.pk = None
            if isinstance(row, Pictured) and row.picture:
                pictures.settle(row)
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            type(rows[0])._base_manager.bulk_create(batch)
            self._step(len(batch))
        for row in rows:
            if isinstance(row, Pictured) and row.width:
                row.make_after_commit()

    # --- Stored rows ----------------------------------------------------------------------------------------------

    def _update(self, row, columns) -> None:
        rebind(row)
        names = parking.written_with(row, {name for column in columns.values() for name in column.kind.fields(column)})
        if isinstance(row, Pictured) and row.picture_name in names:
            pictures.settle(row)
        if names:
            row.save(update_fields=names)
        self._step()

    def _reposition(self) -> None:
        by_model = defaultdict(list)
        for row in self.moved:
            by_model[type(row)].append(row)
        for model, rows in by_model.items():
            model._base_manager.bulk_update(rows, ["position"], batch_size=BATCH)

    def _write_parts(self) -> None:
        """The rows of through tables that are made anew."""
        self._delete_all(self.site.replaced)
        made = defaultdict(list)
        for _row, kind, parts in self.parts:
            for part in parts:
                rebind(part)
                part.pk = None
                made[kind.through].append(part)
            self._step()
        for through, parts in made.items():
            through._base_manager.bulk_create(parts, batch_size=BATCH)

    def _mark_edited(self) -> None:
        by_model, now = defaultdict(list), clock.now()
        for row in self.edited:
            by_model[type(row)].append(row.pk)
        for model, numbers in by_model.items():
            for start in range(0, len(numbers), BATCH):
                model._base_manager.filter(pk__in=numbers[start : start + BATCH]).update(edited_at=now)


def rebind(row: models.Model) -> None:
    """Its links know the numbers their rows have now."""
    for field in row._meta.concrete_fields:
        if field.is_relation and field.is_cached(row):
            setattr(row, field.name, field.get_cached_value(row))


def _order() -> list[type[models.Model]]:
    """Models as their sheets refer to each other."""
    return list(dict.fromkeys(table.model for sheet in SHEETS for table in sheet.tables))
