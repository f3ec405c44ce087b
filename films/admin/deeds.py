"""Withdrawing a film and replacing a screening: a page beside the form says what will happen, and asks why."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from festival.lib import clock
from festival.lib.admin_choices import Autocomplete
from festival.lib.admin_moments import MomentField
from films import deeds
from films.models import Edition, Screening
from films.models.recording import recording

from .zones import working_edition


class WhyForm(forms.Form):
    """The words that the public reads beside what is called off."""

    reason_en = forms.CharField(label=_("Reason, in English"), max_length=300, required=False)
    reason_el = forms.CharField(label=_("Reason, in Greek"), max_length=300, required=False)
    ticket_note_en = forms.CharField(label=_("For ticket holders, in English"), max_length=300, required=False)
    ticket_note_el = forms.CharField(label=_("For ticket holders, in Greek"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean(self):
        super().clean()
        if not (self.cleaned_data.get("reason_en") or self.cleaned_data.get("reason_el")):
            self.add_error("reason_en", _("Say why, in one language at least: the public reads it."))

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in deeds.WORDS}


class WithdrawForm(WhyForm):
    """From which of the editions in which it is chosen."""

    edition = forms.ModelChoiceField(Edition.objects.none(), label=_("edition"), empty_label=None)
    field_order = ["edition"]

    def __init__(self, *args, film, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = film.selections.selected().values("section__edition")
        self.fields["edition"].queryset = Edition.objects.filter(pk__in=chosen)


class ReplaceForm(WhyForm, forms.ModelForm):
    """What stands in its place, a film or a package, where and when."""

    class Meta:
        model = Screening
        fields = ["film", "package", "start", "hall"]
        field_classes = {"start": MomentField}
        widgets = {"start": MomentField.widget} | {
            name: Autocomplete(Screening._meta.get_field(name), admin.site) for name in ("film", "package", "hall")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].widget.attrs["aria-label"] = self.fields["start"].label
        self.fields["hall"].help_text = ""
        self.fields["film"].help_text = _("Or a package.")

    def clean(self):
        super().clean()
        film, package = self.cleaned_data.get("film"), self.cleaned_data.get("package")
        if not self.errors.keys() & {"film", "package"} and bool(film) == bool(package):
            self.add_error("film", _("Choose a film or a package, not both."))


class DeedMixin:
    """For the admin of what a deed is done to, a `RecordedMixin`: the page `<deed>/` of each row, whose POST does it.

    `deed` names it; `deed_impossible`, `deed_form`, `deed_context` and `do_deed` say why it cannot be done, what it
    asks, shows and does.
    """

    deed = ""
    deed_needs: list[str] = []  # permissions besides changing the row

    def get_urls(self):
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.deed_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_{self.deed}"
        return [path(f"<path:object_id>/{self.deed}/", view, name=name), *super().get_urls()]

    def may_do_deed(self, request, row) -> bool:
        return self.has_change_permission(request, row) and request.user.has_perms(self.deed_needs)

    def deed_view(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.may_do_deed(request, row):
            raise PermissionDenied
        with timezone.override(self.form_zone(request, row) or timezone.get_default_timezone()):
            return self._deed(request, row)

    @transaction.atomic
    def _deed(self, request, row):
        """The row is locked, so that of two who do it at once the second is told so; behind its screenings, as by
        whatever else saves it."""
        with recording(self.read_at(row.pk) if request.method == "POST" else []):
            return self._done_or_asked(request, row)

    def _done_or_asked(self, request, row):
        self.model._base_manager.select_for_update().get(pk=row.pk)
        impossible, form = self.deed_impossible(row), self.deed_form(request, row)
        if not impossible and form.is_valid():
            return HttpResponseRedirect(self.do_deed(request, row, form))
        context = {
            **self.admin_site.each_context(request),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "form": form,
            "impossible": impossible,
            "media": self.media + form.media,
            **self.deed_context(row),
        }
        return TemplateResponse(request, "admin/films/deed.html", context).render()


class WithdrawMixin(DeedMixin):
    """For films."""

    deed = "withdraw"
    deed_needs = ["films.change_selection", "films.change_screening"]

    def deed_impossible(self, film) -> str:
        chosen = film.selections.selected().exists()
        return "" if chosen else gettext("It is in no edition, or is withdrawn already.")

    def deed_form(self, request, film):
        edition = working_edition()
        return WithdrawForm(request.POST or None, initial={"edition": edition and edition.pk}, film=film)

    def deed_context(self, film) -> dict:
        now = clock.now()
        editions = Edition.objects.filter(sections__selections__in=film.selections.selected()).distinct()
        return {
            "title": gettext("Withdraw the film"),
            "button": gettext("Withdraw it"),
            "consequences": [
                gettext("It leaves the lists and counts of the edition; its page stays and says that it is withdrawn."),
                gettext("Its own screenings that are still to come are cancelled, and say why."),
                gettext("Its online windows say that it is withdrawn, and send nobody to watch it."),
                gettext(
                    "Packages go on: the film stays on their bills, marked as withdrawn, and the others keep their "
                    "times until you take it out or put another in its place. The programme changes say that it is "
                    "not shown."
                ),
            ],
            "concerned": [one for edition in editions for one in deeds.screenings_ahead(film, edition, now)],
            "windows": [one for edition in editions for one in deeds.windows_ahead(film, edition, now)],
            "packages": [one for edition in editions for one in deeds.packages(film, edition)],
        }

    def do_deed(self, request, film, form) -> str:
        edition = form.cleaned_data["edition"]
        cancelled = deeds.withdraw(film, edition, clock.now(), **form.words)
        said = ngettext(
            "Withdrawn; %(number)s screening is cancelled.",
            "Withdrawn; %(number)s screenings are cancelled.",
            len(cancelled),
        ) % {"number": len(cancelled)}
        self.log_change(request, film, f"{edition}: {said}")
        self.message_user(request, said)
        if bills := deeds.packages(film, edition):
            still = gettext("It still stands on the bill of: %(packages)s.")
            names = ", ".join(str(package.title) for package in bills)
            self.message_user(request, still % {"packages": names}, messages.WARNING)
        return reverse("admin:films_film_change", args=[film.pk])


class ReplaceMixin(DeedMixin):
    """For screenings."""

    deed = "replace"
    deed_needs = ["films.add_screening"]

    def deed_impossible(self, screening) -> str:
        new = Screening.objects.filter(replaces=screening).first()
        if new is None:
            return ""
        link = format_html('<a href="{}">{}</a>', reverse("admin:films_screening_change", args=[new.pk]), new)
        return format_html("{} {}", gettext("It is replaced already, by:"), link)

    def deed_form(self, request, screening):
        words = {name: getattr(screening, name) for name in deeds.WORDS}
        slot = {"start": screening.start, "hall": screening.hall_id}
        copied = ("edition", "audience", "entry", "publish_at")
        new = Screening(**{name: getattr(screening, name) for name in copied})
        return ReplaceForm(request.POST or None, instance=new, initial={**slot, **words})

    def deed_context(self, screening) -> dict:
        return {
            "title": gettext("Replace the screening"),
            "button": gettext("Cancel it and add the new one"),
            "consequences": [
                gettext("This screening is cancelled and stays in the schedule; it names the one in its place."),
                gettext("The new one has an address, a code and a calendar entry of its own."),
            ],
            "concerned": [screening],
        }

    def do_deed(self, request, screening, form) -> str:
        new = form.instance
        deeds.replace(screening, new, **form.words)
        self.log_change(request, screening, gettext("Replaced by: {other}").format(other=new))
        self.log_addition(request, new, gettext("Replaces: {other}").format(other=screening))
        self.message_user(request, gettext("Replaced. Check tickets and guests of the new screening."))
        return reverse("admin:films_screening_change", args=[new.pk])
