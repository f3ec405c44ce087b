"""The admin's own site: the programme first, accounts last."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

APPS = ["films", "people", "festival"]  # in this order; what else is installed follows


class FestivalAdminSite(AdminSite):
    site_header = site_title = _("Festival programme")
    index_title = _("Editors' room")

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: APPS.index(app["app_label"]) if app["app_label"] in APPS else len(APPS))
