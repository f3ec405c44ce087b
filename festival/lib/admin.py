"""The admin base: what every form and list of the editors' room does, whatever it edits."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import IntegrityError, models
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from festival.lib import clock
from festival.lib.admin_choices import AutocompleteMixin
from festival.lib.admin_deleting import TellsWhatGoes
from festival.lib.admin_lists import ForgivingLists
from festival.lib.admin_moments import FIELDS, KeepsMoments, MomentWidget, ZonedMixin
from festival.lib.admin_search import FoldedSearchMixin
from festival.lib.images import undoing_pictures


class Refused(Exception):
    """What was saved must not stand: everything is rolled back, and the form comes back with these words."""

    def __init__(self, *words: str):
        super().__init__(*words)
        self.words = list(words)


class CatalogueForm(KeepsMoments, forms.ModelForm):
    """A form that can be told, after the fact, that what it saved was refused."""

    refusal: list[str] = []

    def clean(self):
        super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)


class BaseAdmin(
    ForgivingLists,
    TellsWhatGoes,
    AutocompleteMixin,
    ZonedMixin,
    FoldedSearchMixin,
    TranslatedFieldAdmin,
    admin.ModelAdmin,
):
    """Fieldsets by task with their inlines between them, folded search, moments on a named clock, never a 500.

    `list_select_related` is also what `__str__` needs, so that autocompletion asks once.
    """

    form = CatalogueForm
    list_per_page = 50
    formfield_overrides = FIELDS
    change_form_template = "admin/catalogue_change_form.html"

    # --- Lists ----------------------------------------------------------------------------------------------------

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if self.list_select_related:
            queryset = queryset.select_related(*self.list_select_related)
        return self.for_list(queryset) if _is_list(request) else queryset

    def for_list(self, queryset):
        """With what the columns of the list read."""
        return queryset

    def get_view_on_site_url(self, obj=None):
        """Only where the public finds the page."""
        return super().get_view_on_site_url(obj) if obj is not None and is_public(obj) else None

    # --- Forms ----------------------------------------------------------------------------------------------------

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return tidied(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", [])
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """One transaction; what is refused in it is shown as an error of the form, with all that was typed."""
        try:
            with undoing_pictures():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.refusal = [self._refusal(error)]
        except Refused as error:
            request.refusal = error.words
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _refusal(self, error: IntegrityError) -> str:
        """The words of the constraint that refused, found by its name or, on SQLite, its columns."""
        for model in (self.model, *(inline.model for inline in self.inlines)):
            for constraint in model._meta.constraints:
                if constraint.name in str(error) or str(error).endswith(f": {_columns(model, constraint)}"):
                    return str(constraint.get_violation_error_message())
        return gettext("Nothing was saved: another entry has these values by now, or is gone. Check and save again.")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        obj = form.instance
        if hasattr(obj, "edited_at") and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            obj.edited_at = clock.now()
            obj.save(update_fields=["edited_at"])
        self.after_save(request, obj, form, change)

    def after_save(self, request, obj, form, change):
        """Everything is in the database: the place for messages about it, and the last one to raise `Refused`."""


class PublicationMixin:
    """A column that says in words whether the row is public."""

    waiting = _("With its edition")  # no moment of its own, and none is known

    def for_list(self, queryset):
        seen = When(self.seen_q(clock.now()), then=Value(True))
        seen = Case(seen, default=Value(False), output_field=models.BooleanField())
        return super().for_list(queryset).annotate(is_public=seen)

    def seen_q(self, at: datetime) -> Q:
        """Those whom it is for can see it."""
        return self.model.public_q(at)

    def opens_at(self, row) -> datetime | None:
        """The moment at which it opens, as far as it is known."""
        return row.publish_at

    @admin.display(description=_("publication"))
    def publication(self, row):
        moment = self.opens_at(row)
        if row.is_public:
            return pgettext("state", "Public")
        if moment == clock.HELD:
            return pgettext("state", "On hold")
        if moment and not clock.passed(moment, clock.now()):
            return gettext("Scheduled %(moment)s") % {"moment": moment_words(moment)}
        return self.waiting


def moment_words(moment: datetime) -> str:
    """`23 Oct 11:00`, on the active clock."""
    if moment == clock.HELD:
        return pgettext("state", "On hold")
    return date_format(timezone.localtime(moment), "j M H:i")


def is_public(obj) -> bool:
    """Whether an anonymous visitor finds it; what has no rule is always public."""
    if obj.pk is None:
        return False
    rows = type(obj)._default_manager
    return not hasattr(type(obj), "public_q") or rows.public(clock.now()).filter(pk=obj.pk).exists()


def counted(model, relation: str, what: str = "pk", **only):
    """A column: how many different `what` each row of `model` has in a relation, `only` those if said. A subquery, for
    long lists."""
    field = model._meta.get_field(relation)
    key = field.field.name
    rows = field.related_model._default_manager.filter(**{key: OuterRef("pk")}, **only).order_by().values(key)
    return Coalesce(Subquery(rows.annotate(number=Count(what, distinct=True)).values("number")), 0)


def tidied(field):
    """The parts of a moment carry the name of the whole; beside a choice stands what adds to it, nothing else."""
    if field is None:
        return None
    widget = field.widget
    if isinstance(widget, MomentWidget):
        widget.attrs["aria-label"] = field.label
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
    return field


def _columns(model, constraint) -> str:
    """The columns of a unique constraint as SQLite names them: `films_credit.film_id, films_credit.role_id`."""
    fields = [model._meta.get_field(name) for name in getattr(constraint, "fields", ())]
    return ", ".join(f"{model._meta.db_table}.{field.column}" for field in fields) or "no columns"


def _is_list(request) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name and match.url_name.endswith("_changelist"))
