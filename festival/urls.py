"""The site map."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from .sitemaps import SITEMAPS
from .views.discovery import alive, choose_language, colours, ready, robots
from .views.home import HomePage
from .views.pages import PagePage

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("styles/colours.css", colours, name="colours"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

urlpatterns += i18n_patterns(
    path("", HomePage.as_view(), name="home"),
    path("pages/<slug:slug>/", PagePage.as_view(), name="page"),
    path("", include("films.urls")),
    path("", include("people.urls")),
)

handler404 = "festival.views.errors.not_found"
