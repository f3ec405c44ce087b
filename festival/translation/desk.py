"""The translator's desk in the editors' room: the queue, and one text beside its source."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext

from festival.lib import clock
from festival.models import TextState

from .context import facts, links, turn, when, zone_of
from .difference import Passage, difference
from .forms import TextForm, WantedForm
from .index import Entry
from .jobs import Job, made
from .kinds import KNOWN
from .queue import Queue

ON_A_PAGE = 50
SAVED_AS = {"draft": TextState.State.DRAFT, "check": TextState.State.TO_CHECK, "final": TextState.State.FINAL}


@admin.register(TextState)
class DeskAdmin(admin.ModelAdmin):
    """No table of rows: its list is the queue, and its only right is to translate."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("festival.translate")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    def get_urls(self):
        def named(view, name):
            return {"view": self.admin_site.admin_view(view), "name": f"festival_textstate_{name}"}

        return [
            path("", **named(self.queue_view, "changelist")),
            path("<str:kind>/<int:pk>/<str:name>/", **named(self.text_view, "text")),
        ]

    def queue_view(self, request):
        self._only_translators(request)
        form = WantedForm(request.GET)
        queue = Queue(form.wanted(), clock.now())
        page = Paginator(queue.order, ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "queue": queue,
            "page_obj": page,
            "lines": _lines(queue, list(page)),
            "query": _query(request),
        }
        return self._page(request, "queue", gettext("Translator's desk"), context)

    def text_view(self, request, kind, pk, name):
        self._only_translators(request)
        queue = Queue(WantedForm(request.GET).wanted(), clock.now())
        if request.method == "POST":
            try:
                return self._post(request, queue, kind, pk, name)
            except Http404:
                return self._give_back(request)
        job = _job(kind, pk, name)
        return self._text(request, queue, job, TextForm(job))

    def _post(self, request, queue, kind, pk, name):
        """Whatever is done with the text; then on to the next of the same queue, as it stood before."""
        after = queue.beside(_job(kind, pk, name))[1]
        do, by = request.POST.get("do"), request.user.get_username()
        with transaction.atomic():
            job = _job(kind, pk, name, lock=True)
            form = TextForm(job, request.POST)
            done = form.is_valid() and _done(form, do, by)
        job_now = _job(kind, pk, name)
        if not done:
            return self._text(request, queue, job_now, form)
        self._tell(request, job_now)
        following = job_now if do == "turn" else after
        where = following.url if following else reverse("admin:festival_textstate_changelist")
        return HttpResponseRedirect(f"{where}{_query(request)}")

    def _give_back(self, request):
        """The text is gone; the words that were typed for it are not."""
        if not (text := request.POST.get("text")):
            raise Http404
        messages.error(request, gettext("This text is gone by now. You had written: %(text)s") % {"text": text})
        return HttpResponseRedirect(f"{reverse('admin:festival_textstate_changelist')}{_query(request)}")

    def _tell(self, request, job: Job):
        words = {"text": job.title, "name": job.called, "state": job.standing.label}
        self.log_change(request, job.row, f"{job.title} [{job.language}]: {job.standing.label}")
        messages.success(request, gettext("%(name)s, %(text)s: %(state)s.") % words)

    def _text(self, request, queue: Queue, job: Job, form: TextForm):
        before, after, place = queue.beside(job)
        context = {
            "job": job,
            "form": form,
            "facts": facts(job),
            "links": links(job, request.user),
            "passages": _passages(job),
            "before": before,
            "after": after,
            "place": place,
            "queue": queue,
            "query": _query(request),
            "limit": job.kind.field(job.name, job.language).max_length,
        }
        with timezone.override(zone_of(job.row.zone_read or "")):
            return self._page(request, "text", job.called, {**context, "subtitle": job.title}).render()

    def _page(self, request, name: str, title: str, context: dict):
        shown = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/festival/textstate/{name}.html", shown)

    def _only_translators(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied


def _lines(queue: Queue, entries: list[Entry]) -> list[tuple[str, Job, str]]:
    """(heading, the text, when it is read)."""
    needs = {entry.key: (entry, *queue.needed(entry)) for entry in entries}
    zones = {name: zone_of(name) for name in {entry.place.zone for entry in entries}}
    lines = []
    for job in queue.read(entries):
        entry, need, moment = needs[job.key]
        lines.append((turn(queue.urgent(entry), need), job, when(need, moment, zones[entry.place.zone])))
    return lines


def _done(form: TextForm, do: str, by: str) -> bool:
    """What the button says; an unknown one does nothing."""
    if do in SAVED_AS:
        return form.save(SAVED_AS[do], by)
    return {"right": form.confirm, "turn": form.turn}.get(do, lambda by: False)(by)


def _job(label: str, pk: int, name: str, lock: bool = False) -> Job:
    """One text as it stands; `lock`: nobody else writes it until the transaction ends."""
    kind = KNOWN.get(label)
    if kind is None or name not in kind.names:
        raise Http404
    try:
        if lock:
            kind.model._default_manager.select_for_update().get(pk=pk)
        row = kind.rows(clock.now()).get(pk=pk)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    said = {one.name: one for one in TextState.objects.of(row)}
    for job in made(kind, row, said):
        if job.name == name:
            return job
    raise Http404


def _passages(job: Job) -> list[Passage]:
    """What has changed in the source since the translation was made; nothing where no word has."""
    if job.said is None:
        return []
    passages = difference(job.said.source, job.source)
    return passages if any(passage.changed for passage in passages) else []


def _query(request) -> str:
    """The filters, carried from text to text."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"?{query.urlencode()}" if query else ""
