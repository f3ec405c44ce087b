"""From a row of a report to the form of its object, looked up when somebody follows the link, not for every row."""

from __future__ import annotations

from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from festival.workbook.sheets import BY_NAME
from films.models import Film, Jury, Package, Role, Screening, Section, Venue
from people.models import PastSlug, Person

from .frame import importing

# On whose form the rows of a sheet stand, and by what the parts of their keys find it; elsewhere it is the slug.
FORMS = {
    "roles": [(Role, ["code"])],
    "sections": [(Section, ["edition__slug", "slug"])],
    "venues": [(Venue, ["slug"])],
    "packages": [(Package, ["edition__slug", "slug"])],
    "selections": [(Film, ["slug"])],
    "credits": [(Film, ["slug"])],
    "filmography": [(Person, ["slug"])],
    "screenings": [(Screening, ["edition__slug", "key"])],
    "presences": [(Screening, ["edition__slug", "key"])],
    "juries": [(Jury, ["edition__slug", "slug"])],
    "jurors": [(Jury, ["edition__slug", "slug"])],
    "stills": [(Film, ["slug"]), (Person, ["slug"])],
    "addresses": [(PastSlug, ["kind", "slug"])],
}
WITHOUT_KEY = {"awards", "online"}  # their rows are known by what they say: the list is near enough


@importing
@require_safe
def found(request, sheet: str):
    """To the form of the object, or to the list it is in, where it is gone or the key tells too little."""
    if sheet not in BY_NAME:
        raise Http404
    return redirect(address(sheet, request.GET.get("key", "")))


def address(sheet: str, key: str) -> str:
    ways = FORMS.get(sheet) or [(BY_NAME[sheet].tables[0].model, ["slug"])]
    for model, lookups in ways if sheet not in WITHOUT_KEY else []:
        parts = dict(zip(lookups, key.split("/"), strict=False))
        rows = model._base_manager.filter(**parts)[:2] if len(parts) == len(lookups) and "\0" not in key else []
        if len(rows) == 1:
            return reverse(f"admin:{_name(model)}_change", args=[rows[0].pk])
    return reverse(f"admin:{_name(ways[0][0])}_changelist")


def _name(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"
