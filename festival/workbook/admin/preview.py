"""A preview is an address: file and choices lie in the upload, so it can be left, opened again and printed.

Every GET only reads. What is sent is either a choice, which leads back to the preview of what it comes to, or the
confirmation of exactly what the preview showed.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from festival.lib import clock
from festival.models import WorkbookImport
from festival.workbook import Side

from . import reporting, running, shown
from .choices import ALL, Choices
from .engine import planned
from .frame import PREVIEW, START, framed, importing, page

CUT = "<!-- cut -->"  # where the page of a running import goes on as the import does
LOOK_AGAIN = 3  # seconds


def own_upload(request, key: str) -> WorkbookImport | None:
    upload = WorkbookImport.objects.at_hand(clock.now()).filter(owner=request.user, key=key).first()
    if upload:
        upload.owner = request.user  # whose permissions are known
    return upload


def gone(request):
    """Expired, discarded, or somebody else's."""
    return page(request, "gone", _("This upload is not here any more"), status=404)


@method_decorator(importing, name="dispatch")
class Preview(View):
    """Of one upload; while it is imported, how that goes, and afterwards its report."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, key):
        self.at = clock.now()
        self.upload = own_upload(request, key)
        return super().dispatch(request, key) if self.upload else gone(request)

    def get(self, request, key):
        if self.upload.finished:
            return self.report()
        if self.upload.running(self.at):
            return self.waiting()
        return self.preview()

    def post(self, request, key):
        if self.upload.finished or self.upload.running(self.at):
            return redirect(PREVIEW, key)
        if "discard" in request.POST:
            return self.discard()
        choices = self.chosen(request.POST)
        if "import" in request.POST and choices == Choices.kept(self.upload.choices):
            return self.confirm(request.POST.get("fingerprint", ""))
        if "import" in request.POST:
            messages.warning(request, _("Your choices are in the preview now. Look at it, then import."))
        self.upload.choose(choices.stored())
        return redirect(PREVIEW, key)

    # --- What is shown --------------------------------------------------------------------------------------------

    def preview(self):
        title = _("Preview: %(file)s") % {"file": self.upload.name}
        choices = Choices.kept(self.upload.choices)
        return page(self.request, "preview", title, upload=self.upload, **shown.preview(planned(self.upload), choices))

    def waiting(self):
        """For whoever lost the streamed answer: the page asks again by itself."""
        title = _("Importing: %(file)s") % {"file": self.upload.name}
        response = page(self.request, "waiting", title, upload=self.upload)
        response["Refresh"] = str(LOOK_AGAIN)
        return response

    def report(self):
        report = self.upload.report
        return page(
            self.request,
            "report",
            _("Imported: %(file)s") % {"file": self.upload.name},
            upload=self.upload,
            report=report,
            counts=reporting.counts(report),
            sheets=reporting.sheets(report),
        )

    # --- What is done ---------------------------------------------------------------------------------------------

    def chosen(self, data) -> Choices:
        choices = Choices.sent(data)
        if data.get(ALL) in list(Side):
            return choices.for_all(planned(self.upload).conflicts, data[ALL])
        return choices

    def discard(self):
        name = self.upload.name
        self.upload.delete()
        messages.success(self.request, _("Discarded, nothing was written: %(file)s") % {"file": name})
        return redirect(START)

    def confirm(self, fingerprint: str):
        if not self.upload.begin(self.at):
            return redirect(PREVIEW, self.upload.key)
        response = StreamingHttpResponse(self.told(fingerprint))
        response["Cache-Control"] = "private, no-store"
        response["X-Accel-Buffering"] = "no"  # nginx passes it on as it comes
        return response

    def told(self, fingerprint: str):
        """The page in pieces. Its style shows the last step only; where it ends, the outcome is asked for."""
        title = _("Importing: %(file)s") % {"file": self.upload.name}
        context = {**framed(self.request, title), "upload": self.upload}
        head, foot = render_to_string("admin/workbook/running.html", context, self.request).split(CUT)
        yield head
        for percent in running.steps(lambda progress: running.carry_out(self.upload, fingerprint, progress)):
            yield render_to_string("admin/workbook/step.html", {"percent": percent})
        yield render_to_string("admin/workbook/ended.html", {"upload": self.upload})
        yield foot
