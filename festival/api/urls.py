"""Open data; under no language, since every text stands there in each."""

from django.urls import path

from .views import ScreeningApi, ScreeningsApi

app_name = "api"

urlpatterns = [
    path("screenings/", ScreeningsApi.as_view(), name="screenings"),
    path("screenings/<str:uuid>/", ScreeningApi.as_view(), name="screening"),
]
