"""The site map: the public pages, the editors' room, and what machines ask for."""

from django.contrib import admin
from django.urls import include, path

from films.views.ticket_states import ticket_states

from . import public_urls
from .views.discovery import alive, ready, robots, sitemap

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap-section"),
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("api/v1/ticket-states/", ticket_states, name="ticket-states"),
    *public_urls.urlpatterns,
]

handler403 = public_urls.handler403
handler404 = public_urls.handler404
