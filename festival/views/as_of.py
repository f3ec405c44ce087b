"""The site as of a moment: where staff choose it."""

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from festival.lib.admin_moments import MomentField
from festival.through import MAY, as_of_path
from films.admin.zones import working_zone


class MomentForm(forms.Form):
    """A moment on the active wall, and the page to see as of it. Sent by GET: nothing is written."""

    at = MomentField(label=_("As of"))
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["at"].widget.attrs["aria-label"] = self.fields["at"].label

    def clean_page(self):
        page = self.cleaned_data["page"]
        return page if page.startswith(("/en/", "/el/")) else "/"


@require_safe
@permission_required(MAY, raise_exception=True)
def as_of(request):
    """Leads to the site as of the moment that was chosen; asks again where none was, or none that there is."""
    with timezone.override(working_zone()):
        form = MomentForm(request.GET or None)
        if form.is_valid():
            return HttpResponseRedirect(as_of_path(form.cleaned_data["at"], form.cleaned_data["page"]))
        context = {**admin.site.each_context(request), "title": _("The site as of a moment"), "form": form}
        return TemplateResponse(request, "admin/as_of.html", context).render()
