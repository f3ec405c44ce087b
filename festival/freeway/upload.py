"""The page of the import: a file, a preview with what has to be decided, a confirmation."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.numbers import row_number
from festival.lib.text import fold
from films.admin.zones import working_edition
from films.models import Edition
from films.pasting.everybody import described

from .apply import apply
from .fields import who
from .parcel import packed, unpacked
from .people import AS, NEW, Name
from .plan import SKIP, Choices, FilmPlan, Plan, make_plan
from .read import MOST_BYTES, Unreadable, read

NEEDED = [
    "festival.add_submission", "festival.view_submission", "festival.add_categoryrule",
    "films.add_film", "films.change_film", "people.add_person", "people.add_company",
]  # fmt: skip
LEAVE = "-"  # of a category: do not import


class FileForm(forms.Form):
    edition = forms.ModelChoiceField(Edition.objects.all(), label=_("edition"))
    file = forms.FileField(
        label=_("CSV file"),
        allow_empty_file=True,  # it is said what is missing in it
        help_text=_("As FilmFreeway exports it, up to 20 MB. Only selected submissions are imported."),
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )

    def clean_file(self):
        """What was read of it. The file itself is kept nowhere."""
        try:
            return read(self.cleaned_data["file"].read(MOST_BYTES + 1))
        except Unreadable as refusal:
            raise forms.ValidationError(refusal.problems) from None


class PreviewForm(forms.Form):
    """What the preview sends back, beside the decisions."""

    edition = forms.ModelChoiceField(Edition.objects.all(), widget=forms.HiddenInput)
    parcel = forms.CharField(widget=forms.HiddenInput)

    def clean_parcel(self):
        try:
            return unpacked(self.cleaned_data["parcel"])
        except Unreadable as refusal:
            raise forms.ValidationError(refusal.problems) from None


class ImportMixin:
    """Adds the page to the admin of submissions."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.import_page)
        return [path("import/", view, name="festival_submission_import"), *super().get_urls()]

    def import_page(self, request):
        if not request.user.has_perms(NEEDED):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, FileForm(initial={"edition": working_edition()}))
        sent = PreviewForm(request.POST) if "parcel" in request.POST else FileForm(request.POST, request.FILES)
        if not sent.is_valid():
            return self._page(request, _again(sent))
        export = sent.cleaned_data.get("parcel") or sent.cleaned_data["file"]
        plan = make_plan(export, sent.cleaned_data["edition"], _choices(request.POST))
        looked_at = request.POST.get("digest") == plan.digest
        if request.POST.get("step") == "import" and looked_at and not plan.open and self._apply(request, plan):
            return HttpResponseRedirect(reverse("admin:festival_submission_changelist"))
        return self._preview(request, sent, plan, export)

    def _apply(self, request, plan: Plan) -> bool:
        new = [film for film in plan.films if film.state == "new"]
        changed = [film for film in plan.films if film.state == "changed"]
        try:
            with transaction.atomic():
                apply(plan, clock.now())
                self._log(request, new, changed)
        except IntegrityError:
            messages.error(request, gettext("Nothing was written: the site was changed at this moment. Look again."))
            return False
        told = [
            ngettext("%(number)s draft was made.", "%(number)s drafts were made.", len(new)) % {"number": len(new)},
            ngettext("%(number)s film was changed.", "%(number)s films were changed.", len(changed))
            % {"number": len(changed)},
        ]
        messages.success(request, " ".join(told))
        return True

    def _log(self, request, new: list[FilmPlan], changed: list[FilmPlan]) -> None:
        words = gettext("Imported from FilmFreeway.")
        for films, flag in ((new, ADDITION), (changed, CHANGE)):
            LogEntry.objects.log_actions(request.user.pk, [planned.film for planned in films], flag, words)

    def _preview(self, request, sent, plan: Plan, export):
        try:
            parcel = packed(export)
        except Unreadable as refusal:
            form = FileForm(initial={"edition": plan.edition})
            return self._page(request, form, problems=refusal.problems)
        return self._page(
            request,
            None,
            plan=plan,
            parcel=parcel,
            categories=_category_rows(plan),
            doubtful=_doubtful(plan.names),
            new=[name for name in plan.names if not name.choices],
            step=request.POST.get("step", ""),
        )

    def _page(self, request, form, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Import from FilmFreeway"),
            "opts": self.opts,
            "form": form,
            **context,
        }
        response = TemplateResponse(request, "admin/festival/submission/import.html", context)
        response["Cache-Control"] = "private, no-store"
        return response


def _again(sent):
    """The file has to be chosen again, since no browser sends it twice; the edition stays."""
    if isinstance(sent, FileForm):
        return sent
    form = FileForm({"edition": sent["edition"].value() or ""}, {})
    form.full_clean()
    form.errors.pop("file", None)
    for error in sent.errors.values():
        form.add_error("file", error)
    return form


def _choices(data) -> Choices:
    """Each decision is a pair of inputs of the same place in two lists: what it is about, what was chosen."""
    categories = zip(data.getlist("category"), data.getlist("section"), strict=False)
    films = zip(data.getlist("submission"), data.getlist("film"), strict=False)
    return Choices(
        categories={fold(name): SKIP if slug == LEAVE else slug for name, slug in categories if slug},
        names={fold(name): chosen for name, chosen in zip(data.getlist("name"), data.getlist("who"), strict=False)},
        films={key: number for key, pk in films if (number := row_number(pk)) is not None},
    )


def _category_rows(plan: Plan) -> list[dict]:
    """Categories without a rule, each with the sections it may lead to."""
    options = [("", "—"), (LEAVE, gettext("Do not import"))]
    options += [(slug, str(section.title)) for slug, section in plan.site.sections.items()]
    chosen = {key: slug or LEAVE for key, slug in plan.choices.categories.items()}
    return [
        {"name": name, "options": options, "chosen": chosen.get(key, ""), "open": key not in chosen}
        for key, name in plan.asked.items()
    ]


def _doubtful(names: list[Name]) -> list[dict]:
    """Names that may be somebody of the site, or of which nobody can tell whether a person or a company has them."""
    names = [name for name in names if name.choices]
    words = described(row for name in names for row in (*name.same, *name.near))
    labels = dict(zip(NEW.values(), (gettext("New person"), gettext("New company")), strict=True))
    return [
        {
            "name": name,
            "options": [
                *([("", "—")] if name.same else []),
                *((who(row), words[row]) for row in (*name.same, *name.near)),
                *((AS + one.name, gettext("As in this file: %(name)s") % {"name": one.name}) for one in name.before),
                *((kind, label) for kind, label in labels.items() if kind in name.kinds),
            ],
        }
        for name in names
    ]
