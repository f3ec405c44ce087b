"""Stands in INSTALLED_APPS instead of `django.contrib.admin`; not in apps.py, where Django would find two defaults."""

from django.contrib.admin.apps import AdminConfig


class FestivalAdminConfig(AdminConfig):
    default_site = "festival.site.FestivalAdminSite"
