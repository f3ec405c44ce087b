"""The page "Programme workbook": what comes in, what goes out, what was imported lately."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from festival.lib import clock
from festival.models import WorkbookImport

from .forms import ExportForm, UploadForm
from .frame import MAY_EXPORT, MAY_IMPORT, PREVIEW, entering, page

LATELY = 10


@entering
def start(request):
    """GET shows both forms, POST takes a workbook and leads to its preview."""
    if request.method != "POST":
        return start_page(request)
    if not request.user.has_perm(MAY_IMPORT):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return start_page(request, form=form, status=422)
    file = form.cleaned_data["file"]
    upload = WorkbookImport.objects.give(request.user, file.name, file.read(), clock.now())
    return redirect(PREVIEW, upload.key)


def start_page(request, form=None, export=None, status=200):
    own = WorkbookImport.objects.at_hand(clock.now()).filter(owner=request.user).defer("content", "report")
    return page(
        request,
        "start",
        _("Programme workbook"),
        status,
        may_import=request.user.has_perm(MAY_IMPORT),
        may_export=request.user.has_perm(MAY_EXPORT),
        form=form or UploadForm(),
        export=export or ExportForm(),
        lately=own[:LATELY],
    )
