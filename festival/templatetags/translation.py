"""The translator's desk where editors meet it elsewhere: on the start page and beside the fields of a form."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.text import capfirst

from festival.lib import clock
from festival.translation.jobs import Job, jobs_of
from festival.translation.queue import Queue, Wanted
from festival.translation.state import Standing

register = template.Library()


@register.filter
def language_words(code):
    """`Greek`, in the language of the page."""
    return dict(settings.LANGUAGES)[code]


@register.filter
def model_name(model):
    return capfirst(model._meta.verbose_name)


@register.inclusion_tag("admin/desk_line.html", takes_context=True)
def desk_line(context, edition):
    """What waits at the desk in the edition, for those who translate."""
    request = context["request"]
    if not request.user.has_perm("festival.translate"):
        return {}
    queue = Queue(Wanted(edition=edition), clock.now())
    return {"queue": queue, "outdated": dict(queue.counts)[Standing.OUTDATED]}


@register.simple_tag
def unsettled_texts(obj):
    """The texts of a form's row that somebody still has to look at."""
    return _unsettled([obj] if obj is not None else [])


@register.simple_tag
def unsettled_rows(formset):
    """Those of the rows inside a form; one question for all of them."""
    return _unsettled(form.instance for form in formset.initial_forms)


def _unsettled(rows) -> list[Job]:
    jobs = jobs_of([row for row in rows if row.pk])
    return [job for job in jobs if job.standing != Standing.FINAL]


@register.filter
def of_row(jobs, row):
    return [job for job in jobs if job.row is row]


@register.filter
def of_fieldset(jobs, fieldset):
    """Those whose translation is typed in this fieldset."""
    typed = {field.field.name for line in fieldset for field in line if not field.is_readonly}
    return [job for job in jobs if job.column in typed]
