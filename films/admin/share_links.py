"""Share links of a row: a page beside its form where they are made, copied and revoked."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from festival.lib import clock
from festival.lib.admin_moments import MomentField
from films.models import ShareLink

OPEN_FOR = timedelta(days=14)  # what the form offers
MAY = "films.add_sharelink"


class ShareLinkForm(forms.ModelForm):
    """For whom, and until when."""

    class Meta:
        model = ShareLink
        fields = ["recipient", "expires_at"]
        field_classes = {"expires_at": MomentField}
        widgets = {"expires_at": MomentField.widget}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["expires_at"].widget.attrs["aria-label"] = self.fields["expires_at"].label

    def clean_expires_at(self):
        moment = self.cleaned_data["expires_at"]
        if clock.passed(moment, clock.now()):
            raise forms.ValidationError(_("Choose a moment that is still to come."), "expired")
        return moment


class ShareLinksMixin:
    """For the admin of a model that ShareLink can show: the page `links/` of each row."""

    links_title = ""  # as the button says that leads there

    def get_urls(self):
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.share_links))
        name = f"{self.opts.app_label}_{self.opts.model_name}_links"
        return [path("<path:object_id>/links/", view, name=name), *super().get_urls()]

    def may_share(self, request, row) -> bool:
        return self.has_change_permission(request, row) and request.user.has_perm(MAY)

    def share_links(self, request, object_id):
        """Lists them. POST makes one, or revokes the one that is named."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.may_share(request, row):
            raise PermissionDenied
        with timezone.override(self.form_zone(request, row) or timezone.get_default_timezone()):
            if "revoke" in request.POST:
                return self._revoke(request, row)
            form = self._link_form(request, row)
            if form.is_valid():
                return self._make(request, row, form)
            return self._links_page(request, row, form).render()

    def _link_form(self, request, row) -> ShareLinkForm:
        link = ShareLink(**{self.opts.model_name: row}, created_by=request.user)
        offered = clock.now().replace(second=0, microsecond=0) + OPEN_FOR
        return ShareLinkForm(request.POST or None, instance=link, initial={"expires_at": offered})

    def _make(self, request, row, form):
        link = form.save()
        self.log_change(request, row, gettext("Share link made: {recipient}").format(recipient=link.recipient))
        messages.success(request, gettext("The link is made. Copy it and send it; you can revoke it at any time."))
        return HttpResponseRedirect(request.path)

    def _revoke(self, request, row):
        link = next((link for link in row.share_links.all() if link.key == request.POST["revoke"]), None)
        if link is None:
            raise Http404
        if link.revoked_at is None:
            link.revoked_at = clock.now()
            link.save(update_fields=["revoked_at"])
            self.log_change(request, row, gettext("Share link revoked: {recipient}").format(recipient=link.recipient))
        messages.success(request, gettext("The link is revoked: it opens nothing any more."))
        return HttpResponseRedirect(request.path)

    def _links_page(self, request, row, form) -> TemplateResponse:
        now = clock.now()
        links = list(row.share_links.select_related("created_by"))
        context = {
            **self.admin_site.each_context(request),
            "title": self.links_title,
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "form": form,
            "open": [link for link in links if link.is_open(now)],
            "closed": [link for link in links if not link.is_open(now)],
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/share_links.html", context)
