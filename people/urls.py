"""People and companies; all under a language."""

from django.urls import path

from .views import CompanyPage, PersonList, PersonPage

app_name = "people"

urlpatterns = [
    path("people/", PersonList.as_view(), name="people"),
    path("people/<slug:slug>/", PersonPage.as_view(), name="person"),
    path("companies/<slug:slug>/", CompanyPage.as_view(), name="company"),
]
