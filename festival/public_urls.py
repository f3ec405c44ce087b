"""What a visitor finds, and all that is found behind a share link or as of a moment."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from .views.discovery import choose_language, colours
from .views.home import HomePage
from .views.media import media
from .views.pages import PagePage

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("styles/colours.css", colours, name="colours"),
    re_path(r"^media/(?P<name>[-\w./]+)$", media, name="media"),
    path("api/v1/", include("festival.api.urls")),
    *i18n_patterns(
        path("", HomePage.as_view(), name="home"),
        path("pages/<slug:slug>/", PagePage.as_view(), name="page"),
        path("", include("films.urls")),
        path("", include("people.urls")),
    ),
]

handler403 = "festival.views.errors.denied"
handler404 = "festival.views.errors.not_found"
