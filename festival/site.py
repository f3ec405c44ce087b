"""The admin's own site: the programme first, accounts last."""

from django.contrib.admin import AdminSite
from django.urls import path
from django.utils.translation import gettext_lazy as _

APPS = ["films", "people", "festival"]  # in this order; what else is installed follows


class FestivalAdminSite(AdminSite):
    site_header = site_title = _("Festival programme")
    index_title = _("Editors' room")

    def get_urls(self):
        from .views.as_of import as_of  # the views read models, which are not loaded yet when the site is made

        return [path("as-of/", self.admin_view(as_of), name="as_of"), *super().get_urls()]

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: APPS.index(app["app_label"]) if app["app_label"] in APPS else len(APPS))
