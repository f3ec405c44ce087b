"""What all pages of the workbook share: who may come, and the frame of the editors' room around them."""

from __future__ import annotations

from functools import wraps

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

START, PREVIEW = "admin:festival_workbookimport_changelist", "admin:festival_workbookimport_change"
MAY_IMPORT, MAY_EXPORT = "festival.import_programme", "festival.export_programme"

importing = permission_required(MAY_IMPORT, raise_exception=True)
exporting = permission_required(MAY_EXPORT, raise_exception=True)


def may_enter(user) -> bool:
    """Somebody who may do the one or the other."""
    return user.has_perm(MAY_IMPORT) or user.has_perm(MAY_EXPORT)


def entering(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_enter(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def framed(request, title: str) -> dict:
    """What the frame prints."""
    return {**admin.site.each_context(request), "title": title}


def page(request, template: str, title: str, status: int = 200, **context):
    """A page of the editors' room; nothing of it is kept by a browser or a proxy."""
    context = {**framed(request, title), **context}
    response = render(request, f"admin/workbook/{template}.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
